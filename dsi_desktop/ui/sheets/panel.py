"""The sheet of a record beside a page, section by section."""

from itertools import pairwise
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.sheets.form_section import FormSection
from dsi_desktop.ui.sheets.section import Sheet, SheetSection, in_order
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.frames import SidePanel

_WIDTH, _SHARE = 360, 0.62
S = TypeVar("S", bound=Sheet)
K = TypeVar("K", bound=QWidget)


class SheetPanel(SidePanel, Generic[S]):
    """Shows one record; Échap gives the page back. `main` holds its first boxes, a title first."""

    main: FormSection[S]

    def __init__(self, page: QWidget, words: str) -> None:
        super().__init__(_WIDTH)
        self.setAccessibleName(words)
        self.record_id = ""
        self.sections: tuple[SheetSection[S], ...] = ()
        self._page = page
        page.installEventFilter(self)
        theme().changed.connect(self._keep_in_page)

    def read(self) -> S | None:
        """Return the record shown as it stands now, None when it is gone."""
        return None

    def dress(self, sheet: S) -> None:
        """Say whose sheet this is, before its sections; `record_id` is still the one before."""

    @property
    def form(self) -> Form:
        """The first boxes."""
        return self.main.form

    def section(self, kind: type[K]) -> K:
        """Return the section of a kind."""
        return next(one for one in self.sections if isinstance(one, kind))

    def lay_out(self) -> None:
        """Put the sections one under the other."""
        for section in self.sections:
            self.body.addWidget(section)
        self.body.addStretch()

    def open_sheet(self, sheet: S, *, focus: bool = True) -> None:
        """Show a record, and go to it unless `focus` is off."""
        self._show_sheet(sheet)
        self._keep_in_page()
        self.show()
        if focus:
            self.take_focus()

    def renew(self) -> None:
        """Read the record shown again; leave when it is gone."""
        if not self.isVisible():
            return
        sheet = self.read()
        if sheet is None:
            self.leave()
        else:
            self._show_sheet(sheet)

    def edit_title(self) -> None:
        """Put the caret in the title, all of it chosen."""
        self.take_focus()
        line = self.form.fields["title"].control
        if isinstance(line, QLineEdit):
            line.selectAll()

    def take_focus(self) -> None:
        """Put the keyboard in the title."""
        self.form.fields["title"].control.setFocus()

    def scroll_up(self) -> None:
        """Show the beginning."""
        area = self.findChild(QScrollArea)
        if area is not None:
            area.verticalScrollBar().setValue(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay narrower than the page: at 200 % the view keeps a place beside the sheet."""
        if event.type() == QEvent.Type.Resize and watched is self._page:
            self._keep_in_page()
        return super().eventFilter(watched, event)

    def _show_sheet(self, sheet: S) -> None:
        self.dress(sheet)
        self.record_id = sheet.id
        for section in self.sections:
            section.show_sheet(sheet)
        for here, after in pairwise(in_order(self.body)):
            self.setTabOrder(here, after)

    def _keep_in_page(self) -> None:
        room = int(self._page.width() * _SHARE)
        self.setFixedWidth(min(theme().px(_WIDTH), max(room, theme().px(_WIDTH) // 2)))
