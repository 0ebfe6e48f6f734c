"""Quorum and balance at a past date are those the minutes of that day print, whatever follows."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.governance import queries
from dsi_desktop.features.minutes import commands
from dsi_desktop.features.minutes.report import minutes
from dsi_desktop.features.minutes.rules import frozen, wording
from dsi_desktop.features.minutes.rules.document import MinutesDocument
from dsi_desktop.reporting.blocks import Para, text_of
from support.dossier import TODAY
from support.meeting_ground import DAY, Ground, grounded
from support.plain_words import plain

LATER = date(2026, 12, 15)
# By hand: MRC de Charlevoix-Est (municipale) holds two seats, L’Ancrage two and Centr’Hommes one
# (communautaires). Five members, half plus one is three, the gap is one.
COUNTED = {"Collège communautaire": 3, "Collège institutionnel": 2}


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    directory.edit_organization(made.store, made.organizations[0], sector="municipal")
    made.under_way()
    made.close()
    yield made
    made.store.close()


def printed(ground: Ground) -> str:
    blocks = minutes(ground.store, ground.meeting).blocks
    return plain(" ".join(text_of(one.words) for one in blocks if isinstance(one, Para)))


def on_paper(ground: Ground) -> tuple[dict[str, int], int, int]:
    """Return (seats by college, members, quorum required) as the minutes print them."""
    text = printed(ground)
    shares = re.search(r"Sièges pourvus par collège : (.+?) \(écart admis : 1\)", text)
    quorum = re.search(r"Quorum : \d+ membres sur (\d+) \(minimum requis : (\d+)\)", text)
    assert shares is not None
    assert quorum is not None
    found = dict(share.rsplit(" ", 1) for share in shares[1].split(", "))
    return {name: int(held) for name, held in found.items()}, int(quorum[1]), int(quorum[2])


def on_screen(ground: Ground, day: date) -> tuple[dict[str, int], int, int]:
    """Return the same, as the view of the seats shows them on a day."""
    sheet = queries.seating_sheet(ground.store, ground.body, day)
    return {strip.name: strip.held for strip in sheet.strips}, *sheet.quorum


def renew_the_committee(ground: Ground) -> None:
    """Change three seats after the meeting."""
    store = ground.store
    eric, josee = (
        next(one for one in queries.members_at(store, ground.body, TODAY)
             if one.person_id == ground.people[place])
        for place in (4, 0)
    )
    governance.end_membership(store, eric.id, "2026-11-30")
    governance.replace_member(
        store, josee.id, person_id=ground.people[4], start_on="2026-12-01",
        organization_id=ground.organizations[1],
    )
    newcomer = directory.add_person(store, given_name="Ève", family_name="Côté")
    governance.appoint_member(
        store, body_id=ground.body, person_id=newcomer,
        organization_id=ground.organizations[2], start_on="2026-12-01",
    )


def test_that_the_day_is_the_same_on_paper_and_on_screen(ground: Ground) -> None:
    assert on_paper(ground) == (COUNTED, 5, 3)
    assert on_screen(ground, TODAY) == (COUNTED, 5, 3)


def test_that_what_came_after_changes_neither(ground: Ground) -> None:
    renew_the_committee(ground)
    assert on_screen(ground, LATER) == (
        {"Collège communautaire": 4, "Collège institutionnel": 1}, 5, 3)
    assert on_paper(ground) == on_screen(ground, TODAY) == (COUNTED, 5, 3)
    balance = queries.seating_sheet(ground.store, ground.body, TODAY).balance
    assert balance is not None
    assert balance.held
    after = queries.seating_sheet(ground.store, ground.body, LATER).balance
    assert after is not None
    assert not after.held


def test_that_adopted_minutes_keep_the_balance_of_their_day(ground: Ground) -> None:
    commands.adopt_minutes(ground.store, ground.meeting)
    renew_the_committee(ground)
    directory.edit_organization(ground.store, ground.organizations[0], sector="community")
    assert on_paper(ground) == (COUNTED, 5, 3)


def test_that_a_seat_of_a_college_counts_there_in_both(ground: Ground) -> None:
    store = ground.store
    institution = queries.colleges_of(store, ground.body)[1].id
    post = governance.add_seat(store, body_id=ground.body, label="Siège", college_id=institution)
    nathalie = next(one for one in queries.members_at(store, ground.body, TODAY)
                    if one.person_id == ground.people[2])
    governance.edit_membership(store, nathalie.id, post_id=post, organization_id=None)
    found = {"Collège communautaire": 2, "Collège institutionnel": 3}
    assert on_paper(ground) == on_screen(ground, TODAY) == (found, 5, 3)


def test_that_nothing_is_printed_without_colleges_members_or_day(ground: Ground) -> None:
    store = ground.store
    with store.operation("Vider") as op:
        from dsi_desktop.db.schema.meetings import Meeting

        op.get(Meeting, ground.meeting).held_on = None
    assert "par collège" not in printed(ground)
    with store.operation("Rétablir") as op:
        op.get(Meeting, ground.meeting).held_on = "2020-01-01"
    assert "par collège" not in printed(ground)
    with store.operation("Rétablir") as op:
        op.get(Meeting, ground.meeting).held_on = DAY
    assert "par collège" in printed(ground)
    governance.remove_college(store, queries.colleges_of(store, ground.body)[0].id)
    assert "par collège" not in printed(ground)


def test_that_one_counted_college_among_two_makes_no_balance(ground: Ground) -> None:
    line = queries.colleges_of(ground.store, ground.body)[0]
    governance.edit_college(ground.store, line.id, parity=False)
    assert "par collège" not in printed(ground)


def test_that_the_frozen_form_gives_the_colleges_back() -> None:
    document = MinutesDocument("m", colleges=(("Communautaire", 5), ("Municipal", 4)),
                               parity_max_gap=2)
    assert frozen.thawed(frozen.canonical(document)) == document
    assert plain(wording.balance(document)) == (
        "Sièges pourvus par collège : Communautaire 5, Municipal 4 (écart admis : 2).")
    assert wording.balance(MinutesDocument("m")) == ""
