"""The meetings behind one cell of the heat table."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from dsi_desktop.features.solicitation import queries
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.ui.tips import plain_tip
from dsi_desktop.ui.widgets.frames import SidePanel
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import label


class MonthPanel(SidePanel):
    """Each meeting opens; Échap gives the focus back to the cell."""

    def __init__(self, opened: Callable[[str], object]) -> None:
        super().__init__(316)
        self._opened = opened
        self.close_button.setAccessibleName(_("Fermer le détail du mois"))
        self.hide()

    def show_visits(
        self, name: str, month: str, visits: Sequence[queries.MonthVisit], outside: int
    ) -> None:
        """Show the meetings of a cell and the minutes spent elsewhere; take the focus."""
        self.title.say(month)
        self.setAccessibleName(f"{name}, {month}")
        self.empty()
        self.body.addWidget(label(name, "muted", wrap=True))
        lines = [_line(one, partial(self._opened, one.meeting_id)) for one in visits]
        before: QWidget = self.close_button
        for line in lines:
            self.body.addWidget(line)
            self.setTabOrder(before, line)
            before = line
        if outside > 0:
            words = _("Tables externes : {minutes}").format(minutes=fmt.minutes(outside))
            self.body.addWidget(label(words, "muted", wrap=True))
        elif not lines:
            self.body.addWidget(label(_("Aucune rencontre ce mois-là."), "muted", wrap=True))
        self.body.addStretch()
        self.show()
        (lines[0] if lines else self.close_button).setFocus()


def _line(one: queries.MonthVisit, clicked: Callable[[], object]) -> RecordLine:
    came = bool(one.minutes or one.road_minutes)
    note = ", ".join(part for part in (fmt.date_short(one.held_on), one.person) if part)
    spent = fmt.minutes((one.minutes or 0) + one.road_minutes)
    tone = "quiet" if one.known else "warn"
    status = word("attendance_status", one.status)
    line = RecordLine(
        Record(one.body, note, hue=one.hue, pill=spent if came else status, tone=tone), clicked)
    detail = _detail(one) if came else status
    line.setToolTip(plain_tip(detail))
    line.setAccessibleDescription(detail)
    return line


def _detail(one: queries.MonthVisit) -> str:
    """Return what the time of a visit is made of."""
    there = _("{minutes} en rencontre").format(minutes=fmt.minutes(one.minutes or 0))
    if not one.known:
        return f"{there}, {_('route inconnue')}"
    return _("{there}, {minutes} de route, {km} km").format(
        there=there, minutes=fmt.minutes(one.road_minutes), km=fmt.number(one.kilometres))
