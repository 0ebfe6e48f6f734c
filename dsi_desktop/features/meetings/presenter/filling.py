"""An agenda filled many points at once: a template, a former one, what waits for the meeting."""

from collections.abc import Sequence

from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import commands
from dsi_desktop.features.meetings.presenter.agenda import Meeting
from dsi_desktop.features.meetings.rules.proposals import Laid, Proposal, added_minutes


class FillingPresenter:
    """Turns the choice of a whole into one command."""

    def __init__(self, meeting: Meeting, store: Store) -> None:
        self._meeting = meeting
        self._store = store

    def lay(self, preset: str) -> None:
        """Begin with the points of a template."""
        self._meeting.do(lambda: commands.lay_agenda(
            self._store, self._meeting.meeting_id, preset
        ))

    def copy(self, from_meeting_id: str) -> None:
        """Begin with the points of a former meeting; raises the refusal of the command."""
        commands.copy_agenda(self._store, self._meeting.meeting_id, from_meeting_id)

    def renumber(self) -> None:
        """Number the points again in their order of now."""
        self._meeting.do(
            lambda: commands.renumber_agenda(self._store, self._meeting.meeting_id)
        )

    def take(self, proposals: Sequence[Proposal]) -> bool:
        """Put on the agenda what waits, in one gesture."""
        records = [(one.source, one.id) for one in proposals]
        return self._meeting.do(lambda: commands.put_on_agenda(
            self._store, self._meeting.meeting_id, records
        ))

    def more_minutes(self, proposals: Sequence[Proposal]) -> int:
        """Return by how much these proposals would make the agenda longer."""
        points = [
            Laid(one.id, one.parent_id, one.standard, one.minutes, bool(one.origin_id))
            for one in (self._meeting.sheet.items if self._meeting.sheet else ())
        ]
        return added_minutes(points, proposals)
