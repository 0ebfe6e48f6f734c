"""What « À décider » shows, whether it comes from two versions or from a rule of the trade."""

from dataclasses import dataclass

from dsi_desktop.features.exchange.rules.comparing import Change, Piece


@dataclass(frozen=True, slots=True)
class ListLine:
    """A line of the list. `section` lines only part the others; `inside` a record of several."""

    key: str
    title: str
    note: str = ""
    icon: str = ""
    section: bool = False
    inside: bool = False
    late: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """Something the person may choose: `key` for the presenter, `text` on the button."""

    key: str
    text: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class VersionColumn:
    """One version, or one record, beside the others.

    `lines` say its differences one by one; a line that changes nothing is a fact of the record.
    """

    title: str
    who: str
    when: str
    face: str
    pieces: tuple[Piece, ...]
    spoken: str
    lines: tuple[Change, ...]
    lines_title: str
    answers: tuple[Answer, ...]
    big: bool = False
    hue: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """A third text that keeps both: shown whole before it may be chosen."""

    pieces: tuple[Piece, ...]
    spoken: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class DecisionScene:
    """One thing to decide, ready to be shown; the keys 1, 2, 3… choose its `answers`."""

    key: str
    title: str
    pill: str
    note: str
    place: str
    base_title: str
    base: str
    base_by: str
    columns: tuple[VersionColumn, ...]
    write: Answer | None
    proposal: Proposal | None
    together: tuple[Answer, ...]
    footnote: str
    opens: tuple[str, str] = ("", "")

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Return what the keys 1, 2, 3… choose, in their order."""
        found = [answer for column in self.columns for answer in column.answers]
        found += [self.write] if self.write else []
        found += [self.proposal.answer] if self.proposal else []
        return tuple(found)
