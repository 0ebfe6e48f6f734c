"""The gestures of a record as lines of a list: headings, what changed, who."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dsi_desktop.features.history.presenter.words import parts_of_change, said_change, signature
from dsi_desktop.features.history.queries.record import GestureLine
from dsi_desktop.features.history.rules.texts import capital
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext

MANY = 30
_SHOWN_CHANGES = 3


@dataclass(frozen=True, slots=True)
class ListLine:
    """A line of the list: a heading, or a gesture with its changes (what, before, after)."""

    key: str
    heading: str = ""
    day: str = ""
    who: str = ""
    changes: tuple[tuple[str, str, str], ...] = ()
    more: str = ""
    note: str = ""
    spoken: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """What is looked at: today, the day, the gesture chosen, and the filters ("" for all)."""

    today: date
    day: date
    gesture: str
    who: str = ""
    field: str = ""


def gesture_lines(gestures: Sequence[GestureLine], look: Look) -> tuple[ListLine, ...]:
    """Return the lines, latest first: by month when many, else before and after the day."""
    kept = [one for one in reversed(gestures) if _is_kept(one, look)]
    lines: list[ListLine] = []
    heading = ""
    for one in kept:
        said = _heading(one.day, look, many=len(kept) > MANY)
        if said != heading:
            heading = said
            lines.append(ListLine(f"#{said}", said))
        lines.append(_line(one, look))
    return tuple(lines)


def fields_of(one: GestureLine) -> set[str]:
    """Return what a gesture changed, as one filters by it."""
    return {capital(change.what) for change in one.changes}


def _heading(day: date, look: Look, *, many: bool) -> str:
    if many:
        return f"{capital(fmt.month(day.month))} {day.year}"
    if look.day == look.today:
        return ""
    said = _("Après le {day}") if day > look.day else _("Le {day} et avant")
    return said.format(day=fmt.date_short(look.day, look.today))


def _is_kept(one: GestureLine, look: Look) -> bool:
    return (not look.who or one.who == look.who) and (
        not look.field or look.field in fields_of(one)
    )


def _line(one: GestureLine, look: Look) -> ListLine:
    shown = one.changes[:_SHOWN_CHANGES]
    others = len(one.changes) - len(shown)
    day = fmt.date_short(one.day, look.today)
    changes = tuple(parts_of_change(change, look.today) for change in shown)
    if one.creates:
        changes = ((_("Fiche créée"), "", ""),)
    note = signature(one.who, one.device, one.label, received=one.received)
    heard = [_("Fiche créée")] if one.creates else [said_change(change) for change in shown]
    return ListLine(
        one.gesture, "", day, one.who, changes,
        ngettext("et {n} autre", "et {n} autres", others).format(n=others) if others else "",
        note, ", ".join([day, *heard, note]), one.gesture == look.gesture,
    )  # fmt: skip
