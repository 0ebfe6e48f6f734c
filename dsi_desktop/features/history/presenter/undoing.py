"""What is said once a gesture was taken back, and what was left alone."""

from dsi_desktop.db.labels import operation_of, spoken_label
from dsi_desktop.db.store import Undone
from dsi_desktop.kernel.i18n import _, ngettext


def undone_words(undone: Undone, *, received: bool, who: str) -> str:
    """Return « Annulé : … », what was skipped, and what it does on the other laptop."""
    said = _("Annulé : {label}.").format(label=spoken_label(operation_of(undone.label)))
    left = len(undone.skipped)
    if left:
        words = ngettext(
            "{n} renseignement changé depuis a été laissé tel quel.",
            "{n} renseignements changés depuis ont été laissés tels quels.", left,
        ).format(n=left)  # fmt: skip
        said = f"{said} {words}"
    if received:
        first = who.partition(" ")[0] or _("l’autre personne")
        also = _("Cela annulera aussi chez {who} au prochain échange.").format(who=first)
        said = f"{said} {also}"
    return said
