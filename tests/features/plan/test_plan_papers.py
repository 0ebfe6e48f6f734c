"""The plan on paper: every paper is tagged, says what the plan holds, and adds up."""

from datetime import date
from io import BytesIO

import pytest
from sqlalchemy import select

from dsi_desktop.db.schema.evaluation import IndicatorTarget, Measurement
from dsi_desktop.db.schema.plan import (
    Action,
    Evidence,
    Guideline,
    Objective,
    Orientation,
    PlanLevel,
)
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.plan.commands.versions import adopt_version
from dsi_desktop.features.plan.queries.map import plan_map
from dsi_desktop.features.plan.queries.paper import plan_paper
from dsi_desktop.features.plan.report import REPORTS
from dsi_desktop.features.plan.report.action_plan import action_document, plan_spreadsheet
from dsi_desktop.features.plan.report.chain import chain_document
from dsi_desktop.features.plan.report.changes import plan_changes
from dsi_desktop.features.plan.report.whole import community_plan, lead, plan_document
from dsi_desktop.formats.xlsx import spreadsheet_bytes
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.reporting.blocks import Document, Figure, Heading
from dsi_desktop.reporting.reading import texts_of
from support import pdf_reader, pdf_samples
from support import work_ground as ground
from support.pdf_verifier import problems
from support.plain_words import plain

TODAY = date(2026, 12, 4)


def _plan(store: Store) -> str:
    return ground.first(store, "plan")


def _said(document: Document) -> str:
    return plain(" | ".join(texts_of(document)))


@pytest.fixture
def rich(store: Store) -> Store:
    """A plan with everything a paper can print."""
    plan_id, issue = _plan(store), ground.first(store, "issue")
    objective, action = ground.first(store, "objective"), ground.action(store)
    need = ground.first(store, "need")
    plan.edit_plan(
        store, plan_id, vision="Chaque personne prend part.", horizon="trois ans",
        principles="Partir du milieu.\n\nDécider ensemble.", area_id=ground.AREA,
    )
    plan.edit_issue(store, issue, description="Sans voiture, rien.", votes=12)
    plan.edit_need(store, need, severity="high", description="Loin de tout.")
    plan.link_elements(store, ("issue", issue), ("need", need))
    plan.link_elements(store, ("need", need), ("issue", ground.first(store, "issue", place=1)))
    plan.link_area(store, "need", need, ground.AREA)
    plan.link_population(store, "issue", issue, ground.POPULATION)
    plan.add_evidence(store, need_id=need, text="", value="28 %", source="Sondage", year=2026,
                      area_id=ground.AREA, population_id=ground.POPULATION)  # fmt: skip
    plan.edit_action(store, action, expected="Mille trajets", when_text="", place="La Malbaie")
    plan.add_funding_line(store, action_id=action, title="Don", state="granted", granted=20_050,
                          nature="in_kind")  # fmt: skip
    plan.add_funding_line(store, action_id=action, organization_id=ground.ANCRAGE,
                          state="refused", asked=99_900)  # fmt: skip
    plan.add_indicator(store, plan_id=plan_id, title="Sans mesure", objective_id=objective)
    plan.add_guideline(store, title="Pas de doublon", text="On vérifie.",
                       motion_id=ground.MOTION, applies_to="body",
                       applies_id=ground.FOOD, start_on="2026-01-01")  # fmt: skip
    plan.add_guideline(store, title="Périmée", end_on="2026-01-01")
    plan.add_guideline(store, title="Formations", applies_to="action_kind", applies_id="formation")
    with store.operation("Ajouter une orientation et un objectif général") as op:
        op.add(Orientation(id="axe", plan_id=plan_id, issue_id=issue, title="Rapprocher"))
        op.add(Objective(id="general", plan_id=plan_id, orientation_id="axe", title="Général",
                         kind="general"))  # fmt: skip
        op.get(Objective, objective).parent_id = "general"
        op.add(PlanLevel(plan_id=plan_id, level="orientation", name="Axe"))
    last = plan.add_action(store, objective_id=objective, title="Au bout", state="recurring",
                           progress=None)  # fmt: skip
    with store.operation("Sans chantier") as op:
        op.get(Action, last).body_id = None
    return store


def test_that_every_paper_is_tagged_and_readable(rich: Store) -> None:
    adopt_version(rich, plan_id=_plan(rich), motion_id=ground.MOTION)
    plan.rename(rich, "action", ground.action(rich), "Autrement")
    for report in REPORTS:
        if report.scope == "plan":
            document = report.build(rich, _plan(rich))
            content, rendered = pdf_samples.printed(document)
            assert problems(content) == [], report.name
            assert rendered.pages >= 1
            assert plain(document.title) in plain("".join(pdf_reader.read_aloud(content)))


def test_that_the_whole_plan_says_all_that_it_holds(rich: Store) -> None:
    adopt_version(rich, plan_id=_plan(rich), motion_id=ground.MOTION, title="Départ")
    said = _said(community_plan(rich, _plan(rich)))
    for wanted in (
        "Chaque personne prend part.", "trois ans", "Décider ensemble.",
        "Rejoindre les services", "Ampleur forte", "28 %", "Sondage, 2026, La Malbaie",
        "12 voix de priorisation", "Axe – Rapprocher", "Sans voiture, rien.",
        "Essayer proche", "Pas de doublon", "Chantier : Alimentation · CC-2026-014",
        "312 trajets", "400 trajets d’ici le 31 mars 2027", "aucune mesure", "200,50 $",
        "Version 1, Départ, adoptée le 4 décembre 2026, CC-2026-014",
        "Type d’action : formation", "Personnes aînées",
    ):
        assert wanted in said, wanted
    assert "Périmée" not in said
    assert "999" not in said


def test_that_the_money_of_the_paper_adds_up(rich: Store) -> None:
    paper = plan_paper(rich, _plan(rich), TODAY)
    assert [(one.source, one.asked, one.granted, one.in_kind, one.standing) for one in paper.money
            ] == [("FRR", 1_800_000, 0, 0, 1_800_000), ("Don", 0, 20_050, 20_050, 20_050)]
    assert sum(action.cents for action in paper.actions()) == 1_820_050
    assert "montage de 18 200,50 $" in plain(lead(paper))


def test_that_every_action_is_printed_once(rich: Store) -> None:
    paper = plan_paper(rich, _plan(rich), TODAY)
    ids = [action.id for action in paper.actions()]
    assert len(ids) == len(set(ids)) == 9
    assert {one.title for one in paper.chantiers()[""]} >= {"Au bout"}


def test_that_an_action_under_nothing_is_printed_too(store: Store) -> None:
    plan_id = _plan(store)
    with store.operation("Détacher") as op:
        action = op.get(Action, ground.action(store))
        action.objective_id = action.desired_change_id = None
    paper = plan_paper(store, plan_id, TODAY)
    assert [one.title for one in paper.loose] == ["Essayer proche"]
    assert "Actions sans enjeu" in _said(plan_document(paper))


def test_that_objectives_in_a_circle_do_not_hang_the_paper(store: Store) -> None:
    one, other = (ground.first(store, "objective", place=place) for place in (0, 1))
    with store.operation("Tourner") as op:
        op.get(Objective, one).parent_id = other
        op.get(Objective, other).parent_id = one
    paper = plan_paper(store, _plan(store), TODAY)
    assert len(paper.actions()) == 8


def test_that_the_table_of_actions_groups_by_chantier(rich: Store) -> None:
    paper = plan_paper(rich, _plan(rich), TODAY)
    document = action_document(paper)
    assert document.landscape
    said = _said(document)
    assert "Sans chantier" in said
    assert "■ En retard" in said
    assert "en continu" in said
    assert "Mille trajets" in said
    empty = plan.create_plan(rich, title="Vide")
    bare = _said(action_document(plan_paper(rich, empty, TODAY)))
    assert "Ce plan ne contient encore aucune action." in bare
    assert "Résultats visés" not in bare


def test_that_the_spreadsheet_holds_the_same_figures(rich: Store) -> None:
    paper = plan_paper(rich, _plan(rich), TODAY)
    made = plan_spreadsheet(paper)
    sheets = {sheet.name: sheet for sheet in made.sheets}
    actions = sheets["Actions"]
    assert len(actions.rows) == 9
    place = [column.title for column in actions.columns].index("Montage")
    assert sum(float(str(row[place] or 0)) for row in actions.rows) == pytest.approx(18_200.5)
    assert len(sheets["Montage"].rows) == 2
    assert len(sheets["Indicateurs"].rows) == 2
    assert any(row[0] == "1 Se déplacer sans voiture" for row in actions.rows)
    assert spreadsheet_bytes(made).startswith(b"PK")
    empty = plan.create_plan(rich, title="Vide")
    assert plan_spreadsheet(plan_paper(rich, empty, TODAY)).sheets[0].rows == ()


def test_that_what_changed_names_each_box_and_each_removal(rich: Store) -> None:
    adopt_version(rich, plan_id=_plan(rich))
    first, third = ground.action(rich), ground.action(rich, 2)
    plan.rename(rich, "action", first, "Autrement")
    plan.set_action_state(rich, third, "abandoned", reason="Plus de partenaire")
    plan.archive_action(rich, ground.action(rich, 3))
    plan.edit_plan(rich, _plan(rich), vision="Plus loin")
    said = _said(plan_changes(rich, _plan(rich)))
    assert "– Retiré" in said
    assert "(Plus de partenaire)" in said
    assert "Autrement" in said
    assert "Plus loin" in said
    assert "Version 1" in said or "version 1" in said


def test_that_nothing_is_compared_before_a_version(store: Store) -> None:
    with pytest.raises(RuleBroken):
        plan_changes(store, _plan(store))


def test_that_a_plan_that_left_is_not_printed(store: Store) -> None:
    for report in REPORTS:
        if report.scope != "dossier":
            with pytest.raises(NotFound):
                report.build(store, "nowhere")


def test_that_an_empty_map_is_refused_and_a_great_one_goes_issue_by_issue(store: Store) -> None:
    plan_id = _plan(store)
    empty = plan.create_plan(store, title="Vide")
    with pytest.raises(RuleBroken):
        chain_document(plan_map(store, empty), "DSI", "letter")
    issue = ground.first(store, "issue")
    for number in range(8):
        plan.add_objective(store, issue_id=issue, title=f"Objectif {number}")
    shown = plan_map(store, plan_id)
    letter, great = (chain_document(shown, "DSI", paper) for paper in ("letter", "a3"))
    assert sum(isinstance(block, Figure) for block in letter.blocks) == 2
    assert sum(isinstance(block, Figure) for block in great.blocks) == 1
    heads = [block.text for block in letter.blocks if isinstance(block, Heading)]
    assert "1 Se déplacer sans voiture" in heads
    branch = shown.only(shown.chain(issue))
    assert {node.id for node in branch.broken()} <= {node.id for node in shown.broken()}
    content = BytesIO(pdf_samples.printed(letter)[0]).getvalue()
    assert problems(content) == []


def test_that_a_small_map_stands_on_one_letter_page(store: Store) -> None:
    shown = plan_map(store, _plan(store))
    one = shown.only(shown.chain(ground.first(store, "issue")))
    document = chain_document(one, "DSI", "letter")
    assert sum(isinstance(block, Figure) for block in document.blocks) == 1
    whole = shown.only(frozenset(node.id for node in shown.nodes if node.column == "action"))
    assert len(chain_document(whole, "DSI", "letter").blocks) == 5


def test_that_a_bare_plan_prints_a_title_and_nothing_else(store: Store) -> None:
    bare = plan.create_plan(store, title="Vide")
    with store.operation("Retirer les balises") as op:
        for row in op.scalars(select(Guideline)).all():
            op.remove(row)
    document = plan_document(plan_paper(store, bare, TODAY))
    assert [type(block).__name__ for block in document.blocks] == ["Heading", "Para"]
    assert plain(lead(plan_paper(store, bare, TODAY))) == "0 enjeu, 0 action"


def test_that_every_shade_of_a_level_is_printed(rich: Store) -> None:
    plan_id, change = _plan(rich), ground.first(rich, "desired_change")
    plan.edit_desired_change(rich, change, description="Plus loin.", who="Aînés")
    need = ground.first(rich, "need")
    plan.link_dimension(rich, "need", need, plan.add_dimension(rich, name="Culture"))
    with rich.operation("Écrire ce qu’un autre programme laisse") as op:
        op.add(Evidence(need_id=need, text="Sans source"))
        op.add(Measurement(indicator_id=ground.first(rich, "indicator"), measured_on="2026-12-01"))
        op.add(IndicatorTarget(indicator_id=ground.first(rich, "indicator")))
        op.add(Guideline(title="Nue"))
    said = _said(community_plan(rich, plan_id))
    for wanted in ("Plus loin.", "Aînés", "Culture", "Sans source", "Nue"):
        assert wanted in said, wanted
