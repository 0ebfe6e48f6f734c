"""What stands around the indicators: who may be responsible, the proofs, who publishes."""

from dataclasses import dataclass

from sqlalchemy import select, text

from dsi_desktop.db.schema.directory import Attachment, Person
from dsi_desktop.db.schema.settings import Initiative
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _


@dataclass(frozen=True, slots=True)
class EvidenceContent:
    """A proof with its bytes."""

    name: str
    content: bytes


def people(store: Store) -> list[tuple[str, str]]:
    """Return the people of the directory, (id, name), by family name."""
    asked = (
        select(Person.id, Person.given_name, Person.family_name)
        .where(Person.deleted.is_(None))
        .order_by(Person.family_name, Person.given_name, Person.id)
    )
    with store.read() as session:
        return [
            (row.id, " ".join(part for part in (row.given_name, row.family_name) if part))
            for row in session.execute(asked).all()
        ]


def evidence_content(store: Store, document_id: str) -> EvidenceContent:
    """Return a proof with its bytes; `NotFound` while they lie on another laptop only."""
    asked = select(Attachment.name, Attachment.sha256).where(
        Attachment.id == document_id, Attachment.deleted.is_(None))
    bytes_of = text("SELECT bytes FROM dsi_blob WHERE sha256 = :sha")
    with store.read() as session:
        row = session.execute(asked).first()
        content = session.execute(bytes_of, {"sha": row.sha256}).scalar() if row else None
    if row is None or content is None:
        raise NotFound(_("Ce document n’est pas encore arrivé dans cette copie du dossier."))
    return EvidenceContent(row.name or "", bytes(content))


def issuer_name(store: Store) -> str:
    """Return the name of the démarche; the dossier's title when it has none."""
    asked = select(Initiative.name).where(Initiative.deleted.is_(None))
    with store.read() as session:
        return session.scalars(asked).first() or store.title
