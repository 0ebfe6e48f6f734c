"""Is less asked than before: the same months a year before, and on each side of a date."""

from dataclasses import dataclass
from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.solicitation.queries.lines import thresholds
from dsi_desktop.features.solicitation.queries.table import LoadTable, load_table
from dsi_desktop.features.solicitation.rules.spans import Span, around, year_before
from dsi_desktop.kernel.text import fold


@dataclass(frozen=True, slots=True)
class Milestone:
    """The day from which things were to change."""

    on: date
    text: str


@dataclass(frozen=True, slots=True)
class Trend:
    """Minutes of each month, and of the same month a year before, all organisations together."""

    months: tuple[str, ...]
    now: tuple[int, ...]
    before: tuple[int, ...]
    milestone: Milestone | None


@dataclass(frozen=True, slots=True)
class ComparisonLine:
    """Minutes of one organisation on each side of a date."""

    id: str
    name: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was asked on each side of a date. `change` is in percent, None from nothing."""

    before: Span
    after: Span
    before_minutes: int
    after_minutes: int
    change: int | None
    lines: tuple[ComparisonLine, ...]


def trend(store: Store, start: date, end: date, *, body_id: str | None = None) -> Trend:
    """Return the hours of organisations by month beside those of the year before."""
    now = load_table(store, start, end, body_id=body_id)
    before = load_table(store, *year_before(start, end), body_id=body_id)
    return Trend(now.months, now.by_month, before.by_month, milestone(store))


def before_after(
    store: Store, on: date, today: date, *, body_id: str | None = None
) -> Comparison:
    """Return what is asked since `on`, a year at most, beside the same days a year earlier."""
    spans = around(on, today)
    before, after = (load_table(store, *span, body_id=body_id) for span in spans)
    then, now = sum(before.by_month), sum(after.by_month)
    return Comparison(
        *spans, then, now, round(100 * (now - then) / then) if then else None,
        _lines(before, after),
    )


def _lines(before: LoadTable, after: LoadTable) -> tuple[ComparisonLine, ...]:
    """Return who was asked something on either side, what changed most first."""
    names = {line.id: line.name for line in (*before.lines, *after.lines)}
    then = {line.id: line.load.minutes for line in before.lines}
    now = {line.id: line.load.minutes for line in after.lines}
    found = [ComparisonLine(key, name, then.get(key, 0), now.get(key, 0))
             for key, name in names.items()]  # fmt: skip
    return tuple(sorted(
        (one for one in found if one.before or one.after),
        key=lambda one: (-abs(one.after - one.before), fold(one.name), one.id),
    ))


def milestone(store: Store) -> Milestone | None:
    """Return the day from which things were to change, when one was noted."""
    kept = thresholds(store)
    try:
        return Milestone(date.fromisoformat(kept.milestone_on), kept.milestone)
    except ValueError:
        return None
