"""What a command line answers, and a window that only remembers what it was asked."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


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
