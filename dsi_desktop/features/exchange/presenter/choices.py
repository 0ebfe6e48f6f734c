"""« À décider » without a screen: what is shown, what each answer does, where it leads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from dsi_desktop.db.merge.log import exchanges
from dsi_desktop.db.store import Store
from dsi_desktop.features.exchange.commands import choices as commands
from dsi_desktop.features.exchange.commands.violations import settle_violation
from dsi_desktop.features.exchange.presenter.choices_scene import decision
from dsi_desktop.features.exchange.presenter.decision_scene import DecisionScene, ListLine
from dsi_desktop.features.exchange.presenter.rules_scene import rule_decision
from dsi_desktop.features.exchange.presenter.waiting import Filters, Waiting
from dsi_desktop.features.exchange.queries import choices as queries
from dsi_desktop.features.exchange.queries.choices import ChoiceSheet
from dsi_desktop.features.exchange.queries.record_words import NO_WORDS, RecordWords, record_words
from dsi_desktop.features.exchange.rules import words
from dsi_desktop.features.exchange.rules.violations import Outcome
from dsi_desktop.kernel.changes import Value
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _


@dataclass(frozen=True, slots=True)
class Writing:
    """What the editor needs: the name of the value, how it is typed, and what it begins with."""

    field: str
    shape: str
    value: Value
    options: tuple[tuple[str, str], ...] = ()


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_reception(self, words: str) -> None: ...

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
        self._asking: Outcome | None = None
        self.waiting = Waiting()

    @property
    def count(self) -> int:
        """How many things are left to decide, whatever the filters."""
        return self.waiting.count

    def refresh(self) -> None:
        """Read again; what came back by Ctrl+Z is shown again."""
        self.waiting.read(self._store)
        self._view.show_reception(received_words(self._store, self._today()))
        self._show()

    def select(self, key: str) -> None:
        """Look at one thing to decide."""
        if key in self.waiting.order:
            self.waiting.chosen = key
            self._show()

    def open(self, table: str, row: str) -> None:
        """Look at the first thing to decide about a record."""
        key = self.waiting.about(table, row)
        if key:
            self.waiting.who = self.waiting.kind = ""
            self.waiting.chosen = key
            self._show()

    def step(self, by: int) -> None:
        """Go to the next or the former one."""
        order = self.waiting.order
        if self.waiting.chosen in order:
            at = order.index(self.waiting.chosen) + by
            self.select(order[min(max(at, 0), len(order) - 1)])

    def narrow(self, who: str = "", kind: str = "") -> None:
        """Show only the choices with somebody's version, or of one kind of record."""
        self.waiting.who, self.waiting.kind = who, kind
        self._show()

    def later(self) -> None:
        """Put this one off: the next one comes, and after the last the page is left."""
        following = self.waiting.put_off()
        if following:
            self.select(following)
        else:
            self._view.leave()

    def answer(self, key: str, focused: int = 0) -> None:
        """Do what a button or a digit says: the key of an `Answer`.

        `focused` is the column last looked at.
        """
        act, _colon, number = key.partition(":")
        sheet = self.waiting.sheet
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
        else:
            answers = self.waiting.hand(sheet, int(number))
            self._do(lambda: commands.keep_versions(self._store, answers))

    def write(self, value: Value) -> bool:
        """Replace every version by this value, or give a rule the text or record it asked for."""
        sheet, asking = self.waiting.sheet, self._asking
        if asking is not None:
            return self._do(lambda: self._settle(asking, "" if value is None else str(value)))
        if sheet is None:
            return False
        return self._do(lambda: commands.write_version(self._store, sheet.id, value))

    def give_up_writing(self) -> None:
        """Forget what a rule asked for."""
        self._asking = None

    def _answer_rule(self, at: int) -> None:
        rule = self.waiting.rule
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
        settle_violation(
            self._store, self.waiting.chosen, outcome.key, row=outcome.row, **asked
        )  # fmt: skip

    def _do(self, gesture: Callable[[], object]) -> bool:
        """Run a command; its refusal is shown and nothing moves."""
        try:
            gesture()
        except DsiError as refusal:
            self._view.refuse(refusal)
            return False
        self.waiting.settled()
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

    def _show(self) -> None:
        waiting = self.waiting
        lines = waiting.arrange(self._today())
        scene = self._scene()
        if scene is None:
            self._view.show_nothing(queries.dossier_code(self._store))
            return
        self._view.show_list(lines, waiting.chosen, waiting.filters())
        self._view.show_decision(scene)

    def _scene(self) -> DecisionScene | None:
        sheet, rule, today = self.waiting.sheet, self.waiting.rule, self._today()
        order = self.waiting.order
        if sheet is not None:
            place = (order.index(sheet.id) + 1, len(order))
            record = self._told(sheet.table, sheet.row) if sheet.deletion else NO_WORDS
            return decision(sheet, place, today, self.waiting.sheets, record)
        if rule is not None:
            place = (order.index(rule.id) + 1, len(order))
            return rule_decision(rule, place, today, self._told)
        return None

    def _told(self, table: str, row: str) -> RecordWords:
        return record_words(self._store, table, row)


def received_words(store: Store, today: date) -> str:
    """Say from where and when the last reception came: « Reçu du Portable de Luc, 30 novembre »."""
    last = next((one for one in exchanges(store) if one.kind == "received"), None)
    if last is None:
        return ""
    said = _("Reçu de « {device} », {day}")
    return said.format(device=last.device or last.author, day=words.day(last.at, today))
