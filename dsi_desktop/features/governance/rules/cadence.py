"""How often a body should meet, whether it does, and which chantier has tabled nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dsi_desktop.features.governance.rules.mandates import day_words
from dsi_desktop.kernel.i18n import _, ngettext

_YEAR = 365


@dataclass(frozen=True, slots=True)
class Rhythm:
    """`kind` is "kept", "planned" (late, but a meeting is set) or "behind".

    `held` counts the meetings of the 365 days that end today.
    """

    kind: str
    held: int
    last_on: str
    next_on: str
    text: str
    tone: str


@dataclass(frozen=True, slots=True)
class BodyPlace:
    """A body in the tree, as far as this rule needs it."""

    id: str
    kind: str
    parent_id: str | None


def rhythm(
    per_year: int, held: Sequence[str], coming: Sequence[str], since: str | None, today: date,
) -> Rhythm:
    """Say whether a body meets as often as it said, from ISO days of its meetings.

    Behind: fewer meetings in 365 days than said, and more time gone by since the last one (or
    since the body began, `since`) than there should be between two.
    """
    day, year_ago = today.isoformat(), (today - timedelta(days=_YEAR)).isoformat()
    past = sorted(one for one in held if one <= day)
    recent = sum(one > year_ago for one in past)
    last, following = past[-1] if past else "", min(coming, default="")
    pause = (today - timedelta(days=max(_YEAR // per_year, 1))).isoformat()
    if recent >= per_year or (last or since or "") > pause:
        said = ngettext(
            "{n} rencontre tenue en un an", "{n} rencontres tenues en un an", recent
        ).format(n=recent)  # fmt: skip
        return Rhythm("kept", recent, last, following, said, "ok")
    if following:
        said = _("En retard, prochaine rencontre le {day}").format(day=day_words(following))
        return Rhythm("planned", recent, last, following, said, "accent")
    said = (
        _("Dernière rencontre le {day}, aucune n’est prévue").format(day=day_words(last)) if last
        else _("Aucune rencontre tenue, aucune n’est prévue")
    )  # fmt: skip
    return Rhythm("behind", recent, last, following, said, "warn")


def council_of(body_id: str, places: Iterable[BodyPlace]) -> str:
    """Return the comité conseil a chantier answers to: the nearest above, else the only one."""
    known = {place.id: place for place in places}
    seen: set[str] = set()
    above = known[body_id].parent_id
    while above and above in known and above not in seen:
        if known[above].kind == "advisory_committee":
            return above
        seen.add(above)
        above = known[above].parent_id
    councils = [place.id for place in known.values() if place.kind == "advisory_committee"]
    return councils[0] if len(councils) == 1 else ""


def has_been_silent(
    began_on: str | None, assembly_on: str, council_days: Iterable[str], tabled_days: Iterable[str],
) -> bool:
    """Tell whether a chantier tabled nothing at its comité conseil since the last assembly.

    It could only have if the council met since, while the chantier was at work.
    """
    start = max(assembly_on, began_on or "")
    if not any(one >= start for one in council_days):
        return False
    return not any(one >= assembly_on for one in tabled_days)
