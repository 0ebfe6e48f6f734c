"""What waits for a meeting goes on its agenda, and is told once the meeting is closed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from dsi_desktop.db.schema.governance import Representation
from dsi_desktop.db.schema.meetings import AgendaItem
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands, queries
from dsi_desktop.features.meetings.page import MeetingsPage
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.kernel.text import fr
from dsi_desktop.ui.theme import wear
from support.dossier import TODAY
from support.meeting_desk import QuietDesk
from support.meeting_ground import DAY, Ground, grounded
from support.plain_words import plain
from support.work_desk import put_away


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def assembly(ground: Ground) -> str:
    """Plan an assembly, with the standard agenda."""
    body = governance.create_body(ground.store, name="Assemblée", kind="assembly")
    return commands.create_meeting(
        ground.store, body_id=body, held_on=DAY, agenda=True, invite=False)


def spoken(ground: Ground, held_on: str = "2026-09-10", subject: str = "Navette") -> str:
    return governance.record_representation(
        ground.store, body_id=ground.body, subject=subject, held_on=held_on,
        addressee="Conseil des maires", text="Un arrêt de plus",
    )


def given(ground: Ground, title: str, due_on: str | None = None) -> str:
    return governance.give_mandate(
        ground.store, title=title, given_by_id=ground.body, body_id=ground.chantier,
        due_on=due_on,
    )


def waiting(ground: Ground, meeting: str) -> list[tuple[str, str]]:
    found = queries.proposals(ground.store, meeting, TODAY)
    return [(one.title, fr(one.why)) for one in found]


def agenda(store: Store, meeting: str) -> list[tuple[str, str | None]]:
    asked = (
        select(AgendaItem).where(AgendaItem.meeting_id == meeting, AgendaItem.deleted.is_(None))
        .order_by(AgendaItem.rank)
    )
    with store.read() as session:
        rows = session.scalars(asked).all()
        names = {row.id: row.title for row in rows}
        return [(row.title, names.get(row.parent_id or "")) for row in rows]


def test_that_acts_wait_for_an_assembly_and_mandates_for_who_gave_them(
    ground: Ground, assembly: str,
) -> None:
    spoken(ground, "2026-09-10")
    spoken(ground, "2026-08-01", "Logement")
    spoken(ground, "2099-01-01", "Plus tard")
    given(ground, "Bilan", "2026-10-01")
    given(ground, "Portrait")
    given(ground, "Forum", "2099-01-01")
    reported = given(ground, "Suivi")
    governance.report_on_mandate(ground.store, reported, "Fait en partie", on="2026-10-01")
    assert waiting(ground, assembly) == [
        ("Logement", fr("Lettre du 1er août 2026")), ("Navette", fr("Lettre du 10 septembre 2026")),
    ]
    assert waiting(ground, ground.meeting) == [
        ("Bilan", fr("Mandat échu le 1er octobre 2026")), ("Portrait", "Mandat sans rapport"),
    ]
    assert waiting(ground, "nowhere") == []


def test_that_they_go_under_one_point_before_the_last_ones(
    ground: Ground, assembly: str,
) -> None:
    first, second = spoken(ground), spoken(ground, subject="Logement")
    records = [("representation", first), ("representation", second)]
    commands.put_on_agenda(ground.store, assembly, records)
    titles = agenda(ground.store, assembly)
    head = "Représentations depuis la dernière assemblée"
    top = [title for title, parent in titles if parent is None]
    assert top[top.index(head) + 1] == "Divers (laissé ouvert)"
    assert [title for title, parent in titles if parent == head] == ["Navette", "Logement"]
    assert waiting(ground, assembly) == []
    before = agenda(ground.store, assembly)
    commands.put_on_agenda(ground.store, assembly, records)
    assert agenda(ground.store, assembly) == before
    third = spoken(ground, subject="Garderies")
    commands.put_on_agenda(ground.store, assembly, [("representation", third)])
    assert [title for title, parent in agenda(ground.store, assembly) if parent == head][-1] == (
        "Garderies")


def test_that_without_standard_points_they_go_last(ground: Ground) -> None:
    commands.put_on_agenda(ground.store, ground.meeting, [("mandate", given(ground, "Bilan"))])
    titles = agenda(ground.store, ground.meeting)
    assert ("Bilan", "Suivi des mandats") in titles
    assert [title for title, parent in titles if parent is None][-1] == "Suivi des mandats"


def test_that_another_record_or_one_removed_is_refused(ground: Ground, assembly: str) -> None:
    with pytest.raises(RuleBroken):
        commands.put_on_agenda(ground.store, assembly, [("person", ground.people[0])])
    act = spoken(ground)
    with pytest.raises(NotFound):
        commands.put_on_agenda(ground.store, assembly, [("representation", "gone")])
    assert waiting(ground, assembly) == [("Navette", fr("Lettre du 10 septembre 2026"))]
    assert act


def told(ground: Ground) -> dict[str, str | None]:
    with ground.store.read() as session:
        rows = session.scalars(select(Representation).where(Representation.deleted.is_(None)))
        return {row.subject: row.reported_in_id for row in rows}


def test_that_closing_the_assembly_tells_what_was_heard(ground: Ground, assembly: str) -> None:
    for subject in ("Navette", "Logement", "Garderies", "Retirée"):
        act = spoken(ground, subject=subject)
        commands.put_on_agenda(ground.store, assembly, [("representation", act)])
        if subject == "Retirée":
            governance.remove_representation(ground.store, act)
    governance.report_representations(
        ground.store, [_act(ground, "Garderies")], ground.meeting)
    commands.withdraw_item(ground.store, _item(ground, assembly, "Logement"))
    commands.open_meeting(ground.store, assembly, "13:30")
    commands.close_meeting(ground.store, assembly, "15:30")
    assert told(ground) == {
        "Navette": assembly, "Logement": None, "Garderies": ground.meeting,
    }
    assert queries.proposals(ground.store, assembly, TODAY) == ()
    ground.store.undo()
    assert told(ground)["Navette"] is None


def _act(ground: Ground, subject: str) -> str:
    asked = select(Representation.id).where(Representation.subject == subject)
    with ground.store.read() as session:
        return session.scalars(asked).one()


def _item(ground: Ground, meeting: str, title: str) -> str:
    asked = select(AgendaItem.id).where(
        AgendaItem.meeting_id == meeting, AgendaItem.title == title)
    with ground.store.read() as session:
        return session.scalars(asked).one()


def test_that_the_card_puts_all_on_the_agenda_by_one_press(
    ground: Ground, qtbot: QtBot, qapp: QApplication,
) -> None:
    wear(qapp)
    for number in range(4):
        given(ground, f"Mandat {number}")
    page = MeetingsPage(ground.store, QuietDesk(TODAY))
    ground.store.bus.subscribe(page.take_changes)
    page.resize(1150, 690)
    page.show()
    qtbot.waitExposed(page)
    page.open_record("meeting", ground.meeting)
    QApplication.processEvents()
    card = page.sheet.proposals
    assert card.isVisible()
    press = next(
        one for one in card.findChildren(QPushButton)
        if plain(one.text()) == "Tout ajouter (+ 20 min)"
    )
    QTest.mouseClick(press, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert card.isHidden()
    under = [title for title, parent in agenda(ground.store, ground.meeting)
             if parent == "Suivi des mandats"]
    assert sorted(under) == [f"Mandat {number}" for number in range(4)]
    put_away(page)
