"""The projects in columns, one for each step of their way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from dsi_desktop.features.projects.presenter.words import since_words, warning
from dsi_desktop.features.projects.queries import ProjectRow
from dsi_desktop.features.projects.rules.words import money
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import fold
from dsi_desktop.kernel.vocabulary import VOCABULARY, label

SHOWN = 40


@dataclass(frozen=True, slots=True)
class BoardCard:
    """A project on the board."""

    id: str
    title: str
    note: str
    hue: int | None
    warning: str


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """A step and the projects that stand at it; `rest` are those not shown."""

    key: str
    title: str
    total: str
    cards: tuple[BoardCard, ...]
    rest: int


def columns(rows: Sequence[ProjectRow], today: date) -> tuple[BoardColumn, ...]:
    """Return every step in the order of the way, refusals last; those who wait most first."""
    return tuple(_column(state, rows, today) for state in VOCABULARY["intake_state"])


def narrowed(
    rows: Sequence[ProjectRow], words: str = "", body_id: str = "",
    kept: Callable[[ProjectRow], bool] | None = None,
) -> list[ProjectRow]:
    """Return the projects whose name, organisation or chantier holds every word."""
    wanted = fold(words).split()
    return [
        one for one in rows
        if (not body_id or one.body_id == body_id) and (kept is None or kept(one))
        and all(word in fold(f"{one.title} {one.organization} {one.body}") for word in wanted)
    ]


def counted(shown: int, total: int) -> str:
    """Return « 12 projets », « 3 projets sur 12 » when some are hidden."""
    words = ngettext("{n} projet", "{n} projets", shown).format(n=fmt.number(shown))
    if shown == total:
        return words
    return _("{some} sur {total}").format(some=words, total=fmt.number(total))


def _column(state: str, rows: Sequence[ProjectRow], today: date) -> BoardColumn:
    here = sorted((one for one in rows if one.state == state),
                  key=lambda one: (one.since, fold(one.title)))  # fmt: skip
    words = label("intake_state", state)
    total = sum(one.amount or 0 for one in here)
    return BoardColumn(
        state, f"{words[:1].upper()}{words[1:]}", money(total) if total else "",
        tuple(
            BoardCard(
                one.id, one.title,
                " · ".join(part for part in (
                    money(one.amount), one.organization, since_words(one, today)) if part),
                one.hue, warning(one, today),
            )
            for one in here[:SHOWN]
        ),
        max(len(here) - SHOWN, 0),
    )
