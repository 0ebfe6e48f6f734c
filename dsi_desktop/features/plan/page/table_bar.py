"""What stands above the table of actions: what it keeps, groups, sorts, shows, and its gestures."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QVBoxLayout, QWidget

from dsi_desktop.features.plan.presenter.action import state_word
from dsi_desktop.features.plan.presenter.table import Shown, TablePresenter
from dsi_desktop.features.plan.queries import orders
from dsi_desktop.features.plan.rules.table import COLUMNS, GROUPS
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.tools_row import Tools, choice


class TableBar(QWidget):
    """Hands what is chosen to the presenter; the gestures on rows are told to the view."""

    edit_pressed = Signal()
    copy_pressed = Signal()
    columns_changed = Signal()

    def __init__(self, presenter: TablePresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.words = QLineEdit()
        self.words.setAccessibleName(_("Filtrer les actions du tableau"))
        self.words.setPlaceholderText(_("Filtrer les actions"))
        self.words.setClearButtonEnabled(True)
        self.bodies = choice(_("Actions de ce chantier"), [], 9)
        self.states = choice(_("Actions dans cet état"), _state_choices(), 8)
        self.groups = choice(_("Regrouper les actions"), _choices(GROUPS), 10)
        self.sorts = _sorts()
        self.menu = QMenu(self)
        self.menu.setAccessibleName(_("Colonnes du tableau"))
        self.chooser = button("", self._open_menu, icon_name="columns",
                              tip=_("Choisir les colonnes"))  # fmt: skip
        self.chooser.setAccessibleName(_("Choisir les colonnes du tableau"))
        self.copier = button("", self.copy_pressed.emit, icon_name="copy",
                             tip=_("Copier (Ctrl+C)"))  # fmt: skip
        self.copier.setAccessibleName(_("Copier les lignes choisies, ou toutes"))
        self.edits = button(_("Modifier…"), self.edit_pressed.emit, icon_name="pencil",
                            tip=_("Donner la même chose aux actions choisies"))  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Tools(
            (self.words, self.bodies, self.states),
            (self.groups, self.sorts, self.chooser, self.copier, self.edits)))
        self._listen()

    def show_choices(self, shown: Shown) -> None:
        """Offer the chantiers of the plan, and say how the table is sorted and grouped."""
        self.bodies.clear()
        self.bodies.addItem(_("Tous les chantiers"), "")
        for key, name in shown.bodies:
            self.bodies.addItem(name, key)
        wanted, order = self._presenter.wanted, self._presenter.order
        self.bodies.setCurrentIndex(max(0, self.bodies.findData(wanted.body_id)))
        self.sorts.setCurrentIndex(max(0, self.sorts.findData(order)))
        self.groups.setCurrentIndex(max(0, self.groups.findData(self._presenter.group)))

    def show_chosen(self, count: int) -> None:
        """Say how many actions would be edited together."""
        self.edits.setEnabled(bool(count))
        said = ngettext("Modifier {n} action…", "Modifier {n} actions…", count).format(n=count)
        self.edits.setText(said if count > 1 else _("Modifier…"))

    def forget_filters(self) -> None:
        """Show every action again."""
        before = self.words.blockSignals(True)
        self.words.clear()
        self.words.blockSignals(before)
        self.states.setCurrentIndex(0)
        self._presenter.keep(words="", body_id="", states="")

    def fill_menu(self) -> QMenu:
        """Offer every column but the title, which always stays."""
        self.menu.clear()
        shown = self._presenter.columns()
        for name, said in COLUMNS.items():
            if name != "title":
                entry = self.menu.addAction(_(said))
                entry.setCheckable(True)
                entry.setChecked(name in shown)
                entry.toggled.connect(partial(self._toggle, name))
        return self.menu

    def _toggle(self, name: str, on: bool) -> None:
        shown = [one for one in self._presenter.columns() if one != name]
        self._presenter.choose_columns([*shown, name] if on else shown)
        self.columns_changed.emit()

    def _open_menu(self) -> None:
        self.fill_menu().popup(self.chooser.mapToGlobal(self.chooser.rect().bottomLeft()))

    def _listen(self) -> None:
        presenter = self._presenter
        self.words.textChanged.connect(lambda text: presenter.keep(words=text))
        self.bodies.activated.connect(
            lambda at: presenter.keep(body_id=str(self.bodies.itemData(at))))
        self.states.activated.connect(
            lambda at: presenter.keep(states=str(self.states.itemData(at))))
        self.groups.activated.connect(
            lambda at: presenter.group_by(str(self.groups.itemData(at))))
        self.sorts.activated.connect(lambda at: presenter.sort(str(self.sorts.itemData(at))))


def _state_choices() -> list[tuple[str, str]]:
    return [
        ("", _("Tous les états")), ("open", _("Ouvertes")), ("late", _("En retard")),
        ("achieved", _("Réalisées ou récurrentes")),
        *((key, state_word(key)) for key, _said in vocabulary.options("action_state")),
    ]  # fmt: skip


def _choices(options: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(key, _(said)) for key, said in options.items()]


def _sorts() -> QComboBox:
    made = choice(_("Trier les actions"), [("", _("Dans l’ordre du plan"))], 10)
    for name in COLUMNS:
        if name in orders():
            made.addItem(_("Tri : {column}").format(column=_(COLUMNS[name]).lower()), name)
    return made
