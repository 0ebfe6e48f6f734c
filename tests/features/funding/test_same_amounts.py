"""The table of the actions and the budget say the same amounts of the same sources."""

from itertools import product

import pytest

from dsi_desktop.db.schema.money import FundingLine
from dsi_desktop.db.store import Store
from dsi_desktop.features.funding import queries as funding
from dsi_desktop.features.funding.rules.arithmetic import totals
from dsi_desktop.features.plan import queries as plan
from dsi_desktop.kernel.vocabulary import VOCABULARY
from support import work_ground as work
from support.money_ground import Money


@pytest.mark.parametrize("nature", ["cash", "in_kind"])
@pytest.mark.parametrize("state", VOCABULARY["funding_state"])
def test_that_a_source_is_worth_the_same_on_both_pages(
    state: str, nature: str, store: Store, money: Money
) -> None:
    for amounts in product((None, 0, 30_000), (None, 0, 20_000), (None, 0, 10_000, 25_000)):
        with store.operation("Écrire une source") as op:
            for line in op.session.query(FundingLine).filter_by(action_id=money.second):
                op.remove(line)
            op.add(FundingLine(
                action_id=money.second, state=state, nature=nature, asked=amounts[0],
                granted=amounts[1], paid=amounts[2]))
        said = totals(funding.amounts(store, action_id=money.second))
        row = next(one for one in plan.action_rows(store, money.plan_id, work.TODAY)
                   if one.id == money.second)  # fmt: skip
        assert (row.sums.granted, row.sums.asked, row.sums.paid) == (
            said.firm, said.waiting, said.received), amounts
