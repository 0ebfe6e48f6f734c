"""The grammar of the capture line: one line typed, one record of the minutes.

`d ` a decision, `r ` a resolution, `am ` an amendment of the proposal under debate, `v ` the vote
on it, `a ` a follow-up, anything else a note; `@nom` names a person or an organisation by any part
of the name, without accents; in a follow-up `!15 déc`, `!fin mars` or « d’ici juin » is when it is
due; `[titre]` begins a resolution that has one.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dsi_desktop.kernel.text import fold

KINDS = {"d": "decision", "r": "motion", "a": "task", "am": "amendment", "v": "vote"}
LETTERS = {kind: letter for letter, kind in KINDS.items()}
_PREFIX = re.compile(r"(am|[drav])(?:\s+|$)")
_TITLE = re.compile(r"\[([^\]]+)\]\s*")
_DUE = re.compile(r"(?:^|(?<=\s))(?:!\s*|(?=d['’]ici\s))(?=\S)", re.IGNORECASE)
_WORDS = re.compile(r"[^\s@!]+")
_RECITAL = ("considerant", "attendu")
_MAX_WORDS = 5
_TAIL = ".,;:)»"

Days = Callable[[str], str | None]
"""Reads when something is due: « 15 déc » gives its ISO text, « fin mars » its two days as an ISO
interval, words that are kept without any day « / », None what is not understood."""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who can be named by @; `invited` is on the attendance list."""

    id: str
    name: str
    invited: bool = True
    organization: bool = False


@dataclass(frozen=True, slots=True)
class Captured:
    """What a typed line means. `unknown` is a name after @ that nobody bears."""

    kind: str
    text: str
    person_id: str = ""
    person: str = ""
    unknown: str = ""
    due_on: str = ""
    due_text: str = ""
    recitals: tuple[str, ...] = ()
    title: str = ""
    organization_id: str = ""
    due_from: str = ""
    due_to: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name being typed: `start` is the place of its @."""

    start: int
    typed: str


def kind_of(line: str) -> str:
    """Return the kind a line has as typed so far."""
    found = _PREFIX.match(line.lstrip())
    return KINDS[found[1]] if found else "note"


def as_kind(line: str, kind: str) -> str:
    """Return the line with its first letter changed to `kind`; the same kind again is a note."""
    bare = line.lstrip()
    found = _PREFIX.match(bare)
    rest = bare[found.end():] if found else bare
    if kind == kind_of(line) or kind == "note":
        return rest
    return f"{LETTERS[kind]} {rest}"


def mention_at(line: str, cursor: int) -> Mention | None:
    """Return the name being typed before the cursor, None when there is none."""
    start = line.rfind("@", 0, cursor)
    if start < 0 or (start and not line[start - 1].isspace()):
        return None
    typed = line[start + 1:cursor]
    if "!" in typed or len(typed.split()) > _MAX_WORDS or typed.endswith("  "):
        return None
    return Mention(start, typed)


def candidates(people: Iterable[Known], typed: str, limit: int = 8) -> list[Known]:
    """Return who may be meant, in the order given: each word typed begins a part of the name."""
    wanted = _parts(typed)
    found = [one for one in people if _begins(one, wanted)]
    return found[:limit]


def completed(line: str, mention: Mention, cursor: int, name: str) -> tuple[str, int]:
    """Return the line with the whole name in place of what was typed, and the new cursor."""
    before = f"{line[:mention.start]}@{name} "
    return before + line[cursor:].lstrip(), len(before)


def parse(line: str, people: Sequence[Known], days: Days) -> Captured:
    """Return what a line says. The text keeps the names said in it, without their @."""
    bare = line.strip()
    found = _PREFIX.match(bare)
    kind = KINDS[found[1]] if found else "note"
    rest = bare[found.end():] if found else bare
    when, said = "", ""
    if kind == "task":
        rest, when, said = _take_day(rest, days)
    text, person, unknown = _take_people(rest, people, keep_first=kind != "task")
    title, text = _titled(text) if kind == "motion" else ("", text)
    recitals, text = _recitals(text) if kind == "motion" else ((), text)
    named = person if person and not person.organization else None
    return Captured(
        kind, " ".join(text.split()), named.id if named else "", person.name if person else "",
        unknown, recitals=recitals, title=title,
        organization_id=person.id if person and person.organization else "",
        **term_of(when, said),
    )


def term_of(when: str, said: str) -> dict[str, str]:
    """Return the fields of a due date: one day, or the words with the days they may mean."""
    if "/" not in when:
        return {"due_on": when, "due_text": said}
    first, _slash, last = when.partition("/")
    return {"due_text": said, "due_from": first, "due_to": last}


def _titled(text: str) -> tuple[str, str]:
    """Take « [titre] » from before a text."""
    found = _TITLE.match(text.lstrip())
    return (" ".join(found[1].split()), text.lstrip()[found.end():]) if found else ("", text)


def person_of(typed: str, people: Sequence[Known]) -> Known | None:
    """Return the one person a name may mean; None for nobody or several.

    Among several, one who bears the whole name, else the only one on the attendance list.
    """
    wanted = _parts(typed)
    if not wanted:
        return None
    found = [one for one in people if _begins(one, wanted)]
    whole = [one for one in found if _parts(one.name) == wanted]
    invited = [one for one in found if one.invited]
    return next((some[0] for some in (whole, found, invited) if len(some) == 1), None)


def _parts(name: str) -> list[str]:
    """Return the words of a name: « L’Ancrage » is called by « ancrage » too."""
    return fold(name).replace("-", " ").replace("'", " ").split()


def _begins(person: Known, wanted: Sequence[str]) -> bool:
    parts = _parts(person.name)
    for word in wanted:
        match = next((part for part in parts if part.startswith(word)), None)
        if match is None:
            return False
        parts.remove(match)
    return True


def _take_day(text: str, days: Days) -> tuple[str, str, str]:
    """Take the date out: the longest run of words after « ! » or from « d’ici » that is one."""
    for mark in _DUE.finditer(text):
        words = list(_WORDS.finditer(text, mark.end()))[:_MAX_WORDS]
        for count in range(len(words), 0, -1):
            said = text[mark.end():words[count - 1].end()]
            day = days(said.rstrip(_TAIL))
            if day is not None and "@" not in said and "!" not in said:
                rest = text[:mark.start()] + text[words[count - 1].end():]
                return rest, day, said.rstrip(_TAIL)
    return text, "", ""


def _take_people(
    text: str, people: Sequence[Known], *, keep_first: bool
) -> tuple[str, Known | None, str]:
    """Replace each @ by the whole name; the first is who is responsible, or the unknown one."""
    parts: list[str] = []
    first: Known | None = None
    unknown, end = "", 0
    for mark in re.finditer(r"(?:^|(?<=[\s(«]))@(?=\S)", text):
        person, stop = _named(text, mark.end(), people)
        if person is None:
            unknown = unknown or text[mark.end():stop]
        keep = keep_first or first is not None
        said = person.name if person else text[mark.end():stop]
        parts += [text[end:mark.start()], said if keep else ""]
        first, end = first or person, stop
    return "".join([*parts, text[end:]]), first, "" if first else unknown


def named_first(text: str, people: Sequence[Known]) -> tuple[Known | None, str]:
    """Return who a text begins with, by the longest run of words that names one, and the rest."""
    bare = text.strip().removeprefix("@")
    person, stop = _named(bare, 0, people)
    return person, bare[stop:] if person else bare


def _named(text: str, start: int, people: Sequence[Known]) -> tuple[Known | None, int]:
    """Return who is named at `start` and where the name stops: the longest run that names one."""
    words = list(_WORDS.finditer(text, start))[:_MAX_WORDS]
    run = [word for n, word in enumerate(words) if not n or text[words[n - 1].end():word.start()]
           .isspace()]
    for count in range(len(run), 0, -1):
        stop = start + len(text[start:run[count - 1].end()].rstrip(_TAIL))
        person = person_of(text[start:stop], people)
        if person is not None:
            return person, stop
    return None, start + len(text[start:words[0].end()].rstrip(_TAIL)) if words else start


def _recitals(text: str) -> tuple[tuple[str, ...], str]:
    """Split « considérant que…; attendu que…; demander… » into recitals and text."""
    parts = [part.strip() for part in text.split(";")]
    count = 0
    while count < len(parts) - 1 and fold(parts[count]).startswith(_RECITAL):
        count += 1
    return tuple(parts[:count]), "; ".join(parts[count:])
