"""Write calendar entries that every agenda reads (RFC 5545, through the library icalendar)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import Calendar, Event, vText

_MAKER = "-//DSI Desktop//{language}"
_USUAL = "America/Toronto"


@dataclass(frozen=True, slots=True)
class Appointment:
    """A meeting for a calendar. Hours are local `HH:MM` in `zone`, "" for a whole day.

    `uid` never changes; `sequence` grows when the meeting moves; `stamp` is an aware moment.
    """

    uid: str
    sequence: int
    stamp: datetime
    title: str
    held_on: str
    start: str = ""
    end: str = ""
    zone: str = _USUAL
    place: str = ""
    text: str = ""
    address: str = ""
    cancelled: bool = False


def calendar_of(appointments: Iterable[Appointment], language: str = "fr") -> bytes:
    """Return a calendar file to publish; entries without a day are left out."""
    made = Calendar()
    made.add("prodid", _MAKER.format(language=language.upper()))
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    for one in appointments:
        if one.held_on:
            made.add_component(_event(one, language))
    made.add_missing_timezones()
    return bytes(made.to_ical())


def _event(one: Appointment, language: str) -> Event:
    event = Event()
    event.add("uid", one.uid)
    event.add("sequence", one.sequence)
    event.add("dtstamp", one.stamp)
    begins, ends = _span(one)
    event.add("dtstart", begins)
    event.add("dtend", ends)
    for name, value in (("summary", one.title), ("location", one.place), ("description", one.text)):
        if value:
            event.add(name, vText(value), parameters={"LANGUAGE": language})
    if one.address:
        event.add("url", one.address)
    event.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    event.add("transp", "OPAQUE")
    return event


def _span(one: Appointment) -> tuple[date, date] | tuple[datetime, datetime]:
    """Return begin and end; without an hour the whole day, without an end one hour."""
    day = date.fromisoformat(one.held_on)
    if not one.start:
        return day, day + timedelta(days=1)
    begins = datetime.fromisoformat(f"{one.held_on}T{one.start}").replace(tzinfo=_zone(one.zone))
    if not one.end:
        return begins, begins + timedelta(hours=1)
    ends = datetime.fromisoformat(f"{one.held_on}T{one.end}").replace(tzinfo=begins.tzinfo)
    return begins, ends if ends > begins else begins + timedelta(hours=1)


def _zone(name: str) -> ZoneInfo:
    """Return a time zone; one that no table knows is that of Québec."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(_USUAL)
