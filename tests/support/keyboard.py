"""A person at the keyboard: no mouse, no widget by name in the code, only what can be reached."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

_MOST_TABS = 120
_LOOK_MS = 20
_MEANWHILE = "meanwhile"


def here() -> QWidget:
    """Return the widget that has the keyboard; fail when nothing has it."""
    QApplication.processEvents()
    if QApplication.activeWindow() is None:
        _come_back()
    widget = (
        QApplication.activePopupWidget()
        or QApplication.focusWidget()
        or QApplication.activeWindow()
    )
    assert widget is not None, "nothing has the keyboard"
    return widget


def _come_back() -> None:
    """Activate the window under the dialog just closed: offscreen there is no window manager."""
    dialog = QApplication.activeModalWidget()
    for window in [dialog] if dialog else QApplication.topLevelWidgets():
        if window.isVisible() and window.isWindow():
            window.activateWindow()
    QApplication.processEvents()


def name_of(widget: QWidget) -> str:
    """Return what a screen reader says of a widget."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


def press(*keys: str) -> None:
    """Press keys one after the other: "Return", "Ctrl+Z", "Alt+Down"."""
    for one in keys:
        combination: QKeyCombination = QKeySequence(one)[0]
        QTest.keyClick(here(), combination.key(), combination.keyboardModifiers())
        QApplication.processEvents()


def write(text: str) -> None:
    """Type a text letter by letter, accents included: QTest cannot type « é »."""
    for letter in text:
        target = here()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(target, event)
        QApplication.processEvents()


def reach(name: str, key: str = "Tab") -> QWidget:
    """Press Tab until the control of that name has the keyboard."""
    seen: list[str] = []
    for _again in range(_MOST_TABS):
        widget = here()
        if name_of(widget) == name:
            return widget
        seen.append(name_of(widget))
        press(key)
    raise AssertionError(f"« {name} » cannot be reached by {key}: {list(dict.fromkeys(seen))}")


def answer(answers: dict[str, str]) -> None:
    """Reach each field by its name and type what it should hold; a list gets its letters."""
    for name, text in answers.items():
        widget = reach(name)
        if isinstance(widget, QLineEdit):
            press("Ctrl+A")
        if isinstance(widget, QComboBox) and not widget.isEditable():
            choose(widget, text)
            continue
        if isinstance(widget, QComboBox):
            press("Ctrl+A")
        write(text)
        popup = QApplication.activePopupWidget()
        if popup is not None:
            press("Escape")


def choose(box: QComboBox, words: str) -> None:
    """Go up and down a list until it shows `words`."""
    press("Home")
    for _again in range(box.count()):
        if box.currentText() == words:
            return
        press("Down")
    raise AssertionError(f"« {words} » is not in {[box.itemText(i) for i in range(box.count())]}")


def meanwhile(act: Callable[[], None]) -> None:
    """Do something in the menu or dialog about to open, which keeps the program waiting.

    The one open already is not it: on a slow machine it is still there when one looks. When none
    opens before the end of the test, nothing is done: not in the dialogs of the next.
    """
    before = _on_top()
    clock = QTimer(QApplication.instance(), objectName=_MEANWHILE, interval=_LOOK_MS)

    def look() -> None:
        if _on_top() not in (None, before):
            clock.stop()
            clock.deleteLater()
            act()

    clock.timeout.connect(look)
    clock.start()


def _on_top() -> QWidget | None:
    return QApplication.activePopupWidget() or QApplication.activeModalWidget()


def forget_meanwhile() -> None:
    """Give up what waits for a menu or dialog that never came."""
    waiting = QApplication.instance()
    for clock in waiting.findChildren(QTimer, _MEANWHILE) if waiting else ():
        clock.stop()
        clock.deleteLater()
