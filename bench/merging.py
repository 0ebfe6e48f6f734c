"""A reception ÷ the raw floor: the same fields updated and the same journal rows inserted."""

import random
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from sqlalchemy import insert, update

from bench.ground import Ground
from bench.harness import Row, against
from dsi_desktop.db.digest import digest, gesture_count
from dsi_desktop.db.engines import driver
from dsi_desktop.db.merge.packing import pack
from dsi_desktop.db.merge.parcel import Origin, Parcel
from dsi_desktop.db.merge.reception import FORMAT, receive
from dsi_desktop.db.pragmas import USER_VERSION, connect
from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.i18n import N_

_ROWS = 100_000
_AT_ONCE = 8  # fields changed by one gesture, as a form saves them
_WORDS = "concertation chantier transport jeunesse comité plan action logement territoire".split()


def merge_10k(ground: Ground) -> Iterator[Row]:
    """Receive 10,000 changed fields, one in four of them personal, into 100,000 rows."""
    yield from _merge(ground, "merge-10k", 10_000, 3.0)


def merge_100k(ground: Ground) -> Iterator[Row]:
    """Receive 100,000 changed fields, one in four of them personal, into 100,000 rows."""
    yield from _merge(ground, "merge-100k", 100_000, 3.5)
