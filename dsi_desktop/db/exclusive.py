"""What a reception holds of a dossier while nobody else writes in it."""

import sqlite3
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from dsi_desktop.db.journal import FieldBook
from dsi_desktop.kernel.changes import FieldChange


@dataclass(slots=True)
class Exclusive:
    """A plain connection in its transaction, and this file's book, to be replaced by a fuller one.

    `changes`: the fields touched, for the screens; of a reception they tell neither the old nor
    the new value.
    """

    db: sqlite3.Connection
    book: FieldBook
    changes: list[FieldChange] = field(default_factory=list)


def commit(session: Session, plain: sqlite3.Connection) -> None:
    """Commit, or leave no transaction open: the session does not roll a failed commit back.

    Measured: after a COMMIT refused for a foreign key or a busy file, SQLAlchemy gives the
    connection back with its transaction, and every later operation fails on BEGIN.
    """
    try:
        session.commit()
    except BaseException:
        if plain.in_transaction:
            plain.rollback()
        raise
