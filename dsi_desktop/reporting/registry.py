"""How a feature declares a report once; menus, file names, command line and tests follow."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from dsi_desktop.kernel.text import fold
from dsi_desktop.reporting.blocks import Document

Build = Callable[[Any, str | None], Document]


@dataclass(frozen=True, slots=True)
class Report:
    """A report. `scope` says what it is about: "dossier", or the kind of record it needs.

    `title` and `purpose` are French sources. `build` gets the open store and the record's id,
    reads everything it needs through queries, and returns blocks: nothing stays open.
    `stem` names the files: `2026-11-12_pv_comite-conseil.pdf`.
    """

    name: str
    title: str
    purpose: str
    scope: str
    stem: str
    build: Build


def file_name(report: Report, day: date, about: str = "", ending: str = "pdf") -> str:
    """Return `2026-11-12_pv_comite-conseil.pdf`: date, report, what it is about."""
    parts = [day.isoformat(), report.stem, slug(about)]
    return f"{'_'.join(part for part in parts if part)}.{ending}"


def slug(text: str) -> str:
    """Return a text as a piece of file name that every system accepts, at most 60 characters."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:60].strip("-")
