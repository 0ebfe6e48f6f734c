"""A list whose headings are read but never chosen."""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt

from dsi_desktop.ui.models.rows_model import Column, Index, RowsModel

R = TypeVar("R")


class HeadedModel(RowsModel[R]):
    """`heading` tells which rows only stand over others."""

    def __init__(
        self, columns: Sequence[Column[R]], key: Callable[[R], Hashable],
        heading: Callable[[R], bool],
    ) -> None:  # fmt: skip
        super().__init__(columns, key)
        self._heading = heading

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only what is under a heading can be chosen."""
        if not index.isValid() or self._heading(self.row(index)):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)
