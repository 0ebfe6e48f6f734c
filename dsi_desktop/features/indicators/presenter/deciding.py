"""Keeps the plan, the filters and the indicator in hand, and turns gestures into commands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from dsi_desktop.db.plans import PlanLine, plans
from dsi_desktop.db.store import Store
from dsi_desktop.features.indicators import commands, queries
from dsi_desktop.features.indicators.queries import IndicatorLine, IndicatorSheet
from dsi_desktop.features.indicators.rules import values, words
from dsi_desktop.features.indicators.rules.standing import UNKNOWN
from dsi_desktop.features.plan import commands as plan_commands
from dsi_desktop.features.plan.commands.measures import IndicatorFields
from dsi_desktop.features.plan.rules.measured import decimals_of
from dsi_desktop.kernel.errors import DsiError, RuleBroken
from dsi_desktop.kernel.i18n import _, ngettext

Typed = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class IndicatorsScene:
    """What is shown: `bare` without one indicator, `kept` of `total` once filtered."""

    finding: str
    lines: tuple[IndicatorLine, ...]
    total: int
    late: int
    bodies: tuple[tuple[str, str], ...]
    body_id: str
    only_late: bool

    @property
    def bare(self) -> bool:
        """True while the plan has no indicator at all."""
        return self.total == 0

    @property
    def late_words(self) -> str:
        """« 3 mesures en retard »."""
        return ngettext("{n} mesure en retard", "{n} mesures en retard", self.late).format(
            n=self.late
        )


class IndicatorsView(Protocol):
    """What the presenter asks of the screen."""

    def show_plans(self, lines: list[PlanLine], chosen: str) -> None:
        """Offer the plans of the démarche."""

    def show_scene(self, scene: IndicatorsScene) -> None:
        """Show the indicators kept."""

    def show_sheet(self, sheet: IndicatorSheet | None) -> None:
        """Show the sheet of the indicator in hand, or none."""

    def tell(self, sentence: str) -> None:
        """Show and announce."""

    def refuse(self, error: DsiError) -> None:
        """Show why something was not done."""


class IndicatorsInSight:
    """One plan at a time, one indicator in hand."""

    def __init__(self, store: Store, view: IndicatorsView, today: Callable[[], date]) -> None:
        self._store = store
        self._view = view
        self._today = today
        self.plan_id, self.in_hand = "", ""
        self._body_id, self._only_late = "", False
        self.lines: list[IndicatorLine] = []

    def refresh(self) -> None:
        """Read the plan in sight again."""
        offered = plans(self._store)
        if self.plan_id not in {one.id for one in offered}:
            self.plan_id = offered[0].id if offered else ""
        self._view.show_plans(offered, self.plan_id)
        self.lines = queries.indicator_lines(self._store, self.plan_id, self._today())
        self._show()
        self.look(self.in_hand)

    def choose_plan(self, plan_id: str) -> None:
        """Show another plan."""
        if plan_id != self.plan_id:
            self.plan_id, self.in_hand = plan_id, ""
            self.refresh()

    def keep(self, *, body_id: str | None = None, only_late: bool | None = None) -> None:
        """Show only the indicators of a chantier, or those whose measure is late."""
        self._body_id = self._body_id if body_id is None else body_id
        self._only_late = self._only_late if only_late is None else only_late
        self._show()

    def look(self, indicator_id: str) -> None:
        """Take an indicator in hand."""
        sheet = (
            queries.indicator_sheet(self._store, indicator_id, self._today())
            if indicator_id else None
        )  # fmt: skip
        self.in_hand = indicator_id if sheet else ""
        self._view.show_sheet(sheet)

    def look_for(self, indicator_id: str) -> bool:
        """Show the plan of an indicator and its sheet; tell whether it is there."""
        sheet = queries.indicator_sheet(self._store, indicator_id, self._today())
        if sheet is None:
            return False
        self.plan_id, self.in_hand = sheet.plan_id, indicator_id
        self._body_id, self._only_late = "", False
        self.refresh()
        return True

    def sheet(self) -> IndicatorSheet | None:
        """Return the sheet of the indicator in hand."""
        return queries.indicator_sheet(self._store, self.in_hand, self._today())

    def places(self) -> list[tuple[str, str]]:
        """Return where an indicator may hang."""
        return queries.places(self._store, self.plan_id)

    def _show(self) -> None:
        late = sum(one.late > 0 for one in self.lines)
        # What was asked for and is no more would leave an empty list without a reason.
        self._only_late = self._only_late and late > 0
        offered = queries.bodies(self.lines)
        if self._body_id not in {key for key, _name in offered}:
            self._body_id = ""
        kept = [
            one for one in self.lines
            if (not self._body_id or one.body_id == self._body_id)
            and (not self._only_late or one.late)
        ]
        unknown = sum(one.standing.verdict == UNKNOWN for one in kept)
        self._view.show_scene(IndicatorsScene(
            words.finding((one.standing.verdict for one in kept), unknown), tuple(kept),
            len(self.lines), late, tuple(offered), self._body_id, self._only_late,
        ))  # fmt: skip


class IndicatorsPresenter(IndicatorsInSight):
    """Turns gestures on the indicator in hand into commands."""

    def add(self, typed: Typed) -> None:
        """Add an indicator with its target. Raises `RuleBroken` beside the field."""
        decimals = decimals_of(_whole(typed.get("decimals")))
        target = values.read_value(_text(typed, "target"), decimals, "target")
        if not self.plan_id:
            self.plan_id = plan_commands.create_plan(self._store, title=_("Plan de communauté"))
        self.in_hand = plan_commands.add_indicator(
            self._store, plan_id=self.plan_id, title=_text(typed, "title"), target=target,
            target_on=_day(typed, "target_on"), **_fields(typed, decimals),
        )
        self.refresh()

    def edit(self, typed: Typed) -> None:
        """Change the indicator in hand. Raises `RuleBroken` beside the field."""
        decimals = decimals_of(_whole(typed.get("decimals")))
        commands.set_indicator(
            self._store, self.in_hand, title=_text(typed, "title"), **_fields(typed, decimals)
        )
        self.refresh()

    def remove(self) -> None:
        """Take the indicator in hand out of the plan."""
        line = next((one for one in self.lines if one.id == self.in_hand), None)
        if line is not None and self._do(
            lambda: plan_commands.archive_indicator(self._store, line.id)
        ):
            self._view.tell(_("{title}, retiré. Ctrl+Z le ramène.").format(title=line.title))

    def measure(self, typed: Typed) -> None:
        """Write a measure of the indicator in hand. Raises `RuleBroken` beside the field."""
        line = self._line()
        value, parts = self._measured(typed, line)
        commands.record_measure(
            self._store, line.id, value, parts=parts, measured_on=_day(typed, "measured_on"),
            source=_text(typed, "source"), note=_text(typed, "note"),
        )
        self._measured_now(line, value)

    def correct(self, measure_id: str, typed: Typed) -> None:
        """Correct a measure. Raises `RuleBroken` beside the field."""
        line = self._line()
        value, parts = self._measured(typed, line)
        commands.edit_measure(
            self._store, measure_id, value, parts=parts, measured_on=_day(typed, "measured_on"),
            source=_text(typed, "source"), note=_text(typed, "note"),
        )
        self._measured_now(line, value)

    def remove_measure(self, measure_id: str) -> None:
        """Take a measure away."""
        if self._do(lambda: commands.remove_measure(self._store, measure_id)):
            self._view.tell(_("Mesure retirée. Ctrl+Z la ramène."))

    def prove(self, measure_id: str, name: str, content: bytes) -> None:
        """Keep the paper that proves a measure."""
        if self._do(lambda: commands.attach_evidence(self._store, measure_id, name, content)):
            self._view.tell(_("{name} est joint à la mesure.").format(name=name))

    def aim(self, target_id: str, typed: Typed) -> None:
        """Add a target, or change this one. Raises `RuleBroken` beside the field."""
        line = self._line()
        value = values.read_value(_text(typed, "value"), line.decimals)
        if value is None:
            raise RuleBroken(_("Écrivez la valeur à atteindre."), "value")
        day = _day(typed, "due_on")
        if target_id:
            commands.edit_target(self._store, target_id, value, day)
        else:
            plan_commands.add_target(self._store, indicator_id=line.id, value=value, due_on=day)
        self.refresh()

    def remove_target(self, target_id: str) -> None:
        """Take a target away."""
        if self._do(lambda: commands.remove_target(self._store, target_id)):
            self._view.tell(_("Cible retirée. Ctrl+Z la ramène."))

    def lock(self, until: str | None) -> None:
        """Lock what was reported up to a day, for the whole plan; None unlocks."""
        commands.lock_periods(self._store, self.plan_id, until)
        self.refresh()

    def _line(self) -> IndicatorLine:
        found = next((one for one in self.lines if one.id == self.in_hand), None)
        if found is None:
            raise RuleBroken(_("Choisissez d’abord un indicateur."))
        return found

    def _measured(
        self, typed: Typed, line: IndicatorLine
    ) -> tuple[int, tuple[values.Part, ...]]:  # fmt: skip
        value = values.required_value(_text(typed, "value"), line.decimals)
        return value, values.read_parts(_text(typed, "parts"), line.decimals)

    def _measured_now(self, line: IndicatorLine, value: int) -> None:
        self.refresh()
        now = next((one for one in self.lines if one.id == line.id), line)
        self._view.tell(_("{title} : {value}, {way}").format(
            title=line.title, value=values.said_with(value, line.decimals, line.unit),
            way=words.spoken_way(now.standing),
        ))  # fmt: skip

    def _do(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except DsiError as error:
            self._view.refuse(error)
            return False
        self.refresh()
        return True


def _fields(typed: Typed, decimals: int) -> IndicatorFields:
    kind, _colon, key = _text(typed, "place").partition(":")
    return IndicatorFields(
        objective_id=key if kind == "objective" else None,
        desired_change_id=key if kind == "desired_change" else None,
        action_id=key if kind == "action" else None,
        unit=_text(typed, "unit"), decimals=decimals,
        baseline=values.read_value(_text(typed, "baseline"), decimals, "baseline"),
        baseline_on=_day(typed, "baseline_on"),
        direction=_text(typed, "direction") or "up", source=_text(typed, "source"),
        frequency=_text(typed, "frequency") or "yearly", person_id=_day(typed, "person_id"),
    )


def _text(typed: Typed, name: str) -> str:
    return str(typed.get(name) or "")


def _day(typed: Typed, name: str) -> str | None:
    return _text(typed, name) or None


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None
