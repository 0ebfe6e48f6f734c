"""A chart and its table twin in one card: one button goes from the drawing to the figures."""

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.models.rows_model import RowsModel
from dsi_desktop.ui.tips import plain_tip
from dsi_desktop.ui.widgets.buttons import icon_button
from dsi_desktop.ui.widgets.texts import Elided, label
from dsi_desktop.ui.widgets.views import Table


class Twinned(QFrame):
    """`say` gives the sentence above; the button shows the table `rows` or the chart again."""

    def __init__(
        self, chart: QWidget, name: str, rows: RowsModel[Any], widths: Sequence[int],
        stretch: int = 0,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(name)
        self.chart = chart
        self.rows = rows
        self.table = Table(_("{chart}, en tableau").format(chart=name), rows)
        self.table.widths(*widths, stretch=stretch)
        # In a layout with wrapped words Qt gives the height one would like, not the least one.
        self.table.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.title = Elided("", "h2")
        self.note = label("", "muted")
        self._table_words = _("Voir en tableau : {chart}").format(chart=name)
        self._chart_words = _("Voir le graphique : {chart}").format(chart=name)
        self.switch = icon_button("list-check", self._table_words, self.turn)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.title, 1)
        self.head.addWidget(self.note)
        self.head.addWidget(self.switch)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(18, 8, 10, 10)
        self.column.setSpacing(4)
        self.column.addLayout(self.head)
        self.stack = QStackedLayout()
        # Placed before it is filled: what a layout without a place shows is a window of its own.
        self.column.addLayout(self.stack, 1)
        self.stack.addWidget(chart)
        self.stack.addWidget(self.table)

    def say(self, title: str, note: str = "", detail: str = "") -> None:
        """Show the finding, and the figures beside it; `detail` says them in full."""
        self.title.say(title)
        self.note.setText(note)
        self.note.setToolTip(plain_tip(detail))
        self.note.setAccessibleDescription(detail)

    def show_rows(self, rows: Sequence[Hashable]) -> None:
        """Fill the table twin."""
        self.rows.show(rows)

    def show_instead(self, none: QWidget, *, bare: bool) -> None:
        """Show `none` while there is nothing to draw, then the chart again."""
        if self.stack.indexOf(none) < 0:
            self.stack.addWidget(none)
        self.switch.setVisible(not bare)
        if bare:
            self.stack.setCurrentWidget(none)
        elif self.stack.currentWidget() is none:
            self.stack.setCurrentWidget(self.chart)

    def turn(self) -> None:
        """Go from the chart to the table, and back."""
        to_table = self.stack.currentWidget() is self.chart
        self.stack.setCurrentWidget(self.table if to_table else self.chart)
        words = self._chart_words if to_table else self._table_words
        self.switch.setAccessibleName(words)
        self.switch.setToolTip(words)
        if to_table:
            self.table.setFocus()
