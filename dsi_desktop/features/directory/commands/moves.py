"""Take somebody from one organisation to another without losing what came before."""

from collections.abc import Sequence

from sqlalchemy import or_, select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.directory import Affiliation, Organization, Person
from dsi_desktop.db.schema.governance import Membership
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import rules
from dsi_desktop.features.directory.rules.moving import FOLLOW, RETURN, check_move, day_before
from dsi_desktop.kernel.i18n import N_, _


def change_organization(
    store: Store, person_id: str, *, organization_id: str, on: str | None, title: str = "",
    leaving: str | None = None, seats: str = RETURN,
) -> str:
    """End the functions in force the day before `on`, begin the new one; return its id.

    `leaving`: one affiliation only, else all of them. `seats` says what becomes of those held
    on behalf of who is left: "return" ends them, so that the organisation names somebody else;
    "follow" hands them on to the new organisation, same person; "stay" changes nothing.
    """
    with store.operation(N_("Changer d’organisation")) as op:
        op.get(Person, person_id)
        op.get(Organization, organization_id)
        wanted = rules.day(on, "on")
        left = _left(op, person_id, leaving, wanted or "")
        day = check_move(
            [(one.organization_id or "", one.start_on) for one in left], organization_id, wanted,
        )
        for one in left:
            one.end_on = day_before(day)
        for seat in _seats(op, person_id, [one.organization_id for one in left], day):
            if seats in {RETURN, FOLLOW}:
                _hand_on(op, seat, organization_id if seats == FOLLOW else "", day)
        return op.add(Affiliation(
            person_id=person_id, organization_id=organization_id, title=rules.line(title),
            start_on=day,
        )).id


def _left(
    op: Operation, person_id: str, leaving: str | None, day: str,
) -> Sequence[Affiliation]:
    asked = select(Affiliation).where(
        Affiliation.person_id == person_id, Affiliation.deleted.is_(None),
        or_(Affiliation.end_on.is_(None), Affiliation.end_on >= day),
    )
    if leaving:
        asked = asked.where(Affiliation.id == leaving)
    return op.scalars(asked).all()


def _seats(
    op: Operation, person_id: str, organizations: Sequence[str | None], day: str,
) -> Sequence[Membership]:
    asked = select(Membership).where(
        Membership.person_id == person_id, Membership.organization_id.in_(organizations),
        Membership.deleted.is_(None),
        or_(Membership.end_on.is_(None), Membership.end_on >= day),
    )
    return op.scalars(asked).all()


def _hand_on(op: Operation, seat: Membership, organization_id: str, day: str) -> None:
    """End a seat the day before; with an organisation, the person keeps it on its behalf.

    A seat that was to begin later has no past to keep: it changes hands, or goes.
    """
    ahead = (seat.start_on or "") >= day
    if ahead and organization_id:
        seat.organization_id = organization_id
    elif ahead:
        op.remove(seat)
    else:
        if organization_id:
            op.add(_successor(seat, organization_id, day))
        seat.end_on = day_before(day)
        seat.reason_ended = _("changement d’organisation")


def _successor(seat: Membership, organization_id: str, day: str) -> Membership:
    return Membership(
        body_id=seat.body_id, post_id=seat.post_id, person_id=seat.person_id,
        organization_id=organization_id, role=seat.role, start_on=day, end_on=seat.end_on,
        appointed_by=seat.appointed_by, election_id=seat.election_id,
        substitutes_for_id=seat.substitutes_for_id, voting=seat.voting, rank=seat.rank,
    )
