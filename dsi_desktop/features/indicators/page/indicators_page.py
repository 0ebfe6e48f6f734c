"""« Indicateurs »: does it change something, and which measures lack."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
)

from dsi_desktop.db.merge.badges import undecided
from dsi_desktop.db.plans import PlanLine
from dsi_desktop.db.store import Store
from dsi_desktop.features.indicators.page.cells import (
    NARROW,
    ROW,
    START_COLUMN,
    WIDTHS,
    IndicatorCells,
    columns,
)
from dsi_desktop.features.indicators.page.gestures import IndicatorGestures
from dsi_desktop.features.indicators.page.printing import export_indicators, print_indicators
from dsi_desktop.features.indicators.page.sheet_panel import IndicatorPanel
from dsi_desktop.features.indicators.presenter import IndicatorsPresenter, IndicatorsScene
from dsi_desktop.features.indicators.queries import (
    IndicatorLine,
    IndicatorSheet,
    plan_period,
)
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import RowsModel
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import icon_button
from dsi_desktop.ui.widgets.frames import EmptyState
from dsi_desktop.ui.widgets.texts import Elided
from dsi_desktop.ui.widgets.tools_row import Tools, choice
from dsi_desktop.ui.widgets.views import Table


class IndicatorsPage(Page):
    """A table and the sheet beside it; + measures, Ctrl+D measures as last time."""

    WATCHES = (
        "plan", "indicator", "indicator_target", "measurement", "breakdown", "objective",
        "desired_change", "action", "issue", "body", "person", "attachment",
    )  # fmt: skip

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__(desk)
        self._store = store
        self._period = ""
        self.presenter = IndicatorsPresenter(store, self, desk.today)
        self.gestures = IndicatorGestures(store, desk, self.presenter, self)
        self.model = RowsModel[IndicatorLine](columns(), lambda one: one.id, self)
        self.table = Table(_("Indicateurs du plan"), self.model, lambda _index: self._open())
        self.panel = IndicatorPanel(desk.open_record)
        self.panel.hide()
        self._lay_out()
        self._wire()

    def heading(self) -> str:
        """Return the title of the page with the years of the plan."""
        return " ".join(part for part in (_("Plan de communauté"), self._period) if part)

    def refresh(self) -> None:
        """Read the plan in sight again."""
        self.model.mark(undecided(self._store))
        self.presenter.refresh()

    def open_record(self, kind: str, record_id: str) -> None:
        """Show an indicator and its sheet."""
        if self.presenter.look_for(record_id):
            self._reveal(record_id)
            self._beside()
            self.panel.take_focus()

    def record_in_hand(self) -> str:
        """Return the indicator in hand."""
        return self.presenter.in_hand

    def start(self, intent: str) -> None:
        """Begin an indicator."""
        self.catch_up()
        self.new()

    # --- what the presenter asks -----------------------------------------------------------

    def show_plans(self, lines: list[PlanLine], chosen: str) -> None:
        """Offer the plans."""
        self.plans.clear()
        for line in lines:
            self.plans.addItem(line.area or line.title, line.id)
        self.plans.setCurrentIndex(max(0, self.plans.findData(chosen)))
        self.plans.setVisible(len(lines) > 1)
        self._period = plan_period(self._store, chosen)
        self.titled.emit()

    def show_scene(self, scene: IndicatorsScene) -> None:
        """Show the indicators kept."""
        self.stack.setCurrentIndex(1 if scene.bare else 0)
        self.finding.say(scene.finding)
        self.model.show(scene.lines)
        self.bodies.clear()
        self.bodies.addItem(_("Chantier : tous"), "")
        for key, name in scene.bodies:
            self.bodies.addItem(name, key)
        self.bodies.setCurrentIndex(max(0, self.bodies.findData(scene.body_id)))
        self.late.setText(scene.late_words)
        self.late.setEnabled(bool(scene.late))
        self.late.blockSignals(True)
        self.late.setChecked(scene.only_late)
        self.late.blockSignals(False)
        for tool in (self.bodies, self.late, self.lock, self.pdf, self.xlsx):
            tool.setVisible(not scene.bare)

    def show_sheet(self, sheet: IndicatorSheet | None) -> None:
        """Show the sheet of the indicator in hand."""
        if sheet is None:
            self.panel.hide()
        else:
            self.panel.show_sheet(sheet, self.desk.today())
        self._fold()

    def tell(self, sentence: str) -> None:
        """Show a passing sentence."""
        self.desk.tell(sentence)

    def refuse(self, error: DsiError) -> None:
        """Show why something was not done."""
        self.desk.refuse(error)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the start out where the room lacks: the sheet says it."""
        super().resizeEvent(event)
        self._fold()

    # --- gestures --------------------------------------------------------------------------

    def new(self) -> None:
        """Ask for an indicator."""
        if self.gestures.new():
            self._reveal(self.presenter.in_hand)
            self._beside()

    def _open(self, *, focus: bool = True) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.presenter.look(self.model.row(index).id)
            self._beside()
        if focus and index.isValid():
            self.panel.take_focus()

    def _look(self) -> None:
        index = self.table.currentIndex()
        if not index.isValid():
            return
        if self.panel.isVisible():
            self.presenter.look(self.model.row(index).id)
        else:
            self.presenter.in_hand = self.model.row(index).id

    def _reveal(self, indicator_id: str) -> None:
        index = self.model.index_of(indicator_id)
        if index.isValid():
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)

    def _beside(self) -> None:
        self.panel.show()
        self._fold()

    def _fold(self) -> None:
        beside = self.panel.width() + 16 if not self.panel.isHidden() else 0
        room = self.width() - 56 - beside
        self.table.setColumnHidden(START_COLUMN, room < theme().px(NARROW))

    def _lay_out(self) -> None:
        self.plans = choice(_("Plan affiché"), (), 14)
        self.bodies = choice(_("Filtrer par chantier"), (), 12)
        self.late = QPushButton()
        self.late.setCheckable(True)
        self.late.setIcon(icon("clock"))
        side = theme().px(16)
        self.late.setIconSize(QSize(side, side))
        self.add = icon_button("plus", _("Ajouter un indicateur (N)"), self.new)
        self.lock = icon_button("lock", _("Verrouiller les mesures déjà rapportées…"),
                                self.gestures.lock)
        self.pdf = icon_button(
            "file-type-pdf", _("Imprimer les indicateurs en PDF"),
            lambda: print_indicators(self._store, self.desk, self.presenter.plan_id))
        self.xlsx = icon_button(
            "file-spreadsheet", _("Exporter les mesures en XLSX"),
            lambda: export_indicators(self._store, self.desk, self.presenter.plan_id))
        tools = Tools((self.strip,), (
            self.plans, self.bodies, self.late, self.add, self.lock, self.pdf, self.xlsx))
        self.table.setItemDelegate(IndicatorCells(self.table))
        self.table.widths(*WIDTHS, stretch=0)
        fit(self.table, lambda: self.table.verticalHeader().setDefaultSectionSize(theme().px(ROW)))
        self.finding = Elided("", "h3")
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 12, 1, 1)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 4)
        head.addWidget(self.finding, 1)
        inside.addLayout(head)
        inside.addWidget(self.table, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(card)
        self.stack.addWidget(EmptyState(
            "chart-line", _("Aucun indicateur encore"),
            _("Reliez un indicateur à une transformation souhaitée : d’où l’on part, où l’on "
              "veut arriver, et quand mesurer."),
            _("Ajouter un indicateur"), self.new,
        ))  # fmt: skip
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.stack, 1)
        row.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 4, 28, 20)
        column.setSpacing(12)
        column.addWidget(tools)
        column.addLayout(row, 1)

    def _wire(self) -> None:
        self.plans.activated.connect(
            lambda at: self.presenter.choose_plan(str(self.plans.itemData(at) or "")))
        self.bodies.activated.connect(
            lambda at: self.presenter.keep(body_id=str(self.bodies.itemData(at) or "")))
        self.late.toggled.connect(lambda on: self.presenter.keep(only_late=on))
        self.table.selectionModel().currentRowChanged.connect(lambda *_told: self._look())
        self.table.clicked.connect(lambda _index: self._open(focus=False))
        self.panel.closed.connect(self._fold)
        self.panel.closed.connect(self.table.setFocus)
        self.panel.asked.connect(self.gestures.act)
        for keys, gesture in (("+", "measure"), ("Ctrl+D", "again"), ("F2", "edit"),
                              ("Del", "remove")):  # fmt: skip
            _key(self.table, keys, partial(self.gestures.act, gesture))
        _key(self.table, "N", self.new)
        self.begin_at(self.table)


def _key(table: Table, keys: str, work: Callable[[], object]) -> None:
    shortcut = QShortcut(QKeySequence(keys), table)
    shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
    shortcut.activated.connect(work)
