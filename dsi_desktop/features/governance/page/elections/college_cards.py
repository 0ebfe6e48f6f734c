"""The colleges at the left of the count: who sits, what is vacant, which election is in sight."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.features.governance.presenter.election_scene import CardView
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Pictogram
from dsi_desktop.ui.widgets.frames import clear, scrolling
from dsi_desktop.ui.widgets.painted import Avatar, Pill
from dsi_desktop.ui.widgets.texts import Elided

_MOST_SHOWN, _MOST_BESIDE = 8, 2
_TONES = {True: ("okSoft", "ok"), False: ("surface2", "text2")}


class CollegeFrame(QFrame):
    """One college; Entrée or a click shows its election, or opens it."""

    def __init__(self, card: CardView, chosen: Callable[[CardView], object]) -> None:
        super().__init__()
        self.card = card
        self._chosen = chosen
        self.setObjectName("cardShown" if card.shown else "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{card.name}, {card.count}")
        self.setAccessibleDescription(spoken(card))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 14, 12)
        column.setSpacing(7)
        head = QHBoxLayout()
        head.addWidget(Elided(card.name, "h2"), 1)
        head.addWidget(Pill(card.count, *_TONES[card.full]))
        column.addLayout(head)
        most = _MOST_SHOWN if card.shown else _MOST_BESIDE
        for name, detail in card.members[:most]:
            column.addLayout(_line(Avatar(name, 0, 26), name, detail))
        beyond = len(card.members) - most
        if beyond > 0:
            words = ngettext(
                "{n} autre siège pourvu", "{n} autres sièges pourvus", beyond
            ).format(n=beyond)
            organizations = ", ".join(detail.split(",")[0] for _n, detail in card.members[most:])
            column.addLayout(_line(Pictogram("users", size=24), words, organizations))
        if card.open:
            column.addLayout(self._vacant(card))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self._chosen(self.card)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._chosen(self.card)
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _vacant(card: CardView) -> QHBoxLayout:
        row = _line(Pictogram("circle-dashed", size=24), open_words(card.open), "")
        if card.state:
            tones = ("warnSoft", "warn") if not card.election_id else ("accentSoft", "accentInk")
            row.addWidget(Pill(card.state, *tones))
        return row


class CollegeCards(QWidget):
    """The column of colleges; it scrolls by itself."""

    def __init__(self, chosen: Callable[[CardView], object]) -> None:
        super().__init__()
        self._chosen = chosen
        self._shown: tuple[CardView, ...] = ()
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(12)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.setObjectName("clear")
        outer.addWidget(scrolling(self._column))

    @property
    def frames(self) -> list[CollegeFrame]:
        """The colleges shown, in order."""
        return self.findChildren(CollegeFrame)

    def show_cards(self, cards: tuple[CardView, ...]) -> None:
        """Show these colleges; nothing is rebuilt while only the count changes."""
        self.setVisible(bool(cards))
        if cards == self._shown:
            return
        focused = next((one.card.id for one in self.frames if one.hasFocus()), "")
        self._shown = cards
        clear(self._column)
        for card in cards:
            frame = CollegeFrame(card, self._chosen)
            self._column.addWidget(frame)
            if card.id == focused:
                frame.setFocus()
        self._column.addStretch(1)


def open_words(count: int) -> str:
    """Return « 2 sièges à combler »."""
    return ngettext("{n} siège à combler", "{n} sièges à combler", count).format(n=count)


def spoken(card: CardView) -> str:
    """Return a card as it is read aloud."""
    people = [", ".join(part for part in pair if part) for pair in card.members]
    vacant = [open_words(card.open)] if card.open else []
    state = [card.state] if card.state else []
    return "; ".join([*people, *vacant, *state]) or _("Aucun siège")


def _line(picture: QWidget, text: str, detail: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Elided(text))
    if detail:
        words.addWidget(Elided(detail, "small"))
    row.addLayout(words, 1)
    row.setContentsMargins(0, theme().px(1), 0, 0)
    return row
