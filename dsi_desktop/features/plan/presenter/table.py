"""The table of the actions: filtered, grouped, summed, sorted, edited several at once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, Unpack

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands, queries, rules
from dsi_desktop.features.plan.presenter.action import state_word
from dsi_desktop.features.plan.queries import ActionRow
from dsi_desktop.features.plan.rules import table
from dsi_desktop.features.tasks.rules import short_day
from dsi_desktop.features.tasks.rules.hours import hours_words
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import fold


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: an action, or a group with its actions and what they add up to."""

    key: str
    title: str
    sums: table.Sums
    action: ActionRow | None = None
    hue: int | None = None
    lines: tuple["Line", ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the table keeps: words anywhere in a row, a chantier, and which states."""

    words: str = ""
    body_id: str = ""
    states: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the table shows now, and how many actions the plan has in all."""

    lines: tuple[Line, ...]
    total: table.Sums
    every: int
    bodies: tuple[tuple[str, str], ...] = field(default=())


class TableScreen(Protocol):
    """What the presenter asks of the screen."""

    def show_lines(self, shown: Shown) -> None:
        """Show these rows, in this order."""

    def keep_in_hand(self, action_ids: Sequence[str]) -> None:
        """Keep these actions chosen, the first one in hand."""

    def say(self, sentence: str) -> None:
        """Show and announce."""

    def refuse(self, error: DsiError) -> None:
        """Show why something was not done."""


class TablePresenter:
    """Reads the rows of a plan once a refresh, and turns gestures into commands."""

    def __init__(self, store: Store, view: TableScreen, today: Callable[[], date]) -> None:
        self._store = store
        self._view = view
        self._today = today
        self.plan_id = ""
        self.order, self.descending = "", False
        self.group = ""
        self.wanted = Wanted()

    def show_plan(self, plan_id: str) -> None:
        """Show the actions of a plan as they are now."""
        self.plan_id = plan_id
        rows = queries.action_rows(
            self._store, plan_id, self._today(), self.order, descending=self.descending)
        bodies = {row.body_id: row.body for row in rows if row.body_id}
        kept = [row for row in rows if keeps(row, self.wanted)]
        self._view.show_lines(Shown(
            lines_of(kept, self.group), table.total(row.sums for row in kept), len(rows),
            tuple(sorted(bodies.items(), key=lambda pair: fold(pair[1]))),
        ))  # fmt: skip

    def sort(self, order: str) -> None:
        """Sort by a column, the other way round when it already was; "" as in the plan."""
        self.descending = bool(order) and order == self.order and not self.descending
        self.order = order if order in queries.orders() else ""
        self.show_plan(self.plan_id)

    def group_by(self, group: str) -> None:
        """Gather the actions under what they share."""
        self.group = group
        self.show_plan(self.plan_id)

    def keep(
        self, *, words: str | None = None, body_id: str | None = None, states: str | None = None
    ) -> None:
        """Show only some actions; what is not named stays as it was."""
        old = self.wanted
        self.wanted = Wanted(
            old.words if words is None else words,
            old.body_id if body_id is None else body_id,
            old.states if states is None else states,
        )  # fmt: skip
        self.show_plan(self.plan_id)

    def columns(self) -> tuple[str, ...]:
        """Return the columns of the table."""
        return queries.table_columns(self._store)

    def choose_columns(self, names: Sequence[str]) -> None:
        """Show these columns."""
        commands.choose_table_columns(self._store, names)

    def rename(self, action_id: str, title: str) -> None:
        """Give an action another title. Raises `RuleBroken`: the form shows why."""
        commands.rename(self._store, "action", action_id, title)
        self._view.keep_in_hand([action_id])

    def edit(
        self, action_ids: Sequence[str], *, due: str | None = None,
        **fields: Unpack[commands.ActionFields],
    ) -> None:  # fmt: skip
        """Say the same of several actions. Raises `RuleBroken`: the form shows why."""
        commands.edit_actions(self._store, action_ids, due=due, **fields)
        said = ngettext("{n} action modifiée.", "{n} actions modifiées.", len(action_ids))
        self._view.say(said.format(n=len(action_ids)))
        self._view.keep_in_hand(action_ids)


def keeps(row: ActionRow, wanted: Wanted) -> bool:
    """Tell whether a row passes the filter: each word typed stands somewhere in it."""
    states = {"open": rules.OPEN, "achieved": rules.ACHIEVED}.get(wanted.states, (wanted.states,))
    if wanted.states == "late" and not row.late:
        return False
    if wanted.states not in ("", "late") and row.state not in states:
        return False
    if wanted.body_id and row.body_id != wanted.body_id:
        return False
    said = fold(" ".join((
        row.code, row.title, row.lead, row.contact, row.body, row.kind, row.issue, row.objective,
        state_word(row.state), row.due, *(name for _key, name in (*row.dimensions, *row.areas)),
    )))  # fmt: skip
    return all(word in said for word in fold(wanted.words).split())


def lines_of(rows: Sequence[ActionRow], group: str) -> tuple[Line, ...]:
    """Return the rows, under the groups asked; an action of two dimensions stands under both.

    Groups come in the order of their first action; what belongs to none comes last.
    """
    if not group:
        return tuple(_line(row, "") for row in rows)
    found: dict[str, list[ActionRow]] = {}
    names: dict[str, tuple[str, int | None]] = {"": (_NONE[group](), None)}
    for row in rows:
        for key, name, hue in _places(row, group):
            names.setdefault(key, (name, hue))
            found.setdefault(key, []).append(row)
    ordered = sorted(found, key=lambda key: not key)
    return tuple(
        Line(f"{group}:{key}", names[key][0], table.total(row.sums for row in found[key]),
             None, names[key][1], tuple(_line(row, f"{group}:{key}:") for row in found[key]))
        for key in ordered
    )  # fmt: skip


def actions_of(lines: Iterable[Line]) -> list[ActionRow]:
    """Return the actions of rows, each once; a group gives all of its own."""
    found = (one.action for line in lines for one in (line, *line.lines) if one.action)
    return list({row.id: row for row in found}.values())


def cell_words(line: Line, name: str) -> str:
    """Return what a column says of an action, or of what a group adds up to."""
    return _group_cell(line, name) if line.action is None else _action_cell(line.action, name)


def spoken(line: Line) -> str:
    """Say a row whole."""
    if line.action is not None:
        named = (name for name in table.SHOWN if name != "title")
        said = (_action_cell(line.action, name) for name in named)
        return ", ".join(part for part in (_action_cell(line.action, "title"), *said) if part)
    return ", ".join((line.title, *total_words(line.sums)))


def total_words(sums: table.Sums) -> tuple[str, ...]:
    """Say what actions add up to, part by part; what is nothing is not said."""
    parts = [
        ngettext("{n} action", "{n} actions", sums.actions).format(n=sums.actions),
        ngettext("{n} réalisée", "{n} réalisées", sums.achieved).format(n=sums.achieved),
    ]
    if sums.late:
        parts.append(ngettext("{n} en retard", "{n} en retard", sums.late).format(n=sums.late))
    if sums.granted:
        parts.append(_("{amount} accordés").format(amount=fmt.money(sums.granted, short=True)))
    if sums.planned or sums.done:
        parts.append(_hours(sums))
    if sums.reached:
        parts.append(ngettext(
            "{n} personne jointe", "{n} personnes jointes", sums.reached
        ).format(n=fmt.number(sums.reached)))
    return tuple(parts)


def copied(lines: Iterable[Line], columns: Sequence[str]) -> str:
    """Return rows as a spreadsheet takes them: a head, then tabs between the cells."""
    head = "\t".join(_(table.COLUMNS[name]) for name in columns)
    rows = ["\t".join(" ".join(cell_words(line, name).split()) for name in columns)
            for line in lines]  # fmt: skip
    return "\n".join([head, *rows])


_NONE = {
    "issue": lambda: _("Sans enjeu"), "objective": lambda: _("Sans objectif"),
    "body": lambda: _("Sans chantier"), "state": lambda: _("Sans état"),
    "lead": lambda: _("Sans porteur"), "dimension": lambda: _("Sans dimension"),
    "area": lambda: _("Sans territoire"),
}  # fmt: skip


def _places(row: ActionRow, group: str) -> Sequence[tuple[str, str, int | None]]:
    """Return the groups a row stands under: (key, name, hue)."""
    if group in ("dimension", "area"):
        tags = row.dimensions if group == "dimension" else row.areas
        return [(key, name, None) for key, name in tags] or [("", "", None)]
    key, name = {
        "issue": (row.issue_id, row.issue), "objective": (row.objective_id, row.objective),
        "body": (row.body_id, row.body), "state": (row.state, state_word(row.state)),
        "lead": (row.lead_id, row.lead),
    }[group]  # fmt: skip
    return [(key, name, row.hue if group == "body" and key else None)]


def _line(row: ActionRow, above: str) -> Line:
    return Line(f"{above}{row.id}", row.title, row.sums, row, row.hue)


def _action_cell(row: ActionRow, name: str) -> str:
    sums = row.sums
    return {
        "title": lambda: " ".join(part for part in (row.code, row.title) if part),
        "state": lambda: state_word(row.state),
        "lead": lambda: row.lead,
        "contact": lambda: row.contact,
        "due": lambda: _("{due}, en retard").format(due=row.due) if row.late else row.due,
        "progress": lambda: fmt.percent(row.progress) if row.progress is not None else "",
        "granted": lambda: _money(sums.granted),
        "hours": lambda: _hours(sums),
        "reached": lambda: fmt.number(sums.reached) if sums.reached else "",
        "body": lambda: row.body,
        "issue": lambda: row.issue,
        "objective": lambda: row.objective,
        "kind": lambda: row.kind,
        "start": lambda: short_day(row.start_on) if row.start_on else "",
        "asked": lambda: _money(sums.asked),
        "paid": lambda: _money(sums.paid),
        "dimensions": lambda: ", ".join(name for _key, name in row.dimensions),
        "areas": lambda: ", ".join(name for _key, name in row.areas),
        "partners": lambda: str(row.partners) if row.partners else "",
    }[name]()


def _group_cell(line: Line, name: str) -> str:
    sums = line.sums
    return {
        "title": line.title,
        "state": _("{done} sur {count} réalisées").format(
            done=sums.achieved, count=sums.actions),
        "due": ngettext("{n} en retard", "{n} en retard", sums.late).format(n=sums.late)
        if sums.late else "",
        "granted": _money(sums.granted), "hours": _hours(sums),
        "reached": fmt.number(sums.reached) if sums.reached else "",
        "asked": _money(sums.asked), "paid": _money(sums.paid),
        "progress": fmt.percent(round(100 * sums.achieved / sums.actions)),
    }.get(name, "")  # fmt: skip


def _money(cents: int) -> str:
    return fmt.money(cents, short=True) if cents else ""


def _hours(sums: table.Sums) -> str:
    if not sums.planned and not sums.done:
        return ""
    done = hours_words(sums.done)
    if not sums.planned:
        return _("{done} h").format(done=done)
    return _("{done} h sur {planned} h").format(done=done, planned=hours_words(sums.planned))
