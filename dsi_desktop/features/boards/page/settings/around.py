"""The rules of a board at work around the moves of its page."""

from collections.abc import Mapping, Sequence

from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.features.boards.page.settings.asking import ask_results
from dsi_desktop.features.boards.presenter import Answers, Move
from dsi_desktop.features.boards.presenter.automation import Automation
from dsi_desktop.features.boards.queries.automation import AskedCard
from dsi_desktop.kernel.errors import DsiError


def before(host: Boards, move: Move) -> Answers | None:
    """Ask what the rules ask; None gives the move up."""
    return Automation(host.store, _Asking(host)).before(move)


def after(host: Boards, move: Move) -> None:
    """Propose what the rules propose."""
    if move.column.state == "done":
        Automation(host.store, _Asking(host)).after(move.task_ids)


class _Asking:
    """The page, as the rules know it."""

    def __init__(self, host: Boards) -> None:
        self._host = host

    def ask_results(self, cards: Sequence[AskedCard]) -> Mapping[str, str] | None:
        return ask_results(self._host.widget, cards)

    def confirm(self, question: str, yes: str) -> bool:
        return self._host.desk.confirm(question, yes)

    def say(self, sentence: str) -> None:
        self._host.desk.tell(sentence)

    def refuse(self, error: DsiError) -> None:
        self._host.desk.refuse(error)
