"""Carry a project from its presentation at a chantier to the agreement, step by step."""

from collections.abc import Mapping
from typing import TypedDict, Unpack

from sqlalchemy import select

from dsi_desktop.db.family import remove_with_parts
from dsi_desktop.db.schema.directory import Organization
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import Entry, Motion
from dsi_desktop.db.schema.money import Agreement
from dsi_desktop.db.schema.plan import Action, Guideline, GuidelineCheck, IntakeStep, ProjectIntake
from dsi_desktop.db.shelf import Shelf
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.directory.rules import prose, required
from dsi_desktop.features.meetings.commands import open_for_writing
from dsi_desktop.features.minutes.commands.decisions import write_resolution
from dsi_desktop.features.minutes.commands.writing import point_for_writing, write_line
from dsi_desktop.features.minutes.rules import intakes, refusals
from dsi_desktop.features.minutes.rules.fields import ResolutionFields
from dsi_desktop.features.minutes.rules.intake_words import resolution_text
from dsi_desktop.features.tasks.rules import day_of
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.kernel.i18n import N_, _


class IntakeFields(TypedDict, total=False):
    """What may be said of a project; `asked` in cents, `years_supported` before this one."""

    organization_id: str | None
    body_id: str | None
    action_id: str | None
    agreement_id: str | None
    asked: int | None
    summary: str
    years_supported: int | None


class Place(TypedDict, total=False):
    """Where and when a step was made: at a point of a meeting, or on a day."""

    meeting_id: str | None
    agenda_item_id: str | None
    said_at: str | None
    on: str | None
    note: str
    amount: int | None
    agreement_id: str | None


def present_project(
    store: Store, title: str, *, meeting_id: str | None = None, agenda_item_id: str | None = None,
    said_at: str | None = None, on: str | None = None, **fields: Unpack[IntakeFields],
) -> str:
    """Keep a project that an organisation presents, at a meeting or on a day. Return its id."""
    with store.operation(N_("Présenter un projet")) as op:
        intake = ProjectIntake(meeting_id=meeting_id)
        _fill(op, intake, title, fields)
        op.add(intake)
        op.flush()
        _step(op, store, intake, "presented", {
            "meeting_id": meeting_id, "agenda_item_id": agenda_item_id, "said_at": said_at,
            "on": on,
        })
        return intake.id


def edit_project(
    store: Store, intake_id: str, *, title: str | None = None, **fields: Unpack[IntakeFields]
) -> None:
    with store.operation(N_("Modifier un projet présenté")) as op:
        intake = _intake(op, intake_id)
        _fill(op, intake, intake.title if title is None else title, fields)


def remove_project(store: Store, intake_id: str) -> None:
    """Take a project away with its steps and their lines; never one that a decision speaks of."""
    with store.operation(N_("Retirer un projet présenté")) as op:
        intake = _intake(op, intake_id)
        for step in _steps(op, intake_id):
            _forget_line(op, step)
        remove_with_parts(op, intake)


def answer_guidelines(
    store: Store, intake_id: str, answers: Mapping[str, tuple[str, str]]
) -> None:
    """Say whether a project respects guidelines: (answer, why) by id; no answer takes it back."""
    with store.operation(N_("Vérifier les balises")) as op:
        intake = _intake(op, intake_id)
        for guideline_id, (answer, reason) in answers.items():
            kept = prose(reason)
            intakes.check_answer(answer, kept)
            key = intakes.check_id(op.get(Guideline, guideline_id).id, intake.id)
            row = op.find(GuidelineCheck, key)
            if answer:
                op.put(GuidelineCheck(
                    id=key, guideline_id=guideline_id, record_table="project_intake",
                    record_id=intake.id, answer=answer, reason=kept,
                    answered_on=_answered_on(store, row, answer, kept),
                ))
            elif row is not None and not row.deleted:
                op.remove(row)


def _answered_on(
    store: Store, row: GuidelineCheck | None, answer: str, reason: str
) -> str | None:
    """Return the day of an answer: that of before while it stays the same."""
    if row is not None and not row.deleted and (row.answer, row.reason) == (answer, reason):
        return row.answered_on
    return store.clock.today().isoformat()


def advance_project(
    store: Store, intake_id: str, state: str, **place: Unpack[Place]
) -> str:
    """Note a step that asks for no resolution: analysed, agreement, payments, report, refusal."""
    with store.operation(N_("Faire avancer un projet")) as op:
        intake = _intake(op, intake_id)
        intakes.check_by_hand(state)
        intakes.check_step(intake.state, state)
        if place.get("agreement_id"):
            intake.agreement_id = op.get(Agreement, str(place["agreement_id"])).id
        return _step(op, store, intake, state, place).id


def recommend_project(
    store: Store, intake_id: str, meeting_id: str, agenda_item_id: str | None, *,
    amount: int | None = None, text: str = "", note: str = "",
    **fields: Unpack[ResolutionFields],
) -> str:
    """Recommend a project by a resolution, in one gesture. Return the motion's id.

    `RuleBroken` while a guideline in force has no answer; a defeated motion declines the project.
    """
    with store.operation(N_("Recommander un projet")) as op:
        intake = _intake(op, intake_id)
        today = store.clock.today().isoformat()
        intakes.check_answered(intakes.guidelines_of(Shelf(op.session), intake, today))
        place: Place = {
            "meeting_id": meeting_id, "agenda_item_id": agenda_item_id, "note": note,
            "amount": amount,
        }
        return _resolve(op, store, intake, "recommended", amount, text, place, fields)


def decide_project(
    store: Store, intake_id: str, meeting_id: str, agenda_item_id: str | None, *,
    amount: int | None = None, text: str = "", note: str = "",
    **fields: Unpack[ResolutionFields],
) -> str:
    """Accept a project by a resolution, or decline it when defeated. Return the motion's id."""
    with store.operation(N_("Décider d’un projet")) as op:
        intake = _intake(op, intake_id)
        place: Place = {
            "meeting_id": meeting_id, "agenda_item_id": agenda_item_id, "note": note,
            "amount": amount,
        }
        return _resolve(op, store, intake, "decided", amount, text, place, fields)


def settle_project(
    store: Store, intake_id: str, step: str, motion_id: str, *,
    amount: int | None = None, on: str | None = None, note: str = "",
) -> str:
    """Recommend or decide by a resolution already written: of minutes of before, say.

    The step is made on the day of its meeting unless told. `RuleBroken` while a guideline in force
    has no answer, when the resolution has no result yet, or when the step is no matter of one.
    """
    with store.operation(N_("Relier un projet à sa résolution")) as op:
        intake = _intake(op, intake_id)
        intakes.check_by_motion(step)
        intakes.check_step(intake.state, step)
        if step == "recommended":
            today = store.clock.today().isoformat()
            intakes.check_answered(intakes.guidelines_of(Shelf(op.session), intake, today))
        motion = op.get(Motion, motion_id)
        made = intakes.step_made(step, motion.state or "")
        meeting = op.find(Meeting, motion.meeting_id or "")
        place: Place = {"on": on or (meeting.held_on if meeting else None), "note": note,
                        "amount": amount}
        return _step(op, store, intake, made, place, motion.id).id


def take_back_step(store: Store, intake_id: str) -> None:
    """Take the last step of a project back, with its line of the minutes."""
    with store.operation(N_("Annuler la dernière étape d’un projet")) as op:
        intake = _intake(op, intake_id)
        steps = _steps(op, intake.id)
        if len(steps) < 2:
            raise RuleBroken(_("Ce projet n’a que sa présentation : retirez-le plutôt."))
        _forget_line(op, steps[-1])
        forget_step(op, steps[-1].id)


def forget_step(op: Operation, step_id: str) -> None:
    """Remove a step inside an operation; the project stands where its other steps leave it.

    What that step recommended or granted is taken back with it.
    """
    step = op.get(IntakeStep, step_id)
    op.remove(step)
    op.flush()
    intake = op.find(ProjectIntake, step.intake_id or "")
    if intake is not None:
        steps = _steps(op, intake.id)
        intake.state = intakes.last_state([one.state for one in steps])
        if step.state in intakes.BY_MOTION:
            before = next((one for one in reversed(steps) if one.state == step.state), None)
            setattr(intake, step.state, before.amount if before else None)


def _intake(op: Operation, intake_id: str) -> ProjectIntake:
    intake = op.get(ProjectIntake, intake_id)
    if intake.deleted:
        raise NotFound(_("Ce projet a été retiré."))
    return intake


def _fill(op: Operation, intake: ProjectIntake, title: str, fields: IntakeFields) -> None:
    intake.title = required(title, _("Nommez le projet."), "title")
    if fields.get("organization_id"):
        op.get(Organization, str(fields["organization_id"]))
    if fields.get("body_id"):
        op.get(Body, str(fields["body_id"]))
    if fields.get("action_id"):
        op.get(Action, str(fields["action_id"]))
    if fields.get("agreement_id"):
        op.get(Agreement, str(fields["agreement_id"]))
    for name in ("organization_id", "body_id", "action_id", "agreement_id"):
        if name in fields:
            setattr(intake, name, fields[name] or None)
    if "asked" in fields:
        intake.asked = intakes.amount_of(fields["asked"], "asked")
    if "summary" in fields:
        intake.summary = prose(fields["summary"])
    if "years_supported" in fields:
        intake.years_supported = intakes.years_of(fields["years_supported"])


def _resolve(
    op: Operation, store: Store, intake: ProjectIntake, step: str, amount: int | None, text: str,
    place: Place, fields: ResolutionFields,
) -> str:
    intakes.check_step(intake.state, step)
    made = intakes.step_made(step, fields.get("state", "carried_unanimous"))
    organization = op.find(Organization, intake.organization_id or "")
    op.flush()
    motion = write_resolution(
        op, store, str(place["meeting_id"]), place["agenda_item_id"],
        text or resolution_text(
            step, intake.title, organization.name if organization else "", amount),
        fields,
    )
    _step(op, store, intake, made, place, motion.id)
    return motion.id


def _step(
    op: Operation, store: Store, intake: ProjectIntake, state: str, place: Place,
    motion_id: str | None = None,
) -> IntakeStep:
    """Add a step and its line when it was made at a meeting."""
    meeting_id = place.get("meeting_id")
    meeting = None
    if meeting_id:
        meeting = point_for_writing(op, meeting_id, place.get("agenda_item_id"))
    on = day_of(place.get("on"), "on") or (meeting.held_on if meeting else None)
    step = op.add(IntakeStep(
        intake_id=intake.id, state=state, done_on=on or store.clock.today().isoformat(),
        meeting_id=meeting_id or None, motion_id=motion_id, note=prose(place.get("note", "")),
        amount=intakes.amount_of(place.get("amount"), "amount"),
    ))
    intake.state = state
    if state in intakes.BY_MOTION:
        setattr(intake, state, step.amount)
    op.flush()
    if meeting is not None:
        write_line(op, Entry(
            id=refusals.entry_id(step.id), meeting_id=meeting.id,
            agenda_item_id=place.get("agenda_item_id"), kind="intake", record_id=step.id,
            said_at=place.get("said_at"),
        ))
    return step


def _steps(op: Operation, intake_id: str) -> list[IntakeStep]:
    asked = select(IntakeStep).where(
        IntakeStep.intake_id == intake_id, IntakeStep.deleted.is_(None)
    )
    steps = op.scalars(asked).all()
    order = (*intakes.WAY, "declined")
    return sorted(
        steps, key=lambda one: (one.done_on or "", _at(order, one.state), one.id)
    )


def _at(order: tuple[str, ...], state: str) -> int:
    return order.index(state) if state in order else len(order)


def _forget_line(op: Operation, step: IntakeStep) -> None:
    entry = op.find(Entry, refusals.entry_id(step.id))
    if entry is not None and not entry.deleted:
        open_for_writing(op, entry.meeting_id)
        op.remove(entry)
