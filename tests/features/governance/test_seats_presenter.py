"""What the view « Sièges » says and offers, without a window."""

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import College, Membership
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.presenter import seats as scene
from dsi_desktop.features.governance.queries import SeatRow
from support.commands_directory import every, first
from support.commands_governance import body
from support.commands_seats import council, letter, vacant
from support.dossier import TODAY
from support.plain_words import plain


def nodes(store: Store, place: int = 1) -> list[scene.SeatNode]:
    return scene.nodes_of(queries.seating_sheet(store, body(store, place), TODAY))


def rows(store: Store, place: int = 1) -> list[scene.SeatNode]:
    return [kid for node in nodes(store, place) for kid in node.kids]


def test_that_seats_stand_under_their_college_with_its_count(store: Store) -> None:
    assert [plain(node.title) for node in nodes(store)] == [
        "Collège communautaire, 1 sur 1", "Collège institutionnel, 0 sur 1, 1 vacant"]
    assert [kid.title for kid in rows(store)] == ["Siège 1", "Siège 2"]


def test_that_a_college_without_seats_and_with_a_territory_says_so(store: Store) -> None:
    from dsi_desktop.db.schema.areas import Area

    commands.add_college(
        store, body_id=council(store), name="Élus", sectors="municipal",
        area_id=first(store, Area))
    assert nodes(store)[2].title.startswith("Élus (")
    assert nodes(store)[2].title.endswith("), aucun siège")


def test_that_those_without_college_and_without_vote_come_last(store: Store) -> None:
    eric = every(store, Person)[1]
    commands.appoint_member(store, body_id=council(store), person_id=eric, role="observer")
    assert [node.title for node in nodes(store)][2:] == ["Sans droit de vote"]
    assert nodes(store)[2].kids[0].title == "Observation"
    assert [node.title for node in nodes(store, 2)] == ["Sièges et membres"]
    commands.edit_seat(store, vacant(store), college_id=None)
    assert [node.title for node in nodes(store)][2:] == ["Sans collège", "Sans droit de vote"]


def test_that_a_row_says_who_for_whom_and_until_when(store: Store) -> None:
    letter(store)
    commands.edit_membership(store, first(store, Membership), end_on="2026-12-31")
    commands.appoint_member(
        store, body_id=council(store), person_id=every(store, Person)[1], role="substitute",
        substitutes_for_id=first(store, Membership))
    held, free = rows(store)[:2]
    assert scene.holder(held) == "Hélène Savard, présidence"
    assert scene.on_behalf(held) == "Service d’aide communautaire"
    assert scene.substitutes(held) == "Éric Gauthier"
    assert scene.letter(held) == "échoit bientôt"
    assert plain(scene.until(held, TODAY)) == "31 déc."
    assert plain(scene.spoken(held, TODAY)) == (
        "Siège 1, Hélène Savard, présidence, Service d’aide communautaire, jusqu’au 31 déc., "
        "substitut : Éric Gauthier, lettre de mandat échoit bientôt")
    assert scene.spoken(free, TODAY) == "Siège 2, Vacant"
    assert (scene.on_behalf(free), scene.until(free, TODAY), scene.letter(free)) == ("", "", "")


def test_that_a_heading_says_only_its_title(store: Store) -> None:
    heading = nodes(store)[0]
    assert scene.spoken(heading, TODAY) == heading.title
    assert (scene.holder(heading), scene.on_behalf(heading)) == ("", "")
    assert (scene.until(heading, TODAY), scene.substitutes(heading)) == ("", "")
    assert scene.letter(heading) == ""


def test_that_a_citizen_without_end_on_two_seats_is_said_so(store: Store) -> None:
    eric = every(store, Person)[1]
    commands.appoint_member(store, body_id=body(store, 3), person_id=eric)
    with store.operation("Réunir") as op:
        op.add(Membership(body_id=body(store, 3), person_id=eric, start_on="2026-01-01"))
    first_row = rows(store, 3)[0]
    assert scene.holder(first_row) == "Éric Gauthier"
    assert scene.on_behalf(first_row) == "à titre citoyen"
    assert "double siège, sans fin" in scene.spoken(first_row, TODAY)


def test_that_the_area_and_an_unnamed_seat_are_said(store: Store) -> None:
    from dsi_desktop.db.schema.areas import Area

    commands.add_seat(store, body_id=body(store, 3), area_id=first(store, Area))
    assert rows(store, 3)[0].title.startswith("Siège sans nom (")


def test_that_each_row_offers_what_can_be_done_with_it(store: Store) -> None:
    held, free = rows(store)
    assert scene.gestures(None) == ()
    assert scene.gestures(nodes(store)[0]) == scene.COLLEGE
    assert scene.gestures(free) == ("appoint", *scene.SEAT)
    assert scene.gestures(held) == (*scene.HELD, *scene.SEAT)
    kept = letter(store)
    assert scene.gestures(rows(store)[0]) == (*scene.HELD, *scene.LETTER, *scene.SEAT)
    assert kept


def test_that_a_citizen_has_no_letter_and_an_observer_no_substitute(store: Store) -> None:
    eric = every(store, Person)[1]
    commands.appoint_member(store, body_id=body(store, 3), person_id=eric, role="observer")
    offered = scene.gestures(rows(store, 3)[0])
    assert "letter" not in offered
    assert "substitute" not in offered
    assert scene.gestures(nodes(store, 3)[0]) == ()


def test_that_every_gesture_has_its_words(store: Store) -> None:
    every_one = ("appoint", *scene.HELD, *scene.LETTER, *scene.SEAT, *scene.COLLEGE)
    words = [scene.gesture_words(gesture) for gesture in every_one]
    assert len(set(words)) == len(every_one)
    assert rows(store)


def test_that_a_letter_over_gives_way_to_a_new_one() -> None:
    def row(letter_id: str, state: str) -> SeatRow:
        return SeatRow("p", "c", "p", "", "", None, "held", (), letter_id, state)

    assert scene.rewrites_letter(row("l", "holds"))
    assert scene.rewrites_letter(row("l", "coming"))
    assert not scene.rewrites_letter(row("l", "over"))
    assert not scene.rewrites_letter(row("", ""))


def test_that_the_standing_says_the_balance_and_the_rule(store: Store) -> None:
    sheet = queries.seating_sheet(store, council(store), TODAY)
    said = scene.standing(sheet)
    assert (plain(said.sentence), said.tone) == ("Parité tenue : 1 et 0", "good")
    assert plain(said.rule) == "La règle admet un écart de 1 siège"
    commands.set_rules(store, council(store), parity_max_gap=0)
    broken = scene.standing(queries.seating_sheet(store, council(store), TODAY))
    assert broken.tone == "bad"
    alone = scene.standing(queries.seating_sheet(store, body(store, 2), TODAY))
    assert (plain(alone.sentence), alone.tone, alone.rule) == (
        "1 membre avec droit de vote", "quiet", "")


def test_that_a_body_says_in_a_few_words_what_it_asks_for(store: Store) -> None:
    line = queries.seating_lines(store, TODAY)[1]
    assert (scene.asked_for(line), scene.filled(line), scene.tone(line)) == (
        "1 vacant", "1 sur 2", "warn")
    commands.add_seats(store, body_id=council(store), college_id=first(store, College), count=2)
    commands.set_rules(store, council(store), parity_max_gap=0)
    letter(store)
    line = queries.seating_lines(store, TODAY)[1]
    assert scene.asked_for(line) == "parité rompue · 3 vacants · 1 lettre · 1 avis"
    assert scene.tone(line) == "bad"
    chantier = queries.seating_lines(store, TODAY)[2]
    assert (scene.asked_for(chantier), scene.filled(chantier), scene.tone(chantier)) == (
        "", "1", "")


def test_that_the_body_that_asks_for_most_is_shown_first(store: Store) -> None:
    lines = queries.seating_lines(store, TODAY)
    assert scene.worth_showing(lines) == council(store)
    assert scene.worth_showing(lines[2:]) == lines[2].body.id
    assert scene.worth_showing([]) == ""
    assert every(store, Organization)


def test_that_letters_are_counted_among_those_who_could_have_one() -> None:
    assert plain(scene.letters_words((2, 9))) == "Lettres de mandat : 2 sur 9"
    assert scene.letters_words((0, 0)) == ""


def test_that_a_seat_that_waits_for_somebody_still_counts_as_a_seat(store: Store) -> None:
    commands.appoint_member(
        store, body_id=council(store), person_id=every(store, Person)[1],
        post_id=vacant(store), start_on="2027-01-01")
    line = queries.seating_lines(store, TODAY)[1]
    assert (line.count("vacant"), line.count("coming")) == (0, 1)
    assert plain(scene.filled(line)) == "1 sur 2"
