"""Errors, changes, the bus, the clock and the vocabulary."""

from datetime import date

from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.bus import Bus
from dsi_desktop.kernel.changes import ChangeSet, FieldChange
from dsi_desktop.kernel.clock import Clock, frozen
from dsi_desktop.kernel.errors import DsiError, NotFound, RuleBroken
from dsi_desktop.kernel.i18n import speaking

RENAMED = ChangeSet(
    "ab12",
    "Renommer",
    (
        FieldChange("body", "b1", "name", "Transport", "Mobilité"),
        FieldChange("body", "b2", "name", "", "Emploi"),
    ),
)


def test_an_error_is_the_sentence_the_person_reads() -> None:
    refusal = RuleBroken("Écrivez un titre.", field="title")
    assert (str(refusal), refusal.sentence, refusal.field) == (
        "Écrivez un titre.", "Écrivez un titre.", "title",
    )
    assert isinstance(NotFound("…"), DsiError)


def test_a_change_set_knows_the_tables_and_rows_it_touched() -> None:
    assert RENAMED.touches("meeting", "body")
    assert not RENAMED.touches("meeting")
    assert RENAMED.rows("body") == {"b1", "b2"}
    assert RENAMED.rows("meeting") == frozenset()


def test_the_bus_tells_each_listener_until_it_leaves() -> None:
    bus, heard = Bus(), []
    leave = bus.subscribe(heard.append)
    bus.publish(RENAMED)
    leave()
    bus.publish(RENAMED)
    assert heard == [RENAMED]


def test_a_listener_may_leave_while_it_is_told() -> None:
    bus, heard = Bus(), []
    leaves = [bus.subscribe(lambda _changes: leaves[0]()), bus.subscribe(heard.append)]
    bus.publish(RENAMED)
    bus.publish(RENAMED)
    assert heard == [RENAMED, RENAMED]


def test_a_stopped_clock_tells_the_day_it_was_given() -> None:
    assert frozen(date(2026, 12, 4)).today() == date(2026, 12, 4)
    assert frozen(date(2026, 12, 4)).now_ms() == 1796385600000


def test_the_clock_of_this_computer_moves_on() -> None:
    clock = Clock()
    assert clock.now_ms() > 1_700_000_000_000
    assert clock.today().year >= 2024


def test_every_word_of_the_vocabulary_is_said_in_both_languages() -> None:
    assert vocabulary.label("meeting_state", "held") == "à réviser"
    with speaking("en"):
        assert vocabulary.label("meeting_state", "held") != "à réviser"


def test_a_value_of_a_newer_version_is_shown_as_it_stands() -> None:
    assert vocabulary.label("meeting_state", "hologram") == "hologram"
    assert vocabulary.label("meeting_state", None) == ""


def test_options_keep_the_order_of_the_work() -> None:
    assert vocabulary.options("vote_option") == [
        ("yes", "pour"), ("no", "contre"), ("abstain", "abstention"),
    ]
