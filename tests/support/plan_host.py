"""A page that holds one part of the plan, without the page of the plan around it."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.page.action import ActionPanel
from dsi_desktop.features.plan.page.table_view import TableView
from dsi_desktop.ui.shell.desk import Desk
from support import work_ground as ground
from support.work_desk import QuietDesk


class PapersDesk(QuietDesk):
    """A desk that offers files to join."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[Path] = []
        self.target: Path | None = None

    def ask_open_paths(self, kinds: str) -> list[Path]:
        return self.paths

    def ask_save_path(self, suggested: str, kinds: str) -> Path | None:
        return self.target

    def ask_folder(self, question: str) -> Path | None:
        return None

    def print_report(self, name: str, record_id: str, day: str = "") -> None:
        self.told.append(f"{name} {record_id} {day}")


class PlanHost(QWidget):
    """A table of the actions with the sheet of one beside it."""

    def __init__(self, store: Store, desk: PapersDesk) -> None:
        super().__init__()
        self.store = store
        self.desk: Desk = desk
        self.quiet = desk
        self.plan_id = ground.first(store, "plan")
        self.panel = ActionPanel(self)
        self.panel.hide()
        self.table = TableView(self)
        row = QHBoxLayout(self)
        row.addWidget(self.table, 1)
        row.addWidget(self.panel)
        self.refresh()

    @property
    def widget(self) -> QWidget:
        return self

    def open_element(self, kind: str, record_id: str, *, focus: bool = True) -> None:
        self.quiet.opened.append((kind, record_id))
        if kind == "action":
            self.panel.open_action(record_id, focus=focus)

    def renew(self) -> None:
        self.panel.renew()

    def refresh(self) -> None:
        self.table.show_plan(self.plan_id)
        self.panel.renew()

    def take_focus(self) -> None:
        self.table.take_focus()
