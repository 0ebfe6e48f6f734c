"""The account given to a funder: what its money did over a period (domain facts §3.3)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dsi_desktop.features.funding.rules.spending import PostSum, Spent, by_post
from dsi_desktop.features.plan.rules.years import span_of, year_of
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _

INTERIM, FINAL = "interim", "final"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which account: a funder, the days from `start` to `end`, an interim or a final one."""

    funder_id: str
    start: date
    end: date
    stage: str = INTERIM

    @property
    def final(self) -> bool:
        """Whether it is the final account."""
        return self.stage == FINAL


@dataclass(frozen=True, slots=True)
class SpentLine:
    """A spending of the funder's money and the papers that prove it."""

    spent: Spent
    description: str
    on: str
    vouchers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """The last measure of an indicator in the period, in its own words."""

    id: str
    title: str
    value: str
    target: str
    on: str


@dataclass(frozen=True, slots=True)
class ActionAccount:
    """What an action did with the funder's money; amounts in cents, hours in tenths."""

    id: str
    code: str
    title: str
    state: str
    chantier: str
    activities: str
    reached: tuple[str, ...]
    notes: tuple[str, ...]
    start_on: str
    end_on: str
    when: str
    people_reached: int | None
    results: str
    partners: tuple[str, ...]
    variance: str
    effects_short: str
    effects_medium: str
    effects_long: str
    sustaining: str
    transferable: str
    produced: str
    granted: int
    paid: int
    spending: tuple[SpentLine, ...]
    hours_planned: int
    hours_done: int
    hours_in_kind: int
    in_kind: int
    indicators: tuple[Measured, ...]
    unsourced: int = 0

    @property
    def posts(self) -> tuple[PostSum, ...]:
        """Its spending, post by post."""
        return by_post(line.spent for line in self.spending)


@dataclass(frozen=True, slots=True)
class FunderName:
    """A funder to account to, and the words it uses."""

    id: str
    name: str
    vocabulary: str
    year_start: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A round of a questionnaire that may be shown outside; `mean` is "" without answers."""

    title: str
    on: str
    returned: int | None
    mean: str


@dataclass(frozen=True, slots=True)
class FunderAccount:
    """The whole account."""

    asked: Asked
    funder: FunderName
    actions: tuple[ActionAccount, ...]
    surveys: tuple[Surveyed, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """Something the account asks for that nobody filled; `id` is what opens to fill it."""

    term: str
    kind: str
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Sums:
    """What the whole account adds up to; the same in every vocabulary."""

    actions: int = 0
    people: int = 0
    granted: int = 0
    paid: int = 0
    planned: int = 0
    actual: int = 0
    hours: int = 0
    hours_in_kind: int = 0
    in_kind: int = 0
    vouchers: int = 0

    @property
    def variance(self) -> int:
        """Actual less planned."""
        return self.actual - self.planned


def sums(actions: Sequence[ActionAccount]) -> Sums:
    """Add up an account."""
    spent = [line for action in actions for line in action.spending]
    return Sums(
        len(actions), sum(one.people_reached or 0 for one in actions),
        sum(one.granted for one in actions), sum(one.paid for one in actions),
        sum(line.spent.planned or 0 for line in spent),
        sum(line.spent.actual or 0 for line in spent),
        sum(one.hours_done for one in actions), sum(one.hours_in_kind for one in actions),
        sum(one.in_kind for one in actions), sum(len(line.vouchers) for line in spent),
    )  # fmt: skip


def missing(actions: Iterable[ActionAccount], *, final: bool) -> tuple[Missing, ...]:
    """Return what is still to fill, action by action."""
    found: list[Missing] = []
    for one in actions:
        name = f"{one.code} {one.title}".strip()
        found += [Missing(term, "action", one.id, name) for term in _lacking(one, final=final)]
        for line in one.spending:
            about = line.description or name
            if line.spent.unexplained:
                found.append(Missing("explanation", "action", one.id, about))
            if final and line.spent.actual and not line.vouchers:
                found.append(Missing("vouchers", "action", one.id, about))
    return tuple(found)


def _lacking(one: ActionAccount, *, final: bool) -> list[str]:
    filled: dict[str, object] = {
        "activities": one.activities or one.reached or one.notes,
        "dates": one.start_on or one.end_on or one.when,
        "people_reached": one.people_reached is not None,
        "results": one.results,
        "partners": one.partners,
        "spending": one.spending and not one.unsourced,
    }
    if one.state in ("postponed", "abandoned", "on_hold"):
        filled["variances"] = one.variance
    if final:
        filled |= {
            "effects_short": one.effects_short, "effects_medium": one.effects_medium,
            "effects_long": one.effects_long, "sustaining": one.sustaining,
            "transferable": one.transferable,
        }  # fmt: skip
    return [term for term, value in filled.items() if not value]


def read_asked(subject: str, today: date, year_start: int = 4) -> Asked:
    """Read « funder start end stage », as `subject_of` writes it; a funder alone is its last year.

    Raises `RuleBroken` when the days are no days or stand the wrong way round.
    """
    parts = subject.split()
    if len(parts) < 3:
        start, end = span_of(year_of(today, year_start), year_start)
        return Asked(parts[0] if parts else "", start, end)
    try:
        start, end = date.fromisoformat(parts[1]), date.fromisoformat(parts[2])
    except ValueError as wrong:
        said = _("La période d’une reddition va d’un jour à un autre.")
        raise RuleBroken(said, "start") from wrong
    return checked(Asked(parts[0], start, end, parts[3] if len(parts) > 3 else INTERIM))


def subject_of(asked: Asked) -> str:
    """Return an account as a report is asked for it."""
    return f"{asked.funder_id} {asked.start.isoformat()} {asked.end.isoformat()} {asked.stage}"


def checked(asked: Asked) -> Asked:
    """Refuse a period that ends before it begins, beside its end."""
    if asked.end < asked.start:
        raise RuleBroken(_("La fin vient avant le début."), "end")
    return asked
