"""Correct a line in every field: what the form shows, and the command it becomes."""

from collections.abc import Callable, Mapping, Sequence

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands
from dsi_desktop.features.minutes.queries.lines import Decided, LineSheet, Value
from dsi_desktop.features.minutes.rules.ballot import dissents_of
from dsi_desktop.features.minutes.rules.capture import Days, Known, term_of
from dsi_desktop.features.minutes.rules.fields import FollowUpFields, ResolutionFields
from dsi_desktop.features.minutes.rules.refusals import check_typed
from dsi_desktop.kernel import fmt

Values = Mapping[str, Value]


def check_correctable(sheet: LineSheet) -> None:
    """Refuse a line told from another record."""
    check_typed(sheet.kind)


def shown_values(sheet: LineSheet) -> dict[str, Value]:
    """Return what the form shows: a day of the calendar in words."""
    values = dict(sheet.values)
    due = str(values.get("due") or "")
    if due[:4].isdecimal() and due.count("-") == 2:
        values["due"] = fmt.date_long(due, with_weekday=False)
    return values


def save(
    store: Store, sheet: LineSheet, values: Values, *, nameable: Sequence[Known], days: Days,
    decided: Sequence[Decided] = (),
) -> None:
    """Write a corrected line; `days` reads due dates in words."""
    writers: dict[str, Callable[[], object]] = {
        "motion": lambda: _save_motion(store, sheet, values, nameable),
        "task": lambda: _save_task(store, sheet, values, days, decided),
        "decision": lambda: commands.edit_decision(
            store, sheet.record_id, text=_text(values, "text"), mode=_text(values, "mode")
        ),
    }
    plain = lambda: commands.edit_entry(  # noqa: E731  the one kind that has no record
        store, sheet.id, _text(values, "text"),
        private=bool(values["private"]) if "private" in values else None,
    )
    writers.get(sheet.kind, plain)()


def _save_motion(
    store: Store, sheet: LineSheet, values: Values, nameable: Sequence[Known]
) -> None:
    fields = ResolutionFields(
        title=_text(values, "title"), recitals=_text(values, "recitals"),
        mover_id=_text(values, "mover_id") or None,
        seconder_id=_text(values, "seconder_id") or None, state=_text(values, "state"),
        in_favour=_count(values, "in_favour"), against=_count(values, "against"),
        abstaining=_count(values, "abstaining"), casting_vote=bool(values.get("casting_vote")),
        method=_text(values, "method"), taken_at=_text(values, "taken_at") or None,
        dissent=dissents_of(_text(values, "dissent"), nameable),
    )
    commands.edit_resolution(store, sheet.record_id, text=_text(values, "text"), **fields)


def _save_task(
    store: Store, sheet: LineSheet, values: Values, days: Days, decided: Sequence[Decided]
) -> None:
    carried = next((one for one in decided if one.id == values.get("carries_out")), None)
    due = _text(values, "due")
    when = days(due) if due else ""
    term = term_of(when if when is not None else "/", due)
    fields = FollowUpFields(
        person_id=_text(values, "person_id") or None,
        organization_id=_text(values, "organization_id") or None,
        responsible_name=_text(values, "responsible_name"),
        due_on=term.get("due_on") or None,
        due_text="" if term.get("due_on") else term["due_text"],
        due_from=term.get("due_from") or None, due_to=term.get("due_to") or None,
        description=_text(values, "description"),
        motion_id=carried.id if carried and carried.motion else None,
        decision_id=carried.id if carried and not carried.motion else None,
    )
    commands.edit_followup(store, sheet.record_id, title=_text(values, "title"), **fields)


def _text(values: Values, name: str) -> str:
    return str(values.get(name) or "")


def _count(values: Values, name: str) -> int | None:
    found = values.get(name)
    return int(found) if found is not None else None
