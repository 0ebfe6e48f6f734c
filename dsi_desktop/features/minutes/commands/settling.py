"""Settle what a meeting begins with: its agenda, the minutes of the former meeting."""

from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.meetings.commands.writing import item_for_writing
from dsi_desktop.features.minutes.commands.adoption import freeze_minutes
from dsi_desktop.features.minutes.commands.decisions import write_decision, write_resolution
from dsi_desktop.features.minutes.rules.fields import ResolutionFields
from dsi_desktop.features.minutes.rules.votes import CARRIED
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


def adopt_agenda(
    store: Store, item_id: str, text: str, *, modified: bool,
    resolution: ResolutionFields | None = None, said_at: str | None = None,
) -> str:
    """Adopt the agenda at its point, by a resolution or by plain agreement. Return its record.

    The point keeps how it came out; an agenda voted down is neither.
    """
    with store.operation(N_("Adopter l’ordre du jour")) as op:
        item, meeting = item_for_writing(op, item_id)
        made, carried, _motion = _decide(
            op, store, (meeting.id, item.id), text, resolution, said_at
        )
        if carried:
            item.outcome = "adopted_modified" if modified else "adopted"
        return made


def adopt_former_minutes(
    store: Store, item_id: str, former_id: str, text: str, *, with_changes: bool,
    resolution: ResolutionFields | None = None, said_at: str | None = None,
) -> str:
    """Adopt the minutes of a former meeting at a point of this one, in one gesture.

    The resolution and the adoption stand or fall together. Return the id of the adopted minutes.
    """
    with store.operation(N_("Adopter le procès-verbal d’une rencontre précédente")) as op:
        item, meeting = item_for_writing(op, item_id)
        former = op.get(Meeting, former_id)
        if former.body_id != meeting.body_id:
            raise RuleBroken(_("Ce procès-verbal est celui d’une autre instance."))
        _made, carried, motion_id = _decide(
            op, store, (meeting.id, item.id), text, resolution, said_at
        )
        if not carried:
            raise RuleBroken(
                _("Une résolution rejetée n’adopte rien : consignez-la dans la ligne de saisie."),
                "vote",
            )
        item.outcome = "adopted_modified" if with_changes else "adopted"
        op.flush()
        return freeze_minutes(
            op, store, former_id, in_meeting_id=meeting.id, motion_id=motion_id,
            with_changes=with_changes,
        )


def _decide(
    op: Operation, store: Store, at: tuple[str, str], text: str,
    resolution: ResolutionFields | None, said_at: str | None,
) -> tuple[str, bool, str | None]:
    if resolution is None:
        made = write_decision(op, store, *at, text, said_at=said_at)
        return made.id, True, None
    fields = resolution
    if said_at and "taken_at" not in fields:
        fields = {**fields, "taken_at": said_at}
    motion = write_resolution(op, store, *at, text, fields)
    return motion.id, motion.state in CARRIED, motion.id
