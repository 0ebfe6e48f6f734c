"""How two versions of a value differ, word by word: to show and to read aloud, never to merge."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from dsi_desktop.kernel.i18n import _

SAME, REMOVED, ADDED, GONE = "same", "removed", "added", "gone"
PARAGRAPH, SPACE = "¶", "␣"
_SPACE = "[ \u00a0\u202f]"
# An amount, a share or an hour is one word: « 12 500 $ » never becomes « 13 8500 $ ».
_WORD = re.compile(
    rf"\d+(?:{_SPACE}\d{{3}})*(?:[.,]\d+)?(?:{_SPACE}?[$%]|{_SPACE}h(?:{_SPACE}\d\d?)?)?(?!\w)"
    r"|\w+(?:[’'·-]\w+)*[’']?|\s+|[^\w\s]"
)
_TOO_LONG = 4_000
_CONTEXT = 3


class Piece(NamedTuple):
    """A run of text that is in both versions, only in the earlier one, or only in the later."""

    state: str
    text: str


class Change(NamedTuple):
    """One difference: the words that stood there, those that stand there now, and after what."""

    context: str
    before: str
    after: str


def compared(earlier: str, later: str) -> list[Piece]:
    """Return the later text with what was removed from the earlier one standing in its place.

    The pieces that are not `removed` make the later text, those that are not `added` the earlier.
    """
    if earlier == later:
        return [Piece(SAME, later)] if later else []
    before, after = earlier.splitlines(keepends=True), later.splitlines(keepends=True)
    pieces: list[Piece] = []
    for state, left, right in _blocks(before, after):
        if state:
            pieces.append(Piece(SAME, "".join(left)))
        else:
            pieces += _by_words("".join(left), "".join(right))
    return _gathered(pieces)


def changes(pieces: Sequence[Piece]) -> list[Change]:
    """Return the differences in the order of the text."""
    found: list[Change] = []
    context = ""
    at = 0
    while at < len(pieces):
        state, text = pieces[at]
        if state == SAME:
            context = _last_words(text)
        else:
            pair = pieces[at + 1 : at + 2]
            both = state == REMOVED and bool(pair) and pair[0].state == ADDED
            after = pair[0].text if both else text if state == ADDED else ""
            before = text if state == REMOVED else ""
            found.append(Change(context, _shown(before), _shown(after)))
            at += both
        at += 1
    return found


def read_aloud(found: Sequence[Change]) -> str:
    """Return the differences as a sentence: « retiré 12 500 $, ajouté 13 800 $; … »."""
    return "; ".join(_said(change) for change in found)


def _said(change: Change) -> str:
    if change.before == change.after:
        return change.after
    if change.before and change.after:
        words = _("retiré {before}, ajouté {after}")
    else:
        words = _("retiré {before}") if change.before else _("ajouté {after}")
    return words.format(before=_spoken(change.before), after=_spoken(change.after))


def _shown(text: str) -> str:
    """Return the words without spaces around them; a sign where there are only spaces."""
    return text.strip() or (PARAGRAPH if "\n" in text else SPACE if text else "")


def _spoken(words: str) -> str:
    return {PARAGRAPH: _("fin de paragraphe"), SPACE: _("espace")}.get(words, words)


def _by_words(earlier: str, later: str) -> Iterator[Piece]:
    before, after = _WORD.findall(earlier), _WORD.findall(later)
    if max(len(before), len(after)) > _TOO_LONG:
        yield Piece(REMOVED, earlier)
        yield Piece(ADDED, later)
        return
    for state, left, right in _blocks(before, after):
        if state:
            yield Piece(SAME, "".join(left))
        else:
            yield Piece(REMOVED, "".join(left))
            yield Piece(ADDED, "".join(right))


def _blocks(
    before: Sequence[str], after: Sequence[str]
) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    """Give the runs of both lists, equal or not; a space between two changes is part of them."""
    opcodes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    held: tuple[int, int] | None = None
    for at, (tag, start, end, low, high) in enumerate(opcodes):
        thin = 0 < at < len(opcodes) - 1 and "".join(before[start:end]).strip() == ""
        if tag == "equal" and not thin:
            if held:
                yield False, before[held[0] : start], after[held[1] : low]
            held = None
            yield True, before[start:end], after[low:high]
        elif held is None:
            held = (start, low)
    if held:
        yield False, before[held[0] :], after[held[1] :]


def _gathered(pieces: Sequence[Piece]) -> list[Piece]:
    """Join neighbours of one state; between two equal runs, what goes stands before what comes."""
    found: list[Piece] = []
    gone = come = ""
    for piece in (*pieces, Piece(SAME, "")):
        if piece.state == REMOVED:
            gone += piece.text
        elif piece.state == ADDED:
            come += piece.text
        else:
            found += [Piece(REMOVED, gone)] if gone else []
            found += [Piece(ADDED, come)] if come else []
            gone = come = ""
            if piece.text and found and found[-1].state == SAME:
                found[-1] = Piece(SAME, found[-1].text + piece.text)
            elif piece.text:
                found.append(piece)
    return found


def _last_words(text: str) -> str:
    tokens = _WORD.findall(text.rpartition("\n")[2])
    said = [at for at, token in enumerate(tokens) if token[0].isalnum()][-_CONTEXT:]
    return "".join(tokens[said[0] :]).strip() if said else ""
