"""What each part of the page reads of the dossier, made ready to show."""

from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.solicitation import queries
from dsi_desktop.features.solicitation.presenter import pairing, trends
from dsi_desktop.features.solicitation.presenter.screens import CompareScreen, GroundScreen
from dsi_desktop.features.solicitation.rules.spans import Span, year_before
from dsi_desktop.features.solicitation.rules.thresholds import Thresholds
from dsi_desktop.kernel.i18n import _


def marked_day(kept: Thresholds) -> date | None:
    """Return the date marked, None when none is or another program wrote no day."""
    try:
        return date.fromisoformat(kept.milestone_on)
    except ValueError:
        return None


def compared(store: Store, today: date, body_id: str = "") -> queries.Comparison | None:
    """Return the hours before and after the date marked, None when none is or it is to come."""
    on = marked_day(queries.thresholds(store))
    if on is None or on > today:
        return None
    return queries.before_after(store, on, today, body_id=body_id or None)


def trend_of(
    store: Store, read: queries.LoadTable, body_id: str, *, people: bool
) -> queries.Trend:
    """Return the trend beside a table; hours of organisations already read are not read again."""
    body = body_id or None
    if people:
        return queries.trend(store, read.start, read.end, body_id=body)
    before = queries.load_table(store, *year_before(read.start, read.end), body_id=body)
    kept = queries.thresholds(store)
    on = marked_day(kept)
    mark = queries.Milestone(on, kept.milestone) if on else None
    return queries.Trend(read.months, read.by_month, before.by_month, mark)


def compare_screen(
    store: Store, span: Span, today: date, body_id: str, *, people: bool
) -> CompareScreen:
    """Return the crossings of a period, and the hours around the date marked."""
    matrix = pairing.matrix_of(queries.co_attendance(store, *span), people=people)
    read = compared(store, today, body_id)
    text = queries.thresholds(store).milestone
    return CompareScreen(
        matrix, pairing.crossing_finding(matrix, people=people), people, read,
        trends.comparison_title(read, text) if read else _("Avant et après une date"),
        trends.comparison_words(read) if read else "",
    )


def ground_screen(store: Store, span: Span, today: date) -> GroundScreen:
    """Return the roads, what is missing, the tables of others and the thresholds."""
    return GroundScreen(
        queries.unknown_roads(store, *span), queries.known_roads(store),
        queries.places_missing(store, *span), queries.external_tables(store, today),
        queries.thresholds(store),
    )
