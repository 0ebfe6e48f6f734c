"""A2, two days after: each organisation gets the page of what it was entrusted with."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dsi_desktop.features.minutes import commands
from dsi_desktop.features.minutes.page import MinutesPage, build
from dsi_desktop.features.minutes.page.entrusting import EntrustedPanel
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.text import fr
from dsi_desktop.ui.theme import wear
from support.dossier import TODAY
from support.meeting_desk import QuietDesk
from support.meeting_ground import Ground, grounded
from support.page_walk import check_names, check_sizes
from support.pdf_reader import read_aloud

Key = Qt.Key
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard")


class Folder(QuietDesk):
    """A desk that also answers where to write several files."""

    folder: Path | None = None

    def ask_folder(self, question: str) -> Path | None:
        self.asked.append(question)
        return self.folder


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    made.under_way()
    add = commands.record_followup
    store, meeting, item = made.store, made.meeting, made.items[2]
    add(store, meeting, item, "Relancer Clermont", person_id=made.people[1], due_on="2026-11-14")
    add(store, meeting, item, "Réserver la salle", person_id=made.people[0])
    add(store, meeting, item, "Trouver une salle")
    made.close()
    yield made
    store.close()


@pytest.fixture
def desk() -> Folder:
    return Folder(TODAY)


@pytest.fixture
def page(ground: Ground, desk: Folder, qtbot: QtBot, qapp: QApplication) -> MinutesPage:
    wear(qapp)
    made = build(ground.store, desk)
    assert isinstance(made, MinutesPage)
    qtbot.addWidget(made)
    ground.store.bus.subscribe(made.take_changes)
    made.resize(1146, 700)
    made.open_record("minutes", ground.meeting)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


def panel_of(page: QWidget, qtbot: QtBot) -> EntrustedPanel:
    qtbot.keyClick(page, Key.Key_S, BOTH)
    found = page.findChild(EntrustedPanel)
    assert isinstance(found, EntrustedPanel)
    return found


def test_a2_the_follow_ups_reach_each_organisation(
    page: MinutesPage, ground: Ground, desk: Folder, tmp_path: Path, qtbot: QtBot
) -> None:
    panel = panel_of(page, qtbot)
    assert [one.name for one in panel.rows.rows] == ["L’Ancrage", "MRC de Charlevoix-Est", ""]
    assert panel.said.text() == "3 suivis."
    check_names(panel)
    check_sizes(panel)

    qtbot.keyClick(panel.table, Key.Key_Return)
    panel.whole.click()
    asked = f"{ground.meeting}@{ground.organizations[1]}"
    assert desk.printed == [("follow-ups", asked, ""), ("follow-ups", ground.meeting, "")]

    desk.folder = tmp_path / "envois"
    desk.folder.mkdir()
    panel.each.click()
    assert sorted(one.name for one in desk.folder.iterdir()) == [
        "2026-11-12_suivis_comite-conseil-l-ancrage.pdf",
        "2026-11-12_suivis_comite-conseil-mrc-de-charlevoix-est.pdf",
        "2026-11-12_suivis_comite-conseil.pdf",
    ]
    (alone,) = desk.folder.glob("*l-ancrage.pdf")
    said = " ".join(read_aloud(alone.read_bytes()))
    assert "Relancer Clermont" in said
    assert "Réserver la salle" not in said
    assert fr(desk.told[-1]) == fr("3 fichiers écrits dans envois.")

    qtbot.keyClick(panel, Key.Key_Escape)
    assert page.findChild(EntrustedPanel) is None or not panel.isVisible()


def test_a2_a_follow_up_done_meanwhile_is_sent_as_it_stands(
    page: MinutesPage, ground: Ground, desk: Folder, tmp_path: Path, qtbot: QtBot
) -> None:
    panel = panel_of(page, qtbot)
    done = panel.rows.rows[0].lines[0].id
    tasks.edit_task(ground.store, done, state="done")
    panel.refresh()
    desk.folder = tmp_path
    panel.each.click()
    (alone,) = tmp_path.glob("*l-ancrage.pdf")
    assert "✓ Fait" in " ".join(read_aloud(alone.read_bytes()))
    assert [one.late for one in panel.rows.rows[0].lines] == [False]


def test_a2_who_gives_up_writes_nothing(
    page: MinutesPage, ground: Ground, desk: Folder, qtbot: QtBot
) -> None:
    panel = panel_of(page, qtbot)
    panel.each.click()
    assert desk.told == []
    for one in (sheet.lines[0].id for sheet in panel.rows.rows):
        tasks.edit_task(ground.store, one, title="Autre")
    panel.refresh()
    assert panel.rows.rows[0].lines[0].title == "Autre"


def test_a2_a_meeting_without_follow_ups_says_so(
    ground: Ground, desk: Folder, page: MinutesPage, qtbot: QtBot
) -> None:
    from dsi_desktop.db.schema.work import Task

    panel = panel_of(page, qtbot)
    ids = [line.id for sheet in panel.rows.rows for line in sheet.lines]
    with ground.store.operation("Retirer") as op:
        for one in ids:
            op.remove(op.get(Task, one))
    panel.refresh()
    assert panel.said.text() == "Cette rencontre n’a donné aucun suivi."
    assert not panel.whole.isEnabled()
