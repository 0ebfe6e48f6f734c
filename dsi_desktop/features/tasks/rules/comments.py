"""Who may say what beside a card: a comment belongs to the person who wrote it."""

from dsi_desktop.features.directory.rules import prose
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _


def comment_text(text: str) -> str:
    """Return the text of a comment; refuse an empty one."""
    said = prose(text)
    if not said:
        raise RuleBroken(_("Écrivez votre commentaire."), "text")
    return said


def check_own(author: str, me: str) -> None:
    """Refuse to change what somebody else wrote."""
    if author != me:
        raise RuleBroken(
            _("Seule la personne qui l’a écrit, {name}, change ce commentaire.").format(
                name=author or _("inconnue")), "text",
        )  # fmt: skip
