"""What a person can see of the boards: chantiers, columns and cards, the sheet of a card."""

from dsi_desktop.features.boards.queries.board import (
    all_boards,
    board,
    cards_again,
    chantiers,
)
from dsi_desktop.features.boards.queries.destinations import (
    DestinationLine,
    PlaceLine,
    destinations,
)
from dsi_desktop.features.boards.queries.lines import (
    BoardSheet,
    CardLine,
    ChantierLine,
    ColumnLine,
    LabelLine,
    LaneLine,
)
from dsi_desktop.features.boards.queries.sheet import (
    CardSheet,
    CheckLine,
    Choice,
    bodies,
    card_sheet,
    people,
)

__all__ = [
    "BoardSheet",
    "CardLine",
    "CardSheet",
    "ChantierLine",
    "CheckLine",
    "Choice",
    "ColumnLine",
    "DestinationLine",
    "LabelLine",
    "LaneLine",
    "PlaceLine",
    "all_boards",
    "board",
    "bodies",
    "card_sheet",
    "cards_again",
    "chantiers",
    "destinations",
    "people",
]
