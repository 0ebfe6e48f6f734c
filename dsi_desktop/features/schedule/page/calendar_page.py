"""« Calendrier »: what slips, and who waits for whom."""

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QMenu, QStackedWidget, QVBoxLayout

from dsi_desktop.db.plans import PlanLine
from dsi_desktop.db.store import Store
from dsi_desktop.features.schedule.page.gantt_view import GanttView
from dsi_desktop.features.schedule.page.keys import CalendarKeys
from dsi_desktop.features.schedule.page.legend import Legend
from dsi_desktop.features.schedule.page.list_view import CalendarList
from dsi_desktop.features.schedule.page.printing import print_calendar
from dsi_desktop.features.schedule.page.row_gestures import act, carry, fold, row_gestures, walk
from dsi_desktop.features.schedule.page.tools import CalendarTools
from dsi_desktop.features.schedule.presenter.calendar import CalendarPresenter
from dsi_desktop.features.schedule.presenter.looks import CalendarSheet
from dsi_desktop.features.schedule.queries.versions import VersionLine
from dsi_desktop.kernel.changes import ChangeSet
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.messages import confirm
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.frames import EmptyState
from dsi_desktop.ui.widgets.texts import Elided

_BARS, _LIST, _NO_PLAN, _NO_ACTION = range(4)
_ROOMY = 420


class CalendarPage(Page):
    """Builds the parts and carries their gestures to the presenter."""

    WATCHES = (
        "plan", "issue", "objective", "action", "milestone", "action_dependency", "plan_version",
        "body", "organization", "task",
    )  # fmt: skip

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__(desk)
        self._store = store
        self.sheet: CalendarSheet | None = None
        self._period = ""
        self.presenter = CalendarPresenter(store, self, desk.today)
        self.tools = CalendarTools(self.strip, self.turn, self.print,
                                   lambda on: self.presenter.show_critical(on=on))
        self.gantt = GanttView()
        self.list = CalendarList()
        self.finding = Elided("", "h3")
        self.legend = Legend()
        self._lay_out()
        self._wire()

    def heading(self) -> str:
        """Return the name of the plan with its years."""
        return " ".join(part for part in (_("Plan de communauté"), self._period) if part)

    def refresh(self) -> None:
        """Read the plan again."""
        self.presenter.refresh()

    def take_changes(self, changes: ChangeSet) -> None:
        """Remember that a version may have come, gone or been named otherwise."""
        if changes.touches("plan_version", "motion"):
            self.presenter.forget_versions()
        super().take_changes(changes)

    def open_record(self, kind: str, record_id: str) -> None:
        """Show an action among the bars, or a plan."""
        self.catch_up()
        if kind == "plan":
            self.presenter.choose_plan(record_id)
        elif self.presenter.look_for(record_id):
            self.gantt.reveal(record_id)
            self.list.reveal(record_id)

    def in_hand(self) -> str:
        """Return the action in hand, over the bars or in the list."""
        return self.list.in_hand() if self._stack.currentIndex() == _LIST else self.gantt.in_hand()

    record_in_hand = in_hand

    # --- what the presenter asks -----------------------------------------------------------

    def show_plans(self, lines: list[PlanLine], chosen: str) -> None:
        """Offer the plans."""
        self.tools.show_plans(lines, chosen)
        self._period = next((line.period for line in lines if line.id == chosen), "")
        self.titled.emit()

    def show_versions(self, lines: list[VersionLine], chosen: str) -> None:
        """Offer the versions to compare with."""
        self.tools.show_versions(lines, chosen)

    def show_calendar(self, sheet: CalendarSheet) -> None:
        """Show the bars and their words."""
        self.sheet = sheet
        self.gantt.show_sheet(sheet)
        self.list.show_lines(sheet.lines)
        self.tools.show_counts(sheet.scene, self.presenter.look.kept)
        self.tools.show_scale(sheet.axis.scale)
        self.finding.say(sheet.scene.finding)
        self.legend.show_words(compared=bool(sheet.compared), links=bool(sheet.scene.elbows))
        if self._stack.currentIndex() not in (_BARS, _LIST):
            self._stack.setCurrentIndex(_BARS)
        self.tools.dress(filled=True, beside=self.finding)
        self._explain()

    def show_empty(self, *, plan: bool) -> None:
        """Say what comes first."""
        self.sheet = None
        self._stack.setCurrentIndex(_NO_ACTION if plan else _NO_PLAN)
        self.tools.dress(filled=False, beside=self.finding)
        self._explain()

    def ask_together(self, question: str, yes: str, no: str) -> bool:
        """Ask whether what waits follows."""
        return confirm(self, question, yes, no)

    def say(self, sentence: str) -> None:
        """Tell what was done."""
        if sentence:
            self.desk.tell(sentence)

    def refuse(self, error: DsiError) -> None:
        """Tell why something was not done."""
        self.desk.refuse(error)

    # --- gestures --------------------------------------------------------------------------

    def turn(self) -> None:
        """Go from the bars to the list, and back, the same action in hand."""
        key = self.in_hand()
        to_list = self._stack.currentIndex() == _BARS
        self._stack.setCurrentIndex(_LIST if to_list else _BARS)
        self.tools.list.setChecked(to_list)
        (self.list.reveal if to_list else self.gantt.reveal)(key)
        (self.list if to_list else self.gantt.table).setFocus()
        self.begin_at(self.list if to_list else self.gantt.table)
        self._explain()

    def print(self) -> None:
        """Print what is shown."""
        if self.sheet is not None:
            print_calendar(self, self._store, self.desk, self.presenter)

    def answer(self, gesture: str, way: int) -> bool:
        """Answer a key; tell whether it was for the calendar."""
        key = self.in_hand()
        if gesture == "zoom":
            self.presenter.zoom(way)
        elif gesture == "today":
            self.gantt.go_today()
        elif gesture == "critical":
            self.tools.critical.toggle()
        elif gesture == "walk":
            return self._stack.currentIndex() != _LIST and walk(self.presenter, self.gantt, way)
        elif gesture == "open" and not key:
            return fold(self.presenter, self.gantt, self.gantt.group_in_hand())
        elif key:
            act(self, self.presenter, self.desk, key, gesture, way)
        return True

    def menu(self) -> QMenu:
        """Return the gestures on the action in hand; none on a group."""
        return row_gestures(self, self.presenter, self.desk, self.in_hand())

    def _pop(self, at: QPoint) -> None:
        view = self.list if self._stack.currentIndex() == _LIST else self.gantt.table
        menu = self.menu()
        if not menu.isEmpty():
            menu.popup(view.viewport().mapToGlobal(at))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room of the legend to the bars where there is little."""
        super().resizeEvent(event)
        self._explain()

    def _explain(self) -> None:
        roomy = self.height() > theme().px(_ROOMY)
        self.legend.setVisible(roomy and self._stack.currentIndex() == _BARS)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 4, 28, 20)
        column.setSpacing(10)
        column.addWidget(self.tools)
        column.addWidget(self.finding)
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 4)
        inside.setSpacing(0)
        self._stack = QStackedWidget()
        for part in (
            self.gantt, self.list,
            EmptyState("calendar-event", _("Le calendrier suit le plan"),
                       _("Un premier enjeu, un objectif, une action : elle se date ici."),
                       _("Écrire le plan"), lambda: self.desk.show_page("plan")),
            EmptyState("calendar-event", _("Aucune action à placer dans le temps"),
                       _("Ajoutez une action au plan : elle se date ici, au jour près ou en mots."),
                       _("Ajouter une action"), lambda: self.desk.show_page("plan")),
        ):  # fmt: skip
            self._stack.addWidget(part)
        inside.addWidget(self._stack, 1)
        inside.addWidget(self.legend)
        column.addWidget(card, 1)
        self.begin_at(self.gantt.table)

    def _wire(self) -> None:
        self.tools.plan_chosen.connect(self.presenter.choose_plan)
        self.tools.version_chosen.connect(self.presenter.compare)
        self.tools.grouping_chosen.connect(self.presenter.group_by)
        self.tools.kept.connect(self.presenter.keep)
        self.tools.scale_chosen.connect(self.presenter.choose_scale)
        self.gantt.looked.connect(lambda _key: self.presenter.forget_answer())
        self.gantt.table.carried.connect(partial(carry, self.presenter))
        self.gantt.table.folds.connect(partial(fold, self.presenter, self.gantt))
        self._keys = CalendarKeys((self.gantt.table, self.list), self.answer)
        for view in (self.gantt.table, self.list):
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(self._pop)
            view.doubleClicked.connect(lambda _index: self.answer("open", 0))
        shortcut = QShortcut(QKeySequence("Ctrl+P"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.print)
