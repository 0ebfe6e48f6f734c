"""What the charts of the flow say, as a sentence above each and as lines of their tables."""

from collections.abc import Sequence
from datetime import date

from dsi_desktop.features.boards.rules.flow import ENOUGH, Depth, Month, Passage, Place
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext

_SAME = 2
_YEAR_MONTHS = 12


def depth_words(depth: Depth, places: Sequence[Place]) -> str:
    """Return how many cards are open, and whether more come than go."""
    opened = [
        sum(counts[at] for place, counts in zip(places, depth.counts, strict=True)
            if not place.done)
        for at in range(len(depth.days))
    ]  # fmt: skip
    if not opened or not any(opened):
        return _("Aucune carte ouverte pendant cette période.")
    now, change = opened[-1], opened[-1] - opened[0]
    said = ngettext("{n} carte ouverte", "{n} cartes ouvertes", now).format(n=fmt.number(now))
    since = fmt.date_short(depth.days[0], depth.days[-1])
    if abs(change) < _SAME:
        return _("{cards}, à peu près comme le {day} : il en sort autant qu’il en entre.").format(
            cards=said, day=since
        )
    if change > 0:
        return _("{cards}, {n} de plus que le {day} : il en entre plus qu’il n’en sort.").format(
            cards=said, n=fmt.number(change), day=since
        )
    return _("{cards}, {n} de moins que le {day} : il en sort plus qu’il n’en entre.").format(
        cards=said, n=fmt.number(-change), day=since
    )


def passage_words(passages: Sequence[Passage]) -> str:
    """Return where cards stay longest, or that too few moved to say."""
    told = [one for one in passages if one.median is not None]
    if not told:
        return _("Trop peu de cartes ont bougé pour dire combien de temps elles restent.")
    slow = max(told, key=lambda one: one.median or 0.0)
    return _(
        "C’est dans « {column} » que les cartes restent le plus : la moitié y passe plus de {days}."
    ).format(column=slow.place.title, days=days(slow.median or 0.0))


def month_words(months: Sequence[Month]) -> str:
    """Return how many cards get done in a whole month, and which was the strongest."""
    done = sum(one.done for one in months)
    if not done:
        return _("Aucune carte n’a été faite pendant cette période.")
    best = max(months, key=lambda one: one.done)
    said = ngettext(
        "{n} carte faite", "{n} cartes faites", done
    ).format(n=fmt.number(done))  # fmt: skip
    if len(months) < ENOUGH:
        return _("{cards} pendant cette période.").format(cards=said)
    mean = fmt.number(done / len(months), 1)
    return _("{cards}, soit {mean} par mois; le mois le plus fort est {month} ({n}).").format(
        cards=said, mean=mean, month=_month(best.first), n=fmt.number(best.done)
    )


def days(length: float) -> str:
    """Return « 12 jours », « 1 jour », « moins d’un jour »."""
    whole = round(length)
    if not whole:
        return _("moins d’un jour")
    return ngettext("{n} jour", "{n} jours", whole).format(n=fmt.number(whole))


def month_title(first: date, *, years: bool) -> str:
    """Return « sept. », with its year when the chart goes over several."""
    return f"{fmt.month_short(first.month)} {first:%y}" if years else fmt.month_short(first.month)


def month_titles(months: Sequence[Month]) -> list[str]:
    """Return a short title for each month."""
    years = len(months) > _YEAR_MONTHS or len({one.first.year for one in months}) > 1
    return [month_title(one.first, years=years) for one in months]


def _month(first: date) -> str:
    return f"{fmt.month(first.month)} {first.year}"
