"""The vote by organisation: P, C or A for each, Entrée records them all."""

from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.features.minutes.presenter import LivePresenter
from dsi_desktop.features.minutes.presenter.roll import KEYS, RollLine, RollPresenter
from dsi_desktop.features.minutes.rules.shown import Board, Tally
from dsi_desktop.kernel.errors import DsiError, RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.texts import Elided, label
from dsi_desktop.ui.widgets.views import Table

_CLEAR = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_MARKS = {"yes": "✓", "no": "✕", "abstain": "–"}


class Meeting(Protocol):
    """The page of the meeting, as the roll sees it."""

    presenter: LivePresenter

    def open_panel(self, panel: QWidget) -> None: ...

    def close_panel(self) -> None: ...


class RollTable(Table):
    """The organisations called; a letter is a voice."""

    def __init__(self, panel: "RollPanel", model: RowsModel[RollLine]) -> None:
        super().__init__(_("Appel des organisations"), model, lambda _index: panel.record())
        self._panel = panel

    def keyPressEvent(self, event: QKeyEvent) -> None:
        option = KEYS.get(event.text().casefold())
        if option:
            self._panel.give(option)
        elif event.key() in _CLEAR:
            self._panel.give("")
        else:
            super().keyPressEvent(event)


class RollPanel(QWidget):
    """One key each organisation; Échap goes back to the vote without recording."""

    def __init__(self, live: Meeting) -> None:
        super().__init__()
        self._live = live
        self.presenter = RollPresenter(live.presenter.line.motion)
        self.setAccessibleName(_("Vote par organisation"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(Elided(_("Vote par organisation"), "h2"), 1)
        self.count = label("", "muted")
        head.addWidget(self.count)
        head.addWidget(icon_button("x", _("Revenir au vote"), live.close_panel))
        column.addLayout(head)
        column.addWidget(label(self.presenter.proposal, "lead", wrap=True))
        self.model: RowsModel[RollLine] = RowsModel([
            Column(_("Organisation"), lambda one: one.name),
            Column(_("Voix"), lambda one: f"{_MARKS.get(one.option, '')} {one.words}".strip(),
                   spoken=lambda one: one.words),
        ], lambda one: one.holder)  # fmt: skip
        self.table = RollTable(self, self.model)
        self.table.widths(340, 180, stretch=0)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        for words, option in ((_("Pour (P)"), "yes"), (_("Contre (C)"), "no"),
                              (_("Abstention (A)"), "abstain")):  # fmt: skip
            row.addWidget(button(words, partial(self.give, option)))
        row.addStretch()
        row.addWidget(button(_("Consigner le vote"), self.record, look="primary"))
        column.addLayout(row)
        self.setFocusProxy(self.table)
        self._show()
        self.table.setCurrentIndex(self.model.index(0, 0))

    def give(self, option: str) -> None:
        """Note the voice of the organisation called, then call the next."""
        line: Any = self.table.currentIndex().data(RowsModel.ROW)
        if line is None:
            return
        self.presenter.give(line.holder, option)
        self._show()
        holder = self.presenter.after(line.holder) if option else line.holder
        self.table.setCurrentIndex(self.model.index_of(holder))
        self.table.setFocus()

    def record(self, _index: QModelIndex | None = None) -> None:
        """Record the voices and go back to the lines; what is refused stays here."""
        try:
            done = self.presenter.record()
        except DsiError as refusal:
            self._live.presenter.refuse(refusal)
            return
        if done:
            self._live.presenter.line.ask()
            self._live.close_panel()

    def projected(self) -> Board:
        """Return what the room sees of the roll: the text and the count, voice by voice."""
        lines = self.presenter.lines()
        return Board(self.presenter.proposal, (self.presenter.count(),), tuple(
            Tally(word("vote_option", option), given, given / len(lines))
            for option in KEYS.values()
            for given in [sum(one.option == option for one in lines)]
        ))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._live.close_panel()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        self.model.show(self.presenter.lines())
        self.count.setText(self.presenter.count())


def call_roll(live: Meeting) -> None:
    """Open the roll for the proposal being voted, or for the one under debate."""
    motion = live.presenter.line.motion
    try:
        if motion.pending is None or motion.pending.step != "vote":
            live.presenter.line.submit("v")
        if motion.pending is None or motion.pending.step != "vote":
            return
        if not motion.callers():
            raise RuleBroken(_("Personne n’a droit de vote dans la salle."))
    except DsiError as refusal:
        live.presenter.refuse(refusal)
        return
    live.open_panel(RollPanel(live))
