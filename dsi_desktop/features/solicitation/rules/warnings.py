"""Whom one more meeting would tire: said before the convocation leaves."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dsi_desktop.db.visits import Visit
from dsi_desktop.features.directory.rules.load import Roads, minutes_of
from dsi_desktop.features.solicitation.rules.thresholds import Thresholds
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import fold, listed

_MOST_NAMES, _MOST_HOURS = 4, 3


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation and what it may be asked in a month."""

    id: str
    name: str
    hours_cap: int
    meetings_cap: int


def partners_of(
    rows: Iterable[tuple[str, str, int | None, int | None]], usual: Thresholds
) -> dict[str, Partner]:
    """Return organisations (id, name, own hours and meetings) with the limits of each."""
    return {
        key: Partner(key, name, hours or usual.hours, meetings or usual.meetings)
        for key, name, hours, meetings in rows
    }


@dataclass(frozen=True, slots=True)
class Tired:
    """An organisation past a limit in one month: its meetings, its hours, what is still to come."""

    partner: Partner
    meetings: int
    minutes: int

    @property
    def crowded(self) -> bool:
        """Too many meetings."""
        return self.meetings > self.partner.meetings_cap

    @property
    def over(self) -> bool:
        """Too many hours."""
        return self.minutes > 60 * self.partner.hours_cap


def tired(
    visits: Iterable[Visit], roads: Roads, partners: Mapping[str, Partner]
) -> tuple[Tired, ...]:
    """Return who passes a limit with the visits of one month, those to come too, by name."""
    meetings: dict[str, set[str]] = defaultdict(set)
    minutes: dict[str, int] = defaultdict(int)
    for visit in visits:
        if visit.organization_id in partners:
            meetings[visit.organization_id].add(visit.meeting_id)
            minutes[visit.organization_id] += minutes_of(visit, roads, ahead=True)
    found = (
        Tired(partners[one], len(asked), minutes[one]) for one, asked in meetings.items()
    )
    past = [one for one in found if one.crowded or one.over]
    return tuple(sorted(past, key=lambda one: (fold(one.partner.name), one.partner.id)))


def sentences(found: Iterable[Tired]) -> tuple[str, ...]:
    """Return what is said before a convocation leaves: who is asked once too often, most first.

    Then who would give too many hours; a few are named, the others counted.
    """
    by_count: dict[int, list[str]] = defaultdict(list)
    hours: list[Tired] = []
    for one in found:
        if one.crowded:
            by_count[one.meetings].append(one.partner.name)
        if one.over:
            hours.append(one)
    hours.sort(key=lambda one: -one.minutes)
    crowded = [
        _("Cette convocation serait la {nth} du mois pour {names}.").format(
            nth=fmt.ordinal(count, feminine=True), names=_few(by_count[count])
        )
        for count in sorted(by_count, reverse=True)
    ]
    rest = len(hours) - _MOST_HOURS
    others = ngettext(
        "{n} autre organisation passerait son seuil d’heures.",
        "{n} autres organisations passeraient leur seuil d’heures.", max(rest, 1),
    ).format(n=rest)
    return (*crowded, *map(_hours, hours[:_MOST_HOURS]), *([others] if rest > 0 else []))


def _few(names: list[str]) -> str:
    rest = len(names) - _MOST_NAMES
    if rest < 2:
        return listed(names)
    others = ngettext("{n} autre", "{n} autres", rest).format(n=rest)
    return listed([*names[:_MOST_NAMES], others])


def _hours(one: Tired) -> str:
    return _("{name} donnerait {hours} h ce mois-là; son seuil est de {cap} h.").format(
        name=one.partner.name, hours=fmt.number(one.minutes / 60, 1), cap=one.partner.hours_cap
    )


def alert_sentence(one: Tired) -> str:
    """Return what the home page says of an organisation past a limit this month."""
    said = []
    if one.crowded:
        said.append(ngettext(
            "{n} rencontre ce mois-ci, plus que {cap}", "{n} rencontres ce mois-ci, plus que {cap}",
            one.meetings,
        ).format(n=one.meetings, cap=one.partner.meetings_cap))
    if one.over:
        said.append(_("{hours} h ce mois-ci, plus que {cap} h").format(
            hours=fmt.number(one.minutes / 60, 1), cap=one.partner.hours_cap
        ))
    return _("{name} : {facts}").format(name=one.partner.name, facts=listed(said))
