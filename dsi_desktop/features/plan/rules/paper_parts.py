"""Parts of the papers of a plan: needs and their evidence, money, guidelines, indicators."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from dsi_desktop.features.plan import rules
from dsi_desktop.features.plan.rules.papers import (
    EvidencePaper,
    GuidelinePaper,
    IndicatorPaper,
    MoneyPaper,
    NeedPaper,
)
from dsi_desktop.features.plan.rules.snapshot import Shelf
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label

_TAGS = (
    ("element_dimension", "dimension", "dimension_id"), ("element_area", "area", "area_id"),
    ("element_population", "population", "population_id"),
)  # fmt: skip


def issuer_of(shelf: Shelf, otherwise: str) -> str:
    """Return the name of the démarche, for the head of a paper; `otherwise` when it has none."""
    rows = shelf.of("initiative", "deleted", [None])
    return next((row.name for row in rows if row.name), otherwise)


def level_names(shelf: Shelf, plan_id: str) -> dict[str, str]:
    """Return the names the démarche gives to levels, by level."""
    return {row.level: row.name for row in shelf.of("plan_level", "plan_id", [plan_id]) if row.name}


def tags_of(shelf: Shelf, ids: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Return the dimensions, territories and populations of some elements, by id."""
    found = defaultdict[str, list[str]](list)
    for table, named, field in _TAGS:
        ties = shelf.of(table, "record_id", ids)
        names = _names(shelf, named, [getattr(tie, field) for tie in ties])
        for tie in ties:
            name = names.get(getattr(tie, field) or "", "")
            if name and name not in found[tie.record_id]:
                found[tie.record_id].append(name)
    return {key: tuple(names) for key, names in found.items()}


def names_of(shelf: Shelf, rows: dict[str, list[Any]], plan: Any) -> dict[str, str]:  # noqa: ANN401
    """Return the names of chantiers, organisations, people and the territory of a plan."""
    actions, issues = rows["action"], rows["issue"]
    found = _names(shelf, "body", [row.body_id for row in (*actions, *issues)])
    found |= _names(shelf, "organization", [row.lead_id for row in actions])
    found |= _names(shelf, "person", [row.contact_id for row in actions])
    return found | _names(shelf, "area", [plan.area_id if plan is not None else None])


def need_papers(shelf: Shelf, plan_id: str) -> tuple[NeedPaper, ...]:
    """Return the needs of a plan with their evidence and the issues that answer them."""
    needs = shelf.of("need", "plan_id", [plan_id])
    ids = [need.id for need in needs]
    tags = tags_of(shelf, ids)
    proofs = defaultdict[str, list[EvidencePaper]](list)
    rows = shelf.of("evidence", "need_id", ids)
    places = _names(shelf, "area", [row.area_id for row in rows])
    people = _names(shelf, "population", [row.population_id for row in rows])
    for row in rows:
        about = [str(row.year) if row.year else "", places.get(row.area_id or "", ""),
                 people.get(row.population_id or "", "")]  # fmt: skip
        proofs[row.need_id].append(EvidencePaper(
            row.text or "", row.value or "", row.source or "",
            ", ".join(part for part in about if part),
        ))  # fmt: skip
    answers = _answers(shelf, plan_id, ids)
    return tuple(
        NeedPaper(
            need.id, need.code or "", need.title or "", need.description or "",
            label("severity", need.severity) if need.severity else "", tags.get(need.id, ()),
            tuple(proofs[need.id]), tuple(answers[need.id]),
        )
        for need in needs
    )


def _answers(shelf: Shelf, plan_id: str, needs: list[str]) -> dict[str, list[str]]:
    """Return, by need, the issues linked to it, whichever way the link was written."""
    issues = {row.id: f"{row.code or ''} {row.title or ''}".strip()
              for row in shelf.of("issue", "plan_id", [plan_id])}  # fmt: skip
    found = defaultdict[str, list[str]](list)
    pairs = [(tie.source_id, tie.target_id) for tie in shelf.of("plan_link", "target_id", needs)]
    pairs += [(tie.target_id, tie.source_id) for tie in shelf.of("plan_link", "source_id", needs)]
    for issue, need in pairs:
        if issue in issues and issues[issue] not in found[need]:
            found[need].append(issues[issue])
    return found


def money_papers(shelf: Shelf, actions: list[str]) -> tuple[MoneyPaper, ...]:
    """Return what each source brings to some actions, the greatest first."""
    lines = [row for row in shelf.of("funding_line", "action_id", actions)
             if row.state != "refused"]  # fmt: skip
    funders = _names(shelf, "funder", [row.funder_id for row in lines])
    owners = _names(shelf, "organization", [row.organization_id for row in lines])
    found: dict[str, list[int]] = {}
    for row in lines:
        source = (
            funders.get(row.funder_id or "") or owners.get(row.organization_id or "")
            or row.title or _("Source à préciser")
        )
        now = rules.standing(row.asked, row.granted, row.paid, row.state or "")
        sums = found.setdefault(source, [0, 0, 0, 0, 0])
        told = (row.asked or 0, row.granted or 0, row.paid or 0,
                now if row.nature == "in_kind" else 0, now)  # fmt: skip
        for at, cents in enumerate(told):
            sums[at] += cents
    ordered = sorted(found.items(), key=lambda one: (-one[1][4], one[0]))
    return tuple(MoneyPaper(source, *sums) for source, sums in ordered)


def guideline_papers(shelf: Shelf, day: str) -> tuple[GuidelinePaper, ...]:
    """Return the guidelines in force on a day."""
    rows = [
        row for row in shelf.of("guideline", "deleted", [None])
        if (row.start_on or "") <= day and (not row.end_on or day <= row.end_on)
    ]
    motions = {row.id: row.number or row.title or ""
               for row in shelf.named("motion", [row.motion_id for row in rows])}  # fmt: skip
    bodies = _names(shelf, "body", [row.applies_id for row in rows])
    funders = _names(shelf, "funder", [row.applies_id for row in rows])
    found = []
    for row in rows:
        whom = {"body": bodies, "funder": funders}.get(row.applies_to or "", {})
        name = whom.get(row.applies_id or "") or (
            row.applies_id if row.applies_to == "action_kind" else ""
        )
        scope = label("guideline_scope", row.applies_to or "initiative")
        found.append(GuidelinePaper(
            row.title or "", row.text or "", f"{scope} : {name}" if name else scope,
            motions.get(row.motion_id or "", ""), row.start_on,
        ))  # fmt: skip
    return tuple(found)


def indicator_papers(shelf: Shelf, plan_id: str) -> tuple[IndicatorPaper, ...]:
    """Return the indicators of a plan with their last measure and their next target."""
    rows = shelf.of("indicator", "plan_id", [plan_id])
    ids = [row.id for row in rows]
    measures, targets = defaultdict[str, list[Any]](list), defaultdict[str, list[Any]](list)
    for one in shelf.of("measurement", "indicator_id", ids):
        if one.value is not None:
            measures[one.indicator_id].append(one)
    for one in shelf.of("indicator_target", "indicator_id", ids):
        if one.value is not None:
            targets[one.indicator_id].append(one)
    about = {
        row.id: f"{row.code or ''} {row.title or ''}".strip()
        for level in ("objective", "desired_change", "action")
        for row in shelf.of(level, "plan_id", [plan_id])
    }
    return tuple(_indicator(row, measures[row.id], targets[row.id], about) for row in rows)


def _indicator(
    row: Any, measures: Sequence[Any], targets: Sequence[Any], about: dict[str, str]  # noqa: ANN401
) -> IndicatorPaper:
    taken = sorted(measures, key=lambda one: one.measured_on or "")
    aimed = sorted(targets, key=lambda one: one.due_on or "")
    goal = aimed[-1] if aimed else None
    last = taken[-1] if taken else None
    decimals = row.decimals or 0
    key = row.action_id or row.desired_change_id or row.objective_id or ""

    def said(value: int | None) -> str:
        told = "" if value is None else rules.scaled(value, decimals)
        return f"{told} {row.unit or ''}".strip() if told else ""

    return IndicatorPaper(
        row.title or "", about.get(key, ""), key, said(row.baseline),
        said(last.value if last else None), last.measured_on if last else None,
        said(goal.value if goal else None), goal.due_on if goal else None,
        tuple(one.value / 10**decimals for one in taken),
        tuple(one.measured_on or "" for one in taken),
        goal.value / 10**decimals if goal else None, row.unit or "", decimals,
    )


def _names(shelf: Shelf, table: str, ids: Collection[str | None]) -> dict[str, str]:
    rows = shelf.named(table, sorted({key for key in ids if key}))
    if table == "person":
        return {
            row.id: " ".join(part for part in (row.given_name, row.family_name) if part)
            for row in rows
        }
    if table == "body":
        return {row.id: row.local_name or row.name or "" for row in rows}
    return {row.id: row.name or "" for row in rows}
