"""The sheet of a mandate: where it stands, what was reported, what is done for it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.features.governance.queries.follow_ups import FollowUpLine
from dsi_desktop.features.governance.queries.mandates import (
    ActLine,
    MandateReportLine,
    MandateSheet,
)
from dsi_desktop.features.governance.rules.mandates import CLOSED, day_words
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import SidePanel, field_row
from dsi_desktop.ui.widgets.painted import Pill
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import label

TONES = {
    "bad": ("dangerSoft", "danger"), "warn": ("warnSoft", "warn"), "ok": ("okSoft", "ok"),
    "accent": ("accentSoft", "accentInk"), "": ("surface2", "text2"),
}
Act = Callable[[str], object]


def pill(text: str, tone: str) -> Pill:
    """Return the word of a standing, on the ground of its tone."""
    return Pill(text, *TONES[tone])


def task_lines(
    tasks: Sequence[FollowUpLine], desk: Desk, none: str,
) -> list[QWidget]:
    """Return the lines of tasks, each opening its card; a sentence when there are none."""
    if not tasks:
        return [label(none, "muted", wrap=True)]
    return [_task(one, desk) for one in tasks]


def section(body: QVBoxLayout, title: str, text: str, clicked: Callable[[], object] | None) -> None:
    """Put the title of a part of a sheet, with the gesture that adds to it."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 8, 0, 0)
    row.addWidget(label(title, "label"))
    row.addStretch()
    if clicked is not None:
        row.addWidget(button(text, clicked, look="link"))
    body.addLayout(row)


def show_mandate(
    panel: SidePanel, sheet: MandateSheet, desk: Desk, act: Act,
    correct: Callable[[MandateReportLine], object],
) -> None:
    """Show a mandate; `act` gets what was asked: report, task, close, reopen, edit, remove."""
    line, is_open = sheet.line, sheet.line.state not in CLOSED
    panel.empty()
    panel.title.say(_("Mandat"))
    panel.body.addWidget(label(line.title, "h3", wrap=True))
    panel.setAccessibleName(_("Mandat : {title}").format(title=line.title))
    head = QHBoxLayout()
    head.addWidget(pill(line.standing.text, line.standing.tone))
    head.addStretch()
    panel.body.addLayout(head)
    panel.body.addLayout(_gestures(act, is_open=is_open, state=line.state))
    for name, value in (
        (_("État"), word("mandate_state", line.state)), (_("Donné par"), line.giver),
        (_("Échéance"), day_words(line.due_on) if line.due_on else ""),
    ):
        if value:
            panel.body.addLayout(field_row(name, value))
    _links(panel, sheet, desk)
    if sheet.description:
        panel.body.addWidget(label(sheet.description, wrap=True))
    section(panel.body, _("Rapports"), _("Faire rapport"),
            partial(act, "report") if is_open else None)
    _reports(panel, sheet.reports, correct)
    section(panel.body, _("Tâches"), _("Ajouter une tâche"),
            partial(act, "task") if is_open else None)
    for made in task_lines(sheet.tasks, desk, _("Aucune tâche ne l’exécute encore.")):
        panel.body.addWidget(made)
    if sheet.acts:
        section(panel.body, _("Représentations"), "", None)
        for one in sheet.acts:
            panel.body.addWidget(_act_line(one, desk))
    panel.body.addStretch()


def _links(panel: SidePanel, sheet: MandateSheet, desk: Desk) -> None:
    line, origin = sheet.line, sheet.line.origin
    if line.receiver_id:
        icon_name = "sitemap" if line.receiver_kind == "body" else "user"
        panel.body.addWidget(RecordLine(
            Record(line.receiver, _("Confié à"), icon_name=icon_name),
            partial(desk.open_record, line.receiver_kind, line.receiver_id),
        ))  # fmt: skip
    if origin is not None:
        where = ", ".join(
            part for part in (origin.body, day_words(origin.held_on) if origin.held_on else "")
            if part
        )
        panel.body.addWidget(RecordLine(
            Record(origin.label, where, icon_name="gavel"),
            partial(desk.open_record, origin.kind, origin.id),
        ))  # fmt: skip


def _reports(
    panel: SidePanel, reports: Sequence[MandateReportLine],
    correct: Callable[[MandateReportLine], object],
) -> None:
    if not reports:
        panel.body.addWidget(label(_("Aucun rapport n’a encore été fait."), "muted", wrap=True))
    for one in reports:
        where = _("à « {meeting} »").format(meeting=one.meeting) if one.meeting else ""
        note = " ".join(part for part in (day_words(one.reported_on), where) if part)
        panel.body.addWidget(RecordLine(
            Record(one.text.partition("\n")[0], note, icon_name="file-check"),
            partial(correct, one),
        ))  # fmt: skip


def _task(one: FollowUpLine, desk: Desk) -> RecordLine:
    done = one.state in ("done", "dropped")
    due = fmt.date_short(one.due_on, desk.today()) if one.due_on and not done else ""
    late = bool(due and (one.due_on or "") < desk.today().isoformat())
    return RecordLine(
        Record(
            one.title, one.who, icon_name="circle-check" if done else "checklist", faded=done,
            pill=due or word("task_state", one.state), tone="bad" if late else "quiet",
        ),
        partial(desk.open_record, "task", one.id),
    )


def _act_line(one: ActLine, desk: Desk) -> RecordLine:
    day = day_words(one.held_on) if one.held_on else ""
    return RecordLine(
        Record(one.subject, day, icon_name="speakerphone"),
        partial(desk.open_record, "representation", one.id),
    )


def _gestures(act: Act, *, is_open: bool, state: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(button(_("Modifier"), partial(act, "edit"), icon_name="pencil"))
    if is_open:
        row.addWidget(button(_("Clore…"), partial(act, "close"), icon_name="check"))
    if not is_open or state == "reported":
        row.addWidget(button(_("Rouvrir"), partial(act, "reopen"), icon_name="refresh"))
    row.addStretch()
    row.addWidget(button(_("Supprimer"), partial(act, "remove"), look="link"))
    return row
