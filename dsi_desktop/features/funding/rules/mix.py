"""The montage as its page shows it: figures, columns, rows, pinned totals, what is wrong."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dsi_desktop.features.funding.rules import words
from dsi_desktop.features.funding.rules.arithmetic import Totals
from dsi_desktop.features.funding.rules.cumulation import ACTION, Breach, breaches
from dsi_desktop.features.funding.rules.matrix import (
    ALL_YEARS,
    NO_YEAR,
    SERVICES,
    ActionRow,
    Cell,
    FunderColumn,
    Montage,
    has_untimed_sources,
)
from dsi_desktop.features.funding.rules.sources import Mix
from dsi_desktop.features.funding.rules.spending import Spent
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext

FOLDED_ABOVE = 40
GROUP = "body:"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the strip over the table, and what it counts."""

    value: str
    words: str
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class MixHead:
    """The title of a column; `over` when too much was promised of an agreement."""

    key: str
    title: str
    spoken: str
    over: bool = False


@dataclass(frozen=True, slots=True)
class MixCell:
    """One amount; `parts` are its cents paid, granted, asked and foreseen, in that order."""

    text: str
    spoken: str
    parts: tuple[int, int, int, int] = (0, 0, 0, 0)
    quiet: bool = False
    line_id: str = ""


@dataclass(frozen=True, slots=True)
class MixRow:
    """An action, or a chantier that holds several (`fold` 1 open, -1 folded)."""

    key: str
    title: str
    hue: int
    cells: tuple[MixCell, ...]
    total: str
    pill: str
    spoken: str
    fold: int = 0


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A pinned line of totals; `over` are the columns where too much was promised."""

    title: str
    texts: tuple[str, ...]
    total: str
    strong: bool = False
    over: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to see to: `kind` and `id` open it. `alarm` is red, else it waits for a choice."""

    name: str
    what: str
    kind: str
    id: str
    alarm: bool = True

    @property
    def text(self) -> str:
        """« Centraide : 27 500 $ accordés dans le plan, entente de 25 000 $ »."""
        return _("{name} : {what}").format(name=self.name, what=self.what) if self.what \
            else self.name


@dataclass(frozen=True, slots=True)
class MixScreen:
    """All that the montage shows."""

    figures: tuple[Figure, ...]
    heads: tuple[MixHead, ...]
    rows: tuple[MixRow, ...]
    totals: tuple[TotalRow, ...]
    notices: tuple[Notice, ...]
    note: str
    empty: bool


def years_offered(table: Montage, mix: Mix) -> list[tuple[int, str]]:
    """Return the fiscal years to choose from, the latest first, after « tous »."""
    offered = [(ALL_YEARS, _("Tous les exercices"))]
    offered += [(year, words.year_words(year)) for year in reversed(table.years)]
    if has_untimed_sources(mix):
        offered.append((NO_YEAR, _("Sans exercice")))
    return offered


def screen_of(
    mix: Mix, table: Montage, spent: Iterable[Spent], open_groups: frozenset[str] = frozenset()
) -> MixScreen:
    """Return the screen of a table; beyond forty actions they are grouped by chantier, folded."""
    heads = tuple(_head(column) for column in table.columns)
    rows = tuple(_row(row, heads) for row in table.rows)
    if len(rows) > FOLDED_ABOVE:
        rows = _grouped(table, rows, heads, open_groups)
    return MixScreen(
        figures=figures(table), heads=heads, rows=rows, totals=_totals(table),
        notices=notices(mix, table, breaches(mix), spent), note=_note(table),
        empty=not table.columns,
    )  # fmt: skip


def figures(table: Montage) -> tuple[Figure, ...]:
    """Return the strip: montage, granted, paid, waiting, leverage, public share."""
    whole = table.total
    granted = _("accordé, dont {money} en nature").format(money=words.money(whole.in_kind))
    made = [
        Figure(words.money(whole.worth), _("montage total")),
        Figure(words.money(whole.firm), granted if whole.in_kind else _("accordé")),
        Figure(words.money(whole.received), _("versé")),
        Figure(words.money(whole.waiting), _("demandé, en attente")),
    ]
    if table.leverage is not None:
        made.append(Figure(
            _("{money} pour 1 $").format(money=fmt.money(table.leverage)),
            _("effet levier : {core}").format(core=", ".join(table.core))))
    if table.public is not None:
        over = table.ceiling is not None and table.public.over(table.ceiling)
        said = _("d’aide publique")
        if table.ceiling is not None:
            said = _("d’aide publique, plafond {limit}").format(
                limit=fmt.percent(table.ceiling))
        made.append(Figure(fmt.percent(table.public.percent(table.ceiling)), said, over))
    return tuple(made)


def notices(
    mix: Mix, table: Montage, broken: Sequence[Breach], spent: Iterable[Spent]
) -> tuple[Notice, ...]:
    """Return what is wrong, the surest first: promised twice, rules broken, words missing."""
    names = {one.id: one.name for one in mix.actions}
    shown = {row.action.id for row in table.rows}
    found = [
        Notice(words.column_name(column.key, column.giver), words.over_words(one), "agreement",
               one.deal.id)
        for column in table.columns for one in column.over
    ]  # fmt: skip
    found += [
        Notice(words.breach_name(one), words.breach_words(one), one.scope, one.scope_id)
        for one in broken if one.scope != ACTION or one.scope_id in shown
    ]
    silent: dict[str, int] = {}
    for one in spent:
        if one.unexplained and one.action_id in shown:
            silent[one.action_id] = silent.get(one.action_id, 0) + 1
    for action_id, count in silent.items():
        found.append(Notice(names[action_id], ngettext(
            "{n} écart de dépense sans explication", "{n} écarts de dépense sans explication",
            count).format(n=count), "action", action_id, alarm=False))  # fmt: skip
    if table.untied:
        found.append(Notice(ngettext(
            "{n} source n’est reliée à aucune action",
            "{n} sources ne sont reliées à aucune action",
            len(table.untied)).format(n=len(table.untied)), "", "untied", "", alarm=False))
    bare = [row for row in table.rows if row.unfunded]
    found += [
        Notice(row.action.name, _("à financer"), "action", row.action.id, alarm=False)
        for row in bare
    ]  # fmt: skip
    found += [
        Notice(row.action.name, _("il manque {money} du coût prévu").format(
            money=words.money(row.lacking)), "action", row.action.id, alarm=False)
        for row in table.rows if row.lacking and not row.unfunded
    ]  # fmt: skip
    return tuple(found)


def _note(table: Montage) -> str:
    if not table.untimed:
        return ""
    return _("{money} d’heures en nature n’ont pas d’exercice : elles comptent dans « Tous les "
             "exercices ».").format(money=words.money(table.untimed))  # fmt: skip


def _head(column: FunderColumn) -> MixHead:
    name = words.column_name(column.key, column.giver)
    whole = column.giver.name if column.giver is not None else name
    spoken = whole
    if column.over:
        over = "; ".join(words.over_words(one) for one in column.over)
        spoken = f"{whole} : {over}"
    return MixHead(column.key, name, spoken, bool(column.over))


def _row(row: ActionRow, heads: Sequence[MixHead]) -> MixRow:
    name = row.action.title or row.action.code
    return MixRow(
        key=row.action.id, title=name, hue=row.action.hue,
        cells=tuple(_cell(name, cell, head) for cell, head in zip(row.cells, heads, strict=True)),
        total=words.money(row.total.worth) if row.total.worth else "", pill=_pill(row),
        spoken=_("{name}, total : {money}").format(
            name=name, money=_pill(row) or words.money(row.total.worth)),
    )  # fmt: skip


def _pill(row: ActionRow) -> str:
    if row.unfunded:
        return _("à financer")
    if row.lacking:
        return _("manque {money}").format(money=words.money(row.lacking))
    return ""


def _cell(name: str, cell: Cell, head: MixHead) -> MixCell:
    total = cell.total
    kind = head.key == SERVICES
    if not total.worth:
        return MixCell("", _("{name}, {funder} : rien").format(name=name, funder=head.title),
                       line_id=next(iter(cell.lines), ""))  # fmt: skip
    parts = (0, 0, 0, 0) if kind else (
        total.received, total.firm - total.received, total.waiting, total.foreseen)
    return MixCell(
        words.money(total.worth),
        f"{name}, {head.title} : {words.made_of(total, in_kind=kind)}", parts,
        quiet=kind or not total.firm, line_id=next(iter(cell.lines), ""),
    )  # fmt: skip


def _grouped(
    table: Montage, rows: Sequence[MixRow], heads: Sequence[MixHead], opened: frozenset[str]
) -> tuple[MixRow, ...]:
    bodies: dict[str, list[tuple[ActionRow, MixRow]]] = {}
    for row, said in zip(table.rows, rows, strict=True):
        bodies.setdefault(row.action.body_id, []).append((row, said))
    made: list[MixRow] = []
    for body_id, members in bodies.items():
        key = f"{GROUP}{body_id}"
        made.append(_group(key, [row for row, _said in members], heads, open_now=key in opened))
        if key in opened:
            made += [said for _row, said in members]
    return tuple(made)


def _group(
    key: str, members: Sequence[ActionRow], heads: Sequence[MixHead], *, open_now: bool
) -> MixRow:
    first = members[0].action
    title = ngettext("{name}, {n} action", "{name}, {n} actions", len(members)).format(
        name=first.body or _("Sans chantier"), n=fmt.number(len(members)))
    columns = [
        Cell(sum((row.cells[at].total for row in members), Totals())) for at in range(len(heads))
    ]
    whole = sum((row.total for row in members), Totals())
    bare = sum(row.unfunded for row in members)
    pill = ngettext("{n} à financer", "{n} à financer", bare).format(n=bare) if bare else ""
    return MixRow(
        key, title, first.hue,
        tuple(_cell(title, cell, head) for cell, head in zip(columns, heads, strict=True)),
        words.money(whole.worth) if whole.worth else "", "" if whole.worth else pill,
        ", ".join(part for part in (title, words.money(whole.worth), pill) if part),
        1 if open_now else -1,
    )  # fmt: skip


def _totals(table: Montage) -> tuple[TotalRow, ...]:
    columns, whole = table.columns, table.total
    held = any(column.agreed is not None for column in columns)

    def line(title: str, cents: Sequence[int | None], total: str) -> TotalRow:
        return TotalRow(title, tuple(words.money(one) if one else "" for one in cents), total)

    made = [
        line(_("Montage"), [one.total.worth for one in columns], words.money(whole.worth)),
        line(_("Accordé"), [one.total.firm for one in columns], words.money(whole.firm)),
        line(_("Versé"), [one.total.received for one in columns], words.money(whole.received)),
    ]
    if held:
        made.append(line(_("Entente"), [one.agreed for one in columns], ""))
        made.append(TotalRow(
            _("Reste à engager"), tuple(_left(one) for one in columns), "", strong=True,
            over=tuple(bool(one.over) for one in columns)))
    return tuple(made)


def _left(column: FunderColumn) -> str:
    if column.left is None:
        return ""
    if column.over:
        return _("dépassé de {money}").format(
            money=words.money(sum(-one.left for one in column.over)))
    return words.money(column.left)
