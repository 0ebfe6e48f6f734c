"""Three funders on three actions, with sums done by hand, and three programmes to match.

FQIS pays Essayer (8 000 $ promised, 5 000 $ given) and Réussir (2 000 $ promised); Centraide pays
Essayer too; FRR asked only. Spending of FQIS: 3 000 + 1 500 planned, 3 400 + 1 500 real.
"""

from dataclasses import dataclass

from dsi_desktop.db.schema.evaluation import AnswerCount, Question, Questionnaire, SurveyRound
from dsi_desktop.db.store import Store
from dsi_desktop.features.funding import commands as funding
from dsi_desktop.features.plan import commands as plan
from support.work_ground import ANCRAGE, AREA, MRC, action, first


@dataclass(frozen=True, slots=True)
class Accounts:
    """Their ids."""

    fqis: str
    centraide: str
    trying: str
    managing: str
    wages: str
    travel: str
    shared: str
    transport: str
    food: str
    programme: str
    yearly: str
    over: str
    need: str
    hungry: str


def seed_accounts(store: Store) -> Accounts:
    """Write the money, the spending, what happened, and the programmes."""
    trying, managing = action(store, 0), action(store, 1)
    fqis = plan.add_funder(store, name="FQIS")
    centraide = plan.add_funder(store, name="Centraide", kind="philanthropic", year_start=1)
    line = plan.add_funding_line(
        store, action_id=trying, funder_id=fqis, state="granted", fiscal_year="2026-2027",
        granted=800_000, paid=500_000)
    plan.add_funding_line(
        store, action_id=managing, funder_id=fqis, state="granted", fiscal_year="2026-2027",
        granted=200_000)
    plan.add_funding_line(
        store, action_id=trying, funder_id=centraide, state="paid", fiscal_year="2026",
        granted=100_000, paid=100_000)
    wages = plan.add_spending(
        store, action_id=trying, funding_line_id=line, post="wages", description="Chauffeur",
        planned=300_000, actual=340_000, spent_on="2026-10-01",
        explanation="Deux semaines de plus")
    travel = plan.add_spending(
        store, action_id=trying, funding_line_id=line, post="travel", planned=150_000,
        actual=150_000, spent_on="2026-11-01")
    plan.add_spending(
        store, action_id=trying, funding_line_id=line, post="travel", planned=10_000,
        actual=10_000, spent_on="2025-01-01")
    shared = plan.add_spending(
        store, action_id=trying, post="fees", planned=50_000, actual=90_000,
        spent_on="2026-11-15")
    funding.add_voucher(store, spending_id=wages, reference="P-1", issued_on="2026-10-02")
    plan.edit_action(
        store, trying, people_reached=120, achieved="Trois municipalités rejointes",
        effects_short="Moins d’isolement", description="Essai de navette")
    plan.add_note(store, action_id=trying, text="Horaire d’hiver.", noted_on="2026-12-01")
    plan.add_human_resource(
        store, action_id=trying, organization_id=ANCRAGE, hours_planned=200, hours_done=125,
        rate=3_000, in_kind=True)
    _surveys(store)
    return Accounts(fqis, centraide, trying, managing, wages, travel, shared,
                    *_levers(store, fqis, trying))  # fmt: skip


def _surveys(store: Store) -> None:
    """Two rounds in the period: one questionnaire may be shown outside, the other may not."""
    with store.operation("Interroger") as op:
        for at, external in enumerate((True, False)):
            asked = op.add(Questionnaire(id=f"qu-{at}", title=f"Questionnaire {at}",
                                         external_use=external))  # fmt: skip
            op.add(Question(id=f"q-{at}", questionnaire_id=asked.id, text="Clair?"))
            op.add(SurveyRound(id=f"r-{at}", questionnaire_id=asked.id, held_on="2026-11-20",
                               returned=4))  # fmt: skip
            op.add(AnswerCount(id=f"a-{at}-3", round_id=f"r-{at}", question_id=f"q-{at}",
                               answer="3", number=1))  # fmt: skip
            op.add(AnswerCount(id=f"a-{at}-4", round_id=f"r-{at}", question_id=f"q-{at}",
                               answer="4", number=3))  # fmt: skip


def _levers(store: Store, fqis: str, trying: str) -> tuple[str, ...]:
    plan_id = first(store, "plan")
    transport = plan.add_dimension(store, name="Transport")
    food = plan.add_dimension(store, name="Alimentation")
    need = plan.add_need(store, plan_id=plan_id, title="Se déplacer")
    hungry = plan.add_need(store, plan_id=plan_id, title="Manger")
    plan.link_dimension(store, "need", need, transport)
    plan.link_area(store, "need", need, AREA)
    plan.link_dimension(store, "need", hungry, food)
    plan.link_dimension(store, "action", trying, transport)
    programme = plan.add_programme(
        store, funder_id=fqis, name="Transport collectif", opens_on="2026-11-01",
        closes_on="2026-12-20", smallest=500_000, largest=5_000_000, ceiling=80,
        pays="Navettes et taxis", website="https://exemple.quebec")
    yearly = plan.add_programme(
        store, funder_id=fqis, name="Appel annuel", opens_on="2025-01-10",
        closes_on="2025-02-15", yearly=True, largest=2_000_000)
    over = plan.add_programme(store, funder_id=fqis, name="Ancien", closes_on="2024-01-01")
    funding.tag_programme(store, programme, [transport], [AREA])
    funding.tag_programme(store, over, [food], [])
    return transport, food, programme, yearly, over, need, hungry


__all__ = ["ANCRAGE", "MRC", "Accounts", "seed_accounts"]
