"""Every command of money beyond the plan's own, made ready to be done, undone and done again."""

from collections.abc import Callable

from dsi_desktop.db.store import Store
from dsi_desktop.features.funding import commands as funding
from dsi_desktop.features.plan import commands as plan
from support import work_ground as ground
from support.money_ground import Money, pay


def _paid(command: Callable[[Store, Money], object]) -> Callable[[Store], object]:
    return lambda store: command(store, pay(store))


def _empty_funder(store: Store, money: Money) -> None:
    for line in (money.fqis_line, money.untied):
        plan.remove_funding_line(store, line)
    funding.remove_agreement(store, money.deal)
    funding.add_cumulation_rule(store, funder_id=money.fqis, ceiling=80)
    funding.remove_funder(store, money.fqis)


def _remove_programme(store: Store, money: Money) -> None:
    free = plan.add_programme(store, funder_id=money.fqis, name="Volet 5")
    funding.add_cumulation_rule(store, programme_id=free, ceiling=50)
    funding.remove_programme(store, free)


COMMANDS: list[tuple[str, Callable[[Store], object]]] = [
    ("add_voucher", _paid(lambda s, m: None)),
    ("edit_voucher", _paid(lambda s, m: funding.edit_voucher(
        s, m.voucher, reference="Facture 319", paper=funding.Paper("b.txt", b"autre")))),
    ("remove_voucher", _paid(lambda s, m: funding.remove_voucher(s, m.voucher))),
    ("edit_spending", _paid(lambda s, m: plan.edit_spending(
        s, m.spending, post="fees", explanation="Tirage plus grand"))),
    ("remove_spending", _paid(lambda s, m: funding.remove_spending(s, m.spending))),
    ("tie_funding_line", _paid(lambda s, m: funding.tie_funding_line(s, m.untied, m.first))),
    ("edit_programme", _paid(lambda s, m: funding.edit_programme(
        s, m.volet, name="Volet 4 bis", smallest=100, largest=200, yearly=True))),
    ("remove_programme", _paid(_remove_programme)),
    ("remove_agreement", _paid(lambda s, m: funding.remove_agreement(s, m.deal))),
    ("remove_funder", _paid(_empty_funder)),
    ("add_cumulation_rule", lambda s: funding.add_cumulation_rule(
        s, funder_id=ground.first(s, "funder"), ceiling=80, floor=20, cash_floor=10)),
    ("edit_cumulation_rule", _paid(lambda s, m: funding.edit_cumulation_rule(
        s, m.rule, programme_id=m.volet, ceiling=75))),
    ("remove_cumulation_rule", _paid(lambda s, m: funding.remove_cumulation_rule(s, m.rule))),
]  # fmt: skip
