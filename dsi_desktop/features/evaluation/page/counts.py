"""The grid where counts from the paper are typed: a line a question, a column an answer."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.tips import plain_tip
from dsi_desktop.ui.widgets.views import Table

Index = QModelIndex | QPersistentModelIndex
_CENTRE = Qt.AlignmentFlag.AlignCenter
_MOST = 100_000


class CountsModel(QAbstractTableModel):
    """Questions, then one cell for each answer, then how many answered."""

    def __init__(
        self, questions: Sequence[tuple[str, str]], answers: Sequence[str],
        counts: Mapping[str, Mapping[str, int]],
    ) -> None:  # fmt: skip
        super().__init__()
        self._questions = tuple(questions)
        self._answers = tuple(answers)
        self._counts = {key: dict(counts.get(key, {})) for key, _words in questions}

    def tally(self) -> dict[tuple[str, str], int]:
        """Return how many chose each answer, zeros too."""
        return {
            (key, answer): self._counts[key].get(answer, 0)
            for key, _words in self._questions for answer in self._answers
        }  # fmt: skip

    def number(self, index: Index) -> int | None:
        """Return the count of a cell, None beside the counts."""
        answer = self._answer(index)
        return None if answer is None else self._counts[self._key(index)].get(answer, 0)

    def put(self, index: Index, number: int) -> bool:
        """Write a count."""
        answer = self._answer(index)
        if answer is None or not 0 <= number <= _MOST:
            return False
        self._counts[self._key(index)][answer] = number
        self.dataChanged.emit(index, self.index(index.row(), len(self._answers) + 1))
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Qt asks how many lines."""
        return 0 if parent.isValid() else len(self._questions)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Qt asks how many columns."""
        return 0 if parent.isValid() else len(self._answers) + 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt asks what can be done: only counts are typed."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self._answer(index) is not None else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt asks for one aspect of a cell."""
        if not index.isValid():
            return None
        words, first = self._questions[index.row()][1], not index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._shown(index)
        last = index.column() == len(self._answers) + 1
        return {
            Qt.ItemDataRole.AccessibleTextRole: self._spoken(index, words),
            Qt.ItemDataRole.ToolTipRole: plain_tip(words) if first else None,
            Qt.ItemDataRole.TextAlignmentRole: None if first else _CENTRE,
            Qt.ItemDataRole.ForegroundRole: QColor(theme().hex("text2")) if last else None,
        }.get(Qt.ItemDataRole(role))

    def setData(
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Qt hands what was typed; what is no number is not taken."""
        typed = "".join(str(value or "").split())
        if role != Qt.ItemDataRole.EditRole or (typed and not typed.isdecimal()):
            return False
        return self.put(index, int(typed[:6]) if typed else 0)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Qt asks for a title."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section:
            return _CENTRE
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (_("Question"), *self._answers, _("Total"))[section]

    def _key(self, index: Index) -> str:
        return self._questions[index.row()][0]

    def _answer(self, index: Index) -> str | None:
        at = index.column() - 1
        return self._answers[at] if 0 <= at < len(self._answers) else None

    def _shown(self, index: Index) -> str:
        if not index.column():
            return self._questions[index.row()][1]
        number = self.number(index)
        if number is None:
            return fmt.number(sum(self._counts[self._key(index)].values()))
        return fmt.number(number) if number else ""

    def _spoken(self, index: Index, words: str) -> str:
        answer = self._answer(index)
        if answer is None:
            return self._shown(index)
        return _("{question} réponse {answer} : {n}").format(
            question=words, answer=answer, n=fmt.number(self.number(index) or 0))


class CountsView(Table):
    """Digits write, Entrée goes down, + and − count one form at a time."""

    def __init__(self, model: CountsModel) -> None:
        super().__init__(_("Réponses comptées"), model)
        self.counts = model
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setTabKeyNavigation(False)
        answers = model.columnCount() - 2
        self.widths(260, *(46 for _answer in range(answers)), 64)
        lines = min(model.rowCount(), 8)
        self.setMinimumHeight(theme().px(36 * lines + 44))
        self.setCurrentIndex(model.index(0, 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count one more or one less; Entrée goes to the question under, Suppr writes nothing."""
        index, key = self.currentIndex(), event.key()
        number = self.counts.number(index) if index.isValid() else None
        steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        if number is None:
            super().keyPressEvent(event)
        elif key in steps:
            self.counts.put(index, max(number + steps[Qt.Key(key)], 0))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.counts.put(index, 0)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            down = index.row() + 1
            below = self.counts.index(down, index.column())
            first = self.counts.index(0, index.column() + 1)
            self.setCurrentIndex(below if below.isValid() else first)
        else:
            super().keyPressEvent(event)
