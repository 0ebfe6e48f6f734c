"""The demonstration shows an exchange: two colleagues' work received, and what is to decide."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.db.engines import driver
from dsi_desktop.db.merge.choices import choices
from dsi_desktop.db.merge.log import exchanges, unshared
from dsi_desktop.db.naming import Names
from dsi_desktop.db.store import Store
from dsi_desktop.features.demonstration.rules.exchange import Deed, deed_of
from dsi_desktop.features.exchange.commands.violations import settle_violation
from dsi_desktop.features.exchange.queries.violations import violations
from dsi_desktop.features.exchange.rules.violations import NUMBER_TWICE
from support.demo import demonstration


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(demonstration(tmp_path), author="Marie-Ève Tremblay", device="Portable")
    yield opened
    opened.close()


def test_that_three_choices_wait_as_on_the_picture(store: Store) -> None:
    with store.read() as session:
        names = Names(driver(session.connection()))
        found = {
            (one.table, one.column, one.kind): names.where(one.table, one.row)
            for one in choices(store)
        }
    assert set(found) == {
        ("entry", "text", "field"), ("task", "due_on", "field"),
        ("action", "deleted", "deleted-edited"),
    }
    assert found["entry", "text", "field"] == "Comité conseil, 8\u00a0octobre 2026"


def test_that_each_choice_is_between_the_owner_and_luc(store: Store) -> None:
    for choice in choices(store):
        assert [one.who for one in choice.versions] == ["Marie-Ève Tremblay", "Luc Harvey"]
    [text] = [one for one in choices(store) if one.table == "entry"]
    assert "60\u00a0%" in str(text.base)
    assert "13\u00a0800\u00a0$" in str(text.versions[0].value)
    assert "trois municipalités" in str(text.versions[1].value)


def test_that_one_number_was_given_twice_and_can_be_settled(store: Store) -> None:
    [found] = violations(store)
    assert found.kind == NUMBER_TWICE
    assert found.title == "Résolution CC-2026-001"
    assert [one.title for one in found.records] == [
        "Adoption de l’ordre du jour", "Appui à L’Ancrage",
    ]
    settle_violation(store, found.id, "renumber", row=found.records[1].row)
    assert violations(store) == []


def test_that_the_record_of_exchanges_is_filled(store: Store) -> None:
    found = exchanges(store)
    assert [(one.kind, one.place) for one in found] == [
        ("sent", "DSI-PARTAGE"), ("received", "DSI-PARTAGE"), ("sent", "DSI-PARTAGE"),
        ("sent", "DSI-PARTAGE"),
    ]
    assert (found[1].author, found[1].device, found[1].gestures) == (
        "Luc Harvey", "Portable de Luc", 49,
    )
    assert 0 < unshared(store) < 30


def test_that_the_gim_has_one_choice_and_nothing_else_to_settle(tmp_path: Path) -> None:
    store = Store.open(demonstration(tmp_path, "gim"), author="Judith", device="Portable")
    assert [(one.table, one.column) for one in choices(store)] == [("action", "state_reason")]
    assert violations(store) == []
    store.close()


def test_that_a_deed_is_read_with_its_hour() -> None:
    assert deed_of("2026-11-26 14:40 | luc | due | Relancer | 2026-12-08") == Deed(
        "2026-11-26", "14:40", "luc", "due", ("Relancer", "2026-12-08", "", "", "", "", ""),
    )
    assert deed_of("2026-11-26 | here | archive | a-navette").hour == "13:00"
