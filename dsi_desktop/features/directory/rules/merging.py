"""What two records that become one must respect."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.kernel.i18n import _

# What is chosen field by field; the links follow by themselves.
FIELDS = MappingProxyType({
    "organization": (
        "name", "acronym", "sector", "kind", "area_id", "mission", "website", "joined_on",
        "left_on", "hours_cap", "meetings_cap", "notes",
    ),
    "person": (
        "given_name", "family_name", "honorific", "area_id", "language", "diet", "access_needs",
        "notes",
    ),
})
JOINED = frozenset({"mission", "notes", "diet", "access_needs"})


def check_table(table: str) -> str:
    """Return the table of two records to compare; only people and organisations are."""
    if table not in FIELDS:
        raise NotFound(_("Cette fiche n’est pas dans le répertoire."))
    return table


def check_pair(one_id: str, other_id: str, *, gone: bool) -> None:
    """Refuse one record twice, and a record that is not there any more."""
    if one_id == other_id:
        raise RuleBroken(_("Choisissez deux fiches différentes."))
    if gone:
        raise RuleBroken(_("Une des deux fiches n’est plus dans le répertoire."))


def standing(became: Mapping[str, str], record_id: str) -> str:
    """Return the record that a merged one became in the end, `became` naming the next of each.

    Of two that two laptops merged into each other, the first by id stands on both.
    """
    seen: list[str] = []
    while record_id in became and record_id not in seen:
        seen.append(record_id)
        record_id = became[record_id]
    return min(seen[seen.index(record_id):]) if record_id in seen else record_id


def chosen_fields(table: str, chosen: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was chosen of the fields a merge may write."""
    return {name: value for name, value in chosen.items() if name in FIELDS[table]}


def apart_key(table: str) -> str:
    """Return the key under which the pairs kept apart stand: their value is both ids."""
    return f"apart.{table}"


def joined(one: str, other: str) -> str:
    """Return two texts one after the other, once when the second says nothing more."""
    if not one or other in one:
        return one or other
    return other if not other or one in other else f"{one}\n{other}"


def best(one: object, other: object) -> object:
    """Return what is proposed for a field: what the record that stays says, else the other."""
    return one if one not in (None, "") else other
