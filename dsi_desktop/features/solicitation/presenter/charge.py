"""From the hours read to what the charge screen draws and says."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from dsi_desktop.features.solicitation import queries
from dsi_desktop.features.solicitation.presenter.figures import (
    HeatCell,
    HeatRow,
    HeatTable,
    RankLine,
    hours,
)
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import fold

MOST = 25
FOLDED = "…"
_MONTHS, _QUARTERS, _HOUR = 13, 39, 60


@dataclass(frozen=True, slots=True)
class Span:
    """A column: the months it holds, its short title and its title in full."""

    months: tuple[int, ...]
    title: str
    spoken: str


def spans(months: Sequence[str]) -> tuple[Span, ...]:
    """Return the columns of these `YYYY-MM`: months up to 13, quarters up to 39, else years."""
    if len(months) <= _MONTHS:
        return tuple(
            Span((at,), fmt.month_short(int(one[5:])), f"{fmt.month(int(one[5:]))} {one[:4]}")
            for at, one in enumerate(months)
        )
    by_year = len(months) > _QUARTERS
    groups: dict[tuple[str, int], list[int]] = {}
    for at, one in enumerate(months):
        groups.setdefault((one[:4], 0 if by_year else (int(one[5:]) + 2) // 3), []).append(at)
    return tuple(_span(year, quarter, held) for (year, quarter), held in groups.items())


def _span(year: str, quarter: int, months: list[int]) -> Span:
    if not quarter:
        return Span(tuple(months), year, year)
    title = _("T{quarter} {year}").format(quarter=quarter, year=year[2:])
    spoken = _("trimestre {quarter} de {year}").format(quarter=quarter, year=year)
    return Span(tuple(months), title, spoken)


def heat_table(
    table: queries.LoadTable, typed: str = "", *, whole: bool = False,
) -> HeatTable:  # fmt: skip
    """Return the lines to draw: the most loaded, those whose name holds `typed`, or all."""
    columns = spans(table.months)
    looked = fold(typed)
    wanted = [line for line in table.lines if not looked or looked in fold(line.name)]
    shown = wanted if whole or typed else wanted[:MOST]
    rows = [_row(line, columns) for line in shown]
    if len(shown) < len(wanted):
        rows.append(_folded(wanted[len(shown):], len(table.months)))
    hottest = max((cell.minutes for row in rows for cell in row.cells), default=0)
    caps = max((line.hours_cap for line in table.lines), default=0) * _HOUR
    monthly = len(columns) == len(table.months)
    return HeatTable(
        tuple(one.title for one in columns), tuple(one.spoken for one in columns), tuple(rows),
        max(hottest, caps if monthly else 0), monthly,
    )


def _row(line: queries.LoadLine, columns: Sequence[Span]) -> HeatRow:
    if len(columns) == len(line.minutes):
        cells = tuple(map(HeatCell, line.minutes, map(int, line.over)))
    else:
        cells = tuple(
            HeatCell(
                sum(line.minutes[at] for at in one.months), sum(line.over[at] for at in one.months)
            ) for one in columns
        )
    note = [
        ngettext("{n} suivi", "{n} suivis", line.actions).format(n=line.actions)
        if line.actions else "",
        _("{n} km").format(n=fmt.number(line.load.kilometres)) if line.load.kilometres else "",
    ]
    return HeatRow(
        line.id, line.name, line.seats + line.outside_seats, cells, line.load.minutes,
        line.hours_cap * _HOUR, note=", ".join(one for one in note if one),
    )


def _folded(rest: Sequence[queries.LoadLine], months: int) -> HeatRow:
    middle = round(median(line.load.minutes for line in rest) / max(months, 1))
    words = ngettext(
        "{n} autre, {hours} par mois", "{n} autres, médiane {hours} par mois", len(rest)
    ).format(n=fmt.number(len(rest)), hours=hours(middle))
    return HeatRow(FOLDED, words, 0, (), 0, folded=len(rest))


def finding(table: queries.LoadTable, *, people: bool) -> str:
    """Return what the heat table shows, in one sentence."""
    over = [line for line in table.lines if any(line.over)]
    caps = {line.hours_cap for line in over}
    if not over and people:
        return _("Personne n’a dépassé le seuil dans un même mois")
    if not over:
        return _("Aucune organisation n’a dépassé son seuil dans un même mois")
    limit = hours(caps.pop() * _HOUR) if len(caps) == 1 else _("leur seuil")
    if len(over) == 1:
        limit = hours(over[0].hours_cap * _HOUR)
    said = ngettext(
        "{n} personne a dépassé {limit} dans un même mois",
        "{n} personnes ont dépassé {limit} dans un même mois", len(over),
    ) if people else ngettext(
        "{n} organisation a dépassé {limit} dans un même mois",
        "{n} organisations ont dépassé {limit} dans un même mois", len(over),
    )  # fmt: skip
    return said.format(n=len(over), limit=limit)


def whole_words(table: queries.LoadTable) -> str:
    """Return the hours of everybody, and what they are made of."""
    whole = hours(table.total.minutes)
    months = ngettext("{n} mois", "{n} mois", len(table.months)).format(n=len(table.months))
    if not table.total.outside_minutes:
        return _("{hours} en {months}, rencontres et route").format(hours=whole, months=months)
    return _("{hours} en {months}, dont {outside} à l’externe").format(
        hours=whole, months=months, outside=hours(table.total.outside_minutes))


def threshold_words(table: queries.LoadTable) -> str:
    """Return what the ring means."""
    caps = {line.hours_cap for line in table.lines}
    if len(caps) == 1:
        return _("plus de {cap}, seuil réglable par organisation").format(
            cap=hours(caps.pop() * _HOUR))
    return _("au-dessus du seuil de l’organisation") if caps else ""


def ranking(table: queries.LoadTable) -> tuple[RankLine, ...]:
    """Return the hours a month of those who gave any, most first."""
    months = max(len(table.months), 1)
    return tuple(
        RankLine(
            line.id, line.name, round((line.load.minutes - line.load.road_minutes) / months),
            round(line.load.road_minutes / months),
        )
        for line in table.lines if line.load.minutes
    )  # fmt: skip


def ranking_words(lines: Sequence[RankLine]) -> str:
    """Return the ranking as a sentence."""
    return " ; ".join(f"{line.name}, {hours(line.whole, 1)}" for line in lines[:7])


def gaps_words(gaps: queries.Gaps) -> str:
    """Return how many trips the road hours still leave out, "" when none."""
    missing = gaps.roads + gaps.people_without_area + gaps.meetings_without_area
    if gaps.roads:
        return ngettext(
            "{n} trajet de distance inconnue", "{n} trajets de distance inconnue", gaps.roads
        ).format(n=fmt.number(gaps.roads))
    if missing:
        return _("Municipalités à compléter")
    if gaps.meetings_without_hours:
        return ngettext(
            "{n} rencontre sans heures", "{n} rencontres sans heures", gaps.meetings_without_hours
        ).format(n=fmt.number(gaps.meetings_without_hours))
    return ""
