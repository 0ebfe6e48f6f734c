"""The keys of the calendar, the same over the bars and in the list."""

from collections.abc import Callable
from types import MappingProxyType

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_END = _SHIFT | Qt.KeyboardModifier.ControlModifier
_START = _SHIFT | Qt.KeyboardModifier.AltModifier
_BESIDE = MappingProxyType({Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1})
_ASKED = MappingProxyType({
    Qt.Key.Key_L: "link", Qt.Key.Key_D: "date", Qt.Key.Key_T: "today", Qt.Key.Key_C: "critical",
    Qt.Key.Key_Return: "open", Qt.Key.Key_Enter: "open",
})  # fmt: skip
_ZOOMS = MappingProxyType({Qt.Key.Key_Plus: -1, Qt.Key.Key_Equal: -1, Qt.Key.Key_Minus: 1})
_CARRIES = MappingProxyType({_SHIFT: "move", _END: "end", _START: "start"})
Answer = Callable[[str, int], bool]


class CalendarKeys(QObject):
    """Gives `answer` a gesture by its name, and a direction, before the view takes the key."""

    def __init__(self, views: tuple[QAbstractItemView, ...], answer: Answer) -> None:
        super().__init__(views[0])
        self._answer = answer
        for view in views:
            view.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Answer a key that the calendar knows."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        gesture = gesture_of(Qt.Key(event.key()), event.modifiers())
        return gesture is not None and self._answer(*gesture)


def gesture_of(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> tuple[str, int] | None:
    """Return what a key asks: the name of the gesture and its direction."""
    held = modifiers & ~Qt.KeyboardModifier.KeypadModifier
    if key in _BESIDE:
        if held == _NONE:
            return "walk", _BESIDE[key]
        return (_CARRIES[held], _BESIDE[key]) if held in _CARRIES else None
    if key in _ZOOMS and held in (_NONE, _SHIFT):
        return "zoom", _ZOOMS[key]
    return (_ASKED[key], 0) if key in _ASKED and held == _NONE else None
