"""What the forms of mandates and representations offer."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance.queries.bodies import body_choices
from dsi_desktop.features.governance.queries.cadence import COMING, HELD
from dsi_desktop.features.governance.queries.names import person_names
from dsi_desktop.features.governance.queries.origins import decision_choices
from dsi_desktop.features.governance.rules.mandates import day_words
from dsi_desktop.kernel.text import fold

Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ActChoices:
    """Lists of (id, words); `council_id` is the comité conseil when there is only one, else ""."""

    bodies: Choices
    people: Choices
    decisions: Choices
    meetings: Choices
    areas: Choices
    council_id: str


def act_choices(store: Store, today: date) -> ActChoices:
    """Return what the forms offer today; meetings and decisions are the newest first."""
    councils = select(Body.id).where(
        Body.kind == "advisory_committee", Body.deleted.is_(None), Body.end_on.is_(None)
    )
    municipal = select(Area.id, Area.name, Area.kind).where(Area.deleted.is_(None))
    with store.read() as session:
        found = session.scalars(councils).all()
        areas = session.execute(municipal).all()
    return ActChoices(
        body_choices(store, today),
        [(person_id, name) for person_id, name, _organization in person_names(store)],
        decision_choices(store), meeting_choices(store),
        sorted(((row.id, row.name or "") for row in areas), key=lambda pair: fold(pair[1])),
        found[0] if len(found) == 1 else "",
    )


def meeting_choices(store: Store, kind: str = "") -> Choices:
    """Return (id, « Comité conseil, 3 décembre 2026 »); with `kind`, of bodies of this kind."""
    asked = (
        select(Meeting.id, Meeting.held_on, func.coalesce(Body.name, Meeting.title).label("name"))
        .outerjoin(Body, Meeting.body_id == Body.id)
        .where(Meeting.deleted.is_(None), Meeting.state.in_((*HELD, *COMING)))
        .order_by(Meeting.held_on.desc(), Meeting.id)
    )
    if kind:
        asked = asked.where(Body.kind == kind)
    with store.read() as session:
        rows = session.execute(asked).all()
    return [
        (row.id, ", ".join(
            part for part in (row.name, day_words(row.held_on) if row.held_on else "") if part))
        for row in rows
    ]


def last_assembly(store: Store) -> str | None:
    """Return the assembly held last, else the next one planned, else None."""
    asked = (
        select(Meeting.id, Meeting.state)
        .join(Body, Meeting.body_id == Body.id)
        .where(
            Meeting.deleted.is_(None), Body.kind == "assembly",
            Meeting.state.in_((*HELD, *COMING)),
        )
        .order_by(Meeting.held_on)
    )
    with store.read() as session:
        rows = session.execute(asked).all()
    held = [row.id for row in rows if row.state in HELD]
    return held[-1] if held else next((row.id for row in rows), None)
