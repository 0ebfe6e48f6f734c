"""A plan of three actions, two meetings, an indicator and money, to be evaluated by hand."""

from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.evaluation import Indicator, IndicatorTarget, Measurement
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import Attendance, Meeting
from dsi_desktop.db.schema.money import FundingLine, HumanResource, Spending
from dsi_desktop.db.schema.plan import Action, DesiredChange, Plan, PlanVersion
from dsi_desktop.db.store import Store

PLAN, OTHER_PLAN = "pl-one", "pl-two"
SHUTTLE, GARDEN, PORTRAIT = "ac-shuttle", "ac-garden", "ac-portrait"
CHANGE, TRANSPORT, COUNCIL, ISLE = "ch-one", "b-transport", "b-council", "a-isle"
SPRING, AUTUMN = "m-spring", "m-autumn"


def seed(store: Store) -> None:
    """Write the ground."""
    with store.operation("Poser le décor") as op:
        op.add(Area(id=ISLE, name="L’Isle-aux-Coudres"))
        op.add(Body(id=TRANSPORT, name="Transport", hue=1, rank="V1"))
        op.add(Body(id=COUNCIL, name="Comité conseil", rank="V2"))
        op.add(Plan(id=PLAN, title="Plan 2024-2029", rank="V1"))
        op.add(Plan(id=OTHER_PLAN, title="Ancien plan", rank="V2"))
        op.add(DesiredChange(id=CHANGE, plan_id=PLAN, code="1.1", title="Se déplacer", rank="V1"))
        op.add(Action(
            id=SHUTTLE, plan_id=PLAN, body_id=TRANSPORT, code="1.10", title="Navette",
            state="done", expected="Deux départs", achieved="Trois départs", people_reached=96,
            end_on="2026-05-31", ended_on="2026-08-15", variance="Le véhicule a tardé.",
            rank="V1"))
        op.add(Action(
            id=GARDEN, plan_id=PLAN, code="1.9", title="Jardin", state="recurring", rank="V2"))
        op.add(Action(
            id=PORTRAIT, plan_id=PLAN, code="2.1", title="Portrait", state="in_progress",
            expected="Un portrait", end_on="2026-10-01", rank="V3"))
        op.add(PlanVersion(plan_id=PLAN, number=2, title="Après révision",
                           adopted_on="2026-06-11"))  # fmt: skip
    with store.operation("Poser la suite") as op:
        for key, day, state in ((SPRING, "2026-03-05", "adopted"), (AUTUMN, "2026-09-10", "held")):
            op.add(Meeting(id=key, body_id=TRANSPORT, held_on=day, state=state, title=""))
        for person in ("p-1", "p-2"):
            op.add(Person(id=person, given_name=person, family_name="Roy"))
        for at, (meeting, person, status) in enumerate((
            (SPRING, "p-1", "present"), (SPRING, "p-2", "absent"), (AUTUMN, "p-1", "remote"),
            (AUTUMN, "p-2", "present"),
        )):
            op.add(Attendance(id=f"at-{at}", meeting_id=meeting, person_id=person, status=status))
        op.add(Indicator(id="i-1", plan_id=PLAN, title="Passagers", unit="par mois", baseline=40,
                         action_id=SHUTTLE, rank="V1"))  # fmt: skip
        op.add(IndicatorTarget(indicator_id="i-1", value=100, due_on="2026-12-31"))
        op.add(IndicatorTarget(indicator_id="i-1", value=60, due_on="2025-12-31"))
        op.add(Measurement(indicator_id="i-1", value=80, measured_on="2026-06-30"))
        op.add(Measurement(indicator_id="i-1", value=95, measured_on="2026-11-01"))
        op.add(FundingLine(action_id=SHUTTLE, state="paid", asked=1_000_00, granted=800_00,
                           paid=500_00, rank="V1"))  # fmt: skip
        op.add(FundingLine(action_id=GARDEN, state="granted", nature="in_kind", asked=200_00,
                           granted=200_00, rank="V2"))  # fmt: skip
        op.add(FundingLine(action_id=GARDEN, state="asked", asked=300_00, rank="V3"))
        op.add(Spending(action_id=SHUTTLE, post="equipment", actual=450_00))
        op.add(HumanResource(action_id=SHUTTLE, hours_done=125))
