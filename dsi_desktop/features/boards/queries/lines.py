"""What a board shows: its columns, its lanes, its cards, each as a frozen line."""

from dataclasses import dataclass

from dsi_desktop.features.boards.rules.lanes import Ties


@dataclass(frozen=True, slots=True)
class ChantierLine:
    """A body that has a board or may have one, and how its open cards stand."""

    body_id: str
    name: str
    hue: int
    board_id: str | None
    open_cards: int
    late_cards: int


@dataclass(frozen=True, slots=True)
class LabelLine:
    """A label as a card shows it."""

    id: str
    name: str
    hue: int


@dataclass(frozen=True, slots=True)
class CardLine:
    """A card as the board shows it.

    `age` is the number of days since it last moved, None when nobody knows; hours are in tenths,
    the cost in cents; `objective_id` is the card's own, `aim_id` also its action's.
    """

    task_id: str
    card_id: str
    column_id: str
    title: str
    state: str
    body_id: str | None
    body: str
    hue: int
    responsible: str
    initials: str
    due: str
    late: bool
    checks_done: int
    checks: int
    due_on: str | None = None
    priority: str = "normal"
    labels: tuple[LabelLine, ...] = ()
    papers: int = 0
    remarks: int = 0
    age: int | None = None
    hours_planned: int | None = None
    hours_done: int | None = None
    cost: int | None = None
    waiting_for: str = ""
    person_id: str | None = None
    organization_id: str | None = None
    objective_id: str | None = None
    action_id: str = ""
    lane: str = ""

    @property
    def ties(self) -> Ties:
        """What the lanes of a board look at."""
        return Ties(self.objective_id, self.action_id, self.organization_id)


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """A column and its cards; on the board of all chantiers its id is a task state."""

    id: str
    title: str
    state: str
    cards: tuple[CardLine, ...]
    wip_limit: int | None = None
    lane_limit: int | None = None
    wip_mode: str = "warn"
    collapsed: bool = False


@dataclass(frozen=True, slots=True)
class LaneLine:
    """A lane: "" is that of the cards that belong to no other."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class BoardSheet:
    """A whole board; without `board_id` it gathers all chantiers.

    `lanes` is empty where the board has none; `totals` names what the heads add up; `ended` is
    the sentence of a chantier that is over, "" while it lives.
    """

    board_id: str | None
    body_id: str | None
    title: str
    columns: tuple[ColumnLine, ...]
    swimlanes: str = "none"
    lanes: tuple[LaneLine, ...] = ()
    lane_limit: int | None = None
    lane_mode: str = "warn"
    totals: tuple[str, ...] = ("count", "late")
    ended: str = ""
