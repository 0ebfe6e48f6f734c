"""One table of keys: no clash in a place, every key known to Qt, all translated when shown."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from dsi_desktop.app import discovery
from dsi_desktop.ui.shell.shortcuts import EVERYWHERE, PAGES, groups_for, shell_keys, spoken


def test_that_no_key_does_two_things_in_one_place() -> None:
    for group in (EVERYWHERE, *(group for _name, group in PAGES)):
        counts = Counter(key.keys for key in group.keys)
        assert [keys for keys, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("key", [key for key in EVERYWHERE.keys if key.command])
def test_that_qt_knows_the_keys_of_the_shell(key: object) -> None:
    keys = getattr(key, "keys")  # noqa: B009
    assert QKeySequence(keys).toString() == keys
    assert shell_keys(getattr(key, "command")) == keys  # noqa: B009


def test_that_keys_are_said_as_the_keyboard_says_them() -> None:
    assert spoken("Ctrl+Shift+Z") == "Ctrl+Maj+Z"
    assert spoken("Alt+Left") == "Alt+←"
    assert spoken("Return") == "Entrée"


def test_that_a_page_shows_its_own_keys_first() -> None:
    assert [group.title for group in groups_for("boards")] == ["Chantiers", "Partout"]
    assert groups_for("home") == [EVERYWHERE]


def test_that_every_page_of_the_table_is_a_feature() -> None:
    assert {name for name, _group in PAGES} <= {card.name for card in discovery.cards()}
