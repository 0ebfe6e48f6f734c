"""The row above the lists of the directory: which list, what filter, how many, add."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from dsi_desktop.features.directory.page.lists import count_of
from dsi_desktop.features.directory.page.narrow_row import KeyBox
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Segmented, button, icon_button
from dsi_desktop.ui.widgets.texts import label

_TYPING_PAUSE = 60
_COUNTED, _WORDED, _KEPT, _SEARCHED, _WHOLE = 980, 900, 800, 560, 400


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
        self.search.setMinimumWidth(theme().px(110))
        self.filters = button(_("Filtres"), lambda: None, icon_name="filter")
        self.filters.setCheckable(True)
        self.filters.toggled.connect(self.narrowed)
        self.kept = KeyBox(_("Filtre gardé"), _("Filtres gardés"))
        self.kept.activated.connect(lambda _at: self.recalled.emit(self.kept.key))
        self.look = icon_button("columns", _("Colonnes et ordre de la liste"))
        self.look.setPopupMode(self.look.ToolButtonPopupMode.InstantPopup)
        self.look_menu = QMenu(self.look)
        self.look.setMenu(self.look_menu)
        self.count = label("", "muted")
        self.twins = button(_("Doublons"), self.twins_asked.emit, icon_name="arrows-join-2")
        self.add = button(_("Ajouter"), self.added.emit, icon_name="plus")
        self._roomy = self._offers_kept = True
        self._words = {self.filters: (_("Filtres"), ""), self.twins: (_("Doublons"), ""),
                       self.add: (_("Ajouter"), "")}
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE)
        self._pause.timeout.connect(self.filtered)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.segments.chosen.connect(lambda _key: self.switched.emit())

    def _lay_out(self) -> None:
        # Without a width of its own the row would hold the page as wide as all its words.
        self.setMinimumWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._row, self._below = QHBoxLayout(), QHBoxLayout()
        self._row.setSpacing(8)
        for tool, share in ((self.segments, 0), (self.search, 2), (self.filters, 0),
                            (self.kept, 1), (self.look, 0)):
            self._row.addWidget(tool, share)
        self._row.addStretch()
        for shown in (self.count, self.twins, self.add):
            self._row.addWidget(shown)
        column.addLayout(self._row)
        column.addLayout(self._below)

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
        """Let words go when the row is narrow: the count is in the list, the others in names.

        Beside a sheet in large letters only the search, the filters and the adding stay.
        """
        self.count.setVisible(width > theme().px(_COUNTED))
        self._roomy = width > theme().px(_WORDED)
        self._offers_kept = width > theme().px(_KEPT)
        self.kept.setVisible(self._offers_kept and self.kept.count() > 1)
        for made in (self.twins, self.add, self.filters):
            self._say(made)
        for tool in (self.segments, self.look, self.twins):
            tool.setVisible(width > theme().px(_WHOLE))
        above = width > theme().px(_SEARCHED)
        if above != (self._row.indexOf(self.search) >= 0):
            self._below.removeWidget(self.search)
            self._row.removeWidget(self.search)
            if above:
                self._row.insertWidget(1, self.search, 2)
            else:
                self._below.addWidget(self.search)
        most = 260 if above else 2_000
        self.search.setMaximumWidth(theme().px(most))

    def say_count(self, count: int) -> None:
        """Say how many rows are shown."""
        self.count.setText(count_of(self.kind, count))

    def say_filters(self, asked: int) -> None:
        """Say how many filters are in force, beside the words searched."""
        said = ngettext("{n} filtre", "{n} filtres", asked).format(n=asked)
        self._words[self.filters] = (said if asked else _("Filtres"), str(asked or ""))
        self._say(self.filters)

    def say_twins(self, pairs: int) -> None:
        """Say how many pairs may be one."""
        said = ngettext("{n} doublon possible", "{n} doublons possibles", pairs).format(n=pairs)
        self._words[self.twins] = (said if pairs else _("Doublons"), str(pairs or ""))
        self._say(self.twins)

    def offer_kept(self, options: Sequence[tuple[str, str]], key: str) -> None:
        """Offer the filters kept, the one in force chosen; none shows nothing."""
        self.kept.offer(options, key)
        self.kept.setVisible(bool(options) and self._offers_kept)

    def _say(self, made: QPushButton) -> None:
        """Show the words of a button, or only its number where room lacks."""
        words, short = self._words[made]
        made.setText(words if self._roomy else short)
        made.setAccessibleName(words)
        made.setToolTip("" if self._roomy else words)
