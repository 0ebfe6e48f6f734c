"""« Effets »: the map of waves or the tree, and the sheet of the effect in hand."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dsi_desktop.features.evaluation.page.outcome_sheet import OutcomeSheet
from dsi_desktop.features.evaluation.page.ripple_view import RippleView
from dsi_desktop.features.evaluation.queries import OutcomeLine
from dsi_desktop.features.evaluation.rules import effects
from dsi_desktop.features.evaluation.rules.effects import ACTION, EffectRow
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.models.rows_model import Column
from dsi_desktop.ui.models.tree_model import TreeModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Segmented, button, icon_button
from dsi_desktop.ui.widgets.frames import EmptyState
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.tools_row import Tools
from dsi_desktop.ui.widgets.views import Tree

MAP, TREE = "map", "tree"
_WIDE = 640


class EffectsPanel(QWidget):
    """Tells what the person wants done: the page does it."""

    wanted_new = Signal()
    wanted_edit = Signal(str)
    wanted_ripple = Signal(str)
    wanted_remove = Signal(str)
    wanted_paper = Signal()

    def __init__(self, opened: Callable[[str, str], object]) -> None:
        super().__init__()
        self._rows: dict[str, EffectRow] = {}
        self._opened = opened
        self.views = Segmented(_("Vue des effets"), [(MAP, _("En carte")), (TREE, _("Liste"))])
        self.views.chosen.connect(self.show_view)
        self.say = label("", "muted", wrap=True)
        self.add = button(_("Récolter un effet"), self.wanted_new.emit, look="primary",
                          icon_name="plus")
        self.pdf = icon_button("file-type-pdf", _("Imprimer les effets en PDF"),
                               self.wanted_paper.emit)
        self.map = RippleView()
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.map)
        self.model: TreeModel[EffectRow] = TreeModel(
            _columns(), lambda row: row.id, lambda row: row.kids)
        self.tree = Tree(_("Effets récoltés"), self.model, self._open_row)
        fit(self.tree, self._widths)
        self.none = EmptyState(
            "heart-handshake", _("Qu’est-ce qui a changé?"),
            _("Notez ce qui a changé chez des personnes, des organismes ou des politiques, même "
              "sans l’avoir prévu. Deux sources le corroborent; un effet peut en entraîner "
              "d’autres."),
            _("Récolter un premier effet"), self.wanted_new.emit)
        self.sheet = OutcomeSheet()
        self.sheet.hide()
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.tools = Tools((self.views,), (self.pdf, self.add))
        self.stack = QStackedWidget()
        for view in (self.area, self.tree, self.none):
            self.stack.addWidget(view)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.stack, 1)
        row.addWidget(self.sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.tools)
        column.addWidget(self.say)
        column.addLayout(row, 1)

    def _widths(self) -> None:
        head = self.tree.header()
        head.setStretchLastSection(False)
        for at, wide in enumerate((280, 150, 100, 100, 76, 120, 140, 150)):
            head.resizeSection(at, theme().px(wide))
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(theme().px(60))

    def _wire(self) -> None:
        self.map.opened.connect(self.open_effect)
        self.map.chosen.connect(self._follow)
        self.tree.clicked.connect(lambda index: self._follow(self.model.row(index).id))
        self.sheet.closed.connect(self._closed)
        self.sheet.wanted_edit.connect(self.wanted_edit)
        self.sheet.wanted_ripple.connect(self.wanted_ripple)
        self.sheet.wanted_remove.connect(self.wanted_remove)
        self.sheet.wanted_action.connect(lambda key: self._opened("action", key))
        for keys, told in (
            ("N", self.wanted_new.emit), ("R", lambda: self._tell(self.wanted_ripple)),
            ("E", lambda: self._tell(self.wanted_edit)),
            ("Del", lambda: self._tell(self.wanted_remove)),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(keys), self.stack)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(told)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the whole width to the sheet where both would be cut."""
        super().resizeEvent(event)
        self._make_room(beside=self.sheet.isVisibleTo(self))

    def _make_room(self, *, beside: bool) -> None:
        """Hide the map before the sheet comes: together they would widen the window."""
        narrow = self.width() < theme().px(_WIDE)
        self.stack.setVisible(not (narrow and beside))

    def show_effects(self, lines: Sequence[OutcomeLine]) -> None:
        """Show the effects; the sheet follows the one it shows."""
        rows = effects.tree(lines)
        self._rows = {row.id: row for row in effects.every(rows)}
        self.say.setText(effects.sentence(lines))
        self.model.show(rows)
        self.tree.expandAll()
        self.map.show_rows(rows)
        for shown in (self.views, self.pdf, self.add):
            shown.setVisible(bool(rows))
        self.show_view(self.views.current())
        if self.sheet.isVisible() and self.sheet.line is not None:
            row = self._rows.get(self.sheet.line.id)
            if row is None:
                self.sheet.leave()
            else:
                self.sheet.show_line(row.line)

    def show_view(self, view: str) -> None:
        """Show the map or the tree, or how to begin."""
        self.views.choose(view)
        chosen: QWidget = self.area if view == MAP else self.tree
        self.stack.setCurrentWidget(chosen if self._rows else self.none)

    def open_effect(self, effect_id: str) -> None:
        """Show the sheet of an effect; an action at the origin opens in the plan."""
        if effect_id.startswith(ACTION):
            if len(effect_id) > len(ACTION):
                self._opened("action", effect_id.removeprefix(ACTION))
            return
        row = self._rows.get(effect_id)
        if row is not None:
            self.map.choose(effect_id)
            self.tree.setCurrentIndex(self.model.index_of(effect_id))
            self.sheet.show_line(row.line)
            self._make_room(beside=True)
            self.sheet.show()
            self.sheet.begin()

    def in_hand(self) -> str:
        """Return the effect chosen, "" when none is."""
        if self.stack.currentWidget() is self.area:
            return self.map.at if self.map.at in self._rows else ""
        index = self.tree.currentIndex()
        return self.model.row(index).id if index.isValid() else ""

    def line_of(self, effect_id: str) -> OutcomeLine | None:
        """Return an effect shown."""
        row = self._rows.get(effect_id)
        return row.line if row else None

    def _closed(self) -> None:
        self._make_room(beside=False)
        self.take_focus()

    def take_focus(self) -> None:
        """Give the keyboard to the view in sight."""
        shown: dict[int, QWidget] = {0: self.map, 1: self.tree, 2: self.none}
        shown[self.stack.currentIndex()].setFocus()

    def _follow(self, effect_id: str) -> None:
        if self.sheet.isVisible() and (row := self._rows.get(effect_id)) is not None:
            self.sheet.show_line(row.line)

    def _open_row(self, index: QModelIndex) -> None:
        self.open_effect(self.model.row(index).id)

    def _tell(self, signal: SignalInstance) -> None:
        if found := self.in_hand():
            signal.emit(found)


def _columns() -> list[Column[EffectRow]]:
    return [
        Column(_("Ce qui a changé"), lambda row: row.line.what, effects.spoken,
               tip=lambda row: row.line.what),
        Column(_("Chez qui"), lambda row: row.line.who),
        Column(_("Quand"), lambda row: effects.when_words(row.line)),
        Column(_("Type"), lambda row: word("outcome_kind", row.line.kind)),
        Column(_("Capital"), lambda row: word("capital", row.line.capital)),
        Column(_("Chantier"), lambda row: row.line.body),
        Column(_("Preuve"), lambda row: effects.proof_words(row.line)),
        Column(_("Il manque"), lambda row: effects.missing_words(row.line)),
    ]
