"""What the live screen shows, in words: agenda, point, lines, room. Pure values."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dsi_desktop.features.meetings.rules.hours import remaining
from dsi_desktop.features.meetings.rules.room import (
    Mandates,
    QuorumRule,
    Seat,
    is_here,
    quorum_at,
)
from dsi_desktop.features.minutes.rules import wording
from dsi_desktop.features.minutes.rules.document import Attendee, MinutesDocument, Point, Said
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.vocabulary import label


@dataclass(frozen=True, slots=True)
class Pause:
    """How many minutes a point was suspended, and whether it is just now."""

    minutes: int = 0
    stands: bool = False


NO_MANDATES = Mandates("", {})
NO_PAUSE = Pause()
_DECIDING = frozenset({"decision", "motion", "election"})


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A point in the left column."""

    id: str
    number: str
    level: int
    title: str
    note: str
    state: str
    shown: bool


@dataclass(frozen=True, slots=True)
class EntryCard:
    """A line of the point shown."""

    id: str
    kind: str
    word: str
    text: str
    note: str
    brief: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody in the right column."""

    id: str
    name: str
    status: str
    here: bool
    words: str
    voting: bool
    role: str = "member"
    barred: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything the live screen shows but the follow-ups still open."""

    title: str
    subtitle: str
    state: str
    frozen: bool
    agenda: tuple[AgendaLine, ...]
    point: str
    concern: str
    clock: str
    late: bool
    cards: tuple[EntryCard, ...]
    people: tuple[PersonLine, ...]
    count: str
    quorum: str
    quorum_held: bool


def moment_of(document: MinutesDocument, hour: str, today: date) -> str | None:
    """Return the hour that counts: now in a meeting under way today, else none."""
    live = document.state == "in_progress" and document.held_on == today.isoformat()
    return hour if live else None


def scene_of(
    document: MinutesDocument, item_id: str, seats: Sequence[Seat], rule: QuorumRule, hour: str,
    today: date, *, mandates: Mandates = NO_MANDATES, pause: Pause = NO_PAUSE,
) -> Scene:
    """Compose the scene of a moment."""
    moment = moment_of(document, hour, today)
    quorum = quorum_at(seats, rule, moment)
    here = {seat.person_id for seat in seats if is_here(seat, moment)}
    point = next((one for one in document.points if one.id == item_id), None)
    left = remaining(point.started_at, point.minutes, hour) if point and moment else None
    left = left + pause.minutes if left is not None else None
    return Scene(
        title=document.title or document.body,
        subtitle=_subtitle(document),
        state=document.state,
        frozen=document.state in ("adopted", "cancelled"),
        agenda=tuple(_agenda_line(one, item_id) for one in document.points),
        point=point.heading if point else "",
        concern=point.chantier if point else "",
        clock=_clock(hour, left, stands=pause.stands) if moment else "",
        late=left is not None and left < 0,
        cards=tuple(_proven(one, seats, rule) for one in point.said) if point else (),
        people=tuple(_person(one, here, mandates) for one in document.attendees),
        count=f"{quorum.present}\N{NO-BREAK SPACE}/\N{NO-BREAK SPACE}{quorum.members}",
        quorum=quorum.sentence,
        quorum_held=quorum.held,
    )


def _subtitle(document: MinutesDocument) -> str:
    parts = [fmt.date_long(document.held_on)] if document.held_on else []
    parts += [fmt.time_range(document.start_time, document.end_time), document.place]
    return " · ".join(part for part in parts if part)


def _clock(hour: str, left: int | None, *, stands: bool = False) -> str:
    said = fmt.time(hour)
    if stands:
        said = _("{hour} – en pause").format(hour=said)
    if left is None:
        return said
    if left < 0:
        return _("{hour} – dépasse de {n} min").format(hour=said, n=-left)
    return _("{hour} – reste {n} min").format(hour=said, n=left)


def _agenda_line(point: Point, shown: str) -> AgendaLine:
    return AgendaLine(
        point.id, point.number, point.level, point.title, _note(point), point.state,
        point.id == shown,
    )


def _note(point: Point) -> str:
    """Return what happened at a point, or what is planned for it."""
    if point.treated_with:
        return _("traité avec le point {number}").format(number=point.treated_with)
    if point.state in ("postponed", "withdrawn"):
        return label("item_state", point.state)
    kinds = Counter(one.kind for one in point.said if not wording.is_amendment(one))
    parts = [
        ngettext("{n} résolution", "{n} résolutions", kinds["motion"]).format(n=kinds["motion"])
        if kinds["motion"] else "",
        ngettext("{n} décision", "{n} décisions", kinds["decision"]).format(n=kinds["decision"])
        if kinds["decision"] else "",
        ngettext("{n} élection", "{n} élections", kinds["election"]).format(n=kinds["election"])
        if kinds["election"] else "",
        ngettext("{n} suivi", "{n} suivis", kinds["task"]).format(n=kinds["task"])
        if kinds["task"] else "",
    ]
    done = [part for part in parts if part]
    planned = [point.chantier, fmt.minutes(point.minutes) if point.minutes else ""]
    return " · ".join(done or [part for part in planned if part])


def _proven(said: Said, seats: Sequence[Seat], rule: QuorumRule) -> EntryCard:
    """Return a line as a card; what decides shows the quorum of its hour."""
    card = card_of(said)
    quorum = quorum_at(seats, rule, said.said_at or None)
    if said.kind not in _DECIDING or not quorum.required:
        return card
    words = _("quorum {here} / {all}") if quorum.held else _("hors quorum, {here} / {all}")
    proof = words.format(here=quorum.present, all=quorum.members)
    return replace(card, note=" · ".join(part for part in (card.note, proof) if part))


def card_of(said: Said) -> EntryCard:
    """Return a line of the minutes as a card."""
    text = said.text
    if said.kind == "sealed":
        text = text or wording.in_camera(fmt.time(said.said_at) if said.said_at else "")
    elif said.kind == "election":
        text = "\n".join(part for part in (said.title, said.text) if part)
    return EntryCard(
        said.id, said.kind, _word(said).capitalize(), text,
        _card_note(said), _brief(said), said.private,
    )


def _word(said: Said) -> str:
    """Return the kind of a line in one word; what is not voted yet is no resolution."""
    if wording.is_amendment(said) or said.state == "moved":
        return label("motion_kind", said.procedure)
    return label("entry_kind", said.kind)


def _brief(said: Said) -> str:
    """Return the few words the room sees beside the kind of a line."""
    return wording.outcome(said).rstrip(".") if said.kind == "motion" else _card_note(said)


def short_name(name: str) -> str:
    """Return « J. Desbiens » for « Josée Desbiens »."""
    given, _space, family = name.partition(" ")
    return f"{given[:1]}.\N{NO-BREAK SPACE}{family}" if family else name


def _card_note(said: Said) -> str:
    if said.kind == "motion":
        named = replace(said, mover=short_name(said.mover), seconder=short_name(said.seconder))
        parts = [
            "" if wording.is_amendment(said) else wording.number_of(said),
            _small(wording.proposal(named, names=True).rstrip(".")),
            _small(wording.outcome(said).rstrip(".")), *wording.dissents(said),
        ]
        if said.recitals:
            parts.insert(1, ngettext(
                "{n} considérant", "{n} considérants", len(said.recitals)
            ).format(n=len(said.recitals)))
        return " · ".join(part for part in parts if part)
    if said.kind == "decision":
        return label("decision_outcome", said.mode)
    if said.kind == "task":
        due = fmt.date_short(said.due_on) if said.due_on else said.due_text
        return " · ".join(part for part in (said.responsible, due) if part)
    return _("note interne") if said.private else ""


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _person(attendee: Attendee, present: set[str], mandates: Mandates) -> PersonLine:
    here = (attendee.person_id or attendee.id) in present
    barred = attendee.role == "member" and not attendee.voting
    return PersonLine(
        attendee.id, attendee.name, attendee.status, here, presence_words(attendee, here=here),
        attendee.voting, attendee.role,
        mandates.sentence(attendee.person_id, attendee.name) if barred else "",
    )


def presence_words(attendee: Attendee, *, here: bool) -> str:
    """Return how somebody attends: « à distance », « partie à 14 h 10 » said without gender."""
    if attendee.status == "represented" and attendee.represented_by:
        return _("par {name}").format(name=attendee.represented_by)
    if attendee.status in ("present", "remote"):
        hours = (attendee.arrived_at, attendee.left_at)
        come, gone = attendee.later[-1] if attendee.later else hours
        if not here and gone:
            return _("départ à {hour}").format(hour=fmt.time(gone))
        if not here and come:
            return _("arrivée à {hour}").format(hour=fmt.time(come))
    return label("attendance_status", attendee.status)
