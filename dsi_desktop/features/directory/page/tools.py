"""The row above the lists of the directory: which list, what filter, how many, add."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from dsi_desktop.features.directory.page.lists import count_of
from dsi_desktop.features.directory.page.narrow_row import KeyBox
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Segmented, button, icon_button
from dsi_desktop.ui.widgets.texts import label

_TYPING_PAUSE = 60
_COUNTED, _WORDED = 980, 900


class ListTools(QWidget):
    """Tells when another list or filter is wanted, when a record is added, when pairs are asked."""

    switched = Signal()
    filtered = Signal()
    added = Signal()
    narrowed = Signal(bool)
    recalled = Signal(str)
    twins_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.segments = Segmented(
            _("Liste montrée"), [("organization", _("Organisations")), ("person", _("Personnes"))],
        )
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Filtrer la liste"))
        self.search.setAccessibleName(
            _("Filtrer la liste par nom, sigle, territoire, fonction ou étiquette"))
        fit(self.search, lambda: self.search.setMaximumWidth(theme().px(260)))
        self.filters = button("", lambda: None, icon_name="filter")
        self.filters.setCheckable(True)
        self.filters.toggled.connect(self.narrowed)
        self.kept = KeyBox(_("Filtre gardé"), _("Filtres gardés"))
        self.kept.activated.connect(lambda _at: self.recalled.emit(self.kept.key))
        self.look = icon_button("columns", _("Colonnes et ordre de la liste"))
        self.look.setPopupMode(self.look.ToolButtonPopupMode.InstantPopup)
        self.look.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.look_menu = QMenu(self.look)
        self.look.setMenu(self.look_menu)
        self.count = label("", "muted")
        self.twins = button(_("Doublons"), self.twins_asked.emit, icon_name="arrows-join-2")
        self.add = button(_("Ajouter"), self.added.emit, icon_name="plus")
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE)
        self._pause.timeout.connect(self.filtered)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.segments.chosen.connect(lambda _key: self.switched.emit())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for tool, share in ((self.segments, 0), (self.search, 2), (self.filters, 0),
                            (self.kept, 1), (self.look, 0)):
            row.addWidget(tool, share)
        row.addStretch()
        row.addWidget(self.count)
        row.addSpacing(4)
        row.addWidget(self.twins)
        row.addWidget(self.add)

    @property
    def kind(self) -> str:
        """The kind of record listed."""
        return self.segments.current()

    def turn_to(self, kind: str, search: str = "") -> None:
        """Show another list and other words searched, without telling."""
        self.segments.choose(kind)
        self.search.setText(search)
        self._pause.stop()

    def fit(self, width: int) -> None:
        """Let words go when the row is narrow: the count is in the list, the others in names."""
        self.count.setVisible(width > theme().px(_COUNTED))
        roomy = width > theme().px(_WORDED)
        for made, words in ((self.twins, _("Doublons")), (self.add, _("Ajouter"))):
            made.setText(words if roomy else "")
            made.setAccessibleName(words)
            made.setToolTip("" if roomy else words)

    def say_count(self, count: int) -> None:
        """Say how many rows are shown."""
        self.count.setText(count_of(self.kind, count))

    def say_filters(self, asked: int) -> None:
        """Say how many filters are in force, beside the words searched."""
        said = ngettext("{n} filtre", "{n} filtres", asked).format(n=asked)
        self.filters.setText(said if asked else _("Filtres"))

    def offer_kept(self, options: Sequence[tuple[str, str]], key: str) -> None:
        """Offer the filters kept, the one in force chosen; none shows nothing."""
        self.kept.offer(options, key)
        self.kept.setVisible(bool(options))
