"""What the coverage says of a plan, asked for all at once."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.coverage import queries
from dsi_desktop.features.coverage.presenter.listing import copied, gap_panel, stopped_panel
from dsi_desktop.features.coverage.rules.matrix import AREA, DIMENSION, coverage
from dsi_desktop.features.coverage.rules.shared import SUBJECTS, shared


def counted(store: Store) -> list[object]:
    """Return tables, lists and shares of the plan « plan »."""
    ground = queries.coverage_ground(store, "plan")
    assert ground is not None
    said: list[object] = [shared(ground, subject) for subject in SUBJECTS]
    for by in (DIMENSION, AREA):
        found = coverage(ground, by=by)
        said += [copied(gap_panel(found, ground)), stopped_panel(found.stopped), found.rows]
    return said
