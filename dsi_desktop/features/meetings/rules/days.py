"""What speaks for a day and against it, when the date of a meeting is chosen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dsi_desktop.features.meetings.rules.holidays import holiday
from dsi_desktop.features.meetings.rules.room import Quorum
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import listed

GOOD, FAIR, AVOID = "good", "fair", "avoid"
_ORDER = (GOOD, FAIR, AVOID)
_SATURDAY, _WEEKS, _MOST_NAMES = 5, 3, 3


@dataclass(frozen=True, slots=True)
class Clash:
    """Another meeting of the same day; `at_once` when the hours cross or are not known."""

    body: str
    start: str
    end: str
    at_once: bool
    people: int
    same_body: bool = False


@dataclass(frozen=True, slots=True)
class DayFacts:
    """A candidate day. `notice_left` is how many days remain to convene, None without a rule."""

    day: date
    quorum: Quorum
    clashes: tuple[Clash, ...] = ()
    tired: tuple[str, ...] = ()
    joining: str = ""
    notice_days: int = 0
    notice_left: int | None = None
    past: bool = False


def days_around(middle: date, today: date) -> list[date]:
    """Return the working days of three weeks, from the week of `middle` and not before today.

    A Saturday or a Sunday asked for is kept.
    """
    monday = middle - timedelta(days=middle.weekday())
    found = [
        day for shift in range(7 * _WEEKS)
        if (day := monday + timedelta(days=shift)).weekday() < _SATURDAY or day == middle
    ]
    return [day for day in found if day >= today]


def crosses(start: str, end: str, other_start: str, other_end: str) -> bool:
    """Tell whether two meetings of one day share a moment; an unknown hour may be any."""
    if not (start and other_start):
        return True
    return start < (other_end or "24:00") and other_start < (end or "24:00")


def verdict(facts: DayFacts) -> str:
    """Return whether a day is good, fair (something to know) or to avoid."""
    if facts.past or holiday(facts.day) or any(one.same_body for one in facts.clashes):
        return AVOID
    if not facts.quorum.held:
        return AVOID
    late = facts.notice_left is not None and facts.notice_left < 0
    shared = any(one.at_once and one.people for one in facts.clashes)
    if late or shared or facts.tired or facts.day.weekday() >= _SATURDAY:
        return FAIR
    return GOOD


def best(days: Iterable[DayFacts], wished: date) -> date | None:
    """Return the day to propose: the best verdict, the fewest asked elsewhere, near the wish."""

    def place(facts: DayFacts) -> tuple[int, int, int, int, bool, date]:
        shared = sum(one.people for one in facts.clashes if one.at_once)
        far = abs((facts.day - wished).days)
        return (
            _ORDER.index(verdict(facts)), len(facts.tired), shared, far, not facts.joining,
            facts.day,
        )

    found = min(days, key=place, default=None)
    return None if found is None or verdict(found) == AVOID else found.day


def verdict_words(key: str) -> str:
    """Return a verdict in words, so that its sign is never alone."""
    return {GOOD: _("libre"), FAIR: _("possible"), AVOID: _("à éviter")}[key]


def reasons(facts: DayFacts) -> tuple[str, ...]:
    """Return what to know of a day, the gravest first; empty when nothing stands in the way."""
    name = holiday(facts.day)
    return tuple(one for one in (
        _("Ce jour est passé.") if facts.past else "",
        _("Jour férié : {name}.").format(name=name) if name else "",
        _("C’est un {day}.").format(day=fmt.weekday(facts.day))
        if facts.day.weekday() >= _SATURDAY else "",
        *(_clash(one) for one in facts.clashes),
        _quorum(facts.quorum), _tired(facts.tired), _notice(facts), facts.joining,
    ) if one)


def _clash(one: Clash) -> str:
    hours = fmt.time_range(one.start or None, one.end or None)
    there = f"{one.body} ({hours})" if hours else one.body
    if one.same_body:
        return _("La même instance se réunit déjà ce jour-là : {there}.").format(there=there)
    people = ngettext(
        "{n} personne y est aussi attendue", "{n} personnes y sont aussi attendues", one.people,
    ).format(n=one.people) if one.people else _("aucune personne de cette liste n’y est attendue")
    text = _("À la même heure : {there}; {people}.") if one.at_once else _(
        "Le même jour : {there}; {people}.")
    return text.format(there=there, people=people)


def _quorum(quorum: Quorum) -> str:
    if quorum.held:
        return ""
    return _("Quorum hors d’atteinte : au plus {here} sur {all}, {needed} requis.").format(
        here=quorum.present, all=quorum.members, needed=quorum.required
    )


def _tired(names: Sequence[str]) -> str:
    if not names:
        return ""
    rest = len(names) - _MOST_NAMES
    said = list(names[:_MOST_NAMES])
    if rest > 0:
        said.append(ngettext("{n} autre", "{n} autres", rest).format(n=rest))
    return _("Passerait le seuil de sollicitation de {names}.").format(names=listed(said))


def _notice(facts: DayFacts) -> str:
    left = facts.notice_left
    if left is None:
        return ""
    if left < 0:
        return ngettext(
            "Le délai de convocation de {n} jour ne peut plus être tenu.",
            "Le délai de convocation de {n} jours ne peut plus être tenu.", facts.notice_days,
        ).format(n=facts.notice_days)
    if left == 0:
        return _("La convocation devrait partir aujourd’hui.")
    return ngettext(
        "La convocation doit partir d’ici {n} jour.",
        "La convocation doit partir d’ici {n} jours.", left,
    ).format(n=left)
