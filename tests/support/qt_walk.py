"""Walk over what a screen reader meets in a page, and say what it would stumble on."""

from collections import Counter

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit,
    QTextEdit,
)
_LEAST = 24


def controls(page: QWidget) -> list[QWidget]:
    """Return the controls that a person can see and reach, but the insides of a list of choices."""
    found = [page] if isinstance(page, _CONTROLS) else []
    found += [one for kind in _CONTROLS for one in page.findChildren(kind)]
    reached = [one for one in found if one.isVisibleTo(page) and one.focusPolicy().value]
    return [one for one in reached if not _inside_a_choice(one)]


def spoken(widget: QWidget) -> str:
    """Return the name that a screen reader says."""
    if isinstance(widget, QComboBox):  # on Linux Qt says its value there; the label names it
        return widget.accessibleName()
    heard = QAccessible.queryAccessibleInterface(widget)
    assert heard is not None
    return heard.text(QAccessible.Text.Name)


def unnamed(page: QWidget) -> list[str]:
    """Return the kinds of the controls without a name."""
    return [type(one).__name__ for one in controls(page) if not spoken(one).strip()]


def technical(page: QWidget) -> list[str]:
    """Return the names that only a programmer understands."""
    return [
        name for one in controls(page)
        if (name := spoken(one)) and name in {type(one).__name__, one.objectName()}
    ]


def repeated(page: QWidget) -> list[str]:
    """Return the names that two controls share."""
    counts = Counter(spoken(one) for one in controls(page))
    return [name for name, count in counts.items() if count > 1]


def narrow(page: QWidget) -> list[tuple[str, int, int]]:
    """Return the controls under 24 pixels one way or the other (WCAG 2.5.8)."""
    return [
        (spoken(one), one.width(), one.height()) for one in controls(page)
        if min(one.width(), one.height()) < _LEAST
    ]


def check(page: QWidget) -> None:
    """Assert that nothing in the page makes a screen reader or a shaky hand stumble."""
    assert controls(page)
    assert unnamed(page) == []
    assert technical(page) == []
    assert repeated(page) == []
    assert narrow(page) == []


def role(widget: QWidget) -> QAccessible.Role:
    """Return what the widget says it is."""
    heard: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(widget)
    assert heard is not None
    return heard.role()


def _inside_a_choice(one: QWidget) -> bool:
    above = one.parentWidget()
    while above is not None:
        if isinstance(above, QComboBox | QAbstractSpinBox):
            return True
        above = above.parentWidget()
    return False
