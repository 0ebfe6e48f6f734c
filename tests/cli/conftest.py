"""A command line without a window, and a dossier to ask about."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dsi_desktop.cli import main
from support.demo import demonstration


@dataclass
class Asked:
    """Stands where the window would be, and remembers what it was asked."""

    calls: list[tuple[object, ...]] = field(default_factory=list)

    def open(self, path: Path | None, *, author: str, device: str) -> int:
        self.calls.append(("open", path, author, device))
        return 0

    def selftest(self) -> int:
        self.calls.append(("selftest",))
        return 0

    def screens(self, out: Path, *, language: str, theme: str, scale: int) -> int:
        self.calls.append(("screens", out, language, theme, scale))
        return 0


@dataclass
class Answer:
    code: int
    out: str
    err: str
    window: Asked


Run = Callable[..., Answer]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line and return its exit code and what it wrote."""

    def running(*words: object) -> Answer:
        window = Asked()
        capsys.readouterr()
        code = main([str(word) for word in words], windows=window)
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return Answer(code, said.out, said.err, window)

    return running


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return demonstration(tmp_path)
