"""The sentence that tells the day of the next meeting."""

from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _


def next_text(held_on: str, start_time: str, place: str) -> str:
    """Return « La prochaine rencontre aura lieu le jeudi 10 décembre à 13 h 30, Clermont »."""
    when = fmt.date_long(held_on)
    if start_time:
        when = _("{day} à {hour}").format(day=when, hour=fmt.time(start_time))
    said = ", ".join(part for part in (when, place.strip().rstrip(".")) if part)
    return _("La prochaine rencontre aura lieu le {when}.").format(when=said)
