"""A version of the minutes as it was sent to be read: marked as a draft, with its number."""

from dataclasses import replace

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import queries
from dsi_desktop.features.minutes.report.minutes import laid_out
from dsi_desktop.kernel.i18n import _
from dsi_desktop.reporting.blocks import Document


def draft(store: Store, record_id: str | None) -> Document:
    """Return the document of a version (`record_id` is its id), as it was when it was sent."""
    found, number = queries.version_document(store, record_id or "")
    made = laid_out(found)
    version = _("version {n}").format(n=number)
    return replace(
        made, kind=f"{made.kind}, {version}", foot=f"{made.foot} – {version}",
        watermark=_("PROJET"),
    )
