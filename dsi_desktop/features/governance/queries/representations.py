"""What the table said to elected officials and in public, and what the assembly heard of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.governance import Body, Mandate, Representation
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.governance.queries.cadence import COMING, HELD
from dsi_desktop.features.governance.queries.follow_ups import FollowUpLine, follow_ups_of
from dsi_desktop.features.governance.queries.origins import Origin, origins
from dsi_desktop.features.governance.rules import representations as rules
from dsi_desktop.features.governance.rules.representations import Hearing, Telling
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import fold

TO_TELL = ("missed", "next", "waiting")
_TOLD_IN = aliased(Meeting)
_ACT: Any = Representation


@dataclass(frozen=True, slots=True)
class RepresentationLine:
    """An act of spokesperson in the list."""

    id: str
    kind: str
    subject: str
    held_on: str
    body: str
    body_id: str
    speaker: str
    speaker_id: str
    addressee: str
    area: str
    mandate: str
    mandate_id: str
    origin: Origin | None
    text: str
    outcome: str
    told_in: str
    told_on: str | None
    telling: Telling


@dataclass(frozen=True, slots=True)
class RepresentationSheet:
    """An act whole."""

    line: RepresentationLine
    fields: dict[str, str | None]
    tasks: tuple[FollowUpLine, ...]


def representations(
    store: Store, today: date, *, search: str = "", scope: str = "all",
) -> list[RepresentationLine]:
    """Return acts, the newest first; `scope` "to_tell" keeps what no assembly heard yet."""
    with store.read() as session:
        lines = _lines(session, _asked(), today)
    words = fold(search).split()
    return [
        line for line in lines
        if (scope != "to_tell" or is_to_tell(line, today))
        and all(word in fold(_searched(line)) for word in words)
    ]


def representation_sheet(
    store: Store, representation_id: str, today: date,
) -> RepresentationSheet:
    """Return one act with its tasks; `NotFound` when it is gone."""
    with store.read() as session:
        lines = _lines(session, _asked().where(Representation.id == representation_id), today)
        if not lines:
            raise NotFound(_("Cette représentation n’est plus dans le dossier."))
        kept = session.get_one(Representation, representation_id)
        tasks = follow_ups_of(session, Task.representation_id == representation_id)
        return RepresentationSheet(lines[0], _fields(kept), tasks)


def is_to_tell(line: RepresentationLine, today: date) -> bool:
    """Tell whether an act already done waits for an assembly."""
    return not line.told_in and bool(line.held_on) and line.held_on <= today.isoformat()


def _asked() -> Select[Any]:
    asked: Select[Any] = (
        select(
            _ACT, Body.name.label("body"), Person.given_name, Person.family_name,
            Area.name.label("area"), Mandate.title.label("mandate"),
            _TOLD_IN.held_on.label("told_on"),
        )
        .outerjoin(Body, Representation.body_id == Body.id)
        .outerjoin(Person, Representation.person_id == Person.id)
        .outerjoin(Area, Representation.area_id == Area.id)
        .outerjoin(Mandate, (Representation.mandate_id == Mandate.id) & Mandate.deleted.is_(None))
        .outerjoin(
            _TOLD_IN,
            (Representation.reported_in_id == _TOLD_IN.id) & _TOLD_IN.deleted.is_(None),
        )
        .where(Representation.deleted.is_(None))
        .order_by(func.coalesce(Representation.held_on, "9").desc(), Representation.id)
    )
    return asked


def _lines(session: Session, asked: Select[Any], today: date) -> list[RepresentationLine]:
    rows = session.execute(asked).all()
    known = origins(session, [row.Representation.decision_id for row in rows])
    heard = _assemblies(session)
    return [
        _line(row, known.get(row.Representation.decision_id or ""), heard, today) for row in rows
    ]


def _line(
    row: Any, origin: Origin | None, assemblies: list[Hearing], today: date,  # noqa: ANN401  a row
) -> RepresentationLine:
    kept: Representation = row.Representation
    told_in = (kept.reported_in_id or "") if row.told_on else ""
    return RepresentationLine(
        kept.id, kept.kind or "letter", kept.subject or "", kept.held_on or "", row.body or "",
        kept.body_id or "", full_name(row.given_name or "", row.family_name or ""),
        kept.person_id or "", kept.addressee or "", row.area or "", row.mandate or "",
        kept.mandate_id or "", origin, kept.text or "", kept.outcome or "", told_in,
        row.told_on, rules.telling(kept.held_on, told_in, row.told_on, assemblies, today),
    )


def _assemblies(session: Session) -> list[Hearing]:
    asked = (
        select(Meeting.id, Meeting.held_on, Meeting.state)
        .join(Body, Meeting.body_id == Body.id)
        .where(
            Body.kind == "assembly", Meeting.deleted.is_(None), Meeting.held_on.is_not(None),
            Meeting.state.in_((*HELD, *COMING)),
        )
    )
    return [
        Hearing(row.id, row.held_on or "", row.state in HELD) for row in session.execute(asked)
    ]


def _searched(line: RepresentationLine) -> str:
    return f"{line.subject} {line.addressee} {line.area} {line.speaker} {line.body} {line.text}"


def _fields(kept: Representation) -> dict[str, str | None]:
    names = (
        "body_id", "person_id", "kind", "held_on", "addressee", "area_id", "mandate_id",
        "subject", "text", "outcome",
    )
    return {name: getattr(kept, name) for name in names} | {
        "decision_id": kept.decision_id or None,
    }
