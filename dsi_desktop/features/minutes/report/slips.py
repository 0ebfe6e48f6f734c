"""The evaluation slips on paper: several to a page, to be cut, with boxes to tick."""

from collections.abc import Sequence

from dsi_desktop.features.minutes.rules import slips
from dsi_desktop.kernel.drawing import Drawing, Group, Measure, Path, Rect, Shape, Text, shortened
from dsi_desktop.kernel.i18n import _
from dsi_desktop.reporting import palette

WIDE, HIGH = 520.0, 640.0
_STEP, _HEAD, _FOOT, _BOX, _BOXES = 20.0, 62.0, 50.0, 11.0, 52.0
_FEW, _MANY = 3, 2


def per_page(questions: int) -> int:
    """Return how many slips a page holds: three, two when they ask more than six questions."""
    return _FEW if _HEAD + _STEP * questions + _FOOT <= HIGH / _FEW else _MANY


def pages(
    title: str, questions: Sequence[str], count: int, measure: Measure
) -> list[tuple[Drawing, str]]:
    """Return the pages of slips, each with the words that replace it."""
    full = per_page(len(questions))
    alt = _("Feuilles d’évaluation : {title}. {questions}").format(
        title=title, questions=" ".join(questions))
    found, left = [], max(count, 1)
    while left > 0:
        here = min(full, left)
        found.append((_page(title, questions, (here, full), measure), alt))
        left -= here
    return found


def _page(
    title: str, questions: Sequence[str], room: tuple[int, int], measure: Measure
) -> Drawing:
    count, full = room
    high = HIGH / full
    shapes: list[Shape] = []
    groups = [Group(f"slip-{place}") for place in range(count)]
    for place, group in enumerate(groups):
        shapes += _slip(group.key, place * high, title, questions, measure)
        cut = (place + 1) * high
        shapes.append(Path(((0.0, cut), (WIDE, cut)), palette.GREY, 0.6, dashed=True))
    return Drawing(WIDE, HIGH, tuple(shapes), tuple(groups))


def _slip(
    key: str, top: float, title: str, questions: Sequence[str], measure: Measure
) -> list[Shape]:
    left = WIDE - _BOXES * slips.HIGHEST
    shapes: list[Shape] = [
        Text(0, top + 24, shortened(_(slips.TITLE), WIDE, "semibold", 12, measure), 12,
             palette.INK, "semibold", group=key),
        Text(0, top + 38, shortened(title, left - 12, "regular", 9, measure), 9, palette.GREY,
             group=key),
    ]
    for answer in slips.answers():
        middle = left + _BOXES * (answer - 0.5)
        words = shortened(f"{answer} {slips.scale_words(answer)}", _BOXES - 2, "regular", 7.5,
                          measure)
        shapes.append(Text(middle, top + 50, words, 7.5, palette.GREY, anchor="middle", group=key))
    for place, question in enumerate(questions):
        line = top + _HEAD + _STEP * place + 8
        shapes.append(Text(
            0, line, shortened(question, left - 12, "regular", 10, measure), 10, palette.INK,
            group=key,
        ))
        shapes += [
            Rect(left + _BOXES * (answer - 0.5) - _BOX / 2, line - _BOX + 2, _BOX, _BOX,
                 stroke=palette.INK, radius=2)
            for answer in slips.answers()
        ]
    end = top + _HEAD + _STEP * len(questions) + 14
    shapes += [
        Text(0, end, _("Une chose à garder ou à changer :"), 9, palette.GREY, group=key),
        Path(((0.0, end + 20), (WIDE, end + 20)), palette.GREY, 0.6),
    ]
    return shapes
