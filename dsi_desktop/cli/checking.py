"""`verify` and `digest`: whether a file is sound, and the same as another."""

import json
import sys
from argparse import Namespace
from contextlib import closing


def verify(asked: Namespace) -> int:
    """Check a file against its own journal: 0 sound, 1 damaged or not ours."""
    # The whole schema is for `verify` alone: `digest` reads one column.
    import dsi_desktop.db.store  # noqa: F401  the schema registers itself on import
    from dsi_desktop.db.entity import tables
    from dsi_desktop.db.verify import verify as verified

    found = verified(asked.file, tables())
    if asked.json:
        said = {"sound": found.is_sound, "digest": found.digest, "gestures": found.gestures,
                "faults": list(found.faults)}  # fmt: skip
        sys.stdout.write(f"{json.dumps(said, ensure_ascii=False, indent=2)}\n")
    sys.stderr.writelines(f"{sentence}\n" for sentence in found.sentences())
    return 0 if found.is_sound else 1


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
