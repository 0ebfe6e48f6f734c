"""What the view of the flow shows: three findings, their charts and the tables beside them."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from dsi_desktop.db.past import end_of
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.queries.flow import FlowSheet, flow, local_day
from dsi_desktop.features.boards.rules.flow import (
    Depth,
    Month,
    Passage,
    Place,
    Span,
    depth,
    moments,
    passages,
    since_start,
    throughput,
)
from dsi_desktop.features.boards.rules.flow_words import (
    days,
    depth_words,
    month_words,
    passage_words,
)
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import N_, _

PERIODS = (
    ("91", N_("3 mois")), ("182", N_("6 mois")), ("365", N_("12 mois")),
    ("", N_("Depuis le début")),
)  # fmt: skip
_OLDEST_DAYS = 3_650


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table twin, each cell as it is read."""

    key: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FlowScene:
    """All that the view draws and says; `bare` when no card has a past yet."""

    period: str
    bare: bool
    places: tuple[Place, ...]
    depth: Depth
    passages: tuple[Passage, ...]
    months: tuple[Month, ...]
    words: tuple[str, str, str]
    lines: tuple[tuple[Line, ...], tuple[Line, ...], tuple[Line, ...]]


class FlowScreen(Protocol):
    """What the presenter asks of the view."""

    def show_flow(self, scene: FlowScene) -> None:
        """Show the charts, their findings and their tables."""


Glance = Callable[[Callable[[], FlowSheet], Callable[[FlowSheet], None]], None]


class FlowPresenter:
    """Reads the past of the cards shown, away from the screen, and says what it tells.

    `glance(work, done)` does the reading; an answer that comes after a newer question is dropped.
    """

    def __init__(self, store: Store, screen: FlowScreen, glance: Glance) -> None:
        self._store = store
        self._screen = screen
        self._glance = glance
        self._asked = 0
        self._sheet: FlowSheet | None = None
        self.period = PERIODS[1][0]

    def show(self, body_id: str | None, task_ids: Collection[str] | None, today: date) -> None:
        """Show the flow of a chantier, or of all; `task_ids` are those that pass the filter."""
        self._asked += 1
        asked = self._asked

        def done(sheet: FlowSheet) -> None:
            if asked == self._asked:
                self._sheet = sheet
                self._show(today)

        self._glance(lambda: flow(self._store, body_id, task_ids=task_ids), done)

    def choose(self, period: str, today: date) -> None:
        """Look at another period of the same cards."""
        self.period = period
        self._show(today)

    def _show(self, today: date) -> None:
        if self._sheet is not None:
            self._screen.show_flow(scene_of(self._sheet, self.period, today))


def scene_of(sheet: FlowSheet, period: str, today: date) -> FlowScene:
    """Return what is shown of a past; `period` is a number of days, "" since the beginning."""
    span = _span(sheet, period, today)
    places, stays = sheet.places, sheet.stays
    stood = depth(stays, places, moments(span), end_of)
    eve = end_of(span.first - timedelta(days=1))
    passed = tuple(passages(stays, places, eve, end_of(span.last)))
    done = tuple(throughput(stays, places, span, local_day))
    return FlowScene(
        period, sheet.first is None, places, since_start(stood, places), passed, done,
        (depth_words(stood, places), passage_words(passed), month_words(done)),
        (_depth_lines(stood, places), _passage_lines(passed), _month_lines(done)),
    )  # fmt: skip


def _span(sheet: FlowSheet, period: str, today: date) -> Span:
    """Return the days looked at: never before the first card, nor after today."""
    oldest = today - timedelta(days=int(period or _OLDEST_DAYS))
    first = max(oldest, sheet.first) if sheet.first else today
    return Span(min(first, today), today)


def _depth_lines(stood: Depth, places: Sequence[Place]) -> tuple[Line, ...]:
    lines = []
    for at, day in enumerate(stood.days):
        counts = [(place, row[at]) for place, row in zip(places, stood.counts, strict=True)]
        said = ", ".join(_("{title} : {n}").format(title=place.title, n=n) for place, n in counts)
        opened = sum(n for place, n in counts if not place.done)
        finished = sum(n for place, n in counts if place.done)
        shown = fmt.date_long(day, with_weekday=False)
        lines.append(
            Line(day.isoformat(), (shown, fmt.number(opened), fmt.number(finished), said))
        )
    return tuple(reversed(lines))


def _passage_lines(passed: Sequence[Passage]) -> tuple[Line, ...]:
    return tuple(
        Line(one.place.id, (
            one.place.title, _length(one.median), _length(one.most), fmt.number(one.left),
            fmt.number(one.here), days(one.oldest) if one.here else "–",
        ))
        for one in passed
    )  # fmt: skip


def _length(length: float | None) -> str:
    return "–" if length is None else days(length)


def _month_lines(done: Sequence[Month]) -> tuple[Line, ...]:
    return tuple(
        Line(one.first.isoformat(), (
            f"{fmt.month(one.first.month)} {one.first.year}", fmt.number(one.came),
            fmt.number(one.done),
        ))
        for one in reversed(done)
    )  # fmt: skip
