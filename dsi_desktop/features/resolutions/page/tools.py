"""The tools above the register: whose, which year, what kind, how it came out, which words."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dsi_desktop.features.resolutions.queries import RegisterScopes
from dsi_desktop.features.resolutions.rules import DECISIONS, RESOLUTIONS, STATES
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Segmented, icon_button
from dsi_desktop.ui.widgets.texts import label

_TYPING_PAUSE = 60
_COUNTED, _ONE_ROW = 620, 760
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class RegisterTools(QWidget):
    """Tells when other resolutions are wanted, and when others of them are."""

    scoped = Signal()
    narrowed = Signal()

    def __init__(self, strip: QWidget, printed: Callable[[], object]) -> None:
        super().__init__()
        self.kinds = Segmented(_("Ce que le registre montre"), [
            (RESOLUTIONS, _("Par résolution")), (DECISIONS, _("Par décision"))])
        self.body = _choice(_("Instance du registre"), 14)
        self.year = _choice(_("Année du registre"), 8)
        self.state = _choice(_("Issue"), 12)
        for key, words in STATES:
            self.state.addItem(_(words), key)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Chercher dans le registre"))
        self.search.setAccessibleName(
            _("Chercher un numéro, un mot, un nom (sans égard aux accents)"))
        self.search.setClearButtonEnabled(True)
        self.count = label("", "muted")
        self.pdf = icon_button("file-type-pdf", _("Imprimer ce registre en PDF"), printed)
        self._lay_out(strip)
        self._wire()

    def _lay_out(self, strip: QWidget) -> None:
        # its own least width would keep the window from ever being narrow
        self.setMinimumWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        above, filters = QHBoxLayout(), QHBoxLayout()
        self._below = QBoxLayout(_ACROSS)
        above.addWidget(strip)
        above.addWidget(self.kinds)
        above.addStretch()
        above.addWidget(self.count)
        above.addWidget(self.pdf)
        for tool in (self.body, self.year, self.state):
            filters.addWidget(tool, 1)
        self._below.addWidget(self.search, 2)
        self._below.addLayout(filters, 3)
        for row in (above, filters, self._below):
            row.setSpacing(8)
        column.addLayout(above)
        column.addLayout(self._below)

    def _wire(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE)
        self._pause.timeout.connect(self.narrowed)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.kinds.chosen.connect(lambda _key: self.narrowed.emit())
        self.state.activated.connect(lambda _at: self.narrowed.emit())
        for box in (self.body, self.year):
            box.activated.connect(lambda _at: self.scoped.emit())
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self.search.setFocus)

    def offer(self, scopes: RegisterScopes, body_id: str, year: str) -> None:
        """Offer these bodies and years, those in force chosen."""
        _fill(self.body, [("", _("Toutes les instances")), *scopes.bodies], body_id)
        _fill(self.year, [("", _("Toutes les années")), *((one, one) for one in scopes.years)],
              year)

    def fit(self, width: int) -> None:
        """Put the search above the filters where the row is narrow, and let the count go."""
        self._below.setDirection(_ACROSS if width > theme().px(_ONE_ROW) else _DOWN)
        self.count.setVisible(width > theme().px(_COUNTED))


def _choice(name: str, letters: int) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(letters)
    return made


def _fill(box: QComboBox, options: Sequence[tuple[str, str]], key: str) -> None:
    box.clear()
    for value, words in options:
        box.addItem(words, value)
    box.setCurrentIndex(max(box.findData(key), 0))
