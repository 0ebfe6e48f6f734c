"""What may be done in camera, and what is refused, in the words of the table.

Closed sessions after the practice of Québec boards: a resolution of half the voices here plus
one, minutes kept apart by the presidency, adopted in another closed session.
"""

from dsi_desktop.features.minutes.rules.votes import CARRIED, Outcome
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _

ENTERING = N_("poursuivre la rencontre à huis clos")
IDLE_S = 600
# What may still change, or be undone, once a section is adopted.
AFTER_ADOPTION = frozenset({"adopted_on", "adopted_in_id", "sha256", "access_list", "lifted_on"})
_SHORTEST = 12
_LONGEST = 200_000


def passphrase_of(text: str) -> str:
    """Return a passphrase long enough to be worth a seal."""
    kept = " ".join(text.split())
    if len(kept) < _SHORTEST:
        raise RuleBroken(
            _("Choisissez une phrase d’au moins {n} caractères, par exemple six mots.")
            .format(n=_SHORTEST), "passphrase",
        )
    return kept


def check_entering(outcome: Outcome, present: int) -> None:
    """Refuse to close the doors without half of the voices here plus one."""
    if outcome.state not in CARRIED:
        raise RuleBroken(_("La proposition n’est pas adoptée : la rencontre reste ouverte."),
                         "vote")
    if outcome.counted and (outcome.in_favour or 0) * 2 <= present:
        raise RuleBroken(
            _("Le huis clos demande la majorité des voix présentes : plus de la moitié de {n}.")
            .format(n=present), "vote",
        )


def check_outside(*, closed_doors: bool) -> None:
    """Refuse to write the ordinary minutes while the meeting is in camera."""
    if closed_doors:
        raise RuleBroken(_(
            "La rencontre est à huis clos : écrivez dans la section scellée, "
            "ou mettez fin au huis clos."
        ))


def check_doors_open(*, closed_doors: bool) -> None:
    """Refuse to adopt the ordinary minutes while the meeting is in camera."""
    if closed_doors:
        raise RuleBroken(
            _("La rencontre est encore à huis clos : mettez-y fin, puis adoptez son procès-verbal.")
        )


def check_doors_closed(closed_at: str | None) -> None:
    """Refuse to end a closed session twice: the hour printed is that of the first end."""
    if closed_at:
        raise RuleBroken(_("Ce huis clos est déjà terminé."), "closed_at")


def check_removable(*, written: bool) -> None:
    """Refuse to take a section away once something is sealed in it."""
    if written:
        raise RuleBroken(
            _("Cette section contient un texte scellé : elle ne se retire pas du procès-verbal.")
        )


def check_writable(adopted_on: str | None) -> None:
    if adopted_on:
        raise RuleBroken(
            _("Cette section est adoptée; elle ne se modifie plus. Une correction se décide à huis "
              "clos, dans une nouvelle section.")
        )


def text_of(text: str) -> str:
    if len(text) > _LONGEST:
        raise RuleBroken(_("Ce texte est trop long pour une seule section."), "text")
    return text


def check_adoptable(
    *, closed: bool, written: bool, adopted_on: str | None, held_on: str, there_open: bool,
    there_on: str,
) -> None:
    """Refuse an adoption anywhere but in another closed session, held later."""
    if adopted_on:
        raise RuleBroken(_("Cette section est déjà adoptée."))
    if not closed or not written:
        raise RuleBroken(_("Cette section n’est pas terminée : écrivez-la et mettez fin au huis "
                           "clos, puis adoptez-la."))
    if not there_open or there_on <= held_on:
        raise RuleBroken(_("Une section scellée s’adopte à huis clos, à une rencontre suivante."))
