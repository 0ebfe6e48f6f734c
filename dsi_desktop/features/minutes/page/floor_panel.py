"""The list of speakers beside the lines: a name and Entrée asks, Entrée alone gives the floor."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from dsi_desktop.features.minutes.page.capture_line import CaptureLine
from dsi_desktop.features.minutes.page.parts import Parts
from dsi_desktop.features.minutes.page.side import Side
from dsi_desktop.features.minutes.presenter import LivePresenter
from dsi_desktop.features.minutes.rules.speaking import (
    Turn,
    by_organization,
    floor_words,
    length_words,
)
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Listing

_TICK_MS = 1000
_SHOWN = 6


class Spoken(Protocol):
    """The page of the meeting, as the list of speakers sees it."""

    presenter: LivePresenter
    side: Side
    parts: Parts
    capture: CaptureLine


class AskEdit(QLineEdit):
    """Who asks for the floor; empty, Entrée gives it to the next."""

    asked = Signal(str)
    left = Signal()
    down = Signal()

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.setPlaceholderText(_("Qui demande la parole ?"))
        self.setAccessibleName(_("Qui demande la parole ?"))
        completer = QCompleter(list(names), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.setCompleter(completer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.asked.emit(self.text())
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)


class _Narrow(QStyledItemDelegate):
    """As wide as the list: a long name ends with « … » instead of a bar to scroll."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The height of the words; the list gives the width."""
        return QSize(0, super().sizeHint(option, index).height())


class TurnList(Listing):
    """Entrée gives the floor out of turn, Suppr takes a place away, Ctrl+↑↓ changes the order."""

    asked = Signal(str, str)
    left = Signal()

    def __init__(self, model: RowsModel[Turn]) -> None:
        super().__init__(_("Tours de parole"), model)
        self._turns = model
        self.setSpacing(theme().px(6))
        self.setItemDelegate(_Narrow(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), event.key()
        moving = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key == Qt.Key.Key_Escape:
            self.left.emit()
            return
        gesture = {
            Qt.Key.Key_Return: "give", Qt.Key.Key_Enter: "give", Qt.Key.Key_Delete: "leave",
        }.get(Qt.Key(key), "")
        if moving and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            gesture = "up" if key == Qt.Key.Key_Up else "down"
        if gesture and index.isValid():
            self.asked.emit(gesture, self._turns.row(index).id)
        else:
            super().keyPressEvent(event)


def _two_lines(turn: Turn) -> str:
    return f"{turn.name}\n{_said(turn)}"


def _said(turn: Turn) -> str:
    return length_words(turn.seconds) if turn.state == "done" else word("turn_state", turn.state)


def line_of(turn: Turn) -> str:
    """Return a turn in words: « Josée Desbiens (MRC) – en attente »."""
    who = f"{turn.name} ({turn.organization})" if turn.organization else turn.name
    return f"{who} – {_said(turn)}"


class FloorPanel(QFrame):
    """Who speaks since how long, who waits, how long each organisation has spoken."""

    def __init__(self, page: Spoken, leave: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(_("Tours de parole"))
        self.setFixedWidth(theme().px(232))
        self._presenter = page.presenter
        live = page.presenter.live
        names = [one.name for one in page.presenter.people]
        names += [one.name for one in (live.organizations if live else ())]
        self.edit = AskEdit(names)
        self.now = label("", wrap=True)
        self.model: RowsModel[Turn] = RowsModel(
            [Column(_("Tour"), _two_lines, line_of, tip=line_of)], lambda turn: turn.id, self
        )
        self.list = TurnList(self.model)
        self.totals = label("", "muted", wrap=True)
        self._lay(leave)
        self.edit.asked.connect(self._enter)
        self.edit.left.connect(page.capture.edit.setFocus)
        self.edit.down.connect(self.list.setFocus)
        self.list.left.connect(self.edit.setFocus)
        self.list.asked.connect(self._do)
        self._ticker = QTimer(self)
        self._ticker.setInterval(_TICK_MS)
        self._ticker.timeout.connect(self._show_now)
        self.refresh()

    def refresh(self) -> None:
        """Show the list again: another point, or what changed."""
        turns = self._presenter.floor.turns()
        self.model.show([one for one in turns if one.state != "done"])
        told = [
            _("{name} : {length}").format(name=one.name, length=length_words(one.seconds))
            for one in by_organization(turns)
        ]
        more = len(told) - _SHOWN
        if more > 0:
            told = [*told[:_SHOWN], ngettext("et {n} autre", "et {n} autres", more).format(n=more)]
        self.totals.setText("\n".join(told))
        self._show_now()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ticker.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._ticker.stop()
        super().hideEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the name asked."""
        self.edit.setFocus(event.reason())

    def _lay(self, leave: Callable[[], object]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(label(_("Tours de parole"), "h2"), 1)
        head.addWidget(icon_button("x", _("Revenir aux présences"), leave))
        column.addLayout(head)
        column.addWidget(self.edit)
        column.addWidget(self.now)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(button(_("Suivant"), self._presenter.floor.give))
        row.addWidget(button(_("Terminer"), self._presenter.floor.end))
        column.addLayout(row)
        column.addWidget(self.totals)

    def _enter(self, typed: str) -> None:
        if not typed.strip():
            self._presenter.floor.give()
        elif self._presenter.floor.ask(typed):
            self.edit.clear()

    def _do(self, gesture: str, turn_id: str) -> None:
        floor = self._presenter.floor
        acts: dict[str, Callable[[], object]] = {
            "give": lambda: floor.give(turn_id), "leave": lambda: floor.leave(turn_id),
            "up": lambda: floor.shift(turn_id, -1), "down": lambda: floor.shift(turn_id, 1),
        }
        acts[gesture]()

    def _show_now(self) -> None:
        self.now.setText(floor_words(self._presenter.floor.spoken()))


def toggle_floor(page: Spoken) -> None:
    """Open the list of speakers beside the lines; asked from inside, put it away."""
    shown = page.side.beside
    if isinstance(shown, FloorPanel):
        if shown.edit.hasFocus() or shown.list.hasFocus():
            _put_away(page)
        else:
            page.parts.turn_to("room", shown.edit.setFocus)
        return
    panel = FloorPanel(page, lambda: _put_away(page))
    page.side.open(panel)
    page.parts.turn_to("room", panel.edit.setFocus)


def _put_away(page: Spoken) -> None:
    page.side.close_beside()
    page.parts.turn_to("point", page.capture.edit.setFocus)
