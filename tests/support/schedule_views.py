"""The calendar of a plan that another program wrote, as it is shown, listed and printed."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.queries.versions import baseline
from dsi_desktop.features.schedule.queries import calendar
from dsi_desktop.features.schedule.report.calendar import calendar_on_one_page, calendar_report
from dsi_desktop.features.schedule.rules.listing import listed
from dsi_desktop.features.schedule.rules.reading import known
from dsi_desktop.features.schedule.rules.scene import Look, axis_of, scene
from support import pdf_samples


def calendar_words(store: Store) -> list[str]:
    """Return every word of the calendar, by chantier and by issue."""
    today = store.clock.today()
    found = calendar(store, "plan")
    assert found is not None
    every = known(found, baseline(store, "plan"), today)
    said: list[str] = []
    for grouping in ("body", "issue"):
        shown = scene(found, every, Look(grouping))
        said += [row.spoken for row in shown.rows]
        said += [
            cell for line in listed(shown.rows, every, grouping=grouping, compared=True)
            for cell in line.cells
        ]  # fmt: skip
    axis_of(found, every, "month", today)
    return said


def papers(store: Store) -> int:
    """Return how many pages the calendar takes, cut and whole."""
    return sum(
        pdf_samples.printed(make(store, "plan"))[1].pages
        for make in (calendar_report, calendar_on_one_page)
    )
