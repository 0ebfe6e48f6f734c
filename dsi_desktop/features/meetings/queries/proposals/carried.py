"""Points put off or not reached at former meetings, and points that wait for one."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.meetings import AgendaItem, BacklogItem, Meeting
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.meetings.queries.proposals.called import Called, taken_elsewhere
from dsi_desktop.features.meetings.rules.proposals import Proposal
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _

_HELD = ("held", "adopted")


def put_off(session: Session, called: Called) -> list[Proposal]:
    """Return the points of the body's meetings of a year that were put off or never reached.

    A sub-point comes with its point; what another agenda took up is done with.
    """
    above = aliased(AgendaItem)
    kept = select(BacklogItem.origin_id).where(
        BacklogItem.deleted.is_(None), BacklogItem.origin_table == "agenda_item",
        BacklogItem.origin_id.is_not(None),
    ).scalar_subquery()
    asked = (
        select(AgendaItem.id, AgendaItem.title, AgendaItem.state, AgendaItem.minutes,
               Meeting.held_on)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .outerjoin(above, above.id == AgendaItem.parent_id)
        .where(
            AgendaItem.deleted.is_(None), Meeting.deleted.is_(None),
            Meeting.body_id == called.body_id, Meeting.id != called.meeting_id,
            Meeting.state.in_(_HELD), Meeting.held_on <= called.day,
            Meeting.held_on >= called.since, AgendaItem.state.in_(("postponed", "upcoming")),
            func.coalesce(AgendaItem.standard, "") == "", AgendaItem.postponed_to_id.is_(None),
            AgendaItem.merged_into_id.is_(None),
            above.id.is_(None) | above.state.not_in(("postponed", "upcoming")),
            AgendaItem.id.not_in(taken_elsewhere(called)), AgendaItem.id.not_in(kept),
        )
        .order_by(Meeting.held_on, AgendaItem.rank, AgendaItem.id)
    )
    found = []
    for row in session.execute(asked):
        day = fmt.date_long(row.held_on, with_weekday=False)
        said = (
            _("Reporté de la rencontre du {day}") if row.state == "postponed"
            else _("Non traité à la rencontre du {day}")
        )  # fmt: skip
        found.append(Proposal(
            "agenda_item", row.id, row.title or "", said.format(day=day), row.minutes or 0
        ))  # fmt: skip
    return found


def waiting(session: Session, called: Called) -> list[Proposal]:
    """Return the points proposed for the body, in the order somebody gave them.

    One is taken while it stands on a living agenda: taken off it, it waits again.
    """
    standing = (
        select(AgendaItem.origin_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            AgendaItem.deleted.is_(None), AgendaItem.origin_table == "backlog_item",
            AgendaItem.origin_id.is_not(None), AgendaItem.state != "withdrawn",
            AgendaItem.meeting_id != called.meeting_id,
            Meeting.deleted.is_(None), Meeting.state != "cancelled",
        )
        .scalar_subquery()
    )
    asked = (
        select(BacklogItem.id, BacklogItem.title, BacklogItem.minutes, Person.given_name,
               Person.family_name, Organization.name)
        .outerjoin(Person, Person.id == BacklogItem.person_id)
        .outerjoin(Organization, Organization.id == BacklogItem.organization_id)
        .where(
            BacklogItem.deleted.is_(None), BacklogItem.state != "dropped",
            BacklogItem.body_id == called.body_id, BacklogItem.id.not_in(standing),
        )
        .order_by(BacklogItem.rank, BacklogItem.id)
    )
    return [
        Proposal(
            "backlog_item", row.id, row.title or "",
            said_by(full_name(row.given_name or "", row.family_name or ""), row.name or ""),
            row.minutes or 0,
        )
        for row in session.execute(asked)
    ]


def said_by(person: str, organization: str) -> str:
    """Return who proposed a point, « en attente » when nobody is named."""
    who = ", ".join(part for part in (person, organization) if part)
    return _("Proposé par {name}").format(name=who) if who else _("Point en attente")
