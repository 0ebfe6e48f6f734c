"""The room: who comes, leaves, comes back, or was not expected."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes.presenter.views import Table, View
from dsi_desktop.features.minutes.rules import capture
from dsi_desktop.kernel.i18n import _

HERE = ("present", "remote")


class RoomPresenter:
    """Turns ticks and letters of the list into presences."""

    def __init__(self, table: Table, store: Store, view: View) -> None:
        self._table = table
        self._store = store
        self._view = view

    def set_status(self, line_id: str, status: str) -> None:
        """Say how somebody attends, and say it aloud."""
        if self._table.do(lambda: meetings.change_attendance(self._store, line_id, status)):
            self._announce(line_id)

    def toggle(self, line_id: str) -> None:
        """Come, leave, come back: what a tick of the box means at this moment."""
        person = next((one for one in self._table.scene().people if one.id == line_id), None)
        if person is None:
            return
        under_way = self._table.state == "in_progress"
        if person.status not in HERE:
            self.set_status(line_id, "present")
        elif not under_way:
            self.set_status(line_id, "expected")
        elif self._table.do(lambda: (
            meetings.record_departure if person.here else meetings.record_arrival
        )(self._store, line_id)):
            self._announce(line_id)

    def invite(self, name: str) -> None:
        """Add somebody to the room: from the directory when the name is known there."""
        person = capture.person_of(name, self._table.people)
        if person is not None and not person.invited:
            self._table.do(lambda: meetings.set_attendance(
                self._store, self._table.meeting_id, person.id, "present"
            ))
        else:
            self._table.do(lambda: meetings.add_guest(
                self._store, self._table.meeting_id, name=name
            ))

    def _announce(self, line_id: str) -> None:
        scene = self._table.scene()
        who = next(one for one in scene.people if one.id == line_id)
        self._view.tell(_("{name} : {status}. {quorum}").format(
            name=who.name, status=who.words, quorum=scene.quorum
        ))
