"""Compose the lines that tell a round of opinion."""

from typing import Any

from dsi_desktop.features.minutes.rules.composing.records import Known, Record
from dsi_desktop.features.minutes.rules.consensus_words import (
    PositionTold,
    RoundTold,
    round_lines,
    round_title,
)
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
