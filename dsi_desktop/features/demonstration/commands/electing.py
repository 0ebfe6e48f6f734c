"""Hold the elections of the assemblies: opened with the meeting, proclaimed at its point."""

from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import select

from dsi_desktop.db.schema.governance import College
from dsi_desktop.features.demonstration.commands.story import Story
from dsi_desktop.features.demonstration.rules.lines import Term, parts_of
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.kernel.i18n import N_

Rows = dict[str, Any]


def announce(story: Story, rows: list[Rows]) -> None:
    """Remember which elections each point holds, and who will sit from then on."""
    for row in rows:
        if row.get("open"):
            story.later(story.today, partial(_open, story, row))
            continue
        story.elections.setdefault(row["item"], []).append(row)
        start = date.fromisoformat(row["since"])
        for line in row["candidates"]:
            who = parts_of(line)[0]
            story.terms.setdefault(row["body"], []).append(
                Term(who, "member", start, date.fromisoformat(row["until"]), "")
            )


def hold(story: Story, item: str) -> None:
    """Open and proclaim the elections of a point."""
    for row in story.elections.get(item, []):
        election_id = _open(story, row)
        governance.proclaim(story.store, election_id, end_on=story.written(row["until"]))


def _open(story: Story, row: Rows) -> str:
    meeting, _slash, _number = row["item"].partition("/")
    body_id = story.find("body", row["body"])
    election_id = governance.open_election(
        story.store, body_id=body_id, meeting_id=story.find("meeting", meeting),
        college_id=_college(story, body_id, row["college"]), title=row["title"],
        agenda_item_id=story.find("item", row["item"]), method=row["method"],
        scrutineers=row.get("scrutineers", ""),
    )
    for line in row["candidates"]:
        who, proposer, consent = parts_of(line)
        governance.add_candidacy(
            story.store, election_id, person_id=story.find("person", who),
            organization_id=story.find("organization", story.employers[who]),
            proposed_by=story.names.get(f"person/{proposer}", ""), consented=consent == "oui",
        )
    return election_id


def _college(story: Story, body_id: str, name: str) -> str:
    asked = select(College.id).where(
        College.body_id == body_id, College.name == name, College.deleted.is_(None)
    )
    with story.store.operation(N_("Ouvrir une élection")) as op:
        return op.scalars(asked).one()
