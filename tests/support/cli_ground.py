"""What a command line answers, and a window that only remembers what it was asked."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from support.json_shape import faults


@dataclass
class Asked:
    """Stands where the window would be, and remembers what it was asked."""

    data: Path
    calls: list[tuple[object, ...]] = field(default_factory=list)

    def open(self, path: Path | None, *, author: str, device: str) -> int:
        self.calls.append(("open", path, author, device))
        return 0

    def selftest(self) -> int:
        self.calls.append(("selftest",))
        return 0

    def data_folder(self) -> Path:
        return self.data

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


def shape_faults(name: str, data: object) -> list[str]:
    """Return what does not fit the shape kept for other programs."""
    path = Path(__file__).parents[1] / "files" / "cli" / f"{name}.schema.json"
    return faults(data, json.loads(path.read_text(encoding="utf-8")))
