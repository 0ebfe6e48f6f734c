"""Every text a person reads is in both catalogues, and in the faces it is written with."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from fontTools.ttLib import TTFont

from dsi_desktop.kernel import resources
from tools import words
from tools.measures import Source, sources

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = sources(ROOT, "dsi_desktop")
MARKS = {"_", "N_", "ngettext", "pgettext"}
# French that nobody translates: the rules of the language itself.
UNTRANSLATED = (
    "dsi_desktop/db/fields.py", "dsi_desktop/kernel/fmt.py", "dsi_desktop/kernel/text.py",
    "dsi_desktop/reporting/typography.py",
    # The keys of a filter are typed in either language at any time.
    "dsi_desktop/features/boards/rules/filter_keys.py",
)
FRENCH = re.compile(r"[éèêàçôîùœÉÀÊ’«»]")


@cache
def sources_of_words() -> Catalog:
    return words.extracted()


@cache
def catalogue(language: str) -> Catalog:
    return words.read(language)


@cache
def field_makers() -> frozenset[str]:
    return frozenset(words._field_makers())


def key(message: Message) -> tuple[object, str | None]:
    text, context = message.id, message.context
    # Babel gives back the contexts of a compiled catalogue as bytes.
    said = context.decode() if isinstance(context, bytes) else context
    return text if isinstance(text, str) else tuple(text), said


def answer(message: Message) -> object:
    said = message.string
    return said if said is None or isinstance(said, str) else tuple(said)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_that_the_catalogue_holds_exactly_the_texts_of_the_sources(language: str) -> None:
    wanted = {key(message) for message in sources_of_words() if message.id}
    held = {key(message) for message in catalogue(language) if message.id}
    assert wanted == held


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_that_no_text_is_left_untranslated(language: str) -> None:
    assert list(words.untranslated(catalogue(language))) == []


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_that_the_compiled_catalogue_is_the_written_one(language: str) -> None:
    with (words.LOCALE / language / "LC_MESSAGES" / "dsi_desktop.mo").open("rb") as stream:
        compiled = read_mo(stream)
    said = {key(one): answer(one) for one in compiled if one.id}
    missing = set(words.untranslated(catalogue(language)))
    written = {key(one): answer(one) for one in catalogue(language) if one.id}
    assert said.items() >= {(k, v) for k, v in written.items() if k not in missing}


def test_that_translations_keep_the_places_to_fill() -> None:
    strays = [
        str(message.id)
        for message in catalogue("en")
        if message.id and not _same_places(message)
    ]
    assert strays == []


def _same_places(message: Message) -> bool:
    ids = message.id if isinstance(message.id, list | tuple) else (message.id,)
    said = message.string if isinstance(message.string, list | tuple) else (message.string,)
    wanted = {place for one in ids for place in re.findall(r"\{\w*", one)}
    return all(set(re.findall(r"\{\w*", one)) <= wanted for one in said) and wanted == {
        place for one in said for place in re.findall(r"\{\w*", one)
    }


@pytest.mark.parametrize("source", PACKAGE, ids=lambda source: source.path)
def test_that_french_texts_are_marked(source: Source) -> None:
    if source.path.startswith(UNTRANSLATED):
        return
    assert _unmarked(source) == []


def _unmarked(source: Source) -> list[str]:
    makers = MARKS | field_makers()
    spared = {
        id(part)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and _marks(ast.unparse(node.func), makers)
        for argument in node.args
        for part in ast.walk(argument)
    }
    spared |= {
        id(node.value) for node in ast.walk(source.tree) if isinstance(node, ast.Expr)
    }
    return [
        f"{node.lineno}: {node.value}"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in spared
        and FRENCH.search(node.value)
        and re.search(r"[A-Za-zÀ-ÿ]{2}", node.value)
    ]


def _marks(function: str, makers: set[str]) -> bool:
    """Tell whether a call marks its texts, or reads French rather than says it (a pattern)."""
    name = function.rpartition(".")[2]
    reads = function.startswith("re.") or name in {"frozenset", "maketrans", "replace"}
    return reads or name in makers


def _characters() -> set[str]:
    found: set[str] = set()
    for language in words.LANGUAGES:
        for message in catalogue(language):
            if message.id:
                said = message.string if isinstance(message.string, tuple) else (message.string,)
                found.update("".join(str(one) for one in said))
    for folder in ("demo", "data"):
        for path in resources.path(folder).rglob("*.*"):
            found.update(path.read_text(encoding="utf-8"))
    return {one for one in found if one >= " "}


def _known(family: str) -> set[int]:
    """Return the characters that every weight of a family can draw."""
    known: list[set[int]] = []
    for face in resources.path("fonts").glob("*.ttf"):
        if face.name.lower().startswith(family):
            with TTFont(face, lazy=True) as font:
                known.append(set(font.getBestCmap()))
    assert known, family
    return set.intersection(*known)


@pytest.mark.parametrize("family", ["inter", "sourcesans3"])
def test_that_every_character_has_a_glyph(family: str) -> None:
    known = _known(family) | _known("notosanscanadianaboriginal")
    assert {one for one in _characters() if ord(one) not in known} == set()
