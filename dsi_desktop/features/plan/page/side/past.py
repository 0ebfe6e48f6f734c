"""What happened to an element of the plan: who changed what, the newest first."""

from functools import partial
from typing import TypeVar

from dsi_desktop.db.told import PastLine
from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.features.plan.presenter.action import past_head
from dsi_desktop.features.plan.queries import element_past
from dsi_desktop.ui.sheets import past_section
from dsi_desktop.ui.sheets.section import Sheet

S = TypeVar("S", bound=Sheet)


class PastSection(past_section.PastSection[S, PastLine]):
    """The gestures on the elements of one table."""

    def __init__(self, host: Plans, table: str) -> None:
        super().__init__(
            partial(element_past, host.store, table),
            lambda line: past_head(line, host.desk.today()), host.renew)
