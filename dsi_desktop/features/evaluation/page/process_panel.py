"""« Processus »: the questionnaires at the left; what the one in hand says, at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dsi_desktop.features.evaluation.page.sided import Sided
from dsi_desktop.features.evaluation.page.trend_view import TrendView
from dsi_desktop.features.evaluation.queries import QuestionnaireLine, QuestionnaireSheet
from dsi_desktop.features.evaluation.rules import process
from dsi_desktop.features.evaluation.rules.instruments import PARTNERSHIP, not_for_funders
from dsi_desktop.features.evaluation.rules.process import ConditionRow, QuestionRow, RoundRow
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.frames import Card, EmptyState
from dsi_desktop.ui.widgets.texts import Elided, label
from dsi_desktop.ui.widgets.views import Table

_MOST_ROWS = 20


class ProcessPanel(QWidget):
    """Tells what the person wants done: the page does it. The signals carry the record."""

    wanted_add = Signal()
    wanted_answers = Signal(str)
    wanted_paper = Signal(str)
    wanted_edit = Signal(str)
    wanted_questions = Signal(str)
    wanted_question = Signal(str)
    wanted_round = Signal(str)
    wanted_remove = Signal(str)
    wanted_remove_round = Signal(str)
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.sheet: QuestionnaireSheet | None = None
        self.list: RowsModel[QuestionnaireLine] = RowsModel(_list_columns(), lambda one: one.id)
        self.table = Table(_("Questionnaires"), self.list, self._open)
        self.table.widths(150, 84)
        self.questions: RowsModel[QuestionRow] = RowsModel(_question_columns(), lambda one: one.id)
        self.asked = Table(_("Questions et résultats"), self.questions, lambda index:
                           self.wanted_question.emit(self.questions.row(index).id))
        self.asked.widths(230, 130, 190, 76)
        self.conditions: RowsModel[ConditionRow] = RowsModel(
            _condition_columns(), lambda one: one.words)
        self.by_condition = Table(_("Résultats par condition"), self.conditions)
        self.by_condition.widths(230, 130, 190)
        self.rounds: RowsModel[RoundRow] = RowsModel(_round_columns(), lambda one: one.id)
        self.past = Table(_("Passations"), self.rounds, lambda index:
                          self.wanted_round.emit(self.rounds.row(index).id))
        self.past.widths(110, 160, 90, 80, stretch=1)
        self.trend = TrendView()
        self.finding = label("", wrap=True)
        self.weak = label("", "muted", wrap=True)
        self.limits = label(not_for_funders(), "muted", wrap=True)
        self.title = Elided("", "h2")
        self._make_buttons()
        self._lay_out()

    def _make_buttons(self) -> None:
        def told(signal: SignalInstance) -> None:
            if self.sheet is not None:
                signal.emit(self.sheet.id)

        self.add = button(_("Ajouter un questionnaire"), self.wanted_add.emit, icon_name="plus")
        self.answer = button(_("Entrer des réponses"), lambda: told(self.wanted_answers),
                             look="primary", icon_name="list-check")
        self.tools = (
            icon_button("printer", _("Imprimer le formulaire papier"),
                        lambda: told(self.wanted_paper)),
            icon_button("plus", _("Écrire ou coller des questions"),
                        lambda: told(self.wanted_questions)),
            icon_button("pencil", _("Modifier le questionnaire"),
                        lambda: told(self.wanted_edit)),
            icon_button("trash", _("Retirer le questionnaire"),
                        lambda: told(self.wanted_remove)),
        )
        self.drop = icon_button("trash", _("Retirer la passation choisie"), self._drop)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.title, 1)
        for tool in self.tools:
            head.addWidget(tool)
        head.addWidget(self.answer)
        self.results = Card(_("Questions"), "list-check")
        self.results.body.addWidget(self.asked)
        self.results.body.addWidget(self.weak)
        self.groups = Card(_("Par condition"), "users-group")
        self.groups.body.addWidget(self.by_condition)
        self.story = Card(_("D’une passation à l’autre"), "chart-line")
        self.story.head.addWidget(self.drop)
        for part in (self.finding, self.trend, self.past):
            self.story.body.addWidget(part)
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(12)
        inside.addLayout(head)
        for widget in (self.limits, self.story, self.results, self.groups):
            inside.addWidget(widget)
        inside.addStretch()
        self.whole: Sided[QuestionnaireLine] = Sided(
            _("Questionnaire à l’écran"), self.table, self.list, self.add, inside)
        self.whole.chosen.connect(self.chosen)
        self.none = EmptyState(
            "list-check", _("Comment travaillons-nous ensemble?"),
            _("Une évaluation éclair à la fin d’une rencontre, un bilan du processus une fois par "
              "an : on imprime, on compte les réponses, les tendances se dessinent."),
            _("Ajouter un premier questionnaire"), self.wanted_add.emit)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.whole)
        self.stack.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    def take_focus(self) -> None:
        """Give the keyboard to the questionnaires, or to how they begin."""
        if self.stack.currentWidget() is self.whole:
            self.whole.take_focus()
        else:
            self.none.setFocus()

    def show_list(self, lines: Sequence[QuestionnaireLine]) -> None:
        """Show the questionnaires."""
        self.whole.show_rows(lines)
        self.stack.setCurrentWidget(self.whole if lines else self.none)

    def show_sheet(self, sheet: QuestionnaireSheet) -> None:
        """Show what one of them says."""
        self.sheet = sheet
        self.whole.choose(sheet.id)
        rows, rounds = process.question_rows(sheet), process.round_rows(sheet)
        groups = process.condition_rows(sheet)
        self.title.say(sheet.title)
        self.finding.setText(process.finding(sheet))
        self.weak.setText(process.weak_words(rows))
        self.weak.setVisible(bool(self.weak.text()))
        self.limits.setVisible(sheet.kind == PARTNERSHIP)
        for model, found, table in (
            (self.questions, rows, self.asked), (self.conditions, groups, self.by_condition),
            (self.rounds, rounds, self.past),
        ):
            model.show(found)  # type: ignore[arg-type]
            table.setFixedHeight(theme().px(36 * min(len(found), _MOST_ROWS) + 42))
        low, high = process.bounds(sheet)
        ends = ((fmt.percent(0), fmt.percent(100)) if sheet.kind == PARTNERSHIP
                else (fmt.number(low), fmt.number(high)))  # fmt: skip
        self.trend.show_rounds(rounds, (low, high), ends)
        self.trend.setVisible(bool(rounds))
        self.past.setVisible(bool(rounds))
        self.drop.setVisible(bool(rounds))
        self.groups.setVisible(bool(groups))

    def _open(self, index: QModelIndex) -> None:
        self.wanted_answers.emit(self.list.row(index).id)

    def _drop(self) -> None:
        index = self.past.currentIndex()
        if index.isValid():
            self.wanted_remove_round.emit(self.rounds.row(index).id)


def _list_columns() -> list[Column[QuestionnaireLine]]:
    return [
        Column(_("Questionnaire"), lambda one: one.title,
               spoken=lambda one: f"{one.title}, {process.kind_words(one.kind)}, "
                                  f"{process.line_words(one)}",
               tip=process.line_words),
        Column(_("Passations"), lambda one: fmt.number(one.rounds), right=True),
    ]


def _question_columns() -> list[Column[QuestionRow]]:
    return [
        Column(_("Question"), lambda one: one.words, tip=lambda one: one.words),
        Column(_("Résultat"), lambda one: process.talked_words(one.score, weak=one.weak),
               right=True),
        Column(_("Réponses"), lambda one: one.spread, tip=lambda one: one.spread),
        Column(_("Écart"), lambda one: one.change, right=True),
    ]


def _condition_columns() -> list[Column[ConditionRow]]:
    return [
        Column(_("Condition"), lambda one: one.words),
        Column(_("Résultat"), lambda one: process.talked_words(one.score, weak=one.weak),
               right=True),
        Column(_("Réponses"), lambda one: one.spread, tip=lambda one: one.spread),
    ]


def _round_columns() -> list[Column[RoundRow]]:
    return [
        Column(_("Date"), lambda one: one.day),
        Column(_("Où"), lambda one: one.where, tip=lambda one: one.where),
        Column(_("Formulaires"), lambda one: one.forms, right=True),
        Column(_("Résultat"), lambda one: one.score, right=True),
    ]
