"""The card of twelve months of meetings: figures, a bar a month, the limit agreed, a table twin."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from dsi_desktop.features.directory.page.work_cards import Done, list_card
from dsi_desktop.features.directory.queries import MonthLoad, Pairing, YearLoad
from dsi_desktop.features.directory.report import not_counted
from dsi_desktop.features.directory.rules import month_words
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import listed
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Pictogram, button
from dsi_desktop.ui.widgets.frames import Card
from dsi_desktop.ui.widgets.painted import Pill
from dsi_desktop.ui.widgets.texts import label

_TALL, _AXIS, _FIGURE = 92, 16, 14
_LIKE_LEAST = 4


def charge(year: YearLoad, table: Done, desk_page: Done) -> Card:
    """Return the card; `table` opens the same months in words, `desk_page` all the partners'."""
    card = list_card(_("Sollicitation, 12 mois"), "clock-hour-4")
    card.body.setSpacing(8)
    if year.over:
        card.head.addWidget(Pill(_("trop sollicité"), "warnSoft", "warn"))
    card.body.addLayout(_figures(year))
    if year.load.convened:
        card.body.addWidget(MonthBars(year))
        card.body.addWidget(label(_limit_words(year), "small", wrap=True))
    for said in not_counted(year):
        card.body.addWidget(label(said, "small", wrap=True))
    if year.pairing is not None:
        card.body.addWidget(_idea(year.pairing))
    row = QHBoxLayout()
    if year.load.convened:
        row.addWidget(button(_("Voir le tableau"), table, look="link"))
    row.addWidget(button(_("Tous les partenaires"), desk_page, look="link"))
    row.addStretch()
    card.body.addLayout(row)
    return card


def _figures(year: YearLoad) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(0)
    load = year.load
    said = [
        (fmt.number(load.convened), ngettext("rencontre", "rencontres", load.convened)),
        (hours_words(load.minutes), _("avec les trajets")),
        (fmt.number(load.kilometres), _("km")),
    ]
    for at, (figure, words) in enumerate(said):
        grid.addWidget(label(figure, "total"), 0, at)
        grid.addWidget(label(words, "small"), 1, at)
        grid.setColumnStretch(at, 1)
    return grid


def hours_words(minutes: int) -> str:
    """Return « 94 h », « 6,5 h » under ten hours."""
    hours = minutes / 60
    return _("{n} h").format(n=fmt.number(hours, 0 if hours >= 10 or hours == round(hours) else 1))


def month_sentence(one: MonthLoad) -> str:
    """Return « octobre 2026 : 4 rencontres, 12 h »."""
    meetings = ngettext("{n} rencontre", "{n} rencontres", one.meetings).format(n=one.meetings)
    return _("{month} : {meetings}, {hours}").format(
        month=month_words(f"{one.month}-01"), meetings=meetings, hours=hours_words(one.minutes))


def _limit_words(year: YearLoad) -> str:
    """Return what the dashes are, then the months of too many hours, which no bar shows."""
    dashes = _("Tirets : {n} par mois, le plafond convenu.").format(n=fmt.number(year.meetings_cap))
    long = [
        _("{month} : {hours}").format(
            month=month_words(f"{one.month}-01"), hours=hours_words(one.minutes))
        for one in year.months if one.minutes > 60 * year.hours_cap
    ]
    if not long:
        return dashes
    said = _("Plus de {hours} en un mois : {months}.").format(
        hours=hours_words(60 * year.hours_cap), months=listed(long))
    return f"{dashes} {said}"


def _idea(pairing: Pairing) -> QWidget:
    """Return the sentence that proposes to hold two bodies' meetings the same day."""
    box = QWidget()
    box.setObjectName("panel")
    row = QHBoxLayout(box)
    row.setContentsMargins(10, 8, 10, 8)
    row.setSpacing(8)
    row.addWidget(Pictogram("bulb"), 0, Qt.AlignmentFlag.AlignTop)
    bodies = listed([pairing.one, pairing.other])
    words = ngettext(
        "{person} a siégé à {bodies} le même mois, {n} fois : les jumeler ?",
        "{person} a siégé à {bodies} le même mois, {n} fois : les jumeler ?", pairing.months,
    ).format(person=pairing.person, bodies=bodies, n=pairing.months)
    row.addWidget(label(words, "small", wrap=True), 1)
    return box


class MonthBars(QWidget):
    """A bar a month; past the limit it is amber, with its figure above. The table is its twin."""

    def __init__(self, year: YearLoad) -> None:
        super().__init__()
        self._year = year
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Rencontres par mois"))
        past = listed([month_words(f"{month}-01") for month in year.over])
        said = " ; ".join(month_sentence(one) for one in year.months if one.meetings)
        over = _("Plafond dépassé : {months}.").format(months=past) if past else ""
        self.setAccessibleDescription(f"{over} {said}".strip())
        self.setToolTip("\n".join(month_sentence(one) for one in year.months))

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(theme().px(200), theme().px(_TALL))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars from the axis up, then the line of the limit."""
        painter, look, year = QPainter(self), theme(), self._year
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = max(_LIKE_LEAST, year.meetings_cap, *(one.meetings for one in year.months))
        floor = self.height() - look.px(_AXIS)
        unit = (floor - look.px(_FIGURE)) / top
        step = self.width() / len(year.months)
        painter.setFont(look.font("xs", QFont.Weight.DemiBold))
        for at, one in enumerate(year.months):
            self._bar(painter, one, QRectF(at * step, floor - one.meetings * unit, step,
                                           one.meetings * unit))
        painter.setPen(QPen(look.colour("text2"), 1, Qt.PenStyle.DashLine))
        line = round(floor - year.meetings_cap * unit)
        painter.drawLine(0, line, self.width(), line)

    def _bar(self, painter: QPainter, one: MonthLoad, room: QRectF) -> None:
        look = theme()
        over = one.month in self._year.over
        width = min(room.width() * 0.6, look.px(16))
        bar = QRectF(room.center().x() - width / 2, room.y(), width, room.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("warn" if over else "borderStrong"))
        painter.drawRoundedRect(bar, 2, 2)
        if over:
            figure = QRectF(room.x(), room.y() - look.px(_FIGURE), room.width(), look.px(_FIGURE))
            painter.setPen(look.colour("warn"))
            painter.drawText(figure, Qt.AlignmentFlag.AlignCenter, str(one.meetings))
        below = QRectF(room.x(), self.height() - look.px(_AXIS), room.width(), look.px(_AXIS))
        painter.setPen(look.colour("text2"))
        initial = fmt.month(int(one.month[5:7]))[:1].upper()
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, initial)
