"""A plan of 2,000 elements opened: read, laid in its tree, painted."""

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import cast

from bench.ground import Ground
from bench.harness import Row, row
from bench.pace import pace, undisturbed
from dsi_desktop.db.ranks import spread
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.plan import Action, DesiredChange, Issue, Need, Objective, Plan
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.plan.queries import plan_tree
from dsi_desktop.kernel.clock import frozen
from dsi_desktop.kernel.i18n import N_

TODAY = date(2026, 12, 4)
_PLAN = "bench-plan"
_ISSUES, _OBJECTIVES, _CHANGES, _ACTIONS = 10, 8, 4, 20
_NEEDS = 2_000 - _ISSUES * (1 + _OBJECTIVES * (1 + _CHANGES + _ACTIONS)) + 10
_OPENED_MS = 100.0


def plan(ground: Ground) -> Iterator[Row]:
    """Measure the tree read, then the page built, filled and painted; processor time."""
    path = ground.folder / "plan.dsi"
    store = Store.create(path, title="Banc", author="Banc", device="Banc", clock=frozen(TODAY))
    with store.hurried(), store.operation(N_("Remplir un plan")) as op:
        _fill(op)
    scale = pace(ground.rounds)
    read = statistics.median(_timed(lambda: plan_tree(store, _PLAN, TODAY))
                             for _round in range(ground.rounds))  # fmt: skip
    yield row("plan read", 1.0, ground.rounds, read, _OPENED_MS * scale)
    opened = statistics.median(_opened(store) for _round in range(ground.rounds))
    yield row("plan opened", 1.0, ground.rounds, opened, _OPENED_MS * scale)
    store.close()


@undisturbed()
def _opened(store: Store) -> float:
    """Return the milliseconds of processor to build, fill and paint the page."""
    from PySide6.QtWidgets import QApplication

    from dsi_desktop.features.plan.page import build
    from dsi_desktop.ui.shell.desk import Desk
    from dsi_desktop.ui.theme import wear

    application = QApplication.instance() or QApplication(["bench", "-platform", "offscreen"])
    assert isinstance(application, QApplication)
    wear(application)
    started = time.process_time()
    page = build(store, cast(Desk, _Quiet()))
    page.resize(1150, 700)
    page.show()
    page.catch_up()
    page.grab()
    spent = (time.process_time() - started) * 1000
    page.hide()
    page.deleteLater()
    application.processEvents()
    return spent


@undisturbed()
def _timed(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000


class _Quiet:
    """All that the page of the plan asks of its desk to be shown."""

    def today(self) -> date:
        return TODAY

    def open_record(self, kind: str, record_id: str) -> None:
        assert kind or record_id


def _fill(op: Operation) -> None:
    op.add(Plan(id=_PLAN, title="Banc", start_on="2025-04-01", end_on="2028-03-31"))
    for number, rank in enumerate(spread(_NEEDS)):
        op.add(Need(plan_id=_PLAN, code=f"B{number}", title=f"Besoin {number}", rank=rank))
    for number, rank in enumerate(spread(_ISSUES), 1):
        body = op.add(Body(name=f"Chantier {number}", kind="workstream", hue=number % 7)).id
        issue = op.add(Issue(plan_id=_PLAN, code=str(number), title=f"Enjeu {number}",
                             body_id=body, rank=rank)).id  # fmt: skip
        for place, under in enumerate(spread(_OBJECTIVES), 1):
            _objective(op, issue, f"{number}.{place}", under)


def _objective(op: Operation, issue: str, code: str, rank: str) -> None:
    objective = op.add(Objective(plan_id=_PLAN, issue_id=issue, code=code,
                                 title=f"Objectif {code}", rank=rank)).id  # fmt: skip
    changes = [
        op.add(DesiredChange(plan_id=_PLAN, objective_id=objective, rank=place,
                             title=f"On rejoint les services, {code}")).id
        for place in spread(_CHANGES)
    ]  # fmt: skip
    for at, place in enumerate(spread(_ACTIONS), 1):
        op.add(Action(
            plan_id=_PLAN, objective_id=objective, desired_change_id=changes[at % _CHANGES],
            code=f"{code}.{at}", title=f"Relancer les municipalités, {code}.{at}",
            state="in_progress", progress=at * 4, end_on="2027-03-31", rank=place,
        ))  # fmt: skip
