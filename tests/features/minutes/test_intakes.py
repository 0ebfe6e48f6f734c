"""A project from the chantier that hears it to its agreement: steps, guidelines, refusals."""

from collections.abc import Callable

import pytest

from dsi_desktop.db.schema.minutes import Motion
from dsi_desktop.db.schema.plan import GuidelineCheck, IntakeStep
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.queries.intakes import (
    ProjectSheet,
    project_of_item,
    project_sheet,
    projects,
)
from dsi_desktop.features.minutes.rules import intakes
from dsi_desktop.features.minutes.rules.document import Said
from dsi_desktop.features.minutes.rules.intake_words import (
    StepTold,
    resolution_text,
    step_lines,
    step_title,
)
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.kernel.text import fr
from support.dossier import TODAY, contents
from support.meeting_ground import DAY, Ground


def present(ground: Ground, title: str = "Navette des aînés", **fields: str | int) -> str:
    told = {
        "organization_id": ground.organizations[1], "body_id": ground.chantier,
        "asked": 1_200_000, "summary": "Deux trajets par semaine", **fields,
    }
    return commands.present_project(
        ground.store, title, meeting_id=ground.meeting, agenda_item_id=ground.items[2], **told,  # type: ignore[arg-type]
    )


def sheet(ground: Ground, project: str) -> ProjectSheet:
    return project_sheet(ground.store, project, TODAY)


def told(ground: Ground) -> list[Said]:
    document = queries.live_meeting(ground.store, ground.meeting, TODAY).document
    return list(document.every("intake"))


def refused(ground: Ground, gesture: Callable[[], object]) -> str:
    before = contents(ground.store)
    with pytest.raises(RuleBroken) as caught:
        gesture()
    assert contents(ground.store) == before
    return caught.value.sentence


def at(ground: Ground) -> tuple[str, str]:
    return ground.meeting, ground.items[2]


def test_that_a_project_goes_its_whole_way_and_the_minutes_tell_each_step(
    ground: Ground,
) -> None:
    store, project = ground.store, present(ground)
    commands.advance_project(
        store, project, "analysed", meeting_id=ground.meeting, agenda_item_id=ground.items[2],
        said_at="13:50", note="Le budget tient")
    commands.recommend_project(
        store, project, *at(ground), amount=1_000_000, mover_id=ground.people[0],
        seconder_id=ground.people[2])
    commands.decide_project(store, project, *at(ground), amount=1_000_000, note="Pour un an")
    commands.advance_project(store, project, "agreement", on="2026-12-01")
    commands.advance_project(store, project, "payments", on="2027-01-15")
    commands.advance_project(store, project, "reported", on="2027-06-01")
    assert [fr(one.title) for one in told(ground)] == [
        fr("Projet présenté : Navette des aînés"), fr("Projet analysé : Navette des aînés"),
        fr("Projet recommandé : Navette des aînés"), fr("Projet accepté : Navette des aînés"),
    ]
    first, second, third, fourth = (fr(one.text).splitlines() for one in told(ground))
    assert first == [
        "Présenté par L’Ancrage.", "Deux trajets par semaine.",
        fr("Montant demandé : 12 000 $."), "Jamais soutenu.",
    ]
    assert second == ["Le budget tient."]
    assert third == [fr("Montant recommandé : 10 000 $."), fr("Montant demandé : 12 000 $.")]
    assert fourth[0] == fr("Montant accordé : 10 000 $.")
    assert fourth[-1] == "Pour un an."
    resolutions = queries.minutes_of(store, ground.meeting).every("motion")
    assert [fr(one.text) for one in resolutions] == [
        fr("Recommander le projet « Navette des aînés », présenté par L’Ancrage, "
           "pour un montant de 10 000 $"),
        fr("Accepter le projet « Navette des aînés », présenté par L’Ancrage, "
           "pour un montant de 10 000 $"),
    ]
    steps = sheet(ground, project).steps
    assert [one.state for one in steps] == [*intakes.WAY]
    assert steps[2].motion.startswith("Recommander")
    assert steps[0].meeting == f"Comité conseil · {DAY}"
    assert sheet(ground, project).line.amount == 1_000_000


def test_that_every_guideline_in_force_is_answered_before_a_recommendation(
    ground: Ground,
) -> None:
    store = ground.store
    everywhere = plan.add_guideline(store, title="Rejoindre tout le territoire")
    here = plan.add_guideline(
        store, title="Transport adapté", applies_to="body", applies_id=ground.chantier)
    plan.add_guideline(store, title="D’un autre", applies_to="body", applies_id=ground.body)
    plan.add_guideline(store, title="D’un bailleur", applies_to="funder")
    plan.add_guideline(store, title="Ancienne", end_on="2026-01-01")
    plan.add_guideline(store, title="À venir", start_on="2030-01-01")
    project = present(ground)
    assert [one.title for one in sheet(ground, project).guidelines] == [
        "Rejoindre tout le territoire", "Transport adapté",
    ]
    assert fr(refused(ground, lambda: commands.recommend_project(
        store, project, *at(ground)))) == fr(
        "Répondez d’abord aux balises « Rejoindre tout le territoire », « Transport adapté ».")
    assert "pourquoi" in refused(ground, lambda: commands.answer_guidelines(
        store, project, {everywhere: ("not_respected", " ")}))
    assert "sans objet" in refused(ground, lambda: commands.answer_guidelines(
        store, project, {everywhere: ("perhaps", "")}))
    commands.answer_guidelines(store, project, {
        everywhere: ("not_respected", "Un seul village."), here: ("respected", ""),
    })
    commands.recommend_project(store, project, *at(ground), amount=1_200_000)
    assert fr(told(ground)[-1].text).splitlines() == [
        fr("Montant recommandé : 12 000 $."),
        fr("Balise « Rejoindre tout le territoire » : non respectée (Un seul village)."),
        fr("Balise « Transport adapté » : respectée."),
    ]
    commands.answer_guidelines(store, project, {here: ("", "")})
    assert [one.answer for one in sheet(ground, project).guidelines] == ["not_respected", ""]


def test_that_one_guideline_without_answer_is_told_in_the_singular() -> None:
    with pytest.raises(RuleBroken) as caught:
        intakes.check_answered([intakes.Guideline("a", "Équité")])
    assert fr(caught.value.sentence) == fr("Répondez d’abord à la balise « Équité ».")


def test_that_a_defeated_resolution_declines_the_project(ground: Ground) -> None:
    project = present(ground)
    commands.recommend_project(
        ground.store, project, *at(ground), state="defeated", in_favour=1, against=4,
        abstaining=0, text="Recommander la navette")
    assert sheet(ground, project).line.state == "declined"
    assert fr(told(ground)[-1].title) == fr("Projet refusé : Navette des aînés")
    assert "annulez ce refus" in refused(
        ground, lambda: commands.decide_project(ground.store, project, *at(ground)))
    commands.take_back_step(ground.store, project)
    assert sheet(ground, project).line.state == "presented"
    assert len(told(ground)) == 1


def test_that_the_line_of_a_step_taken_away_takes_the_step_back(ground: Ground) -> None:
    project = present(ground)
    commands.advance_project(
        ground.store, project, "analysed", meeting_id=ground.meeting,
        agenda_item_id=ground.items[2])
    assert "corrigez" in refused(
        ground, lambda: commands.edit_entry(ground.store, told(ground)[-1].id, "Autre"))
    commands.remove_entry(ground.store, told(ground)[-1].id)
    assert sheet(ground, project).line.state == "presented"
    assert len(told(ground)) == 1


def test_that_a_tabled_resolution_leaves_the_project_where_it_is(ground: Ground) -> None:
    project = present(ground)
    assert "ne fait pas avancer" in refused(ground, lambda: commands.recommend_project(
        ground.store, project, *at(ground), state="tabled"))


def test_that_steps_go_forward_only_and_an_agreement_follows_a_decision(ground: Ground) -> None:
    store, project = ground.store, present(ground)
    for state, part in (
        ("agreement", "Une entente suit la décision"),
        ("recommended", "demande une résolution"),
        ("presented", "déjà passé"),
        ("dreamt", "n’existe pas"),
    ):
        assert part in refused(
            ground, lambda state=state: commands.advance_project(store, project, state))  # type: ignore[misc]
    assert intakes.next_steps("decided") == ("agreement", "payments", "reported")
    assert intakes.next_steps("presented") == ("analysed", "recommended", "decided", "declined")
    assert intakes.next_steps("declined") == ()
    assert intakes.next_steps("unheard")[0] == "analysed"
    assert intakes.last_state([]) == "presented"


def test_that_only_the_presentation_is_left_then_the_project_is_removed(ground: Ground) -> None:
    store, project = ground.store, present(ground)
    assert "retirez-le" in refused(ground, lambda: commands.take_back_step(store, project))
    commands.remove_project(store, project)
    assert told(ground) == []
    assert projects(store) == []
    with pytest.raises(NotFound, match="retiré"):
        commands.edit_project(store, project, title="Autre")
    with pytest.raises(NotFound):
        sheet(ground, project)


def test_that_a_project_needs_a_name_and_sound_figures(ground: Ground) -> None:
    project = present(ground)
    for gesture, part in (
        (lambda: present(ground, title=" "), "Nommez le projet"),
        (lambda: present(ground, asked=-1), "négatif"),
        (lambda: present(ground, years_supported=100), "de 0 à 99"),
        (lambda: commands.recommend_project(
            ground.store, project, *at(ground), amount=-5), "négatif"),
    ):
        assert part in refused(ground, gesture)
    for fields in ({"organization_id": "rien"}, {"body_id": "rien"}, {"action_id": "rien"}):
        with pytest.raises(NotFound):
            commands.edit_project(ground.store, project, **fields)  # type: ignore[arg-type]


def test_that_a_project_may_be_presented_and_declined_outside_a_meeting(ground: Ground) -> None:
    made = plan.create_plan(ground.store, title="Plan")
    issue = plan.add_issue(ground.store, plan_id=made, title="Accès")
    objective = plan.add_objective(ground.store, issue_id=issue, title="Rapprocher")
    action = plan.add_action(ground.store, objective_id=objective, title="Navette")
    project = commands.present_project(
        ground.store, "Jardin", on="2026-10-01", action_id=action, organization_id=None)
    commands.advance_project(ground.store, project, "declined", note="Hors territoire")
    seen = sheet(ground, project)
    assert (seen.action, seen.line.organization, seen.line.since) == (
        "Navette", "", TODAY.isoformat())
    assert told(ground) == []
    commands.remove_project(ground.store, project)


def test_that_years_already_supported_are_counted_from_former_decisions(ground: Ground) -> None:
    store = ground.store
    for year in ("2023", "2024"):
        former = commands.present_project(
            store, f"Navette {year}", organization_id=ground.organizations[1],
            on=f"{year}-02-01")
        with store.operation("Préparer") as op:
            op.add(IntakeStep(intake_id=former, state="decided", done_on=f"{year}-05-01"))
    project = present(ground)
    assert sheet(ground, project).line.years == 2
    commands.edit_project(store, project, years_supported=4)
    assert sheet(ground, project).line.years == 4
    assert {one.title: one.years for one in projects(store)} == {
        "Navette 2023": 0, "Navette 2024": 1, "Navette des aînés": 4,
    }


def test_that_a_body_sees_the_projects_of_the_bodies_that_report_to_it(ground: Ground) -> None:
    store, project = ground.store, present(ground)
    assert [one.id for one in projects(store, meeting_id=ground.meeting)] == [project]
    below = meetings.create_meeting(store, body_id=ground.chantier, held_on=DAY)
    assert [one.id for one in projects(store, meeting_id=below)] == [project]
    commands.edit_project(store, project, body_id=ground.body)
    assert projects(store, meeting_id=below) == []
    assert project_of_item(store, ground.items[2]) == ""


def test_that_a_resolution_taken_away_is_not_shown_with_its_step(ground: Ground) -> None:
    project = present(ground)
    motion = commands.recommend_project(ground.store, project, *at(ground))
    with ground.store.operation("Retirer") as op:
        op.remove(op.get(Motion, motion))
    assert sheet(ground, project).steps[-1].motion == ""


def test_that_the_words_of_a_step_fit_what_is_known() -> None:
    assert fr(resolution_text("decided", "Jardin", "", None)) == fr("Accepter le projet « Jardin »")
    assert step_title(StepTold("unheard", "Jardin")) in ("Projet : Jardin", fr("Projet : Jardin"))
    assert fr(step_lines(StepTold("presented", "Jardin", years=1))[0]) == fr("Déjà soutenu 1 an.")
    assert step_lines(StepTold("decided", "Jardin", note="Oui !")) == ["Oui !"]
    assert intakes.guidelines_words([intakes.Guideline("a", "Équité")]) == []


# --- resolutions already written, payments, funders and kinds of actions -------------------------


def test_that_a_project_is_decided_by_a_resolution_already_written(ground: Ground) -> None:
    store, project = ground.store, present(ground)
    motion = commands.recommend_project(store, project, *at(ground), amount=1_000_000)
    commands.settle_project(store, project, "decided", motion, amount=900_000, note="En bloc")
    step = sheet(ground, project).steps[-1]
    assert (step.state, step.on, step.motion_id) == ("decided", DAY, motion)
    assert sheet(ground, project).line.decided == 900_000
    assert "Cette étape se note sans résolution." in refused(
        ground, lambda: commands.settle_project(store, project, "agreement", motion))


def test_that_a_decision_taken_back_takes_its_amount_back(ground: Ground) -> None:
    store, project = ground.store, present(ground)
    commands.recommend_project(store, project, *at(ground), amount=800_000)
    commands.decide_project(store, project, *at(ground), amount=1_000_000)
    commands.take_back_step(store, project)
    line = sheet(ground, project).line
    assert (line.state, line.recommended, line.decided) == ("recommended", 800_000, None)
    commands.take_back_step(store, project)
    assert sheet(ground, project).line.recommended is None
    store.undo()
    store.undo()
    line = sheet(ground, project).line
    assert (line.state, line.recommended, line.decided) == ("decided", 800_000, 1_000_000)


def test_that_a_defeated_decision_grants_nothing(ground: Ground) -> None:
    store, project = ground.store, present(ground)
    commands.decide_project(store, project, *at(ground), amount=1_000_000, state="defeated")
    line = sheet(ground, project).line
    assert (line.state, line.decided) == ("declined", None)


def test_that_a_recommendation_by_an_old_resolution_waits_for_the_guidelines_too(
    ground: Ground,
) -> None:
    store, project = ground.store, present(ground)
    other = present(ground, "Popote")
    motion = commands.recommend_project(store, other, *at(ground), amount=1_000)
    plan.add_guideline(store, title="Rejoindre tout le territoire")
    assert "Répondez d’abord" in refused(
        ground, lambda: commands.settle_project(store, project, "recommended", motion))


def test_that_a_proposal_without_result_settles_nothing(ground: Ground) -> None:
    store, project = ground.store, present(ground)
    motion = commands.recommend_project(store, present(ground, "Popote"), *at(ground))
    with store.operation("Remettre à l’étude") as op:
        op.get(Motion, motion).state = "moved"
        op.get(Motion, motion).meeting_id = None
    assert "ni adoptée ni rejetée" in refused(
        ground, lambda: commands.settle_project(store, project, "decided", motion))


def test_that_several_payments_follow_each_other_with_their_amounts(ground: Ground) -> None:
    store, project = ground.store, present(ground)
    commands.decide_project(store, project, *at(ground), amount=1_000_000)
    commands.advance_project(store, project, "payments", on="2027-01-15", amount=600_000)
    commands.advance_project(store, project, "payments", on="2027-04-15", amount=400_000)
    with store.read() as session:
        paid = [one.amount for one in session.query(IntakeStep) if one.state == "payments"]
    assert sorted(paid) == [400_000, 600_000]
    assert intakes.next_steps("payments") == ("reported", "payments")


def test_that_guidelines_of_a_funder_or_a_kind_concern_the_projects_they_touch(
    ground: Ground,
) -> None:
    store = ground.store
    funder = plan.add_funder(store, name="FRR")
    agreement = plan.add_agreement(store, funder_id=funder, title="FRR 2026")
    plan.add_guideline(store, title="Visibilité", applies_to="funder", applies_id=funder)
    plan.add_guideline(store, title="Ouvert à tous", applies_to="action_kind", applies_id="Repas")
    project = present(ground, agreement_id=agreement)
    assert [one.title for one in sheet(ground, project).guidelines] == ["Visibilité"]
    plan_id = plan.create_plan(store, title="Plan")
    issue = plan.add_issue(store, plan_id=plan_id, title="Manger")
    objective = plan.add_objective(store, issue_id=issue, title="Manger à sa faim")
    action = plan.add_action(store, objective_id=objective, title="Popote", kind="repas")
    plan.add_funding_line(store, action_id=action, funder_id=funder)
    other = present(ground, "Popote", action_id=action)
    assert [one.title for one in sheet(ground, other).guidelines] == [
        "Visibilité", "Ouvert à tous"]
    commands.edit_project(store, other, agreement_id="")
    assert len(sheet(ground, other).guidelines) == 2


def test_that_an_answer_keeps_its_day_until_it_changes(ground: Ground) -> None:
    store, project = ground.store, present(ground)
    guideline = plan.add_guideline(store, title="Rejoindre tout le territoire")
    commands.answer_guidelines(store, project, {guideline: ("respected", "")})
    key = intakes.check_id(guideline, project)
    with store.operation("Vieillir") as op:
        op.get(GuidelineCheck, key).answered_on = "2026-01-01"
    commands.answer_guidelines(store, project, {guideline: ("respected", "")})
    assert _answered(ground, key) == "2026-01-01"
    commands.answer_guidelines(store, project, {guideline: ("not_applicable", "")})
    assert _answered(ground, key) == TODAY.isoformat()


def _answered(ground: Ground, key: str) -> str | None:
    with ground.store.read() as session:
        check = session.get(GuidelineCheck, key)
        return check.answered_on if check else None
