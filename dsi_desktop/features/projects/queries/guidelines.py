"""The guidelines (balises): whom each binds, since when, which projects respected it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.minutes import Motion
from dsi_desktop.db.schema.money import Funder
from dsi_desktop.db.schema.plan import Guideline, GuidelineCheck, ProjectIntake
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.text import fold


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered for a project."""

    project_id: str
    project: str
    answer: str
    reason: str
    on: str


@dataclass(frozen=True, slots=True)
class GuidelineRow:
    """A guideline; `about` names what it applies to, "" for the whole démarche."""

    id: str
    title: str
    text: str
    applies_to: str
    applies_id: str
    about: str
    start_on: str
    end_on: str
    motion_id: str
    motion: str
    answers: tuple[Answered, ...]

    def in_force(self, today: date) -> bool:
        """Tell whether it binds on a day."""
        day = today.isoformat()
        return (self.start_on or day) <= day <= (self.end_on or day)

    def count(self, answer: str) -> int:
        """Return how many projects got an answer."""
        return sum(one.answer == answer for one in self.answers)


def guidelines(store: Store) -> tuple[GuidelineRow, ...]:
    """Return every guideline in its order, ended ones too."""
    asked = (
        select(Guideline, Motion.number, Motion.title.label("about"))
        .outerjoin(Motion, Motion.id == Guideline.motion_id)
        .where(Guideline.deleted.is_(None)).order_by(Guideline.rank, Guideline.id)
    )  # fmt: skip
    with store.read() as session:
        names, answers = _names(session), _answers(session)
        rows = session.execute(asked).all()
    return tuple(
        GuidelineRow(
            one.id, one.title or "", one.text or "", one.applies_to or "initiative",
            one.applies_id or "", _about(one, names), one.start_on or "", one.end_on or "",
            one.motion_id or "", number or title or "", tuple(answers.get(one.id, ())),
        )
        for one, number, title in rows
    )


def _about(one: Guideline, names: Mapping[str, str]) -> str:
    if (one.applies_to or "initiative") == "initiative":
        return ""
    return names.get(one.applies_id or "", "" if one.applies_to != "action_kind"
                     else one.applies_id or "")  # fmt: skip


def _names(session: Session) -> dict[str, str]:
    found = {}
    for body in session.execute(select(Body.id, Body.local_name, Body.name)).all():
        found[body[0]] = body[1] or body[2] or ""
    for funder in session.execute(select(Funder.id, Funder.name)).all():
        found[funder[0]] = funder[1] or ""
    return found


def _answers(session: Session) -> dict[str, list[Answered]]:
    asked = (
        select(GuidelineCheck, ProjectIntake.title)
        .join(ProjectIntake, ProjectIntake.id == GuidelineCheck.record_id)
        .where(GuidelineCheck.record_table == "project_intake", GuidelineCheck.deleted.is_(None),
               ProjectIntake.deleted.is_(None))
    )  # fmt: skip
    found: dict[str, list[Answered]] = defaultdict(list)
    for check, title in session.execute(asked).all():
        found[check.guideline_id or ""].append(Answered(
            check.record_id or "", title or "", check.answer or "", check.reason or "",
            check.answered_on or "",
        ))
    for every in found.values():
        every.sort(key=lambda one: (fold(one.project), one.project_id))
    return found
