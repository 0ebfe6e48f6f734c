"""What happened to a card: who changed what, read from the journal."""

from sqlalchemy import select

from dsi_desktop.db.engines import driver
from dsi_desktop.db.history import linked_rows
from dsi_desktop.db.schema.directory import Attachment, Remark
from dsi_desktop.db.store import Store
from dsi_desktop.db.told import PastLine, last_gestures

_SILENT = ("moved_at", "deleted", "*")
_OWN = ("check_item", "task_label", "task_partner", "task_link", "card", "task_review")
_MOST = 12


def card_past(store: Store, task_id: str, most: int = _MOST) -> list[PastLine]:
    """Return the last gestures on a card and on what stands around it, the newest first."""
    return last_gestures(
        store, "task", _rows(store, task_id), most=most, silent=_SILENT, unsaid=("card",))


def _rows(store: Store, task_id: str) -> set[tuple[str, str]]:
    """Return the (table, row) of a card and of what stands around it, removed or not."""
    with store.read() as session:
        rows = {("task", task_id)}
        for table, kind in (("remark", Remark), ("attachment", Attachment)):
            asked = select(kind.id).where(kind.record_table == "task", kind.record_id == task_id)
            rows |= {(table, row) for row in session.scalars(asked)}
        beside = linked_rows(driver(session.connection()), "task", task_id)
        return rows | {(table, row) for table, row in beside if table in _OWN}
