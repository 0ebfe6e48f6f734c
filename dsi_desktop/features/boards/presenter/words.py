"""Words that several views say of a card alike."""

from dsi_desktop.kernel.i18n import ngettext


def age_said(days: int | None) -> str:
    """Say how long a card has not moved; nothing for one that moved today or never."""
    return ngettext("{n} jour", "{n} jours", days).format(n=days) if days else ""
