"""The drafts sent to be read, the corrections asked for, and what changed from one to the next."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.meetings import AgendaItem
from dsi_desktop.db.schema.minutes import MinutesRemark, MinutesVersion
from dsi_desktop.db.shelf import Shelf
from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes.queries.finding import adopted, found_meeting
from dsi_desktop.features.minutes.rules import frozen
from dsi_desktop.features.minutes.rules.composing import compose
from dsi_desktop.features.minutes.rules.document import MinutesDocument
from dsi_desktop.features.minutes.rules.versions import Difference, differences
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """A correction asked for, and what became of it."""

    id: str
    version_id: str
    item_id: str
    point: str
    author: str
    text: str
    state: str
    answer: str
    received_on: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A draft as it was sent; `intact` proves that what is kept is what was sent."""

    id: str
    number: int
    sent_on: str
    sent_to: str
    note: str
    sha256: str
    intact: bool
    remarks: tuple[RemarkLine, ...] = ()


def versions_of(store: Store, meeting_id: str) -> tuple[VersionLine, ...]:
    """Return the drafts of a meeting's minutes, the latest first, with their corrections."""
    asked = select(MinutesVersion).where(
        MinutesVersion.meeting_id == meeting_id, MinutesVersion.deleted.is_(None)
    )
    with store.read() as session:
        found = session.scalars(asked.order_by(MinutesVersion.number.desc())).all()
        remarks = _remarks(session, [one.id for one in found])
        return tuple(
            VersionLine(
                one.id, one.number or 0, one.sent_on or "", one.sent_to or "", one.note or "",
                one.sha256 or "", frozen.is_intact(one.document, one.sha256),
                tuple(remarks.get(one.id, ())),
            )
            for one in found
        )


def version_document(store: Store, version_id: str) -> tuple[MinutesDocument, int]:
    """Return a draft as it was sent, with its number."""
    with store.read() as session:
        found = _found(session, version_id)
        return frozen.thawed(found.document or ""), found.number or 0


def changes_since(store: Store, version_id: str) -> tuple[Difference, ...]:
    """Return what changed since a version was sent: up to now, or up to the adoption."""
    with store.read() as session:
        found = _found(session, version_id)
        meeting_id = found.meeting_id or ""
        before = frozen.thawed(found.document or "")
        kept = session.scalars(adopted(meeting_id)).first()
        if kept is not None:
            return differences(before, frozen.thawed(kept.document))
        found_meeting(session, meeting_id)
        now = frozen.without_private_notes(compose(Shelf(session), meeting_id))
    return differences(before, now)


def changes_between(store: Store, version_id: str, later_id: str) -> tuple[Difference, ...]:
    """Return what changed from one version sent to another."""
    with store.read() as session:
        before = frozen.thawed(_found(session, version_id).document)
        after = frozen.thawed(_found(session, later_id).document)
    return differences(before, after)


def _found(session: Session, version_id: str) -> MinutesVersion:
    found = session.get(MinutesVersion, version_id)
    if found is None or found.deleted:
        raise NotFound(_("Cette version n’est pas dans le dossier."))
    return found


def _remarks(session: Session, versions: Sequence[str]) -> dict[str, list[RemarkLine]]:
    asked = (
        select(MinutesRemark, AgendaItem.title)
        .outerjoin(AgendaItem, AgendaItem.id == MinutesRemark.agenda_item_id)
        .where(MinutesRemark.version_id.in_(versions), MinutesRemark.deleted.is_(None))
        .order_by(MinutesRemark.received_on, MinutesRemark.id)
    )
    found: dict[str, list[RemarkLine]] = {}
    for one, title in session.execute(asked).all():
        line = RemarkLine(
            one.id, one.version_id or "", one.agenda_item_id or "", title or "", one.author or "",
            one.text or "", one.state, one.answer or "", one.received_on or "",
        )
        found.setdefault(line.version_id, []).append(line)
    return found
