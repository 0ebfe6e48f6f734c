"""The ballots on paper: enough of them, cut on their lines, read aloud, proven accessible."""

from dataclasses import replace

import pytest

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.report import REPORTS
from dsi_desktop.features.governance.report.ballots import ballots, printed
from dsi_desktop.features.governance.rules.ballot_paper import (
    HIGH,
    WIDE,
    choose_words,
    pages,
    per_page,
)
from dsi_desktop.features.governance.rules.ballots import Ballots
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.kernel.drawing import Rect, Text
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.reporting.blocks import Document, Figure
from support import pdf_reader, pdf_samples
from support.election_ground import DAY, Ballot, candidate, count_of, opened, voting
from support.pdf_verifier import problems


def measure(text: str, _role: str, size: float) -> float:
    return len(text) * size * 0.5


def figures(document: Document) -> list[Figure]:
    return [block for block in document.blocks if isinstance(block, Figure)]


def test_there_is_one_ballot_a_voter(store: Store, ground: Ballot) -> None:
    document = ballots(store, opened(store, ground, voters=14))
    drawn = [len(one.drawing.groups) for one in figures(document)]
    assert (sum(drawn), drawn) == (14, [6, 6, 2])
    assert sum(isinstance(one, Rect) for one in figures(document)[0].drawing.shapes) == 24


def test_without_voters_a_whole_page_is_printed(store: Store, ground: Ballot) -> None:
    election = opened(store, ground)
    assert len(figures(ballots(store, election))[0].drawing.groups) == per_page(4)
    sheet = queries.election_sheet(store, election, DAY)
    assert printed(sheet) == 0
    meetings.set_attendance(store, ground.meeting, ground.people["Rita"], "present")
    here = queries.election_sheet(store, election, DAY)
    assert printed(here) == 1
    assert printed(replace(here, voters=30)) == 30


def test_the_second_round_prints_those_tied_only(store: Store, ground: Ballot) -> None:
    election = voting(store, ground)
    commands.hold_next_round(
        store, election, count_of(store, helene=17, denis=9, manon=9, luc=3), Ballots(20, 20, 0),
    )
    (figure,) = figures(ballots(store, election))
    texts = {one.text for one in figure.drawing.shapes if isinstance(one, Text)}
    assert {"Denis Lavoie", "Manon Girard"} <= texts
    assert not {"Hélène Savard", "Luc Poirier"} & texts
    assert choose_words(1) in texts


def test_who_did_not_accept_is_on_no_ballot(store: Store, ground: Ballot) -> None:
    election = opened(store, ground)
    commands.edit_candidacy(store, candidate(store, "Luc"), consented=False)
    alternative = figures(ballots(store, election))[0].alt
    assert "Manon Girard" in alternative
    assert "Luc Poirier" not in alternative


def test_ballots_without_candidates_or_election_are_refused(
    store: Store, ground: Ballot,
) -> None:
    election = commands.open_election(
        store, body_id=ground.council, meeting_id=ground.meeting, college_id=ground.community,
    )
    for asked in (election, None):
        with pytest.raises(RuleBroken):
            ballots(store, asked)


@pytest.mark.parametrize("count", [1, 2, 4, 9, 30])
def test_nothing_is_drawn_outside_the_page(store: Store, ground: Ballot, count: int) -> None:
    sheet = queries.election_sheet(store, opened(store, ground), DAY)
    people = [
        replace(sheet.candidates[0], id=str(n), name="Marie-Christine de la Durantaye-Archambault")
        for n in range(count)
    ]
    for drawn, _alt in pages("Élection", people, 2, 7, measure):
        for shape in drawn.shapes:
            if isinstance(shape, Text):
                assert 0 <= shape.y <= HIGH
                assert shape.x + measure(shape.text, "", shape.size) <= WIDE + 1


def test_the_paper_is_accessible_and_says_how_to_count(store: Store, ground: Ballot) -> None:
    document = ballots(store, opened(
        store, ground, voters=7, scrutineers="Nathalie Bouchard, Isabelle Fortin",
    ))
    content, rendered = pdf_samples.printed(document)
    assert problems(content) == []
    assert rendered.pages == 3
    aloud = " ".join(pdf_reader.read_aloud(content))
    for said in ("Feuille de dépouillement", "Isabelle Fortin", "Hélène Savard"):
        assert said in aloud


def test_the_report_is_offered_for_an_election() -> None:
    (found,) = [one for one in REPORTS if one.name == "ballots"]
    assert (found.scope, found.stem) == ("election", "bulletins")
