"""The list of speakers of a point."""

from sqlalchemy import select

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.minutes import SpeakingTurn
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.minutes.rules.speaking import Turn

_STATES = ("done", "speaking", "waiting")


def turns_of(store: Store, item_id: str) -> tuple[Turn, ...]:
    """Return the turns of a point in their order: those taken, the one under way, those to come."""
    asked = (
        select(SpeakingTurn, Person.given_name, Person.family_name, Organization.name)
        .outerjoin(Person, Person.id == SpeakingTurn.person_id)
        .outerjoin(Organization, Organization.id == SpeakingTurn.organization_id)
        .where(SpeakingTurn.agenda_item_id == item_id, SpeakingTurn.deleted.is_(None))
        .order_by(SpeakingTurn.rank, SpeakingTurn.id)
    )
    with store.read() as session:
        rows = session.execute(asked).all()
    told = [
        Turn(
            turn.id, full_name(given or "", family or "") or turn.name or organization or "",
            organization or "", turn.state, turn.seconds or 0,
        )
        for turn, given, family, organization in rows
    ]
    return tuple(sorted(told, key=lambda one: _STATES.index(one.state)))
