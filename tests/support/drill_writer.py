"""Somebody at work: gestures of every kind, acknowledged one by one in a file beside the dossier.

`python -m support.drill_writer DOSSIER ACK GESTURES SEED [OTHER…]` stops after so many gestures
(0: never); it receives from the other dossiers in turn.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from random import Random

from dsi_desktop.db.schema.directory import ContactDetail, Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.changes import ChangeSet
from dsi_desktop.kernel.errors import WriteRefused
from support.drill_parcels import everything_from

ID_BYTES = 16
_PARAGRAPH = "Les membres discutent des horaires de la navette et de la part de chacun. "


class Worker:
    """Writes in one dossier and acknowledges each gesture once the store has returned."""

    def __init__(self, path: Path, ack: Path, seed: int) -> None:
        self.store = Store.open(path, author="Marie", device="Portable")
        self.store.bus.subscribe(self._hear)
        self.draw = Random(seed)
        self.heard: list[bytes] = []
        self.bodies: list[str] = []
        self.people: list[str] = []
        self._ack = os.open(ack, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
        self.add()

    def _hear(self, change: ChangeSet) -> None:
        if not change.received:
            self.heard.append(bytes.fromhex(change.gesture))

    def acknowledge(self) -> None:
        """Write down what the store says is saved."""
        os.write(self._ack, b"".join(self.heard))
        self.heard.clear()

    def work(self, count: int, others: list[Path]) -> None:
        """Make `count` gestures (0: for ever), with a reception after every twentieth."""
        number = 0
        while number < count or not count:
            number += 1
            with suppress(WriteRefused):  # a record whose creation was undone takes no edit
                self.draw.choice(
                    (self.add, self.edit, self.edit, self.write, self.remove, self.undo)
                )()
            self.acknowledge()
            if others and number % 20 == 0:
                self.receive(others[number // 20 % len(others)])
                self.acknowledge()

    def add(self) -> None:
        with self.store.operation("x") as op:
            person = op.add(Person(given_name=str(len(self.people)), notes=_PARAGRAPH))
            op.add(ContactDetail(person_id=person.id, kind="phone", value="418 555-0000"))
            self.bodies.append(op.add(Body(name="Comité")).id)
            self.people.append(person.id)

    def edit(self) -> None:
        with self.store.operation("x") as op:
            op.get(Body, self.draw.choice(self.bodies)).name = str(self.draw.random())

    def write(self) -> None:
        """A long text over several pages of the file, and an attachment."""
        with self.store.operation("x") as op:
            person = op.get(Person, self.draw.choice(self.people))
            person.notes = _PARAGRAPH * self.draw.randrange(1, 120) + str(self.draw.random())
            op.keep_piece(self.draw.randbytes(self.draw.randrange(3_000)))

    def remove(self) -> None:
        with self.store.operation("x") as op:
            gone = op.add(Body(name="De passage"))
        with self.store.operation("x") as op:
            op.remove(op.get(Body, gone.id))

    def undo(self) -> None:
        self.store.undo()

    def receive(self, other: Path) -> None:
        """Receive all that another laptop has: its gestures are then acknowledged at once."""
        self.heard += everything_from(self.store, other)


def acknowledged(ack: Path) -> set[bytes]:
    """Return the names of the gestures that a worker said were saved."""
    return names(ack.read_bytes()) if ack.exists() else set()


def names(content: bytes) -> set[bytes]:
    """Cut what a worker wrote into names of gestures."""
    return {content[at : at + ID_BYTES] for at in range(0, len(content), ID_BYTES)}


def begin(path: str, ack: str, count: int, seed: int, others: list[str]) -> None:
    """Work in this process until told to stop."""
    Worker(Path(path), Path(ack), seed).work(count, [Path(one) for one in others])


if __name__ == "__main__":
    begin(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5:])
