"""Seats and who holds them: appointed, changed, ended."""

from typing import Unpack

from sqlalchemy import select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body, BodyRules, College, Membership, Post
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import check_period, day, line, required
from dsi_desktop.features.governance.commands.writing import end_of, write
from dsi_desktop.features.governance.rules import seats
from dsi_desktop.features.governance.rules.fields import Terms
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


def add_seat(
    store: Store, *, body_id: str, label: str = "", college_id: str | None = None,
    area_id: str | None = None, start_on: str | None = None,
) -> str:
    """Add a seat, vacant until somebody is appointed to it."""
    with store.operation(N_("Ajouter un siège")) as op:
        op.get(Body, body_id)
        if college_id and op.get(College, college_id).body_id != body_id:
            raise RuleBroken(_("Ce collège est celui d’une autre instance."), "college_id")
        return op.add(Post(
            body_id=body_id, college_id=college_id, area_id=area_id, label=line(label),
            start_on=day(start_on, "start_on"), rank=end_of(op, Post, body_id),
        )).id


def abolish_seat(store: Store, post_id: str, end_on: str) -> None:
    with store.operation(N_("Abolir un siège")) as op:
        post = op.get(Post, post_id)
        end = day(end_on, "end_on")
        check_period(post.start_on, end)
        post.end_on = end


def appoint_member(
    store: Store, *, body_id: str, person_id: str, **terms: Unpack[Terms],
) -> str:
    """Seat a person in a body, on behalf of an organisation or as a citizen. Return the id."""
    with store.operation(N_("Nommer un membre")) as op:
        body = op.get(Body, body_id)
        op.get(Person, person_id)
        if terms.get("organization_id"):
            op.get(Organization, terms["organization_id"] or "")
        terms.setdefault("start_on", store.clock.today().isoformat())
        role = terms.setdefault("role", "member")
        terms.setdefault("voting", seats.votes_by_default(role))
        membership = Membership(
            body_id=body_id, person_id=person_id, rank=end_of(op, Membership, body_id),
        )
        write(membership, terms)
        check_period(membership.start_on, membership.end_on)
        _check_room(op, body, membership)
        return op.add(membership).id


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
    asked = select(BodyRules).where(BodyRules.body_id == body.id, BodyRules.deleted.is_(None))
    rules = op.scalars(asked).first()
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
