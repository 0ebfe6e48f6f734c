"""Find the seat somebody holds."""

from sqlalchemy import select

from dsi_desktop.db.schema.governance import Membership
from dsi_desktop.features.demonstration.commands.story import Story
from dsi_desktop.kernel.i18n import N_


def membership_of(story: Story, body: str, who: str, day: str) -> str:
    """Return the seat somebody holds in a body, the latest begun by `day`."""
    asked = (
        select(Membership.id)
        .where(
            Membership.body_id == story.find("body", body),
            Membership.person_id == story.find("person", who),
            Membership.start_on <= day, Membership.deleted.is_(None),
        )
        .order_by(Membership.start_on.desc())
    )
    with story.store.operation(N_("Consigner une lettre de mandat")) as op:
        return op.scalars(asked).first() or ""
