"""Set what a partner may be asked in a month, and the day from which things changed."""

from dsi_desktop.db.schema.directory import Organization
from dsi_desktop.db.settings import keep_setting
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import day, line
from dsi_desktop.features.solicitation.rules.thresholds import (
    PREFIX,
    check_cap,
    check_threshold,
)
from dsi_desktop.kernel.i18n import N_


def set_thresholds(store: Store, *, hours: int | None, meetings: int | None) -> None:
    """Set the hours and the meetings of a month past which one is warned."""
    with store.operation(N_("Régler les seuils de sollicitation")) as op:
        keep_setting(op, f"{PREFIX}hours", str(check_threshold(hours, "hours")))
        keep_setting(op, f"{PREFIX}meetings", str(check_threshold(meetings, "meetings")))


def set_caps(
    store: Store, organization_id: str, *, hours: int | None, meetings: int | None
) -> None:
    """Set the limits of one organisation; None leaves it those of all."""
    with store.operation(N_("Régler le seuil d’une organisation")) as op:
        organization = op.get(Organization, organization_id)
        organization.hours_cap = check_cap(hours, "hours")
        organization.meetings_cap = check_cap(meetings, "meetings")


def set_milestone(store: Store, on: str, text: str = "") -> None:
    """Remember the day from which things were to change; "" forgets it."""
    with store.operation(N_("Noter un tournant")) as op:
        kept = day(on, "on") or ""
        keep_setting(op, f"{PREFIX}milestone_on", kept)
        keep_setting(op, f"{PREFIX}milestone", line(text) if kept else "")
