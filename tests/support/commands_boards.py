"""Every command of the boards, made ready to be done, undone and done again."""

from collections.abc import Callable

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from support import work_ground as ground

COMMANDS: list[tuple[str, Callable[[Store], object]]] = [
    ("create_board", lambda s: boards.create_board(s, ground.HOUSING, title="Habitation")),
    ("ensure_board", lambda s: boards.ensure_board(s, ground.HOUSING)),
    ("rename_board", lambda s: boards.rename_board(s, ground.board(s), "Déplacements")),
    ("archive_board", lambda s: boards.archive_board(s, ground.board(s))),
    ("add_column", lambda s: boards.add_column(s, ground.board(s), "À valider", "doing")),
    ("rename_column", lambda s: boards.rename_column(s, ground.column(s, "todo"), "Bientôt")),
    (
        "move_column",
        lambda s: boards.move_column(s, ground.column(s, "done"), ground.column(s, "idea")),
    ),
    ("remove_column", lambda s: boards.remove_column(s, ground.column(s, "waiting"))),
    ("add_card", lambda s: boards.add_card(s, ground.column(s, "doing"), "Écrire à la MRC")),
    (
        "move_card",
        lambda s: boards.move_card(s, ground.card(s), ground.column(s, "done")),
    ),
    (
        "move_task",
        lambda s: boards.move_task(s, ground.task(s), "doing", ground.task(s, 1)),
    ),
    (
        "add_cards",
        lambda s: boards.add_cards(s, ground.column(s, "todo"), ("Écrire", "Appeler"), lane=""),
    ),
    (
        "move_cards",
        lambda s: boards.move_cards(
            s, (ground.task(s), ground.task(s, 2)), boards.Landing(ground.column(s, "done")),
            {ground.task(s): {"result": "Trois soumissions reçues."}},
        ),
    ),
    ("archive_card", lambda s: boards.archive_card(s, ground.card(s))),
]
