"""A line from outside: exactly what this program writes, or refused."""

import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsi_desktop.db.gesture import LONGEST, canonical_line
from dsi_desktop.db.gestures import gestures
from dsi_desktop.db.merge.intake import take
from dsi_desktop.db.merge.packing import pack
from dsi_desktop.db.merge.paragraphs import propose
from dsi_desktop.db.merge.parcel import Packed
from dsi_desktop.db.merge.parsing import is_a_name, parse, parse_secrets
from dsi_desktop.db.merge.refused import HOSTILE, ParcelRefused
from dsi_desktop.kernel.errors import FileProblem
from support.budget import examples
from support.merge_laptop import Laptop, merge_tables

A, B = "a" * 32, "b" * 32
CELL: list[Any] = ["a", "x", "r", "v", []]
GOOD: list[Any] = [1, 2, "Luc", "Portable", "Renommer", "0" * 16, [CELL]]


def line(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def with_part(place: int, value: object) -> bytes:
    return line([*GOOD[:place], value, *GOOD[place + 1 :]])


def with_cell(*cells: object) -> bytes:
    return with_part(6, list(cells))


def cell(place: int, value: object) -> bytes:
    return with_cell([*CELL[:place], value, *CELL[place + 1 :]])


def star(named: str, parents: list[str] | None = None) -> bytes:
    return with_cell(["a", "*", "r", named, parents or []])


def purge(value: object, parents: object) -> bytes:
    return with_cell(["dsi_purge", "a.x", "r", value, parents])


HOSTILE_LINES = {
    "not utf-8": b"\xff" + line(GOOD),
    "not json": b"[1,2",
    "too deep": b"[" * 200_000,
    "a huge number": b"[" + b"9" * 10_000 + b"]",
    "too long": line([*GOOD[:4], "x" * LONGEST, *GOOD[5:]]),
    "an object": line({"a": 1}),
    "a part too few": line(GOOD[:6]),
    "a part too many": line([*GOOD, 1]),
    "spaces": json.dumps(GOOD).encode(),
    "escapes": line(GOOD).replace(b"Luc", b"\\u004cuc"),
    "a lone surrogate": line(GOOD).replace(b"Luc", b"\\ud800"),
    "nul in a name": with_part(2, "L\0uc"),
    "nul in a value": cell(3, "a\0b"),
    "rank zero": with_part(0, 0),
    "rank true": with_part(0, True),
    "rank too great": with_part(0, 2**63),
    "rank with a point": with_part(0, 1.5),
    "time as text": with_part(1, "2"),
    "time before 1970": with_part(1, -1),
    "time after 9999": with_part(1, 253_402_300_800_000),
    "no author": with_part(2, None),
    "a device that is a number": with_part(3, 4),
    "a label that is a list": with_part(4, []),
    "a short nonce": with_part(5, "00"),
    "a nonce in capitals": with_part(5, "A" * 16),
    "a nonce with spaces": with_part(5, "00 11 22 33 44 5"),
    "no cell": with_part(6, []),
    "cells that are an object": with_part(6, {"a": 1}),
    "a cell that is a text": with_cell("abcde"),
    "a cell too short": with_cell(CELL[:4]),
    "a table that is a number": cell(0, 1),
    "a column that is none": cell(1, None),
    "a row that is a number": cell(2, 7),
    "a value with a point": cell(3, 1.5),
    "a value not a number": with_cell(CELL).replace(b'"v"', b"NaN"),
    "a value that is true": cell(3, True),
    "a value that is a list": cell(3, ["v"]),
    "a value too great": cell(3, 2**63),
    "a value too small": cell(3, -(2**63) - 1),
    "an empty digest": cell(3, {}),
    "a digest of another name": cell(3, {"e": A}),
    "a short digest": cell(3, {"d": "aa"}),
    "a digest in capitals": cell(3, {"d": "A" * 32}),
    "a digest that is a number": cell(3, {"d": 1}),
    "two digests": cell(3, {"d": A, "e": A}),
    "parents that are a text": cell(4, A),
    "no list of parents": cell(4, None),
    "a parent that is a number": cell(4, [1]),
    "a parent that is a list": cell(4, [[A]]),
    "parents out of order": cell(4, [B, A]),
    "a parent twice": cell(4, [A, A]),
    "cells out of order": with_cell(["b", "x", "r", "v", []], CELL),
    "a cell twice": with_cell(CELL, CELL),
    "a creation that is a number": with_cell(["a", "*", "r", 1, []]),
    "a creation that is nothing": with_cell(["a", "*", "r", None, []]),
    "a creation that is a digest": with_cell(["a", "*", "r", {"d": A}, []]),
    "a creation not json": star("{"),
    "a creation that is a list": star("[]"),
    "a creation with spaces": star('{"x": 1}'),
    "a creation that names twice": star('{"x":1,"x":2}'),
    "a creation with a point": star('{"x":1.5}'),
    "a creation with true": star('{"x":true}'),
    "a creation with a list": star('{"x":[1]}'),
    "a creation with a huge number": star('{"x":9223372036854775808}'),
    "a creation with nul": star('{"x":"a\\u0000"}'),
    "a creation too deep": star('{"x":' + "[" * 100_000),
    "a creation that replaces": star('{"x":1}', [A]),
    "a destruction of others": purge(f'["{A}"]', [B]),
    "a destruction of nothing said": purge("", [A]),
    "a destruction that is a number": purge(1, [A]),
}


@pytest.mark.parametrize("name", sorted(HOSTILE_LINES))
def test_that_a_hostile_line_is_refused(name: str) -> None:
    with pytest.raises(ParcelRefused) as refused:
        parse(HOSTILE_LINES[name])
    assert refused.value.kind == HOSTILE
    assert "Rien n’a été pris" in refused.value.sentence


@pytest.mark.parametrize(
    "good",
    [line(GOOD), cell(3, None), cell(3, -(2**63)), cell(3, {"d": A}), cell(4, [A, B]),
     star('{"x":null,"y":-1,"z":"\\\\u0000"}'), purge(f'["{A}"]', [A]), cell(3, "\\u0000")],
)  # fmt: skip
def test_that_a_good_line_is_read(good: bytes) -> None:
    found = parse(good)
    assert (found.lam, found.at, found.author, found.nonce) == (1, 2, "Luc", bytes(8))
    assert line([*found[:5], found.nonce.hex(), found.cells]) == good


@pytest.mark.parametrize(
    ("table", "column", "allowed"),
    [("person", "name", True), ("person", "*", True), ("t2", "a_b", True), ("", "x", False),
     ("dsi_meta", "v", False), ("sqlite_schema", "sql", False), ("Person", "x", False),
     ("a; DROP TABLE a", "x", False), ("a", 'x"', False), ("a", "", False), ("a" * 101, "x", False),
     ("a\n", "x", False), ("dsi_purge", "a.x", True), ("dsi_purge", "x", False),
     ("dsi_purge", "*", False)],
)  # fmt: skip
def test_that_names_are_names(table: str, column: str, allowed: bool) -> None:
    assert is_a_name(table, column) is allowed


SECRET = ["a", "secret", "r", "0" * 16, "v"]


@pytest.mark.parametrize(
    "text",
    ["{", "{}", "[1]", "[[]]", json.dumps([SECRET]), line([[*SECRET[:3], "00", "v"]]).decode(),
     line([[*SECRET[:3], "G" * 16, "v"]]).decode(), line([[*SECRET[:4], 1.5]]).decode(),
     line([[*SECRET[:4], "a\0"]]).decode(), line([[1, *SECRET[1:]]]).decode(),
     line([SECRET]).decode().replace("v", "\ud800"), "[" * 100_000],
)  # fmt: skip
def test_that_hostile_secrets_are_refused(text: str) -> None:
    with pytest.raises(ParcelRefused):
        parse_secrets(text, 8)


def test_that_secrets_are_read() -> None:
    assert parse_secrets("", 8) == []
    (found,) = parse_secrets(line([SECRET]).decode(), 8)
    assert found == ("a", "secret", "r", bytes(8), "v")


TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), st.none()
)


@settings(max_examples=examples("canonical") // 4)
@given(st.lists(st.tuples(TEXT, st.integers(-(2**63), 2**63 - 1), TEXT), min_size=1, max_size=5))
def test_that_every_line_written_is_read_back_and_is_the_canonical_one(
    edits: list[tuple[str | None, int, str | None]],
) -> None:
    laptop, other = _two()
    for text, number, secret in edits:
        laptop.write(
            ("INSERT OR IGNORE INTO a(id, secret) VALUES ('r', ?)", (secret,)),
            ("UPDATE a SET x = ?, y = ?, secret = ? WHERE id = 'r'", (text, number, secret)),
        )
    packed = list(pack(laptop.db))
    assert [one.line for one in packed] == [one.line() for one in gestures(laptop.db)]
    for one, gesture in zip(packed, gestures(laptop.db), strict=True):
        assert parse(one.line).lam == gesture.heading.lam
        assert canonical_line(gesture.heading, gesture.writes) == one.line
    other.receive(laptop.parcel())
    assert other.state() == laptop.state()


def _two() -> tuple[Laptop, Laptop]:
    draw, tables = random.Random(1), merge_tables()
    return Laptop("Marie", tables, draw), Laptop("Luc", tables, draw)


def test_that_a_damaged_dossier_does_not_travel() -> None:
    laptop, _other = _two()
    laptop.write(("INSERT INTO a(id, x) VALUES ('r', 'v')", ()))
    laptop.write(("UPDATE a SET x = 'w' WHERE id = 'r'", ()))
    laptop.write(("UPDATE a SET x = 'y' WHERE id = 'r'", ()))
    laptop.db.execute("UPDATE dsi_change SET val = 'u' WHERE val = 'w'")
    with pytest.raises(FileProblem, match="abîmée"):
        list(pack(laptop.db))
    laptop.db.execute("UPDATE dsi_change SET val = 'w' WHERE val = 'u'")
    laptop.db.execute("UPDATE dsi_change SET prev = 99 WHERE val = 'y'")
    with pytest.raises(FileProblem, match="abîmée"):
        list(pack(laptop.db))


def test_that_a_part_of_the_gestures_is_packed() -> None:
    laptop, _other = _two()
    laptop.write(("INSERT INTO a(id, x) VALUES ('r', 'v')", ()))
    laptop.write(("UPDATE a SET x = 'w' WHERE id = 'r'", ()))
    assert len(list(pack(laptop.db))) == 2
    (second,) = pack(laptop.db, 2, 2)
    assert b'"w"' in second.line


def test_that_the_same_gesture_twice_in_a_parcel_is_one() -> None:
    laptop, other = _two()
    laptop.write(("INSERT INTO a(id, x) VALUES ('r', 'v')", ()))
    (only,) = pack(laptop.db)
    other.db.execute("BEGIN")
    intake = take(other.db, other.book, [only, Packed(only.line, only.secrets)])
    assert (intake.new, intake.known) == (1, 1)
    other.db.execute("ROLLBACK")


@pytest.mark.parametrize(
    ("base", "versions", "proposed"),
    [("a\nb\nc", ["A\nb\nc", "a\nb\nC"], "A\nb\nC"),
     ("a\nb\nc", ["A\nb\nc", "a\nB\nc"], None),
     ("a\n\nb\n\nc", ["A\n\nb\n\nc", "a\n\nB\n\nc"], None),
     ("a\nb\nc\nd\ne", ["A\nb\nc\nd\ne", "a\nb\nC\nd\ne", "a\nb\nc\nd\nE"], "A\nb\nC\nd\nE"),
     ("a\nb\nc\nd\ne", ["A\nb\nc\nd\ne", "a\nb\nC\nd\ne", "Z\nb\nc\nd\ne"], None),
     ("a\nb", ["a\nb\nc", "A\nb"], "A\nb\nc"),
     ("a\nb\nc", ["b\nc", "a\nb\nC"], "b\nC"),
     ("", ["a", "b"], None),
     ("a", ["b", "b"], "b"),
     ("12 500 $", ["13 500 $", "12 800 $"], None),
     ("x", ["-----BEGIN AGE ENCRYPTED FILE-----\na", "x"], None),
     ("\n".join(map(str, range(3_000))), ["x", "y"], None)],
)  # fmt: skip
def test_that_a_proposal_keeps_paragraphs_whole(
    base: str, versions: list[str], proposed: str | None
) -> None:
    assert propose(base, versions) == proposed
