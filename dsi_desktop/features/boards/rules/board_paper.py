"""A board laid out for paper: columns side by side, page after page, heads repeated."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from dsi_desktop.kernel.drawing import Drawing, Group, Measure, Rect, Shape, Text, folded, shortened
from dsi_desktop.kernel.i18n import _

Colour = Literal["ground", "surface", "line", "text", "text2", "late", "solid"]
_GAP, _PAD, _BAR, _BETWEEN = 8.0, 8.0, 3.0, 6.0
_TITLE_LINES, _DETAIL_LINES = 4, 2


@dataclass(frozen=True, slots=True)
class PaperCard:
    """A card as paper shows it: `lines` are (words, late) under the title."""

    key: str
    title: str
    hue: int
    lines: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column with the words at its head: « En cours · 3 »."""

    key: str
    title: str
    cards: tuple[PaperCard, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """What stands side by side: a whole board, or one of its lanes with its title."""

    key: str
    title: str
    columns: tuple[PaperColumn, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """The room: width, height of the first page and of the next, size of the letters in points."""

    width: float
    first: float
    next: float
    size: float
    most: int


@dataclass(frozen=True, slots=True)
class Ink:
    """What paper draws with; `colour(key, hue)` gives `#RRGGBB`."""

    colour: Callable[[Colour, int], str]
    measure: Measure


def pages(bands: Sequence[Band], frame: Frame, ink: Ink) -> list[Drawing]:
    """Return a drawing for each page. More columns than `frame.most` go on pages of their own."""
    found: list[Drawing] = []
    for start in range(0, max((len(band.columns) for band in bands), default=0), frame.most):
        part = [
            replace(band, columns=band.columns[start : start + frame.most]) for band in bands
        ]
        height = frame.next if found else frame.first
        found += _Layout(replace(frame, first=height), ink, _widest(part)).laid(part)
    return found


def _widest(bands: Sequence[Band]) -> int:
    return max(len(band.columns) for band in bands)


@dataclass(slots=True)
class _Page:
    height: float
    shapes: list[Shape] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    y: float = 0.0


class _Layout:
    """Fills pages from the top: each column takes the cards it has room for."""

    def __init__(self, frame: Frame, ink: Ink, columns: int) -> None:
        self._frame, self._ink = frame, ink
        self._width = (frame.width - _GAP * (columns - 1)) / columns
        self._line, self._small = frame.size * 1.22, frame.size * 0.86
        self._pages = [_Page(frame.first)]

    def laid(self, bands: Sequence[Band]) -> list[Drawing]:
        """Return the pages of these bands."""
        for band in bands:
            self._band(band)
        return [
            Drawing(self._frame.width, page.height, tuple(page.shapes), tuple(page.groups))
            for page in self._pages
        ]

    def _band(self, band: Band) -> None:
        left = [list(column.cards) for column in band.columns]
        again = False
        while not again or any(left):
            page = self._room(band, left)
            key = f"{len(self._pages)}.{band.key}"
            parent = self._lane(page, band, key, again=again) if band.title else ""
            taken = [self._fits(cards, page) for cards in left]
            self._columns(page, band, left, taken, key, parent, again=again)
            left = [cards[count:] for cards, count in zip(left, taken, strict=True)]
            again = True

    def _room(self, band: Band, left: Sequence[Sequence[PaperCard]]) -> _Page:
        """Return the page in hand, or a new one rather than cut a lane or leave a head alone.

        A lane taller than half a page is cut where the page ends.
        """
        page = self._pages[-1]
        around = self._head() + _PAD + (self._frame.size * 1.7 if band.title else 0.0)
        whole = max((sum(map(self._taken, cards)) for cards in left), default=0.0)
        if whole > self._frame.next / 2:
            whole = max(self._taken(cards[0]) for cards in left if cards)
        if page.y and page.height - page.y < around + whole:
            page = _Page(self._frame.next)
            self._pages.append(page)
        return page

    def _taken(self, card: PaperCard) -> float:
        return self._height(card) + _BETWEEN

    def _lane(self, page: _Page, band: Band, key: str, *, again: bool) -> str:
        title = _("{title} (suite)").format(title=band.title) if again else band.title
        size = self._frame.size * 1.1
        page.groups.append(Group(key))
        self._write(page, (0, page.y + size * 1.1), title, size, "bold", "text", key,
                    self._frame.width)  # fmt: skip
        page.y += size * 1.7
        return key

    def _head(self) -> float:
        return self._frame.size * 2.1

    def _fits(self, cards: Sequence[PaperCard], page: _Page) -> int:
        """Return how many cards the column holds down to the foot, one at least."""
        room = page.height - page.y - self._head() - _PAD
        for count, card in enumerate(cards):
            room -= self._taken(card)
            if room < 0:
                return max(count, 1)
        return len(cards)

    def _columns(
        self, page: _Page, band: Band, left: Sequence[Sequence[PaperCard]], taken: Sequence[int],
        key: str, parent: str, *, again: bool,
    ) -> None:  # fmt: skip
        lowest = page.y + self._head()
        start = len(page.shapes)
        for at, (column, cards, count) in enumerate(
            zip(band.columns, left, taken, strict=True)
        ):
            if again and not count:
                continue
            inside = f"{key}.{column.key}"
            page.groups.append(Group(inside, parent))
            title = _("{title} (suite)").format(title=column.title) if again else column.title
            x, y = at * (self._width + _GAP), page.y
            self._write(page, (x + _PAD, y + self._frame.size * 1.45), title,
                        self._frame.size * 1.05, "bold", "text", inside,
                        self._width - 2 * _PAD)  # fmt: skip
            y += self._head()
            for card in cards[:count]:
                y += self._card(page, card, x, y, inside) + _BETWEEN
            lowest = max(lowest, y)
        page.shapes[start:start] = [
            Rect(at * (self._width + _GAP), page.y, self._width, lowest - page.y,
                 self._ink.colour("ground", 0), radius=6)
            for at, count in enumerate(taken) if count or not again
        ]  # fmt: skip
        page.y = lowest + 10

    def _titles(self, card: PaperCard) -> list[str]:
        room = self._width - 2 * _PAD - 10
        return folded(card.title or _("(sans titre)"), room, _TITLE_LINES, "semibold",
                      self._frame.size, self._ink.measure)  # fmt: skip

    def _details(self, card: PaperCard) -> list[tuple[str, bool]]:
        room = self._width - 2 * _PAD - 10
        return [
            (row, late) for words, late in card.lines
            for row in folded(words, room, _DETAIL_LINES, "semibold" if late else "regular",
                              self._small, self._ink.measure)
        ]  # fmt: skip

    def _height(self, card: PaperCard) -> float:
        lines = len(self._titles(card)) * self._line
        return lines + len(self._details(card)) * self._small * 1.28 + 2 * 6

    def _card(self, page: _Page, card: PaperCard, x: float, y: float, parent: str) -> float:
        key = f"{parent}.{card.key}"
        page.groups.append(Group(key, parent))
        height, colour = self._height(card), self._ink.colour
        page.shapes += [
            Rect(x + 5, y, self._width - 10, height, colour("surface", 0), colour("line", 0), 4,
                 0.8),
            Rect(x + 5, y + 4, _BAR, height - 8, colour("solid", card.hue), radius=1.5),
        ]  # fmt: skip
        left, room, down = x + 5 + _PAD, self._width - 2 * _PAD - 10, y + 6.0
        for line in self._titles(card):
            self._write(page, (left, down + self._frame.size * 0.92), line, self._frame.size,
                        "semibold", "text", key, room)  # fmt: skip
            down += self._line
        for words, late in self._details(card):
            self._write(page, (left, down + self._small), words, self._small,
                        "semibold" if late else "regular", "late" if late else "text2", key,
                        room)  # fmt: skip
            down += self._small * 1.28
        return height

    def _write(
        self, page: _Page, at: tuple[float, float], words: str, size: float, role: str,
        colour: Colour, group: str, room: float,
    ) -> None:  # fmt: skip
        said = shortened(words, room, role, size, self._ink.measure)
        page.shapes.append(
            Text(*at, said, size, self._ink.colour(colour, 0), role, group=group)
        )
