"""Compose the lines that tell a round of opinion, a forum, a step of a project."""

from typing import Any

from dsi_desktop.features.minutes.rules.composing.records import Known, Record
from dsi_desktop.features.minutes.rules.consensus_words import (
    PositionTold,
    RoundTold,
    round_lines,
    round_title,
)
from dsi_desktop.features.minutes.rules.forum import Spoken
from dsi_desktop.features.minutes.rules.forum_words import forum_lines, forum_title
from dsi_desktop.features.minutes.rules.intake_words import StepTold, step_lines, step_title
from dsi_desktop.features.minutes.rules.intakes import guidelines_of
from dsi_desktop.kernel.text import fold


def of_consensus(asked: Record, known: Known) -> dict[str, Any]:
    """Return the title and the sentences of a round for its line of the minutes."""
    told = told_of(asked, known)
    return {"title": round_title(told), "text": "\n".join(round_lines(told))}


def told_of(asked: Record, known: Known) -> RoundTold:
    """Return a round from its records, voices in the order of their names."""
    names = known.names
    rows = known.shelf.of("consensus_position", "round_id", [asked.id])
    positions = (
        PositionTold(
            names.organization(row.organization_id) or names.person(row.person_id),
            row.option or "", row.value or 0, row.note or "",
        )
        for row in rows
    )
    return RoundTold(
        asked.method or "", asked.question or "", asked.proposal or "",
        tuple((asked.options or "").splitlines()), asked.state or "", asked.result or "",
        tuple(sorted(positions, key=lambda one: fold(one.name))),
        decided=bool(asked.decision_id), voted=bool(asked.motion_id),
    )


def of_forum(item: Record, known: Known) -> dict[str, Any]:
    """Return the title and the sentences of the forum of a point for its line."""
    rows = known.shelf.of("forum_voice", "agenda_item_id", [item.id])
    titles: dict[str, str] = {}
    for table in ("need", "issue", "action"):
        ids = [row.became_id for row in rows if row.became_table == table]
        found = known.shelf.named(table, ids) if ids else ()
        titles |= {one.id: one.title or "" for one in found if not one.deleted}
    lines = [
        Spoken(
            row.id, row.kind or "", row.text or "", row.table_name or "", row.group_id or "",
            row.votes or 0, row.rank or "", row.became_table or "", row.became_id or "",
            titles.get(row.became_id or "", ""),
        )
        for row in rows
    ]
    return {"title": forum_title(lines), "text": "\n".join(forum_lines(lines))}


def of_intake(step: Record, known: Known) -> dict[str, Any]:
    """Return the title and the sentences of a step of a project for its line."""
    found = known.shelf.named("project_intake", [step.intake_id])
    if not found:
        return {}
    (intake,) = found
    state = step.state or ""
    told = StepTold(
        state, intake.title or "", known.names.organization(intake.organization_id),
        known.names.body(intake.body_id), intake.asked,
        intake.decided if state == "decided" else intake.recommended,
        intake.years_supported or 0, intake.summary or "", step.note or "",
        tuple(guidelines_of(known.shelf, intake, step.done_on or "")),
    )
    return {"title": step_title(told), "text": "\n".join(step_lines(told))}
