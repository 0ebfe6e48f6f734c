"""The projects by step, side by side."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dsi_desktop.features.projects.presenter.board import BoardCard, BoardColumn, columns
from dsi_desktop.features.projects.queries import ProjectRow
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.tips import plain_tip
from dsi_desktop.ui.widgets.frames import clear, scrolling
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import Elided, label

_WIDE, _NARROW = 204, 136


class BoardView(QScrollArea):
    """One column a step; each project opens its sheet."""

    def __init__(self, today: Callable[[], date], opened: Callable[[str], object]) -> None:
        super().__init__()
        self._today, self._opened = today, opened
        self._shown: tuple[BoardColumn, ...] = ()
        self.lines: list[RecordLine] = []
        self.setAccessibleName(_("Projets par étape"))
        self.setViewport(QWidget())
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        inside = QWidget()
        inside.setAutoFillBackground(False)
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self.setWidget(inside)

    def show_rows(self, rows: Sequence[ProjectRow]) -> None:
        """Show these projects; the same columns are left as they are."""
        wanted = columns(rows, self._today())
        if wanted == self._shown:
            return
        self._shown = wanted
        self.lines = []
        clear(self._row)
        for column in wanted:
            self._row.addWidget(self._column(column))

    def _column(self, column: BoardColumn) -> QFrame:
        frame = QFrame()
        frame.setObjectName("card")
        wide = _WIDE if column.cards else _NARROW
        fit(frame, lambda: frame.setFixedWidth(theme().px(wide)))
        outer = QVBoxLayout(frame)
        outer.setContentsMargins(12, 10, 8, 10)
        outer.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(Elided(column.title, "h3"), 1)
        head.addWidget(label(fmt.number(len(column.cards) + column.rest), "muted"))
        outer.addLayout(head)
        if column.total:
            outer.addWidget(label(column.total, "muted"))
        body = QVBoxLayout()
        body.setContentsMargins(0, 0, 4, 0)
        body.setSpacing(6)
        for card in column.cards:
            body.addWidget(self._card(card))
        if column.rest:
            body.addWidget(label(
                ngettext("et {n} autre", "et {n} autres", column.rest).format(
                    n=fmt.number(column.rest)), "muted"))  # fmt: skip
        body.addStretch(1)
        outer.addWidget(scrolling(body), 1)
        return frame

    def _card(self, card: BoardCard) -> RecordLine:
        record = Record(
            card.title, card.warning or card.note, hue=card.hue,
            icon_name="alert-triangle" if card.warning else "", icon_key="danger",
        )  # fmt: skip
        made = RecordLine(record, partial(self._opened, card.id))
        made.setToolTip(plain_tip("\n".join(
            part for part in (card.title, card.note, card.warning) if part)))
        self.lines.append(made)
        return made

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the first project."""
        super().focusInEvent(event)
        if self.lines:
            self.lines[0].setFocus(event.reason())
