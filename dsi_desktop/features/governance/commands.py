"""What a person does with the bodies of the table, their seats and their members."""

from collections.abc import Mapping
from typing import Unpack

from sqlalchemy import func, select

from dsi_desktop.db.family import remove_with_parts
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.ranks import between
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import (
    Body,
    BodyRelation,
    BodyRules,
    College,
    Mandate,
    MandateLetter,
    Membership,
    Post,
)
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import check_period, day, line, prose, required
from dsi_desktop.features.governance.rules import charter, seats, tree
from dsi_desktop.features.governance.rules.fields import (
    BodyFields,
    CollegeFields,
    EditedBody,
    LetterFields,
    MandateFields,
    RulesFields,
    Terms,
)
from dsi_desktop.features.governance.rules.quorum import check_quorum
from dsi_desktop.features.governance.rules.template import check_template
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


def create_body(
    store: Store, *, name: str, kind: str, parent_id: str | None = None,
    **fields: Unpack[BodyFields],
) -> str:
    """Create a body with the rules and colleges its kind starts with. Return its id."""
    with store.operation(N_("Ajouter une instance")) as op:
        parent = op.get(Body, parent_id) if parent_id else None
        hues = op.scalars(select(Body.hue).where(Body.deleted.is_(None), Body.hue > 0)).all()
        hue = fields.pop("hue", None)
        body = Body(
            name=_named(name), kind=kind, parent_id=parent_id, rank=_last(op, parent_id),
            hue=tree.next_hue(kind, parent.hue if parent else None, hues) if hue is None else hue,
        )
        _write(body, fields)
        op.add(body)
        op.add(BodyRules(body_id=body.id, **charter.default_rules(kind)))  # type: ignore[arg-type]
        rank = ""
        for title, sectors in charter.default_colleges(kind):
            rank = between(rank, "")
            op.add(College(body_id=body.id, name=_(title), sectors=sectors, rank=rank))
        return body.id


def rename_body(store: Store, body_id: str, name: str) -> None:
    with store.operation(N_("Renommer une instance")) as op:
        op.get(Body, body_id).name = _named(name)


def edit_body(store: Store, body_id: str, **fields: Unpack[EditedBody]) -> None:
    with store.operation(N_("Modifier une instance")) as op:
        body = op.get(Body, body_id)
        _write(body, fields)
        body.name = _named(body.name)
        check_period(body.start_on, body.end_on, "start_on")


def move_body(
    store: Store, body_id: str, parent_id: str | None, *, after_id: str | None = None,
) -> None:
    """Put a body under another one: last, or just after its sister `after_id`."""
    with store.operation(N_("Déplacer une instance")) as op:
        body = op.get(Body, body_id)
        if parent_id:
            op.get(Body, parent_id)
        pairs = op.rows(select(Body.id, Body.parent_id).where(Body.deleted.is_(None)))
        tree.check_no_cycle(body_id, parent_id, {pair.id: pair.parent_id for pair in pairs})
        body.parent_id = parent_id
        body.rank = _after(op, parent_id, after_id) if after_id else _last(op, parent_id)


def end_body(store: Store, body_id: str, end_on: str) -> None:
    """Close a body on a day, with the memberships still open on that day."""
    with store.operation(N_("Clore une instance")) as op:
        _close(op, op.get(Body, body_id), end_on)


def reopen_body(store: Store, body_id: str) -> None:
    with store.operation(N_("Rouvrir une instance")) as op:
        body = op.get(Body, body_id)
        body.end_on, body.successor_id, body.state = None, None, "active"


def archive_body(store: Store, body_id: str) -> None:
    """Put a body to sleep: it keeps its members and its place, and is drawn greyed."""
    with store.operation(N_("Mettre une instance en veille")) as op:
        op.get(Body, body_id).state = "dormant"


def restore_body(store: Store, body_id: str) -> None:
    with store.operation(N_("Réactiver une instance")) as op:
        op.get(Body, body_id).state = "active"


def remove_body(store: Store, body_id: str) -> None:
    """Take away a body made by mistake; one with a past is closed instead."""
    with store.operation(N_("Supprimer une instance")) as op:
        body = op.get(Body, body_id)
        for table, link in (
            (Body, Body.parent_id), (Membership, Membership.body_id), (Meeting, Meeting.body_id),
        ):
            asked = select(table.id).where(link == body_id, table.deleted.is_(None)).limit(1)
            if op.scalars(asked).all():
                raise RuleBroken(_(
                    "Cette instance a un passé (membres, rencontres ou sous-instances) : "
                    "mettez-y fin plutôt que de la supprimer."
                ))
        remove_with_parts(op, body)


def succeed_body(store: Store, body_id: str, *, name: str, on: str) -> str:
    """Let a new body take over: same place, rules, colleges and sub-bodies. Return its id."""
    with store.operation(N_("Remplacer une instance")) as op:
        old = op.get(Body, body_id)
        start = day(on, "on") or store.clock.today().isoformat()
        new = op.add(Body(
            name=_named(name), kind=old.kind, local_name=old.local_name, acronym=old.acronym,
            purpose=old.purpose, parent_id=old.parent_id, area_id=old.area_id, hue=old.hue,
            icon=old.icon, start_on=start, rank=_after(op, old.parent_id, old.id),
        ))
        rules = _copied(op, BodyRules, body_id)
        for charter_row in rules:
            op.add(BodyRules(**{**charter_row, "body_id": new.id}))  # type: ignore[arg-type]
        for college in _copied(op, College, body_id):
            op.add(College(**{**college, "body_id": new.id}))  # type: ignore[arg-type]
        children = select(Body).where(Body.parent_id == body_id, Body.deleted.is_(None))
        for child in op.scalars(children).all():
            child.parent_id = new.id
        _close(op, old, start)
        old.successor_id = new.id
        return new.id


def set_rules(store: Store, body_id: str, **fields: Unpack[RulesFields]) -> None:
    with store.operation(N_("Modifier les règles d’une instance")) as op:
        op.get(Body, body_id)
        asked = select(BodyRules).where(BodyRules.body_id == body_id, BodyRules.deleted.is_(None))
        rules = op.scalars(asked).first() or op.add(BodyRules(body_id=body_id))
        _write(rules, fields)
        rules.number_template = check_template(rules.number_template or "")
        check_quorum(rules.quorum_kind, rules.quorum_value)


def add_college(
    store: Store, *, body_id: str, name: str, **fields: Unpack[CollegeFields],
) -> str:
    with store.operation(N_("Ajouter un collège")) as op:
        op.get(Body, body_id)
        college = College(
            body_id=body_id, name=required(name, _("Nommez le collège."), "name"),
            rank=_end_of(op, College, body_id),
        )
        _write(college, fields)
        return op.add(college).id


def remove_college(store: Store, college_id: str) -> None:
    """Take a college away; its seats stay, without a college."""
    with store.operation(N_("Retirer un collège")) as op:
        for post in op.scalars(select(Post).where(Post.college_id == college_id)).all():
            post.college_id = None
        op.remove(op.get(College, college_id))


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
            start_on=day(start_on, "start_on"), rank=_end_of(op, Post, body_id),
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
            body_id=body_id, person_id=person_id, rank=_end_of(op, Membership, body_id),
        )
        _write(membership, terms)
        check_period(membership.start_on, membership.end_on)
        _check_room(op, body, membership)
        return op.add(membership).id


def edit_membership(store: Store, membership_id: str, **terms: Unpack[Terms]) -> None:
    with store.operation(N_("Modifier une adhésion")) as op:
        membership = op.get(Membership, membership_id)
        _write(membership, terms)
        check_period(membership.start_on, membership.end_on)
        _check_room(op, op.get(Body, membership.body_id or ""), membership)


def end_membership(store: Store, membership_id: str, end_on: str, *, reason: str = "") -> None:
    """Say the last day somebody sits."""
    with store.operation(N_("Mettre fin à une adhésion")) as op:
        membership = op.get(Membership, membership_id)
        end = required(day(end_on, "end_on") or "", _("Choisissez le dernier jour."), "end_on")
        check_period(membership.start_on, end)
        membership.end_on, membership.reason_ended = end, line(reason)


def add_relation(
    store: Store, *, kind: str, from_body_id: str, to_body_id: str | None = None,
    organization_id: str | None = None, start_on: str | None = None, note: str = "",
) -> str:
    """Draw another arrow than « relève de »: to a body, or to an organisation (fiduciary)."""
    with store.operation(N_("Relier deux instances")) as op:
        op.get(Body, from_body_id)
        if to_body_id == from_body_id or not (to_body_id or organization_id):
            raise RuleBroken(_("Choisissez l’autre bout de la relation."), "to_body_id")
        op.get(Body, to_body_id) if to_body_id else op.get(Organization, organization_id or "")
        return op.add(BodyRelation(
            kind=kind, from_body_id=from_body_id, to_body_id=to_body_id,
            organization_id=organization_id, start_on=day(start_on, "start_on"), note=line(note),
        )).id


def remove_relation(store: Store, relation_id: str) -> None:
    with store.operation(N_("Retirer une relation")) as op:
        op.remove(op.get(BodyRelation, relation_id))


def issue_mandate_letter(
    store: Store, *, membership_id: str, **fields: Unpack[LetterFields],
) -> str:
    """Keep the letter by which an organisation names who speaks for it. Return its id."""
    with store.operation(N_("Consigner une lettre de mandat")) as op:
        membership = op.get(Membership, membership_id)
        if not membership.organization_id:
            raise RuleBroken(_("Cette personne siège à titre citoyen : aucune organisation ne "
                               "signe sa lettre."), "membership_id")
        letter = MandateLetter(
            membership_id=membership_id, organization_id=membership.organization_id,
        )
        _write(letter, fields)
        check_period(letter.start_on, letter.end_on)
        return op.add(letter).id


def give_mandate(store: Store, **fields: Unpack[MandateFields]) -> str:
    """Give work to a body or a person. Return the mandate's id."""
    with store.operation(N_("Donner un mandat")) as op:
        mandate = Mandate()
        _write(mandate, fields)
        mandate.title = required(mandate.title, _("Écrivez le mandat."), "title")
        if not (mandate.body_id or mandate.person_id):
            raise RuleBroken(_("Choisissez à qui le mandat est confié."), "body_id")
        return op.add(mandate).id


def close_mandate(store: Store, mandate_id: str, *, on: str, state: str = "closed") -> None:
    with store.operation(N_("Clore un mandat")) as op:
        mandate = op.get(Mandate, mandate_id)
        mandate.closed_on, mandate.state = day(on, "on"), state


def _named(name: str) -> str:
    return required(name, _("Nommez l’instance."), "name")


def _close(op: Operation, body: Body, end_on: str) -> None:
    end = required(day(end_on, "end_on") or "", _("Choisissez le dernier jour."), "end_on")
    check_period(body.start_on, end)
    body.end_on, body.state = end, "closed"
    open_terms = select(Membership).where(
        Membership.body_id == body.id, Membership.deleted.is_(None), Membership.end_on.is_(None),
    )
    for membership in op.scalars(open_terms).all():
        membership.end_on = max(end, membership.start_on or end)
        membership.reason_ended = _("fin de l’instance")


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


def _write(record: object, fields: Mapping[str, object]) -> None:
    for name, value in fields.items():
        if name.endswith("_on"):
            setattr(record, name, day(value if isinstance(value, str) else None, name))
        elif name.endswith("_id") and name not in {"decision_id", "election_id"}:
            setattr(record, name, value or None)
        elif isinstance(value, str):
            clean = prose if name in {"purpose", "description", "phrase_opening"} else line
            setattr(record, name, clean(value))
        else:
            setattr(record, name, value)


def _last(op: Operation, parent_id: str | None) -> str:
    """Return the rank after the last body under a parent."""
    asked = select(func.coalesce(func.max(Body.rank), "")).where(
        Body.parent_id.is_not_distinct_from(parent_id),
    )
    return between(op.scalars(asked).one(), "")


def _after(op: Operation, parent_id: str | None, after_id: str) -> str:
    """Return a rank just after a sister body."""
    low = op.get(Body, after_id).rank
    asked = select(func.coalesce(func.min(Body.rank), "")).where(
        Body.parent_id.is_not_distinct_from(parent_id), Body.rank > low,
    )
    return between(low, op.scalars(asked).one())


def _end_of(op: Operation, table: type[College | Post | Membership], body_id: str) -> str:
    """Return the rank after the last row of a body."""
    asked = select(func.coalesce(func.max(table.rank), "")).where(table.body_id == body_id)
    return between(op.scalars(asked).one(), "")


def _copied(
    op: Operation, table: type[BodyRules | College], body_id: str,
) -> list[dict[str, object]]:
    """Return the fields of the rows of a body, without their identity."""
    rows = op.scalars(select(table).where(table.body_id == body_id, table.deleted.is_(None))).all()
    names = [column.key for column in table.__table__.columns if column.key not in _IDENTITY]
    return [{name: getattr(row, name) for name in names} for row in rows]


_IDENTITY = frozenset({"id", "deleted", "body_id"})
