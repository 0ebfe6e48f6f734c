"""Two days side by side: what was added, changed, ended, deleted in the organigramme and plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dsi_desktop.db.differences import Difference, differences
from dsi_desktop.db.engines import driver
from dsi_desktop.db.naming import Names
from dsi_desktop.db.store import Store
from dsi_desktop.features.history.queries.record import ChangeWords
from dsi_desktop.features.history.rules.cells import is_told
from dsi_desktop.kernel.text import fold

CHART, PLAN, BOARDS = "chart", "plan", "boards"
TABLES = {
    CHART: ("body", "post", "membership", "mandate", "mandate_letter", "body_relation",
            "organization", "person", "affiliation"),
    PLAN: ("plan", "need", "issue", "orientation", "objective", "desired_change", "action",
           "action_partner", "action_dependency", "indicator", "measurement", "funding_line"),
    BOARDS: ("board", "board_column", "card", "task"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """One record that differs between two days. `kind`: added, changed, ended or deleted."""

    subject: str
    table: str
    row: str
    kind: str
    title: str
    word: str
    where: str
    changes: tuple[ChangeWords, ...]


def difference_lines(
    store: Store, subjects: Iterable[str], first: date, last: date
) -> list[DifferenceLine]:
    """Return what differs between the ends of two claimed days, by subject then by kind."""
    found: list[DifferenceLine] = []
    asked = list(subjects)
    by_subject = {one: differences(store.path, TABLES[one], first, last) for one in asked}
    with store.read() as session:
        names = Names(driver(session.connection()))
        for subject in asked:
            lines = (_line(names, subject, one) for one in by_subject[subject])
            found += sorted(lines, key=lambda one: (one.word, fold(one.where), fold(one.title)))
    return [one for one in found if one.kind != "changed" or one.changes]


def _line(names: Names, subject: str, one: Difference) -> DifferenceLine:
    changes = tuple(
        ChangeWords(
            names.label(one.table, column).capitalize(), names.value(one.table, column, before),
            names.value(one.table, column, after),
        )
        for column, before, after in one.fields
        if one.kind in ("changed", "ended") and is_told(column)
    )  # fmt: skip
    return DifferenceLine(
        subject, one.table, one.row, one.kind, names.title(one.table, one.row),
        names.word(one.table), names.where(one.table, one.row),
        tuple(change for change in changes if change.before != change.after),
    )  # fmt: skip
