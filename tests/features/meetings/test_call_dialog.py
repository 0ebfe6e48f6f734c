"""A convocation prepared on screen: the delay in words, the message, the papers, the calendar."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.schema.meetings import Notice
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands, queries
from dsi_desktop.features.meetings.page.call_dialog import CallDialog
from dsi_desktop.features.meetings.presenter.calling import CallPresenter
from dsi_desktop.kernel.errors import DsiError, RuleBroken
from dsi_desktop.kernel.text import fr
from dsi_desktop.ui.theme import wear
from support.dossier import TODAY
from support.meeting_desk import QuietDesk
from support.meeting_ground import DAY, Ground, grounded


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    governance.set_rules(made.store, made.body, notice_days=5)
    yield made
    made.store.close()


@pytest.fixture
def desk(tmp_path: Path) -> QuietDesk:
    return QuietDesk(TODAY, tmp_path / "rencontre.ics")


@pytest.fixture
def dialog(ground: Ground, desk: QuietDesk, qtbot: QtBot, qapp: QApplication) -> CallDialog:
    wear(qapp)
    made = CallDialog(None, ground.store, desk, ground.meeting)
    qtbot.addWidget(made)
    made.show()
    return made


def plain(text: str) -> str:
    return fr(text).replace("\N{NO-BREAK SPACE}", " ")


def presenter(ground: Ground) -> CallPresenter:
    return CallPresenter(ground.store, ground.meeting)


def test_that_a_late_sending_is_said_before_and_asks_why(
    ground: Ground, dialog: CallDialog, desk: QuietDesk
) -> None:
    assert "n’est pas respecté" in dialog.delay.text()
    assert dialog.form.fields["late_reason"].isVisibleTo(dialog)
    dialog.submit()
    assert "Écrivez pourquoi" in dialog.form.fields["late_reason"].error.text()
    assert queries.meeting_sheet(ground.store, ground.meeting).line.state == "planned"
    dialog.form.fill({"late_reason": "Salle confirmée hier"})
    dialog.refresh()
    assert "Salle confirmée hier" in dialog.message.toPlainText()
    dialog.submit()
    assert dialog.result() == CallDialog.DialogCode.Accepted
    assert queries.call_sheet(ground.store, ground.meeting).late_reason == "Salle confirmée hier"


def test_that_a_sending_in_time_asks_nothing(ground: Ground, dialog: CallDialog) -> None:
    dialog.form.fill({"sent_on": "2026-11-02", "convened_by": "MRC"})
    dialog.refresh()
    assert plain(dialog.delay.text()) == (
        "Envoi 10 jours avant la rencontre : le délai de 5 jours est respecté.")
    assert not dialog.form.fields["late_reason"].isVisibleTo(dialog)
    assert dialog.message.toPlainText().endswith("MRC")
    dialog.submit()
    with ground.store.read() as session:
        (kept,) = session.query(Notice).all()
    assert kept.sent_on == "2026-11-02"
    assert kept.sent_to.split("\n") == [
        "Nathalie Bouchard", "Josée Desbiens", "Éric Gauthier", "Stéphane Leblanc",
        "Marie-Ève Tremblay"]
    assert kept.documents.split("\n") == ["Avis de convocation", "Projet d’ordre du jour"]
    assert kept.text.startswith("Bonjour,")


def test_that_a_day_that_is_none_is_refused_beside_its_field(dialog: CallDialog) -> None:
    dialog.form.fields["sent_on"].control.setText("trente-deux")
    dialog.submit()
    assert dialog.form.fields["sent_on"].error.isVisibleTo(dialog)
    assert dialog.result() != CallDialog.DialogCode.Accepted


def test_that_the_message_and_the_addresses_go_to_the_clipboard(
    ground: Ground, dialog: CallDialog, desk: QuietDesk
) -> None:
    dialog.copy_message()
    assert QGuiApplication.clipboard().text() == dialog.message.toPlainText()
    assert "copié" in desk.told[-1]
    directory.add_contact(
        ground.store, person_id=ground.people[0], kind="email", value="josee@mrc.example")
    dialog.copy_addresses()
    assert QGuiApplication.clipboard().text() == "josee@mrc.example"
    assert desk.told[-1].startswith("1")
    assert "Sans courriel connu : Nathalie" in plain(desk.told[-1])


def test_that_addresses_all_known_are_only_counted(ground: Ground) -> None:
    for place, person in enumerate(ground.people):
        directory.add_contact(
            ground.store, person_id=person, kind="email", value=f"p{place}@table.example")
    assert plain(presenter(ground).addresses_words()) == "5 adresses copiées."
    assert presenter(ground).addresses().count("@") == 5


def test_that_the_papers_are_printed_by_the_desk(
    ground: Ground, dialog: CallDialog, desk: QuietDesk
) -> None:
    dialog.print_papers()
    dialog.print_kit()
    assert desk.printed == [
        ("convocation", ground.meeting, DAY), ("kit", ground.meeting, DAY)]
    assert "Avis de convocation" in dialog.papers.text()


def test_that_the_calendar_entry_keeps_its_name_and_grows(
    ground: Ground, dialog: CallDialog, desk: QuietDesk, tmp_path: Path
) -> None:
    dialog.save_calendar()
    assert desk.asked == ["2026-11-12_comite-conseil.ics"]
    first = entry((tmp_path / "rencontre.ics").read_bytes())
    assert first["uid"] == f"{ground.meeting}@{ground.store.dossier_id}.dsi"
    assert first["sequence"] == 0
    commands.edit_meeting(ground.store, ground.meeting, start_time="9 h", end_time="10 h")
    again = entry(presenter(ground).calendar())
    assert (again["uid"], again["sequence"]) == (first["uid"], 1)
    commands.cancel_meeting(ground.store, ground.meeting, "Tempête")
    assert entry(presenter(ground).calendar())["status"] == "CANCELLED"
    assert "prêt à joindre" in desk.told[-1]


def entry(content: bytes) -> dict[str, object]:
    made = Calendar.from_ical(content)
    assert isinstance(made, Calendar)
    (event,) = made.walk("VEVENT")
    return dict(event.items()) | {name.lower(): value for name, value in event.items()}


def test_that_giving_up_or_a_folder_that_refuses_is_no_accident(
    ground: Ground, dialog: CallDialog, desk: QuietDesk, tmp_path: Path
) -> None:
    desk.save_to = None
    dialog.save_calendar()
    assert desk.told == []
    desk.save_to = tmp_path
    dialog.save_calendar()
    assert "n’a pas pu être écrit" in desk.told[-1]
    with pytest.raises(DsiError):
        presenter(ground).save_calendar(tmp_path / "nulle part" / "a.ics")


def test_that_a_meeting_without_a_day_or_a_rule_has_no_delay(ground: Ground) -> None:
    shown = presenter(ground).shown("", "", "")
    assert (shown.delay, shown.late) == ("", False)
    governance.set_rules(ground.store, ground.body, notice_days=0)
    shown = presenter(ground).shown(DAY, "", "sans objet")
    assert not shown.late
    assert "hors délai" not in shown.message


def test_that_a_convocation_after_the_meeting_is_refused(ground: Ground) -> None:
    with pytest.raises(RuleBroken, match="suivre"):
        presenter(ground).note({"sent_on": "2026-12-01"}, "")


def test_that_every_control_has_a_name_and_is_reached_by_tab(dialog: CallDialog) -> None:
    names = [
        one.accessibleName() or getattr(one, "text", lambda: "")()
        for one in dialog.findChildren(type(dialog.yes))
    ]
    assert len(set(names)) == len(names)
    assert all(names)
    assert dialog.message.accessibleName()
