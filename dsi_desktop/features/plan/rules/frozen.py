"""A plan as adopted: its elements as they stood, written as text that gives the same bytes."""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from hashlib import sha256
from typing import Any

KINDS = (
    "need", "issue", "orientation", "objective", "desired_change", "action", "milestone",
    "indicator",
)  # fmt: skip

_DAYS = frozenset({"start_on", "end_on", "when_from", "when_to"})


@dataclass(frozen=True, slots=True)
class Element:
    """An element as it stood. `above` is the id it hung from, `serves` what it served besides.

    Names stand beside ids so that a version is read even when the record is gone. `amount` is the
    money of an action in cents, `target` what an indicator aims at, in words.
    """

    kind: str
    id: str
    code: str = ""
    title: str = ""
    above: str = ""
    serves: tuple[str, ...] = ()
    state: str = ""
    state_reason: str = ""
    severity: str = ""
    start_on: str | None = None
    end_on: str | None = None
    when_text: str = ""
    when_from: str | None = None
    when_to: str | None = None
    lead_id: str | None = None
    lead: str = ""
    contact_id: str | None = None
    contact: str = ""
    body_id: str | None = None
    body: str = ""
    progress: int | None = None
    description: str = ""
    expected: str = ""
    who: str = ""
    amount: int | None = None
    target: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a plan says of itself."""

    title: str = ""
    start_on: str | None = None
    end_on: str | None = None
    vision: str = ""
    horizon: str = ""
    principles: str = ""


@dataclass(frozen=True, slots=True)
class Baseline(Mapping[str, Element]):
    """A plan at a moment, by id of element; empty and `number` 0 when no version was adopted.

    `name` says which version it is. `sound`: the text is the one whose hash was kept.
    """

    version_id: str = ""
    number: int = 0
    name: str = ""
    adopted_on: str | None = None
    frame: Frame = field(default_factory=Frame)
    elements: Mapping[str, Element] = field(default_factory=dict)
    sound: bool = True

    def __getitem__(self, key: str) -> Element:
        return self.elements[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.elements)

    def __len__(self) -> int:
        return len(self.elements)

    def below(self, above: str) -> list[Element]:
        """Return what hung from an element, in the order it was written."""
        return [one for one in self.elements.values() if one.above == above]


def written(frame: Frame, elements: Mapping[str, Element]) -> str:
    """Return the text kept of a plan: JSON, NFC, keys sorted, boxes left empty left out."""
    document = {
        "plan": _plain(frame),
        "elements": [_plain(one) for one in elements.values()],
    }
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return unicodedata.normalize("NFC", text)


def fingerprint(text: str) -> str:
    """Return the SHA-256 of a text, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def thawed(text: str) -> tuple[Frame, dict[str, Element]] | None:
    """Read a text again; unknown keys are left out; None for what is no plan."""
    try:
        document = json.loads(text)
        frame = Frame(**_known(Frame, document["plan"]))
        every = [Element(**_known(Element, one)) for one in document["elements"]]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return frame, {one.id: one for one in every}


def _plain(record: Frame | Element) -> dict[str, Any]:
    said = {one.name: getattr(record, one.name) for one in fields(record)}
    return {name: value for name, value in said.items() if value not in ("", None, ())}


def _known(kind: type[Frame] | type[Element], raw: Mapping[str, Any]) -> dict[str, Any]:
    """Return the boxes of `kind` that hold what they must hold; the others keep nothing."""
    found: dict[str, Any] = {}
    for one in fields(kind):
        value = raw.get(one.name)
        if isinstance(value, list):
            value = tuple(str(part) for part in value)
        shape = {"progress": int, "amount": int, "serves": tuple}.get(one.name, str)
        known = isinstance(value, shape) and not isinstance(value, bool)
        if known and (one.name not in _DAYS or _is_day(str(value))):
            found[one.name] = value
    return found


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
