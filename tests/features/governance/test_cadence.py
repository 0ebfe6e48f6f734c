"""How often bodies meet, which chantiers table nothing, and what the home page says of it."""

from datetime import date

import pytest

from dsi_desktop.db.schema.governance import Mandate
from dsi_desktop.db.schema.meetings import AgendaItem
from dsi_desktop.db.schema.minutes import Tabling
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands
from dsi_desktop.features.governance.queries import act_alerts, cadence
from dsi_desktop.features.governance.queries.alerts import ALERTS
from dsi_desktop.features.governance.rules.cadence import (
    BodyPlace,
    council_of,
    has_been_silent,
    rhythm,
)
from dsi_desktop.kernel.alerts import Alert
from dsi_desktop.kernel.text import fr
from support.commands_acts import assembly, body_named, council, food, meeting
from support.commands_directory import first
from support.dossier import TODAY

DAY = date(2026, 11, 14)


@pytest.mark.parametrize(
    ("per_year", "held", "coming", "since", "kind", "count"),
    [
        (2, ["2026-05-02", "2026-10-30"], [], None, "kept", 2),
        (2, ["2026-05-20"], [], None, "kept", 1),
        (2, ["2026-05-16"], [], None, "behind", 1),
        (2, ["2026-05-16"], ["2026-12-05"], None, "planned", 1),
        (1, ["2025-11-14"], [], None, "behind", 0),
        (1, ["2025-11-15"], [], None, "kept", 1),
        (2, [], [], None, "behind", 0),
        (2, [], [], "2026-08-01", "kept", 0),
        (2, [], ["2026-12-05", "2026-11-20"], "2020-01-01", "planned", 0),
        (2, ["2026-12-24"], [], "2020-01-01", "behind", 0),
        (400, ["2026-11-14"], [], None, "kept", 1),
    ],
)  # fmt: skip
def test_that_a_rhythm_is_kept_or_not(
    per_year: int, held: list[str], coming: list[str], since: str | None, kind: str, count: int,
) -> None:
    found = rhythm(per_year, held, coming, since, DAY)
    assert (found.kind, found.held) == (kind, count)


def test_that_a_rhythm_is_said_in_words() -> None:
    behind = rhythm(2, ["2026-05-01"], [], None, DAY)
    assert fr(behind.text) == fr("Dernière rencontre le 1er mai 2026, aucune n’est prévue")
    assert behind.last_on == "2026-05-01"
    planned = rhythm(2, [], ["2026-12-05", "2026-11-20"], None, DAY)
    assert fr(planned.text) == fr("En retard, prochaine rencontre le 20 novembre 2026")
    assert planned.next_on == "2026-11-20"
    assert rhythm(1, [], [], None, DAY).text == "Aucune rencontre tenue, aucune n’est prévue"
    assert "2 rencontres" in rhythm(2, ["2026-05-02", "2026-06-02"], [], None, DAY).text


def test_that_a_chantier_answers_to_the_nearest_council_above_it() -> None:
    places = [
        BodyPlace("a", "assembly", None), BodyPlace("c", "advisory_committee", "a"),
        BodyPlace("t", "territorial_committee", "c"), BodyPlace("w", "workstream", "t"),
        BodyPlace("lost", "workstream", "gone"), BodyPlace("x", "workstream", "y"),
        BodyPlace("y", "workstream", "x"),
    ]
    assert council_of("w", places) == "c"
    assert council_of("lost", places) == "c"
    assert council_of("x", places) == "c"
    two = [*places, BodyPlace("c2", "advisory_committee", "a")]
    assert council_of("lost", two) == ""
    assert council_of("w", two) == "c"


def test_that_silence_counts_only_where_one_could_speak() -> None:
    assert has_been_silent(None, "2026-05-02", ["2026-06-01"], [])
    assert has_been_silent(None, "2026-05-02", ["2026-06-01"], ["2026-04-30"])
    assert not has_been_silent(None, "2026-05-02", ["2026-06-01"], ["2026-06-01"])
    assert not has_been_silent(None, "2026-05-02", ["2026-04-01"], [])
    assert not has_been_silent("2026-07-01", "2026-05-02", ["2026-06-01"], [])
    assert has_been_silent(None, "", ["2026-04-01"], [])


def test_that_bodies_behind_come_first_with_what_is_planned(store: Store) -> None:
    for body_id in (assembly(store), council(store)):
        commands.set_rules(store, body_id, meetings_per_year=2)
    meeting(store, assembly(store), "2026-09-30", "adopted")
    meeting(store, council(store), "2026-10-30", "cancelled")
    lines = [line for line in cadence.rhythms(store, TODAY) if line.per_year == 2]
    assert [(line.body, line.rhythm.kind) for line in lines] == [
        ("Comité conseil", "behind"), ("Assemblée des partenaires", "kept"),
    ]
    meeting(store, council(store), "2026-12-10", "planned")
    meeting(store, council(store), "2026-01-10", "planned")
    late = next(one for one in cadence.rhythms(store, TODAY) if one.body_id == council(store))
    assert (late.rhythm.kind, late.rhythm.next_on) == ("planned", "2026-12-10")
    commands.end_body(store, council(store), "2026-11-01")
    assert council(store) not in {one.body_id for one in cadence.rhythms(store, TODAY)}


def tabled(store: Store, at: str, of: str, *, by_point: bool = False) -> None:
    """Table the notes of a chantier, named by their meeting or by the point alone."""
    source = None if by_point else meeting(store, of, "2026-05-20")
    with store.operation("Préparer") as op:
        point = op.add(AgendaItem(meeting_id=at, title="Chantier", body_id=of))
        op.add(Tabling(meeting_id=at, agenda_item_id=point.id if by_point else None,
                       of_meeting_id=source, title="Compte rendu"))


@pytest.mark.parametrize("by_point", [True, False])
def test_that_what_a_chantier_tabled_is_counted_since_the_assembly(
    store: Store, by_point: bool,
) -> None:
    meeting(store, assembly(store), "2026-05-02")
    before, after = (meeting(store, council(store), day) for day in ("2026-04-01", "2026-06-01"))
    tabled(store, before, food(store), by_point=by_point)
    lines = {line.body: line for line in cadence.tablings(store, TODAY)}
    assert set(lines) == {"Sécurité alimentaire", "Transport"}
    silent = lines["Sécurité alimentaire"]
    assert (silent.is_silent, silent.last_on, silent.tabled) == (True, "2026-04-01", 0)
    assert (silent.council, silent.assembly_on) == ("Comité conseil", "2026-05-02")
    tabled(store, after, food(store), by_point=by_point)
    first_line, second = cadence.tablings(store, TODAY)
    assert (first_line.body, first_line.is_silent) == ("Transport", True)
    assert (second.is_silent, second.last_on, second.tabled) == (False, "2026-06-01", 1)


def texts(alerts: list[Alert]) -> list[str]:
    return [fr(one.text) for one in alerts]


def test_that_the_home_page_is_told_of_mandates(store: Store) -> None:
    silent = first(store, Mandate)
    late = commands.give_mandate(
        store, title="Déposer le bilan", given_by_id=council(store), body_id=food(store),
        due_on="2026-10-01",
    )
    alerts = act_alerts.mandate_alerts(store, TODAY)
    assert texts(alerts) == [
        fr("Mandat en retard : Déposer le bilan (Sécurité alimentaire)"),
        fr("Mandat sans suite : Écrire le portrait (Sécurité alimentaire)"),
    ]
    assert [(one.tone, one.record_kind, one.record_id) for one in alerts] == [
        ("bad", "mandate", late), ("warn", "mandate", silent),
    ]
    for number in range(3):
        commands.give_mandate(store, title=f"Mandat {number}", body_id=food(store))
    alerts = act_alerts.mandate_alerts(store, TODAY)
    assert texts(alerts)[1:] == ["4 mandats sans suite"]
    assert (alerts[1].count, alerts[1].record_kind) == (4, "mandate")


def test_that_the_home_page_is_told_of_rhythms_and_silent_chantiers(store: Store) -> None:
    commands.set_rules(store, assembly(store), meetings_per_year=2)
    commands.set_rules(store, council(store), meetings_per_year=None)
    meeting(store, assembly(store), "2026-05-01")
    assert act_alerts.tabling_alerts(store, TODAY) == []
    meeting(store, council(store), "2026-06-01")
    (late,) = [
        one for one in act_alerts.cadence_alerts(store, TODAY)
        if one.record_id == assembly(store)
    ]  # fmt: skip
    assert fr(late.text) == fr(
        "Assemblée des partenaires : dernière rencontre le 1er mai 2026, aucune n’est prévue")
    silent = act_alerts.tabling_alerts(store, TODAY)
    assert texts(silent)[0] == fr(
        "Sécurité alimentaire n’a rien déposé au comité conseil depuis l’assemblée du 1er mai 2026")
    assert [one.record_id for one in silent] == [food(store), body_named(store, "Transport")]
    for number in range(2):
        commands.create_body(
            store, name=f"Chantier {number}", kind="workstream", parent_id=council(store))
    (one,) = act_alerts.tabling_alerts(store, date(2027, 1, 1))
    assert one.count == 4
    assert fr(one.text).startswith(fr("4 chantiers n’ont rien déposé"))


def test_that_without_any_assembly_nothing_is_said_of_one(store: Store) -> None:
    meeting(store, council(store), "2026-06-01")
    commands.rename_body(store, council(store), "CC de Charlevoix")
    assert texts(act_alerts.tabling_alerts(store, TODAY))[0] == fr(
        "Sécurité alimentaire n’a rien déposé au CC de Charlevoix")


def test_that_every_alert_of_acts_is_gathered() -> None:
    told = {act_alerts.mandate_alerts, act_alerts.cadence_alerts, act_alerts.tabling_alerts}
    assert told <= set(ALERTS)
