"""The levels of a plan as they hang, made ready for paper from living records."""

from collections import defaultdict
from datetime import date
from functools import cached_property
from typing import Any

from dsi_desktop.features.plan import rules
from dsi_desktop.features.plan.rules.paper_parts import names_of, tags_of
from dsi_desktop.features.plan.rules.papers import ActionPaper, LevelPaper
from dsi_desktop.features.plan.rules.snapshot import Shelf
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import ngettext


class Reading:
    """The levels of a plan as they hang, each read once."""

    def __init__(self, shelf: Shelf, plan_id: str, today: date) -> None:
        self.shelf = shelf
        self.today = today
        self.plan = next(iter(shelf.of("plan", "id", [plan_id])), None)
        self.rows = {
            level: shelf.of(level, "plan_id", [plan_id])
            for level in ("issue", "orientation", "objective", "desired_change", "action")
        }
        ids = [row.id for rows in self.rows.values() for row in rows]
        self.tags = tags_of(shelf, ids)
        self.names = names_of(shelf, self.rows, self.plan)
        self._placed: set[str] = set()
        self._seen: set[str] = set()

    @cached_property
    def actions(self) -> dict[str, ActionPaper]:
        """Return every action by id."""
        rows = self.rows["action"]
        ids = [row.id for row in rows]
        cents = defaultdict[str, int](int)
        for line in self.shelf.of("funding_line", "action_id", ids):
            cents[line.action_id] += rules.standing(
                line.asked, line.granted, line.paid, line.state or ""
            )
        shares = self._shares(ids)
        bodies = {
            row.id: row.hue or 0
            for row in self.shelf.named("body", sorted({row.body_id or "" for row in rows}))
        }
        return {row.id: self._action(row, cents, shares, bodies) for row in rows}

    def issues(self) -> tuple[LevelPaper, ...]:
        """Return the issues with all that hangs from each."""
        return tuple(self._issue(row) for row in self.rows["issue"])

    def loose(self) -> tuple[ActionPaper, ...]:
        """Return the actions that hang from no issue: call it after `issues`."""
        return tuple(one for one in self.actions.values() if one.id not in self._placed)

    def level(self, kind: str, record_id: str) -> LevelPaper | None:
        """Return one level with all that hangs from it."""
        row = next((one for one in self.rows.get(kind, ()) if one.id == record_id), None)
        made = {"issue": self._issue, "objective": self._objective, "orientation": self._axis}
        return None if row is None or kind not in made else made[kind](row)

    def _issue(self, row: Any) -> LevelPaper:  # noqa: ANN401 - a row of the shelf
        axes = [one for one in self.rows["orientation"] if one.issue_id == row.id]
        under = {one.id for one in axes}
        mine = [
            one for one in self.rows["objective"]
            if one.issue_id == row.id and not one.parent_id and one.orientation_id not in under
        ]
        votes = row.votes or 0
        note = ngettext("{n} voix de priorisation", "{n} voix de priorisation", votes)
        parts = [self.names.get(row.body_id or "", ""), note.format(n=votes) if votes else ""]
        return self._made(
            "issue", row, [*map(self._axis, axes), *map(self._objective, mine)],
            " · ".join(part for part in parts if part),
        )

    def _axis(self, row: Any) -> LevelPaper:  # noqa: ANN401
        mine = [
            one for one in self.rows["objective"]
            if one.orientation_id == row.id and not one.parent_id
        ]
        return self._made("orientation", row, [self._objective(one) for one in mine])

    def _objective(self, row: Any) -> LevelPaper:  # noqa: ANN401
        self._seen.add(row.id)  # a circle made by two laptops is printed once
        below = [
            self._objective(one) for one in self.rows["objective"]
            if one.parent_id == row.id and one.id not in self._seen
        ]
        changes = [
            self._change(one) for one in self.rows["desired_change"] if one.objective_id == row.id
        ]
        known = {one.id for one in self.rows["desired_change"]}
        actions = [
            one.id for one in self.rows["action"]
            if one.objective_id == row.id and one.desired_change_id not in known
        ]
        return self._made("objective", row, [*below, *changes], actions=actions)

    def _change(self, row: Any) -> LevelPaper:  # noqa: ANN401
        actions = [one.id for one in self.rows["action"] if one.desired_change_id == row.id]
        return self._made("desired_change", row, [], row.who or "", actions)

    def _made(
        self, kind: str, row: Any, levels: list[LevelPaper], note: str = "",  # noqa: ANN401
        actions: list[str] | None = None,
    ) -> LevelPaper:
        mine = actions or []
        self._placed |= set(mine)
        return LevelPaper(
            kind, row.id, row.code or "", row.title or "", row.description or "", note,
            self.tags.get(row.id, ()), tuple(levels), tuple(self.actions[one] for one in mine),
        )

    def _action(
        self, row: Any, cents: dict[str, int], shares: dict[str, int],  # noqa: ANN401
        hues: dict[str, int],
    ) -> ActionPaper:
        due = rules.due_of(row.state or "", row.end_on, row.when_text or "", row.when_to,
                           self.today)  # fmt: skip
        counted = row.progress_mode == "tasks"
        return ActionPaper(
            row.id, row.code or "", row.title or "", row.state or "to_specify",
            row.state_reason or "", self.names.get(row.lead_id or "", ""),
            self.names.get(row.contact_id or "", ""), row.body_id or "",
            self.names.get(row.body_id or "", ""), hues.get(row.body_id or "", 0),
            row.desired_change_id or row.objective_id or "",
            row.when_text or (fmt.date_long(row.end_on, with_weekday=False) if row.end_on else ""),
            row.end_on, due.late, shares.get(row.id) if counted else row.progress,
            row.description or "", row.expected or "", row.achieved or "", row.variance or "",
            row.people_reached, row.place or "", cents.get(row.id, 0), row.started_on,
            row.ended_on,
        )

    def _shares(self, ids: list[str]) -> dict[str, int]:
        """Return, by action, the share of its tasks that are done, in percent."""
        done, every = defaultdict[str, int](int), defaultdict[str, int](int)
        for task in self.shelf.of("task", "action_id", ids):
            if task.state != "dropped":
                every[task.action_id] += 1
                done[task.action_id] += task.state == "done"
        return {action: round(100 * done[action] / count) for action, count in every.items()}
