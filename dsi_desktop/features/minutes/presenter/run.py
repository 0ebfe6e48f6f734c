"""The run of the points: moved, added, withdrawn, postponed, dealt with together."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import queries
from dsi_desktop.features.minutes.presenter.views import Table, View
from dsi_desktop.features.minutes.rules.document import Point
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _

RESERVE = "reserve"


class RunPresenter:
    """Turns the keys of the agenda into changes of it; printed numbers stay."""

    def __init__(self, table: Table, store: Store, view: View) -> None:
        self._table = table
        self._store = store
        self._view = view

    def points(self) -> tuple[Point, ...]:
        """Return the points of the agenda, without what was said under none."""
        live = self._table.live
        return tuple(one for one in live.document.points if one.id) if live else ()

    def others(self, item_id: str) -> list[tuple[str, str]]:
        """Return the points another can be dealt with, as choices."""
        return [
            (one.id, one.heading) for one in self.points()
            if one.id != item_id and not one.treated_with and one.state != "withdrawn"
        ]

    def shift(self, item_id: str, by: int) -> None:
        """Carry a point up or down among its brothers."""
        parent = self._number(item_id).rpartition(".")[0]
        level = next((one.level for one in self.points() if one.id == item_id), 0)
        ids = [
            one.id for one in self.points()
            if one.level == level and (not level or one.number.rpartition(".")[0] == parent)
        ]
        at = ids.index(item_id) if item_id in ids else -1
        if at < 0 or not 0 <= at + by < len(ids):
            return
        after = at - 2 if by < 0 else at + 1
        before = ids[after] if after >= 0 else None
        holder = self._holder(item_id)
        if self._table.do(lambda: meetings.move_item(
            self._store, item_id, after_id=before, parent_id=holder
        )):
            self._tell(item_id)

    def add(self, title: str, after_id: str, kind: str, minutes: int | None) -> str:
        """Add a point after another and show it; raises the refusal of the command."""
        made = meetings.add_item(
            self._store, self._table.meeting_id, title, after_id=after_id or None, kind=kind,
            minutes=minutes,
        )
        self._table.item_id = made
        self._table.refresh()
        self._tell(made)
        return made

    def withdraw(self, item_id: str) -> None:
        """Withdraw a point, or take up again one that was withdrawn, postponed or merged."""
        point = next((one for one in self.points() if one.id == item_id), None)
        if point is None:
            return
        gesture = meetings.withdraw_item
        if point.treated_with:
            gesture = meetings.part_item
        elif point.state in ("withdrawn", "postponed"):
            gesture = meetings.take_up_item
        if self._table.do(lambda: gesture(self._store, item_id)):
            self._tell(item_id)

    def destinations(self) -> list[tuple[str, str]]:
        """Return where a point can be postponed: the next meeting, and the reserve."""
        following = queries.following_meeting(self._store, self._table.meeting_id)
        choices = [(RESERVE, _("En réserve, sans date"))]
        if following is not None:
            day = fmt.date_long(following.held_on)
            choices.insert(0, (following.id, _("Rencontre du {day}").format(day=day)))
        return choices

    def postpone(self, item_id: str, destination: str) -> None:
        """Postpone a point to a meeting or to the reserve; raises the refusal of the command."""
        if destination == RESERVE:
            meetings.set_item_aside(self._store, item_id)
        else:
            meetings.postpone_item(self._store, item_id, to_meeting_id=destination)
        self._table.refresh()
        self._tell(item_id)

    def merge(self, item_id: str, into_id: str) -> None:
        """Deal with a point under another and show that one; raises the refusal."""
        meetings.merge_item(self._store, item_id, into_id)
        self._table.item_id = into_id
        self._table.refresh()
        self._tell(into_id)

    def _holder(self, item_id: str) -> str | None:
        number = self._number(item_id).rpartition(".")[0]
        return next((one.id for one in self.points() if number and one.number == number), None)

    def _number(self, item_id: str) -> str:
        return next((one.number for one in self.points() if one.id == item_id), "")

    def _tell(self, item_id: str) -> None:
        lines = self._table.scene().agenda
        at, line = next((n, one) for n, one in enumerate(lines, 1) if one.id == item_id)
        self._view.tell(_("{title}, {place} sur {all}. {note}").format(
            title=line.title, place=at, all=len(lines), note=line.note
        ).strip())
