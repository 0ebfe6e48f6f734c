"""What the pages of the boards decide, without a widget."""

from dsi_desktop.features.boards.presenter.board import (
    Answers,
    BoardsPresenter,
    BoardsView,
    Move,
    Narrowing,
    question_before,
)

__all__ = [
    "Answers", "BoardsPresenter", "BoardsView", "Move", "Narrowing", "question_before",
]
