"""Models of boards: what one holds, how it is kept with the dossier, how it fits a board."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from dsi_desktop.features.boards.rules import column_title
from dsi_desktop.features.boards.rules.automation import TRIGGERS
from dsi_desktop.features.boards.rules.columns import limit_of
from dsi_desktop.features.directory.rules import line
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import fold
from dsi_desktop.kernel.vocabulary import VOCABULARY

_HUES = 8


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """A column of a model."""

    title: str
    state: str
    limit: int | None = None
    lane_limit: int | None = None
    mode: str = "warn"


@dataclass(frozen=True, slots=True)
class CardPlan:
    """A card of a model: `column` is the place of its column, `labels` are names."""

    title: str
    column: int
    checks: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """A model of board; `silent` are the rules it puts aside; `own`: kept by this dossier."""

    key: str
    name: str
    words: str
    columns: tuple[ColumnPlan, ...]
    swimlanes: str = "none"
    labels: tuple[tuple[str, int], ...] = ()
    cards: tuple[CardPlan, ...] = ()
    silent: tuple[str, ...] = ()
    own: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """A column that stands on a board, with how many cards it shows."""

    id: str
    title: str
    state: str
    cards: int


@dataclass(frozen=True, slots=True)
class Fit:
    """How a model goes on a board.

    `places`: for each column of the model, the column that becomes it, "" for a new one. `kept`
    still hold cards and stand at the end; `gone` are empty and go.
    """

    places: tuple[str, ...]
    kept: tuple[Standing, ...]
    gone: tuple[Standing, ...]


def template_name(text: str) -> str:
    name = line(text)
    if not name:
        raise RuleBroken(_("Donnez un nom au modèle."), "name")
    return name


def fitting(columns: Sequence[Standing], template: Template) -> Fit:
    """Find which column becomes which: same name and state first, then the first of the state.

    No card changes its state: a column without match that holds cards stays.
    """
    left = list(columns)
    places = [_same(left, plan, fold(plan.title)) for plan in template.columns]
    for at, plan in enumerate(template.columns):
        places[at] = places[at] or _same(left, plan, None)
    return Fit(
        tuple(places), tuple(one for one in left if one.cards),
        tuple(one for one in left if not one.cards),
    )  # fmt: skip


def _same(left: list[Standing], plan: ColumnPlan, title: str | None) -> str:
    for one in left:
        if one.state == plan.state and title in (None, fold(one.title)):
            left.remove(one)
            return one.id
    return ""


def changes(columns: Sequence[Standing], template: Template) -> list[str]:
    """Say what the model changes on a board, one sentence for each column that changes."""
    fit, names = fitting(columns, template), {one.id: one.title for one in columns}
    found = []
    for plan, place in zip(template.columns, fit.places, strict=True):
        if not place:
            found.append(_("« {column} » s’ajoute.").format(column=plan.title))
        elif names[place] != plan.title:
            found.append(
                _("« {before} » devient « {after} ».").format(
                    before=names[place], after=plan.title)
            )  # fmt: skip
    for one in fit.kept:
        said = ngettext(
            "« {column} » reste à la fin, avec sa carte.",
            "« {column} » reste à la fin, avec ses {n} cartes.", one.cards,
        )  # fmt: skip
        found.append(said.format(column=one.title, n=one.cards))
    found += [_("« {column} », vide, s’en va.").format(column=one.title) for one in fit.gone]
    return found


def written(template: Template) -> str:
    """Return a model as the dossier keeps it."""
    kept = {
        "name": template.name,
        "words": template.words,
        "columns": [
            [one.title, one.state, one.limit, one.lane_limit, one.mode]
            for one in template.columns
        ],
        "swimlanes": template.swimlanes,
        "labels": [list(one) for one in template.labels],
        "cards": [
            [one.title, one.column, list(one.checks), list(one.labels)] for one in template.cards
        ],
        "silent": list(template.silent),
    }
    return json.dumps(kept, ensure_ascii=False)


def read(key: str, text: str) -> Template | None:
    """Return the model the dossier keeps, None for what another program garbled."""
    try:
        kept = json.loads(text)
        columns = tuple(_column(*one) for one in kept["columns"])
        found = Template(
            key, template_name(kept["name"]), str(kept["words"]), columns,
            kept["swimlanes"] if kept["swimlanes"] in VOCABULARY["swimlane"] else "none",
            tuple((line(name), int(hue) % _HUES) for name, hue in kept["labels"] if line(name)),
            tuple(_card(len(columns), *one) for one in kept["cards"]),
            tuple(one for one in TRIGGERS if one in kept["silent"]), own=True,
        )  # fmt: skip
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RuleBroken):
        return None
    return found if columns else None


def _column(
    title: str, state: str, limit: int | None, lane_limit: int | None, mode: str
) -> ColumnPlan:
    if state == "dropped" or state not in VOCABULARY["task_state"]:
        raise ValueError(state)
    return ColumnPlan(
        column_title(title), state, limit_of(limit and int(limit), "wip_limit"),
        limit_of(lane_limit and int(lane_limit), "lane_limit"),
        "block" if mode == "block" else "warn",
    )  # fmt: skip


def _card(columns: int, title: str, column: int, checks: list[str], labels: list[str]) -> CardPlan:
    if not line(title) or column not in range(columns):
        raise ValueError(title)
    return CardPlan(line(title), int(column), _lines(checks), _lines(labels))


def _lines(texts: list[str]) -> tuple[str, ...]:
    return tuple(line(one) for one in texts if line(one))
