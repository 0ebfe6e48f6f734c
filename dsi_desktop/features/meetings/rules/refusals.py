"""What a meeting refuses, in the words of the table."""

from dsi_desktop.features.directory.rules import day, line
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.vocabulary import VOCABULARY

FROZEN = N_(
    "Le procès-verbal de cette rencontre est adopté; il ne se modifie plus. "
    "Pour le corriger, faites un erratum."
)


def check_open(state: str) -> None:
    """Refuse to write a meeting whose minutes are adopted, or that was cancelled."""
    if state == "adopted":
        raise RuleBroken(_(FROZEN))
    if state == "cancelled":
        raise RuleBroken(_("Cette rencontre est annulée. Rétablissez-la avant d’y écrire."))


def body_of(body_id: str) -> str:
    if not body_id:
        raise RuleBroken(_("Choisissez l’instance qui se réunit."), "body_id")
    return body_id


def day_of(text: str | None) -> str:
    kept = day(text, "held_on")
    if kept is None:
        raise RuleBroken(_("Choisissez le jour de la rencontre."), "held_on")
    return kept


def title_of(text: str) -> str:
    kept = line(text)
    if not kept:
        raise RuleBroken(_("Écrivez le titre du point."), "title")
    return kept


def minutes_of(minutes: int | None) -> int | None:
    if minutes is not None and not 0 <= minutes <= 600:
        raise RuleBroken(_("La durée d’un point va de 0 à 600 minutes."), "minutes")
    return minutes


def choice(choices: str, value: str, field: str) -> str:
    """Return a value of a list of the vocabulary; refuse another."""
    if value not in VOCABULARY[choices]:
        raise RuleBroken(_("Ce choix n’existe pas : {value}.").format(value=value), field)
    return value


def state_restored(convened_on: str | None, opened_at: str | None, closed_at: str | None) -> str:
    """Return the state a cancelled meeting comes back to: what took place stays so."""
    if opened_at:
        return "held" if closed_at else "in_progress"
    return "convened" if convened_on else "planned"


def check_removable(state: str, *, written: bool) -> None:
    """Refuse to remove a meeting that has a past."""
    check_open(state)
    if written or state in {"in_progress", "held"}:
        raise RuleBroken(_("Cette rencontre a déjà un contenu. Annulez-la plutôt, avec un motif."))


def check_item_removable(*, written: bool) -> None:
    """Refuse to remove a point under which something was recorded."""
    if written:
        raise RuleBroken(
            _("Ce point porte déjà des notes ou des décisions. Retirez-le de l’ordre du jour.")
        )


def check_mergeable(*, same: bool, elsewhere: bool, parted: bool) -> None:
    """Refuse to deal with a point under itself, under another meeting's, or with its own parts."""
    if elsewhere:
        raise RuleBroken(_("Ces deux points ne sont pas à l’ordre du jour de la même rencontre."))
    if same:
        raise RuleBroken(_("Choisissez un autre point : celui-ci se traite déjà ici."))
    if parted:
        raise RuleBroken(_("Ce point a des sous-points : traitez-les un à un."))


def check_stay(arrived_at: str | None, left_at: str | None) -> None:
    if arrived_at and left_at and left_at < arrived_at:
        raise RuleBroken(_("Le départ précède l’arrivée."), "left_at")
