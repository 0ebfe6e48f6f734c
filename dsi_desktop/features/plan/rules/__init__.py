"""What a plan may say: dates, states, percentages, money, codes, and how progress adds up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dsi_desktop.features.directory.rules import line
from dsi_desktop.features.tasks import rules as tasks
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.vocabulary import VOCABULARY

OPEN = ("to_specify", "upcoming", "in_progress", "on_hold", "postponed")
ACHIEVED = ("done", "recurring")
NEED_REASON = ("on_hold", "postponed", "abandoned")
OFFICIAL_DIMENSIONS = (
    N_("Pauvreté et besoins de base"),
    N_("Sécurité et autonomie alimentaire"),
    N_("Saines habitudes de vie"),
    N_("Santé mentale"),
    N_("Logement"),
    N_("Inclusion sociale et économique"),
    N_("Développement des compétences et employabilité"),
    N_("Démographie"),
    N_("Développement des enfants et persévérance scolaire"),
    N_("Vieillissement, bientraitance des aînés et isolement"),
    N_("Transport"),
    N_("Mobilité et accessibilité"),
    N_("Relations entre communautés francophones, anglophones et autochtones"),
)
_LARGEST = 10**13
_MOST_PEOPLE = 10**9


@dataclass(frozen=True, slots=True)
class Rollup:
    """How many actions under a level are achieved."""

    achieved: int
    actions: int

    @property
    def percent(self) -> int | None:
        return round(100 * self.achieved / self.actions) if self.actions else None

    def __add__(self, other: "Rollup") -> "Rollup":
        return Rollup(self.achieved + other.achieved, self.actions + other.actions)


def rollup(states: Iterable[str]) -> Rollup:
    """Achieved and recurring actions over all actions: never a mean of percentages."""
    every = list(states)
    return Rollup(sum(state in ACHIEVED for state in every), len(every))


def title_of(text: str) -> str:
    title = line(text)
    if not title:
        raise RuleBroken(_("Donnez un titre à cet élément du plan."), "title")
    return title


def check_dates(start_on: str | None, end_on: str | None, field: str = "end_on") -> None:
    if start_on and end_on and end_on < start_on:
        raise RuleBroken(_("La fin précède le début."), field)


def percent_of(value: int | None) -> int | None:
    if value is not None and not 0 <= value <= 100:
        raise RuleBroken(_("L’avancement va de 0 à 100\N{NO-BREAK SPACE}%."), "progress")
    return value


def people_of(count: int | None) -> int | None:
    """Return how many people an action reached; refuse fewer than none, beside its box."""
    if count is not None and not 0 <= count <= _MOST_PEOPLE:
        raise RuleBroken(_("Ce nombre est hors de portée."), "people_reached")
    return count


def check_state(state: str, reason: str) -> None:
    if state not in VOCABULARY["action_state"]:
        raise RuleBroken(_("Cet état n’existe pas pour une action."), "state")
    if state in NEED_REASON and not reason.strip():
        raise RuleBroken(_("Dites pourquoi\N{NO-BREAK SPACE}: cet état demande un motif."),
                         "state_reason")


def progress_in(state: str, progress: int | None) -> int | None:
    """An action that is done is done whole; one that comes back later is no longer whole."""
    if state == "done":
        return 100
    return None if progress == 100 and state in OPEN else progress


def is_late(state: str, last_day: str | None, today: date) -> bool:
    return state in OPEN and bool(last_day) and str(last_day) < today.isoformat()


def due_of(
    state: str, end_on: str | None, when_text: str, when_to: str | None, today: date
) -> tasks.Due:
    """Words first (« vers l’été 27 »), else the date; late once the last day has passed."""
    late = is_late(state, end_on or when_to, today)
    return tasks.Due(when_text or (tasks.short_day(end_on) if end_on else ""), late)


def next_code(parent: str, taken: Sequence[str]) -> str:
    """Return the code after the largest one given under `parent`: « 1.1 » then « 1.1.3 »."""
    used = [code.rpartition(".")[2] for code in taken if code.rpartition(".")[0] == parent]
    number = max((int(last) for last in used if last.isdecimal()), default=0) + 1
    return f"{parent}.{number}" if parent else str(number)


def child_code(parent: str, place: int) -> str:
    return f"{parent}.{place}" if parent else str(place)


def amount_of(cents: int | None, field: str = "amount") -> int | None:
    if cents is not None and not 0 <= cents <= _LARGEST:
        raise RuleBroken(_("Ce montant est hors de portée."), field)
    return cents


def hours_of(tenths: int | None, field: str) -> int | None:
    """Return hours counted in tenths; refuse negative or endless ones beside `field`."""
    if tenths is not None and not 0 <= tenths <= 10_000_000:
        raise RuleBroken(_("Ce nombre d’heures est hors de portée."), field)
    return tenths


def check_funding(granted: int | None, paid: int | None) -> None:
    if granted is not None and paid is not None and paid > granted:
        raise RuleBroken(_("Le montant versé dépasse le montant accordé."), "paid")


def standing(asked: int | None, granted: int | None, paid: int | None, state: str) -> int:
    """Return the amount a funding line stands for now, by its state, in cents.

    What was paid once it is paid whole, else what was granted, else what was asked; a refused
    source stands for nothing. An amount of 0 was not said.
    """
    if state == "refused":
        return 0
    if state == "paid":
        return paid or granted or asked or 0
    if state == "granted":
        return max(granted or 0, paid or 0) or asked or 0
    return asked or granted or 0


def scaled(value: int, decimals: int) -> str:
    """Say a measure kept as a whole number: 1180 is « 1 180 », 125 with one decimal « 12,5 »."""
    return fmt.number(value / 10**decimals, decimals)
