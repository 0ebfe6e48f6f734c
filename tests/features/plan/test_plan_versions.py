"""Versions of the plan: kept as adopted, compared with today, deletions included."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import select

from dsi_desktop.db.schema.plan import Need, Plan, PlanVersion
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.plan.commands import versions as adopting
from dsi_desktop.features.plan.queries.difference import plan_difference
from dsi_desktop.features.plan.queries.versions import (
    baseline,
    plan_today,
    resolution_choices,
    versions,
)
from dsi_desktop.features.plan.rules.difference import (
    counted,
    kind_word,
    sort_word,
    steps_between,
)
from dsi_desktop.features.plan.rules.frozen import Baseline, Element, fingerprint, thawed, written
from dsi_desktop.features.plan.rules.naming import version_names
from dsi_desktop.kernel.errors import RuleBroken
from support import work_ground as ground
from support.plain_words import plain


def _plan(store: Store) -> str:
    return ground.first(store, "plan")


def _adopt(store: Store, **said: str) -> str:
    return adopting.adopt_version(store, plan_id=_plan(store), **said)


def test_that_a_plan_without_a_version_has_an_empty_baseline(store: Store) -> None:
    found = baseline(store, _plan(store))
    assert (len(found), found.number, found.version_id, found.sound) == (0, 0, "", True)
    assert not found
    assert len(plan_today(store, "nowhere")) == 0


def test_that_a_version_keeps_every_element_as_it_stood(store: Store) -> None:
    made = _adopt(store, motion_id=ground.MOTION, title="Plan de départ")
    action = ground.action(store)
    before = baseline(store, _plan(store))
    plan.rename(store, "action", action, "Un autre titre")
    again = baseline(store, _plan(store), made)
    assert again == before
    kept = again[action]
    assert (kept.kind, kept.state, kept.end_on, kept.progress) == (
        "action", "in_progress", "2026-11-27", 60,
    )
    assert (kept.lead, kept.contact, kept.amount) == (
        "MRC de Charlevoix-Est", "Stéphane Leblanc", 1_800_000,
    )
    assert again[kept.above].kind == "desired_change"
    assert {one.kind for one in again.below(action)} == {"milestone", "indicator"}
    assert next(one for one in again.below(action) if one.target).target == "400 trajets"
    assert again.sound


def test_that_the_list_says_who_adopted_what_and_when(store: Store) -> None:
    _adopt(store, motion_id=ground.MOTION, adopted_on="2026-12-03")
    _adopt(store, title="Mise à jour")
    second, first = versions(store, _plan(store))
    assert [first.name, second.name] == ["Version 1", "Version 2"]
    assert (first.adopted_on, second.adopted_on) == ("2026-12-03", "2026-12-04")
    assert first.resolution == "CC-2026-014 – Demander 18 000 $"
    assert (first.motion_id, first.meeting_id) == (ground.MOTION, ground.MEETING)
    assert (second.motion_id, second.resolution, second.title) == (None, "", "Mise à jour")
    assert first.elements == len(baseline(store, _plan(store), first.id)) > 0
    assert baseline(store, _plan(store)).version_id == second.id


def test_that_the_plan_says_when_and_by_what_it_was_adopted(store: Store) -> None:
    _adopt(store, motion_id=ground.MOTION, adopted_on="2026-12-03")
    with store.read() as session:
        asked = select(Plan.adopted_on, Plan.motion_id)
        assert tuple(session.execute(asked).one()) == ("2026-12-03", ground.MOTION)


def _adopted(store: Store) -> tuple[str | None, str | None]:
    with store.read() as session:
        row = session.execute(select(Plan.adopted_on, Plan.motion_id)).one()
        return row[0], row[1]


def test_that_the_plan_is_adopted_on_the_day_of_its_newest_version(store: Store) -> None:
    first = _adopt(store, motion_id=ground.MOTION, adopted_on="2026-12-01")
    second = _adopt(store, adopted_on="2026-12-03")
    assert _adopted(store) == ("2026-12-03", None)
    adopting.edit_version(store, second, title="", adopted_on="2026-11-30")
    assert _adopted(store) == ("2026-12-01", ground.MOTION)
    adopting.remove_version(store, first)
    assert _adopted(store) == ("2026-11-30", None)
    adopting.remove_version(store, second)
    assert _adopted(store) == (None, None)
    store.undo()
    store.undo()
    assert _adopted(store) == ("2026-12-01", ground.MOTION)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"adopted_on": "2026-12-05"}, "adopted_on"),
        ({"adopted_on": "2026-13-45"}, "adopted_on"),
        ({"adopted_on": "2026-12-01"}, "adopted_on"),
    ],
)
def test_that_a_date_that_cannot_be_is_refused_beside_its_box(
    said: dict[str, str], field: str, store: Store
) -> None:
    _adopt(store, adopted_on="2026-12-02")
    with pytest.raises(RuleBroken) as refused:
        _adopt(store, **said)
    assert refused.value.field == field
    assert len(versions(store, _plan(store))) == 1


def test_that_a_plan_that_holds_nothing_is_not_adopted(store: Store) -> None:
    empty = plan.create_plan(store, title="Vide")
    with pytest.raises(RuleBroken):
        adopting.adopt_version(store, plan_id=empty)


def test_that_a_version_is_corrected_without_changing_what_it_holds(store: Store) -> None:
    made = _adopt(store)
    held = baseline(store, _plan(store), made).elements
    adopting.edit_version(
        store, made, title="Adopté en assemblée", adopted_on="2026-11-20", motion_id=ground.MOTION
    )
    (line,) = versions(store, _plan(store))
    assert (line.title, line.adopted_on, line.motion_id) == (
        "Adopté en assemblée", "2026-11-20", ground.MOTION,
    )
    assert baseline(store, _plan(store), made).elements == held
    for wrong in (None, "2026-12-31"):
        with pytest.raises(RuleBroken) as refused:
            adopting.edit_version(store, made, title="", adopted_on=wrong)
        assert refused.value.field == "adopted_on"


def test_that_a_version_taken_away_leaves_the_plan_as_it_is(store: Store) -> None:
    now = plan_today(store, _plan(store))
    adopting.remove_version(store, _adopt(store))
    assert versions(store, _plan(store)) == []
    assert plan_today(store, _plan(store)) == now


def test_that_two_versions_of_one_number_are_both_kept_and_told_apart(store: Store) -> None:
    first, second = _adopt(store), _adopt(store)
    with store.operation("Adopter de l’autre côté") as op:
        op.get(PlanVersion, second).number = 1
    names = {line.id: line.name for line in versions(store, _plan(store))}
    assert set(names.values()) == {"Version 1 A", "Version 1 B"}
    assert set(names) == {first, second}
    adopting.renumber_versions(store, _plan(store))
    assert {line.number for line in versions(store, _plan(store))} == {1, 2}
    adopting.renumber_versions(store, _plan(store))
    assert version_names([("a", 1), ("b", 2)]) == {"a": "Version 1", "b": "Version 2"}


def test_that_a_version_another_program_changed_says_so(store: Store) -> None:
    made = _adopt(store)
    with store.operation("Abîmer") as op:
        version = op.get(PlanVersion, made)
        version.document = version.document.replace("Essayer proche", "Essayer loin d’ici")
    found = baseline(store, _plan(store), made)
    assert not found.sound
    assert len(found) > 0
    with store.operation("Abîmer davantage") as op:
        op.get(PlanVersion, made).document = "{"
    assert not baseline(store, _plan(store), made).sound
    assert len(baseline(store, _plan(store), made)) == 0
    assert not versions(store, _plan(store))[0].sound


def test_that_the_text_of_a_version_is_read_back_and_strange_boxes_left_out(store: Store) -> None:
    now = plan_today(store, _plan(store))
    text = written(now.frame, now.elements)
    assert thawed(text) == (now.frame, dict(now.elements))
    assert fingerprint(text) == fingerprint(written(now.frame, now.elements))
    strange = json.loads(text)
    strange["elements"][0] |= {"progress": "beaucoup", "colour": "red", "title": 12, "serves": "x",
                                "end_on": "bientôt"}  # fmt: skip
    read = thawed(json.dumps(strange))
    assert read is not None
    first = next(iter(read[1].values()))
    assert (first.progress, first.title, first.serves, first.end_on) == (None, "", (), None)
    for wrong in ("", "[]", "{}", '{"plan": {}, "elements": [{}]}', '{"plan": 1, "elements": []}',
                  "[" * 200_000):  # fmt: skip
        assert thawed(wrong) is None


def test_that_the_resolutions_carried_may_adopt_a_version(store: Store) -> None:
    assert [one.name for one in resolution_choices(store)] == ["CC-2026-014 – Demander 18 000 $"]


def test_that_the_difference_lists_exactly_what_changed_deletions_included(store: Store) -> None:
    _adopt(store)
    first, third, fourth = (ground.action(store, place) for place in (0, 2, 3))
    issue = ground.first(store, "issue")
    objective = ground.first(store, "objective")
    plan.rename(store, "action", first, "Essayer autrement")
    plan.set_action_state(store, third, "abandoned", reason="Le partenaire s’est retiré")
    plan.archive_action(store, fourth)
    added = plan.add_action(store, objective_id=objective, title="Une nouvelle")
    plan.edit_issue(store, issue, title="Se déplacer autrement")
    plan.edit_plan(store, _plan(store), vision="Ensemble")
    found = plan_difference(store, _plan(store))
    sorts = {node.id: node.sort for node in found.walk() if node.sort}
    assert sorts == {
        first: "changed", third: "abandoned", fourth: "removed", added: "added",
        issue: "changed",
    }
    by_id = {node.id: node for node in found.walk()}
    assert [(one.name, one.before, one.after) for one in by_id[first].steps] == [
        ("Titre", "Essayer proche", "Essayer autrement")
    ]
    assert by_id[third].reason == "Le partenaire s’est retiré"
    assert [(one.name, one.after) for one in found.frame] == [("Vision", "Ensemble")]
    assert counted(found.counts) == "1 ajouté, 2 modifiés, 1 abandonné, 1 retiré"
    assert (found.before, found.after, found.changed) == ("Version 1", "", True)


def test_that_nothing_changed_says_so(store: Store) -> None:
    made = _adopt(store)
    found = plan_difference(store, _plan(store), made)
    assert not found.changed
    assert counted(found.counts) == "Rien n’a changé"
    assert sort_word("") == ""
    assert kind_word("action") == "Action"
    assert sort_word("removed") == "retiré"


def test_that_every_box_of_an_element_is_told_in_words(store: Store) -> None:
    first = ground.action(store)
    need = ground.first(store, "need")
    before = _adopt(store)
    other = ground.first(store, "objective", place=1)
    plan.edit_action(
        store, first, description="Voir plus loin", start_on="2026-12-01", end_on="2027-03-31",
        progress=70, lead_id=ground.ANCRAGE, contact_id=ground.NADIA, body_id=ground.FOOD,
        expected="Mille trajets",
    )
    plan.move_action(store, first, other)
    plan.link_elements(store, ("action", first), ("need", need))
    plan.set_action_state(store, first, "done")
    plan.edit_need(store, need, severity="high")
    after = _adopt(store)
    found = plan_difference(store, _plan(store), before, after)
    node = next(one for one in found.walk() if one.id == first)
    assert node.sort == "done"
    told = {one.name: (plain(one.before), plain(one.after)) for one in node.steps}
    assert told["État"] == ("en cours", "réalisée")
    assert told["Échéance"] == ("27 novembre 2026", "31 mars 2027")
    assert told["Début"] == ("", "1er décembre 2026")
    assert told["Porteur"] == ("MRC de Charlevoix-Est", "L’Ancrage")
    assert told["Responsable"] == ("Stéphane Leblanc", "Nadia Bouchard")
    assert told["Avancement"] == ("60 %", "100 %")
    assert told["Liens"] == ("", "B1 Rejoindre les services")
    assert "Sous" in told
    assert "Description" in told
    assert "Résultats visés" in told
    assert (found.before, found.after) == ("Version 1", "Version 2")


def test_that_amounts_and_targets_are_compared_as_people_write_them(store: Store) -> None:
    _adopt(store)
    line, indicator = ground.first(store, "funding_line"), ground.first(store, "indicator")
    plan.edit_funding_line(store, line, asked=2_000_050)
    plan.add_target(store, indicator_id=indicator, value=500, due_on="2028-03-31")
    found = plan_difference(store, _plan(store))
    told = {
        (node.kind, one.name): (plain(one.before), plain(one.after))
        for node in found.walk() for one in node.steps
    }
    assert told["action", "Montant"] == ("18 000 $", "20 000,50 $")
    assert told["indicator", "Cible"] == ("400 trajets", "500 trajets")


def test_that_codes_are_listed_as_people_count(store: Store) -> None:
    _adopt(store)
    plan_id = _plan(store)
    made = {
        code: plan.add_need(store, plan_id=plan_id, title="Besoin")
        for code in ("B10", "B9", "1.10", "1.9", "", "x")
    }
    with store.operation("Numéroter") as op:
        for code, need in made.items():
            op.get(Need, need).code = code
    found = plan_difference(store, plan_id)
    codes = [node.code for node in found.walk() if node.id in made.values()]
    assert codes == ["1.9", "1.10", "B9", "B10", "x", ""]


def test_that_who_carries_an_action_is_known_by_more_than_a_name() -> None:
    """Another organisation of the same name is a change; another name of the same one is not."""
    old = Element("action", "a", lead_id="o1", lead="Maison des jeunes", body="Transport")

    def told(new: Element) -> list[str]:
        return [step.name for step in steps_between(old, new, Baseline(), Baseline())]

    assert told(replace(old, lead_id="o2")) == ["Porteur"]
    assert told(replace(old, lead="Maison des jeunes de Charlevoix")) == []
    assert told(replace(old, body="Habitation")) == ["Chantier"]
    assert told(replace(old, lead_id=None, lead="")) == ["Porteur"]
