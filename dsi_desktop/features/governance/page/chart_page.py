"""The organigramme: the drawing, its list, and the sheet of the body chosen."""

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dsi_desktop.db.merge.badges import undecided
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import queries
from dsi_desktop.features.governance.page.chart_view import ChartView
from dsi_desktop.features.governance.page.date_strip import DateStrip
from dsi_desktop.features.governance.page.export import Export
from dsi_desktop.features.governance.page.forms import BodyForms
from dsi_desktop.features.governance.page.gestures import Gestures
from dsi_desktop.features.governance.page.hands import Hands
from dsi_desktop.features.governance.page.narrowing import Narrowing, SeatSearch
from dsi_desktop.features.governance.page.panel import BodyPanel
from dsi_desktop.features.governance.page.past_band import PastBand
from dsi_desktop.features.governance.page.twin import TwinTree
from dsi_desktop.features.governance.rules.chart_arrows import relations_said
from dsi_desktop.features.governance.rules.chart_filter import (
    kept_sentence,
    seats_of,
    seats_sentence,
    sifted,
)
from dsi_desktop.features.governance.rules.chart_nodes import ChartBody, ChartRelation
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page
from dsi_desktop.ui.widgets.buttons import Segmented, button, icon_button
from dsi_desktop.ui.widgets.flowing import flowing
from dsi_desktop.ui.widgets.frames import EmptyState
from dsi_desktop.ui.widgets.texts import label


class ChartPage(Page):
    """The bodies of the démarche, drawn and listed; both always say the same."""

    WATCHES = (
        "body", "body_rules", "college", "post", "membership", "body_relation", "person",
        "organization", "area", "meeting",
    )

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__(desk)
        self._store = store
        self._bodies: list[ChartBody] = []
        self._relations: list[ChartRelation] = []
        self._forms = BodyForms(store, desk, self)
        self.gestures = Gestures(
            store, desk, self._forms, lambda _under: self.start("body"))
        self.view = ChartView()
        self.twin = TwinTree()
        self.panel = BodyPanel(store, desk, self.gestures)
        self.strip_of_days = DateStrip()
        self.band = PastBand(lambda: self.strip_of_days.look_at(None))
        self.narrowing = Narrowing()
        self.seat_search = SeatSearch()
        self.found = label("", "muted", wrap=True)
        self.export = Export(store, desk, self)
        self._segments = Segmented(
            _("Présentation"), [("drawing", _("Dessin")), ("list", _("Liste"))])
        self._compact = QCheckBox(_("Compact"))
        self._empty = EmptyState(
            "sitemap", _("Aucune instance pour le moment"),
            _("L’assemblée, le comité conseil et les chantiers forment l’organigramme."),
            _("Ajouter une instance"), lambda: self.start("body"),
        )
        self._unseen = EmptyState(
            "filter", _("Aucune instance à montrer"),
            _("Aucune instance de ce jour ne répond aux filtres choisis."),
            _("Tout montrer"), self._show_all,
        )
        self.hands = Hands(
            store, desk, self.gestures, (self.view, self.twin), self._chosen_id)
        self._stack = QStackedWidget()
        self._front: QWidget = self._empty
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self._zooms = [
            icon_button("zoom-out", _("Rapetisser le dessin"), lambda: self.view.zoom(1 / 1.2)),
            icon_button("zoom-in", _("Agrandir le dessin"), lambda: self.view.zoom(1.2)),
            icon_button("maximize", _("Voir tout le dessin"), self.view.fit),
        ]
        self._filters = icon_button("filter", _("Filtrer et choisir les relations"))
        self._filters.setCheckable(True)
        self._filters.toggled.connect(self.narrowing.setVisible)
        self._add = button(_("Ajouter"), lambda: self.start("body"), icon_name="plus")
        first = QHBoxLayout()
        first.addWidget(self.strip)
        first.addStretch()
        tools = flowing(
            self._segments, self._filters, self.seat_search, *self._zooms, self._compact,
            self.export.opener, self._add)
        for shown in (self.view, self.twin, self._empty, self._unseen):
            self._stack.addWidget(shown)
        self._stack.setMinimumHeight(120)
        for hidden in (self.panel, self.narrowing, self.found, self.band):
            hidden.hide()
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.band)
        left.addWidget(self._stack, 1)
        left.addWidget(self.strip_of_days)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addLayout(left, 1)
        body.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 4, 28, 16)
        column.setSpacing(10)
        column.addLayout(first)
        column.addWidget(tools)
        column.addWidget(self.narrowing)
        column.addWidget(self.found)
        column.addLayout(body, 1)

    def _wire(self) -> None:
        self._segments.chosen.connect(self._present)
        self._compact.toggled.connect(self.view.set_compact)
        self.view.opened.connect(self._open_panel)
        self.twin.asked.connect(self._open_panel)
        self.panel.closed.connect(self._leave_panel)
        self.narrowing.changed.connect(self._read)
        self.narrowing.arrows_changed.connect(self._show)
        self.seat_search.asked.connect(lambda _id: self._show())
        self.strip_of_days.moved.connect(self._travel)
        self._compact.setChecked(True)
        for view in (self.view, self.twin):
            view.chosen.connect(self._chosen)

    def leading(self) -> QWidget:
        """The drawing or the list, whichever is in sight."""
        return self._front

    def refresh(self) -> None:
        """Read the bodies of the day looked at; the choice and the zoom stay."""
        self.strip_of_days.show_span(
            queries.chart_beginning(self._store), self.desk.today())
        self.seat_search.offer(queries.organization_names(self._store))
        self._read()
        waiting = undecided(self._store)
        self.view.mark(waiting)
        self.twin.mark(waiting)

    def _read(self) -> None:
        day = self.strip_of_days.day()
        self._bodies = queries.chart_bodies(
            self._store, day, closed=self.narrowing.closed.isChecked())
        self._relations = queries.chart_relations(self._store, day)
        self.narrowing.offer(self._bodies, self._relations)
        self._show()

    def _show(self) -> None:
        shown = sifted(self._bodies, self.narrowing.sieve())
        sought = self.seat_search.chosen()
        sits = seats_of(shown, sought) if sought else []
        lit = frozenset(body.id for body in sits)
        said = seats_sentence(sits, self.seat_search.currentText()) if sought else ""
        if len(shown) < len(self._bodies):
            said = f"{kept_sentence(len(shown), len(self._bodies))} {said}".strip()
        self.found.setText(said)
        self.found.setVisible(bool(said))
        drawn = [one for one in self._relations if one.kind not in self.narrowing.hidden()]
        self.view.show_bodies(shown)
        self.view.show_relations(drawn)
        self.view.light(lit if sought else None)
        self.twin.show_bodies(shown, relations_said(shown, drawn), lit)
        self.hands.know(shown)
        self.export.hold(shown, drawn, self.strip_of_days.day())
        self._present(self._segments.current())
        if not self.panel.isHidden():
            self._open_panel(self.panel.body_id)

    def open_record(self, kind: str, record_id: str) -> None:
        """Show a body and its sheet."""
        self.catch_up()
        self.strip_of_days.look_at(None)
        if record_id not in {body.id for body in sifted(self._bodies, self.narrowing.sieve())}:
            self.narrowing.forget()
        self.view.choose(record_id)
        self.twin.choose(record_id)
        self._open_panel(record_id)

    def start(self, intent: str) -> None:
        """Open the form of a new body, under the one chosen; back to today if need be."""
        self.strip_of_days.look_at(None)

        def made(body_id: str) -> None:
            QTimer.singleShot(0, self, lambda: self.open_record(intent, body_id))

        self._forms.new_body(made, self._chosen_id() or None)

    def _present(self, key: str) -> None:
        drawing = key == "drawing"
        shown: QWidget = self.view if drawing else self.twin
        if not self.view.chart.boxes:
            narrowed = self.narrowing.narrows() or self.strip_of_days.is_past()
            shown = self._unseen if narrowed else self._empty
        self._front = shown
        self._stack.setCurrentWidget(shown)
        for tool in (*self._zooms, self._compact):
            tool.setVisible(drawing)

    def _travel(self, past: date | None) -> None:
        self.band.show_day(past)
        self.gestures.allowed = past is None
        self.view.movable = self.twin.movable = past is None
        self._add.setEnabled(past is None)
        self._read()

    def _show_all(self) -> None:
        self.strip_of_days.look_at(None)
        self.narrowing.forget()

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
        past = self.strip_of_days.day() if self.strip_of_days.is_past() else None
        try:
            self.panel.show_body(body_id, past)
        except NotFound:
            self.panel.leave()
            return
        self.panel.show()
        self.twin.set_narrow(True)

    def _leave_panel(self) -> None:
        self.twin.set_narrow(False)
        self.setFocus()
