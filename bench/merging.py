"""A reception ÷ the raw floor: the same fields updated and the same journal rows inserted."""

import random
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import cast

from sqlalchemy import Table, bindparam, insert, update

from bench.ground import Ground
from bench.harness import Row, against
from dsi_desktop.db.digest import digest, gesture_count
from dsi_desktop.db.merge.packing import pack
from dsi_desktop.db.merge.parcel import Origin, Parcel
from dsi_desktop.db.merge.reception import FORMAT, receive
from dsi_desktop.db.pragmas import USER_VERSION, connect
from dsi_desktop.db.schema.directory import ContactDetail
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.kernel.i18n import N_

_TASKS, _DETAILS = 75_000, 25_000
_AT_ONCE = 10  # fields changed by one gesture: three on tasks for each personal one
_WORDS = ["chantier", "comité", "plan", "action", "transport", "jeunesse", "logement", "besoin"]


def merge_10k(ground: Ground) -> Iterator[Row]:
    """Receive 10,000 changed fields, one in five of them personal, into 100,000 rows."""
    yield _merge(ground, "merge-10k", 10_000, 3.0)


def merge_100k(ground: Ground) -> Iterator[Row]:
    """Receive 100,000 changed fields, one in five of them personal, into 100,000 rows."""
    yield _merge(ground, "merge-100k", 100_000, 3.5)


def _merge(ground: Ground, name: str, fields: int, goal: float) -> Row:
    base = _base(ground)
    luc = _edited(ground, base, fields)
    parcel = _parcel(luc)
    return against(
        name, goal, ground.rounds,
        lambda: _received(ground, base, parcel),
        lambda: _floor(ground, base, luc),
    )  # fmt: skip


def _base(ground: Ground) -> Path:
    """Return a dossier of 100,000 rows, made once per run."""
    path = ground.folder / "rows.dsi"
    if path.exists():
        return path
    store = Store.create(path, title="Banc d’essai", author="Marie", device="Banc")
    draw = random.Random(1)
    with store.hurried():
        for start in range(0, _TASKS, 1_000):
            with store.operation(N_("Ajouter des tâches")) as op:
                op.execute(insert(Task), [
                    {"id": f"t{n:06}", "title": _text(draw, 5), "description": _text(draw, 14),
                     "due_on": _day(draw), "moved_at": n}
                    for n in range(start, start + 1_000)
                ])  # fmt: skip
        for start in range(0, _DETAILS, 1_000):
            with store.operation(N_("Ajouter des coordonnées")) as op:
                op.execute(insert(ContactDetail), [
                    {"id": f"d{n:06}", "value": f"418 555-{n:06}", "label": "bureau"}
                    for n in range(start, start + 1_000)
                ])  # fmt: skip
    store.close()
    return path


def _edited(ground: Ground, base: Path, fields: int) -> Path:
    """Return the same dossier after so many fields were changed on another laptop."""
    path = ground.folder / f"luc-{fields}.dsi"
    shutil.copyfile(base, path)
    store = Store.open(path, author="Luc", device="Portable de Luc")
    draw = random.Random(fields)
    tasks = [draw.sample(range(_TASKS), _TASKS) for _ in range(2)]
    details = draw.sample(range(_DETAILS), _DETAILS)
    each = _AT_ONCE // 5
    with store.hurried():
        for turn in range(fields // _AT_ONCE):
            with store.operation(N_("Modifier des fiches")) as op:
                places = range(turn * 2 * each, (turn + 1) * 2 * each)
                _set(op, Task, "title", [(f"t{tasks[0][n]:06}", _text(draw, 5)) for n in places])
                _set(op, Task, "due_on", [(f"t{tasks[1][n]:06}", _day(draw)) for n in places])
                places = range(turn * each, (turn + 1) * each)
                _set(op, ContactDetail, "value",
                     [(f"d{details[n]:06}", f"581 {turn:03}-{n:06}") for n in places])
    store.close()
    return path


def _set(
    op: Operation, kind: type[Task | ContactDetail], column: str, values: list[tuple[str, str]]
) -> None:
    table = cast(Table, kind.__table__)
    statement = update(table).where(table.c.id == bindparam("row")).values(
        {column: bindparam("value")}
    )
    op.session.connection().execute(
        statement, [{"row": row, "value": value} for row, value in values]
    )


def _parcel(path: Path) -> Parcel:
    with closing(connect(path)) as db:
        meta = dict(db.execute("SELECT k, v FROM dsi_meta").fetchall())
        origin = Origin(
            meta["dossier"], meta["title"], "Luc", "Portable de Luc", 0, digest(db),
            gesture_count(db), FORMAT, USER_VERSION,
        )  # fmt: skip
        return Parcel(origin, tuple(pack(db)), path.name)


def _received(ground: Ground, base: Path, parcel: Parcel) -> float:
    """Return the milliseconds of one reception, hashes checked, on disk when it ends."""
    path = ground.folder / "receiving.dsi"
    shutil.copyfile(base, path)
    store = Store.open(path, author="Marie", device="Banc")
    started = time.perf_counter()
    taken = receive(store, [parcel])
    took = (time.perf_counter() - started) * 1000
    store.close()
    assert taken.new
    return took


def _floor(ground: Ground, base: Path, luc: Path) -> float:
    """Return the milliseconds of the same updates and journal rows, by plain statements."""
    path = ground.folder / "floor.dsi"
    shutil.copyfile(base, path)
    with closing(connect(luc)) as db:
        (first,) = db.execute("SELECT min(n) FROM dsi_tx WHERE author = 'Luc'").fetchone()
        gestures = db.execute("SELECT * FROM dsi_tx WHERE n >= ? ORDER BY n", (first,)).fetchall()
        writes = db.execute(
            "SELECT * FROM dsi_change WHERE tx >= ? ORDER BY row, field, tx", (first,)
        ).fetchall()
        names = {n: (table, column) for n, table, column in db.execute("SELECT * FROM dsi_field")}
        replaced = db.execute(
            "SELECT row, field, prev FROM dsi_change WHERE tx >= ? AND prev IS NOT NULL", (first,)
        ).fetchall()
    values: dict[tuple[str, str], list[tuple[object, str]]] = {}
    for row, field, _tx, value, *_rest in writes:
        values.setdefault(names[field], []).append((value, row))
    with closing(connect(path, "rw")) as db:
        return _raw(db, gestures, writes, replaced, values)


def _raw(
    db: sqlite3.Connection,
    gestures: list[tuple[object, ...]],
    writes: list[tuple[object, ...]],
    replaced: list[tuple[object, ...]],
    values: dict[tuple[str, str], list[tuple[object, str]]],
) -> float:
    query = "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
    for (name,) in db.execute(query).fetchall():
        db.execute(f"DROP TRIGGER {name}")
    started = time.perf_counter()
    db.execute("BEGIN IMMEDIATE")
    for (table, column), pairs in values.items():
        db.executemany(f"UPDATE {table} SET {column} = ? WHERE id = ?", pairs)  # noqa: S608
    db.executemany("INSERT INTO dsi_tx VALUES (?,?,?,?,?,?,?,?)", gestures)
    db.executemany("INSERT INTO dsi_change VALUES (?,?,?,?,?,?,?)", writes)
    db.executemany(
        "UPDATE dsi_change SET live = 0 WHERE row = ? AND field = ? AND tx = ?", replaced
    )
    db.execute("COMMIT")
    return (time.perf_counter() - started) * 1000


def _text(draw: random.Random, words: int) -> str:
    return " ".join(draw.choices(_WORDS, k=words))


def _day(draw: random.Random) -> str:
    return f"2026-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
