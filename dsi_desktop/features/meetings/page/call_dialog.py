"""Call a meeting: check the delay, print the papers, copy the message, keep what was sent."""

from datetime import date
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import queries
from dsi_desktop.features.meetings.page.asking import warn_in
from dsi_desktop.features.meetings.presenter.calling import CallPresenter, CallShown
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.forms.fields import DayField, TextField
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import scrolling
from dsi_desktop.ui.widgets.texts import label


def prepare_call(parent: QWidget, store: Store, desk: Desk, meeting_id: str) -> bool:
    """Let the person call a meeting; tell whether the sending was noted."""
    return CallDialog(parent, store, desk, meeting_id).exec() == QDialog.DialogCode.Accepted


class CallDialog(QDialog):
    """The message on the left of the keys: print, copy, save, then note the sending."""

    def __init__(
        self, parent: QWidget | None, store: Store, desk: Desk, meeting_id: str
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._store = store
        self.presenter = CallPresenter(store, meeting_id)
        self.setWindowTitle(_("Préparer la convocation"))
        self.form = Form([
            [DayField("sent_on", _("Envoyée le"), desk.today, required=True),
             TextField("convened_by", _("Convoquée par"))],
            TextField("late_reason", _("Motif d’un envoi hors délai")),
        ])
        self.delay = label("", "", wrap=True)
        self.papers = label("", "muted", wrap=True)
        self.message = QPlainTextEdit()
        self.message.setAccessibleName(_("Texte à coller dans un courriel"))
        self.message.setTabChangesFocus(True)
        self.told = label("", "muted", wrap=True)
        self.form.fill(self.presenter.first_values(desk.today()))
        warn_in(store, self.form, queries.call_of(store, meeting_id))
        self.form.edited.connect(lambda _name: self.refresh())
        self._lay_out()
        self.refresh()
        self.form.fields["sent_on"].control.setFocus()

    def refresh(self) -> None:
        """Say the delay of the day typed, and write the message that goes with it."""
        shown = self.presenter.shown(
            str(self._typed("sent_on")), str(self._typed("convened_by")),
            str(self._typed("late_reason")),
        )
        self._show(shown)

    def print_papers(self) -> None:
        """Print the notice, the agenda, former minutes and annexes in one file."""
        self._desk.print_report(
            "convocation", self.presenter.meeting_id, self.presenter.call.held_on)

    def print_kit(self) -> None:
        """Print what is carried to the room."""
        self._desk.print_report("kit", self.presenter.meeting_id, self.presenter.call.held_on)

    def copy_message(self) -> None:
        """Put the message in the clipboard."""
        QGuiApplication.clipboard().setText(self.message.toPlainText())
        self._say(_("Le texte est copié : collez-le dans votre courriel."))

    def copy_addresses(self) -> None:
        """Put the addresses of who is invited in the clipboard."""
        QGuiApplication.clipboard().setText(self.presenter.addresses())
        self._say(self.presenter.addresses_words())

    def save_calendar(self) -> None:
        """Save the entry that calendars read."""
        path = self._desk.ask_save_path(self.presenter.calendar_name(), _("Agenda (*.ics)"))
        if path is not None:
            self._write(path)

    def submit(self) -> None:
        """Note the sending; a refusal keeps what was typed and says why."""
        values = self.form.values()
        if values is None:
            return
        try:
            self.presenter.note(values, self.message.toPlainText())
        except DsiError as refusal:
            self.form.refuse(refusal)
            return
        self.accept()

    def _write(self, path: Path) -> None:
        try:
            self.presenter.save_calendar(path)
        except DsiError as refusal:
            self._say(f"⚠ {refusal.sentence}")
            return
        self._say(_("Le fichier « {name} » est prêt à joindre.").format(name=path.name))

    def _say(self, sentence: str) -> None:
        self.told.setText(sentence)
        self._desk.tell(sentence)

    def _typed(self, name: str) -> str | date:
        values = self.presenter.first_values(self._desk.today())
        try:
            return str(self.form.fields[name].value() or "")
        except ValueError:
            return str(values.get(name) or "")

    def _show(self, shown: CallShown) -> None:
        self.delay.setText(f"⚠ {shown.delay}" if shown.late else shown.delay)
        self.delay.setStyleSheet(f"color: {theme().hex('danger' if shown.late else 'ok')};")
        self.delay.setVisible(bool(shown.delay))
        self.form.fields["late_reason"].setVisible(shown.late)
        self.papers.setText(shown.papers)
        self.message.setPlainText(shown.message)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(label(_("Préparer la convocation"), "h3"))
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self.form)
        for one in (self.delay, self.papers):
            inside.addWidget(one)
        self.message.setMinimumHeight(theme().px(150))
        inside.addWidget(self.message, 1)
        column.addWidget(scrolling(inside), 1)
        tools = QHBoxLayout()
        for words, clicked, icon_name in (
            (_("PDF à envoyer"), self.print_papers, "file-type-pdf"),
            (_("Copier le texte"), self.copy_message, "copy"),
            (_("Copier les adresses"), self.copy_addresses, "mail"),
            (_("Agenda (.ics)"), self.save_calendar, "calendar-plus"),
            (_("Trousse"), self.print_kit, "printer"),
        ):
            tools.addWidget(button(words, clicked, icon_name=icon_name))
        tools.addStretch()
        column.addLayout(tools)
        foot = QHBoxLayout()
        foot.addWidget(self.told, 1)
        foot.addWidget(button(_("Fermer"), self.reject))
        self.yes = button(_("Noter l’envoi"), self.submit, look="primary", icon_name="send")
        foot.addWidget(self.yes)
        column.addLayout(foot)
        room = self.screen().availableGeometry()
        self.resize(
            min(theme().px(860), room.width() - 40), min(theme().px(660), room.height() - 60)
        )
