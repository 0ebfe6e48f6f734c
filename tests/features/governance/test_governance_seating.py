"""Seats, terms, colleges, presets and letters: what is written, and what is refused in words."""

import pytest
from sqlalchemy import select

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import (
    BodyRules,
    College,
    MandateLetter,
    Membership,
    Post,
)
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from support.commands_directory import Gesture, every, first
from support.commands_governance import body
from support.commands_seats import council, letter, vacant
from support.dossier import TODAY, contents


def refused(store: Store, gesture: Gesture) -> RuleBroken:
    before = contents(store)
    with pytest.raises(RuleBroken) as caught:
        gesture(store)
    assert contents(store) == before
    return caught.value


def read(store: Store, kind: type, record_id: str) -> dict[str, object]:
    with store.read() as session:
        record = session.get(kind, record_id)
        return {column.key: getattr(record, column.key) for column in kind.__table__.columns}


def test_that_a_preset_writes_its_rules_and_takes_nothing_away(store: Store) -> None:
    commands.apply_preset(store, council(store), "coordination_committee")
    rules = queries.rules_of(store, council(store))
    assert (rules.meetings_per_year, rules.quorum_kind) == (10, "majority")
    assert rules.number_template == "{sigle}-{yyyy}-{seq:03}"
    assert len(queries.colleges_of(store, council(store))) == 2
    assert queries.body_sheet(store, council(store), TODAY).members


def test_that_a_preset_adds_the_colleges_whose_sectors_nobody_gathers(store: Store) -> None:
    chantier = body(store, 2)
    commands.add_college(store, body_id=chantier, name="Élus", sectors="municipal")
    commands.apply_preset(store, chantier, "coordination_committee")
    assert [(line.name, line.parity) for line in queries.colleges_of(store, chantier)] == [
        ("Élus", True), ("Collège communautaire", True), ("Collège institutionnel", True),
    ]


def test_that_a_preset_gives_rules_to_a_body_that_lost_them(store: Store) -> None:
    chantier = body(store, 2)
    with store.operation("Effacer") as op:
        for row in op.scalars(select(BodyRules).where(BodyRules.body_id == chantier)).all():
            op.remove(row)
    commands.apply_preset(store, chantier, "assembly")
    assert queries.rules_of(store, chantier).quorum_kind == "present"


def test_that_several_seats_are_numbered_after_those_of_the_college(store: Store) -> None:
    community = first(store, College)
    made = commands.add_seats(store, body_id=council(store), college_id=community, count=2)
    labels = [line.label for line in queries.seats_at(store, council(store), TODAY)]
    assert labels == ["Siège 1", "Siège 2", "Siège 3", "Siège 2"]
    assert len(made) == 2
    for count in (0, 101):
        assert refused(store, lambda s, n=count: commands.add_seats(
            s, body_id=council(s), college_id=first(s, College), count=n)).field == "count"


def test_that_a_seat_stays_in_the_colleges_of_its_body(store: Store) -> None:
    for gesture in (
        lambda s: commands.add_seats(
            s, body_id=body(s, 2), college_id=first(s, College), count=1),
        lambda s: commands.edit_seat(
            s, commands.add_seat(s, body_id=body(s, 2)), college_id=first(s, College)),
    ):
        with pytest.raises(RuleBroken) as caught:
            gesture(store)
        assert caught.value.field == "college_id"


def test_that_a_seat_is_named_and_placed(store: Store) -> None:
    commands.edit_seat(store, vacant(store), label=" Siège\nde la MRC ", start_on="2020-01-01")
    assert read(store, Post, vacant(store))["label"] == "Siège de la MRC"
    commands.abolish_seat(store, vacant(store), "2026-01-01")
    assert refused(store, lambda s: commands.edit_seat(
        s, every(s, Post)[1], start_on="2026-02-01")).field == "start_on"


def test_that_a_held_seat_is_neither_abolished_nor_removed(store: Store) -> None:
    held = every(store, Post)[0]
    assert refused(
        store, lambda s: commands.abolish_seat(s, held, "2026-12-31")).field == "end_on"
    assert "abolissez" in refused(store, lambda s: commands.remove_seat(s, held)).sentence
    commands.end_membership(store, first(store, Membership), "2026-12-31")
    commands.abolish_seat(store, held, "2026-12-31")
    commands.reopen_seat(store, held)
    assert read(store, Post, held)["end_on"] is None


def test_that_a_removed_seat_does_not_keep_its_college_from_going(store: Store) -> None:
    commands.edit_seat(store, vacant(store), college_id=first(store, College))
    commands.remove_seat(store, vacant(store))
    commands.remove_college(store, first(store, College))
    assert len(queries.colleges_of(store, council(store))) == 1


def test_that_a_college_needs_a_name_and_no_negative_seats(store: Store) -> None:
    assert refused(
        store, lambda s: commands.edit_college(s, first(s, College), name=" ")).field == "name"
    assert refused(
        store, lambda s: commands.edit_college(s, first(s, College), seats=-1)).field == "seats"
    assert refused(store, lambda s: commands.add_college(
        s, body_id=council(s), name="Économique", seats=-2)).field == "seats"


def test_that_a_renewed_term_follows_the_past_one_by_the_rules(store: Store) -> None:
    chair = first(store, Membership)
    commands.edit_membership(store, chair, end_on="2026-11-30")
    new = commands.renew_membership(store, chair, appointed_by="coopted")
    past, now = read(store, Membership, chair), read(store, Membership, new)
    assert past["end_on"] == "2026-11-30"
    assert (now["start_on"], now["end_on"]) == ("2026-12-01", "2028-11-30")
    assert (now["post_id"], now["role"]) == (past["post_id"], "chair")
    assert now["appointed_by"] == "coopted"


def test_that_an_open_term_is_renewed_from_today_and_its_substitute_follows(
    store: Store,
) -> None:
    chair = first(store, Membership)
    stays = commands.appoint_member(
        store, body_id=council(store), person_id=every(store, Person)[1], role="substitute",
        substitutes_for_id=chair,
    )
    new = commands.renew_membership(store, chair)
    assert read(store, Membership, chair)["end_on"] == "2026-11-11"
    assert read(store, Membership, new)["start_on"] == TODAY.isoformat()
    assert read(store, Membership, stays)["substitutes_for_id"] == new


def test_that_a_substitute_gone_before_stays_with_the_past_term(store: Store) -> None:
    chair = first(store, Membership)
    gone = commands.appoint_member(
        store, body_id=council(store), person_id=every(store, Person)[1], role="substitute",
        substitutes_for_id=chair, start_on="2025-01-01", end_on="2025-12-31",
    )
    commands.renew_membership(store, chair, start_on="2026-12-01", end_on="2027-05-31")
    assert read(store, Membership, gone)["substitutes_for_id"] == chair


def test_that_a_term_is_not_renewed_before_it_began_nor_twice(store: Store) -> None:
    chair = first(store, Membership)
    assert refused(store, lambda s: commands.renew_membership(
        s, chair, start_on="2024-01-01")).field == "start_on"
    commands.renew_membership(store, chair, start_on="2026-12-01")
    assert refused(store, lambda s: commands.renew_membership(
        s, chair, start_on="2026-12-01")).field == "person_id"


def test_that_a_member_without_rules_is_renewed_without_end(store: Store) -> None:
    commands.set_rules(store, body(store, 2), term_months=0)
    eric = every(store, Membership)[1]
    new = commands.renew_membership(store, eric, start_on="2026-12-01")
    assert read(store, Membership, new)["end_on"] is None


def test_that_another_person_takes_the_seat_the_day_after(store: Store) -> None:
    chair = first(store, Membership)
    new = commands.replace_member(
        store, chair, person_id=every(store, Person)[1], start_on="2026-12-01",
        organization_id=every(store, Organization)[1], reason="nouvel emploi",
    )
    past, now = read(store, Membership, chair), read(store, Membership, new)
    assert (past["end_on"], past["reason_ended"]) == ("2026-11-30", "nouvel emploi")
    assert (now["post_id"], now["role"], now["end_on"]) == (
        past["post_id"], "member", "2028-11-30")
    assert refused(store, lambda s: commands.replace_member(
        s, chair, person_id=first(s, Person), start_on="")).field == "start_on"


def test_that_somebody_seated_twice_in_a_body_is_refused(store: Store) -> None:
    for role in ("member", "observer"):
        error = refused(store, lambda s, r=role: commands.appoint_member(
            s, body_id=council(s), person_id=first(s, Person), role=r, post_id=vacant(s)))
        assert error.field == "person_id"
        assert error.sentence == "Cette personne siège déjà à cette instance."


def test_that_dates_reversed_are_refused_wherever_they_are_typed(store: Store) -> None:
    chair = first(store, Membership)
    for gesture in (
        lambda s: commands.appoint_member(
            s, body_id=body(s, 3), person_id=first(s, Person), start_on="2026-12-01",
            end_on="2026-11-30"),
        lambda s: commands.edit_membership(s, chair, end_on="2024-05-31"),
        lambda s: commands.end_membership(s, chair, "2024-05-31"),
        lambda s: commands.renew_membership(
            s, chair, start_on="2026-12-01", end_on="2026-11-01"),
        lambda s: commands.issue_mandate_letter(
            s, membership_id=chair, start_on="2026-02-01", end_on="2026-01-01"),
    ):
        assert refused(store, gesture).field == "end_on"


def test_that_only_a_term_that_never_began_is_taken_away(store: Store) -> None:
    assert "mettez-y fin" in refused(
        store, lambda s: commands.remove_membership(s, first(s, Membership))).sentence
    mistake = commands.appoint_member(
        store, body_id=council(store), person_id=every(store, Person)[1])
    commands.remove_membership(store, mistake)
    assert len(every(store, Membership)) == 2


def test_that_a_letter_keeps_what_the_organisation_wrote(store: Store) -> None:
    written = read(store, MandateLetter, letter(store))
    assert (written["scope"], written["ceiling"]) == ("commit", 200_000)
    assert written["organization_id"] == first(store, Organization)
    plain = commands.issue_mandate_letter(store, membership_id=first(store, Membership))
    assert read(store, MandateLetter, plain)["scope"] == "recommend"


@pytest.mark.parametrize(("fields", "field"), [
    ({"scope": "recommend", "ceiling": 100}, "ceiling"),
    ({"scope": "commit", "ceiling": -1}, "ceiling"),
    ({"substitute_id": "titular"}, "substitute_id"),
])
def test_that_a_letter_that_cannot_be_is_refused(
    store: Store, fields: dict[str, object], field: str,
) -> None:
    if fields.get("substitute_id") == "titular":
        fields = {"substitute_id": first(store, Person)}
    assert refused(store, lambda s: commands.issue_mandate_letter(
        s, membership_id=first(s, Membership), **fields)).field == field


def test_that_a_letter_names_no_substitute_where_none_is_admitted(store: Store) -> None:
    kept = letter(store)
    commands.set_rules(store, council(store), substitutes_allowed=False)
    assert refused(store, lambda s: commands.edit_mandate_letter(
        s, kept, signatory="Ève Côté")).field == "substitute_id"
    commands.edit_mandate_letter(store, kept, substitute_id=None, signatory="Ève Côté")
    assert read(store, MandateLetter, kept)["signatory"] == "Ève Côté"


def test_that_a_letter_needs_an_organisation_and_known_people(store: Store) -> None:
    citizen = commands.appoint_member(
        store, body_id=body(store, 3), person_id=first(store, Person))
    assert refused(store, lambda s: commands.issue_mandate_letter(
        s, membership_id=citizen)).field == "membership_id"
    with pytest.raises(NotFound):
        commands.issue_mandate_letter(
            store, membership_id=first(store, Membership), substitute_id="nobody")
