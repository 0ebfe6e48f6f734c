"""The notes of one body laid before another: how they are called, and what is refused."""

from dsi_desktop.features.minutes.rules.wording import of_body
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _

WRITTEN = ("held", "adopted")


def title_of_notes(minutes_kind: str, body: str, held_on: str) -> str:
    """Return « Compte rendu du chantier Transport, 12 novembre 2026 »."""
    kind = _("Compte rendu") if minutes_kind == "cr" else _("Procès-verbal")
    day = fmt.date_long(held_on, with_weekday=False) if held_on else ""
    return ", ".join(one for one in (f"{kind} {of_body(body)}" if body else kind, day) if one)


def check_tabled(
    meeting_id: str, held_on: str | None, of_id: str, of_held_on: str | None, of_state: str
) -> None:
    """Refuse to lay the notes of a meeting before itself, before it was held, or of a later one."""
    if meeting_id == of_id:
        raise RuleBroken(_("Une rencontre ne reçoit pas son propre compte rendu."))
    if of_state not in WRITTEN:
        raise RuleBroken(_("Cette rencontre n’est pas levée : son compte rendu n’existe pas."))
    if held_on and of_held_on and of_held_on > held_on:
        raise RuleBroken(_("Ce compte rendu est celui d’une rencontre plus tardive."))
