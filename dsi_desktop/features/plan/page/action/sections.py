"""The sections of the sheet of an action, from top to bottom."""

from collections.abc import Callable

from dsi_desktop.features.plan.page.action.around_sections import (
    MilestonesSection,
    NotesSection,
    PartnersSection,
)
from dsi_desktop.features.plan.page.action.form_sections import (
    DetailSection,
    EffectsSection,
    ResultsSection,
)
from dsi_desktop.features.plan.page.action.means_sections import (
    HandsSection,
    IndicatorsSection,
    MoneySection,
    TasksSection,
)
from dsi_desktop.features.plan.page.action.ties_sections import (
    OriginSection,
    ServedSection,
    WaitsSection,
)
from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.features.plan.page.side.papers import PapersSection
from dsi_desktop.features.plan.page.side.past import PastSection
from dsi_desktop.features.plan.page.side.tags import TagsSection
from dsi_desktop.features.plan.queries import ActionSheet
from dsi_desktop.ui.sheets.section import SheetSection

SECTIONS: tuple[Callable[[Plans], SheetSection[ActionSheet]], ...] = (
    PartnersSection, MoneySection, HandsSection, MilestonesSection, TasksSection, OriginSection,
    NotesSection, DetailSection, ResultsSection, EffectsSection,
    lambda host: TagsSection(host, "action"), ServedSection, WaitsSection, IndicatorsSection,
    lambda host: PapersSection(host, "action"),
    lambda host: PastSection(host, "action"),
)  # fmt: skip
