"""An open dossier: many readers that cannot write, one writer that cannot forget."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from sqlalchemy.orm import Session

import dsi_desktop.db.schema  # noqa: F401  the schema registers itself on import
from dsi_desktop.db.container import examine_header
from dsi_desktop.db.engines import driver, reader_engine, writer_engine
from dsi_desktop.db.entity import tables
from dsi_desktop.db.exclusive import Exclusive, commit
from dsi_desktop.db.founding import found_dossier
from dsi_desktop.db.gate import Gate
from dsi_desktop.db.gesture import LONGEST
from dsi_desktop.db.journal import FieldBook
from dsi_desktop.db.labels import REDO, UNDO, label_for
from dsi_desktop.db.lock import Lock, acquire
from dsi_desktop.db.meta import meta
from dsi_desktop.db.opening import BeforeMigration, read_book, ready_to_write
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.refusals import in_words
from dsi_desktop.db.seal import Sealed, Signature, seal
from dsi_desktop.db.undo import Skipped, Turn, Undone, label_of, write_back
from dsi_desktop.db.values import clean_text
from dsi_desktop.kernel.bus import Bus
from dsi_desktop.kernel.changes import ChangeSet
from dsi_desktop.kernel.clock import Clock
from dsi_desktop.kernel.errors import WriteRefused
from dsi_desktop.kernel.i18n import _

__all__ = ["Exclusive", "Operation", "Skipped", "Store", "Undone"]

Guard = Callable[[Operation, bytes], None]


class Store:
    """The file of one démarche, open in this window.

    Every committed operation is journalled in the same transaction, then published on `bus`.
    `turn`, set by whoever decides between versions, takes a decision back in a way of its own.
    """

    def __init__(
        self, path: Path, book: FieldBook, bus: Bus, clock: Clock, lock: Lock | None
    ) -> None:
        self.path = path
        self.bus = bus
        self.clock = clock
        self.author = ""
        self.device = ""
        self.skipped: tuple[Skipped, ...] = ()
        self.before_undo: list[Guard] = []
        self.turn: Turn | None = None
        self._lock = lock
        self._gate = Gate()
        self._done: list[bytes] = []
        self._undone: list[bytes] = []
        self._labels: dict[bytes, str] = {}
        self._reader = reader_engine(path)
        self._writer = writer_engine(path) if lock is not None else None
        self.book = book
        with self.read() as session:
            plain = driver(session.connection())
            self.dossier_id = meta(plain, "dossier")
            self.title = meta(plain, "title")

    @classmethod
    def create(
        cls, path: Path, *, title: str = "", author: str = "", device: str = "",
        bus: Bus | None = None, clock: Clock | None = None,
    ) -> "Store":  # fmt: skip
        """Create a new dossier and open it. Raises `FileProblem`, see `found_dossier`."""
        found_dossier(path, tables(), clean_text(title))
        return cls.open(path, author=author, device=device, bus=bus, clock=clock)

    @classmethod
    def open(
        cls, path: Path, *, author: str = "", device: str = "", bus: Bus | None = None,
        clock: Clock | None = None, read_only: bool = False, lock: Lock | None = None,
        before_migration: BeforeMigration | None = None,
    ) -> "Store":  # fmt: skip
        """Open a dossier: header, lock, checks, migration, leftovers of other programs.

        `lock` is one taken earlier by the caller for this file; `before_migration` takes the
        snapshot. Raises `FileProblem` with the sentence that says what happened and what to do;
        the file is then unchanged and the lock free. May run in a worker thread.
        """
        examine_header(path)
        if read_only:
            store = cls(path, read_book(path, tables()), bus or Bus(), clock or Clock(), None)
        else:
            held = lock or acquire(path, author)
            try:
                book = ready_to_write(path, tables(), before_migration)
                store = cls(path, book, bus or Bus(), clock or Clock(), held)
            except BaseException:
                held.release()
                raise
        store.author = clean_text(author)
        store.device = clean_text(device)
        return store

    @property
    def read_only(self) -> bool:
        """Tell whether this window may only look."""
        return self._writer is None

    @property
    def undo_label(self) -> str | None:
        """Return the label of the operation that `undo` would take back."""
        return self._labels[self._done[-1]] if self._done else None

    @property
    def redo_label(self) -> str | None:
        """Return the label of the operation that `redo` would do again."""
        return self._labels[self._undone[-1]] if self._undone else None

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for queries, which SQLite keeps from writing; fetch everything inside."""
        with self._gate.reading(), in_words(), Session(self._reader) as session:
            yield session

    @contextmanager
    def operation(self, label: str) -> Iterator[Operation]:
        """The only way to write: all or nothing, journalled, then published.

        `label` is a constant French source. Raises `WriteRefused` in a read-only window, inside
        another operation or inside `read()`, and `FileProblem` when the disk fails.
        """
        sealed: list[Sealed] = []
        with self._transaction(label, sealed) as op:
            yield op
        if sealed:
            self._done.append(sealed[0].id)
            self._labels[sealed[0].id] = label
            self._undone.clear()
            self.bus.publish(_said(sealed[0], label))

    @contextmanager
    def hurried(self) -> Iterator[None]:
        """Do not wait for the disk at each operation inside the block.

        Only for a file that is worth nothing until it is whole (the demonstration being built):
        a power cut inside the block may lose or damage it.
        """
        self._synchronous("OFF")
        try:
            yield
        finally:
            self._synchronous("FULL")

    def undo(self) -> str | None:
        """Take back this window's last operation; return its label, None when there is none.

        What could not be taken back stands in `skipped`.
        """
        return self._step(self._done, self._undone, UNDO)

    def redo(self) -> str | None:
        """Do again what `undo` took back; return its label, None when there is none."""
        return self._step(self._undone, self._done, REDO)

    def undo_gesture(self, gesture: str) -> Undone:
        """Take back any gesture of the history, given by its hexadecimal id.

        This is an operation of its own, which `undo` takes back in turn. `NotFound` when the
        gesture is not in this file.
        """
        undone = self._invert(bytes.fromhex(gesture), UNDO)
        if undone.gesture is not None:
            name = bytes.fromhex(undone.gesture)
            self._done.append(name)
            self._labels[name] = undone.label
            self._undone.clear()
        return undone

    def close(self) -> None:
        """Close the file and let the next one in; a late write is refused, for want of a lock."""
        self._reader.dispose()
        if self._writer is not None:
            self._writer.dispose()
            self._writer = None
        if self._lock is not None:
            self._lock.release()

    def _synchronous(self, level: str) -> None:
        if self._writer is not None:
            with self._gate.writing():
                held = self._writer.raw_connection()
                cast(sqlite3.Connection, held.driver_connection).execute(
                    f"PRAGMA synchronous={level}"
                )
                held.close()

    def _step(self, source: list[bytes], target: list[bytes], pattern: str) -> str | None:
        if not source:
            return None
        gesture = source[-1]
        undone = self._invert(gesture, pattern)
        source.pop()
        label = self._labels[gesture]
        if undone.gesture is not None:
            name = bytes.fromhex(undone.gesture)
            target.append(name)
            self._labels[name] = label
        return label

    def _invert(self, gesture: bytes, pattern: str) -> Undone:
        with self._held() as (session, plain):
            known = self._labels.get(gesture) or label_of(plain, gesture)
            op = Operation(session, label_for(pattern, known))
            for guard in self.before_undo:
                guard(op, gesture)
            turned = self.turn and self.turn(plain, self.book, gesture, self.clock.now_ms())
            if turned is not None:
                self.skipped = ()
                name, changes = turned.gesture, turned.changes
            else:
                self.skipped = write_back(op.plain(), self.book, gesture)
                sealed = self._seal(op.plain(), op.label)
                name, changes = (sealed.id, sealed.changes) if sealed else (None, ())
            if name is None:
                return Undone(None, op.label, self.skipped)
            with self._gate.turning():
                commit(session, plain)
        self.bus.publish(ChangeSet(name.hex(), op.label, changes))
        return Undone(name.hex(), op.label, self.skipped)

    @contextmanager
    def exclusive(self, label: str) -> Iterator[Exclusive]:
        """Change the journal itself (a reception, a destruction): all or nothing, not a gesture.

        Those who write in it disarm the triggers, bring the tables up to date and arm them
        again. What `changes` lists is published as received once committed. Refuses like
        `operation`.
        """
        with self._held() as (session, plain):
            held = Exclusive(plain, self.book)
            yield held
            before, self.book = self.book, held.book  # first: who reads the new needs its names
            try:
                with self._gate.turning():
                    commit(session, plain)
            except BaseException:
                self.book = before
                raise
        if held.changes:
            self.bus.publish(ChangeSet("", label, tuple(held.changes), received=True))

    @contextmanager
    def _held(self) -> Iterator[tuple[Session, sqlite3.Connection]]:
        """Hold the write door in a transaction that has begun; the caller commits."""
        if self._writer is None:
            raise WriteRefused(
                _("Ce dossier est ouvert en lecture seule : rien n’a été changé. "
                  "Travaillez sur une copie enregistrée sur cet ordinateur.")
            )  # fmt: skip
        with (
            self._gate.writing(),
            in_words(),
            Session(self._writer, expire_on_commit=False) as session,
        ):
            with self._gate.turning():
                plain = driver(session.connection())
            yield session, plain

    @contextmanager
    def _transaction(self, label: str, sealed: list[Sealed]) -> Iterator[Operation]:
        with self._held() as (session, plain):
            op = Operation(session, label)
            yield op
            found = self._seal(op.plain(), label)
            if found is not None:
                with self._gate.turning():
                    commit(session, plain)
                sealed.append(found)

    def _seal(self, db: sqlite3.Connection, label: str) -> Sealed | None:
        signature = Signature(self.author, self.device, clean_text(label), self.clock.now_ms())
        return seal(db, self.book, signature, most=LONGEST)


def _said(sealed: Sealed, label: str) -> ChangeSet:
    """Return what the bus says of a gesture."""
    return ChangeSet(sealed.id.hex(), label, sealed.changes)
