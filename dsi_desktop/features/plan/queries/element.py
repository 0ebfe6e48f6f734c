"""The sheet of an element of the plan that is no action: its words, its ties, its proof."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import literal, select, union_all
from sqlalchemy.orm import Session

from dsi_desktop.db.engines import FRENCH
from dsi_desktop.db.papers import PaperLine, papers_of
from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Population
from dsi_desktop.db.schema.evaluation import Indicator
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import ForumVoice
from dsi_desktop.db.schema.plan import (
    Action,
    DesiredChange,
    Evidence,
    Issue,
    Need,
    Objective,
    Orientation,
    PlanLevel,
)
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.queries.serving import Tie, ties
from dsi_desktop.features.plan.queries.sheet.around import tags_of
from dsi_desktop.features.plan.queries.sheet.lines import IndicatorLine, TagLine
from dsi_desktop.features.plan.queries.sheet.means import indicators_by
from dsi_desktop.features.plan.rules.elements import LEVELS, natural
from dsi_desktop.features.plan.rules.levels import level_name
from dsi_desktop.features.tasks import rules as task_rules
from dsi_desktop.formats.pictures import named_picture
from dsi_desktop.kernel.vocabulary import label

_TABLES: Mapping[str, Any] = {
    "need": Need, "issue": Issue, "orientation": Orientation, "objective": Objective,
    "desired_change": DesiredChange, "action": Action,
}  # fmt: skip
_MEASURED = {
    "objective": Indicator.objective_id, "desired_change": Indicator.desired_change_id,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TieLine:
    """Another element, the weight of the tie (1 to 3), and whether one hangs from the other."""

    kind: str
    id: str
    code: str
    title: str
    word: str
    weight: int = 1
    direct: bool = True


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A finding behind a need, with its figure and its source."""

    id: str
    text: str
    value: str
    source: str
    year: int | None
    area_id: str | None
    area: str
    population_id: str | None
    population: str


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """What a table said at a forum and that became this element, with its votes."""

    id: str
    text: str
    table: str
    votes: int
    meeting_id: str | None
    meeting: str


@dataclass(frozen=True, slots=True)
class ElementSheet:
    """An element whole. `kind` is its table, `word` how its level is called here.

    `place` is what it hangs from, the nearest first; `serves` what it serves besides; `served_by`
    what serves it, by place or by link. Boxes its kind does not have stay empty.
    """

    id: str
    kind: str
    plan_id: str
    word: str
    code: str
    title: str
    description: str
    general: bool
    severity: str
    meeting_id: str | None
    meeting: str
    body_id: str | None
    votes: int | None
    who: str
    parent_id: str | None
    orientation_id: str | None
    issue_id: str | None
    place: tuple[TieLine, ...]
    serves: tuple[TieLine, ...]
    served_by: tuple[TieLine, ...]
    evidence: tuple[EvidenceLine, ...]
    voices: tuple[VoiceLine, ...]
    indicators: tuple[IndicatorLine, ...]
    tags: tuple[TagLine, ...]
    papers: tuple[PaperLine, ...]


def element_sheet(store: Store, kind: str, record_id: str) -> ElementSheet | None:
    """Return the sheet of a need, issue, orientation, objective or desired change.

    None for what is gone or no such element.
    """
    table = _TABLES.get(kind)
    if table is None or kind == "action":
        return None
    with store.read() as session:
        row = session.scalars(
            select(table).where(table.id == record_id, table.deleted.is_(None))
        ).first()
        return None if row is None else _sheet(session, kind, row)


def link_choices(store: Store, plan_id: str, kind: str, record_id: str) -> list[tuple[str, str]]:
    """Return what an element may be linked to: (« need:ID », « B1 Titre – besoin »), by level."""
    with store.read() as session:
        words = _words(session, plan_id)
        parts = [
            select(literal(level), made.id, made.code, made.title).where(
                made.plan_id == plan_id, made.deleted.is_(None)
            )
            for level, made in _TABLES.items()
        ]
        rows = session.execute(union_all(*parts)).all()
    found = [row for row in rows if (row[0], row[1]) != (kind, record_id)]
    found.sort(key=lambda row: (LEVELS.index(row[0]), natural(row[2] or ""), row[3] or "", row[1]))
    return [
        (f"{row[0]}:{row[1]}",
         f"{' '.join(part for part in (row[2], row[3]) if part)} – {words[row[0]]}")
        for row in found
    ]  # fmt: skip


def meetings_offered(store: Store) -> list[tuple[str, str]]:
    """Return the meetings an element may come from, the newest first: (id, « Forum · 3 déc. »)."""
    asked = (
        select(Meeting.id, Meeting.title, Meeting.held_on)
        .where(Meeting.deleted.is_(None))
        .order_by(Meeting.held_on.desc(), Meeting.title.collate(FRENCH), Meeting.id)
    )
    with store.read() as session:
        return [(row[0], _met(row[1], row[2])) for row in session.execute(asked).all()]


def _sheet(session: Session, kind: str, row: Any) -> ElementSheet:  # noqa: ANN401
    plan_id = row.plan_id or ""
    every = ties(session, plan_id)
    lines = _lines(session, plan_id, (kind, row.id), every)
    meeting_id = getattr(row, "meeting_id", None) or getattr(row, "chosen_in_id", None)
    general = getattr(row, "kind", "") == "general"
    word = label("objective_kind", "general") if general else lines.words[kind]
    return ElementSheet(
        row.id, kind, plan_id, word, row.code or "", row.title or "", row.description or "",
        general, getattr(row, "severity", "") or "", meeting_id, _meeting(session, meeting_id),
        getattr(row, "body_id", None), getattr(row, "votes", None), getattr(row, "who", "") or "",
        getattr(row, "parent_id", None), getattr(row, "orientation_id", None),
        getattr(row, "issue_id", None), lines.place(), lines.serves(), lines.served_by(),
        _evidence(session, row.id) if kind == "need" else (), _voices(session, kind, row.id),
        indicators_by(session, _MEASURED[kind], row.id) if kind in _MEASURED else (),
        tags_of(session, kind, row.id), papers_of(session, kind, row.id, named_picture),
    )  # fmt: skip


def _lines(
    session: Session, plan_id: str, me: tuple[str, str], every: Mapping[Tie, tuple[int, bool]]
) -> "_Lines":
    """Read together the names of all that an element is tied to."""
    steps = _climb(me, every)
    up = tuple(tie for tie in every if tie[:2] == me)
    down = tuple(tie for tie in every if tie[2:] == me)
    names = _names(session, {*steps, *(tie[2:] for tie in up), *(tie[:2] for tie in down)})
    return _Lines(_words(session, plan_id), every, tuple(steps), up, down, names)


@dataclass(frozen=True, slots=True)
class _Lines:
    """Turns the ties of an element into lines."""

    words: Mapping[str, str]
    _ties: Mapping[Tie, tuple[int, bool]]
    _steps: tuple[tuple[str, str], ...]
    _up: tuple[Tie, ...]
    _down: tuple[Tie, ...]
    _names: Mapping[tuple[str, str], tuple[str, str]]

    def place(self) -> tuple[TieLine, ...]:
        """Return what the element hangs from, the nearest first."""
        return tuple(self._line(step, 1, direct=True) for step in self._steps)

    def serves(self) -> tuple[TieLine, ...]:
        """Return what it serves by links besides its place."""
        return self._sorted(
            self._line(tie[2:], self._ties[tie][0], direct=False)
            for tie in self._up if not self._ties[tie][1]
        )  # fmt: skip

    def served_by(self) -> tuple[TieLine, ...]:
        """Return what serves it."""
        return self._sorted(
            self._line(tie[:2], self._ties[tie][0], direct=self._ties[tie][1])
            for tie in self._down
        )

    def _line(self, one: tuple[str, str], weight: int, *, direct: bool) -> TieLine:
        code, title = self._names.get(one, ("", ""))
        return TieLine(one[0], one[1], code, title, self.words[one[0]], weight, direct)

    def _sorted(self, lines: Iterable[TieLine]) -> tuple[TieLine, ...]:
        return tuple(sorted(lines, key=lambda one: (
            LEVELS.index(one.kind), natural(one.code), one.title, one.id)))  # fmt: skip


def _climb(
    me: tuple[str, str], ties: Mapping[Tie, tuple[int, bool]]
) -> list[tuple[str, str]]:
    """Follow the nearest step of each element upward; a loop written elsewhere ends it."""
    nearest: dict[tuple[str, str], tuple[str, str]] = {}
    for (low, source, high, target), (_weight, direct) in ties.items():
        if direct:  # steps come the nearest first
            nearest.setdefault((low, source), (high, target))
    found: list[tuple[str, str]] = []
    at = nearest.get(me)
    while at is not None and at not in found and at != me:
        found.append(at)
        at = nearest.get(at)
    return found


def _names(
    session: Session, wanted: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], tuple[str, str]]:
    found: dict[tuple[str, str], tuple[str, str]] = {}
    by_kind: dict[str, list[str]] = {}
    for kind, key in wanted:
        by_kind.setdefault(kind, []).append(key)
    for kind, keys in by_kind.items():
        made = _TABLES[kind]
        asked = select(made.id, made.code, made.title).where(made.id.in_(keys))
        for row in session.execute(asked).all():
            found[kind, row[0]] = (row[1] or "", row[2] or "")
    return found


def _words(session: Session, plan_id: str) -> dict[str, str]:
    """Return how each level is called in this plan."""
    asked = select(PlanLevel.level, PlanLevel.name).where(
        PlanLevel.plan_id == plan_id, PlanLevel.deleted.is_(None)
    )
    names = {row[0]: row[1] for row in session.execute(asked).all() if row[0] and row[1]}
    return {level: level_name(level, names) for level in LEVELS}


def _evidence(session: Session, need_id: str) -> tuple[EvidenceLine, ...]:
    asked = (
        select(Evidence, Area.name, Population.name)
        .outerjoin(Area, Area.id == Evidence.area_id)
        .outerjoin(Population, Population.id == Evidence.population_id)
        .where(Evidence.need_id == need_id, Evidence.deleted.is_(None))
        .order_by(Evidence.year.desc(), Evidence.id)
    )
    return tuple(
        EvidenceLine(
            one.id, one.text or "", one.value or "", one.source or "", one.year, one.area_id,
            area or "", one.population_id, population or "",
        )
        for one, area, population in session.execute(asked).all()
    )


def _voices(session: Session, kind: str, record_id: str) -> tuple[VoiceLine, ...]:
    asked = (
        select(ForumVoice, Meeting.title, Meeting.held_on)
        .outerjoin(Meeting, Meeting.id == ForumVoice.meeting_id)
        .where(
            ForumVoice.became_table == kind, ForumVoice.became_id == record_id,
            ForumVoice.deleted.is_(None),
        )
        .order_by(ForumVoice.votes.desc(), ForumVoice.id)
    )
    return tuple(
        VoiceLine(
            one.id, one.text or "", one.table_name or "", one.votes or 0, one.meeting_id,
            _met(title, held_on),
        )
        for one, title, held_on in session.execute(asked).all()
    )


def _meeting(session: Session, meeting_id: str | None) -> str:
    if not meeting_id:
        return ""
    row = session.execute(
        select(Meeting.title, Meeting.held_on).where(Meeting.id == meeting_id)
    ).first()
    return _met(row[0], row[1]) if row is not None else ""


def _met(title: str | None, held_on: str | None) -> str:
    day = task_rules.short_day(held_on) if held_on else ""
    return " · ".join(part for part in (title, day) if part)
