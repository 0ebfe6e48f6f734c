"""Name records before they are here: what a parcel creates is called as it was created."""

import sqlite3
from collections.abc import Mapping

from dsi_desktop.db.naming import Names, Row


class ArrivingNames(Names):
    """Names records as they are here, and those that only arrive by their creation."""

    def __init__(self, db: sqlite3.Connection, arriving: Mapping[tuple[str, str], Row]) -> None:
        super().__init__(db)
        self._arriving = arriving

    def _read(self, table: str, row: str) -> Row:
        return self._arriving.get((table, row)) or super()._read(table, row)
