"""The sheet of an element beside the plan: every box is written as soon as it is left."""

from dsi_desktop.features.plan.page.element.main_section import MainSection
from dsi_desktop.features.plan.page.element.sections import (
    EvidenceSection,
    MeasuresSection,
    TiesSection,
    VoicesSection,
)
from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.features.plan.page.side.papers import PapersSection
from dsi_desktop.features.plan.page.side.past import PastSection
from dsi_desktop.features.plan.page.side.tags import TagsSection
from dsi_desktop.features.plan.presenter import element
from dsi_desktop.features.plan.queries.element import ElementSheet, element_sheet
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.sheets.panel import SheetPanel
from dsi_desktop.ui.sheets.section import SheetSection
from dsi_desktop.ui.widgets.frames import clear

_MEASURED = ("objective", "desired_change")


class ElementPanel(SheetPanel[ElementSheet]):
    """Shows one element with the sections of its level; Échap gives the plan back."""

    main: MainSection

    def __init__(self, host: Plans) -> None:
        super().__init__(host.widget, _("Fiche de l’élément"))
        self.kind = ""
        self.main = MainSection(host)
        self._host = host

    @property
    def element_id(self) -> str:
        """The element shown."""
        return self.record_id

    def open_element(self, kind: str, element_id: str, *, focus: bool = True) -> None:
        """Show an element, and go to it unless `focus` is off."""
        sheet = element_sheet(self._host.store, kind, element_id)
        if sheet is None:
            return
        self._build(sheet)
        self.open_sheet(sheet, focus=focus)

    def read(self) -> ElementSheet | None:
        return element_sheet(self._host.store, self.kind, self.record_id)

    def dress(self, sheet: ElementSheet) -> None:
        if self.record_id != sheet.id:
            self.scroll_up()
        self.title.say(element.head(sheet))

    def _build(self, sheet: ElementSheet) -> None:
        """Make the sections of a level, when another one was shown or something was offered."""
        if self.kind != sheet.kind:
            self.kind = sheet.kind
            clear(self.body)
            self.main = MainSection(self._host)
            self.sections = tuple(self._made())
            self.lay_out()
        self.main.offer(self.main.build(sheet))

    def _made(self) -> list[SheetSection[ElementSheet]]:
        host, kind = self._host, self.kind
        found: list[SheetSection[ElementSheet]] = [self.main]
        if kind == "need":
            found.append(EvidenceSection(host))
        found += [TiesSection(host), VoicesSection(host)]
        if kind in _MEASURED:
            found.append(MeasuresSection(host))
        return [*found, TagsSection(host, kind), PapersSection(host, kind),
                PastSection(host, kind)]  # fmt: skip
