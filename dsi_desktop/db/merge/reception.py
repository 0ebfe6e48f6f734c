"""« Recevoir » : first what a parcel would bring, without touching the dossier; then for real."""

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from dsi_desktop.db.digest import digest
from dsi_desktop.db.merge.applying import touched
from dsi_desktop.db.merge.log import Exchange, note_received
from dsi_desktop.db.merge.parcel import Origin, Parcel
from dsi_desktop.db.merge.refused import DAMAGED, ParcelRefused, foreign, newer
from dsi_desktop.db.merge.rehearsal import rehearsal
from dsi_desktop.db.merge.tally import TablePart, Tally
from dsi_desktop.db.merge.union import Progress, Union, unite
from dsi_desktop.db.store import Store
from dsi_desktop.db.triggers import arm, disarm
from dsi_desktop.kernel.i18n import N_, _, ngettext

FORMAT = 1
RECEIVE = N_("Recevoir des modifications")
_DAY_MS = 86_400_000
_YEAR_DAYS = 365


@dataclass(frozen=True, slots=True)
class Part:
    """What one person wrote on one computer; times in claimed UTC milliseconds."""

    author: str
    device: str
    new: int
    first_at: int
    last_at: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What a reception would bring. `days`: (ISO local day, gestures).

    `conflicts`: things it would give to decide; `unknown`: pieces of information of a newer
    version; `code_there`: that of the only parcel, "" for several.
    """

    origins: tuple[Origin, ...]
    new: int
    known: int
    conflicts: int
    unknown: int
    people: tuple[Part, ...]
    days: tuple[tuple[str, int], ...]
    tables: tuple[TablePart, ...]
    warnings: tuple[str, ...]
    code_here: str
    code_there: str
    code_after: str

    @property
    def already_all(self) -> bool:
        """Tell whether this laptop has everything already."""
        return not self.new


@dataclass(frozen=True, slots=True)
class Received:
    """What a reception brought. `number` names it in the record, 0 when nothing was new."""

    number: int
    new: int
    known: int
    conflicts: int
    unknown: int
    people: tuple[Part, ...]
    code: str
    warnings: tuple[str, ...] = ()


def plan(store: Store, parcels: Sequence[Parcel], progress: Progress | None = None) -> Plan:
    """Try a reception on a private copy; raises `FileProblem` exactly as `receive` would."""
    _examine(store, parcels)
    with rehearsal(store) as (db, book):
        here = digest(db)
        tally = Tally(db)
        union = unite(db, book, parcels, progress, tally)
        faulty = db.execute("PRAGMA foreign_key_check").fetchone()
        if faulty is not None:
            raise _orphan()
        return Plan(
            origins=tuple(parcel.origin for parcel in parcels),
            new=union.new, known=union.known, conflicts=union.conflicts, unknown=union.unknown,
            people=_people(db, union.first), days=_days(db, union.first),
            tables=tally.parts(union.book),
            warnings=_warnings(db, union, store.clock.now_ms()),
            code_here=here,
            code_there=parcels[0].origin.code if len(parcels) == 1 else "",
            code_after=digest(db),
        )  # fmt: skip


def receive(store: Store, parcels: Sequence[Parcel], progress: Progress | None = None) -> Received:
    """Take the gestures of these parcels: all or nothing, in one transaction.

    Raises `FileProblem` (a parcel of another dossier, of a newer format, damaged or incomplete)
    or `WriteRefused`; the dossier is then unchanged. The caller takes the snapshot before.
    """
    _examine(store, parcels)
    with store.exclusive(RECEIVE) as held:
        disarm(held.db)
        union = unite(held.db, held.book, parcels, progress)
        arm(held.db, union.book)
        held.book = union.book
        held.changes += touched(union.book, union.cells)
        code = digest(held.db)
        number = 0
        if union.new:
            first, now = parcels[0].origin, store.clock.now_ms()
            place = ", ".join(parcel.place for parcel in parcels)
            line = Exchange(0, "received", now, first.author, first.device, place, code, union.new)
            number = note_received(held.db, line, union.first, union.last)
        return Received(
            number, union.new, union.known, union.conflicts, union.unknown,
            _people(held.db, union.first), code,
            _warnings(held.db, union, store.clock.now_ms()),
        )  # fmt: skip


def _examine(store: Store, parcels: Sequence[Parcel]) -> None:
    for parcel in parcels:
        if parcel.origin.format > FORMAT:
            raise newer()
        if parcel.origin.dossier_id != store.dossier_id:
            raise foreign()


def _orphan() -> ParcelRefused:
    return ParcelRefused(
        DAMAGED,
        _("Une fiche de ce fichier en cite une autre qui n’existe nulle part. Rien n’a été pris. "
          "Demandez une nouvelle copie."),
    )  # fmt: skip


def _people(db: sqlite3.Connection, first: int) -> tuple[Part, ...]:
    query = (
        "SELECT author, device, count(*), min(at), max(at) FROM dsi_tx WHERE n >= ? AND ? > 0 "
        "GROUP BY author, device ORDER BY count(*) DESC, author, device"
    )
    return tuple(Part(*line) for line in db.execute(query, (first, first)))


def _days(db: sqlite3.Connection, first: int) -> tuple[tuple[str, int], ...]:
    times = db.execute("SELECT at FROM dsi_tx WHERE n >= ? AND ? > 0", (first, first))
    return tuple(sorted(Counter(_local_day(at) for (at,) in times).items()))


def _local_day(at: int) -> str:
    """Return the local day of a claimed moment; a mad clock is brought to the edge."""
    try:
        return datetime.fromtimestamp(at / 1000, UTC).astimezone().date().isoformat()
    except (OverflowError, OSError, ValueError):
        return date.max.isoformat()


def _warnings(db: sqlite3.Connection, union: Union, now: int) -> tuple[str, ...]:
    """Say what is worth knowing, and never stops a reception."""
    found = []
    for part in _people(db, union.first):
        ahead = (part.last_at - now) // _DAY_MS
        if ahead >= 1:
            found.append(
                _("L’horloge de l’ordinateur de {name} avance de {lead} : les dates affichées sont "
                  "fausses, le contenu ne l’est pas.").format(
                      name=part.author or part.device, lead=_lead(ahead))
            )  # fmt: skip
    if union.unknown:
        found.append(
            ngettext(
                "{count} information vient d’une version plus récente ; elle est gardée et "
                "apparaîtra après la mise à jour.",
                "{count} informations viennent d’une version plus récente ; elles sont gardées et "
                "apparaîtront après la mise à jour.",
                union.unknown,
            ).format(count=union.unknown)
        )
    return tuple(found)


def _lead(days: int) -> str:
    years = days // _YEAR_DAYS
    if years:
        return ngettext("{count} an", "{count} ans", years).format(count=years)
    return ngettext("{count} jour", "{count} jours", days).format(count=days)
