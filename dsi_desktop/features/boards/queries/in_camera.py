"""The cards born behind closed doors: seen by who keeps the dossier, told to nobody else."""

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import aliased

from dsi_desktop.db.schema.meetings import AgendaItem
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store


def born_in_camera(store: Store) -> frozenset[str]:
    """Return the tasks given at a point in camera, under one, or merged into one."""
    above, joined = aliased(AgendaItem), aliased(AgendaItem)
    asked = (
        select(Task.id)
        .join(AgendaItem, AgendaItem.id == Task.agenda_item_id)
        .outerjoin(above, above.id == AgendaItem.parent_id)
        .outerjoin(joined, joined.id == AgendaItem.merged_into_id)
        .where(and_(
            Task.deleted.is_(None),
            or_(AgendaItem.in_camera.is_(True), above.in_camera.is_(True),
                joined.in_camera.is_(True)),
        ))
    )  # fmt: skip
    with store.read() as session:
        return frozenset(session.scalars(asked).all())
