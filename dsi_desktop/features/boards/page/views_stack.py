"""The views of a board, one in sight at a time, each made at its first visit."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from dsi_desktop.features.boards.page.host import Boards, BoardsViewWidget, ViewSheet
from dsi_desktop.features.boards.page.views import VIEWS


class ViewsStack(QStackedWidget):
    """Gives the cards to the view in sight only; the others take them when they are shown."""

    def __init__(self, host: Boards) -> None:
        super().__init__()
        self._host = host
        self._makers = {view.name: view.build for view in VIEWS}
        self._made: dict[str, BoardsViewWidget] = {}
        self._empty: QWidget = QWidget()
        self.addWidget(self._empty)
        self.name = VIEWS[0].name

    @property
    def current(self) -> BoardsViewWidget:
        """The view in sight, or that would be if there was something to show."""
        return self.made(self.name)

    def made(self, name: str) -> BoardsViewWidget:
        """Return a view, made now when it was never visited."""
        if name not in self._made:
            self._made[name] = self._makers[name](self._host)
            self.addWidget(self._made[name])
        return self._made[name]

    def show_view(self, name: str, sheet: ViewSheet | None) -> None:
        """Show another view of the same cards, the same card in hand."""
        held = self.current.in_hand()
        self.name = name
        if sheet is not None:
            self.show_sheet(sheet)
            if not (held and self.current.reveal(held)):
                self.current.take_focus()

    def show_sheet(self, sheet: ViewSheet) -> None:
        """Show these cards in the view in sight."""
        self.current.show_sheet(sheet)
        self.setCurrentWidget(self.current)

    def show_empty(self, empty: QWidget) -> None:
        """Show what is said when there is no board."""
        self.removeWidget(self._empty)
        self._empty.deleteLater()
        self._empty = empty
        self.addWidget(empty)
        self.setCurrentWidget(empty)
