"""Walk over every control of a page the way a screen reader meets them."""

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGraphicsView,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

_CONTROLS = (
    QAbstractButton, QAbstractItemView, QComboBox, QGraphicsView, QLineEdit, QPlainTextEdit,
)


def controls(page: QWidget) -> list[QWidget]:
    """Return the controls the person can see and reach by the keyboard."""
    found = [page.findChildren(kind) for kind in _CONTROLS]
    return [
        one for group in found for one in group
        if one.isVisibleTo(page) and one.focusPolicy().value and not _inside(one)
    ]


def _inside(one: QWidget) -> bool:
    parent = one.parent()
    return isinstance(parent, QComboBox) or (
        isinstance(parent, QWidget) and isinstance(parent.parent(), QComboBox)
    )


def name_of(one: QWidget) -> str:
    """Return the name a screen reader says: the given one, else the text of a button."""
    text = one.text() if isinstance(one, QAbstractButton) else ""
    return one.accessibleName() or text


def check_names(page: QWidget) -> None:
    """Assert that every control has a name, told apart from the others and not technical."""
    names = [(name_of(one), type(one).__name__, one.objectName()) for one in controls(page)]
    assert names
    unnamed = [kind for name, kind, _object in names if not name.strip()]
    assert unnamed == []
    technical = [name for name, kind, object_name in names if name in {kind, object_name}]
    assert technical == []
    said = [name for name, _kind, _object in names]
    assert [name for name in said if said.count(name) > 1] == []


def check_sizes(page: QWidget) -> None:
    """Assert that every pressable thing is at least 24 logical pixels each way (WCAG 2.5.8)."""
    small = [
        (name_of(one), one.width(), one.height()) for one in controls(page)
        if isinstance(one, QAbstractButton) and min(one.width(), one.height()) < 24
    ]
    assert small == []
