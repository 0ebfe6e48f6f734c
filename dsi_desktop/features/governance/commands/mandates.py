"""Mandates given by a body to another body or to a person, and what was reported of them."""

from typing import Unpack

from sqlalchemy import select

from dsi_desktop.db.family import remove_with_parts
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.governance import Mandate, MandateReport
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import Decision, Motion
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import day, prose, required
from dsi_desktop.features.governance.commands.follow_ups import write_follow_up
from dsi_desktop.features.governance.commands.writing import write
from dsi_desktop.features.governance.rules import mandates as rules
from dsi_desktop.features.governance.rules.act_fields import EditedMandate, FollowUpFields
from dsi_desktop.features.governance.rules.fields import MandateFields
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


def give_mandate(store: Store, **fields: Unpack[MandateFields]) -> str:
    """Give work to a body or a person. Return the mandate's id."""
    with store.operation(N_("Donner un mandat")) as op:
        mandate = Mandate()
        _write(op, mandate, fields)
        return op.add(mandate).id


def edit_mandate(store: Store, mandate_id: str, **fields: Unpack[EditedMandate]) -> None:
    """Change what a mandate says; fields left out keep their values."""
    with store.operation(N_("Modifier un mandat")) as op:
        _write(op, op.get(Mandate, mandate_id), fields)


def report_on_mandate(
    store: Store, mandate_id: str, text: str, *, on: str, meeting_id: str = "",
    final: bool = False,
) -> str:
    """Keep what was reported, at a meeting or between two. Return the report's id.

    A `final` report leaves the mandate « rapport déposé »; another one, « en cours ».
    """
    with store.operation(N_("Faire rapport d’un mandat")) as op:
        mandate = op.get(Mandate, mandate_id)
        if mandate.state in rules.CLOSED:
            raise RuleBroken(_("Ce mandat est terminé : rouvrez-le pour en faire rapport."))
        report = MandateReport(mandate_id=mandate_id)
        _write_report(op, report, text, on, meeting_id)
        rules.check_after(_given_on(op, mandate), report.reported_on, "reported_on")
        mandate.state = "reported" if final else "in_progress"
        return op.add(report).id


def edit_mandate_report(
    store: Store, report_id: str, text: str, *, on: str, meeting_id: str = "",
) -> None:
    """Correct what was reported."""
    with store.operation(N_("Modifier un rapport de mandat")) as op:
        _write_report(op, op.get(MandateReport, report_id), text, on, meeting_id)


def remove_mandate_report(store: Store, report_id: str) -> None:
    """Take a report away; the mandate is open again when no other was made."""
    with store.operation(N_("Supprimer un rapport de mandat")) as op:
        report = op.get(MandateReport, report_id)
        op.remove(report)
        op.flush()
        mandate = op.find(Mandate, report.mandate_id or "")
        left = select(MandateReport.id).where(
            MandateReport.mandate_id == report.mandate_id, MandateReport.deleted.is_(None)
        )
        if mandate is not None and mandate.state not in rules.CLOSED:
            mandate.state = "in_progress" if op.scalars(left).first() else "open"


def close_mandate(store: Store, mandate_id: str, *, on: str, state: str = "closed") -> None:
    """End a mandate, done ("closed") or given up ("abandoned")."""
    with store.operation(N_("Clore un mandat")) as op:
        mandate = op.get(Mandate, mandate_id)
        mandate.closed_on = day(required(on, _("Écrivez une date."), "on"), "on")
        rules.check_after(_given_on(op, mandate), mandate.closed_on, "on")
        mandate.state = rules.check_state(state, rules.CLOSED)


def reopen_mandate(store: Store, mandate_id: str) -> None:
    """Take a mandate up again."""
    with store.operation(N_("Rouvrir un mandat")) as op:
        mandate = op.get(Mandate, mandate_id)
        if mandate.state not in (*rules.CLOSED, "reported"):
            raise RuleBroken(_("Ce mandat est déjà ouvert."))
        mandate.closed_on, mandate.state = None, "in_progress"


def remove_mandate(store: Store, mandate_id: str) -> None:
    """Take away a mandate written by mistake, with its reports; its tasks stay."""
    with store.operation(N_("Supprimer un mandat")) as op:
        remove_with_parts(op, op.get(Mandate, mandate_id))


def add_mandate_task(
    store: Store, mandate_id: str, title: str, **fields: Unpack[FollowUpFields],
) -> str:
    """Write a task that carries a mandate out; whoever received it does it, unless told."""
    with store.operation(N_("Ajouter une tâche à un mandat")) as op:
        mandate = op.get(Mandate, mandate_id)
        if mandate.state in rules.CLOSED:
            raise RuleBroken(_("Ce mandat est terminé : rouvrez-le pour y ajouter une tâche."))
        task = write_follow_up(op, title, mandate.person_id, mandate.body_id, fields)
        task.mandate_id = mandate_id
        if mandate.state == "open":
            mandate.state = "in_progress"
        return task.id


def _write(op: Operation, mandate: Mandate, fields: EditedMandate | MandateFields) -> None:
    write(mandate, fields)
    mandate.decision_id = mandate.decision_id or ""
    mandate.title = required(mandate.title or "", _("Écrivez le mandat."), "title")
    rules.check_receiver(mandate.given_by_id, mandate.body_id, mandate.person_id)
    rules.check_after(_given_on(op, mandate), mandate.due_on, "due_on")


def _write_report(
    op: Operation, report: MandateReport, text: str, on: str, meeting_id: str,
) -> None:
    if not (told := prose(text)):
        raise RuleBroken(_("Écrivez ce qui a été rapporté."), "text")
    report.text = told
    report.reported_on = day(required(on, _("Écrivez une date."), "reported_on"), "reported_on")
    report.meeting_id = op.get(Meeting, meeting_id).id if meeting_id else ""


def _given_on(op: Operation, mandate: Mandate) -> str | None:
    """Return the day of the meeting whose decision gave the mandate, when it is known."""
    for table in (Motion, Decision):
        held = select(Meeting.held_on).join(table, table.meeting_id == Meeting.id)
        found = op.scalars(held.where(table.id == (mandate.decision_id or ""))).first()
        if found:
            return found
    return None
