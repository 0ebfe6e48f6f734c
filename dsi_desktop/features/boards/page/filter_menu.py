"""The filters kept under a name: one key each, a menu to keep, rename, replace, remove them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from dsi_desktop.features.boards.page.filter_help import show_help
from dsi_desktop.features.boards.page.filter_names import ask_filter_name
from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.features.boards.presenter.filtering import FilterPresenter
from dsi_desktop.features.boards.queries.filtered import KeptFilter
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.widgets.buttons import button

KEYS = 8


class KeptMenu:
    """Maj+F1 to Maj+F8 put the first eight in force: Alt and digits are the pages of the window."""

    def __init__(
        self, line: QWidget, presenter: FilterPresenter, host: Boards, put: Callable[[str], None]
    ) -> None:
        self._line = line
        self._presenter = presenter
        self._host = host
        self._put = put
        self._kept: list[KeptFilter] = []
        self._chosen: KeptFilter | None = None
        self.menu = QMenu(line)
        self.menu.setAccessibleName(_("Filtres gardés"))
        self.opener = button(_("Filtres…"), self._open, icon_name="filter")
        self.opener.setAccessibleName(_("Filtres gardés et aide du filtre"))
        for at in range(KEYS):
            keys = QShortcut(QKeySequence(_keys(at)), host.widget)
            keys.activated.connect(partial(self._use, at))

    def show_kept(self, kept: list[KeptFilter], chosen: KeptFilter | None) -> None:
        """Offer these; the name of the one in force stands on the button."""
        self._kept, self._chosen = kept, chosen
        self.opener.setText(chosen.name if chosen else _("Filtres…"))

    def fill(self) -> QMenu:
        """Fill the menu with the filters kept and what can be done with the one in force."""
        self.menu.clear()
        for at, one in enumerate(self._kept):
            action = self.menu.addAction(one.name, partial(self._put, one.text))
            action.setCheckable(True)
            action.setChecked(one == self._chosen)
            if at < KEYS:
                action.setShortcut(QKeySequence(_keys(at)))
        self.menu.addSeparator()
        keep = self.menu.addAction(_("Garder ce filtre…"), self._keep)
        keep.setEnabled(bool(self._presenter.text) and self._chosen is None)
        for one in self._kept:
            self._offer(one)
        self.menu.addSeparator()
        self.menu.addAction(_("Tout montrer"), partial(self._put, ""))
        self.menu.addAction(_("Aide du filtre"), partial(show_help, self._host.widget))
        return self.menu

    def _offer(self, one: KeptFilter) -> None:
        about = self.menu.addMenu(_("« {name} »").format(name=one.name))
        about.addAction(_("Renommer…"), partial(self._rename, one))
        again = about.addAction(
            _("Remplacer par le filtre affiché"), partial(self._presenter.rewrite, one.id)
        )
        again.setEnabled(bool(self._presenter.text))
        about.addAction(_("Supprimer"), partial(self._remove, one))

    def _open(self) -> None:
        self.fill().popup(self.opener.mapToGlobal(self.opener.rect().bottomLeft()))

    def _use(self, at: int) -> None:
        if at < len(self._kept):
            self._put(self._kept[at].text)

    def _keep(self) -> None:
        ask_filter_name(self._line, _("Garder ce filtre"), "", self._presenter.keep)

    def _rename(self, kept: KeptFilter) -> None:
        ask_filter_name(
            self._line, _("Renommer le filtre"), kept.name,
            partial(self._presenter.rename, kept.id),
        )

    def _remove(self, kept: KeptFilter) -> None:
        self._presenter.remove(kept.id)
        self._host.desk.tell(_("Filtre supprimé. Ctrl+Z le ramène."))


def _keys(at: int) -> str:
    return f"Shift+F{at + 1}"
