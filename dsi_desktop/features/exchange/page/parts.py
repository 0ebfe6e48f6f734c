"""Cards that several views of the exchange show: the code, the places, the other laptops."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.features.exchange.presenter.overview import LaptopLine, PlaceSheet
from dsi_desktop.features.exchange.rules import words
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.places import STICK
from dsi_desktop.ui.shell.desk import Host
from dsi_desktop.ui.widgets.buttons import Pictogram, button
from dsi_desktop.ui.widgets.frames import Card
from dsi_desktop.ui.widgets.painted import Avatar, Pill
from dsi_desktop.ui.widgets.texts import Elided, label


class CodeBox(QFrame):
    """The code of the dossier, large, with « Copier »; a quiet line stands while there is none."""

    def __init__(self, desk: Host, code: str, said: str) -> None:
        super().__init__()
        self.setObjectName("well")
        self._desk = desk
        self.code = code
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 14)
        column.setSpacing(4)
        column.addWidget(label(_("Code du dossier"), "small"))
        row = QHBoxLayout()
        self.shown = label(code or "····-····", "code")
        self.shown.setAccessibleName(words.spelled(code) if code else _("Pas encore de code"))
        self.copier = button(_("Copier"), self.copy, look="link", icon_name="copy")
        self.copier.setAccessibleName(_("Copier le code du dossier"))
        self.copier.setEnabled(bool(code))
        row.addWidget(self.shown)
        row.addStretch()
        row.addWidget(self.copier)
        column.addLayout(row)
        column.addWidget(label(said, "muted", wrap=True))

    def copy(self) -> None:
        """Put the code where « Coller » finds it."""
        copy_code(self._desk, self.code)


def copy_code(desk: Host, code: str) -> None:
    """Put a code where « Coller » finds it, and say so."""
    if code:
        QGuiApplication.clipboard().setText(code)
        desk.tell(_("Code copié : {code}").format(code=code))


def place_card(
    sheet: PlaceSheet, action: str = "", clicked: Callable[[], object] | None = None
) -> Card:
    """Return a place: its name, the free room, the files of this dossier."""
    card = Card(sheet.title, "usb" if sheet.place.kind == STICK else "folder-open", action, clicked)
    if sheet.free:
        card.head.insertWidget(card.head.indexOf(card.title) + 1, label(sheet.free, "muted"))
    for line in sheet.files:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Pictogram("file-check" if line.fresh else "archive",
                                "accent" if line.fresh else "text2", 18))  # fmt: skip
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(Elided(line.name, "label"))
        texts.addWidget(Elided(line.note, "muted"))
        row.addLayout(texts, 1)
        if line.fresh:
            row.addWidget(Pill(_("nouveau"), "accentSoft", "accentInk"))
        card.body.addLayout(row)
    if sheet.words:
        card.body.addWidget(label(sheet.words, "muted", wrap=True))
    return card


def laptops_card(
    title: str, lines: Sequence[LaptopLine], invite: Callable[[], object] | None
) -> Card:
    """Return the other laptops, with what each lacks after its last file received here."""
    card = Card(title, "device-laptop")
    for at, line in enumerate(lines):
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Avatar(line.author or line.device, at + 1, 28))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(Elided(line.device or line.author, "label"))
        texts.addWidget(Elided(line.note, "muted"))
        row.addLayout(texts, 1)
        if line.pill:
            ground, ink = ("surface2", "text2") if line.lacking else ("okSoft", "ok")
            row.addWidget(Pill(line.pill, ground, ink))
        card.body.addLayout(row)
    if any(line.pill for line in lines):
        card.body.addWidget(label(_("D’après leur dernier fichier reçu ici."), "muted"))
    if not lines:
        card.body.addWidget(label(
            _("Aucun autre ordinateur n’est encore connu de ce dossier."), "muted", wrap=True
        ))  # fmt: skip
    if invite is not None:
        opener = button(_("Inviter un ordinateur"), invite, icon_name="user-plus")
        card.body.addWidget(opener, 0, Qt.AlignmentFlag.AlignLeft)
    return card


def lost_card(invite: Callable[[], object]) -> Card:
    """Return what to know if the stick is lost."""
    card = Card(_("Si la clé se perd"), "lock")
    card.body.addWidget(label(
        _("Le fichier est chiffré : sans un ordinateur déjà invité, on n’en lit que le nom et la "
          "taille."), "muted", wrap=True,
    ))  # fmt: skip
    opener = button(_("Inviter un ordinateur"), invite, icon_name="user-plus")
    card.body.addWidget(opener, 0, Qt.AlignmentFlag.AlignLeft)
    return card


def buttons(
    *choices: tuple[str, str, str, Callable[[], object]], right: QWidget | None = None
) -> QHBoxLayout:
    """Return a row of buttons: (text, look, icon, what it does) each."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for text, look, icon_name, clicked in choices:
        row.addWidget(button(text, partial(clicked), look=look, icon_name=icon_name))
    row.addStretch()
    if right is not None:
        row.addWidget(right)
    return row
