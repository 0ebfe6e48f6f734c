"""What is said of a project: amounts, steps, what it waits for, what it must respect."""

from dataclasses import dataclass
from datetime import date

from dsi_desktop.features.minutes.rules.intakes import (
    BY_MOTION,
    next_steps,
    years_words,
)
from dsi_desktop.features.projects.queries import ProjectRow, ProjectSheet, Step
from dsi_desktop.features.projects.rules import report_late, waited, waits_long
from dsi_desktop.features.projects.rules.words import money, step_words
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.vocabulary import label


@dataclass(frozen=True, slots=True)
class Told:
    """A line of a sheet: the record it opens, "" when it opens none."""

    title: str
    note: str = ""
    right: str = ""
    pill: str = ""
    tone: str = "quiet"
    kind: str = ""
    record_id: str = ""


@dataclass(frozen=True, slots=True)
class SheetScene:
    """A project in words, in the order of its sheet."""

    title: str
    subtitle: str
    warning: str
    facts: tuple[tuple[str, str], ...]
    summary: str
    steps: tuple[Told, ...]
    guidelines: tuple[Told, ...]
    grants: tuple[Told, ...]
    links: tuple[Told, ...]
    by_hand: tuple[tuple[str, str], ...]
    by_motion: tuple[str, ...]
    may_enter: bool


def state_words(row: ProjectRow) -> str:
    """Return where a project stands, its first letter great."""
    return step_words(row.state)


def since_words(row: ProjectRow, today: date) -> str:
    """Return « depuis 12 jours », or the day of the last step of a project that ended."""
    days = waited(row.state, row.since, today)
    if days:
        return ngettext("depuis {n} jour", "depuis {n} jours", days).format(n=fmt.number(days))
    return fmt.date_short(row.since, today) if row.since else ""


def warning(row: ProjectRow, today: date) -> str:
    """Return what is wrong with a project, "" when nothing is."""
    if report_late(row.state, row.due_on, today):
        return _("Rapport attendu le {day}").format(day=fmt.date_short(row.due_on, today))
    if waits_long(row.state, row.since, today):
        days = waited(row.state, row.since, today)
        return ngettext("Attend depuis {n} jour", "Attend depuis {n} jours", days).format(
            n=fmt.number(days))
    return ""


def spoken(row: ProjectRow, today: date) -> str:
    """Return a line as it is read aloud."""
    parts = (row.title, row.organization, row.body, label("intake_state", row.state),
             since_words(row, today), money(row.amount), years_words(row.years),
             warning(row, today))  # fmt: skip
    return ", ".join(part for part in parts if part)


def sheet_scene(sheet: ProjectSheet, today: date) -> SheetScene:
    """Return the sheet of a project in words."""
    row = sheet.row
    return SheetScene(
        row.title, " · ".join(part for part in (row.organization, row.body) if part),
        warning(row, today), _facts(sheet, today), sheet.summary,
        tuple(_step(one, today) for one in sheet.steps), _guidelines(sheet),
        tuple(
            Told(f"{one.year} – {one.title}", right=money(one.amount), kind=one.kind,
                 record_id=one.id)
            for one in sheet.grants
        ),
        _links(sheet),
        tuple((one, label("intake_state", one)) for one in next_steps(row.state)
              if one not in BY_MOTION),
        tuple(one for one in next_steps(row.state) if one in BY_MOTION),
        row.state in ("decided", "agreement", "payments", "reported") and not row.action_id,
    )  # fmt: skip


def _facts(sheet: ProjectSheet, today: date) -> tuple[tuple[str, str], ...]:
    row = sheet.row
    facts = [
        (_("Étape"), ", ".join(part for part in (state_words(row), since_words(row, today))
                              if part)),
        (_("Demandé"), money(row.asked)), (_("Recommandé"), money(row.recommended)),
        (_("Accordé"), money(row.decided)), (_("Versé"), money(row.paid or None)),
        (_("Soutien antérieur"), years_words(row.years)),
        (_("Rapport attendu"), fmt.date_short(row.due_on, today) if row.due_on else ""),
    ]  # fmt: skip
    return tuple((name, value) for name, value in facts if value)


def _step(one: Step, today: date) -> Told:
    day = fmt.date_short(one.on, today) if one.on else ""
    words = label("intake_state", one.state)
    kind, record_id = ("meeting", one.meeting_id) if one.meeting_id else ("", "")
    if one.motion_id:
        kind, record_id = "motion", one.motion_id
    note = " · ".join(part for part in (day, one.meeting, one.motion, one.note) if part)
    return Told(words[:1].upper() + words[1:], note, money(one.amount), kind=kind,
                record_id=record_id)  # fmt: skip


def _guidelines(sheet: ProjectSheet) -> tuple[Told, ...]:
    tones = {"respected": "good", "not_respected": "bad", "not_applicable": "quiet"}
    return tuple(
        Told(one.title, one.reason,
             pill=label("guideline_answer", one.answer) if one.answer else _("à vérifier"),
             tone=tones.get(one.answer, "warn"), kind="guideline", record_id=one.id)
        for one in sheet.guidelines
    )  # fmt: skip


def _links(sheet: ProjectSheet) -> tuple[Told, ...]:
    row, found = sheet.row, []
    if row.action_id:
        promised = sheet.money.granted
        found.append(Told(
            row.action, _("Action du plan"), right=money(promised) if promised else "",
            kind="action", record_id=row.action_id))  # fmt: skip
    if row.agreement_id:
        found.append(Told(row.agreement or _("Entente"), _("Entente"), kind="agreement",
                          record_id=row.agreement_id))  # fmt: skip
    if row.organization_id:
        found.append(Told(row.organization, _("Présenté par"), kind="organization",
                          record_id=row.organization_id))  # fmt: skip
    return tuple(found)
