"""What a person can see of minutes once written: as they stand, or frozen with their errata."""

import json
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from dsi_desktop.db.engines import driver
from dsi_desktop.db.numbering import taken_twice
from dsi_desktop.db.schema.minutes import Erratum
from dsi_desktop.db.shelf import Shelf
from dsi_desktop.db.store import Store
from dsi_desktop.db.unsettled import unsettled_of_meeting
from dsi_desktop.features.minutes.queries.finding import adopted, found_meeting
from dsi_desktop.features.minutes.rules import frozen
from dsi_desktop.features.minutes.rules.composing import compose
from dsi_desktop.features.minutes.rules.document import MinutesDocument


@dataclass(frozen=True, slots=True)
class ErratumLine:
    """A correction of adopted minutes; `motion_id` and `becomes` when it renumbers."""

    text: str
    made_on: str
    motion_id: str
    becomes: str


@dataclass(frozen=True, slots=True)
class AdoptedSheet:
    """The adoption of a meeting's minutes."""

    id: str
    adopted_on: str
    sha256: str
    with_changes: bool
    intact: bool
    errata: tuple[ErratumLine, ...] = ()
    signed_on: str = ""
    signed_by: str = ""
    numbers: tuple[str, ...] = ()


def minutes_of(store: Store, meeting_id: str) -> MinutesDocument:
    """Return the minutes anybody entitled may read: frozen once adopted, else as they stand."""
    with store.read() as session:
        kept = session.scalars(adopted(meeting_id)).first()
        if kept is not None:
            return frozen.thawed(kept.document)
        found_meeting(session, meeting_id)
        return frozen.without_private_notes(compose(Shelf(session), meeting_id))


def adoption_of(store: Store, meeting_id: str) -> AdoptedSheet | None:
    """Return the adoption of a meeting's minutes with the proof that they are as adopted."""
    with store.read() as session:
        kept = session.scalars(adopted(meeting_id)).first()
        if kept is None:
            return None
        return AdoptedSheet(
            kept.id, kept.adopted_on or "", kept.sha256, kept.with_changes,
            frozen.is_intact(kept.document, kept.sha256), _errata(session, kept.id),
            kept.signed_on or "", kept.signed_by or "",
            tuple(sorted(json.loads(kept.numbers or "{}").values())),
        )


def _errata(session: Session, adopted: str) -> tuple[ErratumLine, ...]:
    asked = select(Erratum).where(Erratum.adopted_id == adopted, Erratum.deleted.is_(None))
    return tuple(
        ErratumLine(one.text, one.made_on or "", one.motion_id or "", one.becomes)
        for one in session.scalars(asked.order_by(Erratum.made_on, Erratum.id)).all()
    )


def unsettled(store: Store, meeting_id: str) -> tuple[str, ...]:
    """Return a sentence for each thing that is still to decide in the minutes of a meeting."""
    with store.read() as session:
        return unsettled_of_meeting(driver(session.connection()), store.book, meeting_id)


def doubled_numbers(store: Store, meeting_id: str) -> tuple[tuple[str, str], ...]:
    """Return the (resolution, number) of a meeting whose number was given twice."""
    with store.read() as session:
        every = taken_twice(driver(session.connection()))
    return tuple(
        (one.motion, one.now) for group in every for one in group if one.meeting == meeting_id
    )
