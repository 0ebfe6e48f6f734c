"""Five laptops over the years: wrong clocks, sticks in any order, copied files, one put back."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

from dsi_desktop.db.engines import driver
from dsi_desktop.db.schema.directory import ContactDetail, Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.changes import ChangeSet
from dsi_desktop.kernel.clock import Clock
from dsi_desktop.kernel.errors import WriteRefused
from support.db_ground import dossier
from support.drill_parcels import decide_some, everything_from

HOUR, DAY, YEAR = 3_600_000, 86_400_000, 31_557_600_000
SKEW = (0, HOUR, -400 * DAY, 0, 10 * YEAR)
WEEK = 7 * DAY
START = 1_700_000_000_000


class Years:
    """Lets five laptops work and meet; remembers every gesture that was ever made."""

    def __init__(self, folder: Path, seed: int, busy: int) -> None:
        self.folder, self.draw, self.busy = folder, Random(seed), busy
        self.week = 0
        self.made: set[bytes] = set()
        self.bodies: list[str] = []
        self.people: list[str] = []
        self.decided = self.copies = self.meetings = self.refused = 0
        first = dossier(folder, "0.dsi")
        for number in range(1, len(SKEW)):
            shutil.copyfile(first, self.path(number))
        self.laptops = [self._open(number) for number in range(len(SKEW))]
        self._add(self.laptops[0])
        for number in range(1, len(SKEW)):
            self.receive(number, 0)

    def path(self, number: int) -> Path:
        return self.folder / f"{number}.dsi"

    def _open(self, number: int) -> Store:
        clock = Clock(lambda: START + self.week * WEEK + SKEW[number])
        store = Store.open(
            self.path(number), author=f"Personne {number}", device=f"L{number}", clock=clock
        )
        store._synchronous("OFF")
        store.bus.subscribe(self._hear)
        return store

    def _hear(self, change: ChangeSet) -> None:
        if not change.received:
            self.made.add(bytes.fromhex(change.gesture))

    def live(self, weeks: int) -> None:
        """Let so many weeks pass, with a laptop put back to an old file in the middle."""
        for self.week in range(weeks):
            for store in self.laptops:
                for _ in range(self.draw.randrange(self.busy)):
                    self._work(store)
            if self.draw.random() < 0.7:
                for _ in range(self.draw.randrange(1, 4)):
                    self.meet(*self.draw.sample(range(len(SKEW)), 2))
            if self.draw.random() < 0.05:
                self.copy_over(*self.draw.sample(range(len(SKEW)), 2))
            if self.week == weeks * 2 // 5:
                self._closed(2, lambda: shutil.copyfile(self.path(2), self.folder / "old.dsi"))
            if self.week == weeks * 3 // 5:
                self.receive(0, 2)
                self._closed(2, lambda: shutil.copyfile(self.folder / "old.dsi", self.path(2)))

    def _closed(self, number: int, then: Callable[[], object]) -> None:
        """Do something to the file of a laptop while its window is closed."""
        self.laptops[number].close()
        then()
        self.laptops[number] = self._open(number)

    def _work(self, store: Store) -> None:
        work = self.draw.choices(
            (self._add, self._edit, self._phone, self._remove, self._restore, self._undo),
            (12, 60, 12, 6, 3, 7),
        )[0]
        try:
            work(store)
        except WriteRefused:
            self.refused += 1

    def _add(self, store: Store) -> None:
        with store.operation("x") as op:
            self.bodies.append(op.add(Body(name="Comité", rank="a")).id)
            person = op.add(Person(given_name="Neuve", notes="Note"))
            op.add(ContactDetail(person_id=person.id, value="418 555-0100"))
            self.people.append(person.id)

    def _edit(self, store: Store) -> None:
        with store.operation("x") as op:
            body = op.find(Body, self.draw.choice(self.bodies))
            if body is not None:
                column = self.draw.choice(("name", "purpose", "rank"))
                setattr(body, column, f"Texte {self.draw.randrange(9)}")

    def _phone(self, store: Store) -> None:
        with store.operation("x") as op:
            person = op.find(Person, self.draw.choice(self.people))
            if person is not None:
                person.notes = f"Note {self.draw.randrange(9)}"

    def _remove(self, store: Store) -> None:
        with store.operation("x") as op:
            body = op.find(Body, self.draw.choice(self.bodies))
            if body is not None:
                op.remove(body)

    def _restore(self, store: Store) -> None:
        with store.operation("x") as op:
            body = op.find(Body, self.draw.choice(self.bodies))
            if body is not None:
                op.restore(body)

    def _undo(self, store: Store) -> None:
        """Undo; a decision that nobody received yet is then put aside, as if never made."""
        undone = store._done[-1:]
        store.undo()
        with store.read() as session:
            db = driver(session.connection())
            for name in undone:
                if db.execute("SELECT 1 FROM dsi_tx WHERE id = ?", (name,)).fetchone() is None:
                    self.made.discard(name)

    def meet(self, here: int, there: int) -> None:
        """Bring the stick of one laptop to another, where some things are decided at once."""
        self.receive(here, there)
        self.meetings += 1
        self.decided += decide_some(self.laptops[here], self.draw)

    def receive(self, here: int, there: int) -> None:
        everything_from(self.laptops[here], self.path(there))

    def copy_over(self, source: int, target: int) -> None:
        """Copy a file with the Explorer, once the other's work was brought to it."""
        self.receive(source, target)
        self.laptops[source].close()
        self._closed(target, lambda: shutil.copyfile(self.path(source), self.path(target)))
        self.laptops[source] = self._open(source)
        self.copies += 1

    def gossip(self) -> None:
        """Let everybody receive from everybody, twice round."""
        for _ in range(2):
            for here in range(len(SKEW)):
                for there in range(len(SKEW)):
                    if here != there:
                        self.receive(here, there)

    def close(self) -> None:
        for store in self.laptops:
            with closing(store):
                pass
