"""« À décider » without a screen: what is shown, what each answer does, where it leads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from dsi_desktop.db.store import Store
from dsi_desktop.features.exchange.commands import choices as commands
from dsi_desktop.features.exchange.commands.violations import settle_violation
from dsi_desktop.features.exchange.presenter.choices_scene import choice_lines, decision
from dsi_desktop.features.exchange.presenter.decision_scene import DecisionScene, ListLine
from dsi_desktop.features.exchange.presenter.rules_scene import rule_decision, rule_lines
from dsi_desktop.features.exchange.queries import choices as queries
from dsi_desktop.features.exchange.queries.choices import ChoiceSheet, Side
from dsi_desktop.features.exchange.queries.record_words import NO_WORDS, RecordWords, record_words
from dsi_desktop.features.exchange.queries.violations import violations
from dsi_desktop.features.exchange.rules import words
from dsi_desktop.features.exchange.rules.violations import Outcome, Violation
from dsi_desktop.kernel.changes import Value
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _

FILTERS_FROM = 9


@dataclass(frozen=True, slots=True)
class Writing:
    """What the editor needs: the name of the value, how it is typed, and what it begins with."""

    field: str
    shape: str
    value: Value
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list may be narrowed to; empty when everything fits without."""

    people: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_list(self, lines: Sequence[ListLine], chosen: str, filters: Filters) -> None: ...

    def show_decision(self, scene: DecisionScene) -> None: ...

    def show_nothing(self, code: str) -> None: ...

    def ask_text(self, writing: Writing) -> None: ...

    def tell(self, sentence: str) -> None: ...

    def refuse(self, error: DsiError) -> None: ...

    def leave(self) -> None: ...


class ChoicesPresenter:
    """Goes from one thing to decide to the next; what is put off comes back the next time."""

    def __init__(self, store: Store, view: View, today: Callable[[], date]) -> None:
        self._store = store
        self._view = view
        self._today = today
        self._late: set[str] = set()
        self._settled: list[str] = []
        self._order: list[str] = []
        self._asking: Outcome | None = None
        self.sheets: list[ChoiceSheet] = []
        self.rules: list[Violation] = []
        self.chosen = ""
        self.who = ""
        self.kind = ""

    @property
    def count(self) -> int:
        """How many things are left to decide, whatever the filters."""
        return len(self.sheets) + len(self.rules)

    def refresh(self) -> None:
        """Read again; what came back by Ctrl+Z is shown again."""
        self.sheets = queries.choice_sheets(self._store)
        self.rules = violations(self._store)
        self._show()

    def select(self, key: str) -> None:
        """Look at one thing to decide."""
        if key in self._order:
            self.chosen = key
            self._show()

    def open(self, table: str, row: str) -> None:
        """Look at the first thing to decide about a record."""
        keys = [one.id for one in self.sheets if (one.table, one.row) == (table, row)]
        keys += [
            one.id for one in self.rules
            if any((record.table, record.row) == (table, row) for record in one.records)
        ]  # fmt: skip
        if keys:
            self.who = self.kind = ""
            self.chosen = keys[0]
            self._show()

    def step(self, by: int) -> None:
        """Go to the next or the former one."""
        if self.chosen in self._order:
            at = self._order.index(self.chosen) + by
            self.select(self._order[min(max(at, 0), len(self._order) - 1)])

    def narrow(self, who: str = "", kind: str = "") -> None:
        """Show only the choices with somebody's version, or of one kind of record."""
        self.who, self.kind = who, kind
        self._show()

    def later(self) -> None:
        """Put this one off: the next one comes, and after the last the page is left."""
        self._late.add(self.chosen)
        waiting = [key for key in self._turned() if key not in self._late]
        if waiting:
            self.select(waiting[0])
        else:
            self._late.clear()
            self._view.leave()

    def answer(self, key: str, focused: int = 0) -> None:
        """Do what a button or a digit says; `focused` is the column last looked at."""
        act, _colon, number = key.partition(":")
        sheet = self._sheet()
        if act == "rule":
            self._answer_rule(int(number))
        elif sheet is None:
            return
        elif act == "write":
            self._asking = None
            self._view.ask_text(self._writing(sheet, focused))
        elif act == "keep":
            self._do(lambda: commands.keep_version(self._store, sheet.id, int(number)))
        elif act == "propose":
            self._do(lambda: commands.write_version(self._store, sheet.id, sheet.proposal))
        elif act == "all":
            self._do(lambda: commands.keep_versions(self._store, self._hand(sheet, int(number))))

    def write(self, value: Value) -> bool:
        """Replace every version by this value, or give a rule the text or record it asked for."""
        sheet, asking = self._sheet(), self._asking
        if asking is not None:
            return self._do(lambda: self._settle(asking, "" if value is None else str(value)))
        if sheet is None:
            return False
        return self._do(lambda: commands.write_version(self._store, sheet.id, value))

    def _answer_rule(self, at: int) -> None:
        rule = self._rule()
        if rule is None:
            return
        outcome = rule.outcomes[at]
        if not outcome.asks:
            self._do(lambda: self._settle(outcome))
            return
        self._asking = outcome
        options = tuple((one.row, one.title) for one in outcome.choices)
        shape = "link" if outcome.asks == "parent" else "prose"
        self._view.ask_text(Writing(outcome.label, shape, outcome.offered or None, options))

    def _settle(self, outcome: Outcome, given: str = "") -> None:
        asked = {outcome.asks: given} if outcome.asks else {}
        settle_violation(self._store, self.chosen, outcome.key, row=outcome.row, **asked)

    def _hand(self, sheet: ChoiceSheet, number: int) -> list[tuple[str, int]]:
        """Return, for each choice of the record, the version of the same person and computer."""
        hand = next(side for side in sheet.sides if side.keep == number)
        return [
            (one.id, side.keep)
            for one in self.sheets
            if (one.table, one.row) == (sheet.table, sheet.row) and not one.deletion
            for side in one.sides
            if (side.who, side.device) == (hand.who, hand.device)
        ]

    def _do(self, gesture: Callable[[], object]) -> bool:
        """Run a command; its refusal is shown and nothing moves."""
        try:
            gesture()
        except DsiError as refusal:
            self._view.refuse(refusal)
            return False
        self._settled.append(self.chosen)
        self._asking = None
        self.refresh()
        left = words.to_decide(self.count) if self.count else _("Plus rien à décider")
        self._view.tell(_("C’est noté. {left}. Ctrl+Z revient en arrière.").format(left=left))
        return True

    def _writing(self, sheet: ChoiceSheet, focused: int) -> Writing:
        side = sheet.sides[focused] if focused < len(sheet.sides) else sheet.sides[0]
        options: Sequence[tuple[str, str]] = ()
        if sheet.shape in ("choice", "link"):
            options = queries.possible_values(self._store, sheet.table, sheet.column)
        return Writing(sheet.field, sheet.shape, side.value, tuple(options))

    def _sheet(self) -> ChoiceSheet | None:
        return next((one for one in self.sheets if one.id == self.chosen), None)

    def _rule(self) -> Violation | None:
        return next((one for one in self.rules if one.id == self.chosen), None)

    def _turned(self) -> list[str]:
        """Return the keys shown, beginning after the chosen one."""
        at = self._order.index(self.chosen) + 1 if self.chosen in self._order else 0
        return [*self._order[at:], *self._order[:at]]

    def _show(self) -> None:
        sheets, rules = self._shown()
        if not sheets and not rules and self.count:
            self.who = self.kind = ""
            sheets, rules = self._shown()
        former = self._order
        self._order = [*(one.id for one in sheets), *(one.id for one in rules)]
        if not self._order:
            self.chosen = ""
            self._view.show_nothing(queries.dossier_code(self._store))
            return
        self.chosen = self._standing(former)
        self._view.show_list(self._lines(sheets, rules), self.chosen, self._filters())
        self._view.show_decision(self._scene())

    def _shown(self) -> tuple[list[ChoiceSheet], list[Violation]]:
        sheets = [
            one for one in self.sheets
            if (not self.kind or one.word == self.kind)
            and (not self.who or any(_name(side) == self.who for side in one.sides))
        ]  # fmt: skip
        return sheets, [] if self.who or self.kind else self.rules

    def _lines(self, sheets: list[ChoiceSheet], rules: list[Violation]) -> list[ListLine]:
        late = frozenset(self._late)
        lines: list[ListLine] = []
        if sheets:
            said = words.to_decide(len(sheets))
            lines.append(ListLine("section:choices", _("Deux versions"), said, section=True))
            lines += choice_lines(sheets, late, self._today())
        if rules:
            title = _("Règles à vérifier")
            lines.append(ListLine("section:rules", title, str(len(rules)), section=True))
            lines += rule_lines(rules, late)
        return lines

    def _scene(self) -> DecisionScene:
        place = (self._order.index(self.chosen) + 1, len(self._order))
        sheet, rule = self._sheet(), self._rule()
        if sheet is not None:
            record = self._told(sheet.table, sheet.row) if sheet.deletion else NO_WORDS
            return decision(sheet, place, self._today(), self.sheets, record)
        assert rule is not None  # noqa: S101  a key shown is one or the other
        return rule_decision(rule, place, self._today(), self._told)

    def _told(self, table: str, row: str) -> RecordWords:
        return record_words(self._store, table, row)

    def _standing(self, former: Sequence[str]) -> str:
        """Return what to show: what came back, what was shown, else what followed it."""
        back = [key for key in self._settled if key in self._order and key not in former]
        if back:
            self._settled.remove(back[-1])
            return back[-1]
        if self.chosen in self._order:
            return self.chosen
        at = former.index(self.chosen) if self.chosen in former else 0
        following = [key for key in (*former[at:], *former[:at]) if key in self._order]
        return following[0] if following else self._order[0]

    def _filters(self) -> Filters:
        if self.count < FILTERS_FROM:
            return Filters()
        people = {_name(side) for one in self.sheets for side in one.sides if not side.here}
        return Filters(tuple(sorted(people)), tuple(sorted({one.word for one in self.sheets})))


def _name(side: Side) -> str:
    return side.who or side.device
