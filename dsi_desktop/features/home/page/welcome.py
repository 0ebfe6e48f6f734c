"""Before a dossier is open: go on with the last one, or begin something else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

import dsi_desktop
from dsi_desktop.features.home.page.offer import Offer
from dsi_desktop.features.home.queries import RecentLine
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, language, ngettext
from dsi_desktop.kernel.text import NBSP
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Pictogram, button
from dsi_desktop.ui.widgets.frames import scrolling
from dsi_desktop.ui.widgets.texts import label

_WIDTH = 1080


@dataclass(frozen=True, slots=True)
class Offers:
    """What the welcome page may ask of the program."""

    open: Callable[[str], None]
    new: Callable[[], None]
    ask: Callable[[], None]
    demonstrate: Callable[[], None]
    forget: Callable[[str], None]
    speak: Callable[[str], None]
    join: Callable[[], None]


class WelcomePage(QWidget):
    """With dossiers known, the last one is first and Entrée opens it; else one begins."""

    def __init__(self, lines: Sequence[RecentLine], today: date, offers: Offers) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAccessibleName(_("Bienvenue"))
        self._offers = offers
        self._today = today
        known = self._known(lines) if lines else []
        begun = self._begun(first=not lines)
        row = QHBoxLayout()
        row.setSpacing(32)
        if known:
            row.addLayout(_column(_("Reprendre"), known), 6)
        row.addLayout(_column(_("Commencer autre chose") if known else _("Commencer"), begun), 5)
        whole = QWidget()
        whole.setMaximumWidth(theme().px(_WIDTH if known else 560))
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(_head())
        column.addSpacing(28)
        column.addLayout(row)
        column.addStretch()
        column.addLayout(self._foot())
        middle = QHBoxLayout()
        middle.setContentsMargins(28, theme().px(72), 28, 20)
        middle.addWidget(whole)
        area = scrolling(middle)
        area.setObjectName("clear")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.setFocusProxy((known or begun)[0])
        for keys, done in (("Ctrl+N", offers.new), ("Ctrl+O", offers.ask),
                           ("Ctrl+I", offers.join), ("Ctrl+D", offers.demonstrate)):
            QShortcut(QKeySequence(keys), self).activated.connect(done)

    def _known(self, lines: Sequence[RecentLine]) -> list[Offer]:
        made = []
        for at, line in enumerate(lines):
            gone = not line.modified
            done = partial(self._offers.forget if gone else self._offers.open, line.path)
            made.append(Offer(
                "sitemap", line.name, self._where(line), done, right=self._when(line),
                keys="" if at or gone else _("Entrée"), first=not at and not gone,
            ))  # fmt: skip
        return made

    def _begun(self, *, first: bool) -> list[Offer]:
        new = Offer("file-plus", _("Nouveau dossier"), _("Quatre questions, deux minutes"),
                    self._offers.new, keys="Ctrl+N", boxed=True)
        seek = Offer("folder-open", _("Ouvrir un dossier"),
                     _("Un fichier .dsi de cet ordinateur ou d’une clé"), self._offers.ask,
                     keys="Ctrl+O", boxed=True)
        show = Offer("player-play", _("Essayer la démonstration"),
                     _("Charlevoix, personnes inventées, rien à perdre"),
                     self._offers.demonstrate, keys="Ctrl+D", boxed=True, first=first)
        join = Offer("key", _("J’ai une invitation"),
                     _("Un fichier .dsix et six mots dits de vive voix"), self._offers.join,
                     keys="Ctrl+I", boxed=True)
        return [show, new, seek, join] if first else [new, seek, join, show]

    def _where(self, line: RecentLine) -> str:
        if not line.modified:
            return _("Introuvable. Entrée le retire de la liste.")
        if line.demonstration:
            return _("Données de démonstration")
        organizations = ngettext("{n} organisation", "{n} organisations", line.organizations)
        actions = ngettext("{n} action", "{n} actions", line.actions)
        said = _("{a}, {b}").format(
            a=organizations.format(n=line.organizations), b=actions.format(n=line.actions)
        )
        return f"{line.folder}{NBSP}· {said}"

    def _when(self, line: RecentLine) -> str:
        if not line.modified:
            return ""
        moment = datetime.fromtimestamp(line.modified / 1000, UTC).astimezone()
        away = (self._today - moment.date()).days
        hour = fmt.time(f"{moment:%H:%M}")
        if away == 0:
            return _("aujourd’hui, {hour}").format(hour=hour)
        if away == 1:
            return _("hier, {hour}").format(hour=hour)
        return fmt.date_short(moment.date(), self._today)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Pictogram("shield-check", "ok", 16))
        row.addWidget(label(_("Tout reste sur cet ordinateur. Rien n’est envoyé."), "muted"))
        row.addStretch()
        other, words = ("en", "English") if language() == "fr" else ("fr", _("Français"))
        row.addWidget(button(
            words, lambda: self._offers.speak(other), look="quiet", icon_name="language"
        ))  # fmt: skip
        version = _("Version {number}").format(number=dsi_desktop.__version__)
        row.addWidget(label(version, "muted"))
        return row


def _head() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(Pictogram("sitemap", "accent", 36))
    row.addWidget(label("DSI Desktop", "display"))
    row.addStretch()
    column.addLayout(row)
    column.addWidget(label(
        _("Rencontres, décisions et plan de communauté de votre table, sur cet ordinateur et sans "
          "internet."), "lead", wrap=True,
    ))  # fmt: skip
    return column


def _column(title: str, offers: Sequence[Offer]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(12)
    column.addWidget(label(title, "h2"))
    for offer in offers:
        column.addWidget(offer)
    column.addStretch()
    column.setAlignment(Qt.AlignmentFlag.AlignTop)
    return column
