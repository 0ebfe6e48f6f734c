"""« Avancées par chantier »: what moved in each since the last assembly, and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dsi_desktop.features.plan.rules import ACHIEVED, OPEN
from dsi_desktop.features.plan.rules.papers import ActionPaper
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.vocabulary import VOCABULARY, label

USUAL_DAYS = 91


@dataclass(frozen=True, slots=True)
class Written:
    """A value that a box of an action took. `moment`: claimed UTC milliseconds."""

    action: str
    column: str
    value: object
    moment: int


@dataclass(frozen=True, slots=True)
class Moved:
    """An action that changed since a day: « à venir » then « en cours », or 20 % then 60 %."""

    action: ActionPaper
    before: str
    after: str

    @property
    def words(self) -> str:
        """Return « à venir → en cours »."""
        return f"{self.before} → {self.after}" if self.before else self.after


@dataclass(frozen=True, slots=True)
class Step:
    """What comes next: a milestone or the end of an action; `due` in words."""

    title: str
    action: str
    due: str
    day: str
    responsible: str
    late: bool


@dataclass(frozen=True, slots=True)
class Reached:
    """A milestone reached, or a dated note, since a day."""

    day: str
    action: str
    text: str


@dataclass(frozen=True, slots=True)
class Advance:
    """How one chantier goes. `results` are those of actions done or moved since."""

    body_id: str
    name: str
    hue: int
    purpose: str
    actions: tuple[ActionPaper, ...]
    moved: tuple[Moved, ...]
    reached: tuple[Reached, ...]
    notes: tuple[Reached, ...]
    steps: tuple[Step, ...]

    @property
    def late(self) -> int:
        """Return how many actions are late."""
        return sum(action.late for action in self.actions)

    @property
    def done(self) -> int:
        """Return how many are achieved or recurring."""
        return sum(action.state in ACHIEVED for action in self.actions)

    def results(self) -> list[ActionPaper]:
        """Return the actions that say what they achieved, those that moved first."""
        moved = [one.action.id for one in self.moved]
        told = [action for action in self.actions if action.achieved]
        return sorted(told, key=lambda one: (one.id not in moved, one.code, one.title))

    def counted(self) -> str:
        """Return « 5 actions – en cours : 3, réalisée : 2, dont 1 en retard »."""
        if not self.actions:
            return _("Aucune action")
        said = ngettext("{n} action", "{n} actions", len(self.actions))
        parts = [
            _("{state} : {n}").format(state=label("action_state", state), n=fmt.number(count))
            for state in VOCABULARY["action_state"]
            for count in [sum(action.state == state for action in self.actions)] if count
        ]
        if self.late:
            parts.append(_("dont {n} en retard").format(n=fmt.number(self.late)))
        return f"{said.format(n=fmt.number(len(self.actions)))} – {', '.join(parts)}"


@dataclass(frozen=True, slots=True)
class AdvancesSheet:
    """Every chantier since a day, which `since_words` explains."""

    issuer: str
    since: date
    since_words: str
    today: date
    chantiers: tuple[Advance, ...]

    @property
    def period(self) -> str:
        """Return « Du 12 septembre au 4 décembre 2026 »."""
        return _("Du {start} au {end}").format(
            start=fmt.date_long(self.since, with_weekday=False),
            end=fmt.date_long(self.today, with_weekday=False),
        )

    def totals(self) -> str:
        """Return « 24 actions, 9 réalisées ou récurrentes, 2 en retard, 5 ont avancé »."""
        actions = [action for one in self.chantiers for action in one.actions]
        moved = sum(len(one.moved) for one in self.chantiers)
        done = sum(one.done for one in self.chantiers)
        late = sum(one.late for one in self.chantiers)
        said = [
            ngettext("{n} action", "{n} actions", len(actions)).format(n=len(actions)),
            ngettext("{n} réalisée ou récurrente", "{n} réalisées ou récurrentes", done).format(
                n=done),
            ngettext("{n} en retard", "{n} en retard", late).format(n=late),
            ngettext("{n} a avancé", "{n} ont avancé", moved).format(n=moved) if moved
            else _("aucune n’a avancé"),
        ]  # fmt: skip
        return ", ".join(said)


def moved_since(
    actions: Sequence[ActionPaper], writings: Sequence[Written], moment: int, day: str = "9999"
) -> tuple[Moved, ...]:
    """Return the actions whose state or progress is no more what it was at a moment.

    An action made since has no state before: it is told as new. One that began or ended from
    `day` on moved too, whenever that was written.
    """
    told: dict[tuple[str, str], list[Written]] = {}
    for one in writings:
        told.setdefault((one.action, one.column), []).append(one)
    found = []
    for action in actions:
        state = _before(told.get((action.id, "state"), []), moment)
        share = _before(told.get((action.id, "progress"), []), moment)
        if state is None:
            found.append(Moved(action, _("nouvelle"), label("action_state", action.state)))
        elif state != action.state and state in VOCABULARY["action_state"]:
            now = label("action_state", action.state)
            found.append(Moved(action, label("action_state", str(state)), now))
        elif isinstance(share, int) and action.progress not in (None, share):
            found.append(Moved(action, fmt.percent(share), fmt.percent(action.progress or 0)))
        elif action.ended_on and action.ended_on >= day:
            found.append(Moved(action, "", _dated(_("terminée le {day}"), action.ended_on)))
        elif action.started_on and action.started_on >= day:
            found.append(Moved(action, "", _dated(_("commencée le {day}"), action.started_on)))
    return tuple(found)


def _dated(words: str, day: str) -> str:
    return words.format(day=fmt.date_long(day, with_weekday=False))


def _before(writings: Sequence[Written], moment: int) -> object:
    """Return what a box held at a moment; None when the record was not made yet."""
    kept = [one.value for one in writings if one.moment <= moment]
    return kept[-1] if kept else None


def steps_of(
    actions: Sequence[ActionPaper], milestones: Sequence[tuple[str, str, str | None]], today: date
) -> tuple[Step, ...]:
    """Return what comes next, the earliest first, from (action id, title, day) of milestones."""
    opened = {action.id: action for action in actions if action.state in OPEN}
    steps = [
        Step(title, _named(opened[key]), fmt.date_short(day, today) if day else "", day or "",
             opened[key].responsible, bool(day) and str(day) < today.isoformat())
        for key, title, day in milestones if key in opened
    ]  # fmt: skip
    waited = {key for key, _title, _day in milestones}
    steps += [
        Step(_named(action), "", action.due, action.end_on or "", action.responsible,
             action.late)
        for action in opened.values() if action.id not in waited and action.due
    ]  # fmt: skip
    return tuple(sorted(steps, key=lambda step: (step.day or "9999", step.title)))


def _named(action: ActionPaper) -> str:
    return f"{action.code} {action.title}".strip()
