"""The sentences of the indicators: how far each came, how many of each, what lacks."""

from collections.abc import Iterable
from datetime import date

from dsi_desktop.features.indicators.rules.standing import BACK, FAR, ON_WAY, REACHED, Standing
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import N_, _, ngettext

VERDICTS = {
    REACHED: N_("atteint"), ON_WAY: N_("en voie"), FAR: N_("loin de la cible"),
    BACK: N_("recule"),
}
_ORDER = {FAR: 0, BACK: 1, ON_WAY: 2, REACHED: 3}


def way_words(found: Standing) -> str:
    """Return « 47 % », « recule », « maintenu »; "" when it cannot be said."""
    if found.verdict == BACK:
        return _("recule")
    if found.percent is None:
        return _("à reprendre") if found.verdict == FAR else ""
    return fmt.percent(found.percent)


def spoken_way(found: Standing) -> str:
    """Return how far it came as it is read aloud."""
    if found.verdict not in VERDICTS:
        return _("chemin inconnu")
    words = _(VERDICTS[found.verdict])
    return words if found.verdict == BACK else _("{verdict}, {way}").format(
        verdict=words, way=way_words(found)).rstrip(", ")


def finding(verdicts: Iterable[str], unmeasured: int) -> str:
    """Return « 2 indicateurs atteints · 5 en voie · 3 loin de la cible · 1 recule »."""
    every = list(verdicts)
    reached, on_way, far, back = (every.count(one) for one in (REACHED, ON_WAY, FAR, BACK))
    parts = []
    if reached:
        parts.append(ngettext("{n} indicateur atteint", "{n} indicateurs atteints", reached)
                     .format(n=reached))
    if on_way:
        parts.append(_("{n} en voie").format(n=on_way))
    if far:
        parts.append(_("{n} loin de la cible").format(n=far))
    if back:
        parts.append(ngettext("{n} recule", "{n} reculent", back).format(n=back))
    if unmeasured:
        parts.append(_("{n} sans mesure ou sans cible").format(n=unmeasured))
    return " · ".join(parts)


def late_words(days: int) -> str:
    """Return « 34 j de retard »."""
    return _("{n} j de retard").format(n=fmt.number(days))


def due_words(due: date | None, late: int) -> str:
    """Return when the next measure comes: « oct. 2027 », « 34 j de retard », « terminé »."""
    if due is None:
        return "–"
    return late_words(late) if late else month_words(due)


def month_words(day: date) -> str:
    """Return « oct. 2027 »."""
    return f"{fmt.month_short(day.month)} {day.year}"


def order_of(late: int, found: Standing) -> tuple[int, int, float]:
    """Order: the latest measures first, then from the furthest to the nearest of the target."""
    return (-late, _ORDER.get(found.verdict, 4), found.share if found.share is not None else 0.0)


def short_day(day: str) -> str:
    """Return « oct. 2026 » for a day in ISO text, the text itself when it is none."""
    try:
        return month_words(date.fromisoformat(day))
    except ValueError:
        return day
