"""What a person can do with the money of the plan beyond what the plan itself offers."""

from dsi_desktop.features.funding.commands.givers import (
    RuleFields,
    add_cumulation_rule,
    edit_cumulation_rule,
    edit_programme,
    remove_agreement,
    remove_cumulation_rule,
    remove_funder,
    remove_programme,
)
from dsi_desktop.features.funding.commands.levers import tag_programme
from dsi_desktop.features.funding.commands.sources import tie_funding_line
from dsi_desktop.features.funding.commands.spending import (
    Paper,
    add_voucher,
    edit_voucher,
    remove_spending,
    remove_voucher,
)

__all__ = [
    "Paper",
    "RuleFields",
    "add_cumulation_rule",
    "add_voucher",
    "edit_cumulation_rule",
    "edit_programme",
    "edit_voucher",
    "remove_agreement",
    "remove_cumulation_rule",
    "remove_funder",
    "remove_programme",
    "remove_spending",
    "remove_voucher",
    "tag_programme",
    "tie_funding_line",
]
