"""What the rules of a board ask before cards move, and propose once they did."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands
from dsi_desktop.features.boards.presenter.view import Answers, Move
from dsi_desktop.features.boards.queries.automation import (
    AskedCard,
    asked_results,
    finished_actions,
)
from dsi_desktop.features.boards.rules import automation
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _


class RulesView(Protocol):
    """What the rules ask of the screen."""

    def ask_results(self, cards: Sequence[AskedCard]) -> Mapping[str, str] | None:
        """Ask what came of each card; None gives the move up."""

    def confirm(self, question: str, yes: str) -> bool:
        """Ask before something that may be regretted."""

    def say(self, sentence: str) -> None:
        """Show and announce."""

    def refuse(self, error: DsiError) -> None:
        """Show why something was not done."""


class Automation:
    """Applies the rules of the boards around a move."""

    def __init__(self, store: Store, view: RulesView) -> None:
        self._store = store
        self._view = view

    def before(self, move: Move) -> Answers | None:
        """Return what is written with the move; None when the person gave it up."""
        here = {card.task_id for card in move.column.cards}
        arriving = [task_id for task_id in move.task_ids if task_id not in here]
        column = move.column.id if move.board_id else ""
        asked = asked_results(
            self._store, arriving, column_id=column, state=move.column.state
        )
        if not asked:
            return {}
        found = self._view.ask_results(asked)
        if found is None:
            return None
        return {task_id: {"result": text} for task_id, text in found.items() if text}

    def after(self, task_ids: Sequence[str]) -> None:
        """Propose to close each action of the plan that has nothing left to do, once."""
        for action in finished_actions(self._store, task_ids):
            question = automation.close_question(action.title, action.cards)
            if not self._view.confirm(question, _("Noter comme réalisée")):
                self._do(commands.leave_action_open, action.id)
            elif self._do(_close, action.id):
                said = _("{action}, réalisée. Ctrl+Z la rouvre.")
                self._view.say(said.format(action=action.title))

    def _do(self, work: Callable[[Store, str], object], action_id: str) -> bool:
        try:
            work(self._store, action_id)
        except DsiError as error:
            self._view.refuse(error)
            return False
        return True


def _close(store: Store, action_id: str) -> None:
    plan.set_action_state(store, action_id, "done")
