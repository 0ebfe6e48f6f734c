"""A sheet of the directory shown alone: what it says, what one presses, a busy organisation."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolButton, QWidget

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import MandateLetter, Membership
from dsi_desktop.db.schema.meetings import Attendance, Meeting
from dsi_desktop.db.schema.minutes import Motion
from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.page.sheet import Sheet
from dsi_desktop.features.directory.page.whole_list import WholeList
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.widgets.record_line import RecordLine
from support.commands_directory import first
from support.commands_governance import body
from support.dossier import TODAY
from support.work_desk import QuietDesk


class PaperDesk(QuietDesk):
    """A desk that answers with files."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[Path] = []
        self.kept: Path | None = None

    def today(self) -> date:
        return TODAY

    def ask_open_paths(self, kinds: str) -> list[Path]:
        assert kinds
        return self.given

    def ask_save_path(self, suggested: str, kinds: str) -> Path | None:
        assert suggested
        assert kinds
        return self.kept

    def ask_folder(self, question: str) -> Path | None:
        assert question
        return None


def show(sheet: Sheet, kind: str = "organization") -> None:
    table = Organization if kind == "organization" else Person
    sheet.show_record(kind, first(sheet._store, table))
    QApplication.processEvents()


def texts(sheet: QWidget) -> list[str]:
    """Return what every label and line in sight says."""
    for _turn in range(2):
        QApplication.processEvents()
    shown = [one for kind in (QLabel, RecordLine) for one in sheet.findChildren(kind)
             if one.isVisibleTo(sheet)]
    return [one.accessibleName() or one.text() for one in shown]


def lines(sheet: QWidget, words: str) -> list[RecordLine]:
    return [one for one in sheet.findChildren(RecordLine)
            if words in one.accessibleName() and one.isVisibleTo(sheet)]


def press(sheet: QWidget, words: str) -> None:
    """Press the link or button of these words."""
    found = [one for kind in (QPushButton, QToolButton) for one in sheet.findChildren(kind)
             if words in (one.accessibleName(), one.text()) and one.isVisibleTo(sheet)]
    assert len(found) == 1, words
    found[0].click()


def choose(sheet: QWidget, words: str) -> None:
    """Choose a line of one of the menus in sight."""
    menus = [one.menu() for one in sheet.findChildren(QToolButton)
             if one.isVisibleTo(sheet) and one.menu() is not None]
    for menu in reversed(menus):
        assert isinstance(menu, QMenu)
        menu.aboutToShow.emit()
        found = [act for act in menu.actions() if act.text() == words]
        if found:
            found[0].trigger()
            return
    raise AssertionError(words)


def dialog_of(sheet: Sheet) -> FormDialog:
    found = [one for one in sheet.window().findChildren(FormDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def whole_of(sheet: Sheet) -> WholeList[object]:
    found = [one for one in sheet.findChildren(WholeList) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def busy(store: Store, count: int) -> None:
    """Give the first organisation `count` of everything."""
    sacc, helene, council = first(store, Organization), first(store, Person), body(store, 1)
    with store.operation("essai") as op:
        seat = op.get(Membership, first(store, Membership))
        for number in range(count):
            day = date.fromordinal(TODAY.toordinal() - 7 * number).isoformat()
            meeting = op.add(Meeting(
                body_id=council, held_on=day, start_time="13:00", end_time="17:00", state="held"))
            op.add(Attendance(meeting_id=meeting.id, organization_id=sacc, person_id=helene,
                              status="present"))
            op.add(Motion(meeting_id=meeting.id, body_id=council, title=f"Fonds {number}",
                          text="Appuyer le SACC"))
            op.add(Action(title=f"Action {number}", lead_id=sacc, progress=50, end_on=day))
            op.add(Task(title=f"Suivi {number}", organization_id=sacc, due_on=day))
            op.add(Membership(
                body_id=council, person_id=helene, organization_id=sacc,
                start_on="2019-01-01", end_on=f"2020-{number % 12 + 1:02}-01"))
            op.add(MandateLetter(
                membership_id=seat.id, organization_id=sacc, scope="commit", ceiling=200_000,
                end_on=f"2027-{number % 12 + 1:02}-01"))
