"""Papers joined to a point: added, counted on the agenda, saved elsewhere, taken away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.meetings import commands, queries
from dsi_desktop.features.meetings.page import MeetingsPage, build
from dsi_desktop.features.meetings.page.papers_dialog import PapersDialog, size_words
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.ui.theme import wear
from support.dossier import TODAY
from support.meeting_desk import QuietDesk
from support.meeting_ground import Ground, grounded
from support.modal import working
from support.plain_words import plain
from support.work_desk import put_away

Key = Qt.Key


class FileDesk(QuietDesk):
    """Gives the files of a test when a page asks for some."""

    paths: tuple[Path, ...] = ()

    def ask_open_paths(self, kinds: str) -> list[Path]:
        self.asked.append(kinds)
        return list(self.paths)


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def desk() -> FileDesk:
    return FileDesk(TODAY)


@pytest.fixture
def page(
    ground: Ground, desk: FileDesk, qtbot: QtBot, qapp: QApplication
) -> Iterator[MeetingsPage]:
    wear(qapp)
    made = build(ground.store, desk)
    assert isinstance(made, MeetingsPage)
    ground.store.bus.subscribe(made.take_changes)
    made.resize(1150, 690)
    made.show()
    qtbot.waitExposed(made)
    made.open_record("meeting", ground.meeting)
    yield made
    put_away(made)


def joined(ground: Ground, item: str, name: str = "devis.pdf", content: bytes = b"%PDF") -> str:
    return directory.attach_document(
        ground.store, table="agenda_item", record_id=item, name=name, content=content)


def counts(page: MeetingsPage) -> list[int]:
    return [one.documents for one in page.sheet.table.lines.rows]


def test_that_papers_are_joined_by_key_and_counted_on_the_agenda(
    ground: Ground, page: MeetingsPage, desk: FileDesk, tmp_path: Path
) -> None:
    for name in ("devis.pdf", "carte.png"):
        (tmp_path / name).write_bytes(b"x" * 2_500)
    (tmp_path / "vide.pdf").write_bytes(b"")
    desk.paths = tuple(
        tmp_path / name for name in ("devis.pdf", "vide.pdf", "absent.pdf", "carte.png"))
    page.sheet.table.keep(ground.items[2])
    seen: list[list[str]] = []

    def work(dialog: PapersDialog) -> None:
        assert not dialog.none.isHidden()
        assert not dialog.out.isEnabled()
        QTest.keyClick(dialog, Key.Key_Insert)
        seen.append([one.name for one in dialog.model.rows])

    working(PapersDialog, work)
    QTest.keyClick(page.sheet.table, Key.Key_J)
    assert seen == [["devis.pdf", "carte.png"]]
    assert [sentence.split()[0] for sentence in desk.refused] == ["Ce", "absent.pdf"]
    assert counts(page) == [0, 0, 2]
    spoken = page.sheet.table.lines.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "2 pièces jointes" in plain(spoken)
    assert page.sheet.table.lines.index(2, 3).data() == "2"


def test_that_a_paper_is_saved_elsewhere_and_taken_away(
    ground: Ground, page: MeetingsPage, desk: FileDesk, tmp_path: Path
) -> None:
    joined(ground, ground.items[2])
    desk.save_to = tmp_path / "copie.pdf"

    def work(dialog: PapersDialog) -> None:
        QTest.keyClick(dialog.list, Key.Key_Return)
        desk.save_to = tmp_path / "nulle part" / "copie.pdf"
        dialog.save()
        desk.save_to = None
        dialog.save()
        QTest.keyClick(dialog, Key.Key_Delete)
        dialog.save()
        dialog.remove()
        QTest.keyClick(dialog, Key.Key_F5)

    working(PapersDialog, work)
    page.gestures.show_papers(ground.items[2])
    assert (tmp_path / "copie.pdf").read_bytes() == b"%PDF"
    assert desk.told == ["copie.pdf est enregistré."]
    assert desk.refused[0].startswith("copie.pdf ne s’écrit pas")
    assert counts(page) == [0, 0, 0]
    ground.store.undo()
    assert queries.papers_of_item(ground.store, ground.items[2])[0].name == "devis.pdf"


def test_that_a_paper_still_on_another_laptop_is_said(
    ground: Ground, page: MeetingsPage, desk: FileDesk, tmp_path: Path
) -> None:
    key = joined(ground, ground.items[2])
    with ground.store.operation("Perdre les octets") as op:
        op.execute(text("DELETE FROM dsi_blob"))
        op.execute(text("UPDATE agenda_item SET title = 'Navette' WHERE id = :id"),
                   {"id": ground.items[2]})
    with pytest.raises(NotFound):
        queries.paper_content(ground.store, key)
    desk.save_to = tmp_path / "copie.pdf"
    working(PapersDialog, lambda dialog: dialog.save())
    page.gestures.show_papers(ground.items[2])
    assert "pas encore arrivé" in desk.refused[-1]
    with pytest.raises(NotFound):
        queries.paper_content(ground.store, "nothing")


def test_that_the_list_leads_to_the_first_decision_without_a_paper(
    ground: Ground, page: MeetingsPage
) -> None:
    working(PapersDialog, lambda dialog: None)
    page.gestures.act("papers")
    chosen = page.sheet.table.chosen()
    assert chosen is not None
    assert chosen.id == ground.items[1]
    for item in ground.items:
        commands.remove_item(ground.store, item)
    page.gestures.act("papers")
    page.gestures.act("overrun")
    assert page.sheet.table.chosen() is None


def test_that_sizes_are_said_in_words() -> None:
    words = [plain(size_words(size)) for size in (1, 2_500, 3_400_000)]
    assert words == ["1 ko", "2 ko", "3 Mo"]


def test_that_an_agenda_begins_only_once(ground: Ground) -> None:
    for gesture in (
        lambda: commands.lay_agenda(ground.store, ground.meeting, "committee"),
        lambda: commands.copy_agenda(ground.store, ground.meeting, ground.meeting),
    ):
        with pytest.raises(RuleBroken, match="n’est pas vide"):
            gesture()
    other = commands.create_meeting(ground.store, body_id=ground.body, held_on="2026-12-10")
    with pytest.raises(RuleBroken, match="modèle"):
        commands.lay_agenda(ground.store, other, "fête")
    with pytest.raises(RuleBroken, match="à reprendre"):
        commands.copy_agenda(ground.store, other, "nowhere")


def test_that_an_agenda_copied_leaves_what_was_of_that_day_alone(ground: Ground) -> None:
    store = ground.store
    former = commands.create_meeting(
        store, body_id=ground.body, held_on="2026-11-20", agenda=True, invite=False)
    commands.open_meeting(store, ground.meeting, "13:30")
    commands.close_meeting(store, ground.meeting, "15:30")
    found = queries.proposals(store, former, TODAY)
    commands.put_on_agenda(store, former, [(one.source, one.id) for one in found])
    commands.add_item(store, former, "Trajet", parent_id=queries.meeting_sheet(
        store, former).items[4].id)
    other = commands.create_meeting(store, body_id=ground.body, held_on="2026-12-10")
    commands.copy_agenda(store, other, former)
    titles = [one.title for one in queries.meeting_sheet(store, other).items]
    assert titles[2] == "Adoption du procès-verbal de la dernière rencontre et suivis"
    assert "Trajet" in titles
    assert "Navette des aîné·es" not in titles
    later = commands.prepare_next_meeting(store, former, held_on="2027-01-14")
    sheet = queries.meeting_sheet(store, later)
    assert [one.title for one in sheet.items] == [
        one for one in titles if one != "Trajet"]
    assert sheet.line.ordinal == 1
    with pytest.raises(RuleBroken, match="vient après"):
        commands.prepare_next_meeting(store, former, held_on="2026-01-01")
