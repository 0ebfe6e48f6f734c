"""The first view of « Partager et recevoir »: two doors, then places, laptops and the past."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QWidget

from dsi_desktop.features.exchange.page.columns import Columns
from dsi_desktop.features.exchange.page.painted import icon_line
from dsi_desktop.features.exchange.page.parts import CodeBox, laptops_card, place_card
from dsi_desktop.features.exchange.page.past_card import PastCard
from dsi_desktop.features.exchange.presenter.overview import (
    ExchangeLine,
    LaptopLine,
    PlaceSheet,
)
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.places import FOLDER, STICK, Arrival
from dsi_desktop.ui.shell.desk import Host
from dsi_desktop.ui.shell.shortcuts import shell_keys, spoken
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import Card
from dsi_desktop.ui.widgets.texts import label


@dataclass(frozen=True, slots=True)
class DoorActions:
    """What the buttons of the view do."""

    share: Callable[[], object]
    receive: Callable[[], object]
    look_at: Callable[[Arrival], object]
    decide: Callable[[], object]
    invite: Callable[[], object]
    cancel: Callable[[int], object]


@dataclass(frozen=True, slots=True)
class DoorsSheet:
    """What the view shows."""

    code: str
    share_words: str
    unshared: int
    choices: int
    rules: int
    arrivals: tuple[tuple[Arrival, str], ...]
    places: tuple[PlaceSheet, ...]
    laptops: tuple[LaptopLine, ...]
    past: tuple[ExchangeLine, ...]
    read_only: bool


class DoorsView(Columns):
    """One filled button: what arrived, else what is to be decided, else « Préparer la clé »."""

    def __init__(
        self, desk: Host, actions: DoorActions, choose_shared: Callable[[], object],
        forget_shared: Callable[[], object],
    ) -> None:  # fmt: skip
        super().__init__()
        self._choose_shared = choose_shared
        self._forget_shared = forget_shared
        self._desk = desk
        self._actions = actions
        self.box: CodeBox | None = None
        self._filled = False

    def show_sheet(self, sheet: DoorsSheet) -> None:
        """Show how the dossier stands."""
        self.empty()
        self._filled = False
        for arrival, said in sheet.arrivals:
            self.main.addWidget(self._arrival(arrival, said))
        if sheet.choices or sheet.rules:
            self.main.addWidget(self._decide(sheet))
        self.main.addWidget(self._doors(sheet))
        self.main.addWidget(PastCard(sheet.past, self._actions.cancel, can=not sheet.read_only))
        self.box = CodeBox(
            self._desk, sheet.code,
            _("Deux ordinateurs qui montrent le même code ont exactement le même contenu."),
        )
        self.side.addWidget(self.box)
        for place in sheet.places:
            if place.place.kind == STICK:
                self.side.addWidget(place_card(place))
        self.side.addWidget(self._shared(sheet))
        self.side.addWidget(laptops_card(_("Ordinateurs"), sheet.laptops, self._actions.invite))

    def _button(self, text: str, clicked: Callable[[], object], icon_name: str) -> QPushButton:
        """Return a button; the first one made is filled."""
        look, self._filled = ("" if self._filled else "primary"), True
        return button(text, clicked, look=look, icon_name=icon_name)

    def _arrival(self, arrival: Arrival, said: str) -> Card:
        stick = arrival.place.kind == STICK
        card = Card(arrival.title, "usb" if stick else "folder-open")
        card.body.addWidget(label(said, wrap=True))
        for problem in arrival.problems:
            card.body.addLayout(icon_line("alert-triangle", "warn", problem))
        look = self._button(_("Voir"), partial(self._actions.look_at, arrival), "eye")
        look.setAccessibleName(_("Voir ce qui arrive : {place}").format(place=arrival.title))
        card.body.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _decide(self, sheet: DoorsSheet) -> Card:
        count = sheet.choices
        card = Card(
            ngettext("{n} chose à décider", "{n} choses à décider", count).format(n=count)
            if count else _("Règles à vérifier"), "arrows-split",
        )  # fmt: skip
        said = _("Les deux versions sont gardées tant que vous n’avez pas choisi.")
        if sheet.rules:
            more = ngettext(
                "{n} règle à vérifier", "{n} règles à vérifier", sheet.rules
            ).format(n=sheet.rules)
            said = f"{said} {more}." if count else f"{more}."
        card.body.addWidget(label(said, "muted", wrap=True))
        decide = self._button(_("Décider maintenant"), self._actions.decide, "arrows-split")
        card.body.addWidget(decide, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _doors(self, sheet: DoorsSheet) -> QWidget:
        both = QWidget()
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        give = Card(_("Partager"), "upload")
        give.body.addWidget(label(sheet.share_words, "h3", wrap=True))
        give.body.addWidget(label(
            _("Copie tout le dossier, chiffré, puis le relit pour être certain que la copie est "
              "bonne."), "muted", wrap=True,
        ))  # fmt: skip
        give.body.addStretch()
        share = self._button(_("Préparer la clé USB"), self._actions.share, "usb")
        keys = spoken(shell_keys("share"))
        share.setToolTip(_("Préparer la clé USB ({keys})").format(keys=keys))
        give.body.addWidget(share, 0, Qt.AlignmentFlag.AlignLeft)
        take = Card(_("Recevoir"), "download")
        take.body.addWidget(label(_("Réunir le travail des autres ordinateurs"), "h3", wrap=True))
        take.body.addWidget(label(
            _("Montre d’abord ce qui arrive, de qui, et ce qui sera à décider. Rien ne change "
              "avant votre accord."), "muted", wrap=True,
        ))  # fmt: skip
        take.body.addStretch()
        receive = button(_("Recevoir"), self._actions.receive, icon_name="download")
        receive.setEnabled(not sheet.read_only)
        take.body.addWidget(receive, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(give, 1)
        row.addWidget(take, 1)
        return both

    def _shared(self, sheet: DoorsSheet) -> Card:
        known = next((one for one in sheet.places if one.place.kind == FOLDER), None)
        if known is None:
            card = Card(_("Dossier partagé"), "folder-open")
            card.body.addWidget(label(
                _("Un dossier du réseau, ou d’un service comme Nextcloud ou OneDrive : ce qui y "
                  "arrive est annoncé ici."), "muted", wrap=True,
            ))  # fmt: skip
            choose = button(_("Choisir le dossier partagé…"), self._choose_shared,
                            icon_name="folder-plus")  # fmt: skip
            card.body.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)
            return card
        card = place_card(known)
        row = QHBoxLayout()
        row.addWidget(button(_("Changer de dossier…"), self._choose_shared))
        row.addWidget(button(_("Ne plus l’utiliser"), self._forget_shared, look="quiet"))
        row.addStretch()
        card.body.addLayout(row)
        return card
