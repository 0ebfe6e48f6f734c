"""A month of cards: a cell for each day, and beside them the cards that no day holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dsi_desktop.features.boards.presenter.listing import DatedCard, count_words
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _

DAYS, WEEKS = 7, 6


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day and the cards due on it; `inside` tells whether it is of the month shown."""

    day: date
    inside: bool
    today: bool
    cards: tuple[DatedCard, ...]


@dataclass(frozen=True, slots=True)
class MonthSheet:
    """The weeks of a month from Sunday to Saturday, as calendars are printed in Québec.

    `aside` are the imprecise cards that may fall in the month, then those without any date.
    """

    first: date
    title: str
    cells: tuple[DayCell, ...]
    aside: tuple[DatedCard, ...]


def month_sheet(cards: Sequence[DatedCard], month: date, today: date) -> MonthSheet:
    """Lay cards on the days of the month that holds a day; always six weeks, to stand still."""
    first = month.replace(day=1)
    start = first - timedelta(days=(first.weekday() + 1) % DAYS)
    on: dict[str, list[DatedCard]] = {}
    for one in cards:
        if one.dates.due_on:
            on.setdefault(one.dates.due_on, []).append(one)
    days = [start + timedelta(days=at) for at in range(DAYS * WEEKS)]
    return MonthSheet(
        first, f"{fmt.month(first.month)} {first.year}",
        tuple(
            DayCell(day, day.month == first.month, day == today,
                    tuple(on.get(day.isoformat(), ())))
            for day in days
        ),
        _aside(cards, first),
    )  # fmt: skip


def months_after(month: date, count: int) -> date:
    """Return the first day of the month `count` months later; calendars end where dates do."""
    years, at = divmod(month.year * 12 + month.month - 1 + count, 12)
    return date(min(max(years, 1902), 9000), at + 1, 1)


def spoken_cell(cell: DayCell) -> str:
    """Say a day as it is read aloud: the day, how many cards, each one."""
    parts = [fmt.date_long(cell.day)]
    if cell.today:
        parts.append(_("aujourd’hui"))
    parts.append(count_words(len(cell.cards)) if cell.cards else _("aucune carte"))
    parts += [spoken_chip(one) for one in cell.cards]
    return ", ".join(parts)


def spoken_chip(one: DatedCard) -> str:
    """Say a card as a small one: its title, its chantier, whether it is late or done."""
    done = _("fait") if one.card.state == "done" else ""
    late = _("en retard") if one.card.late else ""
    return ", ".join(part for part in (one.card.title, one.card.body, late, done) if part)


def spoken_aside(one: DatedCard) -> str:
    """Say a card that no day holds, with the words of its date."""
    return f"{spoken_chip(one)}, {one.card.due or _('sans échéance')}"


def _aside(cards: Sequence[DatedCard], first: date) -> tuple[DatedCard, ...]:
    low, high = first.isoformat(), (months_after(first, 1) - timedelta(days=1)).isoformat()
    vague = [
        one for one in cards
        if one.dates.vague and (one.dates.due_from or "") <= high
        and (one.dates.due_to or "9999") >= low
    ]  # fmt: skip
    undated = [one for one in cards if one.dates.is_open and one.card.state != "done"]
    return (*vague, *undated)
