"""What was achieved, what changed, how one works together, and the year that all this makes."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout

from dsi_desktop.db.store import Store
from dsi_desktop.features.evaluation import commands, queries
from dsi_desktop.features.evaluation.page import printing
from dsi_desktop.features.evaluation.page.actions_panel import ActionsPanel
from dsi_desktop.features.evaluation.page.effects_panel import EffectsPanel
from dsi_desktop.features.evaluation.page.forms import EvaluationForms
from dsi_desktop.features.evaluation.page.process_panel import ProcessPanel
from dsi_desktop.features.evaluation.page.review_panel import ReviewPanel
from dsi_desktop.kernel.errors import DsiError, NotFound
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page
from dsi_desktop.ui.widgets.buttons import Segmented
from dsi_desktop.ui.widgets.tools_row import Tools

EFFECTS, ACTIONS, PROCESS, REVIEW = "effects", "actions", "process", "review"


class EvaluationPage(Page):
    """One part is read at a time; each gesture is one command."""

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
        self.forms = EvaluationForms(store, self, desk.today)
        self.plan_id = ""
        self.questionnaire_id = ""
        self.review_id = ""
        self.effects = EffectsPanel(desk.open_record, self._print_effects)
        self.looking_back = ActionsPanel(desk.open_record)
        self.process = ProcessPanel()
        self.review = ReviewPanel()
        self._panels: dict[str, EffectsPanel | ActionsPanel | ProcessPanel | ReviewPanel] = {
            EFFECTS: self.effects, ACTIONS: self.looking_back, PROCESS: self.process,
            REVIEW: self.review,
        }  # fmt: skip
        self._lay_out()
        self._wire_effects()
        self._wire_process()
        self._wire_reviews()

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

    def _wire_effects(self) -> None:
        panel = self.effects
        panel.wanted_new.connect(self._add_outcome)
        panel.wanted_ripple.connect(lambda key: self._add_outcome(panel.line_of(key)))
        panel.wanted_edit.connect(self._edit_outcome)
        panel.wanted_remove.connect(lambda key: self._do(
            lambda: commands.remove_outcome(self._store, key),
            _("Effet retiré. Ctrl+Z le ramène.")))

    def _wire_process(self) -> None:
        panel = self.process
        panel.chosen.connect(self._choose_questionnaire)
        panel.wanted_add.connect(self._add_questionnaire)
        for signal, ask in (
            (panel.wanted_answers, self.forms.add_round),
            (panel.wanted_edit, self.forms.edit_questionnaire),
            (panel.wanted_questions, self.forms.add_questions),
        ):
            signal.connect(lambda key, ask=ask: self._with_sheet(key, ask))
        panel.wanted_question.connect(lambda key: self._with_sheet(
            self.questionnaire_id, lambda sheet: self.forms.edit_question(sheet, key)))
        panel.wanted_round.connect(lambda key: self._with_sheet(
            self.questionnaire_id, lambda sheet: self.forms.edit_round(sheet, key)))
        panel.wanted_paper.connect(lambda key: self._with_sheet(key, lambda sheet:
            printing.print_form(self._store, self.desk, sheet.id, sheet.title)))
        panel.wanted_remove.connect(lambda key: self._do(
            lambda: commands.remove_questionnaire(self._store, key),
            _("Questionnaire retiré avec ses réponses. Ctrl+Z les ramène.")))
        panel.wanted_remove_round.connect(lambda key: self._do(
            lambda: commands.remove_round(self._store, key),
            _("Passation retirée. Ctrl+Z la ramène.")))

    def _wire_reviews(self) -> None:
        panel = self.review
        panel.chosen.connect(self._choose_review)
        panel.wanted_add.connect(self._add_review)
        panel.wanted_edit.connect(lambda key: self._with_review(key, self.forms.edit_review))
        panel.wanted_pdf.connect(lambda key: self._with_review(key, lambda read:
            printing.print_review(self._store, self.desk, read.id, read.title)))
        panel.wanted_xlsx.connect(lambda key: self._with_review(key, lambda read:
            printing.export_review(self._store, self.desk, read.id, read.title)))
        panel.wanted_remove.connect(lambda key: self._do(
            lambda: commands.remove_review(self._store, key),
            _("Bilan retiré. Ctrl+Z le ramène.")))

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
        part = self.part()
        if part in {EFFECTS, ACTIONS}:
            self._print_effects()
        elif part == PROCESS and self.questionnaire_id:
            self.process.wanted_paper.emit(self.questionnaire_id)
        elif part == REVIEW and self.review_id:
            self.review.wanted_pdf.emit(self.review_id)

    def refresh(self) -> None:
        """Read the part in sight again."""
        self._offer_plans()
        self._read(self.part())

    def open_record(self, kind: str, record_id: str) -> None:
        """Show an effect, a questionnaire, a round or a review."""
        self.catch_up()
        if kind == "outcome":
            self.go(EFFECTS)
            self.effects.open_effect(record_id)
        elif kind in {"questionnaire", "survey_round"}:
            self.questionnaire_id = (
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
            self._add_outcome()
        elif intent == "round":
            self.go(PROCESS)
            if self.questionnaire_id:
                self._with_sheet(self.questionnaire_id, self.forms.add_round)
            else:
                self._add_questionnaire()
        elif intent == "review":
            self.go(REVIEW)
            self._add_review()

    def record_in_hand(self) -> str:
        """Return the effect, the questionnaire or the review in hand."""
        return {
            EFFECTS: self.effects.in_hand(), PROCESS: self.questionnaire_id,
            REVIEW: self.review_id,
        }.get(self.part(), "")  # fmt: skip

    def _offer_plans(self) -> None:
        lines = queries.plans(self._store)
        self.plan.clear()
        for line in lines:
            self.plan.addItem(line.name, line.id)
        known = [line.id for line in lines]
        if self.plan_id not in known:
            self.plan_id = known[0] if known else ""
        self.plan.setCurrentIndex(self.plan.findData(self.plan_id))
        self.plan.setVisible(len(lines) > 1)

    def _choose_plan(self) -> None:
        self.plan_id = str(self.plan.currentData() or "")
        self._read(self.part())

    def _read(self, part: str) -> None:
        self.plan.setEnabled(part != PROCESS)
        if part == EFFECTS:
            self.effects.show_effects(queries.outcomes(self._store, self.plan_id))
        elif part == ACTIONS:
            self.looking_back.show_actions(queries.action_lines(self._store, self.plan_id))
        elif part == PROCESS:
            self._read_process()
        else:
            self._read_reviews()

    def _read_process(self) -> None:
        lines = queries.questionnaires(self._store)
        known = [line.id for line in lines]
        if self.questionnaire_id not in known:
            self.questionnaire_id = known[0] if known else ""
        self.process.show_list(lines)
        if self.questionnaire_id:
            self.process.show_sheet(
                queries.questionnaire_sheet(self._store, self.questionnaire_id))

    def _read_reviews(self) -> None:
        lines = queries.reviews(self._store, self.plan_id)
        known = [line.id for line in lines]
        if self.review_id not in known:
            self.review_id = known[0] if known else ""
        self.review.show_list(lines)
        if self.review_id:
            self.review.show_review(queries.review(self._store, self.review_id))

    def _choose_questionnaire(self, key: str) -> None:
        if key != self.questionnaire_id:
            self.questionnaire_id = key
            self.process.show_sheet(queries.questionnaire_sheet(self._store, key))

    def _choose_review(self, key: str) -> None:
        if key != self.review_id:
            self.review_id = key
            self.review.show_review(queries.review(self._store, key))

    def _show_review(self, key: str) -> None:
        try:
            read = queries.review(self._store, key)
        except NotFound as gone:
            self.desk.refuse(gone)
            return
        self.review_id, self.plan_id = key, read.plan_id
        self._offer_plans()
        self.go(REVIEW)

    def _add_outcome(self, parent: queries.OutcomeLine | None = None) -> None:
        made = self.forms.add_outcome(self.plan_id, parent)
        if made:
            self.refresh()
            self.effects.open_effect(made)

    def _edit_outcome(self, key: str) -> None:
        line = self.effects.line_of(key)
        if line is not None:
            self.forms.edit_outcome(line)

    def _add_questionnaire(self) -> None:
        made = self.forms.add_questionnaire()
        if made:
            self.questionnaire_id = made
            self._read_process()

    def _add_review(self) -> None:
        if not self.plan_id:
            self.desk.tell(_("Il faut d’abord un plan : il se crée dans « Plan de communauté »."))
            return
        made = self.forms.add_review(self.plan_id)
        if made:
            self.review_id = made
            self._read_reviews()

    def _with_sheet(
        self, key: str, act: Callable[[queries.QuestionnaireSheet], object]
    ) -> None:
        self._do(lambda: act(queries.questionnaire_sheet(self._store, key)))

    def _with_review(self, key: str, act: Callable[[queries.Review], object]) -> None:
        self._do(lambda: act(queries.review(self._store, key)))

    def _print_effects(self) -> None:
        printing.print_effects(self._store, self.desk, self.plan_id, self.plan.currentText())

    def _do(self, command: Callable[[], object], said: str = "") -> None:
        try:
            command()
        except DsiError as refusal:
            self.desk.refuse(refusal)
        else:
            if said:
                self.desk.tell(said)
