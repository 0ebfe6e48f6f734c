"""What the command palette offers, and which of it answers what was typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.text import fold

_PAGES, _COMMANDS = N_("Pages"), N_("Commandes")
SECTIONS = (_PAGES, _COMMANDS)


@dataclass(frozen=True, slots=True)
class Hit:
    """One line: going to a page, doing a command, opening a record."""

    section: str
    title: str
    act: Callable[[], object]
    note: str = ""
    icon: str = ""
    keys: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class PaletteLine:
    """A line of the list: the title of a section, or a hit at its place among the hits."""

    key: str
    section: str = ""
    hit: Hit | None = None
    place: int = 0


def page_hit(title: str, icon: str, act: Callable[[], object], keys: str = "") -> Hit:
    """Return the line that goes to a page."""
    return Hit(_(_PAGES), title, act, icon=icon, keys=keys)


def command_hit(title: str, icon: str, act: Callable[[], object], keys: str = "") -> Hit:
    """Return the line that does a command."""
    return Hit(_(_COMMANDS), title, act, icon=icon, keys=keys)


def narrowed(typed: str) -> tuple[str, str]:
    """Split « @navette » into what it narrows to and the words: "@", "#", ">" or ""."""
    mark = typed[:1] if typed[:1] in {"@", "#", ">"} else ""
    return mark, typed[len(mark):].strip()


def matching(hits: Sequence[Hit], words: str) -> list[Hit]:
    """Return the hits whose title holds every word, those that begin with it first."""
    wanted = fold(words).split()
    held = [hit for hit in hits if all(word in fold(hit.title) for word in wanted)]
    if not wanted:
        return held
    return sorted(held, key=lambda hit: not fold(hit.title).startswith(wanted[0]))


def listed(hits: Sequence[Hit]) -> list[PaletteLine]:
    """Return the lines to show: each section once, before its hits."""
    lines: list[PaletteLine] = []
    section = ""
    for place, hit in enumerate(hits, 1):
        if hit.section != section:
            section = hit.section
            lines.append(PaletteLine(f"§{section}", section))
        lines.append(PaletteLine(f"{section}|{place}|{hit.title}", hit=hit, place=place))
    return lines


def marked(title: str, words: str) -> tuple[int, int]:
    """Return where the first word typed stands in a title, (0, 0) when it does not."""
    word = next(iter(fold(words).split()), "")
    folded = [fold(sign) for sign in title]
    for start in range(len(folded) if word else 0):
        joined, end = "", start
        while end < len(folded) and len(joined) < len(word):
            joined += folded[end]
            end += 1
        if joined == word:
            return start, end
    return 0, 0
