"""Open what the command line names: in place, or not at all; it never asks anything."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dsi_desktop.db.store import Store
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _


@contextmanager
def opened(asked: Namespace, *, read_only: bool = False) -> Iterator[Store]:
    """Open the dossier, signed by whoever the options name; close it whatever happens."""
    store = Store.open(
        asked.file, author=asked.author, device=asked.device, read_only=read_only
    )
    try:
        yield store
    finally:
        store.close()


def passphrase(path: Path | None) -> str:
    """Return the words in a file, "" when none is given; `-` reads them where they are typed."""
    if path is None:
        return ""
    raw = sys.stdin.read() if str(path) == "-" else path.read_bytes().decode("utf-8", "replace")
    words = " ".join(raw.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}").split())
    if not words:
        raise DsiError(_("Le fichier « {name} » ne contient pas de phrase.").format(name=path.name))
    return words


def silent(_share: float) -> None:
    """Show no progress: a script waits without looking."""


def say(*sentences: str) -> None:
    """Tell the person, beside the data."""
    sys.stderr.writelines(f"{sentence}\n" for sentence in sentences)
