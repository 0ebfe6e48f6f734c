"""Filters of the organigramme, and where one organisation sits."""

from datetime import date

import pytest

from dsi_desktop.db.schema.directory import Organization
from dsi_desktop.db.schema.governance import BodyRelation, Membership
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.rules.chart_filter import (
    Sieve,
    areas,
    kinds,
    seats_of,
    seats_sentence,
    sectors,
    sifted,
)
from dsi_desktop.features.governance.rules.chart_nodes import ChartBody
from dsi_desktop.kernel.errors import RuleBroken
from support.commands_directory import every, first
from support.commands_governance import body
from support.dossier import TODAY


def _body(key: str, parent: str | None, kind: str = "workstream", **more: object) -> ChartBody:
    return ChartBody(key, parent, f"Instance {key}", kind, kind, 1, **more)


TABLE = [
    _body("a", None, "assembly", sectors=frozenset({"community", "municipal"})),
    _body("b", "a", "advisory_committee", organizations=frozenset({"o1"})),
    _body("c", "b", area_id="est", area="Charlevoix-Est", sectors=frozenset({"health"})),
    _body("d", "c", "working_group", area_id="est", area="Charlevoix-Est",
          organizations=frozenset({"o1", "o2"})),
    _body("e", "b", area_id="ouest", area="Charlevoix"),
]


def _shown(sieve: Sieve) -> dict[str, str | None]:
    return {one.id: one.parent_id for one in sifted(TABLE, sieve)}


def test_that_no_filter_keeps_every_body_in_its_place() -> None:
    assert sifted(TABLE, Sieve()) == TABLE


@pytest.mark.parametrize(("sieve", "shown"), [
    (Sieve(kind="workstream"), {"c": None, "e": None}),
    (Sieve(sector="health"), {"c": None}),
    (Sieve(area_id="est"), {"c": None, "d": "c"}),
    (Sieve(kind="assembly", area_id="est"), {}),
])
def test_that_a_filter_keeps_what_answers_it(
    sieve: Sieve, shown: dict[str, str | None],
) -> None:
    assert _shown(sieve) == shown


def test_that_a_body_kept_hangs_under_the_nearest_one_kept_above_it() -> None:
    table = [*TABLE, _body("f", "d", "advisory_committee")]
    shown = {one.id: one.parent_id for one in sifted(table, Sieve(kind="advisory_committee"))}
    assert shown == {"b": None, "f": "b"}


def test_that_a_ring_left_by_a_merge_is_filtered_without_turning_for_ever() -> None:
    ring = [_body("x", "y", "assembly"), _body("y", "z"), _body("z", "y")]
    assert [one.parent_id for one in sifted(ring, Sieve(kind="assembly"))] == [None]
    lone = [_body("x", "x", "assembly")]
    assert [one.parent_id for one in sifted(lone, Sieve(kind="assembly"))] == [None]


def test_that_only_what_is_there_is_offered() -> None:
    assert kinds(TABLE) == ["assembly", "advisory_committee", "workstream", "working_group"]
    assert sectors(TABLE) == ["community", "health", "municipal"]
    assert areas(TABLE) == [("ouest", "Charlevoix"), ("est", "Charlevoix-Est")]


@pytest.mark.parametrize(("organization", "said"), [
    ("o1", "SACC siège à 2 instances : Instance b et Instance d."),
    ("o2", "SACC siège à 1 instance : Instance d."),
    ("o3", "SACC ne siège à aucune de ces instances."),
])
def test_that_where_an_organisation_sits_is_a_sentence(organization: str, said: str) -> None:
    sentence = seats_sentence(seats_of(TABLE, organization), "SACC")
    assert sentence.replace("\u00a0", " ") == said


def test_that_closed_bodies_are_shown_only_when_asked_for(store: Store) -> None:
    commands.end_body(store, body(store, 3), "2026-10-01")
    now = {one.title: one.closed for one in queries.chart_bodies(store, TODAY)}
    assert "Transport" not in now
    both = {one.title: one.closed for one in queries.chart_bodies(store, TODAY, closed=True)}
    assert both == {**now, "Transport": True}
    then = queries.chart_bodies(store, date(2026, 9, 30))
    assert "Transport" in {one.title for one in then}


def test_that_a_card_knows_its_sectors_organisations_and_territory(store: Store) -> None:
    food = next(one for one in queries.chart_bodies(store, TODAY) if one.title.startswith("Séc"))
    mrc = every(store, Organization)[1]
    assert food.organizations == {mrc}
    assert len(food.sectors) == 1


def test_that_relations_are_those_of_the_day(store: Store) -> None:
    [drawn] = queries.chart_relations(store, TODAY)
    assert (drawn.kind, drawn.word) == ("informs", "informe")
    commands.end_relation(store, first(store, BodyRelation), "2026-11-01")
    assert queries.chart_relations(store, TODAY) == []
    assert len(queries.chart_relations(store, date(2026, 11, 1))) == 1


def test_that_dates_of_a_relation_hold_together(store: Store) -> None:
    relation = first(store, BodyRelation)
    commands.edit_relation(
        store, relation, kind="reports", start_on="2026-01-10", note="par écrit")
    with pytest.raises(RuleBroken, match="ne peut pas précéder"):
        commands.end_relation(store, relation, "2026-01-01")
    with pytest.raises(RuleBroken, match="dernier jour"):
        commands.end_relation(store, relation, "")
    [drawn] = queries.chart_relations(store, TODAY)
    assert (drawn.kind, drawn.note) == ("reports", "par écrit")


def test_that_the_slider_begins_with_the_first_body_or_term(store: Store) -> None:
    assert queries.chart_beginning(store) == date(2015, 1, 1)


def test_that_an_empty_dossier_has_no_beginning(store: Store) -> None:
    for place in (3, 2, 1, 0):
        for line in queries.members_at(store, body(store, place), TODAY):
            with store.operation("Vider") as op:
                op.remove(op.get(Membership, line.id))
    commands.edit_body(store, body(store, 1), start_on=None)
    assert queries.chart_beginning(store) is None


def test_that_a_relation_without_another_end_is_refused(store: Store) -> None:
    with pytest.raises(RuleBroken, match="autre bout"):
        commands.add_relation(store, kind="informs", from_body_id=body(store, 1))
