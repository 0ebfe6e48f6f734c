"""Read the lines of a written record: one line, one entry of the minutes.

`- ` note · `P ` private note · `D ` decision · `C ` whereas · `R ` resolution · `X ` dissent ·
`S ` follow-up · `T ` meeting notes laid before the body · `H ` closed session.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Said:
    """A note, a decision, a tabling or a closed session: `kind` is the letter of its line."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """A resolution with its vote: (for, against, abstaining), None when unanimous."""

    key: str
    title: str
    text: str
    mover: str
    seconder: str
    state: str
    counts: tuple[int, int, int] | None
    recitals: tuple[str, ...]
    dissent: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something to do, and what became of it."""

    title: str
    who: str
    due: date
    state: str
    done: date | None


Entry = Said | Resolved | FollowUp


def entries_of(record: str) -> Iterator[Entry]:
    """Yield the entries of a record in order; what precedes and follows a resolution joins it."""
    recitals: list[str] = []
    waiting: Resolved | None = None
    for line in record.strip().splitlines():
        mark, text = line.split(" ", 1)
        if waiting is not None and mark != "X":
            yield waiting
            waiting = None
        if mark == "C":
            recitals.append(text)
        elif mark == "R":
            waiting = _resolved(text, recitals)
            recitals = []
        elif mark == "X" and waiting is not None:
            who, reason = parts(text, 2)
            waiting.dissent.append((who, reason))
        elif mark == "S":
            yield _follow_up(text)
        else:
            yield Said(mark, text)
    if waiting is not None:
        yield waiting


def parts(text: str, count: int) -> list[str]:
    """Return `count` parts of a line written « a | b | c », missing ones empty."""
    found = [part.strip() for part in text.split("|")]
    return (found + [""] * count)[:count]


def _resolved(text: str, recitals: list[str]) -> Resolved:
    key, title, words, names, vote = parts(text, 5)
    mover, seconder = names.split()
    outcome, *numbers = vote.split()
    counts = None
    if numbers:
        first, second, third = (int(number) for number in numbers[0].split("-"))
        counts = (first, second, third)
    return Resolved(
        key, title, words, mover, seconder, f"carried_{outcome}", counts, tuple(recitals)
    )


def _follow_up(text: str) -> FollowUp:
    title, who, due, outcome = parts(text, 4)
    words = [word for word in outcome.split() if word != "late"]
    done = date.fromisoformat(words[1]) if words[0] == "done" else None
    return FollowUp(title, who, date.fromisoformat(due), words[0], done)
