"""The ballots of a round drawn several to a page, with boxes to tick and cutting lines."""

from collections.abc import Sequence
from typing import Protocol

from dsi_desktop.kernel.drawing import Drawing, Group, Measure, Path, Rect, Shape, Text, shortened
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.reporting import palette

WIDE, HIGH, COLUMNS = 520.0, 640.0, 2
_HEAD, _STEP, _FOOT, _MOST_ROWS = 70.0, 30.0, 16.0, 5
_LEAST_STEP = 15.0


class Runner(Protocol):
    """Somebody who runs, as a ballot names them."""

    @property
    def name(self) -> str: ...

    @property
    def organization(self) -> str: ...


def per_page(candidates: int) -> int:
    """Return how many ballots a page holds."""
    return COLUMNS * max(1, min(_MOST_ROWS, int(HIGH // (_HEAD + _STEP * candidates + _FOOT))))


def pages(
    name: str, people: Sequence[Runner], names: int, count: int, measure: Measure,
) -> list[tuple[Drawing, str]]:
    """Return the pages of ballots, each with the words that replace it."""
    full = per_page(len(people))
    total = max(count, 1) if count else full
    rule = choose_words(names)
    alt = _("Bulletins : {name}. {rule} Candidatures : {people}.").format(
        name=name, rule=rule, people=", ".join(one.name for one in people)
    )
    found = []
    while total > 0:
        here = min(full, total)
        found.append((_page(name, people, rule, (here, full // COLUMNS), measure), alt))
        total -= here
    return found


def choose_words(names: int) -> str:
    """Return what the voter is asked."""
    return ngettext(
        "Cochez {n} nom.", "Cochez au plus {n} noms.", names
    ).format(n=names)


def _page(
    name: str, people: Sequence[Runner], rule: str, room: tuple[int, int],
    measure: Measure,
) -> Drawing:
    count, rows = room
    wide, high = WIDE / COLUMNS, HIGH / rows
    shapes: list[Shape] = []
    groups = []
    for place in range(count):
        key = f"ballot-{place}"
        left, top = place % COLUMNS * wide, place // COLUMNS * high
        groups.append(Group(key))
        shapes += _ballot(key, (left, top, wide, high), (name, rule), people, measure)
    used = -(-count // COLUMNS)
    shapes.append(_cut((WIDE / 2, 0.0), (WIDE / 2, used * high)))
    shapes += [_cut((0.0, n * high), (WIDE, n * high)) for n in range(1, used + 1)]
    return Drawing(WIDE, HIGH, tuple(shapes), tuple(groups))


def _ballot(
    key: str, box: tuple[float, float, float, float], said: tuple[str, str],
    people: Sequence[Runner], measure: Measure,
) -> list[Shape]:
    left, top, wide, high = box
    inner = wide - 32
    title, rule = said
    shapes: list[Shape] = [
        Text(left + 16, top + 26, shortened(title, inner, "semibold", 11, measure), 11,
             palette.INK, "semibold", group=key),
        Text(left + 16, top + 42, rule, 9.5, palette.GREY, group=key),
    ]
    step = max(_LEAST_STEP, min(_STEP, (high - _HEAD - _FOOT + 10) / len(people)))
    for place, one in enumerate(people):
        line = top + _HEAD + step * place
        shapes += [
            Rect(left + 16, line - 10, 13, 13, stroke=palette.INK, radius=2),
            Text(left + 38, line, shortened(one.name, inner - 26, "medium", 11.5, measure), 11.5,
                 palette.INK, "medium", group=key),
        ]
        if step >= _STEP - 4 and one.organization:
            shapes.append(Text(
                left + 38, line + 11, shortened(one.organization, inner - 26, "regular", 8.5,
                                                measure),
                8.5, palette.GREY, group=key,
            ))
    return shapes


def _cut(start: tuple[float, float], end: tuple[float, float]) -> Path:
    return Path((start, end), palette.GREY, 0.6, dashed=True)
