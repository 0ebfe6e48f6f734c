"""What is left to do before a convocation leaves: computed from the facts, never ticked by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dsi_desktop.features.meetings.rules.hours import Agenda
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import listed


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the list; `act` names the gesture that settles it, `late` says it is too late."""

    text: str
    note: str = ""
    act: str = ""
    done: bool = False
    late: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What the list reads: days in ISO text, "" when unknown.

    `bare` are the numbers of the decisions without a paper.
    """

    held_on: str
    place: str
    hours: str
    members: int
    substitutes: int
    answered: int
    expected: int
    required: int
    points: int
    bare: tuple[str, ...]
    clock: Agenda
    convened_on: str
    notice_days: int


def checklist(facts: Facts, today: date) -> tuple[Check, ...]:
    """Return the six lines, in the order one does them."""
    return (
        _place(facts), _people(facts), _quorum(facts), _papers(facts), _time(facts),
        _notice(facts, today),
    )


def _done(text: str, note: str = "", act: str = "") -> Check:
    return Check(text, note, act, done=True)


def last_day_to_send(held_on: str, notice_days: int) -> date:
    """Return the last day on which a convocation respects the notice of the body."""
    return date.fromisoformat(held_on) - timedelta(days=notice_days)


def _place(facts: Facts) -> Check:
    missing = [
        words for words, there in (
            (_("la date"), facts.held_on), (_("l’heure"), facts.hours), (_("le lieu"), facts.place),
        ) if not there
    ]  # fmt: skip
    if missing:
        return Check(_("À préciser : {what}").format(what=listed(missing)), act="edit")
    return _done(_("Date, heure et lieu fixés"), act="edit")


def _people(facts: Facts) -> Check:
    if not facts.members:
        return Check(_("Personne n’est sur la liste"), act="renew")
    said = ngettext("{n} membre", "{n} membres", facts.members).format(n=facts.members)
    if facts.substitutes:
        stand_in = ngettext("{n} substitut", "{n} substituts", facts.substitutes)
        said = f"{said}, {stand_in.format(n=facts.substitutes)}"
    return _done(said, act="replies")


def _quorum(facts: Facts) -> Check:
    note = ngettext("{n} requis", "{n} requis", facts.required).format(n=facts.required)
    if not facts.required:
        note = ""
    if not facts.answered:
        return Check(_("Réponses à noter"), note, "replies")
    held = facts.expected >= facts.required
    said = _("Quorum attendu : {here} sur {all}") if held else _("Présences : {here} sur {all}")
    text = said.format(here=facts.expected, all=facts.members)
    return Check(text, note, "replies", done=held)


def _papers(facts: Facts) -> Check:
    if not facts.points:
        return Check(_("Ordre du jour à préparer"), act="new")
    count = len(facts.bare)
    if not count:
        return _done(_("Pièces jointes aux décisions"), act="papers")
    text = ngettext(
        "{n} pièce jointe à déposer", "{n} pièces jointes à déposer", count
    ).format(n=count)
    return Check(text, _points(facts.bare), "papers")


def _points(numbers: Sequence[str]) -> str:
    few = list(numbers[:3])
    said = ngettext("point {which}", "points {which}", len(numbers))
    if len(numbers) > len(few):
        return said.format(which=f"{', '.join(few)}…")
    return said.format(which=listed(few))


def _time(facts: Facts) -> Check:
    clock = facts.clock
    if not clock.available:
        return Check(_("Heure de fin à préciser"), act="edit")
    if clock.over:
        said = _("Ramener la durée sous {n} min").format(n=clock.available)
        return Check(said, _("{n} min de trop").format(n=clock.over), "overrun")
    note = _("{n} min sur {all}").format(n=clock.planned, all=clock.available)
    return Check(_("Durée tenue"), note, "overrun", done=bool(facts.points))


def _notice(facts: Facts, today: date) -> Check:
    if facts.convened_on:
        day = fmt.date_short(facts.convened_on, today)
        return _done(_("Convocation envoyée"), _("le {day}").format(day=day), "convene")
    if not facts.held_on:
        return Check(_("À envoyer"), act="convene")
    last = last_day_to_send(facts.held_on, facts.notice_days)
    if today > last:
        note = ngettext(
            "délai de {n} jour passé", "délai de {n} jours passé", facts.notice_days
        ).format(n=facts.notice_days)
        return Check(_("À envoyer"), note, "convene", late=True)
    note = _("d’ici le {day}").format(day=fmt.date_short(last, today))
    return Check(_("À envoyer"), note, "convene")
