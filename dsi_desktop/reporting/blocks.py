"""What a report is made of, whatever it is printed on: frozen blocks, no layout engine."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from dsi_desktop.kernel.drawing import Drawing


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one look. `href` may be http, https, mailto or tel; anything else is not a link.

    `tone` is "", "muted", "accent", "ok", "warn" or "danger": never the only bearer of sense.
    """

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""
    tone: str = ""


Words = str | Run | Sequence[Run]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title of the document."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. `look`: "body", "lead" (under the title), "note" (small, quiet)."""

    words: Words
    look: str = "body"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short texts, numbered or not."""

    items: tuple[Words, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `share` is its part of the width."""

    title: str
    share: float = 1.0
    right: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a table under an optional group title, repeated with « (suite) » on later pages."""

    rows: tuple[tuple[Words, ...], ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of titles, repeated on each page; the first cell names its row."""

    columns: tuple[Column, ...]
    groups: tuple[Rows, ...]
    summary: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values, two pairs to a line."""

    pairs: tuple[tuple[str, Words], ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A tinted frame that stays on one page where it can: a resolution, a decision."""

    title: str
    paragraphs: tuple[Para, ...]
    tone: str = "accent"


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on: (function, name)."""

    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing scaled to the room left on a page; its texts are real text."""

    drawing: Drawing
    alt: str


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture ready to print, JPEG in sRGB (`pdf.photos.prepared`), with words in its place."""

    content: bytes
    alt: str


@dataclass(frozen=True, slots=True)
class Room:
    """An empty height, in points at a body size of 12."""

    points: float


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page, under another `watermark` when it is not None."""

    watermark: str | None = None


Block = (
    Heading | Para | Bullets | Table | Facts | Box | Signatures | Figure | Photo | Room | PageBreak
)


@dataclass(frozen=True, slots=True)
class Attached:
    """A file carried inside the document."""

    name: str
    content: bytes
    media_type: str = "application/json"
    description: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report. `created` fixed gives the same bytes each time.

    `issuer` stands at the head of the first page with `kind` at its right; `foot` at the foot of
    each. `size` is the body size in points: 12, or 16 for large print. `paper` is "letter" or "a3".
    """

    title: str
    issuer: str
    blocks: tuple[Block, ...]
    kind: str = ""
    motto: str = ""
    foot: str = ""
    subject: str = ""
    watermark: str = ""
    language: str = "fr"
    landscape: bool = False
    size: int = 12
    created: datetime | None = None
    attached: tuple[Attached, ...] = field(default=())
    paper: str = "letter"


def text_of(words: Words) -> str:
    """Return the letters of some words, without their look."""
    if isinstance(words, str):
        return words
    runs = (words,) if isinstance(words, Run) else words
    return "".join(run.text for run in runs)
