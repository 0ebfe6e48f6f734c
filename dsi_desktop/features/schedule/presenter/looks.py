"""What the calendar shows of a plan: which one, at what scale, folded how, beside which version."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from dsi_desktop.db.plans import PlanLine, plans
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.rules.frozen import Baseline
from dsi_desktop.features.schedule import queries
from dsi_desktop.features.schedule.queries.versions import VersionLine, compared, versions
from dsi_desktop.features.schedule.rules.axis import SCALES, Axis
from dsi_desktop.features.schedule.rules.lines import Calendar
from dsi_desktop.features.schedule.rules.listing import ListLine, listed
from dsi_desktop.features.schedule.rules.reading import Known, known
from dsi_desktop.features.schedule.rules.scene import (
    FOLDED_ABOVE,
    Look,
    Scene,
    all_groups,
    axis_of,
    scene,
)
from dsi_desktop.kernel.errors import DsiError

NOTHING_COMPARED = "-"


@dataclass(frozen=True, slots=True)
class CalendarSheet:
    """A plan over time, ready to be shown. `compared` names the version drawn under the bars."""

    plan_id: str
    title: str
    scene: Scene
    axis: Axis
    today: date
    lines: tuple[ListLine, ...]
    compared: str


class CalendarView(Protocol):
    """What shows the calendar."""

    def show_plans(self, lines: list[PlanLine], chosen: str) -> None:
        """Offer the plans to choose from."""

    def show_versions(self, lines: list[VersionLine], chosen: str) -> None:
        """Offer the versions to compare with."""

    def show_calendar(self, sheet: CalendarSheet) -> None:
        """Show a plan over time."""

    def show_empty(self, *, plan: bool) -> None:
        """Say that there is no plan, or no action in it."""

    def ask_together(self, question: str, yes: str, no: str) -> bool:
        """Ask whether what waits for an action goes with it."""

    def say(self, sentence: str) -> None:
        """Tell what was done."""

    def refuse(self, error: DsiError) -> None:
        """Tell why something was not done."""


class CalendarLooks:
    """Keeps what is looked at: the plan, the scale, the groups, the version compared."""

    def __init__(self, store: Store, view: CalendarView, today: Callable[[], date]) -> None:
        self._store, self._view, self._today = store, view, today
        self.plan_id = ""
        self.scale = "quarter"
        self.look = Look()
        self.version_id = ""
        self.known: dict[str, Known] = {}
        self._calendar: Calendar | None = None
        self._before = Baseline()
        self._versions: tuple[str, list[VersionLine]] | None = None
        self._met: set[str] = set()

    def refresh(self) -> None:
        """Read the plan again and show it."""
        offered = plans(self._store)
        if self.plan_id not in {line.id for line in offered}:
            self.plan_id = offered[0].id if offered else ""
            self.version_id = ""
        self._view.show_plans(offered, self.plan_id)
        calendar = queries.calendar(self._store, self.plan_id) if self.plan_id else None
        self._calendar = calendar
        if calendar is None or not calendar.actions:
            self.known = {}
            self._view.show_empty(plan=calendar is not None)
            return
        self._before = self._baseline()
        self.known = known(calendar, self._before, self._today())
        self._fold_great(calendar)
        self._show()

    def choose_plan(self, plan_id: str) -> None:
        """Show another plan."""
        self.plan_id, self.version_id = plan_id, ""
        self.refresh()

    def choose_scale(self, scale: str) -> None:
        """Show months, quarters or years."""
        self.scale = scale
        self._again()

    def zoom(self, step: int) -> None:
        """Go to the next finer scale (-1) or coarser (1)."""
        at = min(max(SCALES.index(self.scale) + step, 0), len(SCALES) - 1)
        self.choose_scale(SCALES[at])

    def group_by(self, grouping: str) -> None:
        """Gather actions by chantier or by issue."""
        self.look = replace(self.look, grouping=grouping, folded=frozenset())
        self._met.clear()
        if self._calendar is not None:
            self._fold_great(self._calendar)
        self._again()

    def keep(self, kept: str) -> None:
        """Show only what collides ("conflict"), what is late ("late"), or everything ("")."""
        self.look = replace(self.look, kept=kept)
        self._again()

    def show_critical(self, *, on: bool) -> None:
        """Frame the actions that decide when their chain ends."""
        self.look = replace(self.look, critical=on)
        self._again()

    def compare(self, version_id: str) -> None:
        """Draw a version under the bars: "" for the last adopted, `NOTHING_COMPARED` for none."""
        self.version_id = version_id
        self.refresh()

    def toggle(self, key: str) -> None:
        """Fold a group, or unfold it."""
        self.look = replace(self.look, folded=self.look.folded ^ {key})
        self._again()

    def unfold_for(self, action_id: str) -> bool:
        """Show an action, whatever hid it; tell whether the plan in sight has it."""
        if action_id not in self.known:
            return False
        self.look = replace(self.look, kept="", folded=frozenset())
        self._again()
        return True

    def look_for(self, action_id: str) -> bool:
        """Show the plan that holds an action; tell whether one does."""
        for line in plans(self._store):
            if action_id in self.known:
                break
            self.choose_plan(line.id)
        return self.unfold_for(action_id)

    def printed(self) -> tuple[Calendar, Baseline] | None:
        """Return what is in sight for a paper: the plan and the version it is compared with."""
        if self._calendar is None or not self.known:
            return None
        return self._calendar, self._before

    def forget_versions(self) -> None:
        """Read again which versions there are: what one holds never changes."""
        self._versions = None

    def _baseline(self) -> Baseline:
        if self._versions is None or self._versions[0] != self.plan_id:
            self._versions = (self.plan_id, versions(self._store, self.plan_id))
        lines = self._versions[1]
        if self.version_id not in {"", NOTHING_COMPARED, *(line.id for line in lines)}:
            self.version_id = ""
        chosen = self.version_id or (lines[0].id if lines else NOTHING_COMPARED)
        self._view.show_versions(lines, chosen)
        if chosen == NOTHING_COMPARED:
            return Baseline()
        if self._before.version_id == chosen:
            return self._before
        return compared(self._store, self.plan_id, chosen)

    def _fold_great(self, calendar: Calendar) -> None:
        """Fold the groups of a great plan the first time it is seen."""
        if calendar.plan_id not in self._met and len(calendar.actions) > FOLDED_ABOVE:
            self.look = replace(self.look, folded=all_groups(self.known, self.look.grouping))
        self._met.add(calendar.plan_id)

    def _again(self) -> None:
        if self.known:
            self._show()

    def _show(self) -> None:
        calendar = self._calendar
        if calendar is None:
            return
        compared = bool(self._before.elements)
        self.look = replace(self.look, compared=compared)
        shown = scene(calendar, self.known, self.look)
        flat = scene(calendar, self.known, replace(self.look, folded=frozenset()))
        self._view.show_calendar(CalendarSheet(
            self.plan_id, calendar.title, shown,
            axis_of(calendar, self.known, self.scale, self._today()), self._today(),
            tuple(listed(flat.rows, self.known, grouping=self.look.grouping, compared=compared)),
            self._before.name if compared else "",
        ))  # fmt: skip
