"""The person's preferences: kept whole, read back, and never a reason not to start."""

import json
from pathlib import Path

import pytest

from dsi_desktop.kernel.preferences import Preferences, read, write

CHOSEN = Preferences("Marie-Ève Tremblay", "Portable", "en", "dark", 150, ("/a.dsi",))


def test_what_was_chosen_is_read_back(tmp_path: Path) -> None:
    write(tmp_path / "new folder", CHOSEN)
    assert read(tmp_path / "new folder") == CHOSEN
    assert [one.name for one in (tmp_path / "new folder").iterdir()] == ["preferences.json"]


def test_a_computer_never_used_gives_the_defaults(tmp_path: Path) -> None:
    assert read(tmp_path) == Preferences()


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '"x"', "\x00"])
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, content: str) -> None:
    (tmp_path / "preferences.json").write_text(content)
    assert read(tmp_path) == Preferences()


def test_values_of_a_newer_version_fall_back_one_by_one(tmp_path: Path) -> None:
    kept = {"author": "Luc", "device": 3, "language": "iu", "theme": "sepia", "scale": 999,
            "recent": "no list", "newer": True}  # fmt: skip
    (tmp_path / "preferences.json").write_text(json.dumps(kept))
    assert read(tmp_path) == Preferences(author="Luc")


def test_the_dossier_just_opened_is_first_and_only_once(tmp_path: Path) -> None:
    opened = Preferences().opened(tmp_path / "a").opened(tmp_path / "b").opened(tmp_path / "a")
    assert opened.recent == (str(tmp_path / "a"), str(tmp_path / "b"))
    assert opened.forgotten(str(tmp_path / "a")).recent == (str(tmp_path / "b"),)


def test_that_the_shared_folder_of_a_dossier_is_kept_on_this_computer(tmp_path: Path) -> None:
    chosen = Preferences().sharing("d1", "/partage").sharing("d2", "/autre")
    assert (chosen.folder_of("d1"), chosen.folder_of("d3")) == ("/partage", "")
    write(tmp_path, chosen)
    assert read(tmp_path) == chosen
    assert chosen.sharing("d1", "/ici").folder_of("d1") == "/ici"
    assert chosen.sharing("d1", "").folders == (("d2", "/autre"),)


@pytest.mark.parametrize("kept", [3, {}, ["d1"], [["d1"]], [["d1", 3]], [[1, "/x"]]])
def test_that_folders_of_a_damaged_file_are_left_out(tmp_path: Path, kept: object) -> None:
    (tmp_path / "preferences.json").write_text(json.dumps({"folders": kept}))
    assert read(tmp_path).folders == ()


def test_that_the_columns_of_a_list_are_kept_on_this_computer(tmp_path: Path) -> None:
    chosen = Preferences().liking("people", "name email").liking("people", "name")
    assert (chosen.look_of("people"), chosen.look_of("others")) == ("name", "")
    assert chosen.lists == (("people", "name"),)
    write(tmp_path, chosen)
    assert read(tmp_path) == chosen
