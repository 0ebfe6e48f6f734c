"""A live meeting of 60 people and 40 resolutions: to open it, to record one more line in it."""

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bench.ground import Ground
from bench.harness import Row, against, percentile, row
from bench.pace import pace
from bench.writing import plain
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body, BodyRules, Membership
from dsi_desktop.db.schema.meetings import AgendaItem, Attendance, Meeting
from dsi_desktop.db.schema.minutes import Entry, Motion, VoteEvent
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.minutes import commands
from dsi_desktop.features.minutes.rules.refusals import entry_id
from dsi_desktop.kernel.clock import frozen
from dsi_desktop.kernel.i18n import N_

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from dsi_desktop.features.minutes.page import MinutesPage
    from dsi_desktop.ui.shell.desk import Desk

_PEOPLE, _POINTS, _RESOLUTIONS = 60, 24, 40
_SAVED_MS, _OPENED_MS = 50.0, 100.0
_LINES, _WARM = 40, 4
_TODAY = date(2026, 12, 4)
_TYPED = "Éric présente le trajet no {n}"


def capture(ground: Ground) -> Iterator[Row]:
    """Measure Entrée → saved and shown ÷ 50 ms, the write ÷ a plain commit, and the opening."""
    path = ground.folder / "live.dsi"
    meeting, item = great_meeting(path)
    store = Store.open(path, author="Banc", device="Banc", clock=frozen(_TODAY, hour=19))
    page, application = _page(store)
    page.open_record("minutes", meeting)
    page.presenter.select(item)
    application.processEvents()
    scale = pace(ground.rounds)
    saved = statistics.median(_line(page, application) for _ in range(ground.rounds))
    yield row("capture p95", 1.0, ground.rounds, saved, _SAVED_MS * scale)
    opened = statistics.median(
        _timed(lambda: _open(page, application, meeting)) for _ in range(max(ground.rounds, 9))
    )
    yield row("meeting opened", 1.0, ground.rounds, opened, _OPENED_MS * scale)
    page.hide()
    page.deleteLater()
    engine = plain(ground.folder / "live-plain.db")
    with Session(engine) as session, session.begin():
        session.add_all([Meeting(id=meeting), AgendaItem(id=item)])
    yield against(
        "capture write", 2.0, ground.rounds, lambda: _written(store, meeting, item),
        lambda: _plainly(engine, meeting, item),
    )
    engine.dispose()
    store.close()


def great_meeting(path: Path) -> tuple[str, str]:
    """Write the meeting under way; return it and the point where the lines go."""
    store = Store.create(path, title="Banc", author="Banc", device="Banc")
    with store.hurried(), store.operation(N_("Préparer la rencontre")) as op:
        body = op.add(Body(name="Assemblée des partenaires", acronym="AP")).id
        op.add(BodyRules(body_id=body, quorum_kind="majority"))
        meeting = op.add(Meeting(
            body_id=body, held_on=_TODAY.isoformat(), start_time="13:30", state="in_progress",
            opened_at="13:30",
        )).id
        people = [_member(op, body, meeting, number) for number in range(_PEOPLE)]
        items = [
            op.add(AgendaItem(
                meeting_id=meeting, title=f"Point {n}", minutes=5, rank=f"{n:03}a", kind="decision",
            )).id
            for n in range(_POINTS)
        ]
        for number in range(_RESOLUTIONS):
            _resolution(op, body, meeting, items[number % _POINTS], people, number)
    store.close()
    return meeting, items[-1]


def _member(op: Operation, body: str, meeting: str, number: int) -> str:
    organization = op.add(Organization(name=f"Organisme communautaire {number}")).id
    person = op.add(Person(given_name="Personne", family_name=f"Numéro {number}")).id
    term = op.add(Membership(
        body_id=body, person_id=person, organization_id=organization, start_on="2026-01-01",
    )).id
    op.add(Attendance(
        meeting_id=meeting, person_id=person, organization_id=organization, membership_id=term,
        status="present", voting=True, arrived_at="13:30",
    ))
    return person


def _resolution(
    op: Operation, body: str, meeting: str, item: str, people: list[str], number: int
) -> None:
    motion = op.add(Motion(
        meeting_id=meeting, agenda_item_id=item, body_id=body, provisional=number + 1,
        text=f"Demander {number} 000 $ au Fonds régions et ruralité", recitals="la MRC paie",
        mover_id=people[number % _PEOPLE], seconder_id=people[(number + 1) % _PEOPLE],
        state="carried_unanimous", taken_at="13:50",
    )).id
    op.add(VoteEvent(motion_id=motion, in_favour=50, against=0, result="carried"))
    op.add(Entry(
        id=entry_id(motion), meeting_id=meeting, agenda_item_id=item, kind="motion",
        record_id=motion, rank=f"{number:03}a", said_at="13:50",
    ))


class _Desk:
    """All that a live meeting asks of its desk while lines are typed."""

    def today(self) -> date:
        return _TODAY

    def tell(self, sentence: str) -> None:
        assert sentence

    def refuse(self, error: Exception) -> None:
        raise error


def _page(store: Store) -> "tuple[MinutesPage, QApplication]":
    from PySide6.QtWidgets import QApplication

    from dsi_desktop.features.minutes.page import MinutesPage
    from dsi_desktop.ui.theme import wear

    application = QApplication.instance() or QApplication(["bench", "-platform", "offscreen"])
    assert isinstance(application, QApplication)
    wear(application)
    page = MinutesPage(store, cast("Desk", _Desk()))
    store.bus.subscribe(page.take_changes)
    page.resize(1150, 700)
    page.show()
    return page, application


def _open(page: "MinutesPage", application: "QApplication", meeting: str) -> None:
    page.open_record("minutes", meeting)
    application.processEvents()
    page.repaint()


def _line(page: "MinutesPage", application: "QApplication") -> float:
    """Return the 95th percentile of Entrée → saved and painted, over many lines."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    took = []
    for number in range(_WARM + _LINES):
        page.capture.edit.setText(_TYPED.format(n=number))
        started = time.perf_counter()
        QTest.keyClick(page.capture.edit, Qt.Key.Key_Return)
        took.append((time.perf_counter() - started) * 1000)
        application.processEvents()
        assert not page.capture.edit.text()
    return percentile(took[_WARM:], 95)


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def _written(store: Store, meeting: str, item: str) -> float:
    """Return the milliseconds of one line recorded by its command, over many."""
    return _timed(lambda: [
        commands.record_note(store, meeting, item, _TYPED.format(n=n), said_at="14:05")
        for n in range(_LINES)
    ]) / _LINES


_RANKS = count()


def _plainly(engine: Engine, meeting: str, item: str) -> float:
    """Return the milliseconds of the same row by a plain commit, over many."""
    def write() -> None:
        for n in range(_LINES):
            with Session(engine) as session, session.begin():
                session.add(Entry(
                    meeting_id=meeting, agenda_item_id=item, kind="note", said_at="14:05",
                    text=_TYPED.format(n=n), rank=f"{next(_RANKS):06}a",
                ))

    return _timed(write) / _LINES
