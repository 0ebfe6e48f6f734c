"""The replies to a convocation: one key a person, with the quorum they promise as they come."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import commands, queries
from dsi_desktop.features.meetings.queries import RepliesSheet, ReplyLine
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import ChoiceField, TextField
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Table

ICONS = {
    "yes": "circle-check", "remote": "device-laptop", "substitute": "arrows-join-2",
    "no": "circle-x", "": "circle-dashed",
}
_KEYS = {
    Qt.Key.Key_O: "yes", Qt.Key.Key_D: "remote", Qt.Key.Key_S: "substitute", Qt.Key.Key_N: "no",
    Qt.Key.Key_Delete: "", Qt.Key.Key_R: "meal",
}


def open_replies(parent: QWidget, store: Store, meeting_id: str) -> None:
    """Show the replies to a meeting until the person closes them."""
    RepliesDialog(parent, store, meeting_id).exec()


class RepliesTable(Table):
    """O, D, S, N, Suppr answer for the rows chosen; R orders their meal."""

    answered = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        found = _KEYS.get(Qt.Key(event.key()))
        if found is None or event.modifiers():
            super().keyPressEvent(event)
            return
        self.answered.emit(found)


class RepliesDialog(QDialog):
    """Everybody asked, in a table; what they promise stands above it."""

    def __init__(self, parent: QWidget | None, store: Store, meeting_id: str) -> None:
        super().__init__(parent)
        self._store, self._meeting_id = store, meeting_id
        self.sheet = queries.replies_to(store, meeting_id)
        self.setWindowTitle(_("Réponses à la convocation"))
        self.model: RowsModel[ReplyLine] = RowsModel(_columns(), lambda one: one.id, self)
        self.table = RepliesTable(_("Réponses"), self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.answered.connect(self.answer)
        self.promised, self.shared = label("", "h3", wrap=True), label("", "muted", wrap=True)
        self.refused = label("", "error", wrap=True)
        self.buttons = [
            button(_("Oui (O)"), lambda: self.answer("yes"), icon_name=ICONS["yes"]),
            button(_("À distance (D)"), lambda: self.answer("remote"), icon_name=ICONS["remote"]),
            button(_("Substitut (S)"), lambda: self.answer("substitute"),
                   icon_name=ICONS["substitute"]),
            button(_("Non (N)"), lambda: self.answer("no"), icon_name=ICONS["no"]),
            button(_("Repas (R)"), lambda: self.answer("meal")),
        ]
        self._lay_out()
        self.refresh()
        self.table.setCurrentIndex(self.model.index(0, 0))
        self.table.setFocus()

    def refresh(self) -> None:
        """Read the replies again and say what they promise."""
        self.sheet = queries.replies_to(self._store, self._meeting_id)
        self.model.show(self.sheet.lines)
        self.promised.setText(self.sheet.expected.sentence)
        self.shared.setText(summary(self.sheet))
        for one in self.buttons:
            one.setEnabled(self.sheet.open and bool(self.sheet.lines))

    def answer(self, reply: str) -> None:
        """Note an answer, or a meal, for the rows chosen."""
        lines = self.chosen()
        if not lines or not self.sheet.open:
            return
        keys = [one.id for one in lines]
        if reply == "meal":
            self._ask_meal(keys, lines[0])
        elif reply == "substitute" and not all(one.named_id for one in lines):
            self._ask_stand_in(keys)
        else:
            self._do(lambda: commands.record_reply(self._store, keys, reply))

    def chosen(self) -> list[ReplyLine]:
        """Return the rows chosen, from top to bottom."""
        rows = self.table.selectionModel().selectedRows()
        return [self.model.row(index) for index in sorted(rows, key=lambda index: index.row())]

    def take_back(self, gesture: Callable[[], object]) -> None:
        """Undo or redo, then read again."""
        self._do(gesture)

    def _do(self, gesture: Callable[[], object]) -> None:
        self.refused.hide()
        try:
            gesture()
        except DsiError as refusal:
            self.refused.setText(f"⚠ {refusal.sentence}")
            self.refused.show()
        self.refresh()

    def _ask_stand_in(self, keys: list[str]) -> None:
        people = [(one.id, one.name) for one in queries.people_to_invite(self._store)]
        form = Form([ChoiceField("stand_in_id", _("Qui vient à sa place"), people, none=" ",
                                 filtered=True)])
        ask(self, _("Substitut"), form, lambda values: commands.record_reply(
            self._store, keys, "substitute", stand_in_id=str(values["stand_in_id"] or "") or None,
        ))
        self.refresh()

    def _ask_meal(self, keys: list[str], first: ReplyLine) -> None:
        suggestions = [text for text, _count in self.sheet.meals] + [_("Repas"), _("Non")]
        form = Form([TextField("meal", _("Repas demandé"), suggestions=suggestions)])
        form.fill({"meal": first.meal or first.diet})
        ask(self, _("Repas"), form, lambda values: commands.order_meal(
            self._store, keys, str(values["meal"] or ""),
        ))
        self.refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        self.refused.hide()
        for said in (self.promised, self.shared, self.refused):
            column.addWidget(said)
        self.table.widths(176, 190, 200, 130, stretch=1)
        self.table.setMinimumSize(theme().px(600), theme().px(220))
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        for one in self.buttons:
            row.addWidget(one)
        row.addStretch()
        close = button(_("Fermer"), self.accept, look="primary")
        row.addWidget(close)
        column.addLayout(row)
        QShortcut(QKeySequence("Ctrl+Z"), self, lambda: self.take_back(self._store.undo))
        QShortcut(QKeySequence("Ctrl+Y"), self, lambda: self.take_back(self._store.redo))
        room = self.screen().availableGeometry()
        self.resize(
            min(theme().px(860), room.width() - 40), min(theme().px(640), room.height() - 60)
        )


def summary(sheet: RepliesSheet) -> str:
    """Return how many answered, how the colleges stand, and what to order from the kitchen."""
    answered = ngettext(
        "{n} réponse sur {all}", "{n} réponses sur {all}", sheet.answered,
    ).format(n=sheet.answered, all=len(sheet.lines))
    meals = ", ".join(f"{count} × {text}" for text, count in sheet.meals)
    parts = (answered, sheet.balance, _("Repas : {meals}").format(meals=meals) if meals else "")
    return " · ".join(part for part in parts if part)


def reply_words(line: ReplyLine) -> str:
    """Return an answer in words: « sera là », « par Luc Côté », « sans réponse »."""
    if line.reply == "substitute" and line.stand_in:
        return _("par {name}").format(name=line.stand_in)
    if not line.reply:
        return _("sans réponse")
    return word("attendance_reply", line.reply)


def _columns() -> list[Column[ReplyLine]]:
    return [
        Column(_("Personne"), lambda one: one.name, _spoken, tip=lambda one: one.organization),
        Column(_("Organisme"), lambda one: one.organization),
        Column(_("Réponse"), reply_words, icon=lambda one: icon(ICONS.get(one.reply, ""))),
        Column(_("Repas"), lambda one: one.meal),
    ]


def _spoken(line: ReplyLine) -> str:
    named = _("substitut : {name}").format(name=line.named) if line.named else ""
    parts = (line.name, line.organization, reply_words(line), named, line.meal)
    return ", ".join(part for part in parts if part)
