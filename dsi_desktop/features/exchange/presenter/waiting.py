"""What waits for a decision: in which order, narrowed how, which one is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.exchange.presenter.choices_scene import choice_lines
from dsi_desktop.features.exchange.presenter.decision_scene import ListLine
from dsi_desktop.features.exchange.presenter.rules_scene import rule_lines
from dsi_desktop.features.exchange.queries.choices import ChoiceSheet, Side, choice_sheets
from dsi_desktop.features.exchange.queries.violations import violations
from dsi_desktop.features.exchange.rules import words
from dsi_desktop.features.exchange.rules.violations import Violation
from dsi_desktop.kernel.i18n import _

FILTERS_FROM = 9


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list may be narrowed to; empty when everything fits without."""

    people: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


class Waiting:
    """Choices, then rules. What is put off stays in its place and comes after the others."""

    def __init__(self) -> None:
        self.sheets: list[ChoiceSheet] = []
        self.rules: list[Violation] = []
        self.order: list[str] = []
        self.chosen = ""
        self.who = ""
        self.kind = ""
        self._late: set[str] = set()
        self._settled: list[str] = []

    @property
    def count(self) -> int:
        """How many there are, whatever the filters."""
        return len(self.sheets) + len(self.rules)

    @property
    def sheet(self) -> ChoiceSheet | None:
        """The choice looked at, None for a rule."""
        return next((one for one in self.sheets if one.id == self.chosen), None)

    @property
    def rule(self) -> Violation | None:
        """The rule looked at, None for a choice."""
        return next((one for one in self.rules if one.id == self.chosen), None)

    def read(self, store: Store) -> None:
        """Read the dossier again."""
        self.sheets = choice_sheets(store)
        self.rules = violations(store)

    def settled(self) -> None:
        """Remember that the one looked at was decided: undone, it is looked at again."""
        self._settled.append(self.chosen)

    def put_off(self) -> str:
        """Put off the one looked at; return what comes next, "" when all were put off."""
        self._late.add(self.chosen)
        at = self.order.index(self.chosen) + 1 if self.chosen in self.order else 0
        turned = [*self.order[at:], *self.order[:at]]
        following = next((key for key in turned if key not in self._late), "")
        if not following:
            self._late.clear()
        return following

    def about(self, table: str, row: str) -> str:
        """Return the first thing to decide about a record, "" when there is none."""
        keys = [one.id for one in self.sheets if (one.table, one.row) == (table, row)]
        keys += [
            one.id for one in self.rules
            if any((record.table, record.row) == (table, row) for record in one.records)
        ]  # fmt: skip
        return keys[0] if keys else ""

    def hand(self, sheet: ChoiceSheet, number: int) -> list[tuple[str, int]]:
        """Return, for each choice of the record, the version of the same person and computer."""
        hand = next(side for side in sheet.sides if side.keep == number)
        return [
            (one.id, side.keep)
            for one in self.sheets
            if (one.table, one.row) == (sheet.table, sheet.row) and not one.deletion
            for side in one.sides
            if (side.who, side.device) == (hand.who, hand.device)
        ]

    def arrange(self, today: date) -> list[ListLine]:
        """Put in order what the filters leave, and choose what to look at; return the lines.

        Filters that leave nothing are forgotten.
        """
        sheets, rules = self._narrowed()
        if not sheets and not rules:
            self.who = self.kind = ""
            sheets, rules = self._narrowed()
        former = self.order
        self.order = [*(one.id for one in sheets), *(one.id for one in rules)]
        self.chosen = self._standing(former) if self.order else ""
        return self._lines(sheets, rules, today)

    def filters(self) -> Filters:
        """Return what the list may be narrowed to."""
        if self.count < FILTERS_FROM:
            return Filters()
        people = {name_of(side) for one in self.sheets for side in one.sides if not side.here}
        return Filters(tuple(sorted(people)), tuple(sorted({one.word for one in self.sheets})))

    def _narrowed(self) -> tuple[list[ChoiceSheet], list[Violation]]:
        sheets = [
            one for one in self.sheets
            if (not self.kind or one.word == self.kind)
            and (not self.who or any(name_of(side) == self.who for side in one.sides))
        ]  # fmt: skip
        return sheets, [] if self.who or self.kind else self.rules

    def _lines(
        self, sheets: list[ChoiceSheet], rules: list[Violation], today: date
    ) -> list[ListLine]:
        late = frozenset(self._late)
        lines: list[ListLine] = []
        if sheets:
            said = words.to_decide(len(sheets))
            lines.append(ListLine("section:choices", _("Deux versions"), said, section=True))
            lines += choice_lines(sheets, late, today)
        if rules:
            title = _("Règles à vérifier")
            lines.append(ListLine("section:rules", title, str(len(rules)), section=True))
            lines += rule_lines(rules, late)
        return lines

    def _standing(self, former: Sequence[str]) -> str:
        """Return what to look at: what came back, what was looked at, else what followed it."""
        back = [key for key in self._settled if key in self.order and key not in former]
        if back:
            self._settled.remove(back[-1])
            return back[-1]
        if self.chosen in self.order:
            return self.chosen
        at = former.index(self.chosen) if self.chosen in former else 0
        following = [key for key in (*former[at:], *former[:at]) if key in self.order]
        return following[0] if following else self.order[0]


def name_of(side: Side) -> str:
    """Return who wrote a version, else on which computer."""
    return side.who or side.device
