"""`show`: what a dossier holds, for people or for other programs."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, Final

from dsi_desktop.cli.opening import looked_at
from dsi_desktop.db.store import Store
from dsi_desktop.features.reports import queries

_LISTS: Final[dict[str, Callable[[Store], list[Any]]]] = {
    "meetings": queries.meetings, "bodies": queries.bodies, "tasks": queries.tasks,
}


def show(asked: Namespace) -> int:
    """Write counts or a list, as JSON or as a table of columns separated by tabs."""
    with looked_at(asked.file) as store:
        if asked.what == "counts":
            write(queries.counts(store), as_json=asked.json)
        else:
            rows = [asdict(line) for line in _LISTS[asked.what](store)]
            write(rows if asked.json else [list(row.values()) for row in rows], as_json=asked.json)
    return 0


def write(data: dict[str, int] | list[Any], *, as_json: bool) -> None:
    """Write JSON, or one line a row with its cells separated by tabs."""
    if as_json:
        sys.stdout.write(f"{json.dumps(data, ensure_ascii=False, indent=2)}\n")
        return
    for row in data.items() if isinstance(data, dict) else data:
        sys.stdout.write("\t".join(map(_cell, row)) + "\n")


def _cell(value: object) -> str:
    """Write one cell on one line, without the mark between two cells."""
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return "" if value is None else " ".join(text.split())
