"""The organigramme: the drawing, its list, and the sheet of the body chosen."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout

from dsi_desktop.db.merge.badges import undecided
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.page.chart_view import ChartView
from dsi_desktop.features.governance.page.forms import BodyForms
from dsi_desktop.features.governance.page.panel import BodyPanel
from dsi_desktop.features.governance.page.twin import TwinTree
from dsi_desktop.features.governance.report import REPORTS
from dsi_desktop.kernel.errors import DsiError, NotFound
from dsi_desktop.kernel.i18n import _
from dsi_desktop.reporting.registry import file_name
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page
from dsi_desktop.ui.widgets.buttons import Segmented, button, icon_button
from dsi_desktop.ui.widgets.frames import EmptyState


class ChartPage(Page):
    """The bodies of the démarche, drawn and listed; both always say the same."""

    WATCHES = (
        "body", "body_rules", "college", "post", "membership", "body_relation", "person",
        "organization", "area", "meeting",
    )

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__(desk)
        self._store = store
        self._forms = BodyForms(store, desk, self)
        self.view = ChartView()
        self.twin = TwinTree()
        self.panel = BodyPanel(store, desk, self._forms)
        self._segments = Segmented(
            _("Présentation"), [("drawing", _("Dessin")), ("list", _("Liste"))])
        self._compact = QCheckBox(_("Compact"))
        self._empty = EmptyState(
            "sitemap", _("Aucune instance pour le moment"),
            _("L’assemblée, le comité conseil et les chantiers forment l’organigramme."),
            _("Ajouter une instance"), lambda: self.start("body"),
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.strip)
        tools.addWidget(self._segments)
        self._zooms = [
            icon_button("zoom-out", _("Rapetisser le dessin"), lambda: self.view.zoom(1 / 1.2)),
            icon_button("zoom-in", _("Agrandir le dessin"), lambda: self.view.zoom(1.2)),
            icon_button("maximize", _("Voir tout le dessin"), self.view.fit),
        ]
        for tool in (*self._zooms, self._compact):
            tools.addWidget(tool)
        tools.addStretch()
        tools.addWidget(icon_button(
            "file-type-pdf", _("Imprimer l’organigramme en PDF"), self._print))
        tools.addWidget(button(_("Ajouter"), lambda: self.start("body"), icon_name="plus"))
        for shown in (self.view, self.twin, self._empty):
            self._stack.addWidget(shown)
        self.panel.hide()
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self._stack, 1)
        body.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 4, 28, 24)
        column.setSpacing(12)
        column.addLayout(tools)
        column.addLayout(body, 1)

    def _wire(self) -> None:
        self._segments.chosen.connect(self._present)
        self._compact.toggled.connect(self.view.set_compact)
        self.view.chosen.connect(self._chosen)
        self.twin.chosen.connect(self._chosen)
        self.view.opened.connect(self._open_panel)
        self.twin.asked.connect(self._open_panel)
        self.view.reparented.connect(self._move)
        self.panel.closed.connect(self._leave_panel)
        self._compact.setChecked(True)
        keys: tuple[tuple[str, Callable[[str], object]], ...] = (
            ("F2", self._forms.rename), ("M", self._forms.move), ("E", self._forms.edit_body),
            ("Del", partial(commands.archive_body, self._store)),
        )
        for view in (self.view, self.twin):
            for key, gesture in keys:
                self._shortcut(view, key, partial(self._with_chosen, gesture))
            self._shortcut(view, "N", lambda: self.start("body"))

    def _shortcut(
        self, view: ChartView | TwinTree, keys: str, done: Callable[[], object],
    ) -> None:
        shortcut = QShortcut(QKeySequence(keys), view)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(done)

    def refresh(self) -> None:
        """Read the bodies of today; the choice and the zoom stay."""
        bodies = queries.chart_bodies(self._store, self.desk.today())
        self.view.show_bodies(bodies)
        self.twin.show_bodies(bodies)
        waiting = undecided(self._store)
        self.view.mark(waiting)
        self.twin.mark(waiting)
        self._present(self._segments.current())
        if not self.panel.isHidden():
            self._open_panel(self.panel.body_id)

    def open_record(self, kind: str, record_id: str) -> None:
        """Show a body and its sheet."""
        self.catch_up()
        self.view.choose(record_id)
        self._open_panel(record_id)

    def start(self, intent: str) -> None:
        """Open the form of a new body, under the one chosen."""
        def made(body_id: str) -> None:
            QTimer.singleShot(0, self, lambda: self.open_record(intent, body_id))

        self._forms.new_body(made, self._chosen_id() or None)

    def _present(self, key: str) -> None:
        drawing = key == "drawing"
        shown = self.view if drawing else self.twin
        present = shown if self.view.chart.boxes else self._empty
        self.setFocusProxy(present)
        self._stack.setCurrentWidget(present)
        for tool in (*self._zooms, self._compact):
            tool.setVisible(drawing)

    def record_in_hand(self) -> str:
        return self._chosen_id() or ""

    def _chosen_id(self) -> str:
        listed = self._segments.current() == "list"
        return self.twin.chosen_id() if listed else self.view.chosen_id()

    def _chosen(self, body_id: str) -> None:
        if not body_id:
            return
        self.view.choose(body_id)
        self.twin.choose(body_id)
        if not self.panel.isHidden():
            self._open_panel(body_id)

    def _open_panel(self, body_id: str) -> None:
        try:
            self.panel.show_body(body_id)
        except NotFound:
            self.panel.leave()
            return
        self.panel.show()
        self.twin.set_narrow(True)

    def _print(self) -> None:
        report = REPORTS[0]
        name = file_name(report, self.desk.today())
        path = self.desk.ask_save_path(name, _("Documents PDF (*.pdf)"))
        if path is None:
            return

        def work(_progress: Callable[[float], None]) -> None:
            from dsi_desktop.reporting.pdf.render import render

            render(report.build(self._store, None), path)

        self.desk.run(_("Organigramme en PDF"), work, lambda _none: self.desk.tell(
            _("Organigramme écrit : {name}").format(name=path.name)))

    def _leave_panel(self) -> None:
        self.twin.set_narrow(False)
        self.setFocus()

    def _with_chosen(self, gesture: Callable[[str], object]) -> None:
        body_id = self._chosen_id()
        if not body_id:
            return
        try:
            gesture(body_id)
        except DsiError as refusal:
            self.desk.refuse(refusal)

    def _move(self, body_id: str, parent_id: str) -> None:
        try:
            commands.move_body(self._store, body_id, parent_id)
        except DsiError as refusal:
            self.desk.refuse(refusal)
            return
        self.desk.tell(_("Instance déplacée. Ctrl+Z la remet à sa place."))
