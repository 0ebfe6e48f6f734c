"""What the sheet of an element of the plan says and writes, box by box, without a widget."""

from collections.abc import Callable, Mapping
from typing import Any

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands
from dsi_desktop.features.plan.presenter.action import weight_word
from dsi_desktop.features.plan.queries.element import ElementSheet, EvidenceLine, TieLine, VoiceLine
from dsi_desktop.kernel.i18n import _, ngettext

Value = str | int | bool | None
_BOXES: Mapping[str, tuple[str, ...]] = {
    "need": ("title", "severity", "meeting_id", "description"),
    "issue": ("title", "votes", "body_id", "chosen_in_id", "description"),
    "orientation": ("title", "description"),
    "objective": ("title", "kind", "orientation_id", "parent_id", "description"),
    "desired_change": ("title", "who", "description"),
}  # fmt: skip
_EDIT: Mapping[str, Callable[..., None]] = {
    "need": commands.edit_need, "issue": commands.edit_issue,
    "orientation": commands.edit_orientation, "objective": commands.edit_objective,
    "desired_change": commands.edit_desired_change,
}  # fmt: skip


def values(sheet: ElementSheet) -> dict[str, Value]:
    """Return what each box of its level shows."""
    every: dict[str, Value] = {
        "title": sheet.title, "description": sheet.description, "severity": sheet.severity,
        "meeting_id": sheet.meeting_id, "chosen_in_id": sheet.meeting_id, "votes": sheet.votes,
        "body_id": sheet.body_id, "kind": "general" if sheet.general else "specific",
        "orientation_id": sheet.orientation_id, "parent_id": sheet.parent_id, "who": sheet.who,
    }  # fmt: skip
    return {name: every[name] for name in _BOXES[sheet.kind]}


def write(store: Store, sheet: ElementSheet, name: str, value: Value) -> None:
    """Write one box. Raises `RuleBroken`: the sheet shows why beside it."""
    nothing = None if name.endswith("_id") or name == "votes" else ""
    kept: Any = value if value not in ("", None) else nothing
    if name == "kind":
        commands.set_objective_kind(store, sheet.id, str(kept))
    elif name == "parent_id":
        above = sheet.orientation_id if kept is None else None
        commands.place_objective(store, sheet.id, orientation_id=above, parent_id=kept)
    elif name == "orientation_id":
        commands.place_objective(store, sheet.id, orientation_id=kept)
    else:
        _EDIT[sheet.kind](store, sheet.id, **{name: kept})


def head(sheet: ElementSheet) -> str:
    """Return « Enjeu prioritaire 1 »."""
    return f"{capital(sheet.word)} {sheet.code}".strip()


def capital(word: str) -> str:
    """Return a word with a capital."""
    return word[:1].upper() + word[1:]


def voice_words(line: VoiceLine) -> str:
    """Say who said something at a forum, and how many chose it."""
    votes = ngettext("{n} voix", "{n} voix", line.votes).format(n=line.votes) if line.votes else ""
    return " · ".join(part for part in (line.table, line.meeting, votes) if part)


def tie_words(line: TieLine) -> str:
    """Say what kind of element is tied, and how: by its place, or how strongly."""
    how = _("par sa place") if line.direct else weight_word(line.weight)
    return f"{line.word} · {how}"


def tie_title(line: TieLine) -> str:
    """Return « 1.1 Réduire l’isolement »."""
    return " ".join(part for part in (line.code, line.title) if part)


def evidence_words(line: EvidenceLine) -> tuple[str, str]:
    """Return what shows a need, and where that comes from."""
    said = " – ".join(part for part in (line.value, line.text) if part)
    year = str(line.year) if line.year else ""
    source = ", ".join(part for part in (line.source, year) if part)
    return said, " · ".join(part for part in (source, line.area, line.population) if part)


def evidence_values(line: EvidenceLine) -> dict[str, Value]:
    """Return what the boxes of an evidence show."""
    return {
        "text": line.text, "value": line.value, "source": line.source, "year": line.year,
        "area_id": line.area_id, "population_id": line.population_id,
    }  # fmt: skip


def evidence_fields(typed: Mapping[str, Value]) -> dict[str, Any]:
    """Read the boxes of an evidence."""
    words = {name: str(typed.get(name) or "") for name in ("text", "value", "source")}
    links = {name: typed.get(name) or None for name in ("area_id", "population_id", "year")}
    return {**words, **links}
