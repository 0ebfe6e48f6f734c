"""The files beside a record are read alike wherever they are shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.db.papers import Paper, lying_here, paper, paper_content, papers_of
from dsi_desktop.db.schema.directory import Attachment
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.errors import NotFound
from support.db_ground import dossier, opened

AWAY = "0" * 64


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(dossier(tmp_path)) as found:
        yield found


def put(
    store: Store, key: str, content: bytes | None = b"abc", name: str = "", rank: str = "",
) -> str:
    """Put a file beside the body « b »; without content, its bytes lie elsewhere."""
    with store.operation("Joindre") as op:
        sha = AWAY if content is None else op.keep_piece(content)
        op.add(Attachment(
            id=key, record_table="body", record_id="b", sha256=sha, name=name, rank=rank))
    return key


def read(store: Store, table: str = "body") -> list[tuple[str, bool, bool]]:
    with store.read() as session:
        lines = papers_of(session, table, "b", lambda name: name.endswith(".png"))
    return [(line.name, line.picture, line.here) for line in lines]


def test_that_files_come_in_their_order_with_what_their_name_promises(store: Store) -> None:
    put(store, "2", name="mur.png", rank="b")
    put(store, "1", name="note.txt", rank="c")
    put(store, "3", None, name="plan.pdf", rank="a")
    assert read(store) == [
        ("plan.pdf", False, False), ("mur.png", True, True), ("note.txt", False, True)]
    assert read(store, "task") == []


def test_that_a_file_another_program_left_blank_is_read_all_the_same(store: Store) -> None:
    with store.operation("Joindre") as op:
        op.add(Attachment(id="1", record_table="body", record_id="b"))
    with store.read() as session:
        (line,) = papers_of(session, "body", "b", bool)
    assert (line.name, line.caption, line.size, line.rotation, line.picture, line.here,
            line.sha256) == ("Sans nom", "", 0, 0, False, False, "")
    with pytest.raises(NotFound):
        paper(store, "1")


def test_that_a_file_taken_away_is_shown_no_more_and_read_no_more(store: Store) -> None:
    key = put(store, "1", name="note.txt")
    assert paper(store, key) == Paper("note.txt", b"abc")
    with store.operation("Retirer") as op:
        op.remove(op.get(Attachment, key))
    assert read(store) == []
    with pytest.raises(NotFound):
        paper_content(store, key)


def test_that_a_file_on_another_laptop_says_it_has_not_arrived(store: Store) -> None:
    key = put(store, "1", None, name="plan.pdf")
    with pytest.raises(NotFound, match="n’est pas encore arrivé"):
        paper_content(store, key)
    with pytest.raises(NotFound):
        paper_content(store, "gone")


def test_that_the_bytes_of_a_file_nobody_named_are_read(store: Store) -> None:
    assert paper(store, put(store, "1")) == Paper("", b"abc")


def test_that_only_what_lies_here_is_said_to(store: Store) -> None:
    with store.operation("Joindre") as op:
        op.add(Body(id="b", name="B"))
        here = op.keep_piece(b"abc")
    with store.read() as session:
        assert lying_here(session, [here, AWAY, ""]) == {here}
        assert lying_here(session, iter(())) == frozenset()
