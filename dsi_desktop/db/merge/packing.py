"""Write the gestures of a file as the lines that travel, each one checked before it leaves."""

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from dsi_desktop.db.gesture import DIGEST_BYTES, compact, gesture_id, value_digest
from dsi_desktop.db.merge.parcel import Packed
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _

_LINES = """
SELECT t.n, t.id, t.lam, t.at, t.author, t.device, t.label, t.nonce,
       f.tbl, f.col, c.row, c.val, c.salt, c.prev, c.field
FROM dsi_tx t JOIN dsi_change c ON c.tx = t.n JOIN dsi_field f ON f.n = c.field
WHERE t.n BETWEEN ? AND ? ORDER BY t.n, f.tbl, f.col, c.row
"""
_LAST = 2**62
Further = dict[tuple[str, int, int], list[str]]


def pack(db: sqlite3.Connection, first: int = 0, last: int = _LAST) -> Iterator[Packed]:
    """Yield every gesture of a file, parents before children, with its personal values beside it.

    Or only those numbered here from `first` to `last`.

    Raises `FileProblem` when a gesture of this file no longer matches its name: a damaged file
    must not travel.
    """
    names = {n: name.hex() for n, name in db.execute("SELECT n, id FROM dsi_tx")}
    further: Further = {}
    try:
        for row, field, tx, parent in db.execute("SELECT row, field, tx, prev FROM dsi_prev"):
            further.setdefault((row, field, tx), []).append(names[parent])
        for _n, lines in groupby(db.execute(_LINES, (first, last)), key=lambda line: line[0]):
            yield _packed(list(lines), names, further)
    except KeyError as error:
        raise _damaged() from error


def _packed(lines: list[tuple[Any, ...]], names: dict[int, str], further: Further) -> Packed:
    cells, secrets = [], []
    for line in lines:
        tx, _id, *_head, table, column, row, value, salt, prev, field = line
        parents = [] if prev is None else [names[prev]]
        if further:
            parents += further.get((row, field, tx), [])
        if salt is not None:
            if len(salt) != DIGEST_BYTES:
                secrets.append([table, column, row, salt.hex(), value])
            value = {"d": value_digest(value, salt).hex()}
        cells.append([table, column, row, value, sorted(parents)])
    _tx, name, lam, at, author, device, label, nonce = lines[0][:8]
    packed = compact([lam, at, author, device, label, nonce.hex(), cells]).encode()
    if gesture_id(packed) != name:
        raise _damaged()
    return Packed(packed, compact(secrets) if secrets else "")


def _damaged() -> FileProblem:
    return FileProblem(
        _("Une partie de ce dossier est abîmée : il n’a pas été partagé. Vérifiez le dossier "
          "(menu « Dossier »), puis recommencez.")
    )  # fmt: skip
