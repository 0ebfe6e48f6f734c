"""What changed: the same months a year before, and around a date."""

from collections.abc import Sequence
from datetime import date

from dsi_desktop.features.solicitation import queries
from dsi_desktop.features.solicitation.presenter.charge import Span, spans
from dsi_desktop.features.solicitation.presenter.figures import Trend, TrendBar, hours
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _

ENOUGH = 6


def trend_figure(read: queries.Trend, today: date) -> Trend:
    """Return the bars; nothing under six months, where a trend would be chance."""
    running = today.isoformat()[:7]
    if len(read.months) < ENOUGH or sum(map(bool, (*read.before, *read.now))) < ENOUGH:
        return Trend()
    columns = spans(read.months)
    bars = tuple(
        TrendBar(
            one.title, one.spoken, _sum(read.before, one), _sum(read.now, one),
            read.months[one.months[-1]] < running,
        ) for one in columns
    )
    mark = read.milestone
    if mark is None:
        return Trend(bars)
    month = mark.on.isoformat()[:7]
    at = next((at for at, one in enumerate(columns)
               if read.months[one.months[0]] <= month <= read.months[one.months[-1]]), None)
    if at is None:
        return Trend(bars)
    when = _day(mark.on)
    words = _("{when} : {what}").format(when=when, what=mark.text) if mark.text else when
    return Trend(bars, at, words)


def _sum(minutes: Sequence[int], column: Span) -> int:
    return sum(minutes[at] for at in column.months)


def trend_sentence(trend: Trend) -> str:
    """Return the change against the same months a year before; the running month is left out."""
    whole = [bar for bar in trend.bars if bar.over]
    now, before = sum(bar.now for bar in whole), sum(bar.before for bar in whole)
    if sum(bar.before > 0 for bar in whole) < min(ENOUGH, len(whole)) or not before:
        return _("Pas encore une année entière à comparer")
    return change_words(round(100 * (now - before) / before))


def change_words(change: int | None) -> str:
    """Return a change of hours in per cent as a sentence."""
    if change is None:
        return _("Rien à comparer")
    if not change:
        return _("Autant d’heures qu’un an plus tôt")
    if change < 0:
        return _("{part} d’heures de moins qu’un an plus tôt").format(part=fmt.percent(-change))
    return _("{part} d’heures de plus qu’un an plus tôt").format(part=fmt.percent(change))


def comparison_words(read: queries.Comparison) -> str:
    """Return the two sums that a comparison around a date sets side by side."""
    return _("{before} du {start} au {end}, {after} un an plus tard").format(
        before=hours(read.before_minutes), start=_day(read.before[0]), end=_day(read.before[1]),
        after=hours(read.after_minutes),
    )


def comparison_sums(read: queries.Comparison) -> str:
    """Return the two sums alone."""
    return _("{before}, puis {after}").format(
        before=hours(read.before_minutes), after=hours(read.after_minutes))


def comparison_title(read: queries.Comparison, text: str) -> str:
    """Return « Depuis le calendrier commun : 23 % d’heures en moins »."""
    since = text or _("le {day}").format(day=_day(read.after[0]))
    change = read.change
    if change is None:
        found = _("rien à comparer un an plus tôt")
    elif change < 0:
        found = _("{part} d’heures en moins").format(part=fmt.percent(-change))
    elif change:
        found = _("{part} d’heures en plus").format(part=fmt.percent(change))
    else:
        found = _("autant d’heures")
    return _("Depuis {since} : {found}").format(since=since, found=found)


def trend_words(trend: Trend) -> str:
    """Return the trend as it is read aloud."""
    return " ; ".join(
        _("{month} : {now}, contre {before}").format(
            month=bar.spoken, now=hours(bar.now), before=hours(bar.before))
        for bar in trend.bars
    )


def _day(day: date) -> str:
    return fmt.date_long(day, with_weekday=False)
