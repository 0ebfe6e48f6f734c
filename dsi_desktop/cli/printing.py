"""`report`: name the reports of the house, print one, or print them all."""

import sys
from argparse import Namespace
from datetime import date
from pathlib import Path

from dsi_desktop.cli.opening import looked_at
from dsi_desktop.cli.showing import write
from dsi_desktop.cli.verbs import verb_parser
from dsi_desktop.db.store import Store
from dsi_desktop.features.reports import queries
from dsi_desktop.features.reports.report import DOSSIER, catalogue, composed, named, printed
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.reporting.blocks import Document
from dsi_desktop.reporting.registry import Report, file_name


def report(asked: Namespace) -> int:
    """Do what is asked with the reports of a dossier."""
    if asked.list:
        with looked_at(asked.file):
            pass  # a file that is not a dossier of ours is refused in words
        return _list(as_json=asked.json)
    if asked.out is None:
        verb_parser("report").error(_("Il manque --out, l’endroit où écrire."))
    if asked.all:
        return _print_all(asked.file, asked.out)
    if not asked.name:
        verb_parser("report").error(_("Il manque le nom du rapport; voyez --list."))
    return _print_one(asked, named(asked.name))


def _list(*, as_json: bool) -> int:
    rows = [
        {"name": one.name, "title": _(one.title), "scope": one.scope, "purpose": _(one.purpose)}
        for one in catalogue()
    ]
    write(rows if as_json else [list(row.values())[:3] for row in rows], as_json=as_json)
    return 0


def _print_one(asked: Namespace, wanted: Report) -> int:
    record_id = asked.meeting or asked.id
    if wanted.scope != DOSSIER and record_id is None:
        option = "--meeting ID" if wanted.scope == "meeting" else "--id ID"
        verb_parser("report").error(
            _("Le rapport « {name} » demande {option}; voyez « show ».").format(
                name=wanted.name, option=option
            )
        )
    with looked_at(asked.file) as store:
        document = composed(store, wanted, record_id)
    _write(document, asked.out)
    return 0


def _print_all(source: Path, folder: Path) -> int:
    """Print every report about every record it can be about; go on after a refusal."""
    folder.mkdir(parents=True, exist_ok=True)
    refused, taken = 0, set[str]()
    with looked_at(source) as store:
        for wanted in catalogue():
            for subject in _subjects(store, wanted):
                day = date.fromisoformat(subject.day) if subject.day else store.clock.today()
                name = _free(file_name(wanted, day, subject.title), taken)
                try:
                    _write(composed(store, wanted, subject.id or None), folder / name)
                except DsiError as error:
                    refused += 1
                    sys.stderr.write(f"{name} : {error.sentence}\n")
    return 1 if refused else 0


def _subjects(store: Store, wanted: Report) -> list[queries.SubjectLine]:
    if wanted.scope == DOSSIER:
        return [queries.SubjectLine("", "")]
    return queries.subjects(store, wanted.scope)


def _free(name: str, taken: set[str]) -> str:
    """Return the name, or the next one with a number: two meetings of a body may share a day."""
    stem, number, free = Path(name).stem, 1, name
    while free in taken:
        number += 1
        free = f"{stem}-{number}.pdf"
    taken.add(free)
    return free


def _write(document: Document, path: Path) -> None:
    printed(document, path)
    sys.stdout.write(f"{path}\n")
