"""A card dragged by a real mouse on a real X server: press, move, insertion line, release."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = ("Xvfb", "xdotool")
pytestmark = pytest.mark.skipif(
    any(shutil.which(name) is None for name in PROGRAMS),
    reason="Xvfb and xdotool give a real X screen and mouse: Linux, where they are installed",
)


@pytest.fixture
def display() -> Iterator[str]:
    """Start an X server of its own on a free number."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=(writing,), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(10)


def told(child: "subprocess.Popen[str]") -> dict[str, Any]:
    """Return the next thing the board says; fail when it is gone."""
    assert child.stdout is not None
    for line in child.stdout:
        if line.startswith("{"):
            found: dict[str, Any] = json.loads(line)
            return found
    raise AssertionError("the board is gone")


def test_that_a_card_is_dragged_to_another_column_by_a_real_mouse(
    tmp_path: Path, display: str
) -> None:
    environment = os.environ | {
        "DISPLAY": display, "QT_QPA_PLATFORM": "xcb",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}",
    }  # fmt: skip
    with subprocess.Popen(
        [sys.executable, "-m", "support.x_board", str(tmp_path / "x.dsi")],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True,
    ) as child:  # fmt: skip
        places = told(child)
        _drag(environment, places["from"], places["to"])
        line = told(child)
        while "line" in (after := told(child)):
            line = after
        child.wait(10)
    assert line["line"] == 1
    assert after["board"][3] == ["Un", "Obtenir trois soumissions", "Deux"]
    assert (after["board"][2], after["undo"]) == ([], "Déplacer une carte")


def _drag(environment: dict[str, str], start: list[int], end: list[int]) -> None:
    """Press, go there in small steps as a hand does, wait a moment, release."""
    steps = 12
    words = ["mousemove", *map(str, start), "sleep", "0.1", "mousedown", "1"]
    for step in range(1, steps + 1):
        x, y = (a + (b - a) * step // steps for a, b in zip(start, end, strict=True))
        words += ["sleep", "0.03", "mousemove", str(x), str(y)]
    words += ["sleep", "0.3", "mouseup", "1"]
    subprocess.run(["xdotool", *words], env=environment, check=True, timeout=30)
