"""Seat the bodies: their rules, colleges, seats, holders and relations."""

from typing import Any

from sqlalchemy import select

from dsi_desktop.db.schema.governance import College
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.demonstration.commands.story import Story
from dsi_desktop.features.demonstration.rules.lines import Term, term_of, terms_of_seat
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.governance.rules.fields import BodyFields
from dsi_desktop.kernel.i18n import N_

Rows = dict[str, Any]


def seat(story: Story, content: Rows) -> None:
    """Create every body, from the assembly down, then who sits there and how they relate."""
    for row in content["body"]:
        _create(story, row)
    for row in content["body"]:
        _fill(story, row)
    for row in content["relation"]:
        governance.add_relation(
            story.store, kind=row["kind"], from_body_id=story.find("body", row["from"]),
            to_body_id=story.maybe("body", row, "to"),
            organization_id=story.maybe("organization", row, "organization"),
            start_on=story.day(row["start"]), note=row.get("note", ""),
        )
    for row in content["body"]:
        if "end" in row:
            governance.end_body(
                story.store, story.find("body", row["key"]), story.day(row["end"])
            )


def _create(story: Story, row: Rows) -> None:
    start = story.day(row["start"])
    story.names[row["key"]] = row["name"]
    fields: BodyFields = {
        "acronym": row["acronym"], "purpose": row["purpose"], "hue": row.get("hue"),
        "icon": row.get("icon", ""), "start_on": start,
    }
    if "succeeds" in row:
        body_id = governance.succeed_body(
            story.store, story.find("body", row["succeeds"]), name=row["name"], on=start
        )
        governance.edit_body(story.store, body_id, **fields)
    else:
        body_id = governance.create_body(
            story.store, name=row["name"], kind=row["kind"],
            parent_id=story.maybe("body", row, "parent"), **fields,
        )
    story.know("body", row["key"], body_id)
    if "rules" in row:
        governance.set_rules(story.store, body_id, **row["rules"])
    if row.get("board", row["kind"] == "workstream" and "end" not in row):
        boards.create_board(story.store, body_id, title=str(row.get("short", row["name"])))


def _fill(story: Story, row: Rows) -> None:
    key, body_id = row["key"], story.find("body", row["key"])
    if "college" in row:
        for college_id in _first_colleges(story, body_id):
            governance.remove_college(story.store, college_id)
    for college in row.get("college", []):
        college_id = governance.add_college(
            story.store, body_id=body_id, name=college["name"],
            sectors=college["sectors"].replace(",", " "), seats=college["seats"],
        )
        for line in college["posts"]:
            label, terms = terms_of_seat(line)
            post_id = governance.add_seat(
                story.store, body_id=body_id, label=label, college_id=college_id,
                start_on=story.day(row["start"]),
            )
            for term in terms:
                _appoint(story, key, term, post_id=post_id, appointed_by="elected")
    for line in row.get("members", []):
        _appoint(story, key, term_of(line))
    if "members_from_organizations" in row:
        for who in _representatives(story):
            _appoint(story, key, term_of(f"{who} member {row['members_from_organizations']}"))


def _first_colleges(story: Story, body_id: str) -> list[str]:
    """Return the colleges a body of this kind starts with."""
    asked = select(College.id).where(College.body_id == body_id, College.deleted.is_(None))
    with story.store.operation(N_("Modifier les collèges d’une instance")) as op:
        return list(op.scalars(asked.order_by(College.rank)).all())


def _appoint(
    story: Story, body: str, term: Term, *, post_id: str | None = None,
    appointed_by: str = "designated",
) -> None:
    story.terms.setdefault(body, []).append(term)
    membership_id = governance.appoint_member(
        story.store, body_id=story.find("body", body), person_id=story.find("person", term.who),
        organization_id=story.find("organization", story.employers[term.who]), role=term.role,
        start_on=story.day(term.start), post_id=post_id, appointed_by=appointed_by,
        end_on=story.day(term.end) if term.end else None,
    )
    if term.reason and term.end:
        governance.end_membership(
            story.store, membership_id, story.day(term.end), reason=term.reason
        )


def _representatives(story: Story) -> list[str]:
    """Return the first person named for each organisation, the démarche's own team aside."""
    first: dict[str, str] = {}
    for who, employer in story.employers.items():
        if who not in story.staff:
            first.setdefault(employer, who)
    return list(first.values())
