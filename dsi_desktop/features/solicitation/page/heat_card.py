"""The heat table in its card: the finding over it, the scale and what is missing under it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QVBoxLayout

from dsi_desktop.features.solicitation.page.forms import SolicitationForms
from dsi_desktop.features.solicitation.page.heat_model import HeatModel
from dsi_desktop.features.solicitation.page.heat_view import HeatLegend, HeatView
from dsi_desktop.features.solicitation.presenter import charge
from dsi_desktop.features.solicitation.presenter.deciding import SolicitationPresenter
from dsi_desktop.features.solicitation.presenter.figures import HeatRow, HeatTable
from dsi_desktop.features.solicitation.presenter.screens import ChargeScreen
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.texts import Elided, label
from dsi_desktop.ui.widgets.tools_row import Tools


class HeatCard(QFrame):
    """Entrée opens the cell in hand, T asks for the threshold of its organisation."""

    def __init__(
        self, presenter: SolicitationPresenter, forms: SolicitationForms,
        complete: Callable[[], object],
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("card")
        self._presenter, self._forms = presenter, forms
        self._who = ""
        self.heat = HeatView()
        self.legend = HeatLegend()
        self.title = Elided("", "h2")
        self.whole, self.under = label("", "muted"), label("", "muted")
        self.search = QLineEdit()
        self.gaps = button("", complete, look="link", icon_name="alert-triangle")
        self._lay_out()
        self.search.textChanged.connect(presenter.search)
        shortcut = QShortcut(QKeySequence("T"), self.heat)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.ask_threshold)
        self.heat.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.heat.customContextMenuRequested.connect(self._show_menu)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 8, 4)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setContentsMargins(10, 0, 8, 0)
        head.setSpacing(12)
        head.addWidget(self.title, 1)
        head.addWidget(self.whole)
        self.search.setPlaceholderText(_("Chercher un nom"))
        self.search.setAccessibleName(_("Chercher dans le tableau des heures"))
        self.search.setClearButtonEnabled(True)
        fit(self.search, lambda: self.search.setFixedWidth(theme().px(170)))
        head.addWidget(self.search)
        column.addLayout(head)
        self.under.setContentsMargins(10, 0, 0, 0)
        column.addWidget(self.under)
        column.addWidget(self.heat, 1)
        column.addWidget(Tools((self.legend,), (self.gaps,)))
        self.heat.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        fit(self.heat, lambda: self.heat.setMinimumHeight(theme().px(22 * 6 + 34)))

    def show_screen(self, screen: ChargeScreen) -> None:
        """Show the hours, and a search when the lines are many."""
        self._who = _("Personne") if screen.people else _("Organisation")
        self.title.say(screen.title)
        many = screen.lines > charge.MOST
        for said, shown in ((self.whole, not many), (self.under, many)):
            said.setText(screen.whole)
            said.setVisible(shown)
        self.search.setVisible(many)
        self.show_heat(screen.heat)
        self.legend.say(screen.heat.hottest, screen.threshold)
        self.gaps.setText(screen.gaps)
        self.gaps.setVisible(bool(screen.gaps))

    def show_heat(self, heat: HeatTable) -> None:
        """Show other lines of the same hours."""
        self.heat.show_table(heat, self._who)

    def menu(self) -> QMenu:
        """Return what may be done with the cell in hand."""
        menu = QMenu(self)
        row = self.in_hand()
        if row is None:
            return menu
        month = self.cells.month_of(self.heat.currentIndex())
        if month is not None:
            menu.addAction(_("Voir les rencontres du mois"),
                           lambda: self.heat.asked.emit(row.key, month))
        menu.addAction(_("Ouvrir la fiche"), lambda: self.heat.asked.emit(row.key, -1))
        if not self._presenter.people:
            menu.addAction(_("Seuil de cette organisation…"), self.ask_threshold)
        return menu

    @property
    def cells(self) -> HeatModel:
        """The model of the table."""
        return self.heat.cells

    def ask_threshold(self) -> None:
        """Ask from when on a month asks too much of the organisation in hand."""
        row = self.in_hand()
        if row is not None and not self._presenter.people:
            self._forms.caps_of(row.key, row.name, self._presenter.caps_of(row.key))

    def in_hand(self) -> HeatRow | None:
        """Return the line of the cell in hand."""
        index = self.heat.currentIndex()
        row = self.cells.row(index) if index.isValid() else None
        return None if row is None or row.folded else row

    def _show_menu(self, at: QPoint) -> None:
        menu = self.menu()
        if menu.actions():
            menu.popup(self.heat.viewport().mapToGlobal(at))
