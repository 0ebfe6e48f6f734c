"""Who holds the seats: appointed, renewed, replaced, ended."""

from datetime import date, timedelta
from typing import Unpack

from sqlalchemy import select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body, BodyRules, Membership, Post
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import check_period, day, line, required
from dsi_desktop.features.governance.commands.writing import end_of, rules_row, write
from dsi_desktop.features.governance.rules import seats
from dsi_desktop.features.governance.rules.fields import Terms
from dsi_desktop.features.governance.rules.terms import term_end
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


def appoint_member(
    store: Store, *, body_id: str, person_id: str, **terms: Unpack[Terms],
) -> str:
    """Seat a person in a body, on behalf of an organisation or as a citizen. Return the id."""
    with store.operation(N_("Nommer un membre")) as op:
        terms.setdefault("start_on", store.clock.today().isoformat())
        return seat_person(op, body_id, person_id, terms).id


def seat_person(op: Operation, body_id: str, person_id: str, terms: Terms) -> Membership:
    """Seat a person within an operation under way; refused as `appoint_member` is."""
    body = op.get(Body, body_id)
    op.get(Person, person_id)
    if terms.get("organization_id"):
        op.get(Organization, terms["organization_id"] or "")
    role = terms.setdefault("role", "member")
    terms.setdefault("voting", seats.votes_by_default(role))
    membership = Membership(
        body_id=body_id, person_id=person_id, rank=end_of(op, Membership, body_id),
    )
    write(membership, terms)
    check_period(membership.start_on, membership.end_on)
    _check_room(op, body, membership)
    return op.add(membership)


def edit_membership(store: Store, membership_id: str, **terms: Unpack[Terms]) -> None:
    with store.operation(N_("Modifier une adhésion")) as op:
        membership = op.get(Membership, membership_id)
        write(membership, terms)
        check_period(membership.start_on, membership.end_on)
        _check_room(op, op.get(Body, membership.body_id or ""), membership)


def end_membership(store: Store, membership_id: str, end_on: str, *, reason: str = "") -> None:
    """Say the last day somebody sits."""
    with store.operation(N_("Mettre fin à une adhésion")) as op:
        membership = op.get(Membership, membership_id)
        end = required(day(end_on, "end_on") or "", _("Choisissez le dernier jour."), "end_on")
        check_period(membership.start_on, end)
        membership.end_on, membership.reason_ended = end, line(reason)


def renew_membership(
    store: Store, membership_id: str, *, start_on: str | None = None, end_on: str | None = None,
    appointed_by: str = "",
) -> str:
    """Give a member another term on the same seat: the past one keeps its dates. Return its id.

    Without dates, it begins the day after the last one ends and lasts what the rules say.
    """
    with store.operation(N_("Renouveler un mandat")) as op:
        old = op.get(Membership, membership_id)
        start = day(start_on, "start_on") or _next_day(old.end_on, store.clock.today())
        _stop_before(old, start)
        new = seat_person(op, old.body_id or "", old.person_id or "", {
            "organization_id": old.organization_id, "role": old.role, "post_id": old.post_id,
            "voting": old.voting, "appointed_by": appointed_by or old.appointed_by,
            "substitutes_for_id": old.substitutes_for_id, "start_on": start,
            "end_on": end_on or _by_rules(op, old.body_id or "", start),
        })
        _follow(op, old, new, start)
        return new.id


def replace_member(
    store: Store, membership_id: str, *, person_id: str, start_on: str,
    organization_id: str | None = None, end_on: str | None = None,
    appointed_by: str = "designated", reason: str = "",
) -> str:
    """Let somebody else take a seat from a day on: the one before sits until the eve.

    Without an end, the term lasts what the rules say. Return the new membership's id.
    """
    with store.operation(N_("Remplacer un membre")) as op:
        old = op.get(Membership, membership_id)
        start = required(
            day(start_on, "start_on") or "", _("Choisissez le premier jour."), "start_on")
        _stop_before(old, start)
        old.reason_ended = line(reason)
        return seat_person(op, old.body_id or "", person_id, {
            "organization_id": organization_id, "role": "member", "post_id": old.post_id,
            "appointed_by": appointed_by, "start_on": start,
            "end_on": end_on or _by_rules(op, old.body_id or "", start),
        }).id


def remove_membership(store: Store, membership_id: str) -> None:
    """Take away a membership written by mistake; one that was lived is ended instead."""
    with store.operation(N_("Retirer une adhésion")) as op:
        membership = op.get(Membership, membership_id)
        if (membership.start_on or "") < store.clock.today().isoformat():
            raise RuleBroken(_("Ce mandat a commencé : mettez-y fin plutôt que de le retirer."))
        op.remove(membership)


def _next_day(end_on: str | None, today: date) -> str:
    return (date.fromisoformat(end_on) + timedelta(days=1)).isoformat() if end_on else (
        today.isoformat()
    )


def _stop_before(old: Membership, start: str) -> None:
    """End a term on the eve of another, unless it ended sooner."""
    eve = (date.fromisoformat(start) - timedelta(days=1)).isoformat()
    if old.end_on is None or old.end_on > eve:
        check_period(old.start_on, eve, "start_on")
        old.end_on = eve


def _by_rules(op: Operation, body_id: str, start: str) -> str | None:
    rules = rules_row(op, body_id)
    return term_end(start, rules.term_months or 0) if rules else None


def _follow(op: Operation, old: Membership, new: Membership, start: str) -> None:
    """Let the substitutes still in office stand in for the renewed term."""
    for substitute in op.scalars(select(Membership).where(
        Membership.substitutes_for_id == old.id, Membership.deleted.is_(None),
    )).all():
        if substitute.end_on is None or substitute.end_on >= start:
            substitute.substitutes_for_id = new.id


def _check_room(op: Operation, body: Body, new: Membership) -> None:
    if body.end_on and (not new.start_on or new.start_on > body.end_on):
        raise RuleBroken(_("Cette instance est close."), "start_on")
    _check_role(op, body, new)
    if new.post_id and op.get(Post, new.post_id).body_id != body.id:
        raise RuleBroken(_("Ce siège est celui d’une autre instance."), "post_id")
    others = op.scalars(select(Membership).where(
        Membership.body_id == body.id, Membership.deleted.is_(None), Membership.id != new.id,
    )).all()
    seats.check_seat(_term(new), [_term(other) for other in others])


def _check_role(op: Operation, body: Body, new: Membership) -> None:
    rules: BodyRules | None = rules_row(op, body.id)
    if rules and new.role == "substitute" and not rules.substitutes_allowed:
        raise RuleBroken(_("Cette instance n’admet pas de substituts."), "role")
    if rules and new.role == "observer" and not rules.observers_allowed:
        raise RuleBroken(_("Cette instance n’admet pas d’observation."), "role")
    if new.substitutes_for_id:
        titular = op.get(Membership, new.substitutes_for_id)
        if titular.body_id != body.id or titular.id == new.id:
            raise RuleBroken(
                _("Un substitut remplace un autre membre de la même instance."),
                "substitutes_for_id",
            )


def _term(row: Membership) -> seats.Term:
    return seats.Term(
        row.id, row.person_id or "", row.role, "", row.post_id, row.start_on, row.end_on,
    )
