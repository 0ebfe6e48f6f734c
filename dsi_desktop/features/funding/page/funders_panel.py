"""« Bailleurs »: who gives, what was signed, what is offered, what is asked."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHeaderView, QMenu, QStackedWidget, QVBoxLayout, QWidget

from dsi_desktop.features.funding import commands, queries
from dsi_desktop.features.funding.page.giver_forms import GiverForms
from dsi_desktop.features.funding.page.host import Funding, InnerPanel
from dsi_desktop.features.funding.presenter.givers import GENERAL, GiverNode, nodes
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import Column
from dsi_desktop.ui.models.tree_model import TreeModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import EmptyState
from dsi_desktop.ui.widgets.views import Tree

Remove = tuple[Callable[..., object], str]


class FundersPanel(InnerPanel):
    """A tree. Entrée edits, Suppr removes, N adds an agreement with the funder in hand."""

    def __init__(self, host: Funding) -> None:
        super().__init__(host)
        self.forms = GiverForms(host)
        self.lines: TreeModel[GiverNode] = TreeModel(
            [
                Column(_("Bailleur, entente, programme ou règle"), lambda node: node.name, _spoken,
                       icon=lambda node: icon(node.icon, "text2"), tip=_spoken),
                Column(_("Détail"), lambda node: node.detail, tip=lambda node: node.detail),
                Column(_("Montant"), lambda node: node.amount, right=True),
                Column(_("Reste à engager"), lambda node: f"⚠ {node.left}" if node.alarm
                       else node.left, right=True),
            ],
            lambda node: node.key, lambda node: node.parts,
        )  # fmt: skip
        self.tree = Tree(_("Bailleurs, ententes, programmes et règles"), self.lines, self._edit)
        self._expanded: set[str] = set()
        self._make_tools()
        self._lay_out()

    @property
    def tools(self) -> Sequence[QWidget]:
        """What adds."""
        return self._adds

    def _make_tools(self) -> None:
        self._adds = tuple(
            button(words, clicked, icon_name="plus")
            for words, clicked in (
                (_("Bailleur"), self.forms.add_funder),
                (_("Entente"), lambda: self.forms.add_agreement(self._funder_in_hand())),
                (_("Programme"), lambda: self.forms.add_programme(self._funder_in_hand())),
                (_("Règle de cumul"), lambda: self.forms.add_rule(self._funder_in_hand())),
            )
        )
        names = (_("Ajouter un bailleur"), _("Ajouter une entente"), _("Ajouter un programme"),
                 _("Ajouter une règle de cumul"))  # fmt: skip
        for made, name in zip(self._adds, names, strict=True):
            made.setAccessibleName(name)

    def _lay_out(self) -> None:
        self.none = EmptyState(
            "coins", _("Aucun bailleur"),
            _("Notez qui peut payer, ce que chaque entente contient et ses règles de cumul : le "
              "montage dit alors ce qui est promis deux fois et ce qui reste à engager."),
            _("Ajouter un premier bailleur"), self.forms.add_funder)
        head = self.tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        head.resizeSection(0, theme().px(380))
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for at in (2, 3):
            head.setSectionResizeMode(at, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(2, 2, 2, 8)
        inside.addWidget(self.tree)
        self._stack = QStackedWidget()
        self._stack.addWidget(card)
        self._stack.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        for keys, done in (
            ("Del", self.remove),
            ("N", lambda: self.forms.add_agreement(self._funder_in_hand())),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.tree)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(done)

    def refresh(self) -> None:
        """Read again; funders seen for the first time are unfolded."""
        shown = nodes(queries.givers(self.host.store), self.host.desk.today())
        self.lines.show(shown)
        for node in shown:
            if node.key not in self._expanded:
                self._expanded.add(node.key)
                self.tree.setExpanded(self.lines.index_of(node.key), True)
        self._stack.setCurrentIndex(0 if shown else 1)
        if shown and not self.tree.currentIndex().isValid():
            self.tree.setCurrentIndex(self.lines.index(0, 0))

    def take_focus(self) -> None:
        """Put the keyboard on the line in hand."""
        (self.tree if self._stack.currentIndex() == 0 else self.none).setFocus()

    def open_record(self, kind: str, record_id: str) -> bool:
        """Put the keyboard on a line."""
        index = self.lines.index_of(f"{kind}:{record_id}")
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)
        return index.isValid()

    def start(self, intent: str) -> bool:
        """Ask for a funder."""
        self.forms.add_funder()
        return True

    def remove(self) -> None:
        """Take away the line in hand; Ctrl+Z brings it back."""
        node = self._in_hand()
        removals: Mapping[str, Remove] = {
            "funder": (commands.remove_funder, _("Bailleur retiré. Ctrl+Z le ramène.")),
            "programme": (commands.remove_programme, _("Programme retiré. Ctrl+Z le ramène.")),
            "agreement": (commands.remove_agreement, _("Entente retirée. Ctrl+Z la ramène.")),
            "cumulation_rule": (
                commands.remove_cumulation_rule, _("Règle retirée. Ctrl+Z la ramène.")),
        }  # fmt: skip
        if node is not None and node.kind in removals:
            command, said = removals[node.kind]
            self.host.write(lambda: command(self.host.store, node.id), said)

    def menu(self) -> QMenu:
        """Return what may be done with the line in hand."""
        menu, node = QMenu(self), self._in_hand()
        if node is not None and node.kind != GENERAL:
            menu.addAction(_("Modifier…"), lambda: self.forms.edit(node.kind, node.id))
            menu.addAction(_("Retirer"), self.remove)
        return menu

    def _edit(self, index: QModelIndex) -> None:
        node = self.lines.row(index)
        if node.kind != GENERAL:
            self.forms.edit(node.kind, node.id)

    def _show_menu(self, at: QPoint) -> None:
        menu = self.menu()
        if menu.actions():
            menu.popup(self.tree.viewport().mapToGlobal(at))

    def _in_hand(self) -> GiverNode | None:
        index = self.tree.currentIndex()
        return self.lines.row(index) if index.isValid() else None

    def _funder_in_hand(self) -> str:
        node = self._in_hand()
        return node.funder_id if node is not None else ""


def _spoken(node: GiverNode) -> str:
    return ", ".join(part for part in (node.name, node.detail, node.amount, node.left) if part)
