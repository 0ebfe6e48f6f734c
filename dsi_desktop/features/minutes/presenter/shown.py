"""The meeting shown, as it was read last: what every part of the live screen stands on."""

from collections.abc import Callable
from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings.rules.hours import now
from dsi_desktop.features.minutes import queries
from dsi_desktop.features.minutes.presenter.clock import PointClock
from dsi_desktop.features.minutes.presenter.floor import FloorPresenter
from dsi_desktop.features.minutes.presenter.views import View
from dsi_desktop.features.minutes.queries import LiveMeeting
from dsi_desktop.features.minutes.rules.capture import Known
from dsi_desktop.features.minutes.rules.document import Point, Said
from dsi_desktop.features.minutes.rules.scene import Scene, moment_of, scene_of
from dsi_desktop.kernel.errors import DsiError


class MeetingShown:
    """Reads the meeting, tells its scene, and runs a command with its refusal shown."""

    def __init__(self, store: Store, view: View, today: Callable[[], date]) -> None:
        self._store = store
        self._view = view
        self._today = today
        self._live: LiveMeeting | None = None
        self._reads = 0
        self.meeting_id = ""
        self.item_id = ""
        self.clock = PointClock()
        self.floor = FloorPresenter(self, store, view)

    @property
    def live(self) -> LiveMeeting | None:
        return self._live

    @property
    def people(self) -> tuple[Known, ...]:
        return self._live.people if self._live else ()

    @property
    def nameable(self) -> tuple[Known, ...]:
        """Return who @ may name: people, then organisations."""
        return (*self._live.people, *self._live.organizations) if self._live else ()

    def refresh(self) -> None:
        """Read again; the point shown stays while it exists."""
        if not self.meeting_id:
            return
        self._reads += 1
        self._live = queries.live_meeting(self._store, self.meeting_id, self._today())
        points = [point.id for point in self._live.document.points]
        if self.item_id not in points:
            current = self._live.current_item_id
            self.item_id = current if current in points else next(iter(points), "")
        self.floor.refresh()
        self._view.show_scene(self.scene())

    def scene(self) -> Scene:
        """Return all that is shown; the meeting must have been read."""
        assert self._live is not None  # noqa: S101  the page shows a scene only after `open`
        moment = self._store.clock.now_ms()
        return scene_of(
            self._live.document, self.item_id, self._live.seats, self._live.rule,
            now(self._store.clock), self._today(), mandates=self._live.mandates,
            pause=self.clock.pause_of(self.item_id, moment),
        )

    def follow_ups(self) -> list[queries.OpenFollowUp]:
        """Return what is still open for the point shown: its chantier's, else the body's."""
        if self._live is None:
            return []
        body = dict(self._live.item_bodies).get(self.item_id) or self._live.document.body_id
        return [one for one in self._live.follow_ups if one.body_id == body]

    def select(self, item_id: str) -> None:
        """Look at a point, without starting its clock."""
        self.item_id = item_id
        self.floor.refresh()
        self._view.show_scene(self.scene())

    def do(self, gesture: Callable[[], object]) -> bool:
        """Run a command; its refusal is shown and the line typed stays.

        Where the bus already brought what it wrote, nothing is read twice.
        """
        reads = self._reads
        try:
            gesture()
        except DsiError as refusal:
            self._view.refuse(refusal)
            return False
        if reads == self._reads:
            self.refresh()
        return True

    def refuse(self, refusal: DsiError) -> None:
        """Show why something was not done."""
        self._view.refuse(refusal)

    def said_at(self) -> str | None:
        if self._live is None:
            return None
        return moment_of(self._live.document, now(self._store.clock), self._today())

    @property
    def state(self) -> str:
        return self._live.document.state if self._live else ""

    def past_opening(self) -> bool:
        """Tell whether the meeting went past its first point: who comes now comes late."""
        points = self._points()
        return bool(points) and self._live is not None and self._live.current_item_id not in (
            "", points[0].id
        )

    def point(self) -> Point | None:
        """Return the point shown."""
        return next((one for one in self._points() if one.id == self.item_id), None)

    def _points(self) -> tuple[Point, ...]:
        return self._live.document.points if self._live else ()

    def said(self) -> tuple[Said, ...]:
        return next((point.said for point in self._points() if point.id == self.item_id), ())
