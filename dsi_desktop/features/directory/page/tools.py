"""The row above the lists of the directory: which list, what filter, how many, add."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from dsi_desktop.features.directory.page.lists import count_of
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Segmented, button
from dsi_desktop.ui.widgets.texts import label

_TYPING_PAUSE = 60
_COUNTED = 760


class ListTools(QWidget):
    """Tells when another list is wanted, when the filter changed, when a record is to be added."""

    switched = Signal()
    filtered = Signal()
    added = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.segments = Segmented(
            _("Liste montrée"), [("organization", _("Organisations")), ("person", _("Personnes"))],
        )
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Filtrer la liste"))
        self.search.setAccessibleName(_("Filtrer la liste par nom, sigle, territoire ou fonction"))
        self.search.setMaximumWidth(theme().px(280))
        self.archived = QCheckBox(_("Fiches archivées"))
        self.count = label("", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for tool in (self.segments, self.search, self.archived):
            row.addWidget(tool, 1 if tool is self.search else 0)
        row.addStretch()
        row.addWidget(self.count)
        row.addWidget(button(_("Ajouter"), self.added.emit, icon_name="plus"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE)
        self._pause.timeout.connect(self.filtered)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.archived.toggled.connect(lambda _on: self.filtered.emit())
        self.segments.chosen.connect(lambda _key: self.switched.emit())

    @property
    def kind(self) -> str:
        """The kind of record listed."""
        return self.segments.current()

    def turn_to(self, kind: str) -> None:
        """Show another list, unfiltered, without telling."""
        self.segments.choose(kind)
        self.search.clear()
        self._pause.stop()

    def fit(self, width: int) -> None:
        """Let the count go when the row is narrow: the list says it too."""
        self.count.setVisible(width > theme().px(_COUNTED))

    def say_count(self, count: int) -> None:
        """Say how many rows are shown."""
        self.count.setText(count_of(self.kind, count))
