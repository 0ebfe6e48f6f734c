"""What differs between two dates, as a list with colours and words, and as a PDF."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from dsi_desktop.db.store import Store
from dsi_desktop.features.history.page.past_day_field import PastDayField
from dsi_desktop.features.history.presenter.differences import (
    DifferencesPresenter,
    ShownLine,
    shown_lines,
    summary,
)
from dsi_desktop.features.history.queries.differences import DifferenceGroup
from dsi_desktop.features.history.report import REPORTS, differences
from dsi_desktop.features.history.rules.scopes import SCOPE_WORDS
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.reporting.registry import file_name
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.models.headed_model import HeadedModel
from dsi_desktop.ui.models.rows_model import Column, Index, RowsModel
from dsi_desktop.ui.shell.desk import Desk, Progress
from dsi_desktop.ui.theme import Theme, theme
from dsi_desktop.ui.widgets.buttons import Segmented, button
from dsi_desktop.ui.widgets.frames import EmptyState
from dsi_desktop.ui.widgets.row_ground import draw_ground
from dsi_desktop.ui.widgets.texts import Elided
from dsi_desktop.ui.widgets.views import Listing

_NARROW_BELOW = 860
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_TONES = {
    "added": ("okSoft", "ok"), "changed": ("accentSoft", "accentInk"),
    "ended": ("warnSoft", "warn"), "deleted": ("dangerSoft", "danger"),
}  # fmt: skip
_SIGNS = {"added": "+", "changed": "→", "ended": "■", "deleted": "−"}
_HEAD, _TITLE, _CHANGE, _PAD, _PILL = 40, 22, 20, 12, 104


class DifferencesView(QWidget):
    """Entrée on a record opens its history."""

    asked = Signal(str, str)

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__()
        self._store, self._desk = store, desk
        self.presenter = DifferencesPresenter(store)
        self._read = 0
        self.scopes = Segmented(
            _("Partie du dossier"), [(key, _(words)) for key, words in SCOPE_WORDS.items()]
        )
        self.form = Form([[
            PastDayField("first", _("Entre le"), desk.today, required=True),
            PastDayField("last", _("et le"), desk.today, required=True),
        ]])  # fmt: skip
        self.count = Elided("", "h2")
        self.printer = button(_("Créer le PDF"), self.make_pdf, icon_name="printer")
        self.lines = HeadedModel(
            [Column("", _said, spoken=_said, tip=_said)], lambda one: one.key,
            lambda one: bool(one.heading),
        )  # fmt: skip
        self.list = Listing(_("Ce qui a changé"), self.lines, self._open)
        self.list.setObjectName("rows")
        self.list.setUniformItemSizes(False)
        self.list.setItemDelegate(_DifferenceDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack = QStackedWidget()
        self._stack.addWidget(_carded(self.list))
        self._stack.addWidget(EmptyState(
            "history", _("Rien n’a changé entre ces deux dates."),
            _("Choisissez d’autres dates, ou une autre partie du dossier."),
        ))  # fmt: skip
        self._lay_out()
        self._fill()
        self.scopes.chosen.connect(self._choose)
        self.form.edited.connect(lambda _name: self._days())

    def focus_target(self) -> QWidget:
        """Return what the keys go to."""
        return self.list if self.lines.rowCount() else self.form.fields["first"].control

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parts of the dossier under the dates where there is no room beside them."""
        narrow = self.width() < theme().px(_NARROW_BELOW)
        way = QBoxLayout.Direction
        self._head.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        super().resizeEvent(event)

    def refresh(self) -> None:
        """Compare again, beside the screen."""
        self._read += 1
        read = self._read
        self._desk.run(
            _("Comparer les deux dates"), lambda _progress: self.presenter.groups(),
            partial(self._show, read),
        )  # fmt: skip

    def make_pdf(self) -> None:
        """Print what differs."""
        path = self._desk.ask_save_path(
            file_name(REPORTS[0], self.presenter.last, _(SCOPE_WORDS[self.presenter.scope])),
            _("Documents PDF (*.pdf)"),
        )
        if path is None:
            return
        subject = self.presenter.subject

        def work(progress: Progress) -> Path:
            from dsi_desktop.reporting.pdf.render import render

            render(differences(self._store, subject), path, progress)
            return path

        self._desk.run(_("Créer le PDF"), work, self._made)

    def _made(self, path: Path) -> None:
        self._desk.tell(_("Le rapport « {name} » est prêt.").format(name=path.name))

    def _show(self, read: int, groups: list[DifferenceGroup]) -> None:
        if read != self._read:
            return
        self.count.say(summary(groups))
        self.lines.show(shown_lines(groups))
        self._stack.setCurrentIndex(0 if groups else 1)
        self.printer.setEnabled(bool(groups))

    def _choose(self, scope: str) -> None:
        self.presenter.scope = scope
        self.refresh()

    def _days(self) -> None:
        values = self.form.values()
        if values is None:
            return
        first, last = (date.fromisoformat(str(values[name])) for name in ("first", "last"))
        if (first, last) == (self.presenter.first, self.presenter.last):
            return
        try:
            self.presenter.choose(first, last)
        except DsiError as error:
            self.form.refuse(error)
            return
        self.refresh()

    def _fill(self) -> None:
        self.form.fill({
            "first": self.presenter.first.isoformat(), "last": self.presenter.last.isoformat(),
        })  # fmt: skip

    def _open(self, index: QModelIndex) -> None:
        line = self.lines.row(index)
        if line.row:
            self.asked.emit(line.table, line.row)

    def _lay_out(self) -> None:
        days = QHBoxLayout()
        days.addWidget(self.form, 1)
        parts = QHBoxLayout()
        parts.setSpacing(16)
        parts.addWidget(self.scopes, 0, Qt.AlignmentFlag.AlignBottom)
        parts.addStretch(1)
        parts.addWidget(self.printer, 0, Qt.AlignmentFlag.AlignBottom)
        head = self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setSpacing(12)
        head.addLayout(days, 2)
        head.addLayout(parts, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.count)
        column.addWidget(self._stack, 1)


def _carded(view: QWidget) -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(8, 6, 8, 8)
    column.addWidget(view)
    return card


class _DifferenceDelegate(QStyledItemDelegate):
    """A word on its colour, the name of the record, a line for each field."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: ShownLine = index.data(RowsModel.ROW)
        high = _HEAD if line.heading else _TITLE + _CHANGE * len(line.changes) + _PAD
        return QSize(theme().px(200), theme().px(high))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: ShownLine = index.data(RowsModel.ROW)
        look, room = theme(), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.heading:
            painter.setFont(look.font("l", QFont.Weight.DemiBold))
            painter.setPen(look.colour("text"))
            painter.drawText(room.adjusted(look.px(10), look.px(8), 0, 0), _LEFT, line.heading)
        else:
            _draw_line(painter, look, room, line, option.state)
        painter.restore()


def _said(line: ShownLine) -> str:
    return line.heading or line.spoken


def _draw_line(
    painter: QPainter, look: Theme, room: QRect, line: ShownLine, state: QStyle.StateFlag
) -> None:
    draw_ground(painter, look, room, state)
    inner = room.adjusted(look.px(10), look.px(6), -look.px(10), -look.px(4))
    _draw_kind(painter, look, inner, line)
    left = inner.left() + look.px(_PILL + 12)
    box = QRect(left, inner.top(), inner.right() - left, look.px(_TITLE))
    painter.setFont(look.font("m", QFont.Weight.DemiBold))
    painter.setPen(look.colour("text"))
    cut = painter.fontMetrics().elidedText(line.title, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, _LEFT, cut)
    used = painter.fontMetrics().horizontalAdvance(cut) + look.px(10)
    painter.setFont(look.font("s"))
    painter.setPen(look.colour("text2"))
    painter.drawText(box.adjusted(used, 0, 0, 0), _LEFT, line.where)
    for at, change in enumerate(line.changes):
        below = QRect(left, box.bottom() + look.px(_CHANGE) * at, box.width(), look.px(_CHANGE))
        cut = painter.fontMetrics().elidedText(change, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(below, _LEFT, cut)


def _draw_kind(painter: QPainter, look: Theme, inner: QRect, line: ShownLine) -> None:
    soft, ink = _TONES[line.kind]
    pill = QRectF(inner.left(), inner.top(), look.px(_PILL), look.px(_TITLE))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(soft))
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
    painter.setPen(look.colour(ink))
    painter.setFont(look.font("xs", QFont.Weight.DemiBold))
    said = f"{_SIGNS[line.kind]}  {line.word}"
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, said)
