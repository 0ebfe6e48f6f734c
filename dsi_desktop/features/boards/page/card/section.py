"""A section of the sheet of a card: it writes through the presenter of the boards."""

from collections.abc import Callable

from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.features.boards.queries.sheet import CardSheet
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.ui.sheets.section import SheetSection


class CardSection(SheetSection[CardSheet]):
    """One part of a card."""

    def __init__(self, host: Boards, words: str) -> None:
        super().__init__(words)
        self.host = host

    @property
    def task_id(self) -> str:
        """The card shown."""
        return self.record_id

    def write(self, work: Callable[[], object]) -> bool:
        """Write something; a refusal is said, and nothing typed is lost."""
        return self.host.presenter.written(work)

    def tell_refusal(self, error: DsiError) -> None:
        """Say why something was not done."""
        self.host.desk.refuse(error)
