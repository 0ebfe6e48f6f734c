"""The live minutes decided without a screen: one line typed, one gesture, one new scene."""

from collections.abc import Callable
from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands
from dsi_desktop.features.minutes.presenter.line import LinePresenter
from dsi_desktop.features.minutes.presenter.room import RoomPresenter
from dsi_desktop.features.minutes.presenter.run import RunPresenter
from dsi_desktop.features.minutes.presenter.settling import SettlingPresenter
from dsi_desktop.features.minutes.presenter.shown import MeetingShown
from dsi_desktop.features.minutes.presenter.views import View
from dsi_desktop.kernel.i18n import _


class LivePresenter(MeetingShown):
    """Turns what is typed into commands, and the dossier into a scene."""

    def __init__(self, store: Store, view: View, today: Callable[[], date]) -> None:
        super().__init__(store, view, today)
        self.line = LinePresenter(self, store, view, today)
        self.room = RoomPresenter(self, store, view)
        self.run = RunPresenter(self, store, view)
        self.settling = SettlingPresenter(self, store, view, today)

    def open(self, meeting_id: str) -> None:
        """Show a meeting, on its current point or the first."""
        self.meeting_id, self.item_id = meeting_id, ""
        self.refresh()
        self.line.reset()

    def step(self, by: int) -> None:
        """Go to the next or former point; in a meeting under way its clock starts."""
        points = self._points()
        ids = [point.id for point in points]
        if not ids:
            return
        at = ids.index(self.item_id) + by if self.item_id in ids else 0
        self.item_id = ids[min(max(at, 0), len(ids) - 1)]
        started = bool(self.item_id) and self.state == "in_progress" and self.do(
            lambda: meetings.start_item(self._store, self.item_id)
        )
        if not started:
            self.refresh()
        point = next(point for point in self._points() if point.id == self.item_id)
        said = _("Point {number}, {title}") if point.number else "{title}"
        self._view.tell(said.format(number=point.number, title=point.title))

    def remove(self, entry_id: str) -> None:
        self.do(lambda: commands.remove_entry(self._store, entry_id))

    def shift(self, entry_id: str, by: int) -> None:
        """Carry a line up or down inside its point."""
        ids = [one.id for one in self.said()]
        at = ids.index(entry_id) if entry_id in ids else -1
        if at < 0 or not 0 <= at + by < len(ids):
            return
        after = at - 2 if by < 0 else at + 1
        before = ids[after] if after >= 0 else None
        self.do(lambda: commands.move_entry(
            self._store, entry_id, after_id=before, agenda_item_id=self.item_id
        ))

    def in_camera(self) -> None:
        """Note that the meeting goes on behind closed doors."""
        self.do(lambda: commands.mark_in_camera(
            self._store, self.meeting_id, self.item_id or None, said_at=self.said_at()
        ))

    def open_meeting(self) -> None:
        if self.do(lambda: meetings.open_meeting(self._store, self.meeting_id)):
            self._view.tell(_("La rencontre est ouverte."))
            self.step(0)

    def close_meeting(self) -> bool:
        """Close the meeting and say the next one; tell whether it is closed."""
        closed = self.do(lambda: meetings.close_meeting(self._store, self.meeting_id))
        if closed:
            said = _("La rencontre est levée.")
            self._view.tell(f"{said} {self.settling.next_words()}".strip())
        return closed

    def pause(self) -> None:
        """Stop the clock of the point shown, or start it again."""
        stands = self.clock.toggle(self.item_id, self._store.clock.now_ms())
        self._view.show_scene(self.scene())
        self._view.tell(_("Le temps du point est suspendu.") if stands else _("Le temps reprend."))

    def finish_follow_up(self, task_id: str) -> None:
        self.settling.review(task_id, "done")
