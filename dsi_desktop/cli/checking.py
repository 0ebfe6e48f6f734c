"""`verify` and `digest`: whether a file is sound, and the same as another."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path


def verify(asked: Namespace) -> int:
    """Check a file against its own journal: 0 sound, 1 damaged or not ours."""
    # The whole schema is for `verify` alone: `digest` reads one column.
    import dsi_desktop.db.store  # noqa: F401  the schema registers itself on import
    from dsi_desktop.db.entity import tables
    from dsi_desktop.db.verify import verify as verified

    found = verified(asked.file, tables(), (_to_settle,))
    if asked.json:
        said = {"sound": found.is_sound, "digest": found.digest, "gestures": found.gestures,
                "faults": list(found.faults), "remarks": list(found.remarks)}  # fmt: skip
        sys.stdout.write(f"{json.dumps(said, ensure_ascii=False, indent=2)}\n")
    sys.stderr.writelines(f"{sentence}\n" for sentence in found.sentences())
    return 0 if found.is_sound else 1


def _to_settle(path: Path) -> Iterator[str]:
    """Say what a merge left to settle: two resolutions of one number, late changes, orphans."""
    from dsi_desktop.db.pragmas import connect
    from dsi_desktop.features.exchange.queries.violations import read_violations
    from dsi_desktop.kernel.i18n import _

    with closing(connect(path)) as file:
        for one in read_violations(file):
            yield _("{where} : {said}").format(where=one.title, said=one.detail)


def digest(asked: Namespace) -> int:
    """Write the code of a dossier, without opening it for writing."""
    from dsi_desktop.db.container import examine_header
    from dsi_desktop.db.digest import digest as code_of
    from dsi_desktop.db.pragmas import connect
    from dsi_desktop.db.refusals import in_words

    examine_header(asked.file)
    with in_words(), closing(connect(asked.file)) as file:
        sys.stdout.write(f"{code_of(file)}\n")
    return 0
