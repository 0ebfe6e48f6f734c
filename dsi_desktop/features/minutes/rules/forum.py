"""What tables of a forum say: read from one typed line, grouped, counted, put in order."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dsi_desktop.features.directory.rules import line
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import VOCABULARY

_TABLE = re.compile(r"(?:table\s+|t\s?(?=\d))?(\w{1,12})\s*(?:[:)]\s*|$)", re.IGNORECASE)
_KINDS = {"b": "need", "s": "solution"}


@dataclass(frozen=True, slots=True)
class Typed:
    """What a line typed at a forum says; without text it only changes the table or the kind."""

    kind: str
    table: str
    text: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line of a forum as the rules see it; `group_id` is the line it stands under."""

    id: str
    kind: str
    text: str
    table: str = ""
    group_id: str = ""
    votes: int = 0
    rank: str = ""
    became_table: str = ""
    became_id: str = ""
    became: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A line with those under it; `votes` adds them all up."""

    head: Spoken
    members: tuple[Spoken, ...]
    votes: int

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that said so."""
        return tables_of((self.head, *self.members))


def typed(said: str, kind: str, table: str) -> Typed:
    """Read « 4: b transport le soir »: table, then kind, then words; what is not said stays.

    « table 4 » alone changes the table; « b » and « s » begin a need and a solution.
    """
    rest = line(said)
    found = _TABLE.match(rest)
    if found is not None and (found.start(1) or found[1].isdigit()):
        table, rest = found[1], rest[found.end():]
    letter, _space, words = rest.partition(" ")
    if letter.lower() in _KINDS and (words or letter == rest):
        kind, rest = _KINDS[letter.lower()], words
    return Typed(kind, table, rest.strip())


def text_of(text: str) -> str:
    kept = line(text)
    if not kept:
        raise RuleBroken(_("Écrivez ce que la table a dit."), "text")
    return kept


def kind_of(kind: str) -> str:
    if kind not in VOCABULARY["forum_kind"]:
        raise RuleBroken(_("Dites si c’est un besoin ou une solution."), "kind")
    return kind


def votes_of(votes: int) -> int:
    if votes < 0:
        raise RuleBroken(_("Comptez les points à partir de zéro."), "votes")
    return votes


def check_groupable(ids: Collection[str], under_id: str | None) -> None:
    """Refuse a group of nothing, or a line put under itself."""
    if not ids:
        raise RuleBroken(_("Choisissez d’abord les lignes à regrouper."))
    if under_id is not None and set(ids) == {under_id}:
        raise RuleBroken(_("Une ligne ne peut pas être regroupée sous elle-même."))


def check_same_point(item: str | None, items: Collection[str | None]) -> None:
    if any(one != item for one in items):
        raise RuleBroken(_("Ces lignes ne sont pas du même forum."))


def check_not_become(*, became: bool) -> None:
    """Refuse to make two things of one line of a forum."""
    if became:
        raise RuleBroken(_("Cette ligne est déjà au plan : ouvrez ce qu’elle est devenue."))


def tables_of(lines: Sequence[Spoken]) -> tuple[str, ...]:
    """Return the tables that spoke, in the order of their names: 2 before 10."""
    names = {one.table for one in lines if one.table}
    return tuple(sorted(names, key=lambda name: (not name.isdigit(), name.zfill(6))))


def grouped(lines: Sequence[Spoken], *, by_votes: bool = False) -> tuple[Group, ...]:
    """Return the lines under their headings, in order of rank, or the most voted first.

    A line whose heading is gone, or that stands under itself, is its own heading.
    """
    known = {one.id for one in lines}
    under: dict[str, list[Spoken]] = {}
    heads = []
    parents = {one.id: one.group_id for one in lines}
    for one in sorted(lines, key=lambda one: (one.rank, one.id)):
        above = one.group_id
        if above in known and above != one.id and parents.get(above) not in known:
            under.setdefault(above, []).append(one)
        else:
            heads.append(one)
    groups = [_group(head, under.get(head.id, ())) for head in heads]
    return tuple(sorted(groups, key=lambda group: -group.votes)) if by_votes else tuple(groups)


def _group(head: Spoken, members: Sequence[Spoken]) -> Group:
    return Group(head, tuple(members), head.votes + sum(one.votes for one in members))


def counted(lines: Sequence[Spoken]) -> Counter[str]:
    """Return how many needs and how many solutions were said."""
    return Counter(one.kind for one in lines)
