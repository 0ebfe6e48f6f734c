"""Who is invited, how each attends, and the quorum that makes."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from dsi_desktop.features.meetings.presenter.words import evaluation_sentence, quorum_sentence
from dsi_desktop.features.meetings.queries import AttendanceLine, MeetingSheet
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import icon_button
from dsi_desktop.ui.widgets.frames import Card
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Table

Index = QModelIndex | QPersistentModelIndex
_ICONS = {
    "present": "circle-check", "remote": "device-laptop", "excused": "circle-half-2",
    "absent": "circle-x", "represented": "arrows-join-2", "expected": "circle-dashed",
}
_ANNOUNCED = {"yes": "circle-check", "remote": "device-laptop"}
_KEYS = {
    Qt.Key.Key_P: "present", Qt.Key.Key_D: "remote", Qt.Key.Key_E: "excused",
    Qt.Key.Key_A: "absent", Qt.Key.Key_R: "represented", Qt.Key.Key_Space: "",
}


def status_words(line: AttendanceLine) -> str:
    """Return how somebody attends, and through whom."""
    if line.status == "represented" and line.represented_by:
        return _("par {name}").format(name=line.represented_by)
    if line.status == "expected" and line.reply:
        return word("attendance_reply", line.reply)
    return word("attendance_status", line.status)


def spoken(line: AttendanceLine) -> str:
    """Return a line of the list as it is read aloud."""
    parts = (
        line.name, line.organization, word("membership_role", line.office), status_words(line),
        "" if line.voting else _("sans droit de vote"),
    )
    return ", ".join(part for part in parts if part)


def _drawn(line: AttendanceLine) -> tuple[str, str]:
    """Return the sign of a presence; what is only announced is drawn quiet."""
    if line.status == "expected" and line.reply:
        return _ANNOUNCED.get(line.reply, "circle-dashed"), "text3"
    return _ICONS.get(line.status, "circle-dashed"), ""


class PeopleTable(Table):
    """Espace, P, D, E, A, R say how somebody attends."""

    said = Signal(str, str)

    def __init__(self, model: RowsModel[AttendanceLine]) -> None:
        super().__init__(_("Personnes invitées"), model)
        self._people = model
        self.horizontalHeader().hide()
        self.widths(160, 128, stretch=0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setDefaultSectionSize(theme().px(32))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), Qt.Key(event.key())
        if not index.isValid() or key not in _KEYS or event.modifiers():
            super().keyPressEvent(event)
            return
        line = self._people.row(index)
        here = line.status in ("present", "remote")
        self.said.emit(line.id, _KEYS[key] or ("expected" if here else "present"))


class PeopleCard(Card):
    """The list of a meeting with its quorum."""

    def __init__(self) -> None:
        super().__init__(_("Présences"), "users")
        self.count = label("", "muted")
        self.head.addWidget(self.count)
        self.renew = icon_button("refresh", _("Inviter les nouveaux membres"))
        self.guest = icon_button("user-plus", _("Inviter une personne"))
        self.replies = icon_button("mail", _("Noter les réponses"))
        self.head.addWidget(self.replies)
        self.head.addWidget(self.renew)
        self.head.addWidget(self.guest)
        self.model: RowsModel[AttendanceLine] = RowsModel(
            [
                Column(_("Personne"), lambda line: line.name, spoken,
                       tip=lambda line: line.organization),
                Column(_("Présence"), status_words, icon=lambda line: icon(*_drawn(line))),
            ],
            lambda line: line.id, self,
        )
        self.list = PeopleTable(self.model)
        self.body.addWidget(self.list, 1)
        self.quorum = label("", "muted", wrap=True)
        self.body.addWidget(self.quorum)
        self.evaluation = label("", "muted", wrap=True)
        self.body.addWidget(self.evaluation)

    def show_sheet(self, sheet: MeetingSheet) -> None:
        self.model.show(sheet.people)
        self.count.setText(str(len(sheet.people)))
        self.quorum.setText(quorum_sentence(sheet))
        self.evaluation.setText(evaluation_sentence(sheet))
        self.evaluation.setVisible(sheet.evaluation is not None)
        frozen = sheet.line.state in ("adopted", "cancelled")
        self.replies.setVisible(sheet.line.state in ("planned", "convened"))
        self.renew.setEnabled(not frozen)
        self.guest.setEnabled(not frozen)

