"""What the forms of a seat and of a college begin with."""

from dataclasses import dataclass

from sqlalchemy import select

from dsi_desktop.db.schema.governance import College, Post
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """A seat as its form shows it."""

    label: str
    college_id: str | None
    area_id: str | None


def seat_facts(store: Store, post_id: str) -> SeatFacts:
    """Return a seat; `NotFound` when it is not in the dossier."""
    asked = select(Post.label, Post.college_id, Post.area_id).where(
        Post.id == post_id, Post.deleted.is_(None),
    )
    with store.read() as session:
        row = session.execute(asked).first()
    if row is None:
        raise NotFound(_("Ce siège n’est pas dans le dossier."))
    return SeatFacts(*row)


def college_area(store: Store, college_id: str) -> str | None:
    """Return the territory of a college, None when it has none."""
    with store.read() as session:
        return session.scalars(select(College.area_id).where(College.id == college_id)).first()
