"""Attachments travel beside the file, each once, and are never waited for."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from dsi_desktop.db.merge import pieces, places
from dsi_desktop.db.merge.keys import Keys
from dsi_desktop.db.merge.pieces import Brought, piece_sizes
from dsi_desktop.db.merge.stick import FULL, StickProblem
from dsi_desktop.db.merge.wire import PieceFile
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.errors import FileProblem
from support.exchange_ground import keys, laptops, write
from support.media import SYSTEMS, Stick, plugged, why_not


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    with laptops(tmp_path) as found:
        yield found


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "cle"
    folder.mkdir()
    return folder


def _attach(store: Store, *contents: bytes) -> None:
    write(store, 1)
    with closing(connect(store.path, "rw")) as db:
        for content in contents:
            name = sha256(content).hexdigest()
            db.execute("INSERT OR IGNORE INTO dsi_blob VALUES (?, ?)", (name, content))


def _held(store: Store) -> set[bytes]:
    with closing(connect(store.path)) as db:
        return {content for (content,) in db.execute("SELECT bytes FROM dsi_blob")}


def _files(place: Path) -> list[Path]:
    return sorted((place / "pieces").iterdir())


def test_that_attachments_reach_the_other_laptop(
    pair: tuple[Store, Store], place: Path
) -> None:
    marie, luc = pair
    contents = {b"photo" * 1_000, b"", b"lettre"}
    _attach(luc, *contents)
    receipt = places.share(luc, place)
    assert receipt.pieces == 3
    assert places.take_pieces(marie.path, receipt.path, keys(marie)) == Brought(3, 0, 5_006)
    assert _held(marie) == contents
    assert places.take_pieces(marie.path, receipt.path, keys(marie)) == Brought()


def test_that_a_piece_file_is_named_by_its_own_encrypted_bytes(
    pair: tuple[Store, Store], place: Path
) -> None:
    _attach(pair[1], b"lettre")
    places.share(pair[1], place)
    (file,) = _files(place)
    assert sha256(file.read_bytes()).hexdigest() == file.name
    assert b"lettre" not in file.read_bytes()


def test_that_a_piece_is_written_once_by_whoever_comes_first(
    pair: tuple[Store, Store], place: Path
) -> None:
    marie, luc = pair
    _attach(luc, b"lettre")
    places.share(luc, place)
    first = _files(place)
    _attach(marie, b"lettre", b"photo")
    places.share(marie, place)
    _attach(luc, b"plan")
    places.share(luc, place)
    places.share_as(luc, place / "envoi.dsix")
    assert len(_files(place)) == 3
    assert set(first) <= set(_files(place))


def test_that_a_piece_that_is_cut_or_gone_is_written_anew(
    pair: tuple[Store, Store], place: Path
) -> None:
    marie, luc = pair
    _attach(luc, b"lettre", b"photo")
    places.share(luc, place)
    cut, gone = _files(place)
    cut.write_bytes(cut.read_bytes()[:-1])
    gone.unlink()
    _attach(luc, b"plan")
    path = places.share(luc, place).path
    assert len(_files(place)) == 4
    assert places.take_pieces(marie.path, path, keys(marie)).taken == 3


def test_that_a_piece_that_has_not_arrived_blocks_nothing(
    pair: tuple[Store, Store], place: Path
) -> None:
    marie, luc = pair
    _attach(luc, b"lettre", b"photo", b"plan", b"carte")
    path = places.share(luc, place).path
    gone, cut, altered, _whole = _files(place)
    kept = {file: file.read_bytes() for file in _files(place)}
    gone.unlink()
    cut.write_bytes(cut.read_bytes()[:-9])
    altered.write_bytes(bytes(altered.stat().st_size))
    assert places.take_pieces(marie.path, path, keys(marie)).missing == 3
    for file, content in kept.items():
        file.write_bytes(content)
    assert places.take_pieces(marie.path, path, keys(marie)).taken == 3
    assert _held(marie) == {b"lettre", b"photo", b"plan", b"carte"}


def test_that_a_forged_piece_is_not_taken(pair: tuple[Store, Store], place: Path) -> None:
    marie, luc = pair
    _attach(luc, b"lettre")
    places.share(luc, place)
    (file,) = _files(place)
    told = PieceFile(file.name, file.stat().st_size)
    other = sha256(b"autre").hexdigest()
    held = keys(marie)
    assert pieces.bring_pieces(marie.path, place, {other: told}, held) == Brought(0, 1, 0)
    assert pieces.bring_pieces(marie.path, place, {other: told}, Keys()) == Brought(0, 1, 0)
    junk = place / "pieces" / sha256(b"junk").hexdigest()
    junk.write_bytes(b"junk")
    assert pieces.bring_pieces(
        marie.path, place, {other: PieceFile(junk.name, 4)}, held
    ) == Brought(0, 1, 0)
    huge = PieceFile(junk.name, pieces.LARGEST_PIECE * 2)
    assert pieces.bring_pieces(marie.path, place, {other: huge}, held) == Brought(0, 1, 0)
    junk.unlink()
    junk.mkdir()
    assert pieces.bring_pieces(
        marie.path, place, {other: PieceFile(junk.name, junk.stat().st_size)}, held
    ) == Brought(0, 1, 0)
    assert _held(marie) == set()


def test_that_a_piece_that_cannot_be_read_is_missing(
    pair: tuple[Store, Store], place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marie, luc = pair
    _attach(luc, b"lettre")
    path = places.share(luc, place).path
    held = keys(marie)
    opened = Path.open

    def failing(self: Path, *args: str) -> object:
        if self.parent.name == "pieces":
            raise OSError(5, "gone")
        return opened(self, *args)

    monkeypatch.setattr(Path, "open", failing)
    assert places.take_pieces(marie.path, path, held) == Brought(0, 1, 0)


def test_that_attachments_above_the_limits_do_not_travel(
    pair: tuple[Store, Store], place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _attach(pair[1], b"x" * 11, b"y" * 12)
    monkeypatch.setattr(pieces, "LARGEST_PIECE", 11)
    with pytest.raises(FileProblem, match="Une pièce jointe dépasse 20 Mo"):
        places.share(pair[1], place)
    monkeypatch.setattr(pieces, "LARGEST_PIECE", 5)
    with pytest.raises(FileProblem, match="2 pièces jointes dépassent 20 Mo"):
        places.share(pair[1], place)
    monkeypatch.setattr(pieces, "LARGEST_PIECE", 100)
    monkeypatch.setattr(pieces, "LARGEST_WHOLE", 20)
    with pytest.raises(FileProblem, match="dépassent 2 Go en tout"):
        places.share(pair[1], place)
    assert list(place.iterdir()) == []


def test_that_no_more_is_taken_than_a_dossier_may_hold(
    pair: tuple[Store, Store], place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marie, luc = pair
    _attach(luc, b"x" * 11, b"y" * 12)
    path = places.share(luc, place).path
    monkeypatch.setattr(pieces, "LARGEST_WHOLE", 15)
    assert places.take_pieces(marie.path, path, keys(marie)).missing == 1


@pytest.mark.parametrize("shared", [False, True])
def test_that_free_space_is_asked_before_any_piece_is_written(
    pair: tuple[Store, Store], tmp_path: Path, shared: bool
) -> None:
    if reason := why_not(SYSTEMS["ext4"]):
        pytest.skip(reason)
    made = Stick(SYSTEMS["ext4"], tmp_path, 4)
    _attach(pair[1], bytes(range(256)) * 20_000)
    with plugged(made) as stick:
        with pytest.raises(StickProblem) as problem:
            places.share(pair[1], stick, shared=shared)
        assert [one.name for one in stick.iterdir()] == ["lost+found"]
    assert problem.value.kind == FULL
    assert "pièces jointes" in problem.value.sentence


def test_that_a_place_gone_while_pieces_are_written_is_said(
    pair: tuple[Store, Store], place: Path
) -> None:
    _attach(pair[1], b"lettre")
    (place / "pieces").write_bytes(b"a file of this name")
    with pytest.raises(StickProblem):
        places.share(pair[1], place)


def test_that_a_copied_dossier_brings_its_attachments(
    pair: tuple[Store, Store], tmp_path: Path
) -> None:
    marie, luc = pair
    _attach(luc, b"lettre", b"photo")
    copy = Path(shutil.copyfile(luc.path, tmp_path / "copie.dsi"))
    with closing(connect(copy, "rw")) as db:
        db.execute("INSERT INTO dsi_blob VALUES (?, ?)", ("ab" * 32, b"false name"))
        db.execute("INSERT INTO dsi_blob VALUES (?, ?)", ("cd" * 32, "a text"))
    assert places.take_pieces(marie.path, copy, keys(marie)) == Brought(2, 2, 11)
    assert _held(marie) == {b"lettre", b"photo"}


def test_that_the_sizes_of_attachments_are_told(pair: tuple[Store, Store]) -> None:
    _attach(pair[0], b"lettre")
    with closing(connect(pair[0].path)) as db:
        assert piece_sizes(db) == {sha256(b"lettre").hexdigest(): 6}


def test_that_a_dossier_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    path = tmp_path / "x.dsi"
    path.write_bytes(b"x" * 5_000)
    with pytest.raises(FileProblem):
        pieces.bring_pieces(path, tmp_path, {}, Keys())
