"""Hold two meetings one after the other, or set that idea aside."""

from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.settings import keep_setting
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.solicitation.commands.adopted import is_adopted
from dsi_desktop.features.solicitation.rules.joining import check_joinable, hours_after
from dsi_desktop.features.solicitation.rules.thresholds import ASIDE
from dsi_desktop.kernel.i18n import N_


def hold_together(store: Store, moved_id: str, kept_id: str) -> None:
    """Move a meeting to the day and the place of another, right after it.

    Both must be to come. A convocation sent before must be sent again: the page says so.
    """
    with store.operation(N_("Jumeler deux rencontres")) as op:
        moved, kept = _coming(store, op, moved_id), _coming(store, op, kept_id)
        moved.start_time, moved.end_time = hours_after(
            kept.end_time, moved.start_time, moved.end_time
        )
        moved.held_on, moved.time_zone = kept.held_on, kept.time_zone
        moved.place, moved.address, moved.area_id = kept.place, kept.address, kept.area_id


def set_suggestion_aside(store: Store, key: str) -> None:
    """Remember that a suggestion was refused: it is not made again."""
    with store.operation(N_("Écarter une suggestion")) as op:
        keep_setting(op, f"{ASIDE}{key}", store.clock.today().isoformat())


def take_suggestion_back(store: Store, key: str) -> None:
    """Let a suggestion set aside be made again."""
    with store.operation(N_("Reprendre une suggestion")) as op:
        keep_setting(op, f"{ASIDE}{key}", "")


def _coming(store: Store, op: Operation, meeting_id: str) -> Meeting:
    meeting = op.get(Meeting, meeting_id)
    check_joinable(
        meeting.state, meeting.held_on, store.clock.today().isoformat(),
        closed=meeting.deleted is not None or is_adopted(op, meeting),
    )
    return meeting
