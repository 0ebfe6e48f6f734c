"""What the list, the calendar and the timeline share: gestures on the cards chosen, by keys."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from dsi_desktop.features.boards.page.editing import ask_day, ask_edit
from dsi_desktop.features.boards.page.host import Boards, BoardsViewWidget, ViewSheet
from dsi_desktop.features.boards.page.sending import send_cards
from dsi_desktop.features.boards.presenter.listing import DatedCard, DatedPresenter
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.ui.widgets.frames import EmptyState

_NONE = Qt.KeyboardModifier.NoModifier
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DatedWidget(BoardsViewWidget):
    """Keeps its presenter and answers the keys that every list of cards knows."""

    def __init__(self, host: Boards) -> None:
        super().__init__()
        self._host = host
        self.presenter = DatedPresenter(host.store, self, host.desk.today)

    def show_sheet(self, sheet: ViewSheet) -> None:
        self.presenter.show_board(sheet.board)

    def chosen(self) -> list[DatedCard]:
        """Return the cards chosen, the one in hand first."""
        return []

    def in_hand(self) -> str:
        cards = self.chosen()
        return cards[0].task_id if cards else ""

    # --- what the presenter asks -----------------------------------------------------------

    def show_cards(self, cards: list[DatedCard]) -> None:
        """Show these cards, in this order."""

    def keep_in_hand(self, task_ids: Sequence[str]) -> None:
        """Keep these cards chosen, the first one in hand."""

    def say(self, sentence: str) -> None:
        self._host.desk.tell(sentence)

    def refuse(self, error: DsiError) -> None:
        self._host.desk.refuse(error)

    # --- gestures --------------------------------------------------------------------------

    def hear(self, view: QAbstractItemView) -> None:
        """Answer the keys of a list of cards before the list itself does."""
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            return self.take_key(watched, Qt.Key(event.key()), held)
        return super().eventFilter(watched, event)

    def take_key(self, _watched: QObject, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Answer a key; tell whether it was one of these."""
        if held != _NONE:
            return False
        cards = self.chosen()
        keys = [one.task_id for one in cards]
        if not keys:
            return False
        if key in _OPENING:
            self._host.card_asked("open", keys[0])
        elif key == Qt.Key.Key_F2:
            self._host.card_asked("rename", keys[0])
        elif key == Qt.Key.Key_M:
            send_cards(self._host, keys)
        elif key == Qt.Key.Key_Delete:
            self._host.presenter.archive(*keys)
        elif key == Qt.Key.Key_D:
            ask_day(self._host, self.presenter, cards)
        elif key == Qt.Key.Key_E:
            ask_edit(self._host, self.presenter, cards)
        else:
            return False
        return True


def nothing_shown(title: str, words: str) -> EmptyState:
    """Return what stands where no card is shown."""
    return EmptyState("layout-kanban", title, words)
