"""The page « Répertoire »: two lists, one sheet, several records together, duplicates."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands
from dsi_desktop.features.directory.page.duplicates_view import DuplicatesView
from dsi_desktop.features.directory.page.forms import Forms
from dsi_desktop.features.directory.page.list_view import ListView
from dsi_desktop.features.directory.page.side import Side
from dsi_desktop.features.directory.page.tags_dialog import TagsDialog
from dsi_desktop.features.directory.queries.duplicates import standing_for
from dsi_desktop.features.directory.rules.narrowing import Narrowing
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.shell.desk import Host
from dsi_desktop.ui.shell.page import Page


def build(store: Store, desk: Host) -> Page:
    return DirectoryPage(store, desk)


class DirectoryPage(Page):
    """Organisations and people of the démarche."""

    WATCHES = (
        "organization", "person", "affiliation", "contact_detail", "membership", "body", "post",
        "action", "action_partner", "attendance", "meeting", "area", "tag", "tagging",
        "organization_area", "saved_filter", "setting", "attachment", "mandate_letter", "decision",
        "motion", "task", "organization_voice", "population", "journey",
    )

    def __init__(self, store: Store, desk: Host) -> None:
        super().__init__(desk)
        self._store = store
        self.forms = Forms(store, desk, self)
        self.list = ListView(store, desk)
        self._side = Side(store, desk, self.forms)
        self.sheet, self.together = self._side.sheet, self._side.together
        self.duplicates = DuplicatesView(store, desk)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self._main = QWidget()
        body = QHBoxLayout(self._main)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(16)
        body.addWidget(self.list, 1)
        body.addWidget(self._side)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._main)
        self._stack.addWidget(self.duplicates)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 4, 28, 24)
        column.setSpacing(16)
        column.addWidget(self._stack)

    def _wire(self) -> None:
        self.list.went_to.connect(lambda one: self._side.show_sheet(self.list.kind, one))
        self.list.opened.connect(self._open_whole)
        self.list.several.connect(self._show_together)
        self.list.switched.connect(self._side.close_all)
        asked: dict[str, Callable[[], object]] = {
            "new": lambda: self.start(self.list.kind), "edit": self._edit,
            "archive": self._archive, "tags": self._open_tags,
            "twins": lambda: self.show_duplicates(self.list.kind),
        }
        self.list.asked.connect(lambda what: asked[what]())
        self._side.closed.connect(self._leave_side)
        self._side.widened.connect(self._widen)
        self.sheet.archived.connect(self._archive)
        self.together.compared.connect(self.compare)
        self.duplicates.left.connect(self.step_back)

    @property
    def inside(self) -> bool:
        """Tell whether a whole sheet or the duplicates fill the page."""
        return self.sheet.wide or self._stack.currentWidget() is self.duplicates

    def step_back(self) -> None:
        """Leave the duplicates, or make the sheet narrow."""
        if self._stack.currentWidget() is self.duplicates:
            self._stack.setCurrentWidget(self._main)
            self.list.refresh()
            self.list.table.setFocus()
            self.titled.emit()
        else:
            self.sheet.set_wide(False)

    def heading(self) -> str:
        """Say whose sheet fills the page: « Répertoire › … »."""
        if self._stack.currentWidget() is self.duplicates:
            return _("Répertoire › Doublons")
        if not self.sheet.wide:
            return ""
        return _("Répertoire › {name}").format(name=self.sheet.title)

    def record_in_hand(self) -> str:
        """Return the record of the sheet, or the one that would stay; a list says its own."""
        if self._stack.currentWidget() is self.duplicates:
            chosen = self.duplicates.choosing
            return chosen.keep_id if chosen else ""
        return "" if self.sheet.isHidden() else self.sheet.record_id

    def refresh(self) -> None:
        """Read what is shown."""
        if self._stack.currentWidget() is self.duplicates:
            self.duplicates.refresh()
            return
        self.list.refresh()
        self.list.count_twins()
        self._side.read()

    def open_record(self, kind: str, record_id: str) -> None:
        """Show one organisation or one person, whole; a merged one by what it became."""
        standing = standing_for(self._store, kind, record_id)
        self._stack.setCurrentWidget(self._main)
        self.list.ask(Narrowing(kind))
        self._side.show_sheet(kind, standing)
        self.list.choose(standing)

    def start(self, intent: str) -> None:
        """Open the form of a new organisation or person, or the "duplicates" of the list."""
        def made(record_id: str) -> None:
            QTimer.singleShot(0, self, lambda: self.open_record(intent, record_id))

        if intent == "duplicates":
            self.show_duplicates(self.list.kind)
        elif intent == "organization":
            self.forms.new_organization(made)
        else:
            self.forms.new_person(made)

    def show_duplicates(self, kind: str) -> None:
        """Show the records that may be one."""
        self._side.close_all()
        self._stack.setCurrentWidget(self.duplicates)
        self.duplicates.open_kind(kind)
        self.titled.emit()

    def compare(self, one_id: str, other_id: str) -> None:
        """Show two records of the list side by side."""
        kind = self.list.kind
        self._side.close_all()
        self._stack.setCurrentWidget(self.duplicates)
        self.duplicates.open_pair(kind, one_id, other_id)
        self.titled.emit()

    def _open_tags(self) -> None:
        TagsDialog(self, self._store, self.desk, self._show_tagged).open()

    def _show_tagged(self, tag_id: str) -> None:
        self.list.ask(replace(self.list.narrowing, tag_id=tag_id))

    def _open_whole(self, record_id: str) -> None:
        self._side.show_whole(self.list.kind, record_id)
        self.sheet.setFocus()

    def _show_together(self, ids: list[str]) -> None:
        if len(ids) > 1:
            self._side.show_together(
                self.list.kind, ids, archived=self.list.narrowing.archived)
        elif not self.together.isHidden():
            self._side.close_all()

    def _leave_side(self) -> None:
        self.list.table.setFocus()

    def _widen(self, wide: bool) -> None:
        self.list.setVisible(not wide)
        if not wide:
            self.list.table.setFocus()
        self.titled.emit()

    def _edit(self) -> None:
        chosen = self.list.chosen()
        if len(chosen) == 1:
            self._side.show_sheet(self.list.kind, chosen[0])
            self.sheet.edit()

    def _archive(self) -> None:
        chosen = self.list.chosen() if self.sheet.isHidden() else [self.sheet.record_id]
        if not chosen:
            return
        kind = self.list.kind if self.sheet.isHidden() else self.sheet.kind
        try:
            if len(chosen) > 1:
                commands.edit_together(self._store, kind, chosen, archived=True)
            elif kind == "organization":
                commands.archive_organization(self._store, chosen[0])
            else:
                commands.archive_person(self._store, chosen[0])
        except DsiError as refusal:
            self.desk.refuse(refusal)
            return
        self._side.close_all()
        said = ngettext("Fiche archivée. Ctrl+Z la ramène.",
                        "{n} fiches archivées. Ctrl+Z les ramène.", len(chosen))
        self.desk.tell(said.format(n=len(chosen)))

    def leading(self) -> QWidget:
        """The list; among duplicates, their list."""
        duplicates = self._stack.currentWidget() is self.duplicates
        return self.duplicates.list if duplicates else self.list.shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let what stands beside the list follow."""
        super().resizeEvent(event)
        self._side.fit(self.width())
