"""A proposal given its result in the form of its line is voted: nothing is proven less there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.db.schema.minutes import SealedSection
from dsi_desktop.db.sealing import Lock
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.rules.ballot import Voice
from dsi_desktop.features.minutes.rules.document import Said
from dsi_desktop.kernel.errors import RuleBroken
from support.dossier import TODAY, contents
from support.meeting_ground import Ground, grounded

TEXT = "Demander 18 000 $ au Fonds régions et ruralité"
LOCK = Lock("clé de la section", "clé emballée")


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    governance.set_rules(made.store, made.body, quorum_kind="number", quorum_value=3)
    made.under_way()
    yield made
    made.store.close()


def moved(ground: Ground, text: str = TEXT, amends: str | None = None) -> str:
    return commands.record_resolution(
        ground.store, ground.meeting, ground.items[2], text, state="moved", amends_id=amends,
        mover_id=ground.people[0], taken_at="13:40",
    )


def said(ground: Ground) -> list[Said]:
    document = queries.live_meeting(ground.store, ground.meeting, TODAY).document
    return [one for point in document.points for one in point.said if one.kind == "motion"]


def leave(ground: Ground, at: str) -> None:
    for place in (1, 2, 3, 4):
        meetings.record_departure(ground.store, ground.line(place), at)


def closed(ground: Ground) -> str:
    return commands.enter_in_camera(
        ground.store, ground.meeting, ground.items[1], LOCK, taken_at="14:00"
    )


def test_its_amendments_are_voted_first(ground: Ground) -> None:
    made = moved(ground)
    amendment = moved(ground, "remplacer 18 000 $ par 15 000 $", made)
    before = contents(ground.store)
    with pytest.raises(RuleBroken, match="amendement est en débat"):
        commands.edit_resolution(ground.store, made, state="carried_unanimous")
    assert contents(ground.store) == before
    commands.edit_resolution(ground.store, amendment, state="carried_unanimous")
    assert said(ground)[0].text.startswith("Demander 15 000 $")
    commands.edit_resolution(ground.store, made, state="carried_unanimous")
    assert said(ground)[0].state == "carried_unanimous"


def test_its_quorum_is_proven_at_the_hour_of_the_vote(ground: Ground) -> None:
    made = moved(ground)
    leave(ground, "13:50")
    with pytest.raises(RuleBroken, match="Quorum non atteint"):
        commands.edit_resolution(
            ground.store, made, state="carried_unanimous", taken_at="14:00"
        )
    commands.edit_resolution(ground.store, made, state="carried_unanimous", taken_at="13:45")
    assert "5 sur 5" in said(ground)[0].quorum_note


def test_a_vote_is_not_carried_to_an_hour_without_quorum(ground: Ground) -> None:
    made = moved(ground)
    commands.vote_resolution(ground.store, made, taken_at="13:45")
    leave(ground, "13:50")
    with pytest.raises(RuleBroken, match="Quorum non atteint"):
        commands.edit_resolution(ground.store, made, taken_at="13:55")
    commands.edit_resolution(ground.store, made, text="Demander 20 000 $", taken_at="13:45")
    assert said(ground)[0].text == "Demander 20 000 $"


def test_nothing_is_voted_in_clear_while_the_doors_are_closed(ground: Ground) -> None:
    made = moved(ground)
    closed(ground)
    before = contents(ground.store)
    with pytest.raises(RuleBroken, match="à huis clos"):
        commands.vote_resolution(ground.store, made)
    with pytest.raises(RuleBroken, match="à huis clos"):
        commands.edit_resolution(ground.store, made, state="carried_unanimous")
    with pytest.raises(RuleBroken, match="à huis clos"):
        commands.say_next_meeting(ground.store, ground.items[2], held_on="2027-01-14")
    assert contents(ground.store) == before
    commands.edit_resolution(ground.store, made, text="Demander 20 000 $")
    assert [one.text for one in said(ground) if one.state == "moved"] == ["Demander 20 000 $"]


def test_the_doors_stay_open_when_the_roll_called_says_no(ground: Ground) -> None:
    no = tuple(Voice("no", organization_id=one) for one in ground.organizations)
    before = contents(ground.store)
    with pytest.raises(RuleBroken, match="la rencontre reste ouverte"):
        commands.enter_in_camera(
            ground.store, ground.meeting, ground.items[1], LOCK, taken_at="14:00", voices=no
        )
    assert contents(ground.store) == before


def test_a_closed_session_ends_once(ground: Ground) -> None:
    section = closed(ground)
    commands.leave_in_camera(ground.store, section, "14:20")
    with pytest.raises(RuleBroken, match="déjà terminé"):
        commands.leave_in_camera(ground.store, section, "15:20")


def test_a_section_is_adopted_by_its_own_body_only(ground: Ground) -> None:
    section = closed(ground)
    with ground.store.operation("Écrire avec un autre programme") as op:
        op.get(SealedSection, section).ciphertext = "texte scellé"
    commands.leave_in_camera(ground.store, section, "14:20")
    meeting = meetings.create_meeting(
        ground.store, body_id=ground.chantier, held_on="2027-01-14"
    )
    there = commands.enter_in_camera(ground.store, meeting, None, LOCK, taken_at="14:00")
    before = contents(ground.store)
    with pytest.raises(RuleBroken, match="à une rencontre suivante"):
        commands.adopt_sealed(ground.store, section, there)
    assert contents(ground.store) == before
