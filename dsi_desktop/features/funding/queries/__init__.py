"""What the pages of money and their reports read."""

from dsi_desktop.features.funding.queries.amounts import amounts, services
from dsi_desktop.features.funding.queries.choices import (
    MoneyChoices,
    Named,
    chantiers,
    money_choices,
    plans,
)
from dsi_desktop.features.funding.rules.arithmetic import Amount, Service

__all__ = [
    "Amount",
    "MoneyChoices",
    "Named",
    "Service",
    "amounts",
    "chantiers",
    "money_choices",
    "plans",
    "services",
]
