"""Several laptops of one dossier, each with its own copy, person and work."""

import os
import shutil
from pathlib import Path
from random import Random

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.store import Store

_TESTS = Path(__file__).parents[1]
# For a process that runs a module of `support`.
ROOT_PATHS = {"PYTHONPATH": os.pathsep.join((str(_TESTS), str(_TESTS.parent)))}


def twin(path: Path, target: Path, author: str, gestures: int) -> Path:
    """Copy a dossier to another laptop, where somebody makes so many gestures."""
    shutil.copyfile(path, target)
    store = Store.open(target, author=author, device=f"Portable de {author}")
    draw = Random(author)
    try:
        with store.hurried():
            for number in range(gestures):
                with store.operation("x") as op:
                    op.add(Body(name=f"{author} {number} " + "x" * draw.randrange(3_000)))
    finally:
        store.close()
    return target
