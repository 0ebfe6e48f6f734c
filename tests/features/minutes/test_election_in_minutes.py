"""A proclaimed election in the minutes: live, printed, frozen, and what one may do of its line."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from dsi_desktop.db.schema.elections import BallotCount
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.governance.rules.ballots import Ballots
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.meetings.rules.room import QuorumRule
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.report import minutes
from dsi_desktop.features.minutes.rules.document import Said
from dsi_desktop.features.minutes.rules.elections import election_text
from dsi_desktop.features.minutes.rules.refusals import entry_id
from dsi_desktop.features.minutes.rules.scene import card_of, scene_of
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.text import fr
from dsi_desktop.reporting.reading import texts_of
from support.dossier import copied
from support.election_ground import DAY, Ballot, candidate, count_of, kept, opened, voting


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ballot]:
    return kept(tmp_path_factory.mktemp("written"))


@pytest.fixture
def ground(written: tuple[Path, Ballot]) -> Ballot:
    return written[1]


@pytest.fixture
def store(written: tuple[Path, Ballot], tmp_path: Path) -> Iterator[Store]:
    made = copied(written[0], tmp_path)
    yield made
    made.close()


def proclaimed(store: Store, ground: Ballot) -> str:
    election = voting(store, ground, scrutineers="Rita Côté")
    governance.proclaim(
        store, election, votes=count_of(store, helene=17, denis=14, manon=8, luc=3),
        ballots=Ballots(23, 23, 1),
    )
    return election


def said_in(store: Store, ground: Ballot) -> Said:
    (said,) = queries.minutes_of(store, ground.meeting).every("election")
    return said


def test_the_line_stands_at_its_point_with_its_sentences(store: Store, ground: Ballot) -> None:
    election = proclaimed(store, ground)
    said = said_in(store, ground)
    assert (said.id, said.record_id) == (entry_id(election), election)
    point = next(one for one in queries.minutes_of(store, ground.meeting).points if one.said)
    assert point.id == ground.item
    assert fr(said.title) == fr("Élection : Comité conseil – Communautaire")
    assert [fr(line) for line in said.text.split("\n")] == [fr(line) for line in (
        "2 sièges à pourvoir, 4 candidatures, scrutin secret, 2 noms au plus par bulletin.",
        "23 bulletins remis, 23 déposés, 1 blanc ou nul.",
        ("Personnes élues : Hélène Savard (SACC), 17 voix ; Denis Lavoie (Centr’Hommes "
        "Charlevoix), 14 voix."),
        "Mandat du 3 juin 2026 au 2 juin 2028.",
        "Scrutin dépouillé par Rita Côté.",
    )]


def test_a_tie_and_its_second_round_are_told(store: Store, ground: Ballot) -> None:
    election = voting(store, ground)
    governance.hold_next_round(
        store, election, count_of(store, helene=17, denis=9, manon=9, luc=3), Ballots(20, 20, 0)
    )
    governance.proclaim(
        store, election, votes=count_of(store, denis=8, manon=11), ballots=Ballots(20, 20, 1)
    )
    lines = [fr(line) for line in said_in(store, ground).text.split("\n")]
    assert fr(
        "Égalité entre Denis Lavoie et Manon Girard : un nouveau tour est tenu."
    ) in lines
    assert fr(
        "Personnes élues : Hélène Savard (SACC), 17 voix ; Manon Girard (L’Ancrage), 11 voix."
    ) in lines


def test_a_lot_is_told_with_whom_it_chose(store: Store, ground: Ballot) -> None:
    election = voting(store, ground)
    governance.settle_tie(
        store, election, [candidate(store, "Manon")], how="lot",
        votes=count_of(store, helene=17, denis=9, manon=9, luc=3), ballots=Ballots(19, 19, 0),
    )
    governance.proclaim(store, election)
    assert "Manon Girard (L’Ancrage), 9 voix, par tirage au sort" in fr(
        said_in(store, ground).text
    ).replace("\N{NO-BREAK SPACE}", " ")


def test_nothing_is_told_before_the_proclamation(store: Store, ground: Ballot) -> None:
    opened(store, ground)
    assert queries.minutes_of(store, ground.meeting).every("election") == ()


def test_the_paper_frames_the_election(store: Store, ground: Ballot) -> None:
    proclaimed(store, ground)
    letters = "\n".join(texts_of(minutes(store, ground.meeting)))
    assert "Hélène Savard (SACC), 17" in letters
    assert "Communautaire" in letters


def test_the_live_card_says_what_and_who(store: Store, ground: Ballot) -> None:
    proclaimed(store, ground)
    card = card_of(said_in(store, ground))
    assert (card.word, card.text.split("\n")[0]) == (
        "Élection", said_in(store, ground).title,
    )


def test_the_agenda_counts_the_elections_of_a_point(store: Store, ground: Ballot) -> None:
    proclaimed(store, ground)
    shown = scene_of(
        queries.minutes_of(store, ground.meeting), ground.item, (), QuorumRule(), "09:00", DAY,
    )
    assert [line.note for line in shown.agenda if line.id == ground.item] == ["1 élection"]


def test_the_text_is_corrected_at_the_election_and_its_line_moves(
    store: Store, ground: Ballot,
) -> None:
    election = proclaimed(store, ground)
    with pytest.raises(RuleBroken, match="élection"):
        commands.edit_entry(store, entry_id(election), "Autre chose")
    other = meetings.add_item(store, ground.meeting, "Divers")
    commands.move_entry(store, entry_id(election), agenda_item_id=other)
    points = {one.id: one for one in queries.minutes_of(store, ground.meeting).points}
    assert [one.record_id for one in points[other].said] == [election]
    commands.remove_entry(store, entry_id(election))
    assert queries.minutes_of(store, ground.meeting).every("election") == ()


def test_adopted_minutes_keep_the_election_as_it_was_told(store: Store, ground: Ballot) -> None:
    proclaimed(store, ground)
    before = said_in(store, ground)
    meetings.open_meeting(store, ground.meeting, "09:00")
    meetings.close_meeting(store, ground.meeting, "12:00")
    commands.adopt_minutes(store, ground.meeting, adopted_on="2026-11-12")
    assert said_in(store, ground) == before
    adoption = queries.adoption_of(store, ground.meeting)
    assert adoption is not None
    assert adoption.intact


def test_a_line_whose_election_is_open_again_says_nothing() -> None:
    waiting = SimpleNamespace(state="voting")
    assert election_text(waiting, lambda _key: (), str, str) == ""


def test_a_count_of_a_round_that_is_not_held_is_not_told(store: Store, ground: Ballot) -> None:
    election = proclaimed(store, ground)
    before = said_in(store, ground).text
    with store.operation("Recevoir") as op:
        op.add(BallotCount(
            election_id=election, candidacy_id=candidate(store, "Luc"), round=3, votes=50,
        ))
    assert said_in(store, ground).text == before
