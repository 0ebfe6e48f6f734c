"""Receiving: first told without touching the dossier, then done whole or not at all."""

import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dsi_desktop.db.entity import tables
from dsi_desktop.db.gesture import Write, value_digest
from dsi_desktop.db.merge.log import exchanges, note_sent, unshared
from dsi_desktop.db.merge.parcel import Packed, Parcel
from dsi_desktop.db.merge.reception import Part, plan, receive
from dsi_desktop.db.merge.refused import ParcelRefused
from dsi_desktop.db.merge.tally import TablePart
from dsi_desktop.db.schema.directory import ContactDetail, Person
from dsi_desktop.db.store import Store
from dsi_desktop.db.verify import verify
from dsi_desktop.kernel.clock import Clock, frozen
from dsi_desktop.kernel.errors import FileProblem, WriteRefused
from support.db_ground import ask, heard_by, opened
from support.merge_ground import (
    ANA,
    added,
    code,
    parcel_of,
    person,
    rename,
    two_laptops,
    with_lines,
)

Pair = tuple[Store, Store]


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with two_laptops(tmp_path) as stores:
        yield stores


def test_that_a_plan_tells_all_and_changes_nothing(pair: Pair) -> None:
    marie, luc = pair
    luc.clock = frozen(date(2026, 5, 12))
    rename(luc, "Anna")
    with luc.operation("Ajouter") as op:
        op.add(Person(given_name="Zoé"))
    rename(marie, "Anne")
    before = code(marie)
    told: list[float] = []
    found = plan(marie, [parcel_of(luc)], told.append)
    assert (found.new, found.known, found.conflicts, found.unknown) == (2, 1, 1, 0)
    assert found.people == (Part("Luc", "Portable", 2, luc.clock.now_ms(), luc.clock.now_ms()),)
    assert found.days == (("2026-05-12", 2),)
    assert found.tables == (TablePart("person", 1, 1, 0, 1),)
    assert (found.code_here, found.code_there) == (before, code(luc))
    assert not found.already_all
    assert found.origins[0].author == "Luc"
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert code(marie) == before
    taken = receive(marie, [parcel_of(luc)])
    assert (taken.new, taken.conflicts, taken.people) == (2, 1, found.people)
    assert taken.code == code(marie) == found.code_after


def test_that_a_removal_is_told(pair: Pair) -> None:
    marie, luc = pair
    with luc.operation("Retirer") as op:
        op.remove(op.get(Person, ANA))
    assert plan(marie, [parcel_of(luc)]).tables == (TablePart("person", 0, 0, 1, 0),)


def test_that_the_same_parcel_twice_brings_nothing(pair: Pair) -> None:
    marie, luc = pair
    rename(luc, "Anna")
    receive(marie, [parcel_of(luc)])
    again = receive(marie, [parcel_of(luc)])
    assert (again.number, again.new, again.known) == (0, 0, 2)
    assert plan(marie, [parcel_of(luc)]).already_all
    assert [line.kind for line in exchanges(marie)] == ["received"]


def test_that_both_have_the_same_code_once_both_received(pair: Pair) -> None:
    marie, luc = pair
    rename(luc, "Anna")
    with marie.operation("Noter") as op:
        op.get(Person, ANA).notes = "autre"
    receive(marie, [parcel_of(luc)])
    receive(luc, [parcel_of(marie)])
    assert code(marie) == code(luc)
    for store in pair:
        found = person(store)
        assert found is not None
        assert (found.given_name, found.notes) == ("Anna", "autre")
        assert verify(store.path, tables()).is_sound


def test_that_the_screens_learn_what_was_received_and_ctrl_z_leaves_it_alone(pair: Pair) -> None:
    marie, luc = pair
    rename(marie, "Anne")
    with luc.operation("Ajouter") as op:
        op.add(ContactDetail(id="c", person_id=ANA, value="418"))
    heard = heard_by(marie)
    receive(marie, [parcel_of(luc)])
    assert [one.received for one in heard] == [True]
    assert heard[0].rows("contact_detail") == {"c"}
    assert marie.undo_label == "Renommer", "what Luc did is not mine to take back"
    marie.undo()
    found = person(marie)
    assert found is not None
    assert found.given_name == "Ana"
    assert receive(marie, [parcel_of(luc)]).new == 0
    assert len(heard) == 2, "nothing new, nothing said"


def test_that_an_undo_after_a_reception_leaves_what_another_changed(pair: Pair) -> None:
    marie, luc = pair
    rename(marie, "Anne")
    receive(luc, [parcel_of(marie)])
    rename(luc, "Annie")
    receive(marie, [parcel_of(luc)])
    marie.undo()
    assert [(left.column, left.since) for left in marie.skipped] == [("given_name", "Luc")]


def test_that_several_parcels_come_in_any_order(pair: Pair, tmp_path: Path) -> None:
    marie, luc = pair
    rename(luc, "Anna")
    first = parcel_of(luc)
    rename(luc, "Annie")
    second = parcel_of(luc)
    found = plan(marie, [second, first, second])
    assert (found.new, found.code_there) == (2, "")
    taken = receive(marie, [second, first, second])
    assert (taken.new, taken.known) == (2, 6)
    assert code(marie) == code(luc)
    assert exchanges(marie)[0].place == "luc.dsi, luc.dsi, luc.dsi"


def test_that_the_record_says_who_and_what_is_left_to_share(pair: Pair) -> None:
    marie, luc = pair
    assert (exchanges(marie), unshared(marie), unshared(luc)) == ([], 1, 1)
    rename(luc, "Anna")
    note_sent(luc, "clé USB", code(luc))
    assert unshared(luc) == 0
    receive(marie, [parcel_of(luc)])
    line = exchanges(marie)[0]
    assert (line.kind, line.author, line.gestures, line.code) == ("received", "Luc", 1, code(marie))
    assert unshared(marie) == 1, "what was received is shared by whoever made it"
    rename(luc, "Annie")
    rename(luc, "Annette")
    note_sent(luc, "clé USB", "", gestures=3)
    assert unshared(luc) == 1, "written while the stick was being prepared"


def test_that_a_file_without_a_record_has_none(pair: Pair) -> None:
    marie, _luc = pair
    path = marie.path
    marie.close()
    ask(path, "DROP TABLE dsi_exchange")
    with opened(path, read_only=True) as store:
        assert (exchanges(store), unshared(store)) == ([], 0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no tzset")
def test_that_the_last_moment_of_all_is_a_day_east_of_greenwich(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    marie, luc = pair
    luc.clock = Clock(lambda: 253_402_300_799_999)
    rename(luc, "Anna")
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("TZ", "Asia/Tokyo")
        time.tzset()
        days = plan(marie, [parcel_of(luc)]).days
    time.tzset()
    assert days == (("9999-12-31", 1),)


def test_that_a_clock_ahead_is_said_and_changes_nothing(pair: Pair) -> None:
    marie, luc = pair
    marie.clock, luc.clock = frozen(date(2026, 5, 12)), frozen(date(2036, 5, 20))
    rename(luc, "Anna")
    (said,) = plan(marie, [parcel_of(luc)]).warnings
    assert said.replace("\xa0", " ").startswith(
        "L’horloge de l’ordinateur de Luc avance de 10 ans : les dates affichées sont fausses"
    )
    marie.clock = frozen(date(2036, 5, 17))
    (said,) = receive(marie, [parcel_of(luc)]).warnings
    assert "3 jours" in said.replace("\xa0", " ")
    found = person(marie)
    assert found is not None
    assert found.given_name == "Anna"


def _x(value: str) -> Write:
    return Write("person", "family_name", ANA, value, None, ())


def test_that_what_a_newer_version_wrote_is_kept_and_said(pair: Pair) -> None:
    marie, luc = pair
    newer = added(
        parcel_of(luc), Write("person", "star_sign", ANA, "lion", None, ()),
        Write("robot", "*", "r2", '{"name":"D2"}', None, ()),
    )  # fmt: skip
    told = plan(marie, [newer])
    assert (told.unknown, told.tables) == (2, (TablePart("person", 0, 1, 0, 0),))
    taken = receive(marie, [newer])
    assert taken.unknown == 2
    assert "version plus récente" in taken.warnings[0]
    rename(marie, "Anne")
    assert ask(marie.path, "SELECT val FROM dsi_change JOIN dsi_field ON n = field "
                           "WHERE col = 'star_sign'") == [("lion",)]  # fmt: skip


def _another(parcel: Parcel) -> Parcel:
    return replace(parcel, origin=replace(parcel.origin, dossier_id="x", title="Autre"))


def _newer(parcel: Parcel) -> Parcel:
    return replace(parcel, origin=replace(parcel.origin, format=2))


def _lying_code(parcel: Parcel) -> Parcel:
    return replace(parcel, origin=replace(parcel.origin, code="0000-0000"))


def _lying_count(parcel: Parcel) -> Parcel:
    return replace(parcel, origin=replace(parcel.origin, count=7))


def _without_parents(parcel: Parcel) -> Parcel:
    return with_lines(parcel, (*parcel.packed[:2], *parcel.packed[3:]))


def _backwards(parcel: Parcel) -> Parcel:
    return with_lines(parcel, parcel.packed[::-1])


def _altered(parcel: Parcel) -> Parcel:
    last = parcel.packed[-1]
    changed = Packed(last.line.replace(b"Annie", b"Annia"), last.secrets)
    return replace(parcel, packed=(*parcel.packed[:-1], changed))


def _orphan(parcel: Parcel) -> Parcel:
    return added(parcel, Write("person", "area_id", ANA, "nulle-part", None, ()))


def _wrong_digest(parcel: Parcel) -> Parcel:
    first = parcel.packed[1]
    return with_lines(
        parcel, (parcel.packed[0], Packed(first.line, first.secrets.replace("581", "582")))
    )


def _secret_of_nothing(parcel: Parcel) -> Parcel:
    secrets = '[["person","notes","ana0","0011223344556677","x"]]'
    return added(parcel, _x("s"), secrets=secrets)


def _lost_secret(parcel: Parcel) -> Parcel:
    salt = value_digest("x", b"12345678")
    return added(parcel, Write("person", "notes", ANA, None, salt, ()))


def _far_rank(parcel: Parcel) -> Parcel:
    return added(parcel, _x("s"), lam=2**62)


def _forbidden_name(parcel: Parcel) -> Parcel:
    return added(parcel, Write("dsi_meta", "v", "x", "y", None, ()))


@pytest.mark.parametrize(
    "spoil",
    [_another, _newer, _lying_code, _lying_count, _without_parents, _backwards, _altered, _orphan,
     _wrong_digest, _secret_of_nothing, _lost_secret, _far_rank, _forbidden_name],
)  # fmt: skip
def test_that_a_bad_parcel_is_refused_in_words_and_nothing_is_taken(
    pair: Pair, spoil: object
) -> None:
    marie, luc = pair
    with luc.operation("Noter") as op:
        op.get(Person, ANA).notes = "581"
    rename(luc, "Anna")
    rename(luc, "Annie")
    assert callable(spoil)
    parcel = spoil(parcel_of(luc))
    before = code(marie)
    rows = ask(marie.path, "SELECT * FROM dsi_change ORDER BY 1, 2, 3")
    for act in (plan, receive):
        with pytest.raises((FileProblem, WriteRefused)) as refused:
            act(marie, [parcel])
        assert "Rien n’a été" in refused.value.sentence
    assert code(marie) == before
    assert ask(marie.path, "SELECT * FROM dsi_change ORDER BY 1, 2, 3") == rows
    assert verify(marie.path, tables()).is_sound
    rename(marie, "Annabelle")
    assert receive(marie, [parcel_of(luc)]).new == 3


def test_that_a_read_only_window_receives_nothing(pair: Pair) -> None:
    marie, luc = pair
    rename(luc, "Anna")
    path = marie.path
    marie.close()
    with opened(path, read_only=True) as store, pytest.raises(WriteRefused):
        receive(store, [parcel_of(luc)])


def test_that_a_refusal_names_its_kind(pair: Pair) -> None:
    marie, luc = pair
    with pytest.raises(ParcelRefused) as refused:
        receive(marie, [_another(parcel_of(luc))])
    assert refused.value.kind == "foreign"
