"""A plan as it stands today, read from living records: what a version will keep."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any, Protocol

from dsi_desktop.features.plan import rules
from dsi_desktop.features.plan.rules.frozen import Element, Frame

_LEVELS = ("need", "issue", "orientation", "objective", "desired_change", "action")


class Shelf(Protocol):
    """Where records come from, in an operation or in a reading alike."""

    def of(self, table: str, field: str, values: Collection[str | None]) -> list[Any]:
        """Return the living records whose field is one of some values, by rank."""

    def named(self, table: str, values: Collection[str | None]) -> list[Any]:
        """Return the records of these ids, removed ones too."""


def standing_frame(plan: Any) -> Frame:  # noqa: ANN401 - a row of any reading
    """Return what a plan says of itself."""
    return Frame(
        plan.title or "", plan.start_on, plan.end_on, plan.vision or "", plan.horizon or "",
        plan.principles or "",
    )


def standing_elements(shelf: Shelf, plan_id: str) -> dict[str, Element]:
    """Return every element of a plan by id, level by level, each in its rank."""
    rows = {level: shelf.of(level, "plan_id", [plan_id]) for level in _LEVELS}
    ids = [row.id for level in _LEVELS for row in rows[level]]
    serves = defaultdict[str, list[str]](list)
    for link in shelf.of("plan_link", "source_id", ids):
        serves[link.source_id].append(link.target_id or "")
    names = _names(shelf, rows)
    amounts = _amounts(shelf, [row.id for row in rows["action"]])
    found = {
        row.id: _element(level, row, tuple(sorted(serves[row.id])), names, amounts)
        for level in _LEVELS
        for row in rows[level]
    }
    for milestone in shelf.of("milestone", "action_id", [row.id for row in rows["action"]]):
        found[milestone.id] = Element(
            "milestone", milestone.id, title=milestone.title or "",
            above=milestone.action_id or "", end_on=milestone.due_on,
        )
    return found | _indicators(shelf, plan_id)


def _element(
    kind: str, row: Any, serves: tuple[str, ...], names: dict[str, str],  # noqa: ANN401
    amounts: dict[str, int],
) -> Element:
    """Return a level of the plan; a box that the level does not have stays empty."""
    lead, contact, body = (_of(row, key) for key in ("lead_id", "contact_id", "body_id"))
    return Element(
        kind, row.id, code=row.code or "", title=row.title or "", above=_above(kind, row),
        serves=serves, state=_of(row, "state") or "",
        state_reason=_of(row, "state_reason") or "", severity=_of(row, "severity") or "",
        start_on=_of(row, "start_on"), end_on=_of(row, "end_on"),
        when_text=_of(row, "when_text") or "", when_from=_of(row, "when_from"),
        when_to=_of(row, "when_to"), lead_id=lead, lead=names.get(lead or "", ""),
        contact_id=contact, contact=names.get(contact or "", ""), body_id=body,
        body=names.get(body or "", ""), progress=getattr(row, "progress", None),
        description=row.description or "", expected=_of(row, "expected") or "",
        who=_of(row, "who") or "", amount=amounts.get(row.id),
    )


def _above(kind: str, row: Any) -> str:  # noqa: ANN401
    ladder = {
        "orientation": ("issue_id",),
        "objective": ("parent_id", "orientation_id", "issue_id"),
        "desired_change": ("objective_id",),
        "action": ("desired_change_id", "objective_id"),
    }
    return next((_of(row, step) or "" for step in ladder.get(kind, ()) if _of(row, step)), "")


def _of(row: Any, name: str) -> str | None:  # noqa: ANN401
    return getattr(row, name, None)


def _names(shelf: Shelf, rows: dict[str, list[Any]]) -> dict[str, str]:
    actions, issues = rows["action"], rows["issue"]
    bodies = shelf.named("body", sorted({row.body_id or "" for row in (*actions, *issues)}))
    leads = shelf.named("organization", sorted({row.lead_id or "" for row in actions}))
    people = shelf.named("person", sorted({row.contact_id or "" for row in actions}))
    named = {row.id: row.local_name or row.name or "" for row in bodies}
    named |= {row.id: row.name or "" for row in leads}
    return named | {
        row.id: " ".join(part for part in (row.given_name, row.family_name) if part)
        for row in people
    }


def _amounts(shelf: Shelf, actions: list[str]) -> dict[str, int]:
    found = defaultdict[str, int](int)
    for row in shelf.of("funding_line", "action_id", actions):
        found[row.action_id] += rules.standing(row.asked, row.granted, row.paid, row.state or "")
    return dict(found)


def _indicators(shelf: Shelf, plan_id: str) -> dict[str, Element]:
    rows = shelf.of("indicator", "plan_id", [plan_id])
    targets = defaultdict[str, list[Any]](list)
    for one in shelf.of("indicator_target", "indicator_id", [row.id for row in rows]):
        targets[one.indicator_id].append(one)
    found = {}
    for row in rows:
        last = max(targets[row.id], key=lambda one: one.due_on or "", default=None)
        told = last is not None and last.value is not None
        said = rules.scaled(last.value, row.decimals or 0) if told and last is not None else ""
        found[row.id] = Element(
            "indicator", row.id, title=row.title or "",
            above=row.action_id or row.desired_change_id or row.objective_id or "",
            end_on=last.due_on if last is not None else None,
            target=f"{said} {row.unit or ''}".strip() if said else "",
        )
    return found
