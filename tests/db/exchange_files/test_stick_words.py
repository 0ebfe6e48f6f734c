"""What the person reads when a stick fails, and what is left on it."""

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.db.merge import stick
from dsi_desktop.db.merge.stick import StickProblem, write_new, write_verified
from support.media import SYSTEMS, Stick, plugged, why_not


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A place of one megabyte."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux may mount a place of one megabyte")
    place = tmp_path / "petit"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if mounted.returncode:
        pytest.skip("a place of one megabyte cannot be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_that_a_file_is_written_told_and_left_alone(tmp_path: Path) -> None:
    told: list[float] = []
    path = tmp_path / "a.dsix"
    write_verified(path, b"x" * 1_000_000, told.append)
    assert path.read_bytes() == b"x" * 1_000_000
    assert told == sorted(told)
    assert told[-1] == 1
    assert any(share <= stick.READING_BACK for share in told)
    assert [one.name for one in tmp_path.iterdir()] == ["a.dsix"]


def test_that_an_empty_file_and_a_left_over_are_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "a.dsix.partiel").write_bytes(b"left by a crash")
    write_verified(tmp_path / "a.dsix", b"")
    write_verified(tmp_path / "a.dsix", b"new")
    assert (tmp_path / "a.dsix").read_bytes() == b"new"
    assert not (tmp_path / "a.dsix.partiel").exists()


def test_that_a_full_stick_is_said_before_anything_is_written(small: Path) -> None:
    (small / "a.dsix").write_bytes(b"old")
    with pytest.raises(StickProblem) as problem:
        write_verified(small / "a.dsix", b"x" * 2_000_000)
    assert problem.value.kind == stick.FULL
    assert problem.value.sentence.startswith("La clé est pleine.")
    assert (small / "a.dsix").read_bytes() == b"old"
    assert [one.name for one in small.iterdir()] == ["a.dsix"]


def test_that_a_stick_that_fills_up_meanwhile_keeps_its_old_file(small: Path) -> None:
    (small / "a.dsix").write_bytes(b"old")

    def fill(_share: float) -> None:
        if not (small / "film").exists():
            with (small / "film").open("wb", buffering=0) as film:
                film.write(b"x" * 600_000)

    with pytest.raises(StickProblem) as problem:
        write_verified(small / "a.dsix", b"x" * 700_000, fill, shared=True)
    assert problem.value.kind == stick.FULL
    assert problem.value.sentence.startswith("Le dossier partagé est plein.")
    assert (small / "a.dsix").read_bytes() == b"old"
    assert not (small / "a.dsix.partiel").exists()


def test_that_a_protected_stick_is_said(tmp_path: Path) -> None:
    if reason := why_not(SYSTEMS["ext4"]):
        pytest.skip(reason)
    made = Stick(SYSTEMS["ext4"], tmp_path, 16)
    with plugged(made) as place:
        write_verified(place / "a.dsix", b"old")
        subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
        with pytest.raises(StickProblem) as problem:
            write_verified(place / "a.dsix", b"new")
        assert (place / "a.dsix").read_bytes() == b"old"
        with pytest.raises(StickProblem) as shared:
            write_verified(place / "a.dsix", b"new", shared=True)
    assert problem.value.kind == shared.value.kind == stick.READ_ONLY
    assert "La clé ne peut pas être écrite" in problem.value.sentence
    assert "Le dossier partagé ne peut pas être écrit" in shared.value.sentence


@pytest.mark.parametrize(
    ("shared", "said"),
    [(False, "La clé a été retirée."), (True, "Le dossier partagé ne répond plus.")],
)
def test_that_a_place_that_is_gone_is_said(tmp_path: Path, shared: bool, said: str) -> None:
    with pytest.raises(StickProblem) as problem:
        write_verified(tmp_path / "gone" / "a.dsix", b"x", shared=shared)
    assert problem.value.kind == stick.GONE
    assert problem.value.sentence.startswith(said)


@pytest.mark.parametrize("shared", [False, True])
def test_that_a_worn_stick_is_noticed_by_reading_it_back(tmp_path: Path, shared: bool) -> None:
    path = tmp_path / "a.dsix"
    path.write_bytes(b"old")
    partial = tmp_path / "a.dsix.partiel"

    def spoil(share: float) -> None:
        if share == stick.READING_BACK:
            with partial.open("r+b") as file:
                file.write(b"?")

    with pytest.raises(StickProblem) as problem:
        write_verified(path, b"x" * 10, spoil, shared=shared)
    assert problem.value.kind == stick.UNFAITHFUL
    assert path.read_bytes() == b"old"
    assert not partial.exists()


def test_that_a_medium_that_takes_no_more_bytes_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(descriptor: int, chunk: memoryview) -> int:
        raise PermissionError(errno.EPERM, "as fusefat says it")

    monkeypatch.setattr(os, "write", refused)
    with pytest.raises(StickProblem) as problem:
        write_verified(tmp_path / "a.dsix", b"x")
    assert problem.value.kind == stick.FULL
    assert list(tmp_path.iterdir()) == []


def test_that_a_folder_in_the_place_of_the_file_is_an_error_and_stays(tmp_path: Path) -> None:
    (tmp_path / "a.dsix").mkdir()
    with pytest.raises(StickProblem):
        write_verified(tmp_path / "a.dsix", b"x")
    assert (tmp_path / "a.dsix").is_dir()


def test_that_a_name_held_by_an_antivirus_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = []
    rename = Path.replace

    def held(self: Path, target: Path) -> Path:
        tries.append(target)
        if len(tries) < 4:
            raise PermissionError(errno.EACCES, "held")
        return rename(self, target)

    monkeypatch.setattr(stick, "_PAUSE", 0)
    monkeypatch.setattr(Path, "replace", held)
    write_verified(tmp_path / "a.dsix", b"x")
    assert len(tries) == 4
    assert (tmp_path / "a.dsix").read_bytes() == b"x"


def test_that_a_name_held_for_ever_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(stick, "_PAUSE", 0)
    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(StickProblem) as problem:
        write_verified(tmp_path / "a.dsix", b"x")
    assert problem.value.kind == stick.READ_ONLY
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows flushes no folder")
@pytest.mark.parametrize(
    ("number", "raises"),
    [(errno.EINVAL, False), (errno.ENOSYS, False), (errno.EIO, True)],
)
def test_that_a_folder_that_cannot_be_flushed_stops_nothing_but_an_error_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, raises: bool
) -> None:
    flush = os.fsync

    def failing(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(number, "folder")
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", failing)
    if raises:
        with pytest.raises(StickProblem):
            write_verified(tmp_path / "a.dsix", b"x")
    else:
        write_verified(tmp_path / "a.dsix", b"x")


@pytest.mark.parametrize(("number", "raises"), [(errno.EACCES, False), (errno.ENOTCONN, True)])
def test_that_a_system_that_opens_no_folder_is_fine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, raises: bool
) -> None:
    opened = os.open

    def failing(path: Path, flags: int, mode: int = 0o777) -> int:
        if path == tmp_path:
            raise OSError(number, "folder")
        return opened(path, flags, mode)

    monkeypatch.setattr(os, "open", failing)
    if raises:
        with pytest.raises(StickProblem):
            write_verified(tmp_path / "a.dsix", b"x")
    else:
        write_verified(tmp_path / "a.dsix", b"x")


def test_that_a_piece_is_written_and_read_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_new(tmp_path / "ab", b"piece")
    assert (tmp_path / "ab").read_bytes() == b"piece"
    monkeypatch.setattr(stick, "_read_back", lambda *_: b"else")
    with pytest.raises(OSError, match="not what was written"):
        write_new(tmp_path / "cd", b"piece")
    assert [one.name for one in tmp_path.iterdir()] == ["ab"]
