"""A list that takes the room, and at its right what is said of it."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.theme import theme

_WIDE = 340


def side_by_side(wide: QWidget, beside: QWidget) -> QWidget:
    """Return both in a row; the second keeps its width."""
    full = QWidget()
    row = QHBoxLayout(full)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    row.addWidget(wide, 1)
    row.addWidget(beside)
    fit(beside, lambda: beside.setFixedWidth(theme().px(_WIDE)))
    return full
