"""`receive`: what other laptops bring, tried first or taken for real; an invitation joins."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dsi_desktop.cli.opening import opened, passphrase, say, silent
from dsi_desktop.db.merge import places
from dsi_desktop.db.merge.invitation import join
from dsi_desktop.db.merge.keys import keys_of
from dsi_desktop.db.merge.reception import Part, Plan, Received
from dsi_desktop.db.store import Store
from dsi_desktop.features.exchange.commands.receiving import receive_parcels
from dsi_desktop.features.exchange.queries.files import Reading, read_files
from dsi_desktop.features.exchange.queries.overview import overview
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _, ngettext


def receive(asked: Namespace) -> int:
    """Receive files; 0 also when something is left to decide, 1 when a file was refused."""
    words = passphrase(asked.passphrase_file)
    if not asked.file.exists():
        return _join(asked, words)
    with opened(asked, read_only=asked.dry_run) as store:
        sources = list(_files(store, asked.sources, words))
        reading = read_files(store, sources, silent, words) if sources else None
        if reading is None:
            _tell(asked, _nothing(store))
            return 0
        if reading.refused or reading.plan is None:
            say(*reading.refused)
            return 1
        tried = _summary(reading.plan, reading.plan.code_after)
        _tell(asked, tried if asked.dry_run else _taken(asked, store, reading, words))
    return 0


def _files(store: Store, sources: Sequence[Path], words: str) -> Iterator[Path]:
    """Return the files themselves, and those of exchange folders that concern this dossier."""
    for source in sources:
        if not source.is_dir():
            yield source
            continue
        keys = keys_of(store.path, words)
        known = places.known_gestures(store.path)
        for offer in places.offers(source, store.dossier_id, keys, known):
            if offer.sentence:
                say(_("{where} : {said}").format(where=offer.path.name, said=offer.sentence))
            else:
                yield offer.path


def _join(asked: Namespace, words: str) -> int:
    """Make a new dossier of an invitation; further files are received into it."""
    invitation, *others = asked.sources
    if asked.dry_run:
        raise FileProblem(
            _("Le dossier « {name} » n’existe pas encore : il n’y a rien à essayer.").format(
                name=asked.file.name
            )
        )
    path = join(invitation, words, asked.file, asked.author, asked.device)
    say(_("Le dossier est prêt sur cet ordinateur : {path}").format(path=path))
    with opened(asked) as store:
        joined = _nothing(store)
        joined |= {"new": joined["known"], "known": 0}
        if not others:
            _tell(asked, joined)
    return receive(Namespace(**{**vars(asked), "sources": others})) if others else 0


def _taken(
    asked: Namespace, store: Store, reading: Reading, words: str
) -> dict[str, Any]:
    received = receive_parcels(
        store, reading.parcels, reading.paths, asked.windows.data_folder(), silent, reading.peers,
        words,
    )
    return _summary(received, received.code)


def _nothing(store: Store) -> dict[str, Any]:
    """Return the summary of a dossier to which nothing was brought."""
    seen = overview(store)
    return {"new": 0, "known": seen.gestures, "conflicts": 0, "unknown": 0, "authors": [],
            "warnings": [], "code": seen.code}  # fmt: skip


def _summary(found: Plan | Received, code: str) -> dict[str, Any]:
    return {
        "new": found.new, "known": found.known, "conflicts": found.conflicts,
        "unknown": found.unknown, "authors": [_author(part) for part in found.people],
        "warnings": list(found.warnings), "code": code,
    }  # fmt: skip


def _author(part: Part) -> dict[str, Any]:
    return {"author": part.author, "device": part.device, "new": part.new,
            "first": moment(part.first_at), "last": moment(part.last_at)}  # fmt: skip


def moment(claimed: int) -> str:
    """Return a claimed time as ISO text in UTC; a clock may claim any year."""
    try:
        return datetime.fromtimestamp(claimed / 1000, UTC).isoformat(timespec="seconds")
    except (OverflowError, ValueError, OSError):
        return ""


def _tell(asked: Namespace, summary: dict[str, Any]) -> None:
    """Write the data, then the same in a sentence or two."""
    if asked.json:
        told = {"dry_run": asked.dry_run, **summary}
        sys.stdout.write(f"{json.dumps(told, ensure_ascii=False, indent=2)}\n")
    say(*_sentences(summary, tried=asked.dry_run))


def _sentences(summary: dict[str, Any], *, tried: bool) -> Iterable[str]:
    count, left = summary["new"], summary["conflicts"]
    if not count:
        yield _("Vous avez déjà tout.")
    elif tried:
        yield ngettext("{count} modification nouvelle. Rien n’est encore changé.",
                       "{count} modifications nouvelles. Rien n’est encore changé.",
                       count).format(count=count)  # fmt: skip
    else:
        yield ngettext("{count} modification reçue.", "{count} modifications reçues.",
                       count).format(count=count)  # fmt: skip
    if left:
        yield ngettext(
            "{count} chose à décider (rien n’est perdu : les deux versions sont gardées).",
            "{count} choses à décider (rien n’est perdu : les deux versions sont gardées).",
            left,
        ).format(count=left)
    yield from summary["warnings"]
    yield _("Code du dossier {code}.").format(code=summary["code"])
