"""Hostile exchange files: one sentence each, nothing taken, both files unchanged."""

import gzip
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import pyrage
import pytest

from dsi_desktop.db.gesture import LONGEST
from dsi_desktop.db.merge.keys import Keys
from dsi_desktop.db.merge.places import open_parcel
from dsi_desktop.db.merge.reception import plan, receive
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.errors import FileProblem, WriteRefused
from support.exchange_ground import HEAD, Honest, founded, keys, line_of, rows, state, summed

Build = Callable[[Honest], bytes]
ROW = "00000000000000000000"
PARENT = "ab" * 16


def cell(
    value: object = "x", *, table: object = "person", column: object = "family_name",
    row: object = ROW, parents: object = (),
) -> list[object]:  # fmt: skip
    return [table, column, row, value, list(parents) if parents == () else parents]


def born(**said: object) -> list[object]:
    return ["person", "*", ROW, json.dumps(said, separators=(",", ":")), []]


def _gesture(*cells: object, **head: object) -> Build:
    return lambda honest: honest.with_gestures(line_of(list(cells), **head))


def _raw_line(line: bytes) -> Build:
    return lambda honest: honest.with_gestures(line)


def _lines(change: Callable[[list[bytes]], list[bytes]]) -> Build:
    """Change the lines of the file, and leave the header as it was."""
    return lambda honest: honest.file(change([honest.header(), *honest.gestures]))


def _header(**changed: object) -> Build:
    return lambda honest: honest.file([honest.header(**changed), *honest.gestures])


def _content(content: bytes) -> Build:
    return lambda honest: honest.wrapped(content)


def _bytes(change: Callable[[bytes], bytes]) -> Build:
    return lambda honest: change(honest.file([honest.header(), *honest.gestures]))


def _flip(place: int) -> Build:
    def flipped(data: bytes) -> bytes:
        spoilt = bytearray(data)
        spoilt[place] ^= 1
        return bytes(spoilt)

    return _bytes(flipped)


def _bomb(piece: bytes, count: int) -> bytes:
    deflate = zlib.compressobj(9)
    return b"".join([*(deflate.compress(piece) for _ in range(count)), deflate.flush()])


def _for_a_stranger(honest: Honest) -> bytes:
    stranger = pyrage.x25519.Identity.generate().to_public()
    return summed(pyrage.encrypt(zlib.compress(b"{}"), [stranger]))


def _other_dossier(honest: Honest) -> bytes:
    return honest.file([honest.header(dossier="another"), *honest.gestures])


def _damaged_body(honest: Honest) -> bytes:
    whole = bytearray(honest.file([honest.header(), *honest.gestures]))
    whole[-60] ^= 4
    return summed(bytes(whole[HEAD.size : -32]))


def _secret(entries: object) -> Build:
    """A gesture with one personal cell, and these values beside it."""
    line = line_of([cell({"d": "ab" * 16}, column="notes")])
    beside = json.dumps(entries, separators=(",", ":")).encode()
    return lambda honest: honest.with_gestures(line, secrets=beside)


CONTAINERS: dict[str, Build] = {
    "nothing": lambda honest: b"",
    "one byte": lambda honest: b"D",
    "magic alone": lambda honest: b"DSIX",
    "a text": lambda honest: b"Bonjour tout le monde, voici la liste des membres de la table.",
    "a picture": lambda honest: b"\x89PNG\r\n\x1a\n" + bytes(200),
    "an archive": lambda honest: b"PK\x03\x04" + bytes(200),
    "a database": lambda honest: b"SQLite format 3\0" + bytes(500),
    "format 0": lambda honest: summed(b"x" * 100, version=0),
    "format 2": lambda honest: summed(b"x" * 100, version=2),
    "format 255": lambda honest: summed(b"x" * 100, version=255),
    "unknown mode": lambda honest: summed(b"x" * 100, mode=b"Z"),
    "mode zero": lambda honest: summed(b"x" * 100, mode=b"\0"),
    "2 GB announced": lambda honest: summed(b"x" * 100, length=2_000_000_000),
    "2**63 bytes announced": lambda honest: summed(b"x" * 100, length=2**63),
    "one byte too many announced": lambda honest: summed(b"x" * 100, length=101),
    "one byte too few announced": lambda honest: summed(b"x" * 100, length=99),
    "cut in the header": _bytes(lambda data: data[:9]),
    "cut in the middle": _bytes(lambda data: data[: len(data) // 2]),
    "cut in the sum": _bytes(lambda data: data[:-1]),
    "without a sum": _bytes(lambda data: data[:-32]),
    "one byte more": _bytes(lambda data: data + b"\0"),
    "twice": _bytes(lambda data: data + data),
    "zeros inside": _bytes(lambda data: data[:100] + bytes(100) + data[200:]),
    "bit of the format": _flip(4),
    "bit of the mode": _flip(5),
    "bit of the length": _flip(6),
    "bit of the body": _flip(150),
    "bit of the sum": _flip(-1),
    "no age inside": lambda honest: summed(zlib.compress(b"{}")),
    "age of a stranger": _for_a_stranger,
    "age cut and summed again": lambda honest: summed(_inner(honest)[:-20]),
    "age damaged and summed again": _damaged_body,
    "key body said to be words": lambda honest: summed(_inner(honest), mode=b"P"),
    "words body said to be key": lambda honest: summed(
        b"age-encryption.org/v1\n-> scrypt bM4+I7J0TFmL3lN//cz7PA 30\n" + b"a" * 43 + b"\n--- "
        + b"a" * 43 + b"\n" + bytes(48)
    ),
    "scrypt that would last a year": lambda honest: summed(
        b"age-encryption.org/v1\n-> scrypt bM4+I7J0TFmL3lN//cz7PA 60\n" + b"a" * 43 + b"\n--- "
        + b"a" * 43 + b"\n" + bytes(48), mode=b"P"
    ),
}  # fmt: skip


def _inner(honest: Honest) -> bytes:
    return honest.file([honest.header(), *honest.gestures])[HEAD.size : -32]


CONTENTS: dict[str, Build] = {
    "nothing inside": _content(b""),
    "not compressed": _content(b"{}"),
    "gzip": _content(gzip.compress(b"{}\n")),
    "compressed twice": _content(zlib.compress(zlib.compress(b"{}\n"))),
    "compression cut": lambda honest: honest.wrapped(
        zlib.compress(b"\n".join([honest.header(), *honest.gestures, b""]))[:-10]
    ),
    "something behind": lambda honest: honest.wrapped(
        zlib.compress(b"\n".join([honest.header(), *honest.gestures, b""])) + b"PS"
    ),
    "bomb of zeros": _content(_bomb(bytes(1_000_000), 300)),
    "bomb of empty lines": _content(_bomb(b"\n" * 1_000_000, 300)),
    "bomb of one gesture": lambda honest: honest.wrapped(
        zlib.compress(honest.header(count=5_000_000) + b"\n" + (honest.lines[0] + b"\n") * 200_000)
    ),
    "empty content": _content(zlib.compress(b"")),
    "no end of line": lambda honest: honest.file([honest.header(), *honest.gestures], end=b""),
    "line of 5 MB": _lines(lambda lines: [*lines, b"[" + b"1," * 2_500_000]),
    "empty line": _lines(lambda lines: [lines[0], b"", *lines[1:]]),
    "carriage returns": _lines(lambda lines: [line + b"\r" for line in lines]),
    "not UTF-8": _lines(lambda lines: [*lines, b"[\xff\xfe" + b"a" * 50 + b"]"]),
}

HEADERS: dict[str, Build] = {
    "no header": _lines(lambda lines: lines[1:]),
    "header twice": _lines(lambda lines: [lines[0], *lines]),
    "header a list": _lines(lambda lines: [b"[]", *lines[1:]]),
    "header a number": _lines(lambda lines: [b"1", *lines[1:]]),
    "header not JSON": _lines(lambda lines: [b"{dossier}", *lines[1:]]),
    "header not UTF-8": _lines(lambda lines: [b'{"dossier":"\xff"}', *lines[1:]]),
    "header very deep": _lines(lambda lines: [b"[" * 30_000 + b"]" * 30_000, *lines[1:]]),
    "header of 1 MB": _header(title="x" * 1_000_000),
    "other dossier": _other_dossier,
    "dossier empty": _header(dossier=""),
    "dossier a path": _header(dossier="../../ailleurs"),
    "dossier a number": _header(dossier=7),
    "title with U+0000": _header(title="a\0b"),
    "title missing": _header(title=...),
    "title too long": _header(title="x" * 1_001),
    "device a list": _header(device=[]),
    "date negative": _header(at=-1),
    "date in the year 300,000": _header(at=10**16),
    "date a boolean": _header(at=True),
    "count a text": _header(count="3"),
    "count too high": _header(count=99),
    "count too low": _header(count=1),
    "count beyond all": _header(count=10**12),
    "false code": _header(code="0000-0000"),
    "schema negative": _header(schema=-1),
    "schema beyond all": _header(schema=10**30),
    "schema a fraction": _header(schema=1.5),
    "keys no list": _header(identities="AGE-SECRET-KEY-1"),
    "keys that are none": _header(identities=["AGE-SECRET-KEY-1QQQ"]),
    "keys by the thousand": lambda honest: honest.file(
        [honest.header(identities=[honest.identity] * 900), *honest.gestures]
    ),
}

_NAME = "ab" * 32
PIECES: dict[str, Build] = {
    name: _lines(lambda lines, line=line: [lines[0], line, *lines[1:]])
    for name, line in {
        "pieces no list": b'{"pieces":7}',
        "pieces with a neighbour": b'{"pieces":[],"x":1}',
        "a piece of two": json.dumps({"pieces": [[_NAME, _NAME]]}).encode(),
        "a piece elsewhere": json.dumps({"pieces": [[_NAME, "../../etc/passwd", 1]]}).encode(),
        "a piece named upper": json.dumps({"pieces": [[_NAME, _NAME.upper(), 1]]}).encode(),
        "a piece of no name": json.dumps({"pieces": [["", _NAME, 1]]}).encode(),
        "a piece below nothing": json.dumps({"pieces": [[_NAME, _NAME, -1]]}).encode(),
        "a piece beyond all": json.dumps({"pieces": [[_NAME, _NAME, 10**15]]}).encode(),
        "a piece of a truth": json.dumps({"pieces": [[_NAME, _NAME, True]]}).encode(),
        "pieces not JSON": b"{pieces}",
    }.items()
}
PIECES["pieces behind gestures"] = _lines(lambda lines: [*lines, b'{"pieces":[]}'])

HEADS: dict[str, Build] = {
    "rank 0": _gesture(cell(), lam=0),
    "rank below 0": _gesture(cell(), lam=-1),
    "rank a fraction": _gesture(cell(), lam=1.5),
    "rank a truth": _gesture(cell(), lam=True),
    "rank a text": _gesture(cell(), lam="1"),
    "rank beyond SQLite": _gesture(cell(), lam=2**63),
    "rank that leaves no room": _gesture(cell(), lam=2**63 - 1),
    "hour below 0": _gesture(cell(), at=-1),
    "hour of the year 300,000": _gesture(cell(), at=10**16),
    "hour nothing": _gesture(cell(), at=None),
    "author a number": _gesture(cell(), author=1),
    "author with U+0000": _gesture(cell(), author="a\0"),
    "author half a letter": _gesture(cell(), author="\ud800"),
    "device nothing": _gesture(cell(), device=None),
    "label a list": _gesture(cell(), label=[]),
    "nonce short": _gesture(cell(), nonce="00"),
    "nonce upper": _gesture(cell(), nonce="AB" * 8),
    "nonce no hexadecimal": _gesture(cell(), nonce="zz" * 8),
    "no cell": _gesture(),
    "label above the limit": _gesture(cell(), label="x" * LONGEST),
    "cells a table": lambda honest: honest.with_gestures(line_of({"a": 1})),
    "blanks between": _raw_line(json.dumps([50, 1, "L", "d", "x", "00" * 8, [cell()]]).encode()),
    "letters spelt out": _raw_line(
        line_of([cell("\u00e9")]).replace("\u00e9".encode(), b"\\u00e9")
    ),
    "not closed": _raw_line(line_of([cell()])[:-1]),
    "comma too many": _raw_line(line_of([cell()])[:-1] + b",]"),
    "infinite": _raw_line(line_of([cell("VALUE")]).replace(b'"VALUE"', b"Infinity")),
    "nesting without end": _raw_line(b"[" * 100_000 + b"]" * 100_000),
    "six parts": _raw_line(b'[50,1,"Luc","d","x",[["person","family_name","0","x",[]]]]'),
    "eight parts": _raw_line(line_of([cell()])[:-1] + b",1]"),
}

CELLS: dict[str, Build] = {
    "four parts": _gesture(["person", "family_name", ROW, "x"]),
    "six parts": _gesture([*cell(), 1]),
    "a text for a cell": _gesture("person"),
    "table of SQLite": _gesture(cell(table="sqlite_schema")),
    "table of the journal": _gesture(cell(table="dsi_tx")),
    "table with a quote": _gesture(cell(table='person"; DROP TABLE person; --')),
    "table upper": _gesture(cell(table="PERSON")),
    "table empty": _gesture(cell(table="")),
    "table nothing": _gesture(cell(table=None)),
    "table without end": _gesture(cell(table="a" * 5_000)),
    "column with a quote": _gesture(cell(column='x" = 1; --')),
    "column a number": _gesture(cell(column=3)),
    "column with a dot": _gesture(cell(column="a.b")),
    "row a number": _gesture(cell(row=7)),
    "row with U+0000": _gesture(cell(row="a\0b")),
    "value a fraction": _gesture(cell(1.5)),
    "value a truth": _gesture(cell(value=True)),
    "value a list": _gesture(cell([])),
    "value beyond SQLite": _gesture(cell(2**63)),
    "value of 500 figures": _gesture(cell(10**500)),
    "value with U+0000": _gesture(cell("a\0b")),
    "value half a letter": _gesture(cell("\udcff")),
    "digest short": _gesture(cell({"d": "ab"})),
    "digest upper": _gesture(cell({"d": "AB" * 16})),
    "digest with a neighbour": _gesture(cell({"d": "ab" * 16, "e": 1})),
    "digest nothing": _gesture(cell({})),
    "parent unknown": _gesture(cell(parents=[PARENT])),
    "parent a number": _gesture(cell(parents=[1])),
    "parent upper": _gesture(cell(parents=[PARENT.upper()])),
    "parents no list": _gesture(cell(parents="ab")),
    "parents out of order": lambda honest: honest.with_gestures(
        line_of([cell(parents=sorted(_names(honest)[:2], reverse=True))])
    ),
    "parent twice": lambda honest: honest.with_gestures(
        line_of([cell(parents=[_names(honest)[0]] * 2)])
    ),
    "cell twice": _gesture(cell(), cell("y")),
    "cells out of order": _gesture(cell(column="honorific"), cell(column="family_name")),
    "creation no text": _gesture(["person", "*", ROW, 1, []]),
    "creation a list": _gesture(["person", "*", ROW, "[]", []]),
    "creation not JSON": _gesture(["person", "*", ROW, "{", []]),
    "creation with blanks": _gesture(["person", "*", ROW, '{"a": 1}', []]),
    "creation holding a list": _gesture(born(family_name=[])),
    "creation holding U+0000": _gesture(born(family_name="a\0")),
    "creation that replaces": lambda honest: honest.with_gestures(
        line_of([["person", "*", ROW, "{}", [_names(honest)[0]]]])
    ),
    "destruction that lies": _gesture(
        ["dsi_purge", "person.notes", ROW, "[]", [PARENT]]
    ),
    "destruction of a strange name": _gesture(["dsi_purge", "dsi_meta.v.x", ROW, "[]", []]),
    "children before parents": lambda honest: honest.file(
        [honest.header([*honest.lines, *_couple(honest)]), *honest.gestures,
         *reversed(_couple(honest))]
    ),
    "gesture twice": lambda honest: honest.file(
        [honest.header(count=len(honest.lines) + 1), *honest.gestures, honest.lines[-1]]
    ),
    "gesture altered": _lines(
        lambda lines: [*lines[:-2], lines[-2].replace(b"Roy", b"Rey"), lines[-1]]
    ),
    "gesture left out": _lines(lambda lines: [lines[0], *lines[3:]]),
    "card of a card that is nowhere": _gesture(
        ["affiliation", "*", ROW, '{"person_id":"nobody"}', []]
    ),
}  # fmt: skip

SECRETS: dict[str, Build] = {
    "values before any gesture": _lines(lambda lines: [lines[0], b"[[]]", *lines[1:]]),
    "values twice": _lines(lambda lines: [*lines, lines[-1]]),
    "values not JSON": lambda honest: honest.with_gestures(
        line_of([cell({"d": "ab" * 16}, column="notes")]), secrets=b"[[nothing"
    ),
    "values not UTF-8": lambda honest: honest.with_gestures(
        line_of([cell({"d": "ab" * 16}, column="notes")]), secrets=b"[[\xff"
    ),
    "value of five wrong parts": _secret([[1, 2, 3, 4, 5]]),
    "value of four parts": _secret([["person", "notes", ROW, "00" * 8]]),
    "salt too short": _secret([["person", "notes", ROW, "00", "x"]]),
    "salt no hexadecimal": _secret([["person", "notes", ROW, "zz" * 8, "x"]]),
    "value of another digest": _secret([["person", "notes", ROW, "00" * 8, "x"]]),
    "value of another cell": _secret([["person", "diet", ROW, "00" * 8, "x"]]),
    "value a list": _secret([["person", "notes", ROW, "00" * 8, []]]),
    "value with U+0000": lambda honest: honest.with_gestures(
        line_of([cell({"d": "ab" * 16}, column="notes")]),
        secrets=json.dumps([["person", "notes", ROW, "00" * 8, "a\0"]]).replace(" ", "").encode(),
    ),
    "values of 4 MB": lambda honest: honest.with_gestures(
        line_of([cell({"d": "ab" * 16}, column="notes")]), secrets=b"[[" + b"1" * 4_000_050
    ),
    "values with blanks": lambda honest: honest.with_gestures(
        line_of([cell({"d": "ab" * 16}, column="notes")]),
        secrets=b'[["person", "notes", "0", "0000000000000000", "x"]]',
    ),
}  # fmt: skip


def _names(honest: Honest) -> list[str]:
    return [blake2b(line, digest_size=16).hexdigest() for line in honest.lines]


def _couple(honest: Honest) -> list[bytes]:
    first = line_of([cell()])
    name = blake2b(first, digest_size=16).hexdigest()
    return [first, line_of([cell("y", parents=[name])])]


CORPUS = {
    f"{chapter}: {name}": build
    for chapter, builds in (
        ("container", CONTAINERS), ("content", CONTENTS), ("header", HEADERS), ("pieces", PIECES),
        ("head", HEADS), ("cell", CELLS), ("secret", SECRETS),
    )
    for name, build in builds.items()
}  # fmt: skip


@dataclass(frozen=True)
class Victim:
    """A dossier that must stay as it is."""

    store: Store
    before: object
    honest: Honest


@pytest.fixture(scope="module")
def victim(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Victim]:
    store = founded(tmp_path_factory.mktemp("victim") / "marie.dsi")
    yield Victim(store, state(store.path), Honest.of(store))
    store.close()


def test_that_the_corpus_is_large_enough() -> None:
    assert len(CORPUS) >= 60


@pytest.mark.parametrize("name", CORPUS)
def test_that_a_hostile_file_gets_one_sentence_and_gives_nothing(
    name: str, victim: Victim, tmp_path: Path
) -> None:
    path = tmp_path / "recu.dsix"
    path.write_bytes(data := CORPUS[name](victim.honest))

    for sentence in _refusals(victim.store, path):
        assert sentence.strip()
        assert "\n" not in sentence
        assert "{" not in sentence

    assert state(victim.store.path) == victim.before
    assert path.read_bytes() == data


def _refusals(store: Store, path: Path) -> Iterator[str]:
    """Yield what is said when the file is read, else when it is taken."""
    try:
        parcel = open_parcel(path, _words(keys(store)), store.dossier_id)
    except FileProblem as refusal:
        yield refusal.sentence
        return
    with pytest.raises((FileProblem, WriteRefused)) as refused:
        receive(store, [parcel])
    yield refused.value.sentence


def _words(found: Keys) -> Keys:
    return Keys(found.identities, "abaisser abandon abdiquer abeille abolir aborder")


def test_that_the_honest_file_itself_is_understood(victim: Victim, tmp_path: Path) -> None:
    path, store = tmp_path / "recu.dsix", victim.store
    path.write_bytes(victim.honest.with_gestures(line_of([born(family_name="Roy")])))
    assert plan(store, [open_parcel(path, keys(store), store.dossier_id)]).new == 1


@pytest.mark.parametrize(
    "name", ["cell: parent unknown", "secret: value of another digest", "head: rank 0"]
)
def test_that_the_rehearsal_refuses_in_the_same_words(
    name: str, victim: Victim, tmp_path: Path
) -> None:
    path, store = tmp_path / "recu.dsix", victim.store
    path.write_bytes(CORPUS[name](victim.honest))
    parcel = open_parcel(path, keys(store), store.dossier_id)
    with pytest.raises(FileProblem) as rehearsed:
        plan(store, [parcel])
    with pytest.raises(FileProblem) as real:
        receive(store, [parcel])
    assert rehearsed.value.sentence == real.value.sentence


def test_that_another_value_beside_a_known_gesture_changes_nothing(
    victim: Victim, tmp_path: Path
) -> None:
    path, store, honest = tmp_path / "recu.dsix", victim.store, victim.honest
    *lines, last = honest.gestures
    path.write_bytes(honest.file([honest.header(), *lines, last.replace(b"Roy", b"Rey")]))
    before = rows(store.path)
    assert receive(store, [open_parcel(path, keys(store), store.dossier_id)]).new == 0
    assert rows(store.path) == before
