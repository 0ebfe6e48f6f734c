"""A dossier where three funders pay two actions: every sum of the tests was computed by hand.

FRR (municipal) is asked 18 000 $ for the first action by the work ground itself.
"""

from dataclasses import dataclass

from dsi_desktop.db.store import Store
from dsi_desktop.features.funding import commands as funding
from dsi_desktop.features.plan import commands as plan
from support import work_ground as work


@dataclass(frozen=True, slots=True)
class Money:
    """What was written, by id."""

    plan_id: str
    first: str
    second: str
    flac: str
    fqis: str
    frr: str
    volet: str
    deal: str
    flac_line: str
    fqis_line: str
    own_line: str
    untied: str
    spending: str
    voucher: str
    hours: str
    rule: str


def pay(store: Store) -> Money:
    """Write the money: 9 600 $ paid, 15 000 $ granted of an agreement of 12 000, 7 200 in kind."""
    first, second = work.action(store), work.first(store, "action", place=1)
    flac = plan.add_funder(store, name="Fondation Lucie et André Chagnon", kind="philanthropic",
                           core=True)  # fmt: skip
    fqis = plan.add_funder(store, name="Fonds québécois d’initiatives sociales",
                           kind="government")  # fmt: skip
    volet = plan.add_programme(store, funder_id=fqis, name="Volet 4", ceiling=90,
                               closes_on="2027-01-15")  # fmt: skip
    deal = plan.add_agreement(
        store, funder_id=fqis, title="Alliance", reference="A-1", amount=1_200_000,
        start_on="2026-04-01", end_on="2027-03-31", report_due_on="2027-04-30")
    flac_line = plan.add_funding_line(
        store, action_id=first, funder_id=flac, state="paid", asked=960_000, granted=960_000,
        paid=960_000, fiscal_year="2026-27")
    fqis_line = plan.add_funding_line(
        store, action_id=second, funder_id=fqis, programme_id=volet, state="granted",
        granted=1_500_000, paid=900_000, fiscal_year="2026-2027")
    own_line = plan.add_funding_line(
        store, action_id=first, organization_id=work.MRC, nature="in_kind", state="granted",
        granted=720_000, fiscal_year="2026-2027")
    untied = plan.add_funding_line(store, action_id=None, funder_id=fqis, asked=100_000)
    spending = plan.add_spending(
        store, action_id=first, post="communication", description="Affiches", planned=180_000,
        actual=235_000, spent_on="2026-09-15")
    plan.add_spending(store, action_id=first, post="administration", planned=150_000,
                      actual=90_000, explanation="À facturer")  # fmt: skip
    voucher = funding.add_voucher(
        store, spending_id=spending, reference="Facture 318", issued_on="2026-09-10",
        paper=funding.Paper("facture.pdf", b"%PDF-1.4 facture"))
    hours = plan.add_human_resource(
        store, action_id=second, organization_id=work.ANCRAGE, person_id=work.NADIA,
        role="cuisine", hours_planned=100, hours_done=60, rate=2_500, in_kind=True)
    rule = funding.add_cumulation_rule(store, kind="government", ceiling=40)
    return Money(
        work.first(store, "plan"), first, second, flac, fqis,
        work.first(store, "funder", "name = 'FRR'"), volet,
        deal, flac_line, fqis_line, own_line, untied, spending, voucher, hours, rule,
    )
