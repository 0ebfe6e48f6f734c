"""The words, the groups and the laptops of an exchange."""

from datetime import date, datetime
from pathlib import Path

import pytest

import dsi_desktop.db.schema  # noqa: F401  the schema registers itself on import
from dsi_desktop.db.entity import tables
from dsi_desktop.features.exchange.rules import words
from dsi_desktop.features.exchange.rules.groups import GROUPS, group_of
from dsi_desktop.features.exchange.rules.peers import Peer, met
from dsi_desktop.kernel.i18n import use_language
from dsi_desktop.kernel.places import FOLDER, STICK, Arrival, Place
from dsi_desktop.kernel.text import NBSP

TODAY = date(2026, 11, 30)


def at(month: int, day: int, hour: int = 12, year: int = 2026) -> int:
    return int(datetime(year, month, day, hour, 12).astimezone().timestamp() * 1000)


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


def test_that_every_table_of_the_dossier_belongs_to_one_group() -> None:
    counted = [table for group in GROUPS for table in group.tables if table]
    assert len(counted) == len(set(counted))
    strangers = sorted(set(tables()) - set(counted))
    assert strangers == []


def test_that_a_table_of_a_newer_version_is_said_to_be_something_else() -> None:
    assert group_of("hologram").title == "Autres renseignements"
    assert group_of("meeting").icon == "calendar-event"


def test_that_every_group_has_an_icon_of_the_house() -> None:
    icons = Path(__file__).parents[3] / "resources" / "icons"
    assert [group.icon for group in GROUPS if not (icons / f"{group.icon}.svg").exists()] == []


@pytest.mark.parametrize(("octets", "said"), [
    (0, "0 Ko"), (999, "1 Ko"), (12_345, "12 Ko"), (612_345, "0,6 Mo"), (14_200_000_000, "14,2 Go"),
    (250_000_000, "0,2 Go"), (5_000_000_000_000, "5,0 To"), (99_000, "99 Ko"),
])  # fmt: skip
def test_that_a_size_is_said_in_the_unit_people_know(octets: int, said: str) -> None:
    assert plain(words.size(octets)) == said


def test_that_counts_follow_their_number() -> None:
    assert words.changes(1) == "1 modification"
    assert plain(words.changes(4800)) == "4 800 modifications"
    assert words.to_decide(3) == "3 à décider"
    assert words.not_shared(1) == "1 modification pas encore partagée"
    assert words.not_shared(14) == "14 modifications pas encore partagées"


def test_that_a_day_is_said_from_today() -> None:
    assert words.day(at(11, 30), TODAY) == "aujourd’hui"
    assert words.day(at(11, 29), TODAY) == "hier"
    assert plain(words.day(at(11, 28), TODAY)) == "28 novembre"
    assert plain(words.day(at(11, 28, year=2024), TODAY)) == "28 novembre 2024"
    assert plain(words.on_day(at(11, 28), TODAY)) == "le 28 novembre"
    assert words.on_day(at(11, 29), TODAY) == "hier"


def test_that_a_moment_has_its_hour() -> None:
    assert plain(words.moment(at(11, 28, 16))) == "samedi 28 novembre 2026 à 16 h 12"


def test_that_a_period_says_its_month_once_in_french() -> None:
    assert plain(words.period(at(11, 16), at(11, 28), TODAY)) == "16 au 28 novembre"
    assert plain(words.period(at(10, 16), at(11, 28), TODAY)) == "16 octobre au 28 novembre"
    assert plain(words.period(at(11, 16, 9), at(11, 16, 17), TODAY)) == "16 novembre"
    use_language("en")
    assert plain(words.period(at(11, 16), at(11, 28), TODAY)).count("November") == 2


def test_that_an_impossible_clock_is_brought_to_the_edge_of_the_calendar() -> None:
    assert words.local(10**18).year == 9999
    assert words.local(-(10**18)).year == 1


def test_that_a_code_is_spelled_for_the_ear() -> None:
    assert words.spelled("K7F3-Q2WD") == "K, 7, F, 3, tiret, Q, 2, W, D"


def test_that_a_laptop_lacks_what_was_written_since_its_last_file() -> None:
    assert Peer("Portable", "Luc", 5, lacking=3, total=10).to_receive(14) == 7
    assert Peer("Portable", "Luc", 5, lacking=3, total=10).to_receive(0) == 0
    assert Peer("Portable", "Luc", 5).to_receive(14) is None


def test_that_an_older_file_of_a_laptop_teaches_nothing() -> None:
    luc, josee = Peer("Portable", "Luc", 5, 3, 10), Peer("Poste", "Josée", 4, 1, 10)
    older, newer = Peer("Portable", "Luc", 2, 9, 10), Peer("Portable", "Luc", 9, 0, 12)
    assert met((josee, luc), older) == (luc, josee)
    assert met((josee, luc), newer) == (newer, josee)
    assert met((), luc) == (luc,)


def test_that_an_arrival_is_named_after_who_prepared_it() -> None:
    stick = Place(Path("/media/x"), "DSI-PARTAGE", STICK)
    folder = Place(Path("/partage"), "Partage", FOLDER)
    luc = Arrival(stick, (), 48, ("Luc Harvey",), ("Portable de Luc",), 0)
    assert luc.title == "La clé de Luc est là"
    assert Arrival(folder, (), 48, ("Luc Harvey",), (), 0).title == "Du nouveau de Luc"
    both = Arrival(stick, (), 48, ("Luc Harvey", "Josée Desbiens"), (), 0)
    assert plain(both.title) == "Clé « DSI-PARTAGE »"
    assert plain(folder.title) == "Dossier « Partage »"
