"""The head of a column: its name, how many cards of how many, its totals; folded, a strip."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from dsi_desktop.features.boards.page.cards import MIME, carried_ids
from dsi_desktop.features.boards.queries import ColumnLine
from dsi_desktop.features.boards.rules import limits
from dsi_desktop.features.boards.rules.totals import Totals, spoken, total, words
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import icon_button
from dsi_desktop.ui.widgets.texts import Elided, label

STRIP = 44
_ROOM = 90
_PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Minus)


class ColumnHead(QFrame):
    """Amber, with words, when the column holds more than it should."""

    def __init__(self, adds: Callable[[], object], folds: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("columnHead")
        self._folds = folds
        self._over = False
        self._column: ColumnLine | None = None
        self._totals = Totals()
        self._said: tuple[object, ...] | None = None
        self.title = Elided("", "h2")
        self.count = label("", "muted")
        self.more = Elided("", "small")
        self.add = icon_button("plus", _("Ajouter une carte"), adds)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.title, 100)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 0, 4, 2)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.more)
        self._dress()
        theme().changed.connect(self._dress)

    def show_column(self, column: ColumnLine, shown: tuple[str, ...], *, two_lines: bool) -> None:
        """Show a column; `two_lines` keeps the heads of a board level."""
        said = (column, shown, two_lines)
        if self._said is not None and all(a is b for a, b in zip(said, self._said, strict=True)):
            return
        self._said = said
        totals = self._weighed(column)
        held = limits.count_words(totals.count, column.wip_limit)
        over = limits.over_words(totals.count, column.wip_limit)
        self.title.say(column.title)
        self._narrow_title()
        self.count.setText(held if "count" in shown or column.wip_limit else "")
        self.more.say(f"⚠ {over}" if over else words(totals, shown))
        self.more.setVisible(two_lines)
        name = spoken(column.title, totals, shown)
        self.title.setAccessibleName(f"{name}, {over}" if over else name)
        self.count.setAccessibleName(_("Nombre de cartes, {column}").format(column=column.title))
        self.more.setAccessibleName(
            _("Totaux, {column} : {words}").format(column=column.title, words=self.more.whole())
        )
        self.add.setAccessibleName(_("Ajouter une carte à {title}").format(title=column.title))
        self.add.setToolTip(self.add.accessibleName())
        if bool(over) != self._over:
            self._over = bool(over)
            self._dress()

    def needs_two_lines(self, column: ColumnLine, shown: tuple[str, ...]) -> bool:
        """Tell whether a column has something to say under its name."""
        totals = self._weighed(column)
        return bool(words(totals, shown)) or limits.is_over(totals.count, column.wip_limit)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer by the mouse what the keys do."""
        menu = QMenu(self)
        menu.addAction(self.add.accessibleName(), self.add.click)
        menu.addAction(_("Replier la colonne"), self._folds)
        menu.popup(event.globalPos())

    def _weighed(self, column: ColumnLine) -> Totals:
        """Return the totals of a column, added up once for each state of it."""
        if self._column is not column:
            self._column, self._totals = column, total(column.cards)
        return self._totals

    def _narrow_title(self) -> None:
        """Take no more room than the words, so that the count follows them."""
        words = self.title.fontMetrics().horizontalAdvance(self.title.whole())
        self.title.setMaximumWidth(words + 4)

    def _dress(self) -> None:
        self._narrow_title()
        ground = theme().colour("warnSoft").name() if self._over else "transparent"
        ink = theme().colour("warn" if self._over else "text2").name()
        self.setStyleSheet(
            f"#columnHead {{ background: {ground}; border-radius: 7px; }}"
            f"#columnHead QLabel#small {{ color: {ink}; }}"
        )


class ColumnStrip(QWidget):
    """A folded column: its name from bottom to top; pressed, it unfolds; a card dropped enters."""

    unfolds = Signal()
    steps_beside = Signal(int)
    dropped = Signal(object)

    def __init__(self, column: ColumnLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.column = column
        fit(self, lambda: self.setFixedWidth(theme().px(STRIP)))
        self.show_column(column)

    def show_column(self, column: ColumnLine) -> None:
        """Show another state of the same column."""
        self.column = column
        name = spoken(column.title, total(column.cards), ("count",))
        self.setAccessibleName(_("Colonne repliée {column}").format(column=name))
        self.setToolTip(_("Déplier {column}").format(column=column.title))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write the name upwards, the count on top."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        focused = self.hasFocus()
        painter.setPen(QPen(look.colour("focus"), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("surface2"))
        painter.drawRoundedRect(box, 10, 10)
        painter.setPen(look.colour("text"))
        painter.setFont(look.font("m"))
        count = QRectF(box.x(), box.y() + look.px(10), box.width(), look.px(22))
        painter.drawText(count, Qt.AlignmentFlag.AlignCenter, str(len(self.column.cards)))
        if box.height() < look.px(_ROOM):
            return
        painter.translate(QPointF(box.center().x(), count.bottom() + look.px(10)))
        painter.rotate(90)
        painter.drawText(
            QRectF(0, -look.px(12), box.height(), look.px(24)),
            Qt.AlignmentFlag.AlignVCenter, self.column.title,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Unfold, or go to the column beside."""
        beside = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in _PRESSING:
            self.unfolds.emit()
        elif event.key() in beside and not event.modifiers():
            self.steps_beside.emit(beside[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Unfold."""
        if self.rect().contains(event.position().toPoint()):
            self.unfolds.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take cards."""
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the cards at the top."""
        event.acceptProposedAction()
        self.dropped.emit(carried_ids(event.mimeData()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus."""
        self.update()
        super().focusOutEvent(event)
