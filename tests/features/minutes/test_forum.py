"""A forum kept as it is said: by table, grouped, counted, brought to the plan."""

from collections.abc import Callable

import pytest

from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.queries.forum import (
    forum_lines_of,
    forum_origin,
    plan_choices,
)
from dsi_desktop.features.minutes.rules import forum
from dsi_desktop.features.minutes.rules.document import Said
from dsi_desktop.features.minutes.rules.forum import Spoken, Typed
from dsi_desktop.features.minutes.rules.forum_words import forum_title
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.plan.queries import action_sheet
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.kernel.text import fr
from support.dossier import TODAY, contents
from support.meeting_ground import DAY, Ground


def say(ground: Ground, text: str, table: str = "", kind: str = "need") -> str:
    return commands.record_voice(
        ground.store, ground.items[2], text, table=table, kind=kind)


def spoken(ground: Ground) -> list[Spoken]:
    return forum_lines_of(ground.store, ground.items[2])


def line(ground: Ground) -> Said:
    document = queries.live_meeting(ground.store, ground.meeting, TODAY).document
    (found,) = document.every("forum")
    return found


def refused(ground: Ground, gesture: Callable[[], object]) -> str:
    before = contents(ground.store)
    with pytest.raises(RuleBroken) as caught:
        gesture()
    assert contents(ground.store) == before
    return caught.value.sentence


@pytest.mark.parametrize(("said", "expected"), [
    ("Pas de bus", Typed("need", "1", "Pas de bus")),
    ("s Une navette", Typed("solution", "1", "Une navette")),
    ("B Un toit", Typed("need", "1", "Un toit")),
    ("4: Un toit", Typed("need", "4", "Un toit")),
    ("12 : s Un toit", Typed("solution", "12", "Un toit")),
    ("table 4", Typed("need", "4", "")),
    ("t5", Typed("need", "5", "")),
    ("Table Jeunes : b Un local", Typed("need", "Jeunes", "Un local")),
    ("s", Typed("solution", "1", "")),
    ("3 repas par jour", Typed("need", "1", "3 repas par jour")),
    ("Tables plus grandes", Typed("need", "1", "Tables plus grandes")),
    ("Trois repas", Typed("need", "1", "Trois repas")),
    ("Trois", Typed("need", "1", "Trois")),
    ("Transport : le soir", Typed("need", "1", "Transport : le soir")),
])
def test_that_one_line_says_the_table_the_kind_and_the_words(said: str, expected: Typed) -> None:
    assert forum.typed(said, "need", "1") == expected


def test_that_the_forum_of_a_point_has_one_line_in_the_minutes(ground: Ground) -> None:
    say(ground, "Pas de bus le soir", "4")
    say(ground, "Une navette.", "2", "solution")
    say(ground, "Manque de logements")
    assert fr(line(ground).title) == fr("Forum : 2 besoins et 1 solution de 2 tables")
    assert fr(line(ground).text).splitlines() == [
        fr("Besoins :"),
        "– Pas de bus le soir (table 4).",
        "– Manque de logements.",
        fr("Solutions proposées :"),
        "– Une navette (table 2).",
    ]


def test_that_the_line_of_a_forum_taken_away_comes_back_with_the_next_words(
    ground: Ground,
) -> None:
    say(ground, "Pas de bus")
    commands.remove_entry(ground.store, line(ground).id)
    assert len(spoken(ground)) == 1
    say(ground, "Pas de train")
    assert fr(line(ground).title) == fr("Forum : 2 besoins")


def test_that_lines_are_grouped_under_a_heading_with_all_their_points(ground: Ground) -> None:
    bus, taxi = say(ground, "Pas de bus", "4"), say(ground, "Taxi trop cher.", "10")
    roof = say(ground, "Manque de logements", "2")
    head = commands.group_voices(ground.store, [bus, taxi], title="Transport")
    for voice, votes in ((head, 2), (bus, 5), (taxi, 1), (roof, 3)):
        commands.count_votes(ground.store, voice, votes)
    assert fr(line(ground).text).splitlines()[1:] == [
        fr("– Transport (8 points) : Pas de bus; Taxi trop cher."),
        "– Manque de logements (3 points; table 2).",
    ]
    (transport, _roof) = forum.grouped(spoken(ground))
    assert transport.tables == ("4", "10")
    commands.ungroup_voices(ground.store, [head])
    assert {one.group_id for one in spoken(ground)} == {""}


def test_that_a_group_put_under_another_line_keeps_one_level(ground: Ground) -> None:
    one, two, three = (say(ground, word) for word in ("Un", "Deux", "Trois"))
    commands.group_voices(ground.store, [two], under_id=one)
    commands.group_voices(ground.store, [one], under_id=three)
    assert {one.text: one.group_id for one in spoken(ground)} == {
        "Un": three, "Deux": three, "Trois": "",
    }
    commands.group_voices(ground.store, [three, two], under_id=two)
    assert {one.text: one.group_id for one in spoken(ground)} == {
        "Un": two, "Deux": "", "Trois": two,
    }


def test_that_a_heading_taken_away_frees_its_lines(ground: Ground) -> None:
    one, two = say(ground, "Un"), say(ground, "Deux")
    head = commands.group_voices(ground.store, [one, two], title="Ensemble")
    commands.remove_voices(ground.store, [head, two])
    assert [(one.text, one.group_id) for one in spoken(ground)] == [("Un", "")]
    with pytest.raises(NotFound, match="retirée"):
        commands.edit_voice(ground.store, two, text="Autre")


def test_that_two_laptops_that_group_each_under_the_other_lose_no_line(ground: Ground) -> None:
    lines = [
        Spoken("a", "need", "A", group_id="b"), Spoken("b", "need", "B", group_id="a"),
        Spoken("c", "need", "C", group_id="c"), Spoken("d", "need", "D", group_id="gone"),
    ]
    groups = forum.grouped(lines)
    assert sorted(
        one.id for group in groups for one in (group.head, *group.members)
    ) == ["a", "b", "c", "d"]


def test_that_a_line_is_moved_and_corrected(ground: Ground) -> None:
    one, two, _three = (say(ground, word) for word in ("Un", "Deux", "Trois"))
    commands.move_voice(ground.store, one, two)
    assert [one.text for one in spoken(ground)] == ["Deux", "Un", "Trois"]
    commands.move_voice(ground.store, one, None)
    assert [one.text for one in spoken(ground)] == ["Un", "Deux", "Trois"]
    commands.edit_voice(ground.store, one, kind="solution")
    commands.edit_voice(ground.store, two, text="Second", table=" 7 ")
    assert [(one.text, one.kind, one.table) for one in spoken(ground)][:2] == [
        ("Un", "solution", ""), ("Second", "need", "7"),
    ]


def test_that_what_was_said_joins_the_plan_and_each_knows_the_other(ground: Ground) -> None:
    store = ground.store
    made = plan.create_plan(store, title="Plan 2026")
    issue = plan.add_issue(store, plan_id=made, title="Accès")
    objective = plan.add_objective(store, issue_id=issue, title="Rapprocher")
    one, two, three = (say(ground, word, "3") for word in ("Un", "Deux", "Trois"))
    commands.count_votes(store, two, 4)
    commands.count_votes(store, three, 2)
    commands.group_voices(store, [three], under_id=two)
    need = commands.make_need(store, one, made)
    chosen = commands.make_issue(store, two, made, title="Se déplacer")
    action = commands.make_action(store, three, objective)
    assert {one.became_table: one.became for one in spoken(ground)} == {
        "need": "Un", "issue": "Se déplacer", "action": "Trois",
    }
    origin = forum_origin(store, chosen)
    assert origin is not None
    assert (origin.meeting_id, origin.held_on, origin.text, origin.votes) == (
        ground.meeting, DAY, "Deux", 4)
    assert (forum_origin(store, need), forum_origin(store, action)) != (None, None)
    assert forum_origin(store, "rien") is None
    shown = action_sheet(store, action, TODAY)
    assert shown is not None
    (said_there,) = shown.origins
    assert (said_there.meeting_id, said_there.text) == (ground.meeting, "Trois")
    said = fr(line(ground).text)
    assert fr("– Deux (6 points; retenu comme enjeu : « Se déplacer ») : Trois.") in said
    assert fr("– Un (table 3; retenu comme besoin : « Un »).") in said
    assert [(one.kind, one.title) for one in plan_choices(store)] == [
        ("plan", "Plan 2026"), ("objective", "1.1 Rapprocher"),
    ]
    assert "déjà au plan" in refused(ground, lambda: commands.make_need(store, one, made))
    plan.archive_need(store, need)
    assert next(line for line in spoken(ground) if line.id == one).became == ""
    commands.make_issue(store, one, made)


def test_that_a_forum_badly_told_is_refused(ground: Ground) -> None:
    store, voice = ground.store, say(ground, "Un")
    elsewhere = commands.record_voice(store, ground.items[1], "Autre")
    for gesture, part in (
        (lambda: say(ground, "  "), "Écrivez ce que la table a dit"),
        (lambda: say(ground, "Un", kind="wish"), "un besoin ou une solution"),
        (lambda: commands.count_votes(store, voice, -1), "à partir de zéro"),
        (lambda: commands.group_voices(store, [], title="Vide"), "Choisissez d’abord"),
        (lambda: commands.group_voices(store, [voice], under_id=voice), "sous elle-même"),
        (lambda: commands.group_voices(store, [voice], under_id=elsewhere), "du même forum"),
        (lambda: commands.group_voices(store, [voice], title=""), "Écrivez ce que"),
    ):
        assert part in refused(ground, gesture)


def test_that_a_forum_where_nobody_spoke_says_only_its_name() -> None:
    assert forum_title([]) == "Forum"
    assert fr(forum_title([Spoken("a", "need", "A")])) == fr("Forum : 1 besoin")
