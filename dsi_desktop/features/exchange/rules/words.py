"""The sentences of an exchange, each said in one place."""

from datetime import UTC, date, datetime

from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, language, ngettext

_KILO = 1000


def changes(count: int) -> str:
    """Return « 48 modifications »."""
    said = ngettext("{n} modification", "{n} modifications", count)
    return said.format(n=fmt.number(count))


def to_decide(count: int) -> str:
    """Return « 3 à décider »."""
    return ngettext("{n} à décider", "{n} à décider", count).format(n=count)


def not_shared(count: int) -> str:
    """Return « 14 modifications pas encore partagées »."""
    said = ngettext(
        "{n} modification pas encore partagée", "{n} modifications pas encore partagées", count
    )
    return said.format(n=fmt.number(count))


def size(octets: int) -> str:
    """Return « 0,6 Mo », « 14,2 Go », « 12 Ko »."""
    value, units = octets / _KILO, [_("Ko"), _("Mo"), _("Go"), _("To")]
    while value >= _KILO / 10 and len(units) > 1:
        value, units = value / _KILO, units[1:]
    decimals = 1 if value < 100 and units[0] != _("Ko") else 0
    return _("{n} {unit}").format(n=fmt.number(max(value, 0.1), decimals), unit=units[0])


def local(at: int) -> datetime:
    """Return the local moment of UTC milliseconds; an impossible one is brought to the edge."""
    try:
        return datetime.fromtimestamp(at / _KILO, UTC).astimezone()
    except (OverflowError, OSError, ValueError):
        return datetime(1, 1, 2, tzinfo=UTC) if at < 0 else datetime(9999, 12, 30, tzinfo=UTC)


def day(at: int, today: date) -> str:
    """Return « aujourd’hui », « hier » or « 28 novembre »."""
    when = local(at).date()
    away = (today - when).days
    if away in {0, 1}:
        return _("hier") if away else _("aujourd’hui")
    return _plain_day(when, today)


def on_day(at: int, today: date) -> str:
    """Return « aujourd’hui », « hier » or « le 28 novembre », within a sentence."""
    said = day(at, today)
    return said if (today - local(at).date()).days in {0, 1} else _("le {day}").format(day=said)


def moment(at: int) -> str:
    """Return « samedi 28 novembre 2026 à 16 h 12 »."""
    when = local(at)
    return _("{day} à {hour}").format(day=fmt.date_long(when.date()), hour=hour(at))


def hour(at: int) -> str:
    """Return « 16 h 12 »."""
    return fmt.time(f"{local(at):%H:%M}")


def period(first: int, last: int, today: date) -> str:
    """Return « 16 au 28 novembre », or the one day."""
    begin, end = local(first).date(), local(last).date()
    if begin == end:
        return day(first, today)
    month = (end.year, end.month) if language() == "fr" else None
    start = (
        fmt.ordinal_day(begin.day) if (begin.year, begin.month) == month
        else _plain_day(begin, today)
    )  # fmt: skip
    return _("{first} au {last}").format(first=start, last=_plain_day(end, today))


def spelled(code: str) -> str:
    """Return the code letter by letter for the ear: « K, 7, F, 3, tiret, Q, 2, W, D »."""
    return ", ".join(_("tiret") if letter == "-" else letter for letter in code)


def _plain_day(when: date, today: date) -> str:
    said = fmt.date_long(when, with_weekday=False)
    return said.removesuffix(f" {today.year}").removesuffix(f", {today.year}")
