"""The middle of live minutes: what was said at the point shown, line by line."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from dsi_desktop.features.minutes.rules.scene import EntryCard
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Pictogram
from dsi_desktop.ui.widgets.frames import scrolling
from dsi_desktop.ui.widgets.marks import Mark
from dsi_desktop.ui.widgets.painted import Pill
from dsi_desktop.ui.widgets.texts import label

Asked = Callable[[str, str], object]
_HUES = {"decision": 0, "motion": 4, "task": 2, "tabling": 1, "sealed": 6, "election": 5}
_KEYS = {
    Qt.Key.Key_Return: "edit", Qt.Key.Key_Enter: "edit", Qt.Key.Key_F2: "edit",
    Qt.Key.Key_E: "form",
    Qt.Key.Key_Delete: "remove", Qt.Key.Key_Escape: "leave",
}


def colours(kind: str) -> tuple[str, str]:
    """Return the ground and the ink of a kind of line."""
    hue = theme().hue(_HUES.get(kind, 0))
    return hue.soft, hue.ink


class EntryFrame(QFrame):
    """One line of the minutes; Entrée corrects its text, E every field, Suppr takes it away."""

    def __init__(self, card: EntryCard, asked: Asked, *, waiting: bool = False) -> None:
        super().__init__()
        self.card = card
        self.card_id = card.id
        self.waiting = waiting
        self._asked = asked
        self._plain = card.kind == "note"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(": ".join(part for part in (card.word, card.text) if part))
        self.setAccessibleDescription(card.note)
        row = QHBoxLayout(self)
        side = 3 if self._plain else 10
        row.setContentsMargins(12, side, 12, side)
        row.setSpacing(12)
        if not self._plain:
            pill = Pill(card.word, *colours(card.kind))
            pill.setFixedWidth(max(pill.sizeHint().width(), theme().px(92)))
            row.addWidget(pill, 0, Qt.AlignmentFlag.AlignTop)
        elif card.private:
            row.addWidget(Pictogram("lock", "text3", 16), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        text = label(card.text, wrap=True)
        text.setFont(theme().font("l" if theme().px(15) < 15 else "m"))
        column.addWidget(text)
        if card.note:
            column.addWidget(label(card.note, "muted", wrap=True))
        row.addLayout(column, 1)
        if waiting:
            row.addWidget(Mark(), 0, Qt.AlignmentFlag.AlignTop)
            self.setAccessibleDescription(f"{card.note} {_('à décider')}".strip())
        self._dress(focused=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and key in (
            Qt.Key.Key_Up, Qt.Key.Key_Down
        ):
            self._asked("up" if key == Qt.Key.Key_Up else "down", self.card_id)
        elif key in _KEYS:
            self._asked(_KEYS[key], self.card_id)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer with the mouse what the keys do."""
        menu = self.menu()
        menu.exec(event.globalPos())
        menu.deleteLater()

    def menu(self) -> QMenu:
        """Return what can be done with this line."""
        made = QMenu(self)
        for words, gesture in (
            (_("Corriger le texte"), "edit"), (_("Corriger tous les champs…"), "form"),
            (_("Monter"), "up"), (_("Descendre"), "down"), (_("Retirer"), "remove"),
        ):  # fmt: skip
            made.addAction(words).triggered.connect(
                partial(self._do, gesture)
            )
        return made

    def _do(self, gesture: str, _on: bool = False) -> None:
        self._asked(gesture, self.card_id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._asked("edit", self.card_id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._dress(focused=True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._dress(focused=False)
        super().focusOutEvent(event)

    def _dress(self, *, focused: bool) -> None:
        look = theme()
        ground = "transparent" if self._plain else look.hex("surface")
        edge = "transparent" if self._plain else look.hex("border")
        if focused:
            edge = look.hex("focus")
        self.setStyleSheet(
            f"EntryFrame {{ background: {ground}; border: {2 if focused else 1}px solid {edge};"
            " border-radius: 10px; }"
        )


class EntriesPanel(QWidget):
    """Shows the lines of a point and keeps the last one in sight."""

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self._asked = asked
        self._shown: tuple[EntryCard, ...] = ()
        self._waiting: frozenset[str] = frozenset()
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 4, 6, 4)
        self.body.setSpacing(8)
        self._empty = label("", "muted", wrap=True)
        self.body.addWidget(self._empty)
        self.body.addStretch()
        self.area: QScrollArea = scrolling(self.body)
        self.area.setAccessibleName(_("Lignes du point"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)
        theme().changed.connect(self._renew)

    def show_cards(
        self, cards: Sequence[EntryCard], empty: str, waiting: frozenset[str] = frozenset()
    ) -> None:
        """Show lines; those shown already keep their frame, so the scroll and the focus stay.

        `waiting`: the records with something to decide.
        """
        waiting &= {card.id for card in cards}
        self._empty.setText(empty)
        self._empty.setVisible(not cards)
        if (tuple(cards), waiting) == (self._shown, self._waiting):
            return
        grown = len(cards) > len(self._shown)
        focused = next((one.card_id for one in self.frames() if one.hasFocus()), "")
        self._shown, self._waiting = tuple(cards), waiting
        self._lay(cards)
        for one in self.frames():
            if one.card_id == focused and not one.hasFocus():
                one.setFocus()
        if grown:
            QTimer.singleShot(0, self, self._to_the_end)

    def _lay(self, cards: Sequence[EntryCard]) -> None:
        """Put the frames in order, making only those of cards that were not shown."""
        kept = {(one.card, one.waiting): one for one in self.frames()}
        wanted = [(card, card.id in self._waiting) for card in cards]
        for key in kept.keys() - set(wanted):
            gone = kept.pop(key)
            self.body.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for at, (card, waits) in enumerate(wanted):
            frame = kept.get((card, waits)) or EntryFrame(card, self._asked, waiting=waits)
            item = self.body.itemAt(at)
            if item is None or item.widget() is not frame:
                self.body.removeWidget(frame)
                self.body.insertWidget(at, frame)

    def _renew(self) -> None:
        """Dress every line again in the colours of the theme."""
        cards, self._shown = self._shown, ()
        self._lay(())
        self.show_cards(cards, self._empty.text(), self._waiting)

    def frames(self) -> list[EntryFrame]:
        """Return the lines shown, in order."""
        found = (self.body.itemAt(at) for at in range(self.body.count()))
        widgets = (item.widget() for item in found if item is not None)
        return [one for one in widgets if isinstance(one, EntryFrame)]

    def take_focus(self) -> None:
        """Put the focus on the last line."""
        frames = self.frames()
        if frames:
            frames[-1].setFocus()

    def _to_the_end(self) -> None:
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.maximum())
