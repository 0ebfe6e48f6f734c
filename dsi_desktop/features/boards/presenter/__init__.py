"""What the pages of the boards decide, without a widget."""

from dsi_desktop.features.boards.presenter.board import BoardsPresenter, question_before
from dsi_desktop.features.boards.presenter.view import Answers, BoardsView, Move, Narrowing

__all__ = [
    "Answers",
    "BoardsPresenter",
    "BoardsView",
    "Move",
    "Narrowing",
    "question_before",
]
