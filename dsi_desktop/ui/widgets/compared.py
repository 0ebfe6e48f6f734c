"""A version of a text with what changed in it: colours, strokes and weight, and a list in words."""

import re
from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QStyledItemDelegate, QStyleOptionViewItem, QTextEdit

from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import Column, Index, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.views import Listing

Pieces = Sequence[tuple[str, str]]
_ROW, _LEAST, _MOST = 28, 2, 5
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_INK = {"removed": ("danger", "dangerSoft"), "added": ("ok", "okSoft"), "gone": ("danger", "")}
_BREAK = re.compile(r"(?<=\d) (?=\d{3}(?!\d)|[$%h])")


class ComparedText(QTextEdit):
    """Shows pieces of text: same, removed (struck, red), added (underlined, green), gone (red).

    Read only; the pointer and the arrows scroll, select and copy. `spoken` says the differences
    to those who do not see the colours.
    """

    def __init__(self, name: str, size: str = "l") -> None:
        super().__init__()
        self.setObjectName("compared")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(2)
        fit(self, lambda: self.setMinimumHeight(theme().px(52)))
        self._pieces: Pieces = ()
        self._most = 0
        self.size_name = size
        theme().changed.connect(self._draw)

    def show_pieces(self, pieces: Pieces, spoken: str = "") -> None:
        """Show a text; `spoken` is read after it."""
        self._pieces = tuple(pieces)
        self.setAccessibleDescription(spoken)
        self._draw()

    def fit_text(self, most: int) -> None:
        """Take the height of the text, up to `most` pixels at 100 %; the rest scrolls."""
        self._most = most
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the lines of the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._most:
            frame = max(self.height() - self.viewport().height(), 0)
            wanted, most = ceil(self.document().size().height()) + frame, theme().px(self._most)
            scrolls = Qt.ScrollBarPolicy.ScrollBarAsNeeded if wanted > most else (
                Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            )  # fmt: skip
            self.setVerticalScrollBarPolicy(scrolls)
            self.setFixedHeight(min(wanted, most))

    def _draw(self) -> None:
        look = theme()
        self.document().setDefaultFont(look.font(self.size_name))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, look.colour("text"))
        self.setPalette(palette)
        self.clear()
        cursor = QTextCursor(self.document())
        block = cursor.blockFormat()
        block.setLineHeight(140, 1)
        cursor.setBlockFormat(block)
        former = ""
        for state, text in self._pieces:
            if (former, state) == ("removed", "added") and not text[:1].isspace():
                cursor.insertText("\u2009", _dress("same", self.size_name))
            cursor.insertText(_BREAK.sub("\u00a0", text), _dress(state, self.size_name))
            former = state
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._fit()


def _dress(state: str, size: str) -> QTextCharFormat:
    look, form = theme(), QTextCharFormat()
    weight = QFont.Weight.DemiBold if state == "added" else QFont.Weight.Normal
    form.setFont(look.font(size, weight))
    ink, ground = _INK.get(state, ("text", ""))
    form.setForeground(look.colour(ink))
    if ground:
        form.setBackground(look.colour(ground))
    form.setFontUnderline(state == "added")
    form.setFontStrikeOut(state == "removed")
    return form


class ChangeLine(NamedTuple):
    """One difference in words: where it is, what stood there, what stands there, how it is read.

    What stands as it stood is a fact, shown alone.
    """

    where: str
    before: str
    after: str
    spoken: str


class ChangeList(Listing):
    """The differences one under the other: what the colours say, for the ear and the keyboard."""

    def __init__(self, name: str) -> None:
        self.lines = RowsModel[tuple[int, ChangeLine]](
            [Column("", _plain, spoken=lambda row: row[1].spoken, tip=_plain)],
            key=lambda row: row[0],
        )
        super().__init__(name, self.lines)
        self.setObjectName("changes")
        self.setItemDelegate(_ChangeDelegate(self))
        self.setSelectionMode(Listing.SelectionMode.NoSelection)
        fit(self, self._fit)

    def show_lines(self, lines: Sequence[ChangeLine]) -> None:
        """Show these differences; five at a time, the others by scrolling."""
        self.lines.show(list(enumerate(lines)))
        self._fit()

    def _fit(self) -> None:
        shown = min(max(self.lines.rowCount(), 1), _MOST)
        self.setMaximumHeight(theme().px(_ROW) * shown + 4)
        self.setMinimumHeight(theme().px(_ROW) * min(shown, _LEAST) + 4)

    def sizeHint(self) -> QSize:
        """As high as its lines, which may be less when there is no room."""
        return QSize(super().sizeHint().width(), self.maximumHeight())


class _ChangeDelegate(QStyledItemDelegate):
    """Where, then « before → after »; each side is cut to its half of the room."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(theme().px(160), theme().px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        _at, line = index.data(RowsModel.ROW)
        look, room = theme(), QRect(option.rect)
        painter.save()
        plain, bold = look.font("m"), look.font("m", QFont.Weight.DemiBold)
        arrow = look.px(14)
        gap = look.px(10)
        said = QFontMetrics(plain).horizontalAdvance(line.where) + gap + 4 if line.where else 0
        split = min(said, round(room.width() * 0.4))
        _write(painter, QRect(room.x(), room.y(), split - gap, room.height()),
               line.where, plain, "text2", _LEFT)
        if line.before == line.after:
            fact = room.adjusted(split, 0, 0, 0)
            _write(painter, fact, line.after, plain, "text", _RIGHT)
            painter.restore()
            return
        left, width = room.x() + split, room.width() - split - arrow - look.px(12)
        after = min(QFontMetrics(bold).horizontalAdvance(line.after or "—") + 2, max(
            width // 2, width - QFontMetrics(plain).horizontalAdvance(line.before or "—") - 2
        ))  # fmt: skip
        right = QRect(room.right() - after, room.y(), after, room.height())
        _write(painter, right, line.after or "—", bold if line.after else plain,
               "ok" if line.after else "text2", _RIGHT)
        box = QRect(right.x() - arrow - look.px(6), room.center().y() - arrow // 2, arrow, arrow)
        icon("arrow-right", "text2").paint(painter, box)
        _write(painter, QRect(left, room.y(), box.x() - left - look.px(6), room.height()),
               line.before or "—", plain, "danger" if line.before else "text2", _RIGHT)
        painter.restore()


def _write(
    painter: QPainter, room: QRect, text: str, font: QFont, ink: str, side: Qt.AlignmentFlag
) -> None:
    painter.setFont(font)
    painter.setPen(theme().colour(ink))
    line = text.replace("\n", " ¶ ")
    metrics = QFontMetrics(font)
    while line.startswith("…") and " " in line and metrics.horizontalAdvance(line) > room.width():
        line = "…" + line.partition(" ")[2]
    cut = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, side, cut)


def _plain(row: tuple[int, ChangeLine]) -> str:
    line = row[1]
    said = f"{line.before or '—'} → {line.after or '—'}"
    said = line.after if line.before == line.after else said
    return _("{where} : {said}").format(where=line.where, said=said) if line.where else said
