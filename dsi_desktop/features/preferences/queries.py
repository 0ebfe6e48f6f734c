"""What the settings show of the démarche."""

from dataclasses import dataclass

from sqlalchemy import select

from dsi_desktop.db.schema.settings import Initiative
from dsi_desktop.db.store import Store


@dataclass(frozen=True, slots=True)
class InitiativeSheet:
    """What is said of the démarche as a whole."""

    name: str = ""
    data_holder: str = "npo"
    privacy_officer: str = ""
    privacy_contact: str = ""
    coordinator: str = ""
    demonstration: bool = False


def initiative(store: Store) -> InitiativeSheet:
    """Return the sheet of the démarche; an empty one before anything was said of it."""
    columns = (
        Initiative.name, Initiative.data_holder, Initiative.privacy_officer,
        Initiative.privacy_contact, Initiative.coordinator, Initiative.demonstration,
    )  # fmt: skip
    with store.read() as session:
        row = session.execute(select(*columns).where(Initiative.deleted.is_(None))).first()
    if row is None:
        return InitiativeSheet()
    texts = (value or "" for value in row[:-1])
    return InitiativeSheet(*texts, demonstration=row.demonstration)
