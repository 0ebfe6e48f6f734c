"""The versions of one thing to decide: side by side when two, one under the other beyond."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from dsi_desktop.features.exchange.presenter.decision_scene import (
    Answer,
    DecisionScene,
    Proposal,
    VersionColumn,
)
from dsi_desktop.features.exchange.rules.comparing import Change, read_aloud
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.widgets.buttons import Pictogram, button
from dsi_desktop.ui.widgets.compared import ChangeLine, ChangeList, ComparedText
from dsi_desktop.ui.widgets.frames import clear
from dsi_desktop.ui.widgets.painted import Avatar
from dsi_desktop.ui.widgets.texts import Elided, label

Answered = Callable[[str], object]
_SIDE_BY_SIDE = 2


class VersionCard(QFrame):
    """One version: whose, when, the text with its differences, the list of them, one button."""

    def __init__(
        self, column: VersionColumn, first_digit: int, answered: Answered,
        looked: Callable[[], object], *, low: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("card")
        self._looked = looked
        body = QVBoxLayout(self)
        body.setContentsMargins(18, 12, 18, 14)
        body.setSpacing(8)
        body.addLayout(_head(column))
        rule = QFrame()
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        body.addWidget(rule)
        self.text = ComparedText(_named(column), "h1" if column.big else "l")
        self.text.show_pieces(column.pieces, column.spoken)
        self.text.installEventFilter(self)
        body.addWidget(self.text, 1)
        self.text.setVisible(bool(column.pieces))
        if low:
            self.text.fit_text(110)
        if not column.pieces and not column.lines:
            body.addStretch(1)
        if column.lines:
            body.addWidget(label(column.lines_title, "label"))
            self.changes = ChangeList(f"{column.lines_title} – {column.title}")
            self.changes.show_lines([_line(change) for change in column.lines])
            body.addWidget(self.changes)
            if not column.pieces:
                body.addStretch(1)
        self.buttons = [
            keyed_button(body, answer, first_digit + at, answered)
            for at, answer in enumerate(column.answers)
        ]

    def take_focus(self) -> None:
        """Give the keyboard to the text, or to the first answer."""
        first = self.buttons[0] if self.text.isHidden() and self.buttons else self.text
        first.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember which version was looked at last: « Écrire autre chose » begins with it."""
        if event.type() == QEvent.Type.FocusIn:
            self._looked()
        return super().eventFilter(watched, event)


class Versions(QWidget):
    """Every version of a choice; a press or the digit beside it answers."""

    def __init__(self, answered: Answered) -> None:
        super().__init__()
        self._answered = answered
        self.focused = 0
        self.cards: list[VersionCard] = []
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)

    def show_columns(self, scene: DecisionScene, *, narrow: bool) -> None:
        """Show the versions of a choice, in columns when there is room for them."""
        held = self._holder()
        self.focused = min(self.focused, len(scene.columns) - 1)
        clear(self._place)
        stacked = narrow or len(scene.columns) > _SIDE_BY_SIDE
        digit, self.cards = 1, []
        for at, column in enumerate(scene.columns):
            card = VersionCard(column, digit, self._answered, partial(self._look, at),
                               low=stacked)  # fmt: skip
            digit += len(column.answers)
            self.cards.append(card)
        self._lay(stacked=stacked)
        if held is not None and self.cards:
            self.cards[min(held, len(self.cards) - 1)].take_focus()

    def _look(self, at: int) -> None:
        self.focused = at

    def _holder(self) -> int | None:
        """Return the place of the card that has the keyboard."""
        return next((at for at, card in enumerate(self.cards) if _has_focus(card)), None)

    def _lay(self, *, stacked: bool) -> None:
        line = QVBoxLayout() if stacked else QHBoxLayout()
        line.setSpacing(12 if stacked else 16)
        for card in self.cards:
            if not stacked:
                card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            line.addWidget(card, 0 if stacked else 1)
        self._place.addLayout(line)
        if stacked:
            self._place.addStretch(1)


class ProposalCard(QFrame):
    """A third text, made of the paragraphs changed on each side: shown, never chosen alone."""

    def __init__(
        self, proposal: Proposal, write: Answer | None, digit: int, answered: Answered
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        body = QHBoxLayout(self)
        body.setContentsMargins(18, 10, 18, 10)
        body.setSpacing(20)
        column = QVBoxLayout()
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(label(_("Les deux réunies"), "h2"))
        said = _("Les paragraphes changés de chaque côté. Relisez avant de choisir.")
        head.addWidget(Elided(said, "muted"), 1)
        column.addLayout(head)
        self.text = ComparedText(_("Les deux réunies"), "m")
        self.text.show_pieces(proposal.pieces, proposal.spoken)
        self.text.fit_text(66)
        column.addWidget(self.text)
        body.addLayout(column, 1)
        side = QVBoxLayout()
        side.setSpacing(6)
        side.addStretch(1)
        self.button = keyed_button(side, proposal.answer, digit + 1, answered)
        if write is not None:
            keyed_button(side, write, digit, answered)
        side.addStretch(1)
        body.addLayout(side)


def keyed_button(
    body: QVBoxLayout | QHBoxLayout, answer: Answer, digit: int, answered: Answered
) -> QPushButton:
    """Add an outlined button with, beside it, the digit that does the same."""
    if answer.words:
        body.addWidget(label(answer.words, "muted", wrap=True))
    row = QHBoxLayout()
    row.setSpacing(10)
    made = button(answer.text, lambda: answered(answer.key))
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    made.setAccessibleDescription(_("touche {n}").format(n=digit))
    row.addWidget(made, 1)
    row.addWidget(label(str(digit), "key"), 0, Qt.AlignmentFlag.AlignVCenter)
    body.addLayout(row)
    return made


def _head(column: VersionColumn) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    if column.face:
        row.addWidget(Avatar(column.face, column.hue, 32))
    else:
        row.addWidget(Pictogram("file-text", "text2", 24))
    names = QVBoxLayout()
    names.setSpacing(0)
    names.addWidget(Elided(column.title, "h2"))
    names.addWidget(Elided(column.who, "muted"))
    row.addLayout(names, 1)
    row.addWidget(label(column.when, "small"), 0, Qt.AlignmentFlag.AlignVCenter)
    return row


def _line(change: Change) -> ChangeLine:
    spoken = read_aloud([change])
    if change.context:
        spoken = _("{where} : {said}").format(where=change.context, said=spoken)
    return ChangeLine(*change, spoken)


def _named(column: VersionColumn) -> str:
    return ", ".join(part for part in (column.title, column.who, column.when) if part)


def _has_focus(card: QWidget) -> bool:
    held = card.window().focusWidget()
    return held is card or card.isAncestorOf(held)
