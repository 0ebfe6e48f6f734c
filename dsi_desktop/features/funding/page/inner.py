"""The inner views of the page « Budget », in order: a line here is all it takes to add one."""

from collections.abc import Callable
from dataclasses import dataclass

from dsi_desktop.features.funding.page.accounts_panel import AccountsPanel
from dsi_desktop.features.funding.page.funders_panel import FundersPanel
from dsi_desktop.features.funding.page.host import Funding, InnerPanel
from dsi_desktop.features.funding.page.levers_panel import LeversPanel
from dsi_desktop.features.funding.page.mix_panel import MixPanel
from dsi_desktop.kernel.i18n import N_


@dataclass(frozen=True, slots=True)
class Inner:
    """One inner view: `words` is a French source, `build` is called at its first visit.

    `answers` are the kinds of records and the intents that lead to it.
    """

    name: str
    words: str
    build: Callable[[Funding], InnerPanel]
    answers: frozenset[str] = frozenset()


INNER: tuple[Inner, ...] = (
    Inner("mix", N_("Montage"), MixPanel, frozenset({"funding_line", "action", "line"})),
    Inner("funders", N_("Bailleurs"), FundersPanel,
          frozenset({"funder", "agreement"})),
    Inner("levers", N_("Leviers"), LeversPanel, frozenset({"programme"})),
    Inner("accounts", N_("Reddition"), AccountsPanel, frozenset({"account"})),
)  # fmt: skip
