"""Sources beyond the plan's own gestures: what waits for an action is tied to one."""

from dsi_desktop.db.schema.money import FundingLine
from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.commands.means import move_funding_line
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


def tie_funding_line(store: Store, line_id: str, action_id: str) -> None:
    """Give a source to an action: one tied to nothing, or one noted at the wrong place.

    What it paid goes with it.
    """
    if not action_id:
        raise RuleBroken(_("Choisissez l’action que cette source paie."), "action_id")
    with store.operation(N_("Relier une source de financement à une action")) as op:
        move_funding_line(op, op.get(FundingLine, line_id), op.get(Action, action_id))
