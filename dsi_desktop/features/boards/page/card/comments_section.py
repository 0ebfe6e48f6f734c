"""What people said beside a card, and a box to say more."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from dsi_desktop.features.boards.page.card.section import CardSection
from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.features.boards.presenter import card
from dsi_desktop.features.boards.queries.sheet import CardSheet, CommentLine
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs import form_dialog
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.forms.fields import ProseField
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.sheets.parts import menu_button
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import clear
from dsi_desktop.ui.widgets.painted import Avatar
from dsi_desktop.ui.widgets.texts import label

_CTRL = Qt.KeyboardModifier.ControlModifier


class CommentsSection(CardSection):
    """Ctrl+Entrée says it; who wrote a comment may change it or take it back."""

    def __init__(self, host: Boards) -> None:
        super().__init__(host, _("Commentaires"))
        self._drafts: dict[str, str] = {}
        self.writing = _Writing()
        self.writing.said.connect(self.say)
        self.said = QVBoxLayout()
        self.said.setSpacing(8)
        self.body.addLayout(self.said)
        self.body.addWidget(self.writing)
        row = QHBoxLayout()
        row.addWidget(label(_("Ctrl+Entrée"), "small"))
        row.addStretch()
        row.addWidget(button(_("Commenter"), self.say))
        self.body.addLayout(row)

    def part(self, sheet: CardSheet) -> object:
        return sheet.comments

    def count(self, sheet: CardSheet) -> str:
        return str(len(sheet.comments)) if sheet.comments else ""

    def show_sheet(self, sheet: CardSheet) -> None:
        if sheet.task_id != self.task_id:
            self._drafts[self.task_id] = self.writing.toPlainText()  # was for another card
            self.writing.setPlainText(self._drafts.pop(sheet.task_id, ""))
        super().show_sheet(sheet)

    def fill(self, sheet: CardSheet) -> None:
        for line in sheet.comments:
            self.said.addWidget(self._line(line))

    def empty(self) -> None:
        """Take the comments out; the box being written in stays."""
        clear(self.said)

    def say(self) -> None:
        """Write what was typed; a refusal leaves it there."""
        text = self.writing.toPlainText()
        if self.write(lambda: tasks.add_comment(self.host.store, self.task_id, text)):
            self.writing.clear()

    def change(self, line: CommentLine) -> None:
        """Ask for the comment said otherwise."""
        form = Form([ProseField("text", _("Commentaire"), lines=6, required=True)])
        form.fill({"text": line.text})
        form_dialog.ask(
            self.host.widget, _("Modifier le commentaire"), form,
            lambda values: tasks.edit_comment(self.host.store, line.id, str(values["text"])))
        self.host.refresh()

    def remove(self, line: CommentLine) -> None:
        """Take a comment back; Ctrl+Z says it again."""
        self.write(lambda: tasks.remove_comment(self.host.store, line.id))

    def _line(self, line: CommentLine) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head, row = card.comment_head(line, self.host.desk.today()), QHBoxLayout()
        row.addWidget(Avatar(line.author or "?", None, 24))
        row.addWidget(label(head, "small", wrap=True), 1)
        if line.author == self.host.store.author:
            row.addWidget(self.hold(menu_button(
                "dots", _("Gestes sur le commentaire de {head}").format(head=head),
                [(_("Modifier…"), partial(self.change, line)),
                 (_("Retirer"), partial(self.remove, line))]), f"comment:{line.id}"))
        column.addLayout(row)
        said = label(line.text, wrap=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(said)
        return holder


class _Writing(QPlainTextEdit):
    """Ctrl+Entrée says it, Tab leaves."""

    said = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setAccessibleName(_("Nouveau commentaire"))
        self.setPlaceholderText(_("Écrire un commentaire"))
        fit(self, lambda: self.setFixedHeight(theme().px(64)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and event.modifiers() & _CTRL:
            self.said.emit()
        else:
            super().keyPressEvent(event)
