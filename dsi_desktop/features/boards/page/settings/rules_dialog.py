"""« Règles »: three sentences, each on or off, one with its column."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.presenter.settings import SettingsPresenter
from dsi_desktop.features.boards.queries.settings import BoardSettings
from dsi_desktop.features.boards.rules import automation
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.texts import label


class RuleLine(QWidget):
    """A box and its sentence, on as many lines as it needs; a click on the words ticks too."""

    def __init__(self) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.words = label("", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.setFocusProxy(self.box)

    def say(self, sentence: str) -> None:
        """Show a rule."""
        self.words.setText(sentence)
        self.box.setAccessibleName(sentence)

    def show_active(self, active: bool) -> None:
        """Tick or not, without telling."""
        with QSignalBlocker(self.box):
            self.box.setChecked(active)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick."""
        if self.words.geometry().contains(event.position().toPoint()):
            self.box.toggle()


class RulesDialog(QDialog):
    """The rules of one board."""

    def __init__(self, parent: QWidget, store: Store, desk: Desk, board_id: str) -> None:
        super().__init__(parent)
        self._desk = desk
        self.presenter = SettingsPresenter(store, self, board_id)
        self.boxes: dict[str, RuleLine] = {}
        self.columns = QComboBox()
        self.columns.setAccessibleName(_("Colonne où le résultat est demandé"))
        self.title = label("", "h3", wrap=True)
        self.refusal = label("", "error", wrap=True)
        self._lay_out()
        self.presenter.refresh()

    # --- what the presenter asks -----------------------------------------------------------

    def show_settings(self, settings: BoardSettings) -> None:
        words = _("Règles : {board}").format(board=settings.title)
        self.setWindowTitle(words)
        self.title.setText(words)
        self.refusal.hide()
        with QSignalBlocker(self.columns):
            self.columns.clear()
            for column in settings.columns:
                self.columns.addItem(column.title, column.id)
        for rule in settings.rules:
            box = self.boxes[rule.effect]
            box.say(automation.sentence(rule.effect, settings.column_title(rule.column_id)))
            box.show_active(rule.active)
            if rule.effect == "ask_result":
                with QSignalBlocker(self.columns):
                    self.columns.setCurrentIndex(self.columns.findData(rule.column_id))
                self.columns.setEnabled(rule.active)

    def refuse(self, error: DsiError) -> None:
        self.refusal.setText(f"⚠ {error.sentence}")
        self.refusal.show()

    def confirm(self, question: str, yes: str) -> bool:
        return self._desk.confirm(question, yes)

    def leave(self) -> None:
        self.reject()

    def _write(self, effect: str, active: bool) -> None:
        column = self.columns.currentData() if effect == "ask_result" else None
        self.presenter.set_rule(effect, active=active, column_id=column)

    def _lay_out(self) -> None:
        self.setMinimumWidth(min(theme().px(560), self.screen().availableGeometry().width() - 40))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.refusal)
        for effect in automation.TRIGGERS:
            self.boxes[effect] = box = RuleLine()
            box.box.toggled.connect(partial(self._write, effect))
            column.addWidget(box)
            if effect == "ask_result":
                row = QHBoxLayout()
                row.addSpacing(theme().px(28))
                row.addWidget(label(_("Colonne"), "muted"))
                row.addWidget(self.columns, 1)
                column.addLayout(row)
        self.columns.activated.connect(lambda _at: self._write("ask_result", active=True))
        column.addStretch()
        last = QHBoxLayout()
        last.addStretch()
        last.addWidget(button(_("Fermer"), self.accept, look="primary"))
        column.addLayout(last)
