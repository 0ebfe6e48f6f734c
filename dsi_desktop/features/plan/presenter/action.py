"""What the sheet of an action says and writes, box by box, without a widget."""

from collections.abc import Mapping
from datetime import date
from typing import cast

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands, rules
from dsi_desktop.features.plan.commands.means import HumanFields
from dsi_desktop.features.plan.queries.sheet import (
    ActionSheet,
    HandLine,
    IndicatorLine,
    MilestoneLine,
    PartnerLine,
    PastLine,
    ServedLine,
    WaitLine,
)
from dsi_desktop.features.tasks.rules import dates, hours
from dsi_desktop.kernel import fmt, vocabulary
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _, ngettext

Value = str | int | bool | None
_PROSE = (
    "description", "means", "expected", "achieved", "variance", "effects_short",
    "effects_medium", "effects_long", "sustaining", "transferable", "produced",
)  # fmt: skip
_NOTHING = (
    "body_id", "lead_id", "contact_id", "desired_change_id", "motion_id", "decision_id",
    "start_on", "started_on", "ended_on", "progress", "people_reached",
)  # fmt: skip


def values(sheet: ActionSheet) -> dict[str, Value]:
    """Return what each box shows."""
    prose: dict[str, Value] = {name: getattr(sheet, name) for name in _PROSE}
    empty: dict[str, Value] = {name: getattr(sheet, name) for name in _NOTHING}
    return {
        "title": sheet.title, "state": sheet.state, "kind": sheet.kind, "place": sheet.place,
        "state_reason": sheet.state_reason, "progress_mode": sheet.progress_mode,
        "objective_id": sheet.objective_id,
        "due": dates.typed_due(sheet.end_on, sheet.when_text), **prose, **empty,
    }  # fmt: skip


def write(store: Store, sheet: ActionSheet, name: str, value: Value) -> None:
    """Write one box. Raises `RuleBroken`: the sheet shows why beside it."""
    text = str(value or "")
    if name == "title":
        commands.rename(store, "action", sheet.id, text)
    elif name == "due":
        commands.date_action(store, sheet.id, text)
    elif name == "progress":
        commands.set_progress(store, sheet.id, value if isinstance(value, int) else None)
    elif name == "state":
        commands.set_action_state(store, sheet.id, text)
    elif name == "objective_id":
        commands.move_action(store, sheet.id, text)
    else:
        kept = (value if value not in ("", None) else None) if name in _NOTHING else text
        commands.edit_action(store, sheet.id, **cast(commands.ActionFields, {name: kept}))


def under_due(sheet: ActionSheet) -> str:
    """Return what stands under a due date: the days its words may mean, and whether it is late."""
    said = dates.range_words(sheet.when_from, sheet.when_to) if sheet.when_text else ""
    if sheet.when_text and not said and not sheet.end_on:
        said = _("gardé en mots, sans jour : rien ne sera dit en retard")
    if sheet.when_text and sheet.end_on:
        said = _("au plus tard le {last}").format(
            last=fmt.date_long(sheet.end_on, with_weekday=False))
    return " · ".join(part for part in (said, _("en retard") if sheet.late else "") if part)


def under_progress(sheet: ActionSheet) -> str:
    """Say what the tasks of an action make of its progress."""
    if not sheet.tasks:
        return _("Aucune tâche à compter.") if sheet.progress_mode == "tasks" else ""
    return ngettext(
        "{percent} de sa tâche faite", "{percent} de ses {n} tâches faites", sheet.tasks
    ).format(percent=fmt.percent(sheet.counted or 0), n=sheet.tasks)


def state_word(state: str) -> str:
    """Return the word of a state, with a capital."""
    word = vocabulary.label("action_state", state)
    return word[:1].upper() + word[1:]


def partner_words(line: PartnerLine) -> str:
    """Say a partner's role and what it brings."""
    role = vocabulary.label("partner_role", line.role) if line.role else ""
    return " · ".join(part for part in (role, line.contribution) if part)


def milestone_words(line: MilestoneLine) -> str:
    """Say when a milestone is due, or was reached."""
    if line.done_on:
        return _("atteint le {day}").format(day=fmt.date_long(line.done_on, with_weekday=False))
    if not line.due_on:
        return _("sans date")
    day = fmt.date_long(line.due_on, with_weekday=False)
    return _("{day}, en retard").format(day=day) if line.late else day


def served_words(line: ServedLine) -> str:
    """Say what kind of element is served, and how strongly."""
    return f"{vocabulary.label('plan_level', line.kind)} · {weight_word(line.weight)}"


def weight_word(weight: int) -> str:
    """Return « lien moyen »."""
    return {1: _("lien faible"), 2: _("lien moyen"), 3: _("lien fort")}.get(
        weight, _("lien faible"))


def wait_words(line: WaitLine) -> str:
    """Say how an action holds to another: what must end or begin first, and after how long."""
    if line.before:
        said = vocabulary.label("dependency_kind", line.kind)
    elif line.kind == "start_to_start":
        said = _("commence après le début de celle-ci")
    else:
        said = _("attend la fin de celle-ci")
    lag = ngettext("{n} jour plus tard", "{n} jours plus tard", line.lag).format(n=line.lag)
    return " · ".join(part for part in (said, lag if line.lag else "", line.due) if part)


def hand_words(line: HandLine) -> str:
    """Say the hours of a resource and what they are worth."""
    done = hours.hours_words(line.done) or "0"
    said = (
        _("{done} h sur {planned} h").format(done=done, planned=hours.hours_words(line.planned))
        if line.planned is not None else _("{done} h").format(done=done)
    )  # fmt: skip
    worth = fmt.money(line.value, short=True) if line.value else ""
    kind = _("{amount} en nature").format(amount=worth) if line.in_kind and worth else worth
    return " · ".join(part for part in (line.role, said, kind) if part)


def hand_values(line: HandLine) -> dict[str, Value]:
    """Return what the boxes of a resource show."""
    return {
        "organization_id": line.organization_id, "person_id": line.person_id, "role": line.role,
        "hours_planned": hours.hours_words(line.planned),
        "hours_done": hours.hours_words(line.done), "rate": line.rate, "in_kind": line.in_kind,
    }  # fmt: skip


def hand_fields(typed: Mapping[str, Value]) -> HumanFields:
    """Read the boxes of a resource. Raises `RuleBroken` beside the box that is wrong."""
    organization, person = typed["organization_id"], typed["person_id"]
    if not organization and not person:
        raise RuleBroken(
            _("Dites quelle organisation ou quelle personne donne ces heures."),
            "organization_id",
        )
    rate = typed["rate"]
    return HumanFields(
        organization_id=str(organization) if organization else None,
        person_id=str(person) if person else None, role=str(typed["role"] or ""),
        hours_planned=hours.read_hours(str(typed["hours_planned"] or ""), "hours_planned"),
        hours_done=hours.read_hours(str(typed["hours_done"] or ""), "hours_done"),
        rate=rules.amount_of(rate if isinstance(rate, int) else None, "rate"),
        in_kind=bool(typed["in_kind"]),
    )  # fmt: skip


def hours_total(sheet: ActionSheet) -> str:
    """Say the hours done over those planned, "" for none."""
    if not sheet.hands:
        return ""
    done = hours.hours_words(sheet.hours_done)
    if not sheet.hours_planned:
        return _("{done} h").format(done=done)
    planned = hours.hours_words(sheet.hours_planned)
    return _("{done} h sur {planned} h").format(done=done, planned=planned)


def indicator_words(line: IndicatorLine) -> str:
    """Say the last measure of an indicator and its target."""
    last = " ".join(part for part in (line.last, line.unit) if part) or _("à mesurer")
    aim = _("cible {target}").format(target=line.target) if line.target else ""
    return " · ".join(part for part in (last, aim) if part)


def past_head(line: PastLine, today: date) -> str:
    """Return « Luc Harvey, 3 déc., 14 h 30 » for a gesture."""
    day = fmt.date_short(line.day, today) if line.day else ""
    hour = fmt.time(line.hour) if line.hour else ""
    return ", ".join(part for part in (line.who or _("Quelqu’un"), day, hour) if part)
