"""A record told in a few words, whatever its table: its long texts, then its other fields."""

from dataclasses import dataclass

from dsi_desktop.db.engines import driver
from dsi_desktop.db.entity import columns, tables
from dsi_desktop.db.fields import field_of
from dsi_desktop.db.naming import Names
from dsi_desktop.db.store import Store

# What only the program reads, and what the title says already.
_SILENT = frozenset({
    "code", "deleted", "hue", "icon", "known", "name", "number", "provisional", "sha256",
    "time_zone", "title",
})
_QUIET_UNITS = frozenset({"rank", "moment", "flag"})
_ENOUGH = 8


@dataclass(frozen=True, slots=True)
class RecordWords:
    """The long texts of a record, and (field, value) of the others that say something."""

    text: str
    fields: tuple[tuple[str, str], ...] = ()


NO_WORDS = RecordWords("")


def record_words(store: Store, table: str, row: str) -> RecordWords:
    """Return what a record says beyond its defaults; nothing for one that is not here."""
    known = [one for one in columns(tables()[table]) if one.name not in _SILENT]
    with store.read() as session:
        db = driver(session.connection())
        names = Names(db)
        asked = ",".join(f'"{column.name}"' for column in known)
        found = db.execute(f"SELECT {asked} FROM {table} WHERE id = ?", (row,)).fetchone()
        texts, fields = [], []
        for column, value in zip(known, found or (None,) * len(known), strict=True):
            said = names.value(table, column.name, value)
            field = field_of(column)
            if not said or value == field.default or field.unit in _QUIET_UNITS:
                continue
            if field.prose:
                texts.append(said)
            else:
                fields.append((names.label(table, column.name), said))
    return RecordWords("\n".join(texts), tuple(fields[:_ENOUGH]))
