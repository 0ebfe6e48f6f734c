"""The union of this file's gestures and those of some parcels, and the tables that follow."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dsi_desktop.db.digest import code_of
from dsi_desktop.db.journal import FieldBook
from dsi_desktop.db.merge.applying import bring_in
from dsi_desktop.db.merge.choices import open_choices
from dsi_desktop.db.merge.intake import Cell, Intake, take
from dsi_desktop.db.merge.parcel import Parcel
from dsi_desktop.db.merge.refused import DAMAGED, ParcelRefused
from dsi_desktop.db.merge.tally import Tally
from dsi_desktop.kernel.changes import Value
from dsi_desktop.kernel.i18n import _

Progress = Callable[[float], None]
_TAKEN, _APPLIED = 0.6, 0.9


@dataclass(slots=True)
class Union:
    """What came in altogether. `conflicts`: things to decide that were not there before."""

    book: FieldBook
    new: int = 0
    known: int = 0
    unknown: int = 0
    first: int = 0
    last: int = 0
    conflicts: int = 0
    fresh: dict[Cell, Value] = field(default_factory=dict)
    destroyed: set[Cell] = field(default_factory=set)

    @property
    def cells(self) -> set[Cell]:
        """Return the (row, field number) cells touched."""
        return self.destroyed.union(self.fresh)

    def add(self, intake: Intake) -> None:
        """Count one parcel more."""
        self.book = intake.book
        self.new += intake.new
        self.known += intake.known
        self.unknown += intake.unknown
        self.first = self.first or intake.first
        self.last = intake.last or self.last
        self.fresh = {**self.fresh, **intake.fresh} if self.fresh else intake.fresh
        self.destroyed |= intake.destroyed


def unite(
    db: sqlite3.Connection,
    book: FieldBook,
    parcels: Sequence[Parcel],
    progress: Progress | None = None,
    tally: Tally | None = None,
) -> Union:
    """Take every parcel, then bring conflicts and tables up to date.

    Inside the caller's transaction, with the triggers disarmed. Raises `ParcelRefused` like `take`,
    and when a parcel does not hold what it says.
    """
    tell = progress or (lambda _share: None)
    union = Union(book)
    before = open_choices(db, book)
    for place, parcel in enumerate(parcels):
        tell(_TAKEN * place / len(parcels))
        intake = take(db, union.book, parcel.packed)
        _check_whole(parcel, intake)
        union.add(intake)
    tell(_TAKEN)
    if tally is not None:
        tally.before(union.book, union.cells)
    if union.new:
        bring_in(db, union.book, union.first, union.last, union.fresh, union.destroyed)
    if tally is not None:
        tally.after(union.book)
    tell(_APPLIED)
    union.conflicts = len(open_choices(db, union.book) - before)
    tell(1.0)
    return union


def _check_whole(parcel: Parcel, intake: Intake) -> None:
    """A parcel says how many gestures it carries and their code: neither may lie."""
    said = parcel.origin
    if (said.count, said.code) != (len(intake.names), code_of(intake.names)):
        raise ParcelRefused(
            DAMAGED,
            _("Ce fichier ne contient pas ce qu’il annonce : il est abîmé ou incomplet. Rien n’a "
              "été pris. Demandez une nouvelle copie.")
        )  # fmt: skip
