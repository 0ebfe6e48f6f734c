"""What the pages of money and their reports read."""

from dsi_desktop.db.papers import paper_content
from dsi_desktop.features.funding.queries.amounts import amounts, services
from dsi_desktop.features.funding.queries.choices import (
    MoneyChoices,
    Named,
    chantiers,
    money_choices,
)
from dsi_desktop.features.funding.queries.givers import (
    AgreementLine,
    GiverLine,
    GiversSheet,
    ProgrammeLine,
    givers,
)
from dsi_desktop.features.funding.queries.mix import mix
from dsi_desktop.features.funding.queries.sheet import (
    UNTIED,
    MoneySheet,
    ServiceLine,
    SourceLine,
    SpendingLine,
    VoucherLine,
    money_sheet,
    record_values,
)
from dsi_desktop.features.funding.queries.spending import spending
from dsi_desktop.features.funding.rules.arithmetic import Amount, Service

__all__ = [
    "UNTIED",
    "AgreementLine",
    "Amount",
    "GiverLine",
    "GiversSheet",
    "MoneyChoices",
    "MoneySheet",
    "Named",
    "ProgrammeLine",
    "Service",
    "ServiceLine",
    "SourceLine",
    "SpendingLine",
    "VoucherLine",
    "amounts",
    "chantiers",
    "givers",
    "mix",
    "money_choices",
    "money_sheet",
    "paper_content",
    "record_values",
    "services",
    "spending",
]
