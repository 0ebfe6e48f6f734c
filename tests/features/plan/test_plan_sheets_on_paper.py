"""One page for each element of a plan: it says all that its sheet says, and is tagged."""

import pytest

from dsi_desktop.db.schema.plan import Action, Objective, Orientation
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance.rules.chart_card import Ink
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.plan.queries.paper_sheets import level_sheet
from dsi_desktop.features.plan.report.sheets import action_page, issue_page, objective_page
from dsi_desktop.features.plan.rules.bars import Bar, bars
from dsi_desktop.kernel.drawing import Path, Rect, Text
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.reporting.blocks import Document, Figure
from dsi_desktop.reporting.reading import texts_of
from support import pdf_samples
from support import work_ground as ground
from support.pdf_verifier import problems
from support.plain_words import plain

INK = Ink(lambda key, _hue: key, lambda text, _role, size: len(text) * size / 2)


def _said(document: Document) -> str:
    content, _rendered = pdf_samples.printed(document)
    assert problems(content) == []
    return plain(" | ".join(texts_of(document)))


def test_that_bars_show_what_reaches_the_target_full_and_the_rest_pale() -> None:
    drawing = bars([Bar(212, "Juillet"), Bar(305, "Septembre")], 300, 0, INK)
    fills = [shape.fill for shape in drawing.shapes if isinstance(shape, Rect)]
    assert fills == ["soft", "solid"]
    texts = [plain(shape.text) for shape in drawing.shapes if isinstance(shape, Text)]
    assert texts == ["212", "Juillet", "305", "Septembre", "Cible : 300"]
    groups = {group.key for group in drawing.groups}
    assert all(shape.group in groups for shape in drawing.shapes if isinstance(shape, Text))
    bare = bars([Bar(-3, ""), Bar(0, "")], None, 1, INK)
    assert sum(isinstance(shape, Path) for shape in bare.shapes) == 1
    assert all(
        shape.height >= 1 for shape in bare.shapes if isinstance(shape, Rect)
    )


def test_that_the_page_of_an_action_says_all_that_is_known(store: Store) -> None:
    action = ground.action(store)
    plan.edit_action(store, action, expected="Mille trajets", achieved="312 trajets",
                     description="Une navette.\n\nDeux départs.")  # fmt: skip
    plan.set_action_state(store, action, "on_hold", reason="Essence", end_on="2027-02-01")
    plan.reach_milestone(store, ground.first(store, "milestone"), "2026-12-01")
    plan.add_milestone(store, action_id=action, title="Bilan", due_on="2026-11-01")
    plan.add_milestone(store, action_id=action, title="Un jour")
    plan.link_area(store, "action", action, ground.AREA)
    with store.operation("Dire le reste") as op:
        op.get(Action, action).people_reached = 140
    document = action_page(store, action)
    said = _said(document)
    for wanted in (
        "Essayer proche", "MRC de Charlevoix-Est", "Stéphane Leblanc", "Transport", "En attente",
        "Essence", "Mille trajets", "312 trajets", "L’Ancrage", "coporteur", "18 000 $",
        "126 sur 180 h", "Bilan", "en retard", "atteint", "sans échéance", "La Malbaie", "140",
        "Trois chauffeurs trouvés.", "CC-2026-014", "400 trajets d’ici le 31 mars 2027",
    ):
        assert wanted in said, wanted
    assert sum(isinstance(block, Figure) for block in document.blocks) == 1


def test_that_the_page_of_a_bare_action_says_little_and_holds(store: Store) -> None:
    plan_id, action = ground.first(store, "plan"), ground.action(store)
    with store.operation("Ajouter une action nue") as op:
        op.add(Action(id="bare", plan_id=plan_id, title="Nue"))
    said = _said(action_page(store, "bare"))
    assert "Nue" in said
    assert "Montage" not in said
    late = _said(action_page(store, action))
    assert "■ En retard" in late


def test_that_the_page_of_an_issue_holds_its_whole_branch(store: Store) -> None:
    issue, need = ground.first(store, "issue"), ground.first(store, "need")
    plan.link_elements(store, ("issue", issue), ("need", need))
    said = _said(issue_page(store, issue))
    for wanted in ("Enjeu 1 – Se déplacer sans voiture", "Rejoindre les services", "20 %",
                   "Essayer proche", "Essayer loin", "Montage financier", "Trajets",
                   "2 sur 4 réalisées ou récurrentes"):  # fmt: skip
        assert wanted in said, wanted
    assert "Manger à sa faim" not in said


def test_that_the_page_of_an_objective_says_what_it_hangs_from(store: Store) -> None:
    objective, issue = ground.first(store, "objective"), ground.first(store, "issue")
    with store.operation("Accrocher plus haut") as op:
        row = op.get(Objective, objective)
        op.add(Orientation(id="axe", plan_id=row.plan_id, issue_id=issue, title="Rapprocher"))
        op.add(Objective(id="general", plan_id=row.plan_id, issue_id=issue, title="Général"))
        row.parent_id, row.orientation_id = "general", "axe"
    sheet = level_sheet(store, "objective", objective, store.clock.today())
    assert sheet.above == ("Général", "Rapprocher", "1 Se déplacer sans voiture")
    said = _said(objective_page(store, objective))
    assert "Général · Rapprocher" in said
    assert "On y arrive, proche" in said
    bare = level_sheet(store, "objective", "general", store.clock.today())
    assert [one.source for one in bare.money] == ["FRR"]
    assert "Objectif – Général" in _said(objective_page(store, "general"))


def test_that_an_element_that_left_is_not_printed(store: Store) -> None:
    for page in (action_page, issue_page, objective_page):
        with pytest.raises(NotFound):
            page(store, "nowhere")
        with pytest.raises(NotFound):
            page(store, None)
