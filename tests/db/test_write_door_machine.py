"""Any sequence of writes, undos and redos: the journal replayed equals the tables."""

import shutil
import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from sqlalchemy import insert, text, update

from dsi_desktop.db.entity import tables
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.schema.directory import ContactDetail, Person, Tagging
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.store import Store
from dsi_desktop.db.verify import verify
from dsi_desktop.kernel.ids import linked_id
from support.budget import examples, steps
from support.db_ground import as_another_program, dossier
from support.db_replay import Rows, seen, told

ALL = tables()
WATCHED = {name: ALL[name] for name in ("body", "person", "contact_detail", "tagging")}
WORDS = st.sampled_from(["", "a", "b", "é\u0000x", "«", "1"])
NUMBERS = st.sampled_from([0, 1, -1, 2**53])


class WriteDoor(RuleBasedStateMachine):
    """Bodies, people with personal fields, and links of fixed id, written in every way."""

    people = Bundle("people")
    bodies = Bundle("bodies")

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="dsi-machine-"))
        self.store = Store.open(dossier(self.folder), author="Marie", device="Portable")
        self.before: list[dict[str, Rows]] = []
        self.after: list[dict[str, Rows]] = []
        self.store.bus.subscribe(lambda said: self.heard.append(said.label))
        self.heard: list[str] = []

    def now(self) -> dict[str, Rows]:
        with closing(connect(self.store.path)) as db:
            return seen(db, WATCHED)

    def remember(self, before: dict[str, Rows], count: int) -> None:
        if len(self.heard) > count:
            self.before.append(before)
            self.after.clear()

    @rule(target=bodies, name=WORDS, hue=NUMBERS)
    def create_body(self, name: str, hue: int) -> str:
        before, count = self.now(), len(self.heard)
        with self.store.operation("Créer") as op:
            body = op.add(Body(name=name, hue=hue))
        self.remember(before, count)
        return body.id

    @rule(target=people, notes=WORDS, value=WORDS)
    def create_person(self, notes: str, value: str) -> str:
        before, count = self.now(), len(self.heard)
        with self.store.operation("Créer") as op:
            person = op.add(Person(given_name="Ana", notes=notes))
            op.add(ContactDetail(person_id=person.id, value=value))
        self.remember(before, count)
        return person.id

    @rule(
        row=bodies,
        values=st.fixed_dictionaries({}, optional={"name": WORDS, "hue": NUMBERS, "rank": WORDS}),
    )
    def edit(self, row: str, values: dict[str, object]) -> None:
        before, count = self.now(), len(self.heard)
        with self.store.operation("Modifier") as op:
            body = op.get(Body, row)
            if body.deleted is None:
                for name, value in values.items():
                    setattr(body, name, value)
        self.remember(before, count)

    @rule(row=people, notes=WORDS)
    def note(self, row: str, notes: str) -> None:
        before, count = self.now(), len(self.heard)
        with self.store.operation("Noter") as op:
            person = op.get(Person, row)
            op.restore(person)
            person.notes = notes
        self.remember(before, count)

    @rule(name=WORDS)
    def edit_all(self, name: str) -> None:
        before, count = self.now(), len(self.heard)
        with self.store.operation("Tout modifier") as op:
            op.execute(update(Body).where(Body.deleted.is_(None)).values(name=name))
            op.execute(text("UPDATE body SET hue = hue + 1 WHERE deleted IS NULL AND hue < 9"))
        self.remember(before, count)

    @rule(data=st.data())
    def add_many(self, data: st.DataObject) -> None:
        before, count = self.now(), len(self.heard)
        size = data.draw(st.integers(0, 3))
        with self.store.operation("Importer") as op:
            for number in range(size):
                row = linked_id("tag", str(count), str(number))
                op.execute(insert(Tagging).values(id=row, record_table="body"))
        self.remember(before, count)

    @rule(row=people, number=st.integers(0, 2))
    def link(self, row: str, number: int) -> None:
        before, count = self.now(), len(self.heard)
        with self.store.operation("Lier") as op:
            op.put(Tagging(id=linked_id(str(number)), record_id=row))
        self.remember(before, count)

    @rule(row=bodies)
    def remove_or_restore(self, row: str) -> None:
        before, count = self.now(), len(self.heard)
        with self.store.operation("Retirer ou rétablir") as op:
            body = op.get(Body, row)
            if body.deleted is None:
                op.remove(body)
            else:
                op.restore(body)
        self.remember(before, count)

    @precondition(lambda self: self.before)
    @rule()
    def undo(self) -> None:
        now = self.now()
        assert self.store.undo() is not None
        assert self.store.skipped == ()
        assert living(self.now()) == living(self.before.pop())
        self.after.append(now)

    @precondition(lambda self: self.after)
    @rule()
    def redo(self) -> None:
        now = self.now()
        assert self.store.redo() is not None
        assert living(self.now()) == living(self.after.pop())
        self.before.append(now)

    @rule(name=WORDS)
    def another_program(self, name: str) -> None:
        """It writes while the dossier is closed: this window's undo list starts anew."""
        self.store.close()
        as_another_program(
            self.store.path,
            f"UPDATE body SET purpose = '{name.replace(chr(0), '')}' WHERE deleted IS NULL",
        )
        self.store = Store.open(self.store.path)
        self.store.bus.subscribe(lambda said: self.heard.append(said.label))
        self.before.clear()
        self.after.clear()

    @invariant()
    def journal_replayed_equals_tables(self) -> None:
        with closing(connect(self.store.path)) as db:
            assert told(db, WATCHED) == seen(db, WATCHED)
            assert db.execute("SELECT count(*) FROM dsi_pending").fetchone() == (0,)

    @invariant()
    def labels_say_what_can_be_undone(self) -> None:
        assert (self.store.undo_label is None) == (not self.before)
        assert (self.store.redo_label is None) == (not self.after)

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
            found = verify(self.store.path, ALL)
            shutil.rmtree(self.folder)
            assert found.is_sound, found.faults


def living(state: dict[str, Rows]) -> dict[str, Rows]:
    """What a person sees: the undo of a creation leaves a removed record behind."""
    return {
        name: {row: values for row, values in rows.items() if values["deleted"] is None}
        for name, rows in state.items()
    }


WriteDoor.TestCase.settings = settings(
    max_examples=examples("write_door"), stateful_step_count=steps("write_door"), deadline=None
)
TestWriteDoor = WriteDoor.TestCase
