"""Every report of the house, found where its feature declares it, and printed whole."""

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from dsi_desktop import features
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _
from dsi_desktop.reporting.blocks import Document
from dsi_desktop.reporting.registry import Report

DOSSIER = "dossier"


@cache
def catalogue() -> tuple[Report, ...]:
    """Return the reports of every feature: those about a meeting first, then by name."""
    found: list[Report] = []
    for feature in pkgutil.iter_modules(features.__path__, f"{features.__name__}."):
        name = f"{feature.name}.report"
        if name != __name__ and find_spec(name) is not None:
            found += importlib.import_module(name).REPORTS
    return tuple(sorted(found, key=_place))


def _place(report: Report) -> tuple[bool, str]:
    return report.scope != "meeting", report.name


def named(name: str) -> Report:
    """Return the report of that name; `NotFound` when there is none."""
    for report in catalogue():
        if report.name == name:
            return report
    raise NotFound(
        _("Aucun rapport ne s’appelle « {name} ». Il y a : {names}.").format(
            name=name, names=", ".join(report.name for report in catalogue())
        )
    )


def composed(store: Store, report: Report, record_id: str | None) -> Document:
    """Read all that a report needs; the file may be closed afterwards."""
    return report.build(store, record_id)


def printed(
    document: Document, path: Path, progress: Callable[[float], None] | None = None
) -> int:
    """Print a document to `path` and return its pages; the old file stays until the new is whole.

    `progress` nears 1 as pages come: their number is not known before the last.
    """
    from dsi_desktop.reporting.pdf.render import render

    def told(pages: int) -> None:
        if progress is not None:
            progress(pages / (pages + 3))

    return render(document, path, told).pages
