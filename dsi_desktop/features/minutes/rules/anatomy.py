"""How the paper of a meeting is laid out, from the rules of its body (domain facts §2.2).

A procès-verbal lists its presences in a table; a compte rendu, one person a line, and is signed
only where it is adopted. A formula of opening that names {membres} tells the presences in its own
sentence, as municipal minutes do: « À une rencontre ordinaire tenue à Clermont le 8 mai, sont
présents : … formant le quorum sous la présidence de … »
"""

from dsi_desktop.features.governance.rules.formulas import PLACE
from dsi_desktop.features.minutes.rules import wording
from dsi_desktop.features.minutes.rules.document import Attendee, MinutesDocument
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.text import listed
from dsi_desktop.kernel.vocabulary import label

TABLE, LINES, SENTENCE = "table", "lines", "sentence"
HERE = ("present", "remote")
_BESIDE = ("guest", "observer", "staff")
GROUPS = (
    ("present", N_("En présence")),
    ("remote", N_("À distance")),
    ("represented", N_("Par représentation")),
    ("excused", N_("Absences motivées")),
    ("absent", N_("Absences")),
    ("guest", N_("Aussi en présence")),
)


def layout_of(found: MinutesDocument) -> str:
    """Return how presences are printed: TABLE, LINES or SENTENCE."""
    if "{membres}" in found.opening_phrase:
        return SENTENCE
    return LINES if found.kind == "cr" else TABLE


def is_signed(found: MinutesDocument) -> bool:
    """Tell whether lines to sign on are printed: notes that need no adoption have none."""
    return found.kind != "cr" or found.requires_adoption


def is_final(found: MinutesDocument) -> bool:
    """Tell whether nothing more is awaited: adopted, or notes that need no adoption."""
    return found.state == "adopted" or (found.state == "held" and not found.requires_adoption)


def group_of(one: Attendee) -> str:
    """Return the group of the list somebody is in; nothing for a guest who did not come."""
    if one.role in _BESIDE:
        return "guest" if one.status in HERE else ""
    return one.status if one.status != "expected" else "absent"


def people(found: MinutesDocument, group: str) -> list[Attendee]:
    return [one for one in found.attendees if group_of(one) == group]


def _kind(found: MinutesDocument) -> str:
    return _("Rencontre {kind}").format(kind=label("meeting_kind", found.meeting_kind))


def held(found: MinutesDocument) -> str:
    """Return « Rencontre ordinaire nº 3, tenue le jeudi 12 novembre 2026 »."""
    kind = _kind(found)
    if found.ordinal:
        kind = _("{meeting} nº {n}").format(meeting=kind, n=found.ordinal)
    if not found.held_on:
        return kind
    return _("{meeting}, tenue le {day}").format(meeting=kind, day=fmt.date_long(found.held_on))


def place_of(found: MinutesDocument) -> str:
    """Return the room, its address, the municipality, and whether one could join online."""
    online = _("et en ligne") if found.video else ""
    return ", ".join(
        one for one in (found.place, found.address, found.municipality, online) if one
    )


def opening(found: MinutesDocument) -> str:
    """Return the sentence that opens the meeting: the body's formula filled, or the house's."""
    hour = fmt.time(found.opened_at) if found.opened_at else ""
    if layout_of(found) != SENTENCE and (not hour or not found.opening_phrase):
        return wording.opening(found, hour)
    opened = hour or (fmt.time(found.start_time) if found.start_time else "")
    values = {
        "hour": opened, "heure": opened, "lieu": place_of(found), N_("présidence"): found.chair,
        "jour": fmt.date_long(found.held_on) if found.held_on else "",
        "rencontre": _kind(found).lower(), "instance": wording.of_body(found.body),
        "membres": _names(found, "present", "remote", "represented"),
        "absences": _names(found, "excused", "absent"), "autres": _names(found, "guest"),
    }
    return PLACE.sub(lambda place: values.get(place[1], place[0]), found.opening_phrase)


def _names(found: MinutesDocument, *groups: str) -> str:
    return listed([person(one) for group in groups for one in people(found, group)])


def person(one: Attendee) -> str:
    """Return « Lise Roy (Centre-Femmes) »."""
    return f"{one.name} ({one.organization})" if one.organization else one.name


def beside(found: MinutesDocument) -> list[tuple[str, str]]:
    """Return what a sentence of opening leaves to say: who is absent, who else is there."""
    told = found.opening_phrase
    kept = [one for one in GROUPS if one[0] in ("excused", "absent") and "{absences}" not in told]
    kept += [one for one in GROUPS if one[0] == "guest" and "{autres}" not in told]
    return [(_(title), said) for key, title in kept if (said := _names(found, key))]
