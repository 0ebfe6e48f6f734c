"""What is offered while the line is typed: a name, a due date, a phrase."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dsi_desktop.features.minutes.rules.capture import (
    Days,
    Known,
    candidates,
    completed,
    kind_of,
    mention_at,
)
from dsi_desktop.features.minutes.rules.phrases import (
    Expanded,
    PhraseLine,
    called,
    expanded,
    matching,
)
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.text import fold

_MOST = 8
_DUE = re.compile(r"(?:^|(?<=\s))!\s*([^\s@!][^@!]*)$")
_TERMS = (
    N_("demain"), N_("lundi"), N_("mardi"), N_("mercredi"), N_("jeudi"), N_("vendredi"),
    N_("dans 1 semaine"), N_("dans 2 semaines"), N_("dans 1 mois"), N_("dans 3 mois"),
    N_("la semaine prochaine"), N_("prochaine rencontre"), N_("fin du mois"),
    N_("d’ici la fin du mois"), N_("le mois prochain"), N_("d’ici les Fêtes"),
    N_("d’ici l’été"), N_("fin de l’année"), N_("automne"), N_("hiver"), N_("printemps"),
)


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the list: what it says, and the line once it is taken."""

    shown: str
    line: Expanded


@dataclass(frozen=True, slots=True)
class Ground:
    """What may be offered: `naming` when the whole line is the name of a person."""

    people: Sequence[Known] = ()
    nameable: Sequence[Known] = ()
    phrases: Sequence[PhraseLine] = ()
    days: Days = lambda _words: None
    naming: bool = False


def offers(typed: str, cursor: int, ground: Ground) -> list[Offer]:
    """Return what may complete the line at the cursor; nothing when it is whole."""
    if ground.naming:
        return _people(typed, ground.people)
    word = called(typed, cursor)
    if word:
        return [
            Offer(f"{one.shortcut} – {one.text.strip()}", expanded(typed, cursor, one))
            for one in matching(ground.phrases, word)[:_MOST]
        ]
    mention = mention_at(typed, cursor)
    if mention is not None:
        return _named(typed, cursor, ground.nameable)
    return _terms(typed, cursor, ground.days) if kind_of(typed) == "task" else []


def _people(typed: str, people: Sequence[Known]) -> list[Offer]:
    name = typed.lstrip("@")
    found = candidates(people, name) if name else []
    if _whole(found, name):
        return []
    return [Offer(one.name, Expanded(one.name, len(one.name), len(one.name))) for one in found]


def _named(typed: str, cursor: int, nameable: Sequence[Known]) -> list[Offer]:
    mention = mention_at(typed, cursor)
    if mention is None or not mention.typed:
        return []
    found = candidates(nameable, mention.typed)
    if _whole(found, mention.typed):
        return []
    lines = [completed(typed, mention, cursor, one.name) for one in found]
    return [
        Offer(one.name, Expanded(text, place, place))
        for one, (text, place) in zip(found, lines, strict=True)
    ]


def _whole(found: Sequence[Known], typed: str) -> bool:
    """Tell whether what is typed is already the one name it may mean."""
    return [fold(one.name) for one in found] == [fold(typed).strip()]


def _terms(typed: str, cursor: int, days: Days) -> list[Offer]:
    """Return the due dates in words that begin with what is typed after « ! »."""
    found = _DUE.search(typed[:cursor])
    if found is None:
        return []
    wanted = fold(found[1])
    words = [_(term) for term in _TERMS if fold(_(term)).startswith(wanted)][:_MOST]
    if [fold(one) for one in words] == [wanted.strip()]:
        return []
    return [_term(typed, cursor, found.start(1), one, days) for one in words]


def _term(typed: str, cursor: int, start: int, words: str, days: Days) -> Offer:
    head = f"{typed[:start]}{words} "
    when = (days(words) or "").partition("/")
    said = fmt.date_short(when[2] or when[0]) if when[2] or when[0] else ""
    shown = f"{words} – {said}" if said else words
    return Offer(shown, Expanded(head + typed[cursor:].lstrip(), len(head), len(head)))
