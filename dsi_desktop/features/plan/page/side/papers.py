"""The files beside an element of the plan: pictures in small, everything else by its name."""

from functools import partial
from typing import TypeVar

from dsi_desktop.features.directory.commands import RecordPapers
from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.features.plan.page.side.section import written
from dsi_desktop.ui.sheets import papers_section

D = TypeVar("D", bound=papers_section.Papered)


class PapersSection(papers_section.PapersSection[D]):
    """The files of the elements of one table."""

    def __init__(self, host: Plans, table: str) -> None:
        papers = RecordPapers(host.store, table)
        super().__init__(host, papers, partial(written, host), host.renew)
