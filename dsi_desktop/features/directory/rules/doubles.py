"""When two rows say the same thing twice, once two records have become one."""

from collections.abc import Mapping
from typing import Any

from dsi_desktop.features.directory.rules.likeness import reach_key
from dsi_desktop.features.directory.rules.periods import overlaps
from dsi_desktop.kernel.text import fold

Row = Mapping[str, Any]
# What an attendance tells, the most telling first.
STATUSES = ("present", "remote", "represented", "excused", "absent", "expected", "")
_SAME = {
    "action_partner": ("action_id", "organization_id"),
    "affiliation": ("person_id", "organization_id"),
    "contact_detail": ("person_id", "organization_id"),
    "external_seat": ("external_body_id", "organization_id", "person_id"),
    "membership": ("person_id", "body_id", "voting"),
    "organization_area": ("organization_id", "area_id"),
    "organization_voice": ("organization_id", "population_id"),
    "tagging": ("tag_id", "record_table", "record_id"),
    "task_partner": ("task_id", "organization_id"),
}
_LASTING = frozenset({"affiliation", "external_seat", "membership"})
_PLACES = frozenset({"id", "deleted", "rank"})


def same_row(table: str, one: Row, other: Row) -> bool:
    """Tell whether two rows of `table` say one thing: a seat, a function, a contact detail.

    Nobody sits twice in one body at one time, but who observes may also sit; a function is one
    when its title is. Elsewhere only rows equal in everything are one.
    """
    if table == "attendance":
        return _same(one, other, ("meeting_id", "person_id", "name")) and bool(
            one["person_id"] or _same(one, other, ("organization_id",)))
    if table not in _SAME:
        return _same(one, other, tuple(name for name in one if name not in _PLACES))
    if not _same(one, other, _SAME[table]):
        return False
    if table == "contact_detail":
        return _same_detail(one, other)
    if table == "affiliation" and not _same_title(one["title"], other["title"]):
        return False
    return table not in _LASTING or overlaps(_period(one), _period(other))


def _same(one: Row, other: Row, names: tuple[str, ...]) -> bool:
    return all(one[name] == other[name] for name in names)


def _same_detail(one: Row, other: Row) -> bool:
    first, second = (reach_key(row["kind"], row["value"]) for row in (one, other))
    if first[1] and second[1]:
        return first == second
    return (one["kind"], fold(one["value"])) == (other["kind"], fold(other["value"]))


def _same_title(one: str, other: str) -> bool:
    return not one or not other or fold(one) == fold(other)


def _period(row: Row) -> tuple[str | None, str | None]:
    return row["start_on"], row["end_on"]
