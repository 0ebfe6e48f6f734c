"""What differs between two days, without a window: lines to show, a summary, the choice."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from dsi_desktop.db.differences import ADDED, DELETED
from dsi_desktop.db.store import Store
from dsi_desktop.features.history.queries.differences import (
    DifferenceGroup,
    DifferenceLine,
    FieldLine,
    between,
    kind_words,
)
from dsi_desktop.features.history.queries.dossier import first_day
from dsi_desktop.features.history.rules.scopes import ORGANIGRAMME, subject_of
from dsi_desktop.features.history.rules.texts import counted, field_change, field_value
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _

_QUARTER = 91


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A heading (of a group), or a record with its kind, its changes and its words for the ear."""

    key: str
    heading: str = ""
    table: str = ""
    row: str = ""
    kind: str = ""
    word: str = ""
    title: str = ""
    where: str = ""
    changes: tuple[str, ...] = ()
    spoken: str = ""


class DifferencesPresenter:
    """Keeps the part and the two days."""

    def __init__(self, store: Store) -> None:
        self._store = store
        today = store.clock.today()
        self.scope = ORGANIGRAMME
        self.first = max(today - timedelta(days=_QUARTER), first_day(store))
        self.last = today

    @property
    def subject(self) -> str:
        """The part and the days, as the report takes them."""
        return subject_of(self.scope, self.first, self.last)

    def choose(self, first: date, last: date) -> None:
        """Compare these days. Raises `RuleBroken` when they are not in order."""
        if first >= last:
            raise RuleBroken(_("La première date doit venir avant la seconde."), "first")
        self.first, self.last = first, last

    def groups(self) -> list[DifferenceGroup]:
        """Return what differs."""
        return between(self._store, self.scope, self.first, self.last)


def shown_lines(groups: list[DifferenceGroup]) -> list[ShownLine]:
    """Return headings and records, as the list shows them."""
    words = kind_words()
    lines = []
    for group in groups:
        lines.append(ShownLine(f"#{group.table}", f"{group.title} ({len(group.lines)})"))
        lines += [_shown(line, words[line.kind]) for line in group.lines]
    return lines


def summary(groups: list[DifferenceGroup]) -> str:
    """Return « 3 ajouts, 5 changements », or that nothing differs."""
    return counted(Counter(line.kind for group in groups for line in group.lines))


def _shown(line: DifferenceLine, word: str) -> ShownLine:
    changes = tuple(_said(line, field) for field in line.fields)
    heard = ", ".join(part for part in (word, line.title, line.where, *changes) if part)
    return ShownLine(
        f"{line.table}.{line.row}", "", line.table, line.row, line.kind, word, line.title,
        line.where, changes, heard,
    )  # fmt: skip


def _said(line: DifferenceLine, field: FieldLine) -> str:
    if line.kind in (ADDED, DELETED):
        return field_value(field.label, field.new or field.old)
    return field_change(field.label, field.old, field.new)
