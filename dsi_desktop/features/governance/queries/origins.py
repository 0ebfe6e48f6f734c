"""The resolution or decision that mandates and representations come from."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, literal, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import Decision, Motion
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance.rules.mandates import day_words

_CUT = 90


@dataclass(frozen=True, slots=True)
class Origin:
    """`kind` is "motion" or "decision", the kinds of record that open it."""

    id: str
    kind: str
    label: str
    held_on: str | None
    body: str


def origins(session: Session, ids: Iterable[str]) -> dict[str, Origin]:
    """Return what these decisions are, by id; an id that names nothing is left out."""
    wanted = [one for one in ids if one]
    if not wanted:
        return {}
    found: dict[str, Origin] = {}
    for kind, table in (("motion", Motion), ("decision", Decision)):
        for row in session.execute(_asked(table).where(table.id.in_(wanted))):
            found[row.id] = _origin(kind, row)
    return found


def decision_choices(store: Store) -> list[tuple[str, str]]:
    """Return (id, words) of the resolutions and decisions a form offers, the newest first."""
    with store.read() as session:
        found = [
            _origin(kind, row)
            for kind, table in (("motion", Motion), ("decision", Decision))
            for row in session.execute(_asked(table))
        ]
    found.sort(key=lambda one: (one.held_on or "", one.label), reverse=True)
    return [(one.id, _words(one)) for one in found]


def _asked(table: type[Motion] | type[Decision]) -> Select[Any]:
    title: Any = Motion.title if table is Motion else literal("")
    return (
        select(
            table.id, table.number, table.text, title.label("title"), Meeting.held_on,
            Body.name.label("body"),
        )
        .outerjoin(Meeting, table.meeting_id == Meeting.id)
        .outerjoin(Body, Meeting.body_id == Body.id)
        .where(table.deleted.is_(None))
    )


def _origin(kind: str, row: Any) -> Origin:  # noqa: ANN401  a row of either table
    said = (row.title or (row.text or "").partition("\n")[0]).strip()
    said = said if len(said) <= _CUT else f"{said[:_CUT].rstrip()}…"
    label = " – ".join(part for part in (row.number, said) if part)
    return Origin(row.id, kind, label, row.held_on, row.body or "")


def _words(one: Origin) -> str:
    day = day_words(one.held_on) if one.held_on else ""
    where = ", ".join(part for part in (one.body, day) if part)
    return f"{one.label} ({where})" if where else one.label
