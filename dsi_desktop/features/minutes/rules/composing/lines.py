"""Compose the lines of the minutes: one function for each kind of entry."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dsi_desktop.features.governance.rules.election_words import election_name
from dsi_desktop.features.minutes.rules import elections, wording
from dsi_desktop.features.minutes.rules.composing.records import (
    AMENDS,
    Known,
    Names,
    Record,
)
from dsi_desktop.features.minutes.rules.composing.rounds import of_consensus, of_forum, of_intake
from dsi_desktop.features.minutes.rules.document import Dissent, Said, Voices
from dsi_desktop.features.minutes.rules.review_words import review_text
from dsi_desktop.features.minutes.rules.votes import CARRIED
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import fold

# The fields of a line that its record gives.
Fields = dict[str, Any]
Teller = Callable[[Record, Known], Fields]


def said_of(entry: Record, known: Known) -> Said:
    """Return a line as its record tells it; as it was typed where there is no record."""
    line: Fields = {
        "id": entry.id, "kind": entry.kind or "note", "text": entry.text or "",
        "record_id": entry.record_id or "",
        "said_at": entry.said_at or "", "private": bool(entry.private),
    }
    record = known.records.get(entry.record_id)
    tell = LINES.get(entry.kind)
    if record is None or tell is None:
        return Said(**line)
    line |= tell(record, known)
    if entry.kind == "decision":
        line["quorum_note"] = known.below(entry.said_at or "")
    return Said(**line)


def of_motion(motion: Record, known: Known) -> Fields:
    names = known.names
    event = known.records.get("vote:" + motion.id)
    return {
        "text": motion.text or "",
        "title": motion.title or "",
        "recitals": tuple(part for part in (motion.recitals or "").split("\n") if part.strip()),
        "number": motion.number or "",
        "provisional": motion.provisional or 0,
        "mover": names.person(motion.mover_id),
        "seconder": names.person(motion.seconder_id),
        "state": motion.state or "moved",
        "in_favour": event.in_favour if event else None,
        "against": event.against if event else None,
        "abstaining": event.abstaining if event else None,
        "casting_vote": bool(event and event.casting_vote),
        "quorum_note": motion.quorum_note or "",
        "procedure": motion.procedure or "",
        "amends": motion.amends_id or "",
        "amended": _amended(motion, known),
        "method": event.method or "" if event else "",
        **_voices(event, known.records.get("voices:" + motion.id, ()), names),
    }


def _amended(motion: Record, known: Known) -> bool:
    """Tell whether an amendment of a proposal was carried."""
    return any(one.state in CARRIED for one in known.records.get(AMENDS + motion.id, ()))


def _voices(event: Record, voices: Sequence[Record], names: Names) -> Fields:
    """Return who is named in a vote: nobody when it is secret, all when it is by organisation."""
    if event is None or event.method == "secret":
        return {}

    def name(voice: Record) -> str:
        return names.person(voice.person_id) or names.organization(voice.organization_id)

    by_organization = event.method == "organization"
    found: Fields = {"dissents": tuple(sorted(
        (Dissent(name(voice), voice.reason) for voice in voices
         if voice.option == "no" and (voice.reason or not by_organization)),
        key=lambda one: fold(one.name),
    ))}
    if by_organization:
        said = {option: tuple(sorted(name(one) for one in voices if one.option == option))
                for option in ("yes", "no", "abstain")}
        found["voices"] = tuple(Voices(option, who) for option, who in said.items() if who)
    return found


def of_decision(decision: Record, _known: Known) -> Fields:
    return {
        "text": decision.text or "", "mode": decision.mode or "", "number": decision.number or "",
    }


def of_task(task: Record, known: Known) -> Fields:
    who = known.names.person(task.person_id) or task.responsible_name or ""
    return {
        "text": task.title or "",
        "responsible": who or known.names.organization(task.organization_id),
        "due_on": task.due_on or "",
        "due_text": task.due_text or "",
    }


def of_review(review: Record, known: Known) -> Fields:
    task = known.records.get(review.task_id or "")
    title = task.title if task is not None else ""
    state = review.state or ""
    return {"text": review_text(title or _("Suivi"), state, review.note), "state": state}


def of_tabling(tabling: Record, _known: Known) -> Fields:
    return {"text": tabling.title or ""}


def of_election(election: Record, known: Known) -> Fields:
    names = known.names
    return {
        "title": election_name(
            election.title, names.body(election.body_id), names.college(election.college_id),
        ),
        "text": elections.election_text(
            election, lambda key: known.records.get(key + election.id, ()), names.person,
            names.organization,
        ),
    }


def of_sealed(section: Record, _known: Known) -> Fields:
    """Tell that a closed session was held, and its hours: never a word of it."""
    return {
        "said_at": section.opened_at or "",
        "text": wording.closed_session(section.opened_at or "", section.closed_at or ""),
    }


LINES: Mapping[str, Teller] = {
    "motion": of_motion,
    "decision": of_decision,
    "task": of_task,
    "tabling": of_tabling,
    "review": of_review,
    "election": of_election,
    "sealed": of_sealed,
    "consensus": of_consensus,
    "forum": of_forum,
    "intake": of_intake,
}
