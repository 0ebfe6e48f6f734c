"""A section of a sheet beside the plan: it writes through the page, which then reads again."""

from collections.abc import Callable
from typing import TypeVar

from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.ui.sheets.section import Sheet, SheetSection

S = TypeVar("S", bound=Sheet)


def written(host: Plans, work: Callable[[], object]) -> bool:
    """Write something and show it; a refusal is said, and nothing typed is lost."""
    try:
        work()
    except DsiError as refusal:
        host.desk.refuse(refusal)
        return False
    host.renew()
    return True


class Section(SheetSection[S]):
    """One part of the sheet of an element of the plan."""

    def __init__(self, host: Plans, words: str) -> None:
        super().__init__(words)
        self.host = host

    def write(self, work: Callable[[], object]) -> bool:
        """Write something; a refusal is said, and nothing typed is lost."""
        return written(self.host, work)
