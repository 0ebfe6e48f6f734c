"""What goes first when a list lacks room: columns that its first cell says aloud anyway."""

from collections.abc import Sequence

from PySide6.QtCore import QSize

from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.views import Table

NARROW = 860


def is_narrow(width: int) -> bool:
    """Tell whether a page this wide shows one thing at a time."""
    return width < theme().px(NARROW)


def spare(
    table: Table, widths: Sequence[int], order: Sequence[int], room: int,
    gone: Sequence[int] = (),
) -> None:
    """Hide columns in this order until the others fit `room` pixels; those `gone` hide anyway."""
    sizes = [0 if at in gone else theme().px(width) for at, width in enumerate(widths)]
    lacking = sum(sizes) - room
    for column in order:
        hidden = column in gone or lacking > 0
        table.setColumnHidden(column, hidden)
        lacking -= sizes[column] if hidden else 0


def scale_icons(table: Table) -> None:
    """Let the icons of the cells grow with the text."""
    fit(table, lambda: table.setIconSize(QSize(theme().px(16), theme().px(16))))
