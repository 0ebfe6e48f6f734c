"""The gestures of each part of the page: each asks, does one command, and says what was done."""

from collections.abc import Callable

from dsi_desktop.db.store import Store
from dsi_desktop.features.evaluation import commands, queries
from dsi_desktop.features.evaluation.page import printing
from dsi_desktop.features.evaluation.page.effects_panel import EffectsPanel
from dsi_desktop.features.evaluation.page.forms import EvaluationForms
from dsi_desktop.features.evaluation.page.process_panel import ProcessPanel
from dsi_desktop.features.evaluation.page.review_panel import ReviewPanel
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Desk


class Part:
    """What the parts share: the dossier, the dialogs, and how a refusal is said."""

    def __init__(self, store: Store, desk: Desk, forms: EvaluationForms) -> None:
        self.store = store
        self.desk = desk
        self.forms = forms
        self.plan_id = ""

    def do(self, command: Callable[[], object], said: str = "") -> None:
        """Do something, then say so; a refusal is shown."""
        try:
            command()
        except DsiError as refusal:
            self.desk.refuse(refusal)
        else:
            if said:
                self.desk.tell(said)


class Harvest(Part):
    """Effects: harvested, corrected, led to by another, taken away."""

    def __init__(
        self, store: Store, desk: Desk, forms: EvaluationForms, panel: EffectsPanel
    ) -> None:
        super().__init__(store, desk, forms)
        self._panel = panel
        panel.wanted_new.connect(self.add)
        panel.wanted_ripple.connect(lambda key: self.add(panel.line_of(key)))
        panel.wanted_edit.connect(self.edit)
        panel.wanted_remove.connect(lambda key: self.do(
            lambda: commands.remove_outcome(self.store, key),
            _("Effet retiré. Ctrl+Z le ramène.")))
        panel.wanted_paper.connect(self.print_out)

    def read(self) -> None:
        """Read the effects again."""
        self._panel.show_effects(queries.outcomes(self.store, self.plan_id))

    def add(self, parent: queries.OutcomeLine | None = None) -> None:
        """Ask for an effect and show it."""
        made = self.forms.add_outcome(self.plan_id, parent)
        if made:
            self.read()
            self._panel.open_effect(made)

    def edit(self, key: str) -> None:
        """Ask for the changes of an effect that is shown."""
        line = self._panel.line_of(key)
        if line is not None:
            self.forms.edit_outcome(line)

    def print_out(self) -> None:
        """Print the effects of the plan."""
        known = {line.id: line.name for line in queries.plans(self.store)}
        printing.print_effects(self.store, self.desk, self.plan_id, known.get(self.plan_id, ""))


class Answers(Part):
    """Questionnaires and their rounds; `questionnaire_id` is the one shown."""

    def __init__(
        self, store: Store, desk: Desk, forms: EvaluationForms, panel: ProcessPanel
    ) -> None:
        super().__init__(store, desk, forms)
        self._panel = panel
        self.questionnaire_id = ""
        panel.chosen.connect(self.choose)
        panel.wanted_add.connect(self.add)
        for signal, ask in (
            (panel.wanted_answers, forms.add_round), (panel.wanted_paper, self._paper),
            (panel.wanted_edit, forms.edit_questionnaire),
            (panel.wanted_questions, forms.add_questions),
        ):
            signal.connect(lambda key, ask=ask: self._with_sheet(key, ask))
        panel.wanted_question.connect(lambda key: self._with_sheet(
            self.questionnaire_id, lambda sheet: forms.edit_question(sheet, key)))
        panel.wanted_round.connect(lambda key: self._with_sheet(
            self.questionnaire_id, lambda sheet: forms.edit_round(sheet, key)))
        panel.wanted_remove.connect(lambda key: self.do(
            lambda: commands.remove_questionnaire(self.store, key),
            _("Questionnaire retiré avec ses réponses. Ctrl+Z les ramène.")))
        panel.wanted_remove_round.connect(lambda key: self.do(
            lambda: commands.remove_round(self.store, key),
            _("Passation retirée. Ctrl+Z la ramène.")))

    def read(self) -> None:
        """Read the questionnaires again, and the one shown."""
        lines = queries.questionnaires(self.store)
        known = [line.id for line in lines]
        if self.questionnaire_id not in known:
            self.questionnaire_id = known[0] if known else ""
        self._panel.show_list(lines)
        if self.questionnaire_id:
            self._panel.show_sheet(queries.questionnaire_sheet(self.store, self.questionnaire_id))

    def choose(self, key: str) -> None:
        """Show another questionnaire."""
        if key != self.questionnaire_id:
            self.questionnaire_id = key
            self._panel.show_sheet(queries.questionnaire_sheet(self.store, key))

    def add(self) -> None:
        """Ask for a questionnaire and show it."""
        made = self.forms.add_questionnaire()
        if made:
            self.questionnaire_id = made
            self.read()

    def begin_round(self) -> None:
        """Ask for the answers of the questionnaire shown, or for a first questionnaire."""
        if self.questionnaire_id:
            self._with_sheet(self.questionnaire_id, self.forms.add_round)
        else:
            self.add()

    def print_out(self) -> None:
        """Print the paper form of the questionnaire shown."""
        if self.questionnaire_id:
            self._with_sheet(self.questionnaire_id, self._paper)

    def _paper(self, sheet: queries.QuestionnaireSheet) -> None:
        printing.print_form(self.store, self.desk, sheet.id, sheet.title)

    def _with_sheet(
        self, key: str, act: Callable[[queries.QuestionnaireSheet], object]
    ) -> None:
        self.do(lambda: act(queries.questionnaire_sheet(self.store, key)))


class Years(Part):
    """Yearly reviews; `review_id` is the one shown."""

    def __init__(
        self, store: Store, desk: Desk, forms: EvaluationForms, panel: ReviewPanel
    ) -> None:
        super().__init__(store, desk, forms)
        self._panel = panel
        self.review_id = ""
        panel.chosen.connect(self.choose)
        panel.wanted_add.connect(self.add)
        for signal, act in (
            (panel.wanted_edit, forms.edit_review), (panel.wanted_pdf, self._paper),
            (panel.wanted_xlsx, self._tables),
        ):
            signal.connect(lambda key, act=act: self._with_review(key, act))
        panel.wanted_remove.connect(lambda key: self.do(
            lambda: commands.remove_review(self.store, key),
            _("Bilan retiré. Ctrl+Z le ramène.")))

    def read(self) -> None:
        """Read the reviews again, and the one shown."""
        lines = queries.reviews(self.store, self.plan_id)
        known = [line.id for line in lines]
        if self.review_id not in known:
            self.review_id = known[0] if known else ""
        self._panel.show_list(lines)
        if self.review_id:
            self._panel.show_review(queries.review(self.store, self.review_id))

    def choose(self, key: str) -> None:
        """Show another review."""
        if key != self.review_id:
            self.review_id = key
            self._panel.show_review(queries.review(self.store, key))

    def add(self) -> None:
        """Ask for the period of a review and show it."""
        if not self.plan_id:
            self.desk.tell(_("Il faut d’abord un plan : il se crée dans « Plan de communauté »."))
            return
        made = self.forms.add_review(self.plan_id)
        if made:
            self.review_id = made
            self.read()

    def print_out(self) -> None:
        """Print the review shown."""
        if self.review_id:
            self._with_review(self.review_id, self._paper)

    def _paper(self, read: queries.Review) -> None:
        printing.print_review(self.store, self.desk, read.id, read.title)

    def _tables(self, read: queries.Review) -> None:
        printing.export_review(self.store, self.desk, read.id, read.title)

    def _with_review(self, key: str, act: Callable[[queries.Review], object]) -> None:
        self.do(lambda: act(queries.review(self.store, key)))
