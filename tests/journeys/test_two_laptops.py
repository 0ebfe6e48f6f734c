"""Two windows, two laptops, one folder: edited apart, exchanged both ways, decided, equal."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import text

from dsi_desktop.db.copies import copy_dossier
from dsi_desktop.db.merge.choices import choices
from dsi_desktop.db.schema.directory import Attachment
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.boards.queries.board import board
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.exchange.queries.violations import violations
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.features.tasks import commands as tasks
from support.meeting_ground import Ground, carried, grounded
from support.two_windows import Window, two_windows

PAPER = b"%PDF-1.7 devis de la navette\n" * 400
LONG = (
    "Stéphane présente les trois scénarios.\n\nLa MRC finance 60 % du coût.\n\n"
    "Deux municipalités s’engagent.\n\nÀ suivre en mai."
)


@dataclass
class Two:
    """Both windows, and the ids of what they share."""

    here: Window
    there: Window
    ground: Ground
    note: str
    task: str
    gone: str
    other: str
    column: str
    cards: list[str]


def _prepared(ground: Ground) -> dict[str, object]:
    store = ground.store
    ground.under_way()
    note = minutes.record_note(store, ground.meeting, ground.items[2], LONG)
    gone = minutes.record_note(store, ground.meeting, ground.items[2], "Josée passe au tableau.")
    carried(ground)
    ground.close()
    boards.create_board(store, ground.chantier)
    column = first_column(store, ground)[0]
    cards = [boards.add_card(store, column, title) for title in ("Un", "Deux", "Trois")]
    task = tasks.add_task(store, title="Relancer les municipalités", due_on="2026-12-01")
    other = tasks.add_task(store, title="Inventaire des besoins")
    return {"note": note, "task": task, "gone": gone, "other": other,
            "column": column, "cards": cards}


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    ground = grounded(tmp_path)
    try:
        ids = _prepared(ground)
    finally:
        ground.store.close()
    marie, luc, folder = ground.store.path, tmp_path / "luc.dsi", tmp_path / "Partage"
    folder.mkdir()
    copy_dossier(marie, luc)
    with two_windows(marie, luc, folder) as (here, there):
        yield Two(here, there, ground, **ids)  # type: ignore[arg-type]
        assert here.refused == there.refused == []


def one(store: Store, query: str, **given: str) -> object:
    with store.read() as session:
        return session.execute(text(query), given).scalar()


def first_column(store: Store, ground: Ground) -> tuple[str, list[str]]:
    """Return the first column of the chantier's board and its cards, in their order."""
    found = board(store, ground.chantier, store.clock.today())
    assert found is not None
    return found.columns[0].id, [card.card_id for card in found.columns[0].cards]


def adopted_elsewhere(store: Store, ground: Ground, day: str) -> None:
    """Hold another meeting of the committee and adopt its minutes: a number is given."""
    meeting = meetings.create_meeting(store, body_id=ground.body, held_on=day)
    for person in ground.people:
        meetings.set_attendance(store, meeting, person, "present")
    meetings.open_meeting(store, meeting, "13:30")
    minutes.record_resolution(
        store, meeting, None, f"Appuyer la coopérative le {day}", mover_id=ground.people[0],
        seconder_id=ground.people[1], taken_at="13:40",
    )
    meetings.close_meeting(store, meeting, "15:00")
    minutes.adopt_minutes(store, meeting, adopted_on="2026-12-04")


def attach(store: Store, record: str) -> None:
    with store.operation("Joindre un document") as op:
        op.add(Attachment(
            record_table="meeting", record_id=record, sha256=op.keep_piece(PAPER),
            name="devis.pdf", media_type="application/pdf", size=len(PAPER),
        ))  # fmt: skip


def edit_apart(two: Two) -> None:
    here, there, ground = two.here.store, two.there.store, two.ground
    person = ground.people[0]
    directory.edit_person(here, person, family_name="Desbiens-Roy")
    directory.edit_person(there, person, given_name="Josette")
    tasks.edit_task(here, two.task, due_on="2026-12-10")
    tasks.edit_task(there, two.task, due_on="2026-12-15")
    minutes.remove_entry(here, two.gone)
    minutes.edit_entry(there, two.gone, text="Josée présente le tableau des coûts.")
    adopted_elsewhere(here, ground, "2026-11-19")
    adopted_elsewhere(there, ground, "2026-11-26")
    boards.move_card(here, two.cards[2], two.column, None)
    boards.move_card(there, two.cards[0], two.column, two.cards[1])
    minutes.edit_entry(here, two.note, text=LONG.replace("60 %", "50 %"))
    minutes.edit_entry(there, two.note, text=LONG.replace("en mai", "en juin"))
    attach(there, ground.meeting)


def round_of(*windows: Window) -> None:
    """Let each share, then each receive."""
    for window in windows:
        window.share()
    for window in windows:
        window.receive()


def test_that_two_laptops_edited_apart_meet_decide_and_are_equal(two: Two) -> None:
    edit_apart(two)
    round_of(two.here, two.there)
    assert two.here.code() == two.there.code()
    for window in (two.here, two.there):
        store = window.store
        found = {choice.id for choice in choices(store)}
        assert found == {
            f"task.due_on.{two.task}", f"entry.deleted.{two.gone}", f"entry.text.{two.note}",
        }
        assert [one.kind for one in violations(store)] == ["number-twice"]
        name = "SELECT given_name || ' ' || family_name FROM person WHERE id = :id"
        assert one(store, name, id=two.ground.people[0]) == "Josette Desbiens-Roy"
        kept = "SELECT bytes FROM dsi_blob WHERE sha256 = :name"
        assert one(store, kept, name=sha256(PAPER).hexdigest()) == PAPER
    orders = [first_column(window.store, two.ground)[1] for window in (two.here, two.there)]
    assert orders[0] == orders[1]
    assert set(orders[0]) == set(two.cards)
    for name in ("home", "governance", "boards", "meetings", "plan", "directory", "reports"):
        two.here.workplace.go(name)
        assert two.here.texts()
    _decide_everything(two)


def _decide_everything(two: Two) -> None:
    store = two.here.store
    proposal = next(c.proposal for c in choices(store) if c.id == f"entry.text.{two.note}")
    assert proposal == LONG.replace("60 %", "50 %").replace("en mai", "en juin")
    presenter = two.here.page.choices.presenter
    two.here.decide()
    presenter.select(f"task.due_on.{two.task}")
    two.here.decide(Qt.Key.Key_2)
    while presenter.count:
        two.here.decide(Qt.Key.Key_1)
    assert one(store, "SELECT due_on FROM task WHERE id = :id", id=two.task) == "2026-12-15"
    assert choices(store) == []
    round_of(two.here, two.there)
    round_of(two.here, two.there)
    assert two.here.code() == two.there.code()
    for window in (two.here, two.there):
        assert choices(window.store) == []
        assert violations(window.store) == []
    assert "Vous avez déjà tout." in two.here.texts()


def test_that_a_cancelled_reception_takes_nothing_from_the_other_laptop(two: Two) -> None:
    tasks.edit_task(two.there.store, two.task, due_on="2026-12-15")
    added = tasks.add_task(two.there.store, title="Réserver la salle de Clermont")
    two.there.share()
    before = two.here.code()
    two.here.receive()
    two.here.session.desk.confirm = lambda *_asked: True  # type: ignore[method-assign]
    two.here.cancel()
    assert two.here.code() == before
    assert one(two.here.store, "SELECT 1 FROM task WHERE id = :id", id=added) is None
    tasks.rename_task(two.here.store, two.other, "Inventaire de novembre")
    two.here.share()
    two.there.receive()
    there = two.there.store
    assert one(there, "SELECT title FROM task WHERE id = :id", id=two.other) == (
        "Inventaire de novembre"
    )
    assert one(there, "SELECT due_on FROM task WHERE id = :id", id=two.task) == "2026-12-15"
    assert one(there, "SELECT title FROM task WHERE id = :id AND deleted IS NULL", id=added)
    assert choices(there) == []
    two.there.share()
    two.here.receive()
    assert two.here.code() == two.there.code()
    assert one(two.here.store, "SELECT due_on FROM task WHERE id = :id", id=two.task) == (
        "2026-12-15"
    )
