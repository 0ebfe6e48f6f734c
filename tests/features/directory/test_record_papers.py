"""Files beside any record: joined, said, read again, turned, named and taken away."""

from pathlib import Path

import pytest

from dsi_desktop.db.papers import PaperLine, papers_of
from dsi_desktop.db.schema.directory import Attachment, Organization
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.commands import RecordPapers
from dsi_desktop.features.directory.rules import papers as words
from dsi_desktop.formats.pictures import named_picture
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from support.commands_directory import first
from support.photos import photo
from support.plain_words import plain


@pytest.fixture
def papers(store: Store) -> RecordPapers:
    return RecordPapers(store, "organization")


def lines(store: Store) -> tuple[PaperLine, ...]:
    with store.read() as session:
        return papers_of(session, "organization", "o", named_picture)


def test_that_a_photo_is_joined_without_its_place_and_said_so(
    store: Store, papers: RecordPapers
) -> None:
    said = papers.join("o", "tableau.jpg", photo(turned=6, placed=True))
    assert plain(said) == "tableau.jpg est jointe, sans le lieu où la photo a été prise."
    assert papers.join("o", "C:/notes.txt", b"Bonjour") == "notes.txt est joint."
    assert "ce format de photo" in papers.join("o", "IMG.HEIC", b"ftypheic")
    picture, note, _phone = lines(store)
    assert (picture.picture, picture.rotation, picture.here, note.picture) == (
        True, 90, True, False)
    assert papers.content(note.id) == b"Bonjour"
    assert plain(papers.words(note)) == "1 ko"
    with pytest.raises(RuleBroken, match="n’est pas une image"):
        papers.join("o", "faux.jpg", b"rien")
    assert len(lines(store)) == 3


def test_that_a_file_not_arrived_says_so(store: Store, papers: RecordPapers) -> None:
    papers.join("o", "plan.pdf", b"%PDF")
    with store.operation("Recevoir") as op:
        row = op.get(Attachment, lines(store)[0].id)
        row.sha256, row.caption, row.name = "0" * 64, "Le plan", ""
    (line,) = lines(store)
    assert (line.here, line.name) == (False, "Sans nom")
    assert plain(papers.words(line)) == "Le plan · 1 ko · pas encore reçue"
    with pytest.raises(NotFound):
        papers.content(line.id)
    papers.remove(line.id)
    assert lines(store) == ()


def test_that_a_picture_is_turned_captioned_and_made_small(
    store: Store, papers: RecordPapers
) -> None:
    papers.join("o", "mur.jpg", photo(size=(400, 200)))
    papers.join("o", "note.txt", b"Bonjour")
    wall, note = lines(store)
    assert (papers.small(wall.id, 0, 50) or b"").startswith(b"\x89PNG")
    assert papers.small(note.id, 0, 50) is None
    papers.turn(wall.id, -1)
    papers.caption(wall.id, " Le  mur ")
    assert (lines(store)[0].rotation, lines(store)[0].caption) == (270, "Le mur")
    store.undo()
    assert lines(store)[0].caption == ""


def test_that_a_file_of_this_computer_is_read_no_further_than_needed(
    store: Store, papers: RecordPapers, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_bytes(b"Bonjour")
    assert papers.join_file(first(store, Organization), tmp_path / "a.txt") == "a.txt est joint."
    with (tmp_path / "film.mp4").open("wb") as film:
        film.truncate(3_000_000_000)
    assert papers.question(tmp_path / "film.mp4") == ""
    with pytest.raises(RuleBroken, match="20"):
        papers.join_file("o", tmp_path / "film.mp4")
    with pytest.raises(OSError, match="absent"):
        papers.question(tmp_path / "absent.txt")
    assert lines(store) == ()


def test_that_a_heavy_file_is_asked_about_first() -> None:
    assert words.heavy_question("a.pdf", words.HEAVY) == ""
    assert "12,3 Mo" in plain(words.heavy_question("a.pdf", 12_340_000))


def test_that_sizes_are_said_as_people_do() -> None:
    assert [plain(words.size_words(n)) for n in (1, 12_400, 3_400_000)] == [
        "1 ko", "12 ko", "3,4 Mo"]
