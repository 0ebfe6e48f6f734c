"""The sheet of an action: what it reads, what its boxes write, what they refuse in words."""

from datetime import date

import pytest

from dsi_desktop.db.schema.meetings import AgendaItem
from dsi_desktop.db.schema.minutes import Decision, ForumVoice, Motion
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.commands import RecordPapers
from dsi_desktop.features.directory.rules import papers
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.plan import queries
from dsi_desktop.features.plan.presenter import action as said
from dsi_desktop.kernel.errors import RuleBroken
from support import work_ground as ground
from support.plain_words import plain


def _sheet(store: Store, place: int = 0) -> queries.ActionSheet:
    found = queries.action_sheet(store, ground.action(store, place), ground.TODAY)
    assert found is not None
    return found


def _wrote(store: Store, name: str, value: said.Value) -> queries.ActionSheet:
    said.write(store, _sheet(store), name, value)
    return _sheet(store)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kind", "service"), ("place", "Clermont"), ("description", "Une navette"),
        ("means", "Un minibus"), ("expected", "400 trajets"), ("achieved", "312 trajets"),
        ("variance", "Hiver long"), ("people_reached", 64), ("effects_short", "On y va"),
        ("effects_medium", "On y reste"), ("effects_long", "On s’y plaît"),
        ("sustaining", "La MRC prend la suite"), ("transferable", "Aux Îles"),
        ("produced", "Un guide"), ("body_id", ground.FOOD), ("lead_id", ground.ANCRAGE),
        ("contact_id", ground.NADIA), ("start_on", "2026-01-15"), ("started_on", "2026-02-01"),
        ("ended_on", "2026-11-30"), ("progress", 75), ("progress_mode", "tasks"),
        ("title", "Navette"), ("state", "recurring"), ("motion_id", None), ("decision_id", None),
        ("desired_change_id", None), ("lead_id", None), ("people_reached", None),
    ],
)  # fmt: skip
def test_that_each_box_is_written_and_read_again(
    name: str, value: said.Value, store: Store
) -> None:
    assert said.values(_wrote(store, name, value))[name] == value
    store.undo()
    assert said.values(_sheet(store))[name] != value or name == "people_reached"


def test_that_an_action_moves_under_another_objective(store: Store) -> None:
    other = ground.first(store, "objective", place=2)
    before = _sheet(store)
    said.write(store, before, "objective_id", other)
    after = queries.action_sheet(store, before.id, ground.TODAY)
    assert after is not None
    assert (after.objective_id, after.desired_change_id) == (other, None)


@pytest.mark.parametrize(
    ("name", "value", "field"),
    [
        ("progress", 120, "progress"), ("state", "on_hold", "state_reason"),
        ("start_on", "2027-03-01", "end_on"), ("title", " ", "title"),
        ("ended_on", "2020-01-01", "ended_on"),
    ],
)  # fmt: skip
def test_that_what_cannot_be_is_refused_beside_its_box(
    name: str, value: said.Value, field: str, store: Store
) -> None:
    plan.edit_action(store, ground.action(store), started_on="2026-01-01")
    before = _sheet(store)
    with pytest.raises(RuleBroken) as refusal:
        said.write(store, before, name, value)
    assert refusal.value.field == field
    assert refusal.value.sentence
    assert _sheet(store) == before


def test_that_a_due_date_in_words_keeps_its_range_and_is_late_only_after_it(store: Store) -> None:
    sheet = _wrote(store, "due", "automne 2026")
    assert (sheet.end_on, sheet.when_text, sheet.late) == (None, "automne 2026", False)
    assert sheet.when_to is not None
    assert plain(said.under_due(sheet)).startswith("du 22 septembre 2026 au ")
    late = queries.action_sheet(store, sheet.id, date(2027, 1, 1))
    assert late is not None
    assert said.under_due(late).endswith("en retard")
    precise = _wrote(store, "due", "2027-03-31")
    assert (precise.end_on, precise.when_text, precise.when_to) == ("2027-03-31", "", None)
    assert said.under_due(precise) == ""
    assert "sans jour" in said.under_due(_wrote(store, "due", "quand on pourra"))
    plan.edit_action(store, sheet.id, end_on="2027-03-31")
    assert plain(said.under_due(_sheet(store))) == "au plus tard le 31 mars 2027"


def test_that_an_end_before_the_start_is_refused_in_words_too(store: Store) -> None:
    plan.edit_action(store, ground.action(store), end_on="2028-01-01", start_on="2027-06-01")
    with pytest.raises(RuleBroken) as refusal:
        plan.date_action(store, ground.action(store), "janvier 2027")
    assert (refusal.value.field, refusal.value.sentence) == ("due", "La fin précède le début.")


def test_that_progress_is_counted_from_the_tasks_when_asked(store: Store) -> None:
    sheet = _sheet(store)
    assert (sheet.percent, sheet.counted, sheet.tasks) == (60, 0, 1)
    assert plain(said.under_progress(sheet)) == "0 % de sa tâche faite"
    assert _wrote(store, "progress_mode", "tasks").percent == 0
    alone = _sheet(store, 1)
    assert (alone.counted, said.under_progress(alone)) == (None, "")
    plan.edit_action(store, alone.id, progress_mode="tasks")
    assert said.under_progress(_sheet(store, 1)) == "Aucune tâche à compter."


def test_that_several_actions_are_given_the_same_in_one_gesture(store: Store) -> None:
    keys = [ground.action(store), ground.action(store, 1), "gone"]
    plan.edit_actions(store, keys, due="été 2027", lead_id=ground.ANCRAGE)
    assert {_sheet(store, place).when_text for place in (0, 1)} == {"été 2027"}
    assert {_sheet(store, place).lead for place in (0, 1)} == {"L’Ancrage"}
    store.undo()
    assert [_sheet(store, place).when_text for place in (0, 1)] == ["", ""]
    with pytest.raises(RuleBroken):
        plan.edit_actions(store, keys, state="abandoned")
    plan.edit_actions(store, keys, state="abandoned", state_reason="Sans fonds")
    assert {_sheet(store, place).state_reason for place in (0, 1)} == {"Sans fonds"}
    plan.edit_actions(store, keys[:1], state="done")
    assert (_sheet(store).ended_on, _sheet(store).progress) == (ground.TODAY.isoformat(), 100)


def test_that_milestones_go_by_date_until_somebody_orders_them(store: Store) -> None:
    def titles() -> list[str]:
        return [line.title for line in _sheet(store).milestones]

    plan.add_milestone(store, action_id=ground.action(store), title="Départ", due_on="2026-12-20")
    assert titles() == ["Départ", "Horaire adopté"]
    first, last = _sheet(store).milestones
    plan.move_milestone(store, last.id, -1)
    assert titles() == ["Horaire adopté", "Départ"]
    plan.move_milestone(store, last.id, -1)
    assert titles() == ["Horaire adopté", "Départ"]
    plan.add_milestones(store, action_id=ground.action(store), titles=["Bilan", ""])
    assert titles() == ["Horaire adopté", "Départ", "Bilan"]
    plan.edit_milestone(store, first.id, title="Lancement", done_on="2026-12-01")
    line = _sheet(store).milestones[1]
    assert plain(said.milestone_words(line)) == "atteint le 1er décembre 2026"
    assert plain(said.milestone_words(_sheet(store).milestones[0])) == "15 janvier 2027"
    assert said.milestone_words(_sheet(store).milestones[2]) == "sans date"
    plan.edit_milestone(store, last.id, title="Horaire", due_on="2026-12-01")
    assert said.milestone_words(_sheet(store).milestones[0]).endswith("en retard")


def test_that_a_note_is_corrected_and_never_empty(store: Store) -> None:
    note = _sheet(store).notes[0]
    plan.edit_note(store, note.id, text=" Quatre chauffeurs. ", noted_on="2026-11-02")
    assert _sheet(store).notes[0].text == "Quatre chauffeurs."
    with pytest.raises(RuleBroken) as refusal:
        plan.add_note(store, action_id=ground.action(store), text="  ")
    assert refusal.value.field == "text"
    plan.remove_note(store, note.id)
    assert _sheet(store).notes == ()


def test_that_hours_are_read_as_people_write_them_and_worth_what_they_are(store: Store) -> None:
    typed: dict[str, said.Value] = {
        "organization_id": None, "person_id": ground.NADIA, "role": "Animation",
        "hours_planned": "12,5", "hours_done": "2 h 30", "rate": 3000, "in_kind": True,
    }  # fmt: skip
    plan.add_human_resource(store, action_id=ground.action(store), **said.hand_fields(typed))
    mrc, nadia = sorted(_sheet(store).hands, key=lambda line: line.person_id or "")
    assert (nadia.name, nadia.planned, nadia.done, nadia.value) == ("Nadia Bouchard", 125, 25, 7500)
    assert plain(said.hand_words(nadia)) == "Animation · 2,5 h sur 12,5 h · 75 $ en nature"
    assert said.hand_values(nadia) == typed | {"hours_done": "2,5"}
    assert plain(said.hand_words(mrc)) == "126 h sur 180 h"
    assert plain(said.hours_total(_sheet(store))) == "128,5 h sur 192,5 h"
    plan.edit_human_resource(
        store, nadia.id, hours_planned=None, hours_done=None, in_kind=False)
    plan.remove_human_resource(store, mrc.id)
    assert plain(said.hand_words(_sheet(store).hands[0])) == "Animation · 0 h"
    assert plain(said.hours_total(_sheet(store))) == "0 h"
    assert said.hours_total(_sheet(store, 1)) == ""


@pytest.mark.parametrize(
    ("box", "value"),
    [("hours_planned", "beaucoup"), ("hours_done", "-3"), ("rate", -100), ("person_id", None)],
)
def test_that_hours_that_are_none_are_refused_beside_their_box(
    box: str, value: said.Value
) -> None:
    typed: dict[str, said.Value] = {
        "organization_id": None, "person_id": "p", "role": "", "hours_planned": "",
        "hours_done": "", "rate": None, "in_kind": False,
    }  # fmt: skip
    with pytest.raises(RuleBroken) as refusal:
        said.hand_fields(typed | {box: value})
    assert refusal.value.field == ("organization_id" if box == "person_id" else box)


def test_that_tags_and_links_are_shown_with_their_kind_and_weight(store: Store) -> None:
    action, need = ground.action(store), ground.first(store, "need")
    plan.link_area(store, "action", action, ground.AREA)
    plan.link_population(store, "action", action, ground.POPULATION)
    plan.link_dimension(store, "action", action, plan.add_dimension(store, name="Culture"))
    assert [(tag.kind, tag.name) for tag in _sheet(store).tags] == [
        ("area", "La Malbaie"), ("population", "Personnes aînées"), ("dimension", "Culture")]
    assert _sheet(store).dimensions == ("Culture",)
    plan.link_elements(store, ("action", action), ("need", need), weight=3)
    plan.link_elements(store, ("action", action), ("issue", ground.first(store, "issue")))
    assert [said.served_words(line) for line in _sheet(store).served] == [
        "besoin · lien fort", "enjeu prioritaire · lien faible"]
    assert said.weight_word(2) == "lien moyen"
    plan.unlink_elements(store, ("action", action), ("need", need))
    plan.unlink_population(store, "action", action, ground.POPULATION)
    assert [line.kind for line in _sheet(store).served] == ["issue"]
    assert [tag.kind for tag in _sheet(store).tags] == ["area", "dimension"]


def test_that_both_ends_of_a_wait_say_it_their_own_way(store: Store) -> None:
    first, second, third = (ground.action(store, place) for place in range(3))
    plan.link_actions(store, first, second)
    plan.link_actions(store, third, first, kind="start_to_start", lag_days=14)
    assert [plain(said.wait_words(line)) for line in _sheet(store).waits] == [
        "attend la fin de",
        "commence après le début de celle-ci · 14 jours plus tard · 27 nov. 26",
    ]
    assert [said.wait_words(line).split(" · ")[0] for line in _sheet(store, 1).waits] == [
        "attend la fin de celle-ci"]


def test_that_what_was_decided_in_camera_is_not_offered_as_an_origin(store: Store) -> None:
    given = queries.offered(store, ground.first(store, "plan"))
    assert [plain(words) for _key, words in given.motions] == [
        "CC-2026-014 Demander 18 000 $ · 3 déc. 26"]
    assert [plain(words) for _key, words in given.decisions] == [
        "Recommander un essai · 3 déc. 26"]
    with store.operation("Fermer les portes") as op:
        op.add(AgendaItem(id="secret", meeting_id=ground.MEETING, title="Plainte", in_camera=True))
        op.get(Motion, ground.MOTION).agenda_item_id = "secret"
        op.get(Decision, ground.DECISION).agenda_item_id = "secret"
    closed = queries.offered(store, ground.first(store, "plan"))
    assert (closed.motions, closed.decisions) == ((), ())
    assert len(closed.changes) == 4


def test_that_what_an_action_may_hold_to_is_offered(store: Store) -> None:
    plan_id = ground.first(store, "plan")
    kinds = {kind for kind, _key, _title in queries.servable(store, plan_id)}
    assert kinds == {"need", "issue", "objective", "desired_change"}
    others = queries.other_actions(store, plan_id, ground.action(store))
    assert ("1.1.2 Réussir proche" in {title for _key, title in others}, len(others)) == (True, 7)
    assert queries.tags_offered(store, "area") == [(ground.AREA, "La Malbaie")]
    assert queries.tags_offered(store, "population") == [
        (ground.POPULATION, "Personnes aînées")]
    assert queries.tags_offered(store, "dimension") == []
    plan.edit_action(store, ground.action(store), kind="étude")
    assert queries.offered(store, plan_id).kinds == ("étude",)


def test_that_the_past_of_an_action_is_told_the_newest_first(store: Store) -> None:
    plan.edit_action(store, ground.action(store), place="Clermont", description="x" * 90)
    plan.add_note(store, action_id=ground.action(store), text="Réunion tenue")
    note, edit, *_older = queries.element_past(store, "action", ground.action(store))
    assert note.words == "Noter le suivi d’une action"
    assert [plain(change) for change in edit.changes] == [
        "description : texte modifié", "lieu : rien → Clermont"]
    head = said.past_head(edit, ground.TODAY)
    assert head.startswith("Marie-Ève Tremblay, ")
    nobody = queries.PastLine("", "", "", "", "", ())
    assert said.past_head(nobody, ground.TODAY) == "Quelqu’un"


def test_that_partners_and_indicators_are_said(store: Store) -> None:
    sheet = _sheet(store)
    plan.edit_partner(store, sheet.partners[0].id, contribution="Un local")
    assert said.partner_words(_sheet(store).partners[0]) == "coporteur · Un local"
    assert said.indicator_words(sheet.indicators[0]) == "312 trajets · cible 400"
    bare = queries.IndicatorLine("x", "Sans mesure", "", "", "")
    assert said.indicator_words(bare) == "à mesurer"


def test_that_files_are_joined_and_said(store: Store) -> None:
    action = ground.action(store)
    said = RecordPapers(store, "action").join(action, "a/devis.txt", b"bonjour")
    assert said == "devis.txt est joint."
    line = _sheet(store).papers[0]
    assert (line.name, line.here, line.picture) == ("devis.txt", True, False)
    assert plain(papers.paper_words(line)) == "1 ko"


def test_that_words_of_a_forum_are_an_origin(store: Store) -> None:
    with store.operation("Parler au forum") as op:
        op.add(ForumVoice(id="v", meeting_id=ground.MEETING, text="Un autobus",
                          became_table="action", became_id=ground.action(store, 1)))  # fmt: skip
    (origin,) = _sheet(store, 1).origins
    assert (origin.kind, plain(origin.title), origin.text) == (
        "forum", "Forum · 3 déc. 26", "Un autobus")
