"""The agenda of the meeting shown, edited by keys: one gesture a key."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import commands
from dsi_desktop.features.meetings.queries import ItemLine, MeetingSheet

STEP_MINUTES = 5


class Meeting(Protocol):
    """The presenter of the meeting, as its agenda asks of it."""

    sheet: MeetingSheet | None
    meeting_id: str

    def do(self, gesture: Callable[[], object]) -> bool: ...


class AgendaPresenter:
    """Turns keys into commands."""

    def __init__(self, meeting: Meeting, store: Store) -> None:
        self._meeting = meeting
        self._store = store

    def add(self, after_id: str | None, values: Mapping[str, Any], parent_id: str = "") -> str:
        """Add a point after another, or the last sub-point of `parent_id`; return its id."""
        kept = dict(values)
        return commands.add_item(
            self._store, self._meeting.meeting_id, str(kept.pop("title")), after_id=after_id,
            parent_id=parent_id or None, **kept,
        )

    def edit(self, item_id: str, values: Mapping[str, Any]) -> None:
        commands.edit_item(self._store, item_id, **values)

    def rename(self, item_id: str, title: str) -> None:
        """Keep the title typed in place."""
        if title.strip() != self.item(item_id).title:
            self._meeting.do(lambda: commands.edit_item(self._store, item_id, title=title))

    def shift(self, item_id: str, by: int) -> None:
        """Carry a point up or down among its brothers, with its sub-points."""
        brothers = self._brothers(item_id)
        at = brothers.index(item_id)
        if not 0 <= at + by < len(brothers):
            return
        after = brothers[at + 1] if by > 0 else (brothers[at - 2] if at > 1 else None)
        self._move(item_id, after, self.item(item_id).parent_id or None)

    def place(self, item_id: str, row: int) -> None:
        """Drop a point before the line `row`, at the level of the line above the gap.

        Between a point and its first sub-point it becomes the first sub-point.
        """
        moved = self._with_below(item_id)
        items = self.items()
        at = next((at for at, one in enumerate(items) if one.id == item_id), row + 1)
        if at <= row <= at + len(moved):
            return
        over = [one for one in items[:row] if one.id not in moved]
        under = [one for one in items[row:] if one.id not in moved]
        above = over[-1] if over else None
        if above is not None and under and under[0].parent_id == above.id:
            self._move(item_id, None, above.id)
        else:
            self._move(item_id, above.id if above else None, None)

    def nest(self, item_id: str, by: int) -> None:
        gesture = commands.indent_item if by > 0 else commands.outdent_item
        self._meeting.do(lambda: gesture(self._store, item_id))

    def retype(self, item_id: str, kind: str) -> None:
        self._meeting.do(lambda: commands.edit_item(self._store, item_id, kind=kind))

    def retime(self, item_id: str, by: int) -> None:
        """Add or take five minutes."""
        self.last(item_id, max(0, self.item(item_id).minutes + by * STEP_MINUTES))

    def last(self, item_id: str, minutes: int) -> None:
        """Say how long a point lasts."""
        if minutes != self.item(item_id).minutes:
            self._meeting.do(lambda: commands.edit_item(self._store, item_id, minutes=minutes))

    def remove(self, item_id: str) -> None:
        self._meeting.do(lambda: commands.remove_item(self._store, item_id))

    def withdraw(self, item_id: str) -> None:
        """Withdraw a point, or take a withdrawn one up again."""
        state = self.item(item_id).state
        gesture = commands.take_up_item if state == "withdrawn" else commands.withdraw_item
        self._meeting.do(lambda: gesture(self._store, item_id))

    def put_off(self, item_id: str) -> None:
        """Send a point to those that wait for a meeting."""
        self._meeting.do(lambda: commands.postpone_to_backlog(self._store, item_id))

    def items(self) -> tuple[ItemLine, ...]:
        return self._meeting.sheet.items if self._meeting.sheet else ()

    def item(self, item_id: str) -> ItemLine:
        return next(one for one in self.items() if one.id == item_id)

    def _move(self, item_id: str, after_id: str | None, parent_id: str | None) -> None:
        self._meeting.do(lambda: commands.move_item(
            self._store, item_id, after_id=after_id, parent_id=parent_id
        ))

    def _brothers(self, item_id: str) -> list[str]:
        parent = self.item(item_id).parent_id
        return [one.id for one in self.items() if one.parent_id == parent]

    def _with_below(self, item_id: str) -> set[str]:
        found = {item_id}
        for one in self.items():
            if one.parent_id in found:
                found.add(one.id)
        return found
