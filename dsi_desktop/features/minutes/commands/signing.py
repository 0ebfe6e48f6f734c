"""Note who signed adopted minutes: the document itself does not change."""

from dsi_desktop.db.schema.minutes import AdoptedMinutes
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import day, line
from dsi_desktop.features.minutes.rules import refusals
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


def sign_minutes(
    store: Store, meeting_id: str, *, signed_by: str, signed_on: str | None = None
) -> None:
    """Note that adopted minutes were signed, on paper, by somebody on a day (today by default)."""
    with store.operation(N_("Noter la signature du procès-verbal")) as op:
        adopted = op.find(AdoptedMinutes, refusals.adopted_id(meeting_id))
        if adopted is None or adopted.deleted:
            raise RuleBroken(_("Adoptez d’abord le procès-verbal : on signe ce qui est adopté."))
        who = line(signed_by)
        if not who:
            raise RuleBroken(_("Dites qui a signé."), "signed_by")
        when = day(signed_on, "signed_on") or store.clock.today().isoformat()
        if when < (adopted.adopted_on or ""):
            raise RuleBroken(_("La signature ne peut pas précéder l’adoption."), "signed_on")
        adopted.signed_by, adopted.signed_on = who, when
