"""The canonical form of adopted minutes: the same document gives the same bytes and the same hash.

JSON, UTF-8, NFC, keys sorted, no spaces; the hash is SHA-256 in hexadecimal of these bytes.
"""

import json
import unicodedata
from dataclasses import asdict, fields, replace
from hashlib import sha256
from typing import Any, TypeVar

from dsi_desktop.features.minutes.rules.document import (
    Attendee,
    Dissent,
    MinutesDocument,
    Point,
    Said,
    Voices,
)
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _

_Made = TypeVar("_Made")


def without_private_notes(document: MinutesDocument) -> MinutesDocument:
    """Return the document as anybody entitled may read it."""
    return replace(document, points=tuple(
        replace(point, said=tuple(one for one in point.said if not one.private))
        for point in document.points
    ))


def canonical(document: MinutesDocument) -> str:
    text = json.dumps(
        asdict(without_private_notes(document)), ensure_ascii=False, sort_keys=True,
        separators=(",", ":"),
    )
    return unicodedata.normalize("NFC", text)


def fingerprint(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def is_intact(text: str | None, code: str | None) -> bool:
    """Tell whether a canonical form is still the one whose hash was kept."""
    return bool(text) and fingerprint(text or "") == code


def thawed(text: str) -> MinutesDocument:
    """Return the document of a canonical form; unknown keys of a newer version are left out."""
    try:
        raw = json.loads(text)
        points = tuple(_point(one) for one in raw.pop("points", ()))
        people = tuple(_attendee(one) for one in raw.pop("attendees", ()))
        colleges = tuple((str(name), int(held)) for name, held in raw.pop("colleges", ()))
        return replace(
            _made(MinutesDocument, raw), points=points, attendees=people, colleges=colleges,
        )
    except (AttributeError, TypeError, ValueError) as error:
        raise FileProblem(_("Le procès-verbal adopté de cette rencontre est illisible.")) from error


def _point(raw: dict[str, Any]) -> Point:
    said = tuple(_said(one) for one in raw.pop("said", ()))
    return replace(_made(Point, raw), said=said)


def _attendee(raw: dict[str, Any]) -> Attendee:
    later = tuple((str(come), str(gone)) for come, gone in raw.pop("later", ()))
    return replace(_made(Attendee, raw), later=later)


def _said(raw: dict[str, Any]) -> Said:
    dissents = tuple(_made(Dissent, one) for one in raw.pop("dissents", ()))
    recitals = tuple(raw.pop("recitals", ()))
    voices = tuple(
        replace(_made(Voices, one), names=tuple(one.get("names", ()))) for one in
        raw.pop("voices", ())
    )
    return replace(_made(Said, raw), dissents=dissents, recitals=recitals, voices=voices)


def _made(kind: type[_Made], raw: dict[str, Any]) -> _Made:
    known = {one.name for one in fields(kind)}  # type: ignore[arg-type]
    return kind(**{name: value for name, value in raw.items() if name in known})
