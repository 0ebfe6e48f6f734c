"""What the sheet of a card says and writes, box by box, without a widget."""

from datetime import date
from typing import cast

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands
from dsi_desktop.features.boards.queries.sheet import CardSheet, CommentLine, PastLine
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.features.tasks.rules import dates, hours, repeating
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.rhythm import DATE, MONTH, WEEK, YEAR, rhythm_of

Value = str | int | bool | None
_NOTHING = ("body_id", "person_id", "organization_id", "objective_id", "start_on")
_HOURS = ("hours_planned", "hours_done")
_RHYTHMS = (
    (WEEK, 1), (WEEK, 2), (MONTH, 1), (DATE, 1), (DATE, 3), (DATE, 6), (YEAR, 1),
)  # fmt: skip


def values(sheet: CardSheet) -> dict[str, Value]:
    """Return what each box shows."""
    return {
        "title": sheet.title, "state": sheet.state, "priority": sheet.priority,
        "body_id": sheet.body_id, "person_id": sheet.person_id,
        "organization_id": sheet.organization_id, "responsible_name": sheet.responsible_name,
        "due_on": dates.typed_due(sheet.due_on, sheet.due_text), "start_on": sheet.start_on,
        "description": sheet.description, "result": sheet.result,
        "waiting_for": sheet.waiting_for, "cost": sheet.cost,
        "hours_planned": hours.hours_words(sheet.hours_planned),
        "hours_done": hours.hours_words(sheet.hours_done),
        "action_id": sheet.action_id or None, "objective_id": sheet.objective_id,
        "repeats": sheet.repeats or None,
    }  # fmt: skip


def write(store: Store, task_id: str, name: str, value: Value) -> None:
    """Write one box. Raises `RuleBroken`: the sheet shows why beside it."""
    text = str(value or "")
    if name == "title":
        tasks.rename_task(store, task_id, text)
    elif name == "due_on":
        tasks.edit_due(store, task_id, text)
    elif name == "state":
        commands.edit_card(store, task_id, state=text)
    else:
        kept: Value = text
        if name in _HOURS:
            kept = hours.read_hours(text, name)
        elif name in _NOTHING or name == "cost":
            kept = value if value not in ("", None) else None
        commands.edit_card(store, task_id, **cast(tasks.TaskFields, {name: kept}))


def repeat_options(sheet: CardSheet, today: date) -> list[tuple[str, str]]:
    """Return the rhythms offered, counted from the due date, else from today."""
    due = sheet.due_on or sheet.due_to
    first = date.fromisoformat(due) if due else today
    kept = [sheet.repeats] if sheet.repeats else []
    offered = [rhythm_of(unit, every, first).written() for unit, every in _RHYTHMS]
    return [(text, repeating.repeats_words(text)) for text in dict.fromkeys(kept + offered)]


def under_due(sheet: CardSheet) -> str:
    """Return what stands under a due date: the days that words may mean, and whether it is late."""
    said = dates.range_words(sheet.due_from, sheet.due_to) if sheet.due_text else ""
    if sheet.due_text and not said:
        said = _("gardé en mots, sans jour : rien ne sera dit en retard")
    return " · ".join(part for part in (said, _("en retard") if sheet.late else "") if part)


def standing(sheet: CardSheet) -> str:
    """Return what must be known of a card before it is worked on, "" for nothing."""
    if sheet.body_ended:
        return _("{body} a pris fin : donnez cette carte à un chantier ouvert.").format(
            body=sheet.body)
    waits = sheet.waits
    if not waits:
        return ""
    titles = ", ".join(_("« {title} »").format(title=line.title) for line in waits)
    return ngettext(
        "Attend une carte : {titles}.", "Attend {n} cartes : {titles}.", len(waits)
    ).format(n=len(waits), titles=titles)


def age_words(age: int | None) -> str:
    """Return since when a card stands where it is."""
    if age is None:
        return ""
    if age == 0:
        return _("Déplacée aujourd’hui.")
    return ngettext(
        "Ici depuis {n} jour.", "Ici depuis {n} jours.", age).format(n=age)


def comment_head(comment: CommentLine, today: date) -> str:
    """Return « Luc Harvey, 3 déc., 14 h 30 »."""
    day = fmt.date_short(comment.day, today) if comment.day else ""
    hour = fmt.time(comment.hour) if comment.hour else ""
    return ", ".join(part for part in (comment.author or _("Quelqu’un"), day, hour) if part)


def past_head(line: PastLine, today: date) -> str:
    """Return « Luc Harvey, 3 déc., 14 h 30 » for a gesture."""
    return comment_head(CommentLine("", line.who, line.day, line.hour, ""), today)
