"""The sheet of an act of spokesperson: who spoke, to whom, what was said, what follows."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from dsi_desktop.features.governance.page.acts.mandate_panel import (
    Act,
    pill,
    section,
    task_lines,
)
from dsi_desktop.features.governance.queries import RepresentationLine, RepresentationSheet
from dsi_desktop.features.governance.rules.mandates import day_words
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import SidePanel, field_row
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import label


def show_representation(
    panel: SidePanel, sheet: RepresentationSheet, desk: Desk, act: Act
) -> None:
    """Show an act; `act` gets what was asked: tell, untell, task, edit, remove."""
    line = sheet.line
    panel.empty()
    panel.title.say(word("representation_kind", line.kind).capitalize())
    panel.setAccessibleName(_("Représentation : {subject}").format(subject=line.subject))
    panel.body.addWidget(label(line.subject, "h3", wrap=True))
    head = QHBoxLayout()
    head.addWidget(pill(line.telling.text, line.telling.tone))
    head.addStretch()
    panel.body.addLayout(head)
    panel.body.addLayout(_gestures(line, act))
    for name, value in (
        (_("Date"), day_words(line.held_on) if line.held_on else ""),
        (_("Destinataire"), line.addressee), (_("Territoire"), line.area),
    ):
        if value:
            panel.body.addLayout(field_row(name, value))
    _links(panel, line, desk)
    for name, prose in ((_("Position exprimée"), line.text), (_("Suites"), line.outcome)):
        if prose:
            section(panel.body, name, "", None)
            panel.body.addWidget(label(prose, wrap=True))
    section(panel.body, _("Tâches"), _("Ajouter une tâche"), partial(act, "task"))
    for made in task_lines(sheet.tasks, desk, _("Aucune suite n’est inscrite.")):
        panel.body.addWidget(made)
    panel.body.addStretch()


def _links(panel: SidePanel, line: RepresentationLine, desk: Desk) -> None:
    found: list[tuple[str, str, str, str, str]] = [
        (line.body, _("Au nom de"), "sitemap", "body", line.body_id),
        (line.speaker, _("Porte-parole"), "user", "person", line.speaker_id),
        (line.mandate, _("Mandat"), "flag", "mandate", line.mandate_id),
    ]
    if line.origin is not None:
        found.append((
            line.origin.label, _("Décision d’origine"), "gavel", line.origin.kind, line.origin.id
        ))
    if line.told_in and line.told_on:
        told = day_words(line.told_on)
        found.append((told, _("Rapportée à l’assemblée"), "calendar-event", "meeting",
                      line.told_in))
    for title, note, icon_name, kind, record_id in found:
        if title and record_id:
            panel.body.addWidget(RecordLine(
                Record(title, note, icon_name=icon_name),
                partial(desk.open_record, kind, record_id),
            ))  # fmt: skip


def _gestures(line: RepresentationLine, act: Act) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(button(_("Modifier"), partial(act, "edit"), icon_name="pencil"))
    if line.told_in:
        row.addWidget(button(_("Remettre à rapporter"), partial(act, "untell")))
    elif line.telling.text != _("À venir"):
        row.addWidget(button(_("Rapportée…"), partial(act, "tell"), icon_name="check"))
    row.addStretch()
    row.addWidget(button(_("Supprimer"), partial(act, "remove"), look="link"))
    return row
