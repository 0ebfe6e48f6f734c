"""What a room may read of a card besides its face: its list of things to do, nothing else."""

from sqlalchemy import select

from dsi_desktop.db.schema.work import Check
from dsi_desktop.db.store import Store


def projected_checks(store: Store, task_id: str) -> tuple[tuple[str, bool], ...]:
    """Return the list of a card, in order: (text, done). No other part of the card is read."""
    asked = (
        select(Check.text, Check.done)
        .where(Check.task_id == task_id, Check.deleted.is_(None))
        .order_by(Check.rank.is_(None), Check.rank, Check.id)
    )
    with store.read() as session:
        return tuple((text or "", bool(done)) for text, done in session.execute(asked).all())
