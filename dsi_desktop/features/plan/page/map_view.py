"""« Carte » : the chain from needs to resources, drawn, and the same in words."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dsi_desktop.features.plan.page.host import Plans, PlanViewWidget
from dsi_desktop.features.plan.page.map_canvas import MapCanvas
from dsi_desktop.features.plan.presenter.map import MapRow, map_rows, record_kind
from dsi_desktop.features.plan.queries.map import plan_map
from dsi_desktop.features.plan.rules.map import PlanMap
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import Column
from dsi_desktop.ui.models.tree_model import TreeModel
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.flowing import flowing
from dsi_desktop.ui.widgets.frames import EmptyState
from dsi_desktop.ui.widgets.texts import Elided
from dsi_desktop.ui.widgets.views import Tree

_READABLE = 0.8  # the first sight of a great map: its beginning, in letters one reads


class MapView(PlanViewWidget):
    """The drawing, its tree twin, and the counter of broken chains that walks from one to one."""

    def __init__(self, host: Plans, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self.shown = PlanMap("", "", (), ())
        self._in_words = False
        self._stack = QStackedWidget()
        self.canvas = MapCanvas()
        self.rows: TreeModel[MapRow] = TreeModel(
            [
                Column(_("Élément"), lambda row: row.words,
                       icon=lambda row: icon("alert-triangle", "danger") if row.broken else None),
                Column(_("État et liens"), lambda row: row.said),
            ],
            lambda row: row.key, lambda row: row.children,
        )  # fmt: skip
        self.tree = Tree(_("Chaîne du plan, en mots"), self.rows,
                         lambda index: self._opened(self.rows.row(index).record_id))  # fmt: skip
        self.broken = button("", self._next_broken, icon_name="alert-triangle")
        self.words = Elided("", "muted")
        self.turn = icon_button("list-tree", _("Voir la carte en mots"), self._turn)
        self._lay_out()
        self.canvas.opened.connect(self._opened)
        self.canvas.chosen.connect(self._said)

    def show_plan(self, plan_id: str) -> None:
        """Read the chain and draw it; the first time, whole."""
        fresh = plan_id != self.shown.plan_id
        self.shown = plan_map(self._host.store, plan_id)
        self.canvas.show_map(self.shown)
        self.rows.show(map_rows(self.shown))
        self.tree.header().resizeSection(0, max(320, self.width() * 2 // 3))
        count = self.shown.broken()
        self.broken.setText(self.shown.broken_words())
        self.broken.setEnabled(bool(count))
        self._stack.setCurrentWidget(self._none if not self.shown.nodes else self._sight())
        if fresh:
            self.canvas.fit()
            if self.canvas.zoom < _READABLE:
                self.canvas.scale_by(_READABLE / self.canvas.zoom)
                self.canvas.verticalScrollBar().setValue(0)
                self.canvas.horizontalScrollBar().setValue(0)
        self._said(self.canvas.in_hand)

    def take_focus(self) -> None:
        """Put the keyboard on the drawing, or on its words."""
        self._sight().setFocus()

    def reveal(self, record_id: str) -> bool:
        """Take an element in hand; tell whether the map holds it."""
        if self.shown.node(record_id) is None:
            return False
        self.canvas.choose(record_id)
        index = self.rows.index_of(record_id)
        self.tree.setCurrentIndex(index)
        return True

    def in_hand(self) -> str:
        """Return the element in hand."""
        if self._in_words:
            index = self.tree.currentIndex()
            return self.rows.row(index).record_id if index.isValid() else ""
        return self.canvas.in_hand

    def _sight(self) -> MapCanvas | Tree:
        return self.tree if self._in_words else self.canvas

    def _turn(self) -> None:
        """Go from the drawing to its words, and back."""
        self._in_words = not self._in_words
        words = _("Voir la carte dessinée") if self._in_words else _("Voir la carte en mots")
        self.turn.setAccessibleName(words)
        self.turn.setToolTip(words)
        self._stack.setCurrentWidget(self._sight())
        if self._in_words and self.canvas.in_hand:
            index = self.rows.index_of(self.canvas.in_hand)
            self.tree.setCurrentIndex(index)
        self.take_focus()

    def _next_broken(self) -> None:
        if self._in_words:
            self._turn()
        self.canvas.next_broken()
        self.take_focus()

    def _opened(self, key: str) -> None:
        node = self.shown.node(key)
        if node is None:
            return
        kind = record_kind(node.column)
        if kind:
            self._host.open_element(kind, key)
        else:
            self._host.desk.show_page("funding")

    def _said(self, key: str) -> None:
        node = self.shown.node(key)
        if node is None:
            self.words.say(_("Choisissez une carte : toute sa chaîne s’allume."))
            return
        reached = len(self.shown.chain(key)) - 1
        said = _("{title} : {n} autres éléments dans sa chaîne").format(
            title=f"{node.code} {node.title}".strip(), n=reached)  # fmt: skip
        gaps = self.shown.gaps(key).said
        self.words.say(f"{said} · {gaps}" if gaps else said)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.words, 1)
        zooms = [icon_button(name, words, done) for name, words, done in (
            ("zoom-out", _("Éloigner la carte"), lambda: self.canvas.scale_by(1 / 1.2)),
            ("zoom-in", _("Rapprocher la carte"), lambda: self.canvas.scale_by(1.2)),
            ("maximize", _("Voir toute la carte"), self.canvas.fit),
        )]
        row.addWidget(flowing(self.broken, *zooms, self.turn, wide=True))
        column.addLayout(row)
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        self._none = EmptyState(
            "target-arrow", _("Rien à relier encore"),
            _("La carte se dessine dès que le plan contient un besoin ou un enjeu."),
        )
        for widget in (self.canvas, self.tree, self._none):
            self._stack.addWidget(widget)
        inside.addWidget(self._stack)
        column.addWidget(card, 1)
