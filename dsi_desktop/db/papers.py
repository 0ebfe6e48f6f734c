"""The files beside a record: their lines, and their bytes where they lie here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import bindparam, select, text
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Attachment
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _

_HERE = text("SELECT sha256 FROM dsi_blob WHERE sha256 IN :asked").bindparams(
    bindparam("asked", expanding=True))
_BYTES = text("SELECT bytes FROM dsi_blob WHERE sha256 = :sha")


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A file beside a record; `here` is false while its bytes are on another laptop.

    `size` is in bytes, `rotation` in degrees clockwise; `picture` is what the name promises.
    """

    id: str
    name: str
    caption: str
    size: int
    rotation: int
    picture: bool
    here: bool
    sha256: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A file with its bytes; a file nobody named has the name ""."""

    name: str
    content: bytes


def papers_of(
    session: Session, table: str, record_id: str, pictured: Callable[[str], bool]
) -> tuple[PaperLine, ...]:
    """Return the files beside a record, in their order; `pictured` says what a name promises."""
    asked = (
        select(Attachment)
        .where(
            Attachment.record_table == table, Attachment.record_id == record_id,
            Attachment.deleted.is_(None),
        )
        .order_by(Attachment.rank, Attachment.id)
    )
    rows = session.scalars(asked).all()
    kept = lying_here(session, (row.sha256 or "" for row in rows))
    return tuple(
        PaperLine(
            row.id, row.name or _("Sans nom"), row.caption or "", row.size or 0,
            row.rotation or 0, pictured(row.name or ""), row.sha256 in kept, row.sha256 or "",
        )
        for row in rows
    )


def lying_here(session: Session, asked: Iterable[str]) -> frozenset[str]:
    """Return those of these SHA-256 whose bytes lie in this copy of the dossier."""
    wanted = list(asked)
    found = session.scalars(_HERE, {"asked": wanted}).all() if wanted else ()
    return frozenset(found)


def paper(store: Store, document_id: str) -> Paper:
    """Return a file with its bytes; `NotFound` while they lie on another laptop only."""
    asked = select(Attachment.name, Attachment.sha256).where(
        Attachment.id == document_id, Attachment.deleted.is_(None))
    with store.read() as session:
        row = session.execute(asked).first()
        found = session.execute(_BYTES, {"sha": row.sha256}).scalar() if row else None
    if row is None or found is None:
        raise NotFound(_("Ce document n’est pas encore arrivé dans cette copie du dossier."))
    return Paper(row.name or "", bytes(found))


def paper_content(store: Store, document_id: str) -> bytes:
    """Return the bytes of a file; `NotFound` while they lie on another laptop only."""
    return paper(store, document_id).content
