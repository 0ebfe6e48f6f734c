"""The question of a round before the first voice: how to consult, and about what."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsi_desktop.features.minutes.page.consensus import forms
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.forms.fields import TextField
from dsi_desktop.ui.widgets.buttons import Segmented, button
from dsi_desktop.ui.widgets.texts import label

_WHAT = {
    "go_round": lambda: _("Chaque organisation parle à son tour et dit où elle se situe."),
    "consent": lambda: _("Personne n’est tenu d’aimer : une seule objection motivée bloque."),
    "gradients": lambda: _("Huit degrés, de l’adhésion entière au blocage."),
    "dots": lambda: _("Chaque voix répartit ses points entre les choix : les priorités sortent."),
}


class AskingCard(QWidget):
    """The method by arrows, then the form; Ctrl+Entrée or the button opens the round."""

    def __init__(
        self, begin: Callable[[str, dict[str, Any]], object], question: Callable[[], str]
    ) -> None:
        super().__init__()
        self._begin = begin
        self._question = question
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.method = Segmented(
            _("Façon de consulter"),
            [
                ("go_round", _("Tour de table")), ("consent", _("Consentement")),
                ("gradients", _("Huit degrés")), ("dots", _("Points")),
            ],
        )
        self.method.choose("consent")
        self.method.chosen.connect(self.dress)
        self._column.addWidget(self.method)
        self._what = label("", "muted", wrap=True)
        self._column.addWidget(self._what)
        self.form = forms.asking("consent", "")
        self._column.addWidget(self.form)
        self.start = button(_("Ouvrir le tour"), self.submit, look="primary")
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.submit)
        self._column.addWidget(self.start)
        self._column.addStretch()
        self._shown = False

    def wait(self) -> None:
        """Show an empty question, unless one is being written."""
        if not self._shown:
            self._shown = True
            self.dress(self.method.current())

    def dress(self, method: str) -> None:
        """Ask what a method needs; the question already written stays."""
        line = self.form.fields["question"]
        written = line.line.text().strip() if isinstance(line, TextField) else ""
        fresh = forms.asking(method, written or self._question())
        self._column.replaceWidget(self.form, fresh)
        self.form.hide()
        self.form.deleteLater()
        self.form = fresh
        self._what.setText(_WHAT[method]())
        before: QWidget = self.method
        for field in fresh.fields.values():
            QWidget.setTabOrder(before, field.control)
            before = field.control
        QWidget.setTabOrder(before, self.start)

    def submit(self) -> None:
        """Open the round, or say beside its field what is missing."""
        values = self.form.values()
        if values is None:
            return
        try:
            self._begin(self.method.current(), dict(values))
        except DsiError as refusal:
            self.form.refuse(refusal)
            return
        self._shown = False

    def take_focus(self) -> None:
        """Begin at what is to be written."""
        name = "options" if self.method.current() == "dots" else "proposal"
        self.form.fields[name].control.setFocus()
