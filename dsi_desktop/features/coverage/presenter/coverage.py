"""State and decisions of the page: which plan, by what, which actions, which list beside it."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.coverage import queries
from dsi_desktop.features.coverage.presenter.listing import (
    copied,
    gap_panel,
    records_panel,
    stopped_panel,
)
from dsi_desktop.features.coverage.presenter.reading import coherence_screen, coverage_screen
from dsi_desktop.features.coverage.presenter.screens import (
    CoverageView,
    Panel,
)
from dsi_desktop.features.coverage.rules import words
from dsi_desktop.features.coverage.rules.gaps import Gap
from dsi_desktop.features.coverage.rules.ground import NEED, Ground, Scope
from dsi_desktop.features.coverage.rules.matrix import (
    COLUMNS,
    DIMENSION,
    Coverage,
    Row,
    coverage,
)
from dsi_desktop.features.coverage.rules.subject import Subject

COVERAGE, COHERENCE = "coverage", "coherence"
STOPPED = "stopped"
_NOTHING = Coverage((), (), ())


class CoveragePresenter:
    """One plan is read at a time; what one chooses stays until the page is left."""

    def __init__(self, store: Store, view: CoverageView) -> None:
        self._store = store
        self._view = view
        self.part = COVERAGE
        self.plan_id = ""
        self.by = DIMENSION
        self.scope = Scope()
        self.subject = NEED
        self.ground = Ground("", "")
        self.found = _NOTHING
        self.period = ""
        self._plans: tuple[tuple[str, str], ...] = ()
        self._listed: tuple[str, str] = ("", "")

    def refresh(self) -> None:
        """Read the plan in hand, the first one when it is gone, and show the part in sight."""
        every = queries.plan_choices(self._store)
        known = [one.id for one in every]
        if not known:
            self._view.show_nothing()
            return
        if self.plan_id not in known:
            self.plan_id = known[0]
        self.ground = queries.coverage_ground(self._store, self.plan_id) or Ground("", "")
        if all(area.id != self.scope.area_id for area in self.ground.areas):
            self.scope = Scope(self.scope.actions)
        self._plans = tuple((one.id, one.title) for one in every)
        self.period = next(one.period for one in every if one.id == self.plan_id)
        self._show()

    def _show(self) -> None:
        self.found = coverage(self.ground, self.scope, self.by)
        if self.part == COHERENCE:
            self._view.show_coherence(
                coherence_screen(self.ground, self.subject, self.scope))
            return
        self._view.show_coverage(
            coverage_screen(self.ground, self.found, self.by, self._plans))
        self._view.show_panel(self._panel())

    def go(self, part: str) -> None:
        """Show the coverage or the coherence."""
        self.part = part
        self.refresh()

    def choose_plan(self, plan_id: str) -> None:
        """Look at another plan."""
        self.plan_id, self._listed = plan_id, ("", "")
        self.refresh()

    def choose_by(self, by: str) -> None:
        """Count by dimension or by territory."""
        self.by, self._listed = by, ("", "")
        self._show()

    def choose_actions(self, wanted: str) -> None:
        """Count these actions only."""
        self.scope = Scope(wanted, self.scope.area_id)
        self._show()

    def choose_area(self, area_id: str) -> None:
        """Count what concerns a territory, or all of them ("")."""
        self.scope = Scope(self.scope.actions, area_id)
        self._show()

    def choose_subject(self, subject: str) -> None:
        """Look at the needs, the territories or the populations that chantiers share."""
        self.subject = subject
        self._show()

    def written(self) -> str:
        """Return what a paper of what is in sight is about."""
        return Subject(self.plan_id, self.by, self.scope).written()

    def list_cell(self, key: str, column: str) -> None:
        """List the records of a cell."""
        self._listed = key, column
        self._view.show_panel(self._panel())

    def list_stopped(self) -> None:
        """List the needs that no action serves."""
        self._listed = "", STOPPED
        self._view.show_panel(self._panel())

    def list_gaps(self) -> None:
        """List the gaps again."""
        self._listed = "", ""
        self._view.show_panel(self._panel())

    def copied(self) -> str:
        """Return the list in sight as text."""
        return copied(self._panel())

    def place_of(self, gap: Gap) -> tuple[str, str] | None:
        """Return the line and the column that tell a gap, None when none does."""
        column = words.COLUMN_OF.get(gap.kind)
        if column is None:
            return None
        for row in self.found.rows:
            if row.key == gap.record_id or any(
                gap.record_id in cell.records for cell in row.cells
            ):
                return row.key, column
        return None

    def gap_of(self, key: str, column: str) -> str:
        """Return the key of the first gap of a cell in the list, "" when it has none."""
        row = self._row(key)
        if row is None:
            return ""
        held = {record for cell in row.cells for record in cell.records} | {row.key}
        mine = [gap for gap in self.found.open if gap.record_id in held]
        mine.sort(key=lambda gap: words.COLUMN_OF.get(gap.kind) != column)
        return f"{mine[0].kind}/{mine[0].record_id}" if mine else ""

    def _row(self, key: str) -> Row | None:
        return next((row for row in self.found.rows if row.key == key), None)

    def _panel(self) -> Panel:
        key, column = self._listed
        if column == STOPPED:
            return stopped_panel(self.found.stopped)
        row = self._row(key) if column else None
        if row is None:
            return gap_panel(self.found, self.ground)
        return records_panel(
            words.column_title(column, self.ground.names), words.row_name(row, self.by),
            self.ground, row.cells[COLUMNS.index(column)].records,
        )
