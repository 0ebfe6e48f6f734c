"""Who may leave the directory: nobody who still sits."""

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _


def check_still_seated(bodies: list[str]) -> None:
    """Refuse to archive who still sits; `bodies` are the names of the bodies."""
    if bodies:
        where = ", ".join(bodies)
        raise RuleBroken(
            _("Encore en siège : {bodies}. Mettez d’abord fin à ces sièges.").format(bodies=where)
        )
