"""The sheet of an organisation after ten years of meetings: reading it, and showing it whole."""

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, cast

from bench.ground import Ground
from bench.harness import Row, row
from bench.pace import pace
from dsi_desktop.db.schema.directory import Affiliation, ContactDetail, Organization, Person
from dsi_desktop.db.schema.governance import Body, Membership
from dsi_desktop.db.schema.meetings import Attendance, Meeting
from dsi_desktop.db.schema.minutes import Motion
from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.directory import queries
from dsi_desktop.kernel.i18n import N_

if TYPE_CHECKING:
    from dsi_desktop.ui.shell.desk import Desk

_READ_MS, _SHOWN_MS = 50.0, 100.0
_YEARS, _BODIES, _PARTNERS, _AROUND, _DECISIONS = 10, 8, 60, 12, 3
_TODAY = date(2026, 12, 4)
_WARM, _TIMES = 3, 9


def sheet(ground: Ground) -> Iterator[Row]:
    """Measure the reading ÷ 50 ms, then reading, building and painting it all ÷ 100 ms.

    Processor time on both sides: a tenth of a second is what the hand does not feel.
    """
    path = ground.folder / "sheet.dsi"
    asked = _ten_years(path)
    store = Store.open(path, author="Banc d’essai", device="Banc")
    whole = queries.organization_sheet(store, asked, _TODAY)
    assert whole.dealings.meetings_count >= _YEARS * _BODIES * 6
    yield row("sheet read", 1.0, ground.rounds, _median(
        ground.rounds, lambda: queries.organization_sheet(store, asked, _TODAY),
    ), _READ_MS * pace(ground.rounds))
    yield row("sheet shown", 1.0, ground.rounds, _shown(store, asked, ground.rounds),
              _SHOWN_MS * pace(ground.rounds))
    store.close()


def _shown(store: Store, asked: str, rounds: int) -> float:
    from PySide6.QtWidgets import QApplication, QWidget

    from dsi_desktop.features.directory.page.forms import Forms
    from dsi_desktop.features.directory.page.sheet import Sheet
    from dsi_desktop.ui.theme import wear

    application = QApplication.instance() or QApplication(["bench", "-platform", "offscreen"])
    assert isinstance(application, QApplication)
    wear(application)
    window = QWidget()
    desk = cast("Desk", _Day())
    shown = Sheet(store, desk, Forms(store, desk, window))
    shown.setParent(window)
    shown.wide = True
    shown.resize(1094, 690)
    window.resize(1150, 700)
    window.show()

    def show() -> None:
        shown.show_record("organization", asked)
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        window.repaint()

    took = _median(rounds, show)
    window.close()
    window.deleteLater()
    return took


class _Day:
    """All that a sheet at rest asks of its desk."""

    def today(self) -> date:
        return _TODAY


def _median(rounds: int, work: Callable[[], object]) -> float:
    """Return the median of processor milliseconds; nothing here waits for the disk."""
    took = []
    for number in range(_WARM + max(rounds, _TIMES)):
        started = time.process_time()
        work()
        if number >= _WARM:
            took.append((time.process_time() - started) * 1000)
    return statistics.median(took)


def _ten_years(path: Path) -> str:
    """Write 480 meetings of eight bodies, twelve partners at each; return the one at them all."""
    draw = Random(10)
    store = Store.create(path, title="Banc", author="Banc", device="Banc")
    with store.hurried(), store.operation(N_("Écrire dix ans")) as op:
        partners = [_partner(op, number) for number in range(_PARTNERS)]
        bodies = [op.add(Body(name=f"Chantier {n}", hue=n % 7)).id for n in range(_BODIES)]
        for at, body in enumerate(bodies):
            op.add(Membership(body_id=body, person_id=f"p{at % 3}", organization_id=partners[0],
                              start_on="2017-01-01"))
            for number in range(_YEARS * 6):
                day = _TODAY - timedelta(days=61 * number + 3 * at)
                _meeting(op, draw, body, day, partners)
        for number in range(60):
            op.add(Action(title=f"Action {number}", body_id=draw.choice(bodies),
                          lead_id=partners[number % 6], progress=number))
            op.add(Task(title=f"Suivi {number}", body_id=draw.choice(bodies),
                        organization_id=partners[number % 6], due_on=_TODAY.isoformat()))
    store.close()
    return partners[0]


def _partner(op: Operation, number: int) -> str:
    one = op.add(Organization(name=f"Organisme communautaire {number}", acronym=f"OC{number}"))
    person = op.add(Person(id=f"p{number}", given_name="Personne", family_name=f"Nº {number}"))
    op.add(Affiliation(person_id=person.id, organization_id=one.id, title="direction"))
    op.add(ContactDetail(organization_id=one.id, value=f"info{number}@demonstration.example"))
    return one.id


def _meeting(op: Operation, draw: Random, body: str, day: date, partners: list[str]) -> None:
    meeting = op.add(Meeting(
        body_id=body, held_on=day.isoformat(), start_time="13:00", end_time="15:30", state="held",
    )).id
    for place in (0, *draw.sample(range(1, _PARTNERS), _AROUND - 1)):
        op.add(Attendance(
            meeting_id=meeting, person_id=f"p{place}", organization_id=partners[place],
            status=draw.choice(("present", "present", "remote", "excused")),
        ))
    for number in range(_DECISIONS):
        about = draw.randrange(_PARTNERS)
        op.add(Motion(
            meeting_id=meeting, body_id=body, title=f"Appui {number}",
            text=f"Il est résolu d’appuyer Organisme communautaire {about} pour son projet",
            mover_id=f"p{draw.randrange(_PARTNERS)}", seconder_id=f"p{draw.randrange(_PARTNERS)}",
        ))
