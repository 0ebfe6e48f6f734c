"""The quick evaluation in place of the lines: choose the questions, then count the slips."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QIntValidator, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
        QVBoxLayout,
    QWidget,
)

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.presenter import LivePresenter
from dsi_desktop.features.minutes.queries import SlipsSheet
from dsi_desktop.features.minutes.rules import slips
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.frames import clear, scrolling
from dsi_desktop.ui.widgets.texts import Elided, label

_MOST = 999


class Counting(Protocol):
    """The page of the meeting, as the count of the slips sees it."""

    store: Store
    desk: Desk
    presenter: LivePresenter

    def open_panel(self, panel: QWidget) -> None: ...

    def close_panel(self) -> None: ...


def evaluate(live: Counting) -> None:
    """Show the slips of the meeting in place of its lines."""
    live.open_panel(SlipsPanel(
        live.store, live.presenter.meeting_id, live.close_panel,
        lambda: live.desk.print_report("kit", live.presenter.meeting_id),
    ))


class CountEdit(QLineEdit):
    """A number typed, or changed by + and −; nothing typed is zero."""

    def __init__(self, name: str, value: int) -> None:
        super().__init__(str(value) if value else "")
        self.setAccessibleName(name)
        self.setValidator(QIntValidator(0, _MOST, self))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(theme().px(60))
        self.setPlaceholderText("0")

    def value(self) -> int:
        """Return the number."""
        return int(self.text() or 0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """+ and − change by one."""
        step = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self.setText(str(min(max(self.value() + step, 0), _MOST)))


class SlipsPanel(QFrame):
    """Before: the questions, one a line. After: how many gave each answer, and the mean."""

    def __init__(
        self, store: Store, meeting_id: str, leave: Callable[[], object],
        print_kit: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self._store, self._meeting_id = store, meeting_id
        self._leave, self._print_kit = leave, print_kit
        self.sheet: SlipsSheet | None = None
        self.cells: dict[tuple[str, int], CountEdit] = {}
        self.handed_out = CountEdit(_("Feuilles distribuées"), 0)
        self.returned = CountEdit(_("Feuilles reçues"), 0)
        self.questions = _prose(_("Questions, une par ligne"))
        self.remarks = _prose(_("Remarques reçues"))
        self.said = label("", "muted", wrap=True)
        self.refused = label("", "error", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        head = QHBoxLayout()
        head.addWidget(Elided(_("Évaluation éclair"), "h3"), 1)
        head.addWidget(icon_button("x", _("Revenir aux lignes"), leave))
        column.addLayout(head)
        column.addWidget(self.said)
        column.addWidget(self.refused)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 8, 0)
        column.addWidget(scrolling(self.body), 1)
        row = QHBoxLayout()
        row.addWidget(button(_("Imprimer la trousse"), print_kit, icon_name="printer"))
        row.addStretch()
        self.keep = button("", self.submit, look="primary")
        row.addWidget(self.keep)
        column.addLayout(row)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.submit,
                  context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.refused.hide()
        self.refresh()

    def refresh(self) -> None:
        """Read the slips again; what is being typed stays when nothing else changed them."""
        found = queries.slips_of(self._store, self._meeting_id)
        if found == self.sheet:
            return
        self.sheet = found
        clear(self.body)
        if found.prepared:
            self._lay_counts(found)
        else:
            self._lay_questions(found)

    def submit(self) -> None:
        """Prepare the slips, or keep what was counted; a refusal keeps what was typed."""
        self.refused.hide()
        sheet = queries.slips_of(self._store, self._meeting_id)
        try:
            if sheet.prepared:
                self._count()
            else:
                commands.prepare_slips(
                    self._store, self._meeting_id, self.questions.toPlainText().split("\n"))
        except DsiError as refusal:
            self.refused.setText(f"⚠ {refusal.sentence}")
            self.refused.show()
            return
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Échap brings the lines back."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _count(self) -> None:
        commands.count_slips(
            self._store, self._meeting_id,
            {cell: box.value() for cell, box in self.cells.items()},
            handed_out=self.handed_out.value() or None, returned=self.returned.value() or None,
            remarks=self.remarks.toPlainText(),
        )

    def _lay_questions(self, sheet: SlipsSheet) -> None:
        self.said.setText(_("Chaque personne répond de 1 à 4, sans signer. Les feuilles sont dans "
                            "la trousse de rencontre."))
        self.questions = _prose(_("Questions, une par ligne"))
        self.questions.setPlainText("\n".join(text for _key, text in sheet.questions))
        self.body.addWidget(label(_("Questions, une par ligne"), "label"))
        self.body.addWidget(self.questions, 1)
        self.keep.setText(_("Préparer les feuilles"))
        self.setFocusProxy(self.questions)

    def _lay_counts(self, sheet: SlipsSheet) -> None:
        self.said.setText(slips.tally_words(sheet.handed_out, sheet.returned))
        self.handed_out = CountEdit(_("Feuilles distribuées"), sheet.handed_out or 0)
        self.returned = CountEdit(_("Feuilles reçues"), sheet.returned or 0)
        top = QHBoxLayout()
        for words, box in ((_("Distribuées"), self.handed_out), (_("Reçues"), self.returned)):
            top.addWidget(label(words, "label"))
            top.addWidget(box)
        top.addStretch()
        self.body.addLayout(top)
        self.body.addLayout(self._grid(sheet))
        self.remarks = _prose(_("Remarques reçues"))
        self.remarks.setPlainText(sheet.remarks)
        self.remarks.setMinimumHeight(theme().px(72))
        self.body.addWidget(label(_("Remarques reçues"), "label"))
        self.body.addWidget(self.remarks, 1)
        self.keep.setText(_("Compiler"))
        self.setFocusProxy(self.handed_out)

    def _grid(self, sheet: SlipsSheet) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setColumnStretch(0, 1)
        self.cells = {}
        for answer in slips.answers():
            grid.addWidget(label(f"{answer} {slips.scale_words(answer)}", "small"), 0, answer)
        for row, (key, text) in enumerate(sheet.questions, start=1):
            grid.addWidget(label(text, wrap=True), row, 0)
            for answer in slips.answers():
                name = _("{question} Réponse {answer}").format(question=text, answer=answer)
                box = CountEdit(name, sheet.counts.get((key, answer), 0))
                self.cells[key, answer] = box
                grid.addWidget(box, row, answer)
            mean = slips.mean_words(slips.mean(sheet.counts, key))
            grid.addWidget(label(mean, "muted"), row, slips.HIGHEST + 1)
        return grid


def _prose(name: str) -> QPlainTextEdit:
    edit = QPlainTextEdit()
    edit.setAccessibleName(name)
    edit.setTabChangesFocus(True)
    return edit
