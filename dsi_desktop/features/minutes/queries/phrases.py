"""The phrase library as a person reads it."""

from sqlalchemy import select

from dsi_desktop.db.schema.minutes import Phrase
from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes.rules.phrases import PhraseLine, phrase_of, with_ready


def phrase_library(store: Store) -> list[PhraseLine]:
    """Return the phrases of the dossier and the ready ones nobody changed, in order."""
    with store.read() as session:
        rows = session.scalars(select(Phrase).where(Phrase.deleted.is_(None))).all()
        return with_ready(phrase_of(one) for one in rows)
