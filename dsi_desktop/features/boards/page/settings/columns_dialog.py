"""« Colonnes et limites »: the columns of a board in order, its lanes, its totals."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.page.settings.column_form import column_form, limits_of
from dsi_desktop.features.boards.page.settings.lanes_form import LanesForm
from dsi_desktop.features.boards.presenter.settings import SettingsPresenter, spoken
from dsi_desktop.features.boards.queries.settings import BoardSettings, ColumnSettings
from dsi_desktop.features.boards.rules.columns import limit_words
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.forms.fields import Value
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.tips import plain_tip
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Table


class ColumnsDialog(QDialog):
    """The columns in a table; each gesture on the one in hand has a button and a key."""

    def __init__(self, parent: QWidget, store: Store, desk: Desk, board_id: str) -> None:
        super().__init__(parent)
        self._desk = desk
        self.presenter = SettingsPresenter(store, self, board_id)
        self.model = RowsModel[ColumnSettings](_columns(), lambda one: one.id, self)
        self.table = Table(_("Colonnes du tableau"), self.model, lambda _index: self.edit())
        self.table.widths(150, 100, 260, 70, 80, stretch=0)
        self.table.selectionModel().currentChanged.connect(lambda *_told: self._allow())
        self.lanes = LanesForm(self.presenter)
        self.title = label("", "h3", wrap=True)
        self.refusal = label("", "error", wrap=True)
        self._of_one = self._gestures()
        self._lay_out()
        self.presenter.refresh()
        self.table.setFocus()

    # --- what the presenter asks -----------------------------------------------------------

    def show_settings(self, settings: BoardSettings) -> None:
        words = _("Colonnes et limites : {board}").format(board=settings.title)
        self.setWindowTitle(words)
        self.title.setText(words)
        self.model.show(settings.columns)
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self.lanes.show_settings(settings)
        self.refusal.hide()
        self._allow()

    def refuse(self, error: DsiError) -> None:
        self.refusal.setText(f"⚠ {error.sentence}")
        self.refusal.show()
        self._desk.tell(error.sentence)

    def confirm(self, question: str, yes: str) -> bool:
        return self._desk.confirm(question, yes)

    def leave(self) -> None:
        self.reject()

    # --- gestures --------------------------------------------------------------------------

    def add(self) -> FormDialog:
        """Ask for a column at the end."""
        form = column_form()
        form.fill({"state": "doing", "wip_mode": "warn"})

        def save(values: dict[str, Value]) -> None:
            made = self.presenter.add(
                str(values["title"]), str(values["state"]), **limits_of(values)
            )
            self.table.setCurrentIndex(self.model.index_of(made))

        dialog = FormDialog(self, _("Nouvelle colonne"), form, save, yes=_("Ajouter"))
        dialog.open()
        return dialog

    def edit(self) -> FormDialog | None:
        """Change the column in hand."""
        column = self.in_hand()
        if column is None:
            return None
        form = column_form()
        form.fill({name: getattr(column, name) for name in form.fields})

        def save(values: dict[str, Value]) -> None:
            self.presenter.edit(
                column.id, title=str(values["title"]), state=str(values["state"]),
                **limits_of(values),
            )

        dialog = FormDialog(self, _("Modifier la colonne"), form, save)
        dialog.open()
        return dialog

    def in_hand(self) -> ColumnSettings | None:
        """Return the column in hand."""
        index = self.table.currentIndex()
        return self.model.row(index) if index.isValid() else None

    def _on(self, gesture: Callable[[str], object]) -> None:
        column = self.in_hand()
        if column is not None:
            gesture(column.id)
            self.table.setCurrentIndex(self.model.index_of(column.id))
            self._allow()

    def _gestures(self) -> list[QToolButton]:
        presenter = self.presenter
        every: tuple[tuple[str, str, str, Callable[[], object]], ...] = (
            ("F2", _("Modifier…"), "pencil", self.edit),
            ("Ctrl+Up", _("Monter"), "chevron-up",
             lambda: self._on(lambda key: presenter.move(key, -1))),
            ("Ctrl+Down", _("Descendre"), "chevron-down",
             lambda: self._on(lambda key: presenter.move(key, 1))),
            ("Space", _("Replier ou déplier"), "columns", lambda: self._on(presenter.fold)),
            ("Del", _("Retirer"), "trash", lambda: self._on(presenter.remove)),
        )
        made: list[QToolButton] = []
        for keys, words, icon_name, done in every:
            QShortcut(QKeySequence(keys), self.table, done)
            tip = f"{words} ({QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)})"
            made.append(icon_button(icon_name, words, done))
            made[-1].setToolTip(plain_tip(tip))
        QShortcut(QKeySequence("N"), self.table, self.add)
        return made

    def _allow(self) -> None:
        held = self.in_hand() is not None
        for made in self._of_one:
            made.setEnabled(held)

    def _lay_out(self) -> None:
        room = self.screen().availableGeometry()
        width, height = theme().px(800), theme().px(560)
        self.resize(min(width, room.width() - 40), min(height, room.height() - 60))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.table, 1)
        column.addWidget(self.refusal)
        row = QHBoxLayout()
        row.addWidget(button(_("Ajouter…"), self.add, icon_name="plus", tip=_("Ajouter (N)")))
        for made in self._of_one:
            row.addWidget(made)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.lanes)
        last = QHBoxLayout()
        last.addStretch()
        last.addWidget(button(_("Fermer"), self.accept, look="primary"))
        column.addLayout(last)


def _columns() -> tuple[Column[ColumnSettings], ...]:
    return (
        Column(_("Colonne"), lambda one: one.title, spoken=spoken),
        Column(_("État"), lambda one: vocabulary.label("task_state", one.state)),
        Column(
            _("Limites"),
            lambda one: limit_words(one.wip_limit, one.lane_limit, one.wip_mode),
        ),
        Column(_("Cartes"), lambda one: str(one.cards), right=True),
        Column(_("Repliée"), lambda one: _("oui") if one.collapsed else _("non")),
    )
