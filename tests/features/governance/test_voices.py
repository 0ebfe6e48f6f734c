"""Who is missing around a chantier's table, and whose voice an assembly heard."""

from dataclasses import dataclass

import pytest

from dsi_desktop.db.schema.directory import Organization, OrganizationVoice, Person, Population
from dsi_desktop.db.schema.governance import Membership, MembershipAsset
from dsi_desktop.db.schema.meetings import Attendance
from dsi_desktop.db.schema.plan import (
    Action,
    DesiredChange,
    ElementPopulation,
    Issue,
    Objective,
    Orientation,
    Plan,
)
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.queries import act_alerts
from dsi_desktop.features.governance.queries.alerts import ALERTS
from dsi_desktop.features.governance.rules import voices as rules
from dsi_desktop.features.governance.rules.voices import Brought
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.kernel.text import fr
from support.commands_acts import assembly, body_named, food, meeting
from support.commands_directory import every, first
from support.dossier import TODAY


@dataclass(frozen=True)
class Ground:
    """The ids of a small plan: two changes of « Sécurité alimentaire », one of « Transport »."""

    eat: str
    cook: str
    ride: str
    seniors: str
    youth: str
    nobody: str


@pytest.fixture
def ground(store: Store) -> Ground:
    """Write a plan in force and one that is closed, and the populations they aim at."""
    transport = body_named(store, "Transport")
    with store.operation("Préparer") as op:
        plan = op.add(Plan(title="Plan", state="active")).id
        old = op.add(Plan(title="Ancien", state="closed")).id
        issue = op.add(Issue(plan_id=plan, title="Manger", body_id=food(store), rank="a")).id
        way = op.add(Orientation(plan_id=plan, issue_id=issue, title="Voie", rank="a")).id
        large = op.add(Objective(plan_id=plan, orientation_id=way, title="Large", rank="a")).id
        small = op.add(Objective(plan_id=plan, parent_id=large, title="Petit", rank="b")).id
        lost = op.add(Objective(plan_id=plan, title="Sans enjeu", rank="c")).id
        eat, cook, ride, gone = (
            op.add(DesiredChange(plan_id=of, objective_id=under, title=title, rank=rank)).id
            for of, under, title, rank in (
                (plan, small, "Chacun mange", "b"), (plan, large, "Chacun cuisine", "a"),
                (plan, lost, "Chacun se déplace", "c"), (old, small, "Ancienne", "d"),
            )
        )
        op.add(Action(plan_id=plan, body_id=transport, desired_change_id=ride, title="Navette"))
        action = op.add(Action(plan_id=plan, objective_id=small, title="Popote")).id
        people = [op.add(Population(name=name)).id for name in ("Aînés", "Jeunes", "Arrivants")]
        for table, element, population in (
            ("desired_change", eat, people[0]), ("action", action, people[1]),
            ("issue", issue, people[2]), ("desired_change", cook, people[0]),
            ("desired_change", gone, people[1]),
        ):
            op.add(ElementPopulation(
                record_table=table, record_id=element, population_id=population))
    return Ground(eat, cook, ride, *people)


def voice(store: Store, organization_id: str, population_id: str) -> None:
    """Say that an organisation brings a voice, as the directory does."""
    with store.operation("Préparer") as op:
        op.add(OrganizationVoice(organization_id=organization_id, population_id=population_id))


def member(store: Store) -> str:
    """Return Éric Gauthier's seat in the chantier, for the MRC."""
    return queries.members_at(store, food(store), TODAY)[0].id


def test_that_the_changes_of_a_chantier_come_from_its_issue_and_its_actions(
    store: Store, ground: Ground,
) -> None:
    table = queries.round_table(store, food(store), TODAY)
    assert [row.title for row in table.changes] == ["Chacun cuisine", "Chacun mange"]
    other = queries.round_table(store, body_named(store, "Transport"), TODAY)
    assert [row.id for row in other.changes] == [ground.ride]
    assert other.members == ()
    empty = queries.round_table(store, assembly(store), TODAY)
    assert empty.sentence == "Aucune transformation du plan n’est confiée à ce chantier."


def test_that_what_members_bring_stands_beside_each_change(store: Store, ground: Ground) -> None:
    commands.add_asset(
        store, member(store), kind="skill", text="Cuisine collective",
        desired_change_id=ground.cook,
    )
    commands.add_asset(
        store, member(store), kind="interest", text="Mobilité", desired_change_id=ground.eat,
    )
    commands.add_asset(store, member(store), kind="knowledge", text="Réseau")
    table = queries.round_table(store, food(store), TODAY)
    cook, eat = table.changes
    assert (cook.skill, cook.knowledge) == ((("Éric Gauthier", "Cuisine collective"),), ())
    assert eat.interest == (("Éric Gauthier", "Mobilité"),)
    assert fr(table.sentence) == fr(
        "1 transformation sur 2 n’a ni connaissance ni compétence autour de la table.")
    assert [(one.text, one.change) for one in table.assets] == [
        ("Mobilité", "Chacun mange"), ("Réseau", ""), ("Cuisine collective", "Chacun cuisine"),
    ]
    assert table.assets[0].organization == "MRC de Charlevoix-Est"
    assert table.members == ((member(store), "Éric Gauthier"),)
    commands.add_asset(
        store, member(store), kind="knowledge", text="Banque", desired_change_id=ground.eat,
    )
    sentence = queries.round_table(store, food(store), TODAY).sentence
    assert sentence.startswith("Chaque transformation")


def test_that_missing_voices_name_who_could_bring_them(store: Store, ground: Ground) -> None:
    sacc, mrc = every(store, Organization)
    voice(store, sacc, ground.seniors)
    voice(store, mrc, ground.youth)
    table = queries.round_table(store, food(store), TODAY)
    assert [(gap.population, gap.could) for gap in table.gaps] == [
        ("Aînés", ((sacc, "Service d’aide communautaire"),)), ("Arrivants", ()),
    ]
    assert table.heard == ("Jeunes",)


def test_that_an_assembly_says_which_voices_were_absent(store: Store, ground: Ground) -> None:
    sacc, mrc = every(store, Organization)
    voice(store, sacc, ground.seniors)
    voice(store, mrc, ground.youth)
    first_day = meeting(store, assembly(store), "2026-01-15")
    last_day = meeting(store, assembly(store), "2026-05-14", "adopted")
    meeting(store, assembly(store), "2026-12-05", "planned")
    person = first(store, Person)
    with store.operation("Préparer") as op:
        for where, organization, status in (
            (first_day, sacc, "present"), (first_day, mrc, "represented"),
            (last_day, sacc, "excused"), (last_day, mrc, "remote"),
        ):
            op.add(Attendance(
                meeting_id=where, person_id=person, organization_id=organization, status=status))
    found = queries.voices(store, TODAY)
    assert [(one.held_on, one.absent) for one in found.assemblies] == [
        ("2026-05-14", ("Aînés", "Arrivants")), ("2026-01-15", ("Arrivants",)),
    ]
    assert [(row.population, row.elements, row.heard) for row in found.rows] == [
        ("Aînés", 2, (False, True)), ("Arrivants", 1, (False, False)),
        ("Jeunes", 1, (True, True)),
    ]
    assert found.rows[0].organizations == ("Service d’aide communautaire",)
    (told,) = act_alerts.voice_alerts(store, TODAY)
    assert fr(told.text) == fr("Voix absentes de l’assemblée du 14 mai 2026 : Aînés et Arrivants")
    assert (told.record_kind, told.record_id, told.count) == ("meeting", last_day, 2)
    assert act_alerts.voice_alerts in ALERTS


def test_that_without_assembly_or_aim_nothing_is_absent(store: Store) -> None:
    assert queries.voices(store, TODAY).rows == ()
    assert act_alerts.voice_alerts(store, TODAY) == []
    meeting(store, assembly(store), "2026-05-14")
    assert act_alerts.voice_alerts(store, TODAY) == []


def test_that_chantiers_at_work_are_offered(store: Store) -> None:
    names = [name for _id, name in queries.chantier_choices(store, TODAY)]
    assert names == ["Sécurité alimentaire", "Transport"]


def test_that_an_asset_needs_words_a_known_kind_and_a_change_that_exists(store: Store) -> None:
    seat = first(store, Membership)
    with pytest.raises(RuleBroken):
        commands.add_asset(store, seat, kind="skill", text=" ")
    with pytest.raises(RuleBroken):
        commands.add_asset(store, seat, kind="money", text="Argent")
    with pytest.raises(NotFound):
        commands.add_asset(store, seat, kind="skill", text="Rire", desired_change_id="none")
    assert every(store, MembershipAsset) == []


def test_that_absence_is_said_in_words() -> None:
    assert rules.absent_sentence([]) == "Toutes les voix visées sont portées."
    assert fr(rules.absent_sentence(["Aînés"])) == fr("Voix absente : Aînés")
    assert fr(rules.absent_sentence(["a", "b", "c"])) == fr("Voix absentes : a, b et c")


def test_that_interest_alone_covers_no_change() -> None:
    only = [Brought("x", "interest", "Luc", "Mobilité")]
    assert rules.missing_sentence(["x"], only).startswith("1 transformation sur 1")
    assert rules.missing_sentence(["x", "y"], only).startswith("2 transformations sur 2")


def test_that_an_objective_finds_its_issue_and_a_loop_finds_none() -> None:
    known = {
        "a": rules.Objective(None, None, "b"), "b": rules.Objective(None, "o", "a"),
        "c": rules.Objective("i", None, None), "d": rules.Objective(None, None, "c"),
    }
    assert rules.issue_of("a", known, {"o": "j"}) == "j"
    assert rules.issue_of("a", known, {"o": None}) is None
    assert rules.issue_of("d", known, {}) == "i"
    assert rules.issue_of(None, known, {}) is None
    assert rules.issue_of("gone", known, {}) is None
