"""What the papers of a plan are made of: frozen lines, already in words where people read them."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EvidencePaper:
    """A figure or a quotation behind a need, with where it comes from."""

    text: str
    value: str
    source: str
    about: str


@dataclass(frozen=True, slots=True)
class NeedPaper:
    """A need of the portrait. `tags` are dimensions, territories and populations."""

    id: str
    code: str
    title: str
    description: str
    severity: str
    tags: tuple[str, ...]
    evidence: tuple[EvidencePaper, ...]
    answered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndicatorPaper:
    """An indicator, what it measures, where it stands; values in words with their unit."""

    title: str
    about: str
    about_id: str
    baseline: str
    last: str
    last_on: str | None
    target: str
    due_on: str | None
    values: tuple[float, ...] = ()
    days: tuple[str, ...] = ()
    goal: float | None = None
    unit: str = ""
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class MoneyPaper:
    """What a source brings, in cents. `standing` is what it stands for now, in kind included."""

    source: str
    asked: int
    granted: int
    paid: int
    in_kind: int
    standing: int


@dataclass(frozen=True, slots=True)
class ActionPaper:
    """An action as papers print it; `due` in words, money in cents, hours in tenths."""

    id: str
    code: str
    title: str
    state: str
    reason: str = ""
    lead: str = ""
    contact: str = ""
    body_id: str = ""
    body: str = ""
    hue: int = 0
    above: str = ""
    due: str = ""
    end_on: str | None = None
    late: bool = False
    progress: int | None = None
    description: str = ""
    expected: str = ""
    achieved: str = ""
    variance: str = ""
    people: int | None = None
    place: str = ""
    cents: int = 0
    started_on: str | None = None
    ended_on: str | None = None

    @property
    def responsible(self) -> str:
        """Return who answers for it: a person, else an organisation."""
        return self.contact or self.lead


@dataclass(frozen=True, slots=True)
class LevelPaper:
    """An issue, orientation, objective or desired change, with all that hangs from it."""

    kind: str
    id: str
    code: str
    title: str
    description: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    levels: tuple["LevelPaper", ...] = ()
    actions: tuple[ActionPaper, ...] = ()

    def walk(self) -> Iterator["LevelPaper"]:
        """Give this level and all below, in the order printed."""
        yield self
        for level in self.levels:
            yield from level.walk()

    def every_action(self) -> Iterator[ActionPaper]:
        """Give the actions of this level and of all below."""
        for level in self.walk():
            yield from level.actions


@dataclass(frozen=True, slots=True)
class GuidelinePaper:
    """Something the partners agreed to respect, in force on the day of the paper."""

    title: str
    text: str
    applies: str
    resolution: str
    since: str | None


@dataclass(frozen=True, slots=True)
class PlanPaper:
    """A whole plan. `version` says under which version and resolution it was adopted, or ""."""

    id: str
    issuer: str
    title: str
    area: str
    start_on: str | None
    end_on: str | None
    vision: str
    horizon: str
    principles: str
    version: str
    needs: tuple[NeedPaper, ...]
    issues: tuple[LevelPaper, ...]
    loose: tuple[ActionPaper, ...]
    money: tuple[MoneyPaper, ...]
    guidelines: tuple[GuidelinePaper, ...]
    indicators: tuple[IndicatorPaper, ...]
    names: dict[str, str]

    def actions(self) -> list[ActionPaper]:
        """Return every action once, in the order of the plan."""
        return [
            *(action for issue in self.issues for action in issue.every_action()), *self.loose
        ]

    def chantiers(self) -> dict[str, list[ActionPaper]]:
        """Return the actions by chantier, in the order of the plan; "" gathers the others."""
        found: dict[str, list[ActionPaper]] = {}
        for action in self.actions():
            found.setdefault(action.body, []).append(action)
        return found
