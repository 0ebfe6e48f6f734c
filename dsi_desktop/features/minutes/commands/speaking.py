"""Keep the list of speakers of a point: ask for the floor, give it, count the seconds."""

from sqlalchemy import Select, select

from dsi_desktop.db.ranks import between
from dsi_desktop.db.schema.meetings import Attendance
from dsi_desktop.db.schema.minutes import SpeakingTurn
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.directory.rules import line
from dsi_desktop.features.meetings.commands.writing import item_for_writing
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


def ask_to_speak(
    store: Store, item_id: str, *, person_id: str | None = None,
    organization_id: str | None = None, name: str = "",
) -> str:
    """Put somebody, or an organisation, at the end of the list. Return the turn's id."""
    with store.operation(N_("Demander la parole")) as op:
        _item, meeting = item_for_writing(op, item_id)
        kept = line(name)
        if not (person_id or organization_id or kept):
            raise RuleBroken(_("Écrivez qui demande la parole."), "name")
        for turn in op.scalars(_listed(item_id, "waiting")).all():
            if (turn.person_id, turn.name) == (person_id, "" if person_id else kept) and (
                person_id or kept or turn.organization_id == organization_id
            ):
                raise RuleBroken(_("Cette personne attend déjà son tour."), "name")
        return op.add(SpeakingTurn(
            agenda_item_id=item_id, person_id=person_id, name="" if person_id else kept,
            organization_id=organization_id or _speaks_for(op, meeting.id, person_id),
            rank=between(_last(op, item_id), None),
        )).id


def give_floor(
    store: Store, item_id: str, turn_id: str | None = None, *, seconds: int | None = None
) -> str | None:
    """Give the floor to `turn_id`, else to the first who waits; who had it is done.

    `seconds` is how long that one spoke. Return the turn that begins, None when nobody waits.
    """
    with store.operation(N_("Donner la parole")) as op:
        item_for_writing(op, item_id)
        _take_back(op, item_id, seconds)
        following = op.find(SpeakingTurn, turn_id) if turn_id else None
        following = following or op.scalars(_listed(item_id, "waiting")).first()
        if following is None:
            return None
        if following.agenda_item_id != item_id or following.state != "waiting":
            raise RuleBroken(_("Ce tour de parole n’est plus à donner."))
        following.state = "speaking"
        return following.id


def end_turn(store: Store, item_id: str, *, seconds: int | None = None) -> None:
    """Take the floor back without giving it to anybody."""
    with store.operation(N_("Reprendre la parole")) as op:
        item_for_writing(op, item_id)
        if not _take_back(op, item_id, seconds):
            raise RuleBroken(_("Personne n’a la parole."))


def leave_queue(store: Store, turn_id: str) -> None:
    """Take a place out of the list."""
    with store.operation(N_("Retirer une demande de parole")) as op:
        turn = op.get(SpeakingTurn, turn_id)
        item_for_writing(op, str(turn.agenda_item_id))
        op.remove(turn)


def move_turn(store: Store, turn_id: str, *, after_id: str | None = None) -> None:
    """Put a place after another of the list, or first."""
    with store.operation(N_("Changer l’ordre de parole")) as op:
        turn = op.get(SpeakingTurn, turn_id)
        item_for_writing(op, str(turn.agenda_item_id))
        asked = _listed(str(turn.agenda_item_id), "waiting")
        others = [one for one in op.scalars(asked).all() if one.id != turn.id]
        at = next((n for n, one in enumerate(others, start=1) if one.id == after_id), 0)
        low = others[at - 1].rank if at else None
        turn.rank = between(low, others[at].rank if at < len(others) else None)


def _take_back(op: Operation, item_id: str, seconds: int | None) -> bool:
    found = op.scalars(_listed(item_id, "speaking")).all()
    for turn in found:
        turn.state = "done"
        turn.seconds = max(0, seconds) if seconds is not None else None
    op.flush()
    return bool(found)


def _speaks_for(op: Operation, meeting_id: str, person_id: str | None) -> str | None:
    asked = select(Attendance.organization_id).where(
        Attendance.meeting_id == meeting_id, Attendance.person_id == person_id,
        Attendance.deleted.is_(None),
    )
    return op.scalars(asked).first() if person_id else None


def _listed(item_id: str, state: str) -> Select[SpeakingTurn]:
    return (
        select(SpeakingTurn)
        .where(
            SpeakingTurn.agenda_item_id == item_id, SpeakingTurn.state == state,
            SpeakingTurn.deleted.is_(None),
        )
        .order_by(SpeakingTurn.rank, SpeakingTurn.id)
    )


def _last(op: Operation, item_id: str) -> str | None:
    asked = select(SpeakingTurn.rank).where(
        SpeakingTurn.agenda_item_id == item_id, SpeakingTurn.deleted.is_(None)
    )
    return op.scalars(asked.order_by(SpeakingTurn.rank.desc())).first()
