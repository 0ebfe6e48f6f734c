"""What is let out to the room, decided without a screen."""

from dsi_desktop.features.minutes.rules.scene import AgendaLine, EntryCard, Scene
from dsi_desktop.features.minutes.rules.shown import (
    Board,
    Tally,
    deciding_of,
    floor_line,
    heard,
    let_out,
    shown_of,
)
from dsi_desktop.features.minutes.rules.speaking import FloorShown

CARDS = (
    EntryCard("1", "note", "Note", "échange", ""),
    EntryCard("2", "decision", "Décision", "un", ""),
    EntryCard("3", "decision", "Décision", "caché", "", private=True),
    EntryCard("4", "motion", "Résolution", "deux", "", "adoptée"),
    EntryCard("5", "task", "Suivi", "trois", ""),
    EntryCard("6", "sealed", "Huis clos", "à huis clos", ""),
    EntryCard("7", "decision", "Décision", "quatre", ""),
)
AGENDA = tuple(
    AgendaLine(str(n), str(n) if n < 5 else "", 0, f"Point {n}", "", state, shown=n == 1)
    for n, state in enumerate(("done", "current", "postponed", "upcoming", "upcoming", "upcoming"))
)


def scene(*, cards: tuple[EntryCard, ...] = CARDS) -> Scene:
    return Scene(
        title="Comité conseil", subtitle="3 décembre 2026 · 13 h 30", state="in_progress",
        frozen=False, agenda=AGENDA, point="1. Navette", concern="Transport", clock="13 h 52",
        late=False, cards=cards, people=(), count="9 / 11", quorum="Quorum atteint",
        quorum_held=True,
    )


def texts(cards: tuple[EntryCard, ...]) -> list[str]:
    return [one.text for one in cards]


def test_only_the_last_things_decided_leave_the_table() -> None:
    assert texts(let_out(CARDS)) == ["deux", "trois", "quatre"]
    assert let_out(CARDS, 0) == ()


def test_what_is_decided_now_takes_room_from_what_was() -> None:
    deciding = deciding_of("Demander 18 000 $", "main", mover="Josée", seconder="Paul")
    assert deciding.names == "proposée par Josée, appuyée par Paul"
    assert len(shown_of(scene(), deciding=deciding).cards) == 2
    assert len(shown_of(scene(), board=Board("Tour")).cards) == 1


def test_a_long_text_or_many_bars_have_the_whole_screen() -> None:
    long = deciding_of("Demander 18 000 $ " * 30, "main")
    assert shown_of(scene(), deciding=long).cards == ()
    many = Board("Où vous situez-vous?", (), tuple(Tally(str(n), n, 0.5) for n in range(8)))
    assert shown_of(scene(), board=many).cards == ()
    assert shown_of(scene(), board=many, deciding=long).cards == ()


def test_the_next_points_are_those_still_to_come() -> None:
    assert shown_of(scene()).coming == ("3. Point 3", "4. Point 4")


def test_in_camera_says_that_and_nothing_else() -> None:
    seen = shown_of(scene(), in_camera=True, deciding=deciding_of("Secret", "main"))
    assert (seen.title, seen.cards, seen.deciding, seen.coming) == ("À huis clos", (), None, ())
    assert "Secret" not in heard(seen)


def test_the_floor_is_said_in_one_line() -> None:
    assert floor_line(FloorShown()) == ""
    assert "Rita (2:05)" in floor_line(FloorShown("Rita", "", 125))
    told = floor_line(FloorShown("Rita", "SACC", 5, ("Paul", "Yves")))
    assert "Rita, SACC (0:05)" in told
    assert "Paul et Yves" in told


def test_everything_shown_is_heard() -> None:
    board = Board("Où vous situez-vous?", ("Une réserve",), (Tally("Adhésion", 6, 1.0),))
    seen = shown_of(
        scene(), board=board, floor=FloorShown("Rita"),
        deciding=deciding_of("Demander", "amendment", title="Navette", recitals=("il neige",)),
    )
    said = heard(seen)
    for part in ("Navette", "Demander", "il neige", "Une réserve", "Adhésion: 6", "Rita",
                 "Quorum atteint", "13 h 52"):
        assert part in said
