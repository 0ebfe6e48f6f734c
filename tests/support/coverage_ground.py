"""A plan of thirteen dimensions in which every kind of gap is there, its list written by hand.

Chains: n1 is served whole; n2 by nothing; n3 stops at i3; n4 at o4; n5 at c5.
"""

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Organization, Person, Population
from dsi_desktop.db.schema.evaluation import Indicator, Measurement
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.money import Agreement, Funder, FundingLine, HumanResource
from dsi_desktop.db.schema.plan import (
    Action,
    DesiredChange,
    Dimension,
    ElementArea,
    ElementDimension,
    ElementPopulation,
    Evidence,
    Issue,
    Need,
    Objective,
    Orientation,
    Plan,
    PlanLink,
)
from dsi_desktop.db.schema.settings import Initiative
from dsi_desktop.db.store import Store

PLAN, OTHER = "p", "p-autre"
DIMENSIONS = tuple(f"d{number}" for number in range(1, 14))
GAPS: dict[str, tuple[str, ...]] = {
    "need_without_issue": ("n2",),
    "issue_without_objective": ("i3",),
    "objective_without_action": ("o4",),
    "change_without_action": ("c5",),
    "action_without_resource": ("a2",),
    "action_without_lead": ("a3",),
    "objective_without_indicator": ("o2",),
    "indicator_without_measure": ("k2",),
    "resource_unlinked": ("m9", "h9", "g9"),
    "dimension_without_need": tuple(f"d{number}" for number in range(5, 14)),
}


def seed(store: Store) -> None:
    """Write the plan in one operation, each row by its name."""
    with store.operation("Poser le plan") as op:
        _frame(op)
        _chain(op)
        _actions(op)
        _means(op)
        _tags(op)


def _frame(op: Operation) -> None:
    op.add(Initiative(id="init", name="DSI Charlevoix"))
    op.add(Plan(id=PLAN, title="Plan de communauté", start_on="2025-04-01", rank="V"))
    op.add(Plan(id=OTHER, title="Autre plan", rank="W"))
    for at, key in enumerate(DIMENSIONS, 1):
        op.add(Dimension(id=key, name=f"Dimension {at}", rank=f"V{at:02}"))
    op.add(Area(id="mrc", name="Charlevoix-Est"))
    op.add(Area(id="malbaie", name="La Malbaie", parent_id="mrc"))
    op.add(Area(id="clermont", name="Clermont", parent_id="mrc"))
    op.add(Area(id="mrc-ouest", name="Charlevoix"))
    op.add(Population(id="aines", name="Personnes aînées"))
    op.add(Body(id="mob", name="Mobilité", kind="workstream", hue=1, rank="V1"))
    op.add(Body(id="alim", name="Alimentation", kind="workstream", hue=2, rank="V2"))
    op.add(Organization(id="org", name="MRC de Charlevoix-Est"))
    op.add(Person(id="nadia", given_name="Nadia", family_name="Bouchard"))


def _chain(op: Operation) -> None:
    for number in range(1, 6):
        op.add(Need(id=f"n{number}", plan_id=PLAN, code=str(number), title=f"Besoin {number}",
                    rank=f"V{number}"))  # fmt: skip
    for key, body in (("i1", "mob"), ("i3", "alim"), ("i4", None), ("i5", None)):
        op.add(Issue(id=key, plan_id=PLAN, code=key[1], title=f"Enjeu {key[1]}", body_id=body,
                     rank=f"V{key[1]}"))  # fmt: skip
    # a link written the other way round says the same
    for issue, need in (("i1", "n1"), ("i3", "n3"), ("i4", "n4")):
        op.add(PlanLink(source_table="issue", source_id=issue, target_table="need",
                        target_id=need))  # fmt: skip
    op.add(PlanLink(source_table="need", source_id="n5", target_table="issue", target_id="i5"))
    op.add(Orientation(id="r1", plan_id=PLAN, issue_id="i1", title="Orientation", rank="V"))
    op.add(Objective(id="g1", plan_id=PLAN, issue_id="i1", code="1.1", title="Général",
                     kind="general", rank="V1"))  # fmt: skip
    op.add(Objective(id="o1", plan_id=PLAN, orientation_id="r1", parent_id="g1", code="1.1.1",
                     title="Objectif 1", rank="V2"))  # fmt: skip
    op.add(Objective(id="o2", plan_id=PLAN, issue_id="i1", code="1.2", title="Objectif 2",
                     rank="V3"))  # fmt: skip
    op.add(Objective(id="o4", plan_id=PLAN, issue_id="i4", code="4.1", title="Objectif 4",
                     rank="V4"))  # fmt: skip
    op.add(Objective(id="o5", plan_id=PLAN, issue_id="i5", code="5.1", title="Objectif 5",
                     rank="V5"))  # fmt: skip
    op.add(DesiredChange(id="c1", plan_id=PLAN, objective_id="o1", title="Changement 1", rank="V"))
    op.add(DesiredChange(id="c5", plan_id=PLAN, objective_id="o5", title="Changement 5", rank="W"))
    for key, objective, change, measured in (
        ("k1", None, "c1", True), ("k2", None, "c1", False), ("k4", "o4", None, True),
        ("k5", "o5", None, True),
    ):  # fmt: skip
        op.add(Indicator(id=key, plan_id=PLAN, objective_id=objective, desired_change_id=change,
                         title=f"Indicateur {key[1]}", rank=key))  # fmt: skip
        if measured:
            op.add(Measurement(indicator_id=key, value=1, measured_on="2026-06-01"))


def _actions(op: Operation) -> None:
    for key, objective, change, lead, body in (
        ("a1", "o1", "c1", "org", "mob"), ("a2", "o1", None, "org", None),
        ("a3", "o1", None, None, "alim"), ("a4", "o2", None, "org", None),
    ):  # fmt: skip
        op.add(Action(id=key, plan_id=PLAN, objective_id=objective, desired_change_id=change,
                      code=f"1.{key[1]}", title=f"Action {key[1]}", lead_id=lead, body_id=body,
                      state="in_progress", start_on="2026-01-05", end_on="2026-12-18",
                      rank=key))  # fmt: skip
    op.add(Action(id="a5", plan_id=PLAN, objective_id="o4", title="Abandonnée", lead_id="org",
                  state="abandoned", rank="a5"))  # fmt: skip
    op.add(Action(id="a9", plan_id=OTHER, title="Ailleurs", lead_id="org", rank="a9"))


def _means(op: Operation) -> None:
    op.add(Funder(id="frr", name="FRR"))
    op.add(Agreement(id="g1a", funder_id="frr", title="Entente utilisée", amount=500_000))
    op.add(Agreement(id="g9", funder_id="frr", title="Entente dormante", amount=1_250_050))
    for key, action, state in (
        ("m1", "a1", "granted"), ("m4", "a4", "asked"), ("m9", None, "asked"),
        ("m2", "a2", "refused"), ("m8", "a9", "granted"),
    ):  # fmt: skip
        op.add(FundingLine(id=key, action_id=action, funder_id="frr", state=state, asked=100_000,
                           agreement_id="g1a" if key == "m1" else None, rank=key))  # fmt: skip
    op.add(HumanResource(id="h3", action_id="a3", organization_id="org", hours_planned=400))
    op.add(HumanResource(id="h9", person_id="nadia", role="animation", hours_planned=125))


def _tags(op: Operation) -> None:
    for need, dimension in (("n1", "d1"), ("n2", "d1"), ("n3", "d2"), ("n4", "d3"), ("n5", "d4")):
        op.add(ElementDimension(record_table="need", record_id=need, dimension_id=dimension))
    op.add(ElementDimension(record_table="action", record_id="a4", dimension_id="d2"))
    for action, area in (("a1", "malbaie"), ("a3", "malbaie"), ("a4", "clermont")):
        op.add(ElementArea(record_table="action", record_id=action, area_id=area))
    op.add(Evidence(id="e1", need_id="n1", text="Constat", area_id="mrc", population_id="aines"))
    op.add(ElementPopulation(record_table="action", record_id="a4", population_id="aines"))
