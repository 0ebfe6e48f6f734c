"""The line over every page: where one is, the search field, the menu « Nouveau »."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from dsi_desktop.kernel.cards import FeatureCard
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.shell.shortcuts import shell_keys, spoken
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.texts import Elided

_FIELD = 280
_LAST = 240
_BESIDE = 24


class Header(QWidget):
    """`searched` asks for the palette, `created` for a page with an intent, `left` goes back.

    `remembered` asks for the history of what is in hand.
    """

    searched = Signal()
    created = Signal(str, str)
    left = Signal()
    remembered = Signal()

    def __init__(self, cards: Sequence[FeatureCard]) -> None:
        super().__init__()
        self._crumb = _Crumb()
        self.title = Elided("", "h1")
        self.title.setMinimumHeight(theme().px(34))
        self._back = icon_button("arrow-left", _("Revenir"), self.left.emit)
        self._back.setToolTip(_("Revenir ({keys})").format(keys=spoken("Alt+Left")))
        self._find = self._search_field()
        self._glass = icon_button("search", _("Chercher partout"), self.searched.emit)
        self._history = icon_button("history", _("Historique"), self.remembered.emit)
        self._history.setToolTip(_("Historique de la fiche choisie, ou du dossier ({keys})").format(
            keys=shell_keys("history")
        ))  # fmt: skip
        # pressed by the mouse, it must not take the focus from the list that says which record
        self._history.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._new = button(_("Nouveau"), self.open_menu, look="primary", icon_name="plus")
        self._menu = _menu_of(cards, self.created.emit, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 18, 28, 12)
        row.setSpacing(10)
        row.addWidget(self._back)
        row.addWidget(self._crumb)
        row.addWidget(self.title, 1)
        row.addWidget(self._history)
        row.addWidget(self._find)
        row.addWidget(self._glass)
        row.addWidget(self._new)
        self.narrow(False)
        self.show_title("", False)

    def show_title(self, title: str, returnable: bool) -> None:
        """Show « Répertoire › Centre-Femmes »: the last part is what one looks at."""
        crumb, arrow, last = title.rpartition(" › ")
        self._crumb.say(f"{crumb} ›" if arrow else "")
        self._crumb.setVisible(bool(arrow))
        self._back.setVisible(returnable and bool(arrow))
        self.title.say(last)
        self.title.ensurePolished()
        whole = self.title.fontMetrics().horizontalAdvance(last) + theme().px(4)
        self.title.setMinimumWidth(min(whole, theme().px(_LAST)) if arrow else 0)

    def free_room(self) -> QRect:
        """Return what stands empty between the title and the tools, over the whole height."""
        said = self.title.fontMetrics().horizontalAdvance(self.title.whole())
        begins = self.title.x() + min(said, self.title.width()) + theme().px(_BESIDE)
        return QRect(begins, 0, max(self.title.geometry().right() - begins, 0), self.height())

    def offer_history(self, wanted: bool) -> None:
        """Show or take away the way to the history."""
        self._history.setVisible(wanted)

    def offer_new(self, wanted: bool) -> None:
        """Show or take away « Nouveau »: one filled button a page."""
        self._new.setVisible(wanted and not self._menu.isEmpty())

    def narrow(self, wanted: bool) -> None:
        """Keep only the magnifying glass where there is no room for the field."""
        self._find.setVisible(not wanted)
        self._glass.setVisible(wanted)

    def open_menu(self) -> None:
        """Open « Nouveau » under its button."""
        corner = self._new.mapToGlobal(QPoint(self._new.width(), self._new.height() + 4))
        self._menu.popup(corner - QPoint(self._menu.sizeHint().width(), 0))

    def _search_field(self) -> QPushButton:
        made = button("", self.searched.emit, look="find", icon_name="search")
        made.setIconSize(QSize(theme().px(26), theme().px(18)))
        keys = spoken(shell_keys("palette"))
        made.setText(f"{_('Chercher partout')}   {keys}")
        made.setAccessibleName(_("Chercher partout, {keys}").format(keys=keys))
        made.setFixedWidth(theme().px(_FIELD))
        return made


class _Crumb(Elided):
    """Where one comes from: it shrinks before the last words do."""

    def __init__(self) -> None:
        super().__init__("", "crumb")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def say(self, text: str) -> None:
        """Show another way."""
        super().say(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the whole way."""
        wide = self.fontMetrics().horizontalAdvance(self.whole()) + theme().px(4)
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Room for its beginning."""
        return QSize(theme().px(24), super().minimumSizeHint().height())


def _menu_of(
    cards: Sequence[FeatureCard], chosen: Callable[[str, str], None], parent: QWidget
) -> QMenu:
    menu = QMenu(parent)
    menu.setAccessibleName(_("Nouveau"))
    menu.setMinimumWidth(theme().px(220))
    for card in cards:
        for entry in card.creates:
            action = QAction(icon(entry.icon), _(entry.text), menu)
            action.triggered.connect(
                lambda _on=False, name=card.name, intent=entry.intent: chosen(name, intent)
            )
            menu.addAction(action)
    menu.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    return menu
