"""The seats of the small table as the view « Sièges » and the home page read them."""

from datetime import date

import pytest

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import (
    Body,
    BodyRules,
    College,
    Membership,
    Post,
)
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.queries.seat_alerts import seat_alerts
from dsi_desktop.features.governance.queries.seating import WITHOUT_COLLEGE, WITHOUT_VOTE
from dsi_desktop.kernel.errors import NotFound
from support.commands_directory import every, first
from support.commands_governance import body
from support.commands_seats import council, letter, vacant
from support.dossier import TODAY, new_dossier
from support.plain_words import plain


def test_that_every_body_is_counted_in_reading_order(store: Store) -> None:
    lines = queries.seating_lines(store, TODAY)
    assert [(line.body.name, line.held, line.posts, line.count("vacant")) for line in lines] == [
        ("Assemblée des partenaires", 0, 0, 0), ("Comité conseil", 1, 2, 1),
        ("Sécurité alimentaire", 1, 0, 0), ("Transport", 0, 0, 0),
    ]
    assert lines[1].balance is not None
    assert lines[0].balance is None


def test_that_a_dossier_without_bodies_has_no_seats(tmp_path: object) -> None:
    empty = new_dossier(tmp_path)  # type: ignore[arg-type]
    assert queries.seating_lines(empty, TODAY) == []
    assert queries.seat_notices(empty, TODAY) == []
    assert seat_alerts(empty, TODAY) == []
    empty.close()


def test_that_a_sheet_gathers_seats_holders_and_letters(store: Store) -> None:
    letter(store)
    eric = every(store, Person)[1]
    commands.appoint_member(
        store, body_id=council(store), person_id=eric, role="substitute",
        substitutes_for_id=first(store, Membership),
    )
    sheet = queries.seating_sheet(store, council(store), TODAY)
    held, free, stands_in = sheet.rows
    assert (held.label, held.state, held.letter_state) == ("Siège 1", "held", "ends_soon")
    assert held.substitutes == ("Éric Gauthier",)
    assert (free.label, free.member, free.state) == ("Siège 2", None, "vacant")
    assert (stands_in.group, stands_in.post_id) == (WITHOUT_VOTE, None)
    assert [(one.name, one.held, one.vacant) for one in sheet.strips] == [
        ("Collège communautaire", 1, 0), ("Collège institutionnel", 0, 1)]
    assert (sheet.quorum, sheet.letters, sheet.max_gap) == ((1, 1), (1, 1), 1)


def test_that_a_member_without_seat_stands_under_the_college_of_the_sector(store: Store) -> None:
    mrc = every(store, Organization)[1]
    commands.appoint_member(
        store, body_id=council(store), person_id=every(store, Person)[1], organization_id=mrc)
    sheet = queries.seating_sheet(store, council(store), TODAY)
    assert [row.group for row in sheet.rows] == [
        sheet.strips[0].id, sheet.strips[1].id, sheet.strips[1].id]
    chantier = queries.seating_sheet(store, body(store, 2), TODAY)
    assert [row.group for row in chantier.rows] == [WITHOUT_COLLEGE]


def test_that_ends_and_doubles_are_seen_on_their_rows(store: Store) -> None:
    commands.edit_membership(store, first(store, Membership), end_on="2026-12-31")
    assert queries.seating_sheet(store, council(store), TODAY).rows[0].state == "ending"
    with store.operation("Réunir") as op:
        op.add(Membership(
            body_id=council(store), post_id=vacant(store), person_id=first(store, Person),
            organization_id=first(store, Organization), start_on="2026-01-01",
        ))
    sheet = queries.seating_sheet(store, council(store), TODAY)
    assert [row.state for row in sheet.rows] == ["double", "double"]
    assert sheet.notices[0].kind == "double"


def test_that_the_past_shows_the_seats_of_that_day(store: Store) -> None:
    sheet = queries.seating_sheet(store, council(store), date(2024, 5, 31))
    assert [row.state for row in sheet.rows] == ["vacant", "vacant"]
    commands.edit_seat(store, vacant(store), start_on="2025-01-01")
    commands.abolish_seat(store, vacant(store), "2025-12-31")
    assert len(queries.seating_sheet(store, council(store), date(2024, 5, 31)).rows) == 1
    assert len(queries.seating_sheet(store, council(store), date(2025, 5, 31)).rows) == 2
    now = queries.seating_sheet(store, council(store), TODAY)
    assert [words for _post, words in now.abolished] == ["Siège 2 (Collège institutionnel)"]


def test_that_a_body_without_rules_is_read_with_the_usual_ones(store: Store) -> None:
    with store.operation("Effacer") as op:
        for row in op.scalars(
            BodyRules.__table__.select().with_only_columns(BodyRules.id)  # type: ignore[attr-defined]
        ).all():
            op.get(BodyRules, row).parity_max_gap = None  # type: ignore[assignment]
            op.remove(op.get(BodyRules, row))
    sheet = queries.seating_sheet(store, council(store), TODAY)
    assert (sheet.max_gap, sheet.quorum) == (1, (1, 0))


def test_that_a_gap_of_nothing_is_not_taken_for_an_unknown_one(store: Store) -> None:
    commands.set_rules(store, council(store), parity_max_gap=0)
    sheet = queries.seating_sheet(store, council(store), TODAY)
    assert sheet.max_gap == 0
    assert sheet.balance is not None
    assert not sheet.balance.held


def test_that_a_seat_of_a_college_taken_by_a_merge_stays_in_sight(store: Store) -> None:
    with store.operation("Fusionner") as op:
        op.remove(op.get(College, first(store, College)))
    sheet = queries.seating_sheet(store, council(store), TODAY)
    assert {row.label for row in sheet.rows} == {"Siège 1", "Siège 2"}
    assert [strip.name for strip in sheet.strips] == ["Collège institutionnel"]


def test_that_a_seat_in_the_college_of_another_body_stands_without_college(store: Store) -> None:
    with store.operation("Fusionner") as op:
        op.get(Post, vacant(store)).body_id = body(store, 3)
    sheet = queries.seating_sheet(store, body(store, 3), TODAY)
    assert [(row.label, row.group) for row in sheet.rows] == [("Siège 2", WITHOUT_COLLEGE)]


def test_that_advice_stays_out_of_the_home_page(store: Store) -> None:
    commands.edit_college(store, first(store, College), seats=2)
    assert "size" in {one.notice.kind for one in queries.seat_notices(store, TODAY)}
    assert {alert.icon for alert in seat_alerts(store, TODAY)} == {"armchair"}


def test_that_a_seat_without_a_name_is_still_said(store: Store) -> None:
    commands.add_seat(store, body_id=body(store, 2))
    notices = queries.seating_sheet(store, body(store, 2), TODAY).notices
    assert plain(notices[0].text) == "Le siège « siège sans nom » est vacant."


def test_that_an_unknown_body_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        queries.seating_sheet(store, "nobody", TODAY)


def test_that_each_record_leads_to_its_body(store: Store) -> None:
    kept = letter(store)
    for kind, record in (
        ("body", council(store)), ("post", vacant(store)), ("college", first(store, College)),
        ("membership", first(store, Membership)), ("mandate_letter", kept),
    ):
        assert queries.body_of(store, kind, record) == council(store)
    assert queries.body_of(store, "post", "nothing") == ""


def test_that_notices_leave_closed_bodies_alone(store: Store) -> None:
    assert {one.body for one in queries.seat_notices(store, TODAY)} == {"Comité conseil"}
    commands.end_body(store, council(store), TODAY.isoformat())
    assert queries.seat_notices(store, TODAY) == []


def test_that_the_home_page_gathers_what_is_alike(store: Store) -> None:
    alerts = seat_alerts(store, TODAY)
    assert [(plain(one.text), one.record_kind, one.count) for one in alerts] == [
        ("Comité conseil : le siège « Siège 2 (Collège institutionnel) » est vacant", "post", 1)]
    commands.set_rules(store, council(store), parity_max_gap=2)
    commands.add_seats(
        store, body_id=council(store), college_id=first(store, College), count=2)
    alerts = seat_alerts(store, TODAY)
    assert [(plain(one.text), one.count) for one in alerts] == [
        ("Comité conseil : 3 sièges vacants", 3)]
    assert alerts[0].record_id in every(store, Post)


@pytest.mark.parametrize(("kind", "said"), [
    ("ending", "2 mandats se terminent d’ici 90 jours"),
    ("letter", "2 lettres de mandat à renouveler"),
    ("double", "2 personnes à deux sièges"),
    ("terms", "2 personnes au-delà des mandats admis"),
    ("orphan", "2 substituts sans titulaire"),
])
def test_that_several_facts_of_a_sort_make_one_alert(kind: str, said: str) -> None:
    from dsi_desktop.features.governance.queries.seat_alerts import _text
    from dsi_desktop.features.governance.rules.notices import Notice

    same = [queries.BodyNotice("b", "Comité", Notice(kind, "warn", "x", "membership", str(n)))
            for n in range(2)]
    assert plain(_text(kind, same)) == f"Comité : {said}"


def test_that_a_letter_is_read_whole_with_the_function_of_the_titular(store: Store) -> None:
    sheet = queries.letter_sheet(store, letter(store))
    assert (sheet.person, sheet.function) == ("Hélène Savard", "direction")
    assert (sheet.organization, sheet.body) == ("Service d’aide communautaire", "Comité conseil")
    assert (sheet.substitute, sheet.ceiling) == ("Éric Gauthier", 200_000)
    with pytest.raises(NotFound):
        queries.letter_sheet(store, "nothing")


def test_that_forms_begin_with_what_is_written(store: Store) -> None:
    clermont = directory.add_area(store, name="Clermont", code="99999")
    commands.edit_college(store, first(store, College), area_id=clermont)
    assert queries.college_area(store, first(store, College)) == clermont
    assert queries.college_area(store, "nothing") is None
    facts = queries.seat_facts(store, vacant(store))
    assert (facts.label, facts.area_id) == ("Siège 2", None)
    with pytest.raises(NotFound):
        queries.seat_facts(store, "nothing")
    names = [name for _id, name in queries.area_names(store)]
    assert names == ["Clermont (15035)", "Clermont (99999)", "MRC de Charlevoix-Est"]


def test_that_the_terms_of_a_body_keep_the_past_ones(store: Store) -> None:
    commands.end_membership(store, first(store, Membership), "2025-12-31")
    assert [one.end_on for one in queries.terms_of(store, council(store))] == ["2025-12-31"]
    assert every(store, Body)
