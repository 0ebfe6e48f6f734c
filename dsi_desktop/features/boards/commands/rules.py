"""Put a rule of a board in force, or aside; leave an action open once and for all."""

from dsi_desktop.db.schema.work import Board, BoardColumn, BoardRule
from dsi_desktop.db.settings import keep_setting
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.rules import automation
from dsi_desktop.kernel.i18n import N_
from dsi_desktop.kernel.ids import linked_id

LEFT_OPEN = "boards.left_open:"


def set_rule(
    store: Store, board_id: str, effect: str, *, active: bool, column_id: str | None = None
) -> None:
    """Write one of the three rules of a board: two laptops write the same row."""
    with store.operation(N_("Changer une règle d’un tableau")) as op:
        op.put(
            BoardRule(
                id=linked_id("board_rule", op.get(Board, board_id).id, effect),
                board_id=board_id,
                trigger=automation.TRIGGERS[automation.effect_of(effect)],
                effect=effect,
                active=active,
                column_id=op.get(BoardColumn, column_id).id if column_id else None,
            )
        )


def leave_action_open(store: Store, action_id: str) -> None:
    """Keep that a person chose not to close an action: it is not proposed again."""
    with store.operation(N_("Garder une action ouverte")) as op:
        keep_setting(op, LEFT_OPEN + action_id, "1")
