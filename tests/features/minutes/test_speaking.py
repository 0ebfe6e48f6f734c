"""The list of speakers: who waits, who has the floor, how long each has spoken."""


import pytest

from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.rules import speaking
from dsi_desktop.features.minutes.rules.speaking import FloorShown, SpokenFor, Turn
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.text import fr
from support.meeting_ground import Ground


def turns(ground: Ground) -> list[tuple[str, str, int]]:
    found = queries.turns_of(ground.store, ground.items[2])
    return [(one.name, one.state, one.seconds) for one in found]


def ask(ground: Ground, place: int) -> str:
    return commands.ask_to_speak(ground.store, ground.items[2], person_id=ground.people[place])


def test_that_people_speak_in_the_order_they_asked(ground: Ground) -> None:
    ask(ground, 0)
    commands.ask_to_speak(ground.store, ground.items[2], name=" Une citoyenne ")
    commands.ask_to_speak(
        ground.store, ground.items[2], organization_id=ground.organizations[2]
    )
    commands.give_floor(ground.store, ground.items[2])
    commands.give_floor(ground.store, ground.items[2], seconds=80)
    assert turns(ground) == [
        ("Josée Desbiens", "done", 80), ("Une citoyenne", "speaking", 0),
        ("Centr’Hommes", "waiting", 0),
    ]
    commands.end_turn(ground.store, ground.items[2], seconds=-3)
    assert turns(ground)[1] == ("Une citoyenne", "done", 0)


def test_that_the_floor_may_be_given_out_of_turn_and_the_order_changed(ground: Ground) -> None:
    first, second, third = (ask(ground, place) for place in (0, 1, 2))
    commands.move_turn(ground.store, third, after_id=first)
    assert [name for name, _state, _n in turns(ground)] == [
        "Josée Desbiens", "Nathalie Bouchard", "Stéphane Leblanc",
    ]
    commands.move_turn(ground.store, third)
    commands.move_turn(ground.store, first, after_id=second)
    assert [name for name, _state, _n in turns(ground)] == [
        "Nathalie Bouchard", "Stéphane Leblanc", "Josée Desbiens",
    ]
    commands.give_floor(ground.store, ground.items[2], second)
    with pytest.raises(RuleBroken, match="plus à donner"):
        commands.give_floor(ground.store, ground.items[2], second)
    commands.leave_queue(ground.store, third)
    commands.give_floor(ground.store, ground.items[2], seconds=5)
    assert commands.give_floor(ground.store, ground.items[2], seconds=5) is None
    with pytest.raises(RuleBroken, match="Personne n’a la parole"):
        commands.end_turn(ground.store, ground.items[2])


def test_that_a_turn_of_another_point_is_not_given_here(ground: Ground) -> None:
    elsewhere = commands.ask_to_speak(
        ground.store, ground.items[1], person_id=ground.people[0]
    )
    with pytest.raises(RuleBroken, match="plus à donner"):
        commands.give_floor(ground.store, ground.items[2], elsewhere)


def test_that_nobody_waits_twice_and_nobody_is_nameless(ground: Ground) -> None:
    ask(ground, 0)
    with pytest.raises(RuleBroken, match="attend déjà"):
        ask(ground, 0)
    commands.ask_to_speak(ground.store, ground.items[2], name="Citoyenne")
    with pytest.raises(RuleBroken, match="attend déjà"):
        commands.ask_to_speak(ground.store, ground.items[2], name="Citoyenne")
    for place in (0, 1):
        commands.ask_to_speak(
            ground.store, ground.items[2], organization_id=ground.organizations[place]
        )
    with pytest.raises(RuleBroken, match="attend déjà"):
        commands.ask_to_speak(
            ground.store, ground.items[2], organization_id=ground.organizations[0]
        )
    with pytest.raises(RuleBroken, match="qui demande la parole"):
        commands.ask_to_speak(ground.store, ground.items[2], name="  ")


def test_that_the_time_is_counted_by_organisation(ground: Ground) -> None:
    for place, seconds in ((0, 60), (3, 30), (1, 200)):
        ask(ground, place)
        commands.give_floor(ground.store, ground.items[2])
        commands.end_turn(ground.store, ground.items[2], seconds=seconds)
    found = queries.turns_of(ground.store, ground.items[2])
    assert speaking.by_organization(found) == (
        SpokenFor("L’Ancrage", 200, 1), SpokenFor("MRC de Charlevoix-Est", 90, 2),
    )


def test_that_the_room_sees_who_speaks_and_who_waits() -> None:
    told = (
        Turn("a", "Josée", "MRC", "speaking"), Turn("b", "Luc"), Turn("c", "Zoé", state="done"),
    )
    floor = speaking.shown(told, 80)
    assert floor == FloorShown("Josée", "MRC", 80, ("Luc",))
    assert fr(speaking.floor_words(floor)) == fr("Parole : Josée, 1 min 20 s · en attente : 1")
    assert speaking.shown(told[1:], 80) == FloorShown(waiting=("Luc",))
    assert fr(speaking.floor_words(FloorShown(waiting=("Luc",)))) == fr("En attente : 1")
    assert speaking.floor_words(FloorShown()) == ""


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0 s"), (45, "45 s"), (120, "2 min"), (-4, "0 s"), (61, "1 min 1 s")]
)
def test_that_a_length_is_said_in_minutes_and_seconds(seconds: int, said: str) -> None:
    assert fr(speaking.length_words(seconds)) == fr(said)
