"""The minutes as printed, read beside the lines: it follows what is written."""


import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.features.minutes import commands
from dsi_desktop.features.minutes.page import MinutesPage, build
from dsi_desktop.features.minutes.page.paper import page_of
from dsi_desktop.features.minutes.page.preview import Preview, toggle_preview
from dsi_desktop.kernel.drawing import Drawing
from dsi_desktop.reporting.blocks import (
    Box,
    Bullets,
    Column,
    Document,
    Facts,
    Figure,
    Heading,
    PageBreak,
    Para,
    Room,
    Rows,
    Run,
    Signatures,
    Table,
)
from dsi_desktop.ui.theme import wear
from support.dossier import TODAY
from support.meeting_desk import QuietDesk
from support.meeting_ground import Ground, carried
from support.plain_words import plain

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard|propagateSizeHints")


@pytest.fixture
def page(ground: Ground, qtbot: QtBot, qapp: QApplication) -> MinutesPage:
    wear(qapp)
    made = build(ground.store, QuietDesk(TODAY))
    assert isinstance(made, MinutesPage)
    qtbot.addWidget(made)
    ground.store.bus.subscribe(made.take_changes)
    made.resize(1150, 700)
    made.open_record("minutes", ground.meeting)
    made.show()
    qtbot.waitExposed(made)
    return made


def beside(page: MinutesPage) -> Preview:
    found = page.side.beside
    assert isinstance(found, Preview)
    return found


def read(page: MinutesPage) -> str:
    return plain(beside(page).sheet.toPlainText())


def test_that_f12_shows_the_paper_beside_the_lines_and_puts_it_away(
    page: MinutesPage, ground: Ground, qtbot: QtBot
) -> None:
    carried(ground)
    qtbot.keyClick(page.capture.edit, Key.Key_F12)
    assert page.room.isHidden()
    assert page.capture.isVisible()
    assert "Proposée par Josée Desbiens, appuyée par Nathalie Bouchard" in read(page)
    assert "PROJET" in read(page)
    qtbot.keyClick(page.capture.edit, Key.Key_F12)
    assert page.side.beside is None
    assert page.room.isVisible()
    assert page.capture.edit.hasFocus()


def test_that_the_paper_follows_what_is_written_and_undone(
    page: MinutesPage, ground: Ground, qtbot: QtBot
) -> None:
    toggle_preview(page)
    commands.record_note(ground.store, ground.meeting, ground.items[2], "On en parle.")
    qtbot.waitUntil(lambda: "On en parle." in read(page))
    ground.store.undo()
    qtbot.waitUntil(lambda: "On en parle." not in read(page))


def test_that_private_notes_are_not_on_the_paper(page: MinutesPage, ground: Ground) -> None:
    commands.record_note(
        ground.store, ground.meeting, ground.items[2], "Téléphoner à Luc", private=True)
    toggle_preview(page)
    assert "Téléphoner" not in read(page)


def test_that_the_point_discussed_comes_into_sight(
    page: MinutesPage, ground: Ground, qtbot: QtBot
) -> None:
    for n in range(60):
        commands.record_note(ground.store, ground.meeting, ground.items[0], f"Note {n}")
    page.resize(1150, 400)
    toggle_preview(page)
    bar = beside(page).sheet.verticalScrollBar()
    before = bar.value()
    page.presenter.select(ground.items[2])
    qtbot.waitUntil(lambda: bar.value() > before)
    kept = bar.value()
    commands.record_note(ground.store, ground.meeting, ground.items[2], "À la fin")
    qtbot.waitUntil(lambda: "À la fin" in read(page))
    assert abs(bar.value() - kept) < bar.pageStep() / 2


def test_that_echap_puts_the_paper_away_and_opening_another_meeting_too(
    page: MinutesPage, ground: Ground, qtbot: QtBot
) -> None:
    toggle_preview(page)
    qtbot.keyClick(beside(page), Key.Key_A)
    qtbot.keyClick(beside(page), Key.Key_Escape)
    assert page.side.beside is None
    toggle_preview(page)
    page.open_record("minutes", ground.meeting)
    assert page.side.beside is None


def test_that_a_resolution_is_opened_on_its_own_line(
    page: MinutesPage, ground: Ground, qtbot: QtBot
) -> None:
    motion = carried(ground)
    chosen = commands.record_decision(ground.store, ground.meeting, ground.items[1], "Adopté.")
    page.open_record("motion", motion)
    assert page.presenter.item_id == ground.items[2]
    (frame,) = page.entries.frames()
    qtbot.waitUntil(lambda: page.focusWidget() is frame)
    page.open_record("decision", chosen)
    assert page.presenter.item_id == ground.items[1]


def test_every_block_of_a_report_is_written_on_the_paper() -> None:
    document = Document(
        title="T", issuer="DSI", kind="Procès-verbal", foot="Pied", watermark="PROJET",
        blocks=(
            Heading(1, "Titre <1>"), Heading(4, "Petit"), Para("Un mot", "lead"),
            Para((Run("gras", bold=True), Run("penché", italic=True), Run("pâle", tone="muted"))),
            Para(Run("note"), "note"), Bullets(("a", "b")), Bullets(("c",), numbered=True),
            Facts((("Lieu", "Clermont"),)), Box("Boîte", (Para("dedans"),), tone="ok"),
            Box("Autre", (), tone="muted"),
            Table((Column("Nom"), Column("Rôle")), (Rows((("Luc", "membre"),), "Groupe"),
                                                    Rows((("Anne", "invitée"),)))),
            Table((Column("Vide"),), (), empty="Rien ici"), Table((Column("Nue"),), ()),
            Signatures((("Présidence", "Luc"),)), Figure(Drawing(1, 1, ()), "Une figure"),
            Room(10), PageBreak(),
        ),
    )  # fmt: skip
    said = page_of(document)
    for part in (
        "Titre &lt;1&gt;", "<b>gras</b>", "<i>penché</i>", "<li>a</li>", "<ol><li>c</li></ol>",
        "<b>Lieu</b> : Clermont", "dedans", "<b>Groupe</b>", "Rien ici", "Une figure", "PROJET",
        "Pied", "Luc, Présidence",
    ):
        assert part in said
    assert page_of(Document("T", "", ())) == (
        '<body style="color:#1c2430"><p style="color:#5a6472; font-size:88%"></p></body>'
    )
