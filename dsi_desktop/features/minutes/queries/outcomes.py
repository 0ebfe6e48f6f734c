"""What the decisions of a meeting became: follow-ups and actions of the plan, seen from it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.shelf import Shelf
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import full_name
from dsi_desktop.features.minutes.queries.finding import adopted, found_meeting
from dsi_desktop.features.minutes.rules import frozen, wording
from dsi_desktop.features.minutes.rules.composing import compose
from dsi_desktop.features.minutes.rules.document import MinutesDocument, Said
from dsi_desktop.features.minutes.rules.votes import CARRIED
from dsi_desktop.features.tasks.rules import due_of
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """A decision (level 0) or what executes it (level 1).

    `kind` is "motion", "decision", "task" or "action"; `line_id` and `item_id` place a decision.
    """

    kind: str
    id: str
    level: int
    word: str
    title: str
    who: str = ""
    due: str = ""
    late: bool = False
    state: str = ""
    line_id: str = ""
    item_id: str = ""


def outcomes(store: Store, meeting_id: str, today: date) -> tuple[OutcomeLine, ...]:
    """Return each decision with what executes it, then the follow-ups that no decision asked for.

    A follow-up is shown as it stands today, wherever it was moved since.
    """
    with store.read() as session:
        found_meeting(session, meeting_id)
        document = _document(session, meeting_id)
        decided = [
            (point.id, said) for point in document.points for said in point.said
            if _decides(said)
        ]
        ids = [said.record_id for _item, said in decided]
        tasks = _tasks(session, meeting_id, ids, today)
        actions = _actions(session, ids)
    known = set(ids)
    return (
        *(line for item, said in decided for line in _told(item, said, tasks, actions)),
        *(line for of, line in tasks if of not in known),
    )


def _document(session: Session, meeting_id: str) -> MinutesDocument:
    kept = session.scalars(adopted(meeting_id)).first()
    return compose(Shelf(session), meeting_id) if kept is None else frozen.thawed(kept.document)


def _decides(said: Said) -> bool:
    return said.kind == "decision" or (said.kind == "motion" and said.state in CARRIED)


def _told(
    item_id: str, said: Said, tasks: list[tuple[str, OutcomeLine]],
    actions: list[tuple[str, OutcomeLine]],
) -> Iterator[OutcomeLine]:
    word = wording.number_of(said) if said.kind == "motion" else label("entry_kind", "decision")
    yield OutcomeLine(
        said.kind, said.record_id, 0, word[:1].upper() + word[1:], said.title or said.text,
        line_id=said.id, item_id=item_id,
    )
    yield from (line for of, line in (*tasks, *actions) if of == said.record_id)


def _tasks(
    session: Session, meeting_id: str, decisions: Iterable[str], today: date
) -> list[tuple[str, OutcomeLine]]:
    ids = list(decisions)
    asked = (
        select(Task, Person.given_name, Person.family_name, Organization.name)
        .outerjoin(Person, Person.id == Task.person_id)
        .outerjoin(Organization, Organization.id == Task.organization_id)
        .where(
            Task.deleted.is_(None),
            or_(Task.meeting_id == meeting_id, Task.motion_id.in_(ids), Task.decision_id.in_(ids)),
        )
        .order_by(Task.due_on.is_(None), Task.due_on, Task.title, Task.id)
    )
    found = []
    for task, given, family, organization in session.execute(asked).all():
        due = due_of(task.state, task.due_on, task.due_text or "", task.due_to, today)
        who = full_name(given or "", family or "") or organization or task.responsible_name
        of = task.motion_id or task.decision_id or ""
        found.append((of, OutcomeLine(
            "task", task.id, 1 if of in ids else 0, label("entry_kind", "task").capitalize(),
            task.title or "", who or "", due.text, due.late, label("task_state", task.state),
        )))
    return found


def _actions(session: Session, decisions: Iterable[str]) -> list[tuple[str, OutcomeLine]]:
    ids = list(decisions)
    asked = (
        select(Action, Organization.name)
        .outerjoin(Organization, Organization.id == Action.lead_id)
        .where(
            Action.deleted.is_(None),
            or_(Action.motion_id.in_(ids), Action.decision_id.in_(ids)),
        )
        .order_by(Action.code, Action.id)
    )
    return [
        (one.motion_id or one.decision_id or "", OutcomeLine(
            "action", one.id, 1, _("Action {code}").format(code=one.code or "").strip(),
            one.title or "", lead or "",
            one.when_text or "", late=False, state=label("action_state", one.state),
        ))
        for one, lead in session.execute(asked).all()
    ]
