"""The sections of the sheet of a card, from top to bottom."""

from collections.abc import Callable

from dsi_desktop.features.boards.page.card.around_section import (
    LinksSection,
    OriginSection,
    PartnersSection,
)
from dsi_desktop.features.boards.page.card.checks_section import ChecksSection
from dsi_desktop.features.boards.page.card.comments_section import CommentsSection
from dsi_desktop.features.boards.page.card.labels_section import LabelsSection
from dsi_desktop.features.boards.page.card.more_section import MeansSection, PlanSection
from dsi_desktop.features.boards.page.card.papers_section import PapersSection
from dsi_desktop.features.boards.page.card.past_section import PastSection
from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.features.boards.queries.sheet import CardSheet
from dsi_desktop.ui.sheets.section import SheetSection

SECTIONS: tuple[Callable[[Boards], SheetSection[CardSheet]], ...] = (
    LabelsSection, ChecksSection, PapersSection, CommentsSection, PlanSection, MeansSection,
    PartnersSection, LinksSection, OriginSection, PastSection,
)
