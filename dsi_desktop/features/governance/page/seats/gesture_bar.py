"""What can be done with the row in hand: the likeliest as buttons, the others in a menu."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from dsi_desktop.features.governance.presenter import seats as scene
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.widgets.buttons import button

_BUTTONS = 4


class GestureBar(QWidget):
    """Offers gestures by their names of the presenter; `taken` does the one pressed."""

    def __init__(self, taken: Callable[[str], object]) -> None:
        super().__init__()
        self._taken = taken
        self._offered: tuple[str, ...] = ()
        self._in_sight = _BUTTONS
        self.buttons = [button("", partial(self._press, at)) for at in range(_BUTTONS)]
        self.rest = QPushButton(_("Autres gestes"))
        self.rest.setMenu(QMenu(self))
        self._context = QMenu(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for made in (*self.buttons, self.rest):
            row.addWidget(made)
        row.addStretch()

    def offer(self, gestures: tuple[str, ...]) -> None:
        """Offer these, the likeliest first."""
        self._offered = gestures
        for at, made in enumerate(self.buttons):
            shown = at < min(len(gestures), self._in_sight)
            made.setVisible(shown)
            if shown:
                made.setText(scene.gesture_words(gestures[at]))
        self.rest.setVisible(len(gestures) > self._in_sight)
        self._fill(self.rest.menu(), gestures[self._in_sight:])

    def set_narrow(self, narrow: bool) -> None:
        """Keep fewer in sight where there is little room."""
        self._in_sight = _BUTTONS // 2 if narrow else _BUTTONS
        self.offer(self._offered)

    def menu(self) -> QMenu:
        """Return every gesture offered, for a click on the row."""
        self._fill(self._context, self._offered)
        return self._context

    def _fill(self, menu: QMenu, gestures: tuple[str, ...]) -> None:
        menu.clear()
        for gesture in gestures:
            action = menu.addAction(scene.gesture_words(gesture))
            action.triggered.connect(partial(self._choose, gesture))

    def _press(self, at: int) -> None:
        self._taken(self._offered[at])

    def _choose(self, gesture: str, _checked: bool = False) -> None:
        self._taken(gesture)
