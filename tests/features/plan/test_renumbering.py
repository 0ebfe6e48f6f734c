"""A plan renumbered: each element gets the code of its place, and one is told how many changed."""

from dsi_desktop.db.schema.plan import Action, Issue, Need, Objective, Orientation, Plan, PlanLevel
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands as plan
from support import work_ground as ground


def _codes(store: Store, plan_id: str) -> dict[str, str]:
    return {
        row.title or "": row.code or ""
        for table in (Need, Issue, Orientation, Objective, Action)
        for row in ground.every(store, table) if row.plan_id == plan_id
    }  # fmt: skip


def _build(store: Store) -> str:
    """Write a plan whose codes are all wrong, but that of its issue."""
    with store.operation("Bâtir") as op:
        made = op.add(Plan(title="Autre plan"))
        op.add(Need(plan_id=made.id, title="Besoin", code="9", rank="a"))
        issue = op.add(Issue(plan_id=made.id, title="Enjeu", code="1", rank="a"))
        first, second = (
            op.add(Orientation(plan_id=made.id, issue_id=issue.id, title=title, rank=title))
            for title in ("Axe A", "Axe B")
        )
        under = {"plan_id": made.id, "issue_id": issue.id}
        op.add(Objective(title="Libre", rank="a", **under))
        op.add(Objective(title="Sous A", rank="b", orientation_id=first.id, **under))
        below = op.add(Objective(title="Sous B", rank="c", orientation_id=second.id, **under))
        op.add(Objective(title="Plus bas", rank="d", parent_id=below.id, **under))
        op.add(Action(plan_id=made.id, objective_id=below.id, title="Geste", rank="a"))
    return made.id


def test_that_every_element_takes_the_code_of_its_place(store: Store) -> None:
    made = _build(store)
    assert plan.renumber(store, made) == 8
    assert _codes(store, made) == {
        "Besoin": "B1", "Enjeu": "1", "Axe A": "1.1", "Sous A": "1.1.1", "Axe B": "1.2",
        "Sous B": "1.2.1", "Plus bas": "1.2.1.1", "Geste": "1.2.1.2", "Libre": "1.3",
    }  # fmt: skip
    assert plan.renumber(store, made) == 0


def test_that_another_plan_keeps_its_codes_and_the_names_of_its_levels(store: Store) -> None:
    first, made = ground.first(store, "plan"), _build(store)
    before = _codes(store, first)
    plan.name_levels(store, first, {"issue": "Priorité"}, {"orientation": False})
    plan.name_levels(store, made, {"issue": "Chantier"})
    plan.name_levels(store, first, {}, {"issue": True})
    plan.renumber(store, made)
    assert _codes(store, first) == before
    named = {(row.plan_id, row.level): (row.name, row.used)
             for row in ground.every(store, PlanLevel)}  # fmt: skip
    assert named[first, "issue"] == ("Priorité", True)
    assert named[first, "orientation"] == ("", False)
    assert named[made, "issue"] == ("Chantier", True)
