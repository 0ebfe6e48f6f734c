"""The strip at the left of a page's tools: the views and pages that stand beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QComboBox, QHBoxLayout, QWidget

from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Segmented

_ROOMY = 1.5
_PRESSES = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress)


class Strip(QWidget):
    """Empty and hidden until views are offered. Text half again as large makes it a list.

    `walked` while it is the keyboard that goes along it.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.walked = False
        self._place = QWidget(self)
        self._place.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def offer(self, views: Sequence[tuple[str, str]], here: str) -> None:
        """Show these views, (key, title), the one in sight pressed; one alone shows nothing."""
        if len(views) < 2:
            return
        name = _("Vues de la page")
        made = _listed(name, views, here, self) if theme().px(100) >= 100 * _ROOMY else _pressed(
            name, views, here, self)  # fmt: skip
        self._row.addWidget(made)
        for one in (made, *made.findChildren(QAbstractButton)):
            one.installEventFilter(self)
        _come_in_order(self._place, made)
        self.show()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Hear what presses a view: the mouse goes on to the page, keys stay on the strip."""
        if event.type() in _PRESSES:
            self.walked = event.type() == QEvent.Type.KeyPress
        return False

    def take_focus(self) -> None:
        """Give the keyboard to the view in sight, as the tabs of a window keep it."""
        buttons = self.findChildren(QAbstractButton)
        for one in (*self.findChildren(QComboBox), *(one for one in buttons if one.isChecked())):
            one.setFocus(Qt.FocusReason.TabFocusReason)


def _come_in_order(place: QWidget, made: QWidget) -> None:
    """Give what was made late the place of the strip in the walk of Tab, not the last one."""
    before = place
    # Qt orders nothing after a widget that Tab skips: the place is a stop while this is said.
    place.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for one in [made, *made.findChildren(QAbstractButton)]:
        if one.focusPolicy() != Qt.FocusPolicy.NoFocus:
            QWidget.setTabOrder(before, one)
            before = one
    place.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _pressed(
    name: str, views: Sequence[tuple[str, str]], here: str, strip: Strip
) -> Segmented:
    made = Segmented(name, views)
    made.choose(here)

    def choose(key: str) -> None:
        made.choose(here)
        strip.chosen.emit(key)

    made.chosen.connect(choose)
    return made


def _listed(name: str, views: Sequence[tuple[str, str]], here: str, strip: Strip) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    for key, title in views:
        made.addItem(title, key)
    made.setCurrentIndex(made.findData(here))

    def choose(at: int) -> None:
        key = str(made.itemData(at))
        made.setCurrentIndex(made.findData(here))
        strip.chosen.emit(key)

    made.activated.connect(choose)
    return made
