"""The sheet of a card: its boxes, what stands around it, its past, and what may be chosen."""

from dsi_desktop.db.papers import PaperLine
from dsi_desktop.db.told import PastLine
from dsi_desktop.features.boards.queries.sheet.around import (
    CommentLine,
    LinkLine,
    OriginLine,
    PartnerLine,
)
from dsi_desktop.features.boards.queries.sheet.card import CardSheet, CheckLine, card_sheet
from dsi_desktop.features.boards.queries.sheet.choices import (
    Choice,
    Choices,
    bodies,
    card_choices,
    labels_offered,
    linkable,
    people,
)
from dsi_desktop.features.boards.queries.sheet.past import card_past

__all__ = [
    "CardSheet",
    "CheckLine",
    "Choice",
    "Choices",
    "CommentLine",
    "LinkLine",
    "OriginLine",
    "PaperLine",
    "PartnerLine",
    "PastLine",
    "bodies",
    "card_choices",
    "card_past",
    "card_sheet",
    "labels_offered",
    "linkable",
    "people",
]
