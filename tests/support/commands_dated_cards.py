"""Every command on several cards at once, made ready to be done, undone and done again."""

from collections.abc import Callable
from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.tasks import commands as tasks
from support import work_ground as ground


def _started(store: Store) -> None:
    tasks.edit_task(store, ground.task(store), start_on="2026-11-23")
    boards.shift_cards(store, [ground.task(store), ground.task(store, 1)], 7)


COMMANDS: list[tuple[str, Callable[[Store], object]]] = [
    (
        "edit_cards",
        lambda s: boards.edit_cards(
            s, [ground.task(s), ground.task(s, 1)], due="automne 2027", label="Relance",
            person_id=ground.STEPHANE, priority="high",
        ),
    ),
    ("edit_card", lambda s: boards.edit_card(s, ground.task(s), organization_id=ground.MRC)),
    ("edit_card, its state", lambda s: boards.edit_card(s, ground.task(s), state="waiting")),
    (
        "add_card_to",
        lambda s: boards.add_card_to(
            s, "Appeler la MRC", body_id=ground.TRANSPORT, state="doing"
        ),
    ),
    ("shift_cards", _started),
    (
        "shift_cards, the end only",
        lambda s: boards.shift_cards(s, [ground.task(s)], 3, end_only=True),
    ),
    ("date_cards", lambda s: boards.date_cards(s, [ground.task(s, 1)], date(2027, 1, 15))),
    ("choose_list_columns", lambda s: boards.choose_list_columns(s, ("title", "cost", "due"))),
]
