"""What anybody may know of closed sessions, and the ciphertext for whoever has the phrase."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from dsi_desktop.db.ciphertext import fingerprint
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import AgendaItem, Meeting
from dsi_desktop.db.schema.minutes import SealedKey, SealedSection
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A closed session: when, at which point, kept by whom; never what was said."""

    id: str
    meeting_id: str
    held_on: str
    body: str
    point: str
    opened_at: str
    closed_at: str
    holder: str
    access: str
    adopted_on: str
    lifted_on: str
    sha256: str
    written: bool
    intact: bool

    @property
    def is_open(self) -> bool:
        """Tell whether the doors are still closed."""
        return not self.closed_at


@dataclass(frozen=True, slots=True)
class SealedText:
    """What a section is kept as."""

    wrapped: str
    ciphertext: str


def sections_of(store: Store, meeting_id: str) -> tuple[SectionLine, ...]:
    """Return the closed sessions of a meeting, in the order they were held."""
    asked = _sections().where(SealedSection.meeting_id == meeting_id)
    with store.read() as session:
        return tuple(_line(row) for row in session.execute(asked).all())


def sections_to_adopt(store: Store, meeting_id: str) -> tuple[SectionLine, ...]:
    """Return those of earlier meetings of the same body that wait to be adopted."""
    with store.read() as session:
        here = session.get(Meeting, meeting_id)
        if here is None:
            return ()
        asked = _sections().where(
            Meeting.body_id == here.body_id, Meeting.held_on < (here.held_on or ""),
            SealedSection.adopted_on.is_(None), SealedSection.closed_at.is_not(None),
        )
        return tuple(_line(row) for row in session.execute(asked).all())


def is_in_camera(store: Store, meeting_id: str) -> bool:
    """Tell whether the doors of a meeting are closed now."""
    with store.read() as session:
        return doors_closed(session, meeting_id)


def doors_closed(session: Session, meeting_id: str) -> bool:
    """Tell whether a section of a meeting was begun and not ended."""
    asked = select(SealedSection.id).where(
        SealedSection.meeting_id == meeting_id, SealedSection.closed_at.is_(None),
        SealedSection.deleted.is_(None),
    )
    return session.scalars(asked).first() is not None


def sealed_text(store: Store, section_id: str) -> SealedText:
    """Return the ciphertext of a section and its wrapped key; `NotFound` when it is not there."""
    asked = (
        select(SealedKey.wrapped, SealedSection.ciphertext)
        .join(SealedKey, SealedKey.id == SealedSection.key_id)
        .where(SealedSection.id == section_id, SealedSection.deleted.is_(None))
    )
    with store.read() as session:
        found = session.execute(asked).first()
    if found is None:
        raise NotFound(_("Cette section scellée n’est pas dans le dossier."))
    return SealedText(found[0] or "", found[1] or "")


def _sections() -> Select[*tuple[Any, ...]]:
    return (
        select(
            SealedSection.id, SealedSection.meeting_id, Meeting.held_on, Body.name,
            AgendaItem.title, SealedSection.opened_at, SealedSection.closed_at, SealedKey.holder,
            SealedSection.access_list, SealedSection.adopted_on, SealedSection.lifted_on,
            SealedSection.sha256, SealedSection.ciphertext,
        )
        .join(Meeting, Meeting.id == SealedSection.meeting_id)
        .outerjoin(Body, Body.id == Meeting.body_id)
        .outerjoin(AgendaItem, AgendaItem.id == SealedSection.agenda_item_id)
        .outerjoin(SealedKey, SealedKey.id == SealedSection.key_id)
        .where(SealedSection.deleted.is_(None))
        .order_by(Meeting.held_on, SealedSection.opened_at, SealedSection.id)
    )


def _line(row: Row[*tuple[Any, ...]]) -> SectionLine:
    *texts, sha256, ciphertext = ["" if one is None else str(one) for one in row]
    told = iter(texts)
    return SectionLine(
        id=next(told), meeting_id=next(told), held_on=next(told), body=next(told),
        point=next(told), opened_at=next(told), closed_at=next(told), holder=next(told),
        access=next(told), adopted_on=next(told), lifted_on=next(told), sha256=sha256,
        written=bool(ciphertext),
        intact=not sha256 or fingerprint(ciphertext) == sha256,
    )
