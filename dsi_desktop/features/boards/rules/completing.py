"""What may be typed next in a filter of cards, and how a choice is laid into it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dsi_desktop.features.boards.rules.filter_keys import AGE, DAY, KEYS, WORD, Key
from dsi_desktop.features.boards.rules.filtering import Part, bare, key_of, parts
from dsi_desktop.kernel.i18n import N_, _, language
from dsi_desktop.kernel.text import fold

MOST = 12
_DAYS = (
    ("<7j", N_("d’ici une semaine")), ("<30j", N_("d’ici trente jours")),
    ("retard", N_("en retard")), ("semaine", N_("cette semaine")),
    (">30j", N_("dans plus de trente jours")),
)  # fmt: skip
_AGES = (
    ("<7j", N_("depuis moins d’une semaine")), (">30j", N_("depuis plus de trente jours")),
    (">90j", N_("depuis plus de trois mois")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Completion:
    """One choice: what is shown, what it means, and the text that stands once it is taken."""

    shown: str
    meaning: str
    text: str
    cursor: int


def completions(
    text: str, cursor: int, names: Mapping[str, tuple[str, ...]]
) -> list[Completion]:
    """Return what may stand where the cursor is: keys at a beginning, values after a key."""
    part = _part_at(text, cursor)
    if part is None or not part.key:
        return list(_keys(text, cursor, part))[:MOST]
    key = key_of(part.key)
    return list(_values(text, cursor, part, key, names))[:MOST] if key else []


def _part_at(text: str, cursor: int) -> Part | None:
    return next((one for one in parts(text) if one.start < cursor <= one.end), None)


def _keys(text: str, cursor: int, part: Part | None) -> Iterator[Completion]:
    begun = fold(text[part.start:cursor].lstrip("-")) if part else ""
    start = part.start + part.negated if part else cursor
    for key in KEYS:
        said = key.french if language() == "fr" else key.english
        if fold(said).startswith(begun) or any(one.startswith(begun) for one in key.others):
            taken = text[:start] + said + ":" + text[cursor:]
            yield Completion(f"{said}:", _(key.help), taken, start + len(said) + 1)


def _values(
    text: str, cursor: int, part: Part, key: Key, names: Mapping[str, tuple[str, ...]]
) -> Iterator[Completion]:
    begun = fold(bare(text[part.value_start:cursor]))
    for value, meaning in _offered(key, names):
        said = fold(value)
        if said.startswith(begun) or (begun and begun in said):
            quoted = f'"{value}"' if " " in value else value
            rest = text[part.end:]
            space = "" if rest.startswith(" ") else " "
            taken = text[:part.value_start] + quoted + space + rest
            yield Completion(value, meaning, taken, part.value_start + len(quoted) + 1)


def _offered(key: Key, names: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    if key.takes == WORD:
        yield from ((_(source), "") for _code, source, _spellings in key.words)
    elif key.takes == DAY:
        yield from ((value, _(meaning)) for value, meaning in _DAYS)
    elif key.takes == AGE:
        yield from ((value, _(meaning)) for value, meaning in _AGES)
    else:
        yield from ((name, "") for name in names.get(key.name, ()))
