"""Type a road once, and say where a meeting or a person is."""

from sqlalchemy import select

from dsi_desktop.db.schema.areas import Area, Journey
from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.settings import keep_setting
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.db.visits import PLACE, pair
from dsi_desktop.features.solicitation.commands.adopted import is_adopted
from dsi_desktop.features.solicitation.rules.fields import check_ends, check_road
from dsi_desktop.kernel.i18n import N_
from dsi_desktop.kernel.ids import linked_id


def set_journey(
    store: Store, from_area_id: str | None, to_area_id: str | None, kilometres: int | None,
    minutes: int | None,
) -> str:
    """Keep the road between two municipalities, for both ways. Return its id.

    Typed again, from either end, it replaces what was known of that pair.
    """
    with store.operation(N_("Noter une distance")) as op:
        ends = pair(*check_ends(from_area_id, to_area_id))
        length, duration = check_road(kilometres, minutes)
        for area_id in ends:
            op.get(Area, area_id)
        journey = op.put(Journey(
            id=linked_id("journey", *ends), from_area_id=ends[0], to_area_id=ends[1],
            kilometres=length, minutes=duration,
        ))
        for other in _others(op, journey):
            op.remove(other)
        return journey.id


def remove_journey(store: Store, journey_id: str) -> None:
    """Forget a road: its trips are unknown again."""
    with store.operation(N_("Retirer une distance")) as op:
        op.remove(op.get(Journey, journey_id))


def place_meeting(store: Store, meeting_id: str, area_id: str | None) -> None:
    """Say in which municipality a meeting is held, an adopted one too: its record is not touched.

    What would be written of a meeting after its minutes are adopted counts as written too late;
    the municipality is then kept beside it.
    """
    with store.operation(N_("Situer une rencontre")) as op:
        area = op.get(Area, area_id).id if area_id else None
        meeting = op.get(Meeting, meeting_id)
        if is_adopted(op, meeting):
            keep_setting(op, f"{PLACE}{meeting.id}", area or "")
        else:
            meeting.area_id = area


def place_person(store: Store, person_id: str, area_id: str | None) -> None:
    """Say from which municipality somebody comes."""
    with store.operation(N_("Situer une personne")) as op:
        op.get(Person, person_id).area_id = op.get(Area, area_id).id if area_id else None


def _others(op: Operation, journey: Journey) -> list[Journey]:
    """Return the rows of the same pair that another program or laptop wrote."""
    ends = (journey.from_area_id, journey.to_area_id)
    asked = select(Journey).where(
        Journey.from_area_id.in_(ends), Journey.to_area_id.in_(ends), Journey.id != journey.id,
        Journey.deleted.is_(None),
    )
    return list(op.scalars(asked).all())
