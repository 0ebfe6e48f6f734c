"""Open what the command line names: in place, or not at all; it never asks anything."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from dsi_desktop.db.container import examine_header
from dsi_desktop.db.store import Store
from dsi_desktop.db.viewing import is_older, view_copy
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _


@contextmanager
def opened(asked: Namespace, *, read_only: bool = False) -> Iterator[Store]:
    """Open the dossier, signed by whoever the options name; close it whatever happens."""
    if read_only:
        with looked_at(asked.file) as store:
            yield store
        return
    store = Store.open(asked.file, author=asked.author, device=asked.device)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def looked_at(path: Path) -> Iterator[Store]:
    """Open a dossier to look at it only; one of an older format is left as it is, and copied."""
    with TemporaryDirectory(prefix="dsi-", ignore_cleanup_errors=True) as folder:
        examine_header(path)
        read = view_copy(path, Path(folder), pieces=True) if is_older(path) else path
        store = Store.open(read, read_only=True)
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
