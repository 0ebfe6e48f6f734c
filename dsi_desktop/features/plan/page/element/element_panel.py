"""The sheet of an element beside the plan: every box is written as soon as it is left."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QScrollArea

from dsi_desktop.features.plan.page.element.main_section import MainSection
from dsi_desktop.features.plan.page.element.sections import (
    EvidenceSection,
    MeasuresSection,
    TiesSection,
    VoicesSection,
)
from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.features.plan.page.side import in_order
from dsi_desktop.features.plan.page.side.papers import PapersSection
from dsi_desktop.features.plan.page.side.past import PastSection
from dsi_desktop.features.plan.page.side.tags import TagsSection
from dsi_desktop.features.plan.presenter import element
from dsi_desktop.features.plan.queries.element import ElementSheet, element_sheet
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.frames import SidePanel, clear
from dsi_desktop.ui.widgets.sheet_section import SheetSection

_WIDTH, _SHARE = 360, 0.62
_MEASURED = ("objective", "desired_change")


class ElementPanel(SidePanel):
    """Shows one element with the sections of its level; Échap gives the plan back."""

    def __init__(self, host: Plans) -> None:
        super().__init__(_WIDTH)
        self.setAccessibleName(_("Fiche de l’élément"))
        self.element_id = ""
        self.kind = ""
        self.sections: tuple[SheetSection[ElementSheet], ...] = ()
        self.main = MainSection(host)
        self._host = host
        host.widget.installEventFilter(self)
        theme().changed.connect(self._keep_in_page)

    @property
    def form(self) -> Form:
        """The first boxes."""
        return self.main.form

    def section(self, kind: type[SheetSection[ElementSheet]]) -> SheetSection[ElementSheet]:
        """Return the section of a kind."""
        return next(one for one in self.sections if isinstance(one, kind))

    def open_element(self, kind: str, element_id: str, *, focus: bool = True) -> None:
        """Show an element, and go to it unless `focus` is off."""
        sheet = element_sheet(self._host.store, kind, element_id)
        if sheet is None:
            return
        self._build(sheet)
        self._show_sheet(sheet)
        self._keep_in_page()
        self.show()
        if focus:
            self.take_focus()

    def renew(self) -> None:
        """Read the element shown again; leave when it is gone."""
        if not self.isVisible():
            return
        sheet = element_sheet(self._host.store, self.kind, self.element_id)
        if sheet is None:
            self.leave()
        else:
            self._show_sheet(sheet)

    def take_focus(self) -> None:
        """Put the keyboard in the title."""
        self.form.fields["title"].control.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay narrower than the page: at 200 % the plan keeps a place beside the sheet."""
        if event.type() == QEvent.Type.Resize and watched is self._host.widget:
            self._keep_in_page()
        return super().eventFilter(watched, event)

    def _build(self, sheet: ElementSheet) -> None:
        """Make the sections of a level, when another one was shown or something was offered."""
        if self.kind != sheet.kind:
            self.kind = sheet.kind
            clear(self.body)
            self.main = MainSection(self._host)
            self.sections = tuple(self._made())
            for section in self.sections:
                self.body.addWidget(section)
            self.body.addStretch()
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

    def _show_sheet(self, sheet: ElementSheet) -> None:
        if self.element_id != sheet.id:
            self._scroll_up()
        self.element_id = sheet.id
        self.title.say(element.head(sheet))
        for section in self.sections:
            section.show_sheet(sheet)
        for here, after in pairwise(in_order(self.body)):
            self.setTabOrder(here, after)

    def _scroll_up(self) -> None:
        area = self.findChild(QScrollArea)
        if area is not None:
            area.verticalScrollBar().setValue(0)

    def _keep_in_page(self) -> None:
        room = int(self._host.widget.width() * _SHARE)
        self.setFixedWidth(min(theme().px(_WIDTH), max(room, theme().px(_WIDTH) // 2)))
