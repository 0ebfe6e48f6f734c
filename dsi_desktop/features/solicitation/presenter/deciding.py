"""State and decisions of the page: which part, which period, of whom, what to say and to do."""

from collections.abc import Callable
from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules.limits import last_months
from dsi_desktop.features.directory.rules.load import Load
from dsi_desktop.features.solicitation import commands, queries
from dsi_desktop.features.solicitation.presenter import charge, trends
from dsi_desktop.features.solicitation.presenter.figures import Trend
from dsi_desktop.features.solicitation.presenter.reading import (
    compare_screen,
    compared,
    ground_screen,
    trend_of,
)
from dsi_desktop.features.solicitation.presenter.screens import ChargeScreen, SolicitationView
from dsi_desktop.kernel.errors import DsiError, RuleBroken
from dsi_desktop.kernel.i18n import _

CHARGE, COMPARE, GROUND = "charge", "compare", "ground"
YEAR, THREE_YEARS = 12, 36
_NOTHING = queries.LoadTable(date.min, date.min, (), (), Load(), (), (), queries.Gaps())


class SolicitationPresenter:
    """One part is read at a time; what one chooses stays until the page is left."""

    def __init__(self, store: Store, view: SolicitationView, today: Callable[[], date]) -> None:
        self._store = store
        self._view = view
        self._today = today
        self.part = CHARGE
        self.people = False
        self.sharing_people = True
        self.body_id = ""
        self.typed = ""
        self.whole = False
        self.period = "12"
        self._between: tuple[date, date] | None = None
        self._table = _NOTHING
        self._figure = Trend()
        self._since = "", "", ""
        self._suggestions: tuple[queries.Suggestion, ...] = ()

    def between(self) -> tuple[date, date]:
        """Return the period chosen."""
        today = self._today()
        if self._between is not None:
            return self._between
        if self.period == "year":
            return date(today.year, 1, 1), date(today.year, 12, 31)
        if self.period == "before":
            return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
        return last_months(today, THREE_YEARS if self.period == "36" else YEAR)

    def refresh(self) -> None:
        """Read the part in sight and show it."""
        span, today = self.between(), self._today()
        if self.part == CHARGE:
            self._read_charge()
        elif self.part == COMPARE:
            self._view.show_compare(compare_screen(
                self._store, span, today, self.body_id, people=self.sharing_people))
        else:
            self._view.show_ground(ground_screen(self._store, span, today))

    def go(self, part: str) -> None:
        """Show another part."""
        self.part = part
        self.refresh()

    def choose_period(self, key: str) -> None:
        """Look at one of the periods offered."""
        self.period, self._between = key, None
        self.refresh()

    def choose_days(self, start: str, end: str) -> None:
        """Look at a period of one's own; raises RuleBroken when it ends before it begins."""
        first, last = date.fromisoformat(start), date.fromisoformat(end)
        if last < first:
            raise RuleBroken(_("La fin précède le début."), "end")
        self.period, self._between = "own", (first, last)
        self.refresh()

    def choose_body(self, body_id: str) -> None:
        """Count the meetings of one body, or of all ("")."""
        self.body_id = body_id
        self.refresh()

    def choose_subject(self, *, people: bool) -> None:
        """Look at organisations, or at people: on the screen only."""
        self.people, self.whole = people, False
        self.refresh()

    def choose_sharing(self, *, people: bool) -> None:
        """Cross the bodies by the people, or by the organisations, that they share."""
        self.sharing_people = people
        self.refresh()

    def search(self, typed: str) -> None:
        """Keep the lines whose name holds these words."""
        self.typed = typed
        self._show_heat()

    def unfold(self) -> None:
        """Show every line."""
        self.whole = True
        self._show_heat()

    def meetings_of(
        self, key: str, column: int
    ) -> tuple[str, str, tuple[queries.MonthVisit, ...], int]:
        """Return the name and the month of a cell, the meetings behind its hours, and the rest.

        The rest, in minutes, comes from the tables of others.
        """
        table = self._table
        line = next(one for one in table.lines if one.id == key)
        span = charge.spans(table.months)[column]
        by = queries.PERSON if self.people else queries.ORGANIZATION
        visits = [
            visit for at in span.months
            for visit in queries.month_of(
                self._store, key, table.months[at], by=by, body_id=self.body_id or None)
        ]
        counted = sum((visit.minutes or 0) + visit.road_minutes for visit in visits)
        rest = sum(line.minutes[at] for at in span.months) - counted
        return line.name, span.spoken, tuple(visits), rest

    def caps_of(self, key: str) -> tuple[int, int]:
        """Return the hours and the meetings of a month that one organisation should not pass."""
        line = next(one for one in self._table.lines if one.id == key)
        return line.hours_cap, line.meetings_cap

    def join(self, one: queries.Suggestion) -> None:
        """Hold the two meetings of a suggestion on one day."""
        self._do(lambda: commands.hold_together(self._store, one.moved.id, one.kept.id),
                 _("Les deux rencontres se tiennent le même jour. Ctrl+Z les sépare."))

    def set_aside(self, one: queries.Suggestion) -> None:
        """Never suggest these two again."""
        self._do(lambda: commands.set_suggestion_aside(self._store, one.key),
                 _("Suggestion écartée."))

    def _do(self, command: Callable[[], object], said: str) -> None:
        try:
            command()
        except DsiError as refusal:
            self._view.refuse(refusal)
        else:
            self._view.tell(said)

    def _read_charge(self) -> None:
        start, end = self.between()
        body = self.body_id or None
        by = queries.PERSON if self.people else queries.ORGANIZATION
        self._table = queries.load_table(self._store, start, end, by=by, body_id=body)
        read = trend_of(self._store, self._table, self.body_id, people=self.people)
        self._figure = trends.trend_figure(read, self._today())
        self._since = self._finding()
        self._suggestions = queries.suggestions(self._store, self._today())
        self._show_charge()

    def _show_charge(self) -> None:
        table = self._table
        ranking = charge.ranking(table)
        self._view.show_charge(ChargeScreen(
            charge.finding(table, people=self.people), charge.whole_words(table),
            charge.heat_table(table, self.typed, whole=self.whole),
            charge.threshold_words(table), charge.gaps_words(table.gaps), self._figure,
            *self._since, ranking if len(ranking) > 1 else (), self._suggestions, self.people,
            len(table.lines), any(table.by_month),
        ))  # fmt: skip

    def _show_heat(self) -> None:
        self._view.show_heat(charge.heat_table(self._table, self.typed, whole=self.whole))

    def _finding(self) -> tuple[str, str, str]:
        """Return the finding of the trend: around its mark when it has one."""
        marked = self._figure.mark is not None
        read = compared(self._store, self._today(), self.body_id) if marked else None
        if read is None or read.change is None:
            return trends.trend_sentence(self._figure), "", ""
        text = queries.thresholds(self._store).milestone
        said = trends.comparison_title(read, text)
        return said, trends.comparison_sums(read), trends.comparison_words(read)
