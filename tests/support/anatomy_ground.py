"""Hold a meeting as a body of the field does, so that its paper can be compared with theirs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands as meetings
from support.dossier import new_dossier

HERE, AWAY = ("present", "remote", "represented"), ("excused", "absent")


@dataclass(frozen=True)
class Sitting:
    """Somebody around the table."""

    name: str
    organization: str = ""
    status: str = "present"
    role: str = "member"
    represented_by: str = ""


@dataclass
class Held:
    """A meeting being told: the ids by name."""

    store: Store
    body: str
    meeting: str
    people: dict[str, str]
    items: dict[str, str]


Deed = Callable[[Held, str], object]


def held(
    folder: Path, *, body: Mapping[str, Any], rules: Mapping[str, Any],
    people: Sequence[Sitting], meeting: Mapping[str, Any],
    points: Sequence[tuple[str, Sequence[Deed]]], opened: str, closed: str,
) -> Held:
    """Create the body and its people, hold the meeting point by point, close it."""
    store = new_dossier(folder)
    with store.hurried():
        made = _seated(store, body, rules, people, meeting)
        meetings.open_meeting(store, made.meeting, opened)
        for title, _deeds in points:
            made.items[title] = meetings.add_item(store, made.meeting, title)
        for title, deeds in points:
            for deed in deeds:
                deed(made, made.items[title])
        if closed:
            meetings.close_meeting(store, made.meeting, closed)
    return made


def _seated(
    store: Store, body: Mapping[str, Any], rules: Mapping[str, Any], people: Sequence[Sitting],
    meeting: Mapping[str, Any],
) -> Held:
    body_id = governance.create_body(store, **body)
    governance.set_rules(store, body_id, **rules)
    organizations = {
        name: directory.add_organization(store, name=name)
        for name in dict.fromkeys(one.organization for one in people if one.organization)
    }
    ids: dict[str, str] = {}
    for one in people:
        given, _space, family = one.name.partition(" ")
        ids[one.name] = directory.add_person(store, given_name=given, family_name=family)
        if one.role in ("member", "chair", "secretary"):
            governance.appoint_member(
                store, body_id=body_id, person_id=ids[one.name], role=one.role,
                organization_id=organizations.get(one.organization), start_on="2010-01-01",
            )
    fields = {
        key: ids[value] if key.endswith("_id") else value for key, value in meeting.items()
    }
    meeting_id = meetings.create_meeting(store, body_id=body_id, **fields)
    for one in people:
        if one.role in ("guest", "staff", "observer"):
            meetings.add_guest(
                store, meeting_id, person_id=ids[one.name], role=one.role, status=one.status,
                organization_id=organizations.get(one.organization),
            )
        else:
            meetings.set_attendance(
                store, meeting_id, ids[one.name], one.status,
                represented_by_id=ids.get(one.represented_by),
            )
    return Held(store, body_id, meeting_id, ids, {})
