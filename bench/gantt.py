"""The calendar of a plan of 1,000 actions: to show it, to scroll it down and through time."""

import statistics
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

from bench.ground import Ground
from bench.harness import Row, percentile, row
from bench.pace import pace, undisturbed
from dsi_desktop.db.ranks import spread
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.plan import Action, ActionDependency, Issue, Milestone, Objective, Plan
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.plan.commands.versions import adopt_version
from dsi_desktop.kernel.clock import frozen
from dsi_desktop.kernel.i18n import N_
from dsi_desktop.kernel.ids import linked_id

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from dsi_desktop.features.schedule.page.calendar_page import CalendarPage
    from dsi_desktop.ui.shell.desk import Desk

_ACTIONS, _FRAMES, _CHANTIERS = 1_000, 90, 8
_FRAME_MS, _SHOWN_MS = 16.0, 400.0
_TODAY = date(2026, 12, 4)
_PLAN = "bench-plan"


def gantt(ground: Ground) -> Iterator[Row]:
    """Measure the calendar shown, a frame scrolled down, a frame scrolled through time.

    Processor time: other programs at work must not be counted.
    """
    path = ground.folder / "gantt.dsi"
    _great_plan(path)
    store = Store.open(path, author="Banc", device="Banc", clock=frozen(_TODAY))
    page, application = _page(store)
    scale = pace(ground.rounds)
    shown = statistics.median(_shown(page, application) for _round in range(ground.rounds))
    yield row("gantt shown", 1.0, ground.rounds, shown, _SHOWN_MS * scale)
    down, across = _frames(page)
    yield row("gantt scroll p95", 1.0, ground.rounds, percentile(down, 95), _FRAME_MS * scale)
    yield row("gantt time p95", 1.0, ground.rounds, percentile(across, 95), _FRAME_MS * scale)
    page.hide()
    page.deleteLater()
    application.processEvents()
    store.close()


def _great_plan(path: Path) -> None:
    """Write 1,000 actions in eight chantiers, half of them waiting for another, and adopt them."""
    store = Store.create(path, title="Banc", author="Banc", device="Banc", clock=frozen(_TODAY))
    with store.hurried(), store.operation(N_("Remplir un calendrier")) as op:
        op.add(Plan(id=_PLAN, title="Banc", start_on="2025-04-01", end_on="2028-03-31"))
        objectives = [_branch(op, number) for number in range(_CHANTIERS)]
        for number, rank in enumerate(spread(_ACTIONS)):
            _action(op, number, rank, objectives[number % _CHANTIERS])
    with store.hurried():
        adopt_version(store, plan_id=_PLAN, adopted_on="2025-04-01")
    store.close()


def _branch(op: Operation, number: int) -> str:
    body = op.add(Body(name=f"Chantier {number}", kind="workstream", hue=number)).id
    issue = op.add(Issue(plan_id=_PLAN, title=f"Enjeu {number}", body_id=body)).id
    op.add(Objective(id=f"bench-{number}", plan_id=_PLAN, issue_id=issue, title="Objectif"))
    return body


def _action(op: Operation, number: int, rank: str, body: str) -> None:
    start = date(2025, 4, 1) + timedelta(days=(number * 37) % 900)
    key = f"bench-action-{number}"
    op.add(Action(
        id=key, plan_id=_PLAN, objective_id=f"bench-{number % _CHANTIERS}", body_id=body,
        title=f"Relancer les municipalités pour la navette no {number}", rank=rank,
        state="in_progress", progress=number % 100, start_on=start.isoformat(),
        end_on=(start + timedelta(days=60 + number % 200)).isoformat(),
    ))
    op.add(Milestone(action_id=key, title="Bilan", due_on=start.isoformat()))
    if number % 2:
        other = f"bench-action-{number - 1}"
        op.add(ActionDependency(
            id=linked_id("action_dependency", other, key), from_action_id=other, to_action_id=key,
        ))


def _page(store: Store) -> "tuple[CalendarPage, QApplication]":
    from PySide6.QtWidgets import QApplication

    from dsi_desktop.features.schedule.page.calendar_page import CalendarPage
    from dsi_desktop.ui.theme import wear

    application = QApplication.instance() or QApplication(["bench", "-platform", "offscreen"])
    assert isinstance(application, QApplication)
    wear(application)
    page = CalendarPage(store, cast("Desk", _Quiet()))
    page.resize(1366, 768)
    page.show()
    application.processEvents()
    for group in tuple(page.presenter.look.folded):
        page.presenter.toggle(group)
    return page, application


@undisturbed()
def _shown(page: "CalendarPage", application: "QApplication") -> float:
    """Read the plan and paint it; return milliseconds of processor."""
    started = time.process_time()
    page.presenter.refresh()
    application.processEvents()
    page.gantt.table.viewport().repaint()
    return (time.process_time() - started) * 1000


@undisturbed()
def _frames(page: "CalendarPage") -> tuple[list[float], list[float]]:
    """Scroll by 90 pixels down, then by 30 through time; return what each frame took."""
    table, found = page.gantt.table, list[list[float]]()
    page.presenter.choose_scale("month")
    for bar, step in ((table.verticalScrollBar(), 90), (page.gantt.bar, 30)):
        bar.setValue(0)
        took = []
        for number in range(_FRAMES):
            started = time.process_time()
            bar.setValue(step * number)
            table.viewport().repaint()
            table.horizontalHeader().viewport().repaint()
            took.append((time.process_time() - started) * 1000)
        found.append(took)
    return found[0], found[1]


class _Quiet:
    """All that the calendar asks of its desk."""

    def today(self) -> date:
        return _TODAY

    def tell(self, sentence: str) -> None:
        assert sentence
