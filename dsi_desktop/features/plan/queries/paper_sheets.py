"""One element of a plan for its own page: an issue, an objective, with all that hangs from it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from dsi_desktop.db.shelf import Shelf
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.rules.paper_parts import (
    indicator_papers,
    issuer_of,
    money_papers,
    need_papers,
)
from dsi_desktop.features.plan.rules.papers import (
    IndicatorPaper,
    LevelPaper,
    MoneyPaper,
    NeedPaper,
)
from dsi_desktop.features.plan.rules.reading import Reading
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _


@dataclass(frozen=True, slots=True)
class LevelSheet:
    """A level of a plan on its own page. `above` names what it hangs from, the nearest first."""

    issuer: str
    plan: str
    level: LevelPaper
    above: tuple[str, ...]
    needs: tuple[NeedPaper, ...]
    indicators: tuple[IndicatorPaper, ...]
    money: tuple[MoneyPaper, ...]
    names: dict[str, str]


def level_sheet(store: Store, kind: str, level_id: str, today: date) -> LevelSheet:
    """Return an issue or an objective. Raises `NotFound` when it is not in the dossier."""
    with store.read() as session:
        shelf = Shelf(session)
        row = next(iter(shelf.of(kind, "id", [level_id])), None)
        reading = Reading(shelf, (row.plan_id or "") if row is not None else "", today)
        level = reading.level(kind, level_id) if row is not None else None
        if level is None or reading.plan is None:
            raise NotFound(_("Cet élément n’est plus dans le plan."))
        plan = reading.plan
        actions = [action.id for action in level.every_action()]
        ids = {one.id for one in level.walk()} | set(actions)
        named = f"{level.code} {level.title}".strip()
        return LevelSheet(
            issuer_of(shelf, store.title), plan.title or "", level, _above(reading, kind, row),
            tuple(need for need in need_papers(shelf, plan.id) if named in need.answered),
            tuple(one for one in indicator_papers(shelf, plan.id) if one.about_id in ids),
            money_papers(shelf, actions),
            {one.level: one.name for one in shelf.of("plan_level", "plan_id", [plan.id])
             if one.name},
        )  # fmt: skip


def action_indicators(store: Store, plan_id: str, action_id: str) -> list[IndicatorPaper]:
    """Return the indicators of one action, with every measure."""
    with store.read() as session:
        found = indicator_papers(Shelf(session), plan_id)
    return [one for one in found if one.about_id == action_id]


def issuer(store: Store) -> str:
    """Return the name of the démarche, for the head of a paper."""
    with store.read() as session:
        return issuer_of(Shelf(session), store.title)


def _above(reading: Reading, kind: str, row: Any) -> tuple[str, ...]:  # noqa: ANN401
    if kind != "objective":
        return ()
    found = []
    for level, key in (
        ("objective", row.parent_id), ("orientation", row.orientation_id), ("issue", row.issue_id),
    ):
        one = next((other for other in reading.rows[level] if other.id == key), None)
        if one is not None:
            found.append(f"{one.code or ''} {one.title or ''}".strip())
    return tuple(found)
