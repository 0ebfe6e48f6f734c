"""Seats without anybody, terms about to end."""

from datetime import date, timedelta

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.governance import Body, College, Membership, Post
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.governance.rules.seats import ENDING, WITHOUT_VOTE
from dsi_desktop.features.meetings.queries.proposals.called import Called
from dsi_desktop.features.meetings.rules import papers
from dsi_desktop.features.meetings.rules.proposals import HEADS, Proposal
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _


def vacancies(session: Session, called: Called) -> list[Proposal]:
    """Return the seats of the body (and of the comité conseil an assembly elects) nobody holds."""
    held = (
        select(Membership.post_id)
        .where(
            Membership.deleted.is_(None), Membership.post_id.is_not(None),
            Membership.role.not_in(WITHOUT_VOTE),
            or_(Membership.end_on.is_(None), Membership.end_on >= called.day),
        )
        .scalar_subquery()
    )
    asked = (
        select(Post.id, Post.label, College.name.label("college"), Body.name.label("body"))
        .join(Body, Body.id == Post.body_id)
        .outerjoin(College, College.id == Post.college_id)
        .where(
            Post.deleted.is_(None), Post.body_id.in_(_bodies(called)), Post.id.not_in(held),
            or_(Post.start_on.is_(None), Post.start_on <= called.day),
            or_(Post.end_on.is_(None), Post.end_on >= called.day),
        )
        .order_by(Body.rank, Post.rank, Post.id)
    )
    return [
        Proposal(
            "post", row.id, papers.title_of_vacancy(row.label or row.college or ""),
            row.body or "", HEADS["post"].minutes,
        )
        for row in session.execute(asked)
    ]


def endings(session: Session, called: Called) -> list[Proposal]:
    """Return the terms that end within ninety days of the meeting and that nobody takes up."""
    until = (date.fromisoformat(called.day) + timedelta(days=ENDING)).isoformat()
    asked = (
        select(Membership.id, Membership.end_on, Membership.person_id, Membership.post_id,
               Membership.body_id, Person.given_name, Person.family_name)
        .join(Person, Person.id == Membership.person_id)
        .where(_votes(called), Membership.end_on >= called.today.isoformat(),
               Membership.end_on <= until)
        .order_by(Membership.end_on, Membership.id)
    )
    found = []
    for row in session.execute(asked).all():
        if _is_followed(session, called, row.end_on, row.person_id, row.post_id):
            continue
        days = (date.fromisoformat(row.end_on) - called.today).days
        found.append(Proposal(
            "membership", row.id,
            papers.title_of_ending(full_name(row.given_name or "", row.family_name or "")),
            _("Échoit le {day}, {when}").format(
                day=fmt.date_long(row.end_on, with_weekday=False),
                when=fmt.relative_day(row.end_on, called.today),
            ),
            HEADS["membership"].minutes, late=days < ENDING // 3,
        ))  # fmt: skip
    return found


def _is_followed(
    session: Session, called: Called, end_on: str, person_id: str, post_id: str | None
) -> bool:
    """Tell whether somebody is already named to the seat, or the same person again."""
    same: ColumnElement[bool] = Membership.person_id == person_id
    if post_id:
        same = or_(same, Membership.post_id == post_id)
    asked = select(func.count()).select_from(Membership).where(
        _votes(called), same, or_(Membership.end_on.is_(None), Membership.end_on > end_on)
    )
    return bool(session.scalars(asked).one())


def _votes(called: Called) -> ColumnElement[bool]:
    return (
        Membership.deleted.is_(None) & Membership.body_id.in_(_bodies(called))
        & Membership.role.not_in(WITHOUT_VOTE)
    )


def _bodies(called: Called) -> frozenset[str]:
    return called.councils | {called.body_id}
