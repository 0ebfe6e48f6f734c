"""What was achieved, what changed, how one works together, and the year that all this makes."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout

from dsi_desktop.db.store import Store
from dsi_desktop.features.evaluation import queries
from dsi_desktop.features.evaluation.page.actions_panel import ActionsPanel
from dsi_desktop.features.evaluation.page.effects_panel import EffectsPanel
from dsi_desktop.features.evaluation.page.forms import EvaluationForms
from dsi_desktop.features.evaluation.page.parts import Answers, Harvest, Years
from dsi_desktop.features.evaluation.page.process_panel import ProcessPanel
from dsi_desktop.features.evaluation.page.review_panel import ReviewPanel
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page
from dsi_desktop.ui.widgets.buttons import Segmented
from dsi_desktop.ui.widgets.tools_row import Tools

EFFECTS, ACTIONS, PROCESS, REVIEW = "effects", "actions", "process", "review"


class EvaluationPage(Page):
    """Four parts over one plan; one part is read at a time."""

    WATCHES = (
        "outcome", "outcome_source", "questionnaire", "question", "survey_round", "answer_count",
        "plan_review", "plan", "action", "desired_change", "indicator", "measurement",
        "indicator_target", "funding_line", "spending", "human_resource", "plan_version",
        "meeting", "attendance", "body", "area",
    )
    HIDES_NEW = True

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__(desk)
        self._store = store
        forms = EvaluationForms(store, self, desk.today)
        self.effects = EffectsPanel(desk.open_record)
        self.looking_back = ActionsPanel(desk.open_record)
        self.process = ProcessPanel()
        self.review = ReviewPanel()
        self.harvest = Harvest(store, desk, forms, self.effects)
        self.answers = Answers(store, desk, forms, self.process)
        self.years = Years(store, desk, forms, self.review)
        self._panels: dict[str, EffectsPanel | ActionsPanel | ProcessPanel | ReviewPanel] = {
            EFFECTS: self.effects, ACTIONS: self.looking_back, PROCESS: self.process,
            REVIEW: self.review,
        }  # fmt: skip
        self._gestures: dict[str, Harvest | Answers | Years] = {
            EFFECTS: self.harvest, ACTIONS: self.harvest, PROCESS: self.answers,
            REVIEW: self.years,
        }  # fmt: skip
        self._lay_out()

    def _lay_out(self) -> None:
        self.parts = Segmented(_("Parties de l’évaluation"), [
            (EFFECTS, _("Effets")), (ACTIONS, _("Actions")), (PROCESS, _("Processus")),
            (REVIEW, _("Bilan"))])
        self.parts.chosen.connect(self.go)
        self.plan = QComboBox()
        self.plan.setAccessibleName(_("Plan évalué"))
        self.plan.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.plan.setMinimumContentsLength(18)
        self.plan.activated.connect(lambda _at: self._choose_plan())
        self._stack = QStackedWidget()
        for panel in self._panels.values():
            self._stack.addWidget(panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 4, 28, 24)
        column.setSpacing(12)
        column.addWidget(Tools((self.strip, self.parts), (self.plan,)))
        column.addWidget(self._stack, 1)
        keys = [(f"Ctrl+{at}", partial(self.go, part)) for at, part in enumerate(self._panels, 1)]
        for key, told in (*keys, ("Ctrl+P", self.print_part)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(told)
        self.begin_at(self.parts)

    @property
    def plan_id(self) -> str:
        """The plan evaluated, "" when there is none."""
        return self.harvest.plan_id

    def part(self) -> str:
        """Return the part in sight."""
        return self.parts.current()

    def go(self, part: str) -> None:
        """Show a part and put the keyboard there."""
        self.parts.choose(part)
        self._stack.setCurrentWidget(self._panels[part])
        self._read(part)
        self._panels[part].take_focus()

    def print_part(self) -> None:
        """Print what the part in sight prints: the effects, the paper form, the review."""
        self._gestures[self.part()].print_out()

    def refresh(self) -> None:
        """Read the part in sight again."""
        self._offer_plans(self.plan_id)
        self._read(self.part())

    def open_record(self, kind: str, record_id: str) -> None:
        """Show an effect, a questionnaire, a round or a review."""
        self.catch_up()
        if kind == "outcome":
            self.go(EFFECTS)
            self.effects.open_effect(record_id)
        elif kind in {"questionnaire", "survey_round"}:
            self.answers.questionnaire_id = (
                record_id if kind == "questionnaire"
                else queries.questionnaire_of_round(self._store, record_id))
            self.go(PROCESS)
        elif kind == "plan_review":
            self._show_review(record_id)

    def start(self, intent: str) -> None:
        """Begin what was asked: an effect, answers, a review."""
        self.catch_up()
        if intent == "outcome":
            self.go(EFFECTS)
            self.harvest.add()
        elif intent == "round":
            self.go(PROCESS)
            self.answers.begin_round()
        elif intent == "review":
            self.go(REVIEW)
            self.years.add()

    def record_in_hand(self) -> str:
        """Return the effect, the questionnaire or the review in hand."""
        return {
            EFFECTS: self.effects.in_hand(), PROCESS: self.answers.questionnaire_id,
            REVIEW: self.years.review_id,
        }.get(self.part(), "")  # fmt: skip

    def _offer_plans(self, wanted: str) -> None:
        lines = queries.plans(self._store)
        self.plan.clear()
        for line in lines:
            self.plan.addItem(line.name, line.id)
        at = self.plan.findData(wanted)
        self.plan.setCurrentIndex(max(at, 0) if lines else -1)
        self.plan.setVisible(len(lines) > 1)
        self._take_plan()

    def _take_plan(self) -> None:
        for part in (self.harvest, self.years):
            part.plan_id = str(self.plan.currentData() or "")

    def _choose_plan(self) -> None:
        self._take_plan()
        self._read(self.part())

    def _read(self, part: str) -> None:
        self.plan.setEnabled(part != PROCESS)
        if part == ACTIONS:
            self.looking_back.show_actions(queries.action_lines(self._store, self.plan_id))
        else:
            self._gestures[part].read()

    def _show_review(self, key: str) -> None:
        try:
            read = queries.review(self._store, key)
        except NotFound as gone:
            self.desk.refuse(gone)
            return
        self.years.review_id = key
        self._offer_plans(read.plan_id)
        self.go(REVIEW)
