"""Resources are found in the source tree, in a wheel and in a frozen application."""

import sys
from pathlib import Path

import pytest

from dsi_desktop.kernel import resources


def test_the_source_tree_holds_the_resources() -> None:
    assert resources.path("fonts").is_dir()


def test_a_wheel_holds_them_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "dsi_desktop"
    (package / "_resources").mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert resources.root() == package / "_resources"


def test_a_frozen_application_holds_them_beside_its_modules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.path("icons", "home.svg") == tmp_path / "resources" / "icons" / "home.svg"


def test_missing_resources_are_said_and_not_guessed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "dsi_desktop")
    with pytest.raises(FileNotFoundError):
        resources.root()
