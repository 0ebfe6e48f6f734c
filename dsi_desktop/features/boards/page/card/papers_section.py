"""The files beside a card: photos of flip charts in small, and everything else by its name."""

from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.features.boards.queries.sheet import CardSheet
from dsi_desktop.features.directory.commands import RecordPapers
from dsi_desktop.ui.sheets import papers_section


class PapersSection(papers_section.PapersSection[CardSheet]):
    """The files of a card."""

    def __init__(self, host: Boards) -> None:
        papers = RecordPapers(host.store, "task")
        super().__init__(host, papers, host.presenter.written, host.refresh)
