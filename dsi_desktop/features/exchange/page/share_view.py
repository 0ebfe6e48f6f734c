"""« Partager »: choose where, then one card of one height: writing, rereading, verified, failed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from dsi_desktop.features.exchange.page.columns import Columns
from dsi_desktop.features.exchange.page.painted import Mark, Step
from dsi_desktop.features.exchange.page.parts import (
    CodeBox,
    buttons,
    laptops_card,
    lost_card,
    place_card,
)
from dsi_desktop.features.exchange.presenter import sharing
from dsi_desktop.features.exchange.presenter.overview import LaptopLine, PlaceSheet
from dsi_desktop.features.exchange.presenter.sharing import ShareSheet
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.places import STICK, Place
from dsi_desktop.ui.shell.announce import announce
from dsi_desktop.ui.shell.desk import Host
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import Card
from dsi_desktop.ui.widgets.texts import label

_MARKS = {
    sharing.DOING: ("progress", "accent", "accentSoft"), sharing.DONE: ("circle-check", "ok",
    "okSoft"), sharing.FAILED: ("alert-triangle", "danger", "dangerSoft"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ShareActions:
    """What the buttons of the view do."""

    share: Callable[[Place], object]
    choose_folder: Callable[[], object]
    done: Callable[[], object]
    invite: Callable[[], object]


class ShareView(Columns):
    """Shows the state of one copy; nothing jumps when it changes."""

    def __init__(self, desk: Host, actions: ShareActions) -> None:
        super().__init__()
        self._desk = desk
        self._actions = actions
        self.box: CodeBox | None = None
        self._card: _CopyCard | None = None

    def show_choice(
        self, places: Sequence[PlaceSheet], laptops: Sequence[LaptopLine], said: str
    ) -> None:
        """Ask where to copy: the sticks there, the shared folder, another folder."""
        self.empty()
        self.box = self._card = None
        card = Card(_("Où copier le dossier ?"), "usb")
        card.body.addWidget(label(said, "muted", wrap=True))
        for at, sheet in enumerate(places):
            card.body.addWidget(_PlaceRow(sheet, self._actions.share, first=not at))
        if not places:
            card.body.addWidget(label(_("Branchez une clé USB : elle paraîtra ici d’elle-même."),
                                      "h3", wrap=True))  # fmt: skip
        card.body.addLayout(buttons(
            (_("Choisir un dossier…"), "", "folder-open", self._actions.choose_folder),
        ))  # fmt: skip
        self.main.addWidget(card)
        self.side.addWidget(laptops_card(_("À qui la remettre"), laptops, None))
        self.side.addWidget(lost_card(self._actions.invite))

    def show_copy(
        self, place: Place, sheet: ShareSheet, there: PlaceSheet, laptops: Sequence[LaptopLine]
    ) -> None:
        """Show a copy in the state of `sheet`."""
        self.empty()
        self._card = _CopyCard(self._desk, sheet, self._actions, place)
        self.box = self._card.box
        self.main.addWidget(self._card)
        self.side.addWidget(place_card(there))
        self.side.addWidget(laptops_card(_("À qui la remettre"), laptops, None))
        self.side.addWidget(lost_card(self._actions.invite))
        if sheet.state != sharing.DOING:
            announce(self, sheet.spoken, urgent=True)
            self._card.first.setFocus()

    def follow(self, sheet: ShareSheet) -> None:
        """Follow the copy without making the card again."""
        if self._card is not None:
            self._card.follow(sheet)


class _CopyCard(QFrame):
    def __init__(
        self, desk: Host, sheet: ShareSheet, actions: ShareActions, place: Place
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(_("Copie du dossier"))
        self.setAccessibleDescription(sheet.spoken)
        self._state = sheet.state
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 24)
        column.setSpacing(14)
        column.addLayout(self._head(sheet))
        self.box = CodeBox(desk, sheet.code, sheet.code_words)
        self.box.setMinimumHeight(theme().px(136))
        column.addWidget(self.box)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(_("Avancement de la copie"))
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(theme().px(6))
        keep = self._bar.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(keep)
        self._bar.setVisible(sheet.state == sharing.DOING)
        column.addWidget(self._bar)
        self._steps = [Step(line) for line in sheet.steps]
        steps = QVBoxLayout()
        steps.setSpacing(4)
        for step in self._steps:
            steps.addWidget(step)
        column.addLayout(steps)
        line = QFrame()
        line.setObjectName("rule")
        line.setFixedHeight(1)
        column.addWidget(line)
        column.addLayout(self._buttons(sheet, actions, place))
        self.follow(sheet)

    def follow(self, sheet: ShareSheet) -> None:
        """Show how far it is; a new state of the same height comes with `show_copy`."""
        self._title.setText(sheet.title)
        self._words.setText(sheet.words)
        self._bar.setValue(round(100 * sheet.share))
        for step, line in zip(self._steps, sheet.steps, strict=True):
            step.say(line)

    def _head(self, sheet: ShareSheet) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(Mark(*_MARKS[sheet.state]))
        texts = QVBoxLayout()
        texts.setSpacing(8)
        self._title = label("", "h1", wrap=True)
        self._words = label("", "lead", wrap=True)
        self._words.setMinimumHeight(theme().px(44))
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        texts.addStretch()
        texts.addWidget(self._title)
        texts.addWidget(self._words)
        texts.addStretch()
        row.addLayout(texts, 1)
        return row

    def _buttons(
        self, sheet: ShareSheet, actions: ShareActions, place: Place
    ) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        stick = place.kind == STICK
        another = _("Préparer une autre clé") if stick else _("Copier ailleurs")
        if sheet.state == sharing.FAILED:
            self.first = button(_("Réessayer"), partial(actions.share, place), look="primary",
                                icon_name="refresh")  # fmt: skip
        else:
            self.first = button(_("Terminé"), actions.done, look="primary")
        second = button(another, actions.choose_folder if not stick else actions.done)
        for made in (self.first, second):
            made.setEnabled(sheet.state != sharing.DOING)
            row.addWidget(made)
        row.addStretch()
        return row


class _PlaceRow(QWidget):
    """A place that may be chosen, with what it holds already."""

    def __init__(
        self, sheet: PlaceSheet, share: Callable[[Place], object], *, first: bool
    ) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(14)
        stick = sheet.place.kind == STICK
        row.addWidget(Mark("usb" if stick else "folder-open", "accent", "accentSoft", 44))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(label(sheet.title, "h2", wrap=True))
        note = sheet.files[0].note if sheet.files else sheet.words
        texts.addWidget(label(" · ".join(p for p in (sheet.free, note) if p), "muted", wrap=True))
        row.addLayout(texts, 1)
        words = _("Préparer la clé USB") if stick else _("Copier dans ce dossier")
        made = button(words, partial(share, sheet.place), look="primary" if first else "",
                      icon_name="upload")  # fmt: skip
        made.setAccessibleName(f"{words}, {sheet.place.name}")
        row.addWidget(made)
