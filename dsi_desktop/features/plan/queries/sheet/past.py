"""What happened to an element of the plan: who changed what, read from the journal."""

from sqlalchemy import select

from dsi_desktop.db.engines import driver
from dsi_desktop.db.history import linked_rows
from dsi_desktop.db.schema.directory import Attachment
from dsi_desktop.db.store import Store
from dsi_desktop.db.told import PastLine, last_gestures

_SILENT = ("deleted", "rank", "*")
_OWN = ("action_note", "milestone", "action_partner", "human_resource", "evidence")
_MOST = 12


def element_past(store: Store, table: str, record_id: str) -> list[PastLine]:
    """Return the last gestures on an element and on what stands around it, the newest first."""
    rows = _rows(store, table, record_id)
    return last_gestures(store, table, rows, most=_MOST, silent=_SILENT)


def _rows(store: Store, table: str, record_id: str) -> set[tuple[str, str]]:
    """Return the (table, row) of an element and of what stands around it, removed or not."""
    papers = select(Attachment.id).where(
        Attachment.record_table == table, Attachment.record_id == record_id)
    with store.read() as session:
        rows = {(table, record_id), *(("attachment", row) for row in session.scalars(papers))}
        beside = linked_rows(driver(session.connection()), table, record_id)
        return rows | {(other, row) for other, row in beside if other in _OWN}
