"""The filter of cards as people type it: « resp:MRC échéance:<30j étiquette:transport en:retard ».

Parts side by side must all hold; « - » before a part turns it round; names with spaces stand in
quotes; words without a key are looked for in the texts of the card.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dsi_desktop.features.boards.rules.filter_keys import AGE, DAY, KEYS, WORD, Key
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.spans import parse_span
from dsi_desktop.kernel.text import fold

_PART = re.compile(
    r"""(?P<minus>-)?(?:(?P<key>[^\s:"«-][^\s:"«]*):)?"""
    r"""(?P<value>[<>=]*(?:"[^"]*"?|«[^»]*»?|[^\s"«]\S*|))""",
)
_OPERATOR = re.compile(r"(<=|>=|<|>|=)?(.*)", re.DOTALL)
_DAYS = re.compile(r"(-?\d{1,4}) ?(j|jour|jours|d|day|days|s|sem|semaine|semaines|w|week|weeks)?")
_WEEK = ("s", "sem", "semaine", "semaines", "w", "week", "weeks")
_DAY = timedelta(days=1)
_OPEN_END = date(9999, 12, 31)
_OPEN_START = date(1, 1, 1)


@dataclass(frozen=True, slots=True)
class Days:
    """The days a part of a filter means, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a filter, read: `key` is "" for words looked for in the texts.

    `value` is folded for names and words, a code where the key takes one of a few words.
    """

    key: str
    value: str
    negated: bool = False
    days: Days | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """A part that was not understood: where it stands in what was typed, and why in words."""

    start: int
    end: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Filter:
    """What was typed, read. With faults it is not put in force."""

    text: str
    terms: tuple[Term, ...]
    faults: tuple[Fault, ...] = ()

    @property
    def is_open(self) -> bool:
        """Tell whether every card passes."""
        return not self.terms


@dataclass(frozen=True, slots=True)
class Part:
    """A part as typed: its place, its key as written ("" for none), its value with quotes off."""

    start: int
    end: int
    negated: bool
    key: str
    value: str
    value_start: int


def parts(text: str) -> Iterator[Part]:
    """Cut what was typed at spaces that no quote holds."""
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        found = _PART.match(text, at)
        end = max(found.end() if found else at, at + 1)
        if found is None or found.end() == at:
            yield Part(at, end, negated=False, key="", value=text[at:end], value_start=at)
        else:
            yield Part(
                at, end, bool(found["minus"]), found["key"] or "", found["value"],
                found.start("value"),
            )  # fmt: skip
        at = end


def parse(text: str, today: date) -> Filter:
    """Read a filter; what is not understood is listed with a sentence, never guessed."""
    terms: list[Term] = []
    faults: list[Fault] = []
    for part in parts(text):
        try:
            terms.extend(_read(part, today))
        except RuleBroken as broken:
            faults.append(Fault(part.start, part.end, broken.sentence))
    return Filter(text.strip(), tuple(terms), tuple(faults))


def key_of(written: str) -> Key | None:
    """Return the key that somebody wrote, in French or in English, with or without accents."""
    said = fold(written)
    for key in KEYS:
        if said in {fold(key.french), fold(key.english), *key.others}:
            return key
    return None


def bare(value: str) -> str:
    """Return a value without the quotes around it."""
    return value.strip().strip('"').strip("«»").strip()


def _read(part: Part, today: date) -> Iterator[Term]:
    if not part.key:
        words = fold(bare(part.value))
        if words and words != "-":
            yield Term("", words, part.negated)
        return
    key = key_of(part.key)
    if key is None and (part.key.isdigit() or part.value.startswith("//")):
        yield Term("", fold(f"{part.key}:{part.value}"), part.negated)
        return
    if key is None:
        raise RuleBroken(
            _("« {key} » n’est pas une clé du filtre. Les clés : {keys}.").format(
                key=part.key, keys=", ".join(_(one.french) for one in KEYS)
            )
        )
    value = bare(part.value)
    if not value.lstrip("<>="):
        raise RuleBroken(_("{key} : écrivez ce qui est cherché.").format(key=part.key))
    if key.takes == WORD:
        yield Term(key.name, _word(key, part.key, value), part.negated)
    elif key.takes == DAY:
        yield _due(key, part, value, today)
    elif key.takes == AGE:
        yield Term(key.name, fold(value), part.negated, _age(part.key, value, today))
    else:
        yield Term(key.name, fold(value), part.negated)


def _word(key: Key, written: str, value: str) -> str:
    said = fold(value)
    for code, source, spellings in key.words:
        if said in spellings or said == fold(_(source)):
            return code
    known = ", ".join(_(source) for _code, source, _spellings in key.words)
    raise RuleBroken(
        _("{key}:{value} n’est pas compris. Écrivez l’un de ceux-ci : {known}.").format(
            key=written, value=value, known=known
        )
    )


def _due(key: Key, part: Part, value: str, today: date) -> Term:
    if fold(value) in ("retard", "en retard", "late", "overdue"):
        return Term("standing", "late", part.negated)
    operator, said = _split(value)
    counted = _DAYS.fullmatch(fold(said))
    if counted:
        day = today + timedelta(days=_count(counted))
        found = Days(day, day) if operator else Days(min(today, day), max(today, day))
        operator = "<=" if operator == "<" else operator
    else:
        span = parse_span(said, today)
        if span is None:
            raise RuleBroken(_not_a_day(part.key, value))
        found = Days(span.start, span.end)
    return Term(key.name, fold(value), part.negated, _bounded(operator, found))


def _not_a_day(key: str, value: str) -> str:
    said = _(
        "{key}:{value} n’est pas compris. Écrivez un nombre de jours (<30j), une date "
        "(2026-12-15, 15 déc) ou des mots (semaine, juin, automne)."
    )
    return said.format(key=key, value=value)


def _bounded(operator: str, days: Days) -> Days:
    if operator == "<":
        return Days(_OPEN_START, days.first - _DAY)
    if operator == "<=":
        return Days(_OPEN_START, days.last)
    if operator == ">":
        return Days(days.last + _DAY, _OPEN_END)
    if operator == ">=":
        return Days(days.first, _OPEN_END)
    return days


def _age(written: str, value: str, today: date) -> Days:
    """« >30j » is older than thirty days, « <7j » within the last seven."""
    operator, said = _split(value)
    counted = _DAYS.fullmatch(fold(said))
    if counted is None or _count(counted) < 0:
        raise RuleBroken(
            _("{key}:{value} n’est pas compris. Écrivez un nombre de jours : <7j ou >30j.").format(
                key=written, value=value
            )
        )
    day = today - timedelta(days=_count(counted))
    if operator in (">", ">="):
        return Days(_OPEN_START, day - timedelta(days=operator == ">"))
    if operator == "=":
        return Days(day, day)
    return Days(day, today)


def _split(value: str) -> tuple[str, str]:
    found = _OPERATOR.fullmatch(value)
    operator, said = (found[1] or "", found[2]) if found else ("", value)
    return operator, bare(said)


def _count(counted: re.Match[str]) -> int:
    return int(counted[1]) * (7 if counted[2] in _WEEK else 1)
