"""The screen of an election without a window: the draft, the words, the next thing to do."""

from collections.abc import Sequence
from datetime import date

import pytest

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.presenter.election_scene import (
    ElectionScene,
    ParitySide,
    parity_of,
    scene_of,
)
from dsi_desktop.features.governance.presenter.elections import ElectionsPresenter
from dsi_desktop.features.governance.queries import ElectionLine
from dsi_desktop.features.governance.rules.ballots import Ballots
from dsi_desktop.features.governance.rules.elections import Standing
from dsi_desktop.kernel.errors import DsiError, NotFound, RuleBroken
from dsi_desktop.kernel.text import fr
from support.dossier import TODAY
from support.election_ground import (
    DAY,
    Ballot,
    candidate,
    count_of,
    opened,
    seated,
    state_of,
    voting,
)


class Screen:
    """Remembers what it was given."""

    def __init__(self) -> None:
        self.lines: Sequence[ElectionLine] | None = None
        self.scene: ElectionScene | None = None
        self.refused: list[DsiError] = []
        self.told: list[str] = []
        self.announced: list[str] = []

    def show_list(self, lines: Sequence[ElectionLine]) -> None:
        self.lines = lines

    def show_scene(self, scene: ElectionScene) -> None:
        self.scene = scene

    def refuse(self, error: DsiError) -> None:
        self.refused.append(error)

    def tell(self, sentence: str) -> None:
        self.told.append(sentence)

    def announce(self, sentence: str) -> None:
        self.announced.append(sentence)


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def presenter(store: Store, screen: Screen) -> ElectionsPresenter:
    made = ElectionsPresenter(store, screen, lambda: TODAY)
    store.bus.subscribe(lambda _changes: made.refresh())
    return made


def sheet_of(store: Store, election: str) -> queries.ElectionSheet:
    return queries.election_sheet(store, election, DAY)


def scene(store: Store, election: str) -> ElectionScene:
    return scene_of(sheet_of(store, election), {}, sheet_of(store, election).rounds[-1].ballots)


def test_presses_of_plus_are_one_gesture_once_the_count_rests(
    store: Store, ground: Ballot, presenter: ElectionsPresenter, screen: Screen,
) -> None:
    presenter.open(voting(store, ground))
    helene = candidate(store, "Hélène")
    for _press in range(3):
        presenter.step(helene, 1)
    presenter.step(helene, -1)
    presenter.step(candidate(store, "Luc"), -1)
    assert sheet_of(store, presenter.election_id).candidates[0].votes == (0,)
    assert presenter.is_draft
    assert screen.announced[-2:] == [
        "Hélène Savard, 2 voix, élu·e", "Luc Poirier, 0 voix",
    ]
    presenter.keep()
    assert not presenter.is_draft
    assert sheet_of(store, presenter.election_id).candidates[0].votes == (2,)
    store.undo()
    assert sheet_of(store, presenter.election_id).candidates[0].votes == (0,)


def test_totals_and_papers_are_typed_while_one_counts_only(
    store: Store, ground: Ballot, presenter: ElectionsPresenter, screen: Screen,
) -> None:
    presenter.open(opened(store, ground))
    presenter.total(candidate(store, "Hélène"), 12)
    presenter.papers("handed_out", 12)
    presenter.step("nobody", 1)
    assert not presenter.is_draft
    presenter.start_vote()
    presenter.total(candidate(store, "Hélène"), 12)
    for name, count in (("handed_out", 23), ("returned", 23), ("spoiled", 1), ("spoiled", 1)):
        presenter.papers(name, count)
    assert screen.scene is not None
    assert screen.scene.ballots == Ballots(23, 23, 1)
    assert screen.scene.rows[0].votes == 12
    presenter.leave()
    line = screen.lines
    assert line is not None
    assert [one.state for one in line] == ["voting"]
    assert sheet_of(store, line[0].id).rounds[0].ballots == Ballots(23, 23, 1)


def test_proclaiming_writes_the_count_and_says_who_sits(
    store: Store, ground: Ballot, presenter: ElectionsPresenter, screen: Screen,
) -> None:
    election = voting(store, ground)
    presenter.open(election)
    for given, votes in (("Hélène", 17), ("Denis", 14), ("Manon", 8), ("Luc", 3)):
        presenter.total(candidate(store, given), votes)
    presenter.papers("handed_out", 23)
    presenter.papers("returned", 22)
    with pytest.raises(RuleBroken):
        presenter.proclaim("")
    assert presenter.is_draft
    assert state_of(store, election) == "voting"
    presenter.papers("returned", 23)
    presenter.papers("spoiled", 1)
    assert "Hélène Savard, Denis Lavoie" in presenter.question()
    presenter.proclaim()
    assert len(seated(store, election)) == 2
    assert fr(screen.told[-1]) == fr("Élection proclamée : Hélène Savard, Denis Lavoie.")
    store.undo()
    assert (state_of(store, election), len(seated(store, election))) == ("voting", 0)


def test_a_tie_goes_to_a_second_round_or_to_the_lot(
    store: Store, ground: Ballot, presenter: ElectionsPresenter, screen: Screen,
) -> None:
    presenter.open(voting(store, ground))
    for given, votes in (("Hélène", 17), ("Denis", 9), ("Manon", 9), ("Luc", 3)):
        presenter.total(candidate(store, given), votes)
    assert screen.scene is not None
    assert screen.scene.next == "round"
    assert [row.standing for row in screen.scene.rows] == ["elected", "tied", "tied", "out"]
    assert presenter.next_round()
    assert [row.countable for row in screen.scene.rows] == [False, True, True, False]
    assert fr(screen.scene.head) == fr("Communautaire : deuxième tour")
    assert [row.votes for row in screen.scene.rows] == [17, 0, 0, 3]
    for given in ("Denis", "Manon"):
        presenter.total(candidate(store, given), 10)
    presenter.settle([candidate(store, "Manon")], "chair", "")
    assert [row.standing for row in screen.scene.rows] == ["elected", "out", "elected", "out"]
    assert presenter.next_round()
    assert [row.standing for row in screen.scene.rows] == ["elected", "out", "out", "out"]
    presenter.total(candidate(store, "Denis"), 5)
    assert not presenter.next_round()
    assert len(screen.refused) == 1
    assert screen.scene.rows[1].votes == 5


def test_an_election_removed_elsewhere_gives_the_list_back(
    store: Store, ground: Ballot, presenter: ElectionsPresenter, screen: Screen,
) -> None:
    election = opened(store, ground)
    presenter.open(election)
    commands.remove_election(store, election)
    assert (presenter.election_id, screen.lines) == ("", [])
    with pytest.raises(NotFound):
        presenter.scene()


def test_the_next_thing_to_do_follows_the_election(store: Store, ground: Ballot) -> None:
    election = commands.open_election(
        store, body_id=ground.council, meeting_id=ground.meeting, college_id=ground.community,
    )
    assert (scene(store, election).next, scene(store, election).rows) == ("add", ())
    for given, name in (("Hélène", "SACC"), ("Denis", "GUEPE"), ("Manon", "Centraide")):
        commands.add_candidacy(
            store, election, person_id=ground.people[given],
            organization_id=ground.organizations[name],
        )
    assert scene(store, election).next == "vote"
    commands.withdraw_candidacy(store, candidate(store, "Manon"))
    assert scene(store, election).next == "proclaim"
    assert [(row.standing, row.word) for row in scene(store, election).rows] == [
        ("elected", "par acclamation"), ("elected", "par acclamation"), ("withdrawn", "retirée"),
    ]
    commands.proclaim(store, election)
    after = scene(store, election)
    assert (after.next, after.writable, after.counting) == ("", False, False)
    assert fr(after.head) == fr("Communautaire : élection proclamée")


def test_a_vote_given_up_shows_nobody_elected(store: Store, ground: Ballot) -> None:
    election = voting(store, ground)
    commands.record_count(store, election, count_of(store, helene=4))
    commands.cancel_election(store, election, note="Bulletins mal imprimés")
    shown = scene(store, election)
    assert shown.standing == Standing()
    assert shown.remarks == (shown.remarks[0],)
    assert "Bulletins mal imprimés" in shown.remarks[0]


def test_the_count_is_said_in_figures_and_words(store: Store, ground: Ballot) -> None:
    election = voting(store, ground, scrutineers="Rita Côté")
    commands.record_count(
        store, election, count_of(store, helene=17, denis=14, manon=8, luc=3), Ballots(23, 23, 1),
    )
    shown = scene(store, election)
    assert shown.facts == (
        "2 sièges à pourvoir, 4 candidatures, scrutin secret, 2 noms au plus par bulletin"
    )
    assert fr(shown.rows[0].detail) == fr("SACC · proposition : Annie Simard")
    assert [round(row.share, 2) for row in shown.rows] == [0.77, 0.64, 0.36, 0.14]
    assert shown.rows[0].spoken == "Hélène Savard, 17 voix, élu·e"
    assert shown.assembly == "Assemblée · " + fr("3 juin 2026") + " · Saint-Hilarion"
    assert "Rita Côté" in shown.remarks[0]
    assert shown.papers


def test_the_balance_is_that_of_the_proclamation(store: Store, ground: Ballot) -> None:
    election = voting(store, ground)
    commands.record_count(store, election, count_of(store, helene=17, denis=14))
    shown = scene(store, election).parity
    assert shown is not None
    assert shown.sides == (
        ParitySide("Communautaire", 3, 2, 0), ParitySide("Institutionnel", 4, 0, 1),
    )
    assert [side.words for side in shown.sides] == ["3 et 2 de plus", "4 et 1 vacant"]
    assert (shown.held, fr(shown.verdict)) == (True, fr("Écart de 1 : permis"))
    commands.set_rules(store, ground.council, parity_max_gap=0)
    broken = scene(store, election).parity
    assert broken is not None
    assert (broken.held, fr(broken.verdict)) == (False, fr("Écart de 1 : trop grand"))


def test_the_balance_counts_a_seat_that_is_only_planned(store: Store, ground: Ballot) -> None:
    election = opened(store, ground)
    for seat in sheet_of(store, election).free:
        commands.abolish_seat(store, seat.post_id or "", "2026-06-01")
    commands.edit_college(store, ground.community, seats=12, sectors="")
    sheet = sheet_of(store, election)
    winners = Standing(tuple(one.id for one in sheet.candidates[:2]))
    found = parity_of(sheet, winners)
    assert found is not None
    assert (found.sides[0].held, found.sides[0].new) == (3, 2)
    too_many = Standing(tuple(one.id for one in sheet.candidates) * 3)
    crowded = parity_of(sheet, too_many)
    assert crowded is not None
    assert crowded.sides[0].new == 0


def test_a_body_without_colleges_compares_nothing(store: Store, ground: Ballot) -> None:
    chantier = commands.create_body(store, name="Transport", kind="workstream")
    election = commands.open_election(
        store, body_id=chantier, meeting_id=ground.meeting, method="show_of_hands", voters=9,
        title="Présidence du chantier",
    )
    shown = scene(store, election)
    assert (shown.parity, shown.cards, shown.title) == (None, (), "Présidence du chantier")
    assert fr(shown.head) == fr("Transport : candidatures")
    assert shown.facts == "1 siège à pourvoir, aucune candidature, main levée"
    assert not shown.papers


def test_colleges_stand_beside_the_count(store: Store, ground: Ballot) -> None:
    election = opened(store, ground)
    first, second = scene(store, election).cards
    assert (first.count, first.full, first.open, first.state, first.shown) == (
        "3 sur 5", False, 2, "candidatures", True,
    )
    assert first.members[2] == ("Annie Simard", "GUEPE, depuis 2025")
    assert (second.state, second.election_id, second.shown) == ("à combler", "", False)
    commands.start_vote(store, election)
    assert scene(store, election).cards[0].state == "vote en cours"


def test_who_waits_for_consent_and_who_served_too_long_are_said(
    store: Store, ground: Ballot,
) -> None:
    commands.set_rules(store, ground.council, max_terms=1)
    post = queries.seats_at(store, ground.council, date(2026, 6, 3))[3].id
    commands.appoint_member(
        store, body_id=ground.council, person_id=ground.people["Hélène"], post_id=post,
        organization_id=ground.organizations["SACC"], start_on="2024-06-10", end_on="2026-06-09",
    )
    election = opened(store, ground)
    commands.edit_candidacy(
        store, candidate(store, "Luc"), consented=False, proposed_by="", organization_id=None,
    )
    shown = scene(store, election)
    assert (shown.rows[3].word, shown.rows[3].detail) == ("à confirmer", "à titre citoyen")
    assert "Hélène Savard en est à 2 mandats" in shown.remarks[0]


def test_without_colleges_the_question_is_only_whom(
    store: Store, ground: Ballot, presenter: ElectionsPresenter,
) -> None:
    chantier = commands.create_body(store, name="Transport", kind="workstream")
    election = commands.open_election(store, body_id=chantier, meeting_id=ground.meeting)
    commands.add_candidacy(store, election, person_id=ground.people["Luc"])
    presenter.open(election)
    assert presenter.question() == "Proclamer l’élection de Luc Poirier?"


def test_what_was_typed_is_dropped_at_will(
    store: Store, ground: Ballot, presenter: ElectionsPresenter, screen: Screen,
) -> None:
    presenter.open(voting(store, ground))
    presenter.total(candidate(store, "Luc"), 7)
    presenter.drop()
    assert screen.scene is not None
    assert (presenter.is_draft, screen.scene.rows[3].votes) == (False, 0)
