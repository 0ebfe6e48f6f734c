"""A section of the sheet of an element made of boxes: each is written as soon as it is left."""

from typing import TypeVar

from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.ui.sheets import form_section
from dsi_desktop.ui.sheets.section import Sheet

S = TypeVar("S", bound=Sheet)


class FormSection(form_section.FormSection[S]):
    """Boxes that write through the page of the plan."""

    def __init__(self, host: Plans, words: str) -> None:
        super().__init__(words, host.renew)
        self.host = host
