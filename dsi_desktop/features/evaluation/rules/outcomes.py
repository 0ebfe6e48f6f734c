"""What a harvested effect must say, and how one leads to another."""

from collections.abc import Mapping, Sequence
from datetime import date

from dsi_desktop.features.directory.rules import line, prose
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import fold

SOURCES_NEEDED = 2


def what_of(text: str) -> str:
    """Return what changed, refused when nothing is said."""
    said = prose(text)
    if not said:
        raise RuleBroken(_("Dites ce qui a changé."), "what")
    return said


def check_happened(happened_on: str | None, today: date) -> None:
    """Refuse an effect of tomorrow: one harvests what has happened."""
    if happened_on and happened_on > today.isoformat():
        raise RuleBroken(_("Un effet récolté a déjà eu lieu : cette date est à venir."),
                         "happened_on")


def sources_in(text: str) -> tuple[str, ...]:
    """Return the sources typed one a line, each once."""
    seen: dict[str, str] = {}
    for typed in text.splitlines():
        said = line(typed)
        if said:
            seen.setdefault(fold(said), said)
    return tuple(seen.values())


def check_substantiated(sources: int, *, substantiated: bool) -> None:
    """Refuse to call an effect substantiated with fewer than two sources."""
    if substantiated and sources < SOURCES_NEEDED:
        raise RuleBroken(_("Un effet corroboré repose sur deux sources au moins."), "sources")


def check_no_loop(
    outcome_id: str, parent_id: str | None, parents: Mapping[str, str | None],
    names: Mapping[str, str],
) -> None:  # fmt: skip
    """Refuse an effect that would lead to itself, naming the way round."""
    way, at = [outcome_id], parent_id
    while at is not None and at not in way:
        way.append(at)
        at = parents.get(at)
    if at == outcome_id:
        quoted = _("« {name} »")
        said = " ← ".join(quoted.format(name=names.get(one, "")) for one in [*way, outcome_id])
        raise RuleBroken(_("Un effet ne peut pas s’entraîner lui-même : {way}").format(way=said),
                         "parent_id")


def wave_words(wave: int) -> str:
    """Return the name of a wave of effects, counted from 1."""
    return {
        1: _("1re onde : gestes et contacts"),
        2: _("2e onde : façons de faire"),
        3: _("3e onde : transformation"),
    }.get(wave) or _("{n}e onde").format(n=wave)


def missing_in(
    who: str, when: str, significance: str, contribution: str, sources: int
) -> tuple[str, ...]:
    """Return what a statement of effect still lacks, in words."""
    lacks: Sequence[tuple[bool, str]] = (
        (not who, _("chez qui")),
        (not when, _("quand")),
        (not significance, _("importance")),
        (not contribution, _("contribution")),
        (sources < SOURCES_NEEDED, _("deux sources")),
    )
    return tuple(words for lacking, words in lacks if lacking)
