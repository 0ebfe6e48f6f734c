"""« Recevoir »: a dry run first, in words and numbers; then what was taken, and what is left."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QProgressBar, QPushButton, QVBoxLayout

from dsi_desktop.features.exchange.page.columns import Columns
from dsi_desktop.features.exchange.page.groups_card import GroupsCard
from dsi_desktop.features.exchange.page.painted import DayBars, Figure, Mark, icon_line
from dsi_desktop.features.exchange.page.parts import buttons, place_card
from dsi_desktop.features.exchange.presenter.overview import PlaceSheet
from dsi_desktop.features.exchange.presenter.reception import ReceptionSheet
from dsi_desktop.features.exchange.rules import words
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.places import Arrival
from dsi_desktop.ui.shell.announce import announce
from dsi_desktop.ui.widgets.buttons import Pictogram, button
from dsi_desktop.ui.widgets.frames import Card
from dsi_desktop.ui.widgets.painted import Avatar
from dsi_desktop.ui.widgets.texts import label

_SIDE = 344


@dataclass(frozen=True, slots=True)
class ReceiveActions:
    """What the buttons of the view do."""

    choose_files: Callable[[], object]
    look_at: Callable[[Arrival], object]
    receive: Callable[[], object]
    detail: Callable[[], object]
    leave: Callable[[], object]
    decide: Callable[[], object]
    cancel: Callable[[], object]


class ReceiveView(Columns):
    """One reception from the file chosen to what is left to decide."""

    def __init__(self, actions: ReceiveActions) -> None:
        super().__init__(_SIDE)
        self._actions = actions
        self.first: QPushButton | None = None

    def show_choice(self, arrivals: Sequence[tuple[Arrival, str]], places: Sequence[PlaceSheet]
                    ) -> None:  # fmt: skip
        """Offer what was noticed, and files to choose."""
        self.empty()
        for at, (arrival, said) in enumerate(arrivals):
            card = Card(arrival.title, "usb" if arrival.place.kind == "stick" else "folder-open")
            card.body.addWidget(label(said, wrap=True))
            for problem in arrival.problems:
                card.body.addLayout(icon_line("alert-triangle", "warn", problem))
            look = button(_("Voir"), partial(self._actions.look_at, arrival),
                          look="" if at else "primary", icon_name="eye")  # fmt: skip
            look.setAccessibleName(_("Voir ce qui arrive : {place}").format(place=arrival.title))
            card.body.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)
            self.main.addWidget(card)
            self.first = self.first if at else look
        card = Card(_("Choisir un fichier"), "folder-open")
        card.body.addWidget(label(
            _("Un fichier .dsix préparé par un autre ordinateur, plusieurs à la fois, ou une copie "
              ".dsi faite à la main. Rien n’est changé avant votre accord."), "muted", wrap=True,
        ))  # fmt: skip
        pick = button(_("Choisir des fichiers…"), self._actions.choose_files,
                      look="" if arrivals else "primary", icon_name="folder-open")  # fmt: skip
        card.body.addWidget(pick, 0, Qt.AlignmentFlag.AlignLeft)
        if not arrivals:
            self.first = pick
        self.main.addWidget(card)
        for sheet in places:
            self.side.addWidget(place_card(sheet))

    def show_reading(self) -> None:
        """Say that the file is being read: after a moment only, so that nothing flickers."""
        self.empty()
        card = Card(_("Lecture du fichier…"), "progress")
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(_("Lecture du fichier"))
        card.body.addWidget(bar)
        card.body.addWidget(label(_("Rien n’est encore changé."), "muted"))
        self.main.addWidget(card)

    def show_plan(self, sheet: ReceptionSheet) -> None:
        """Show what would come in; « Recevoir » is the only filled button."""
        self.empty()
        self.main.addWidget(self._plan_card(sheet))
        if not sheet.already_all:
            self.main.addWidget(GroupsCard(sheet.groups))
            self.side.addWidget(_people_card(sheet))
        self.side.addWidget(_codes_card(sheet))
        self.side.addWidget(_checks_card(sheet))
        announce(self, sheet.summary)
        self._focus()

    def show_locked(
        self, name: str, said: str, opened: Callable[[str], object]
    ) -> None:
        """Ask for the six words of a file that only they open."""
        self.empty()
        card = Card(_("Ce fichier attend six mots"), "key")
        card.body.addWidget(label(said, wrap=True))
        field = QLineEdit()
        field.setAccessibleName(_("Les six mots"))
        field.setPlaceholderText(_("Six mots, dans l’ordre, séparés par des espaces"))
        card.body.addWidget(field)
        card.body.addLayout(buttons(
            (_("Ouvrir le fichier"), "primary", "key", lambda: opened(field.text())),
            (_("Ne rien prendre"), "quiet", "", self._actions.leave),
        ))  # fmt: skip
        field.returnPressed.connect(lambda: opened(field.text()))
        self.main.addWidget(card)
        self.first = None
        announce(self, f"{name}. {said}")
        field.setFocus()

    def show_refused(self, sentences: Sequence[str]) -> None:
        """Say why nothing was taken."""
        self.empty()
        card = Card(_("Rien n’a été pris"), "alert-triangle")
        for sentence in sentences:
            card.body.addWidget(label(sentence, wrap=True))
        card.body.addWidget(label(_("Votre dossier n’a pas changé."), "muted"))
        card.body.addLayout(buttons(
            (_("Choisir d’autres fichiers…"), "primary", "folder-open",
             self._actions.choose_files),
            (_("Retour"), "", "", self._actions.leave),
        ))  # fmt: skip
        self.main.addWidget(card)
        self._find_first(card)
        announce(self, " ".join(sentences), urgent=True)
        self._focus()

    def show_received(self, title: str, said: str, conflicts: int, sheet: ReceptionSheet) -> None:
        """Say what was taken, and what is next."""
        self.empty()
        card = QFrame()
        card.setObjectName("card")
        card.setAccessibleName(title)
        column = QVBoxLayout(card)
        column.setContentsMargins(32, 28, 32, 24)
        column.setSpacing(18)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(Mark("circle-check", "ok", "okSoft"))
        texts = QVBoxLayout()
        texts.setSpacing(8)
        texts.addWidget(label(title, "h1", wrap=True))
        texts.addWidget(label(said, "lead", wrap=True))
        row.addLayout(texts, 1)
        column.addLayout(row)
        cancel = button(_("Annuler la réception"), self._actions.cancel, look="quiet")
        if conflicts:
            later = (_("Plus tard"), "", "", self._actions.leave)
            column.addLayout(buttons(
                (_("Décider maintenant"), "primary", "arrows-split", self._actions.decide), later,
                right=cancel,
            ))  # fmt: skip
        else:
            column.addLayout(buttons(
                (_("Terminé"), "primary", "", self._actions.leave), right=cancel
            ))
        self.main.addWidget(card)
        self.side.addWidget(_codes_card(sheet))
        self._find_first(card)
        announce(self, f"{title}. {said}", urgent=True)
        self._focus()

    def _plan_card(self, sheet: ReceptionSheet) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        card.setAccessibleName(sheet.title)
        card.setAccessibleDescription(sheet.summary)
        column = QVBoxLayout(card)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addLayout(_head(sheet))
        if sheet.already_all:
            column.addLayout(icon_line("circle-check", "ok", _("Vous avez déjà tout.")))
            column.addLayout(buttons(
                (_("Terminé"), "primary", "", self._actions.leave),
                (_("Choisir d’autres fichiers…"), "", "", self._actions.choose_files),
            ))  # fmt: skip
            self._find_first(card)
            return card
        column.addLayout(_figures(sheet))
        column.addWidget(_promise())
        nothing = button(_("Ne rien prendre"), self._actions.leave, look="quiet")
        column.addLayout(buttons(
            (sheet.action, "primary", "download", self._actions.receive),
            (_("Voir le détail"), "", "", self._actions.detail), right=nothing,
        ))  # fmt: skip
        self._find_first(card)
        return card

    def _find_first(self, card: QFrame) -> None:
        made = card.findChildren(QPushButton)
        self.first = next((one for one in made if one.objectName() == "primary"), None)

    def _focus(self) -> None:
        if self.first is not None:
            self.first.setFocus()


def _head(sheet: ReceptionSheet) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(14)
    row.addWidget(Mark("device-laptop", "accent", "accentSoft", 46), 0, Qt.AlignmentFlag.AlignTop)
    texts = QVBoxLayout()
    texts.setSpacing(4)
    texts.addWidget(label(sheet.title, "h3", wrap=True))
    texts.addWidget(label(sheet.note, "muted", wrap=True))
    row.addLayout(texts, 1)
    return row


def _figures(sheet: ReceptionSheet) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(20)
    row.addWidget(Figure(
        fmt.number(sheet.new),
        ngettext("modification nouvelle", "modifications nouvelles", sheet.new),
    ), 3)  # fmt: skip
    row.addWidget(Figure(
        fmt.number(sheet.plain), ngettext("s’ajoute sans question", "s’ajoutent sans question",
                                          sheet.plain), "circle-check", "ok",
    ), 4)  # fmt: skip
    if sheet.conflicts:
        row.addWidget(Figure(
            fmt.number(sheet.conflicts), _("à décider : les deux versions seront gardées"),
            "alert-triangle", "warn",
        ), 5)  # fmt: skip
    else:
        row.addWidget(Figure("0", _("à décider")), 5)
    return row


def _promise() -> QFrame:
    well = QFrame()
    well.setObjectName("well")
    row = QHBoxLayout(well)
    row.setContentsMargins(14, 10, 14, 10)
    row.setSpacing(12)
    row.addWidget(Pictogram("shield-check", "ok", 18))
    row.addWidget(label(
        _("Rien n’est encore changé dans votre dossier. Une sauvegarde sera faite juste avant, et "
          "toute la réception pourra être annulée."), wrap=True,
    ), 1)  # fmt: skip
    return well


def _people_card(sheet: ReceptionSheet) -> Card:
    card = Card(_("De qui, quand"), "users")
    for at, line in enumerate(sheet.people):
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Avatar(line.name, at + 1, 30))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(line.name, "label", wrap=True))
        texts.addWidget(label(line.note, "muted", wrap=True))
        row.addLayout(texts, 1)
        count = label(fmt.number(line.count), "h2")
        count.setAccessibleName(words.changes(line.count))
        row.addWidget(count)
        card.body.addLayout(row)
    if len(sheet.bars) > 1:
        card.body.addWidget(DayBars(sheet.bars))
    return card


def _codes_card(sheet: ReceptionSheet) -> Card:
    card = Card(_("Code du dossier"), "key")
    for line in sheet.codes:
        row = QHBoxLayout()
        row.addWidget(label(line.where, "muted", wrap=True), 1)
        code = label(line.code, "h3")
        code.setAccessibleName(words.spelled(line.code))
        row.addWidget(code, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(row)
    if sheet.alike:
        card.body.addLayout(icon_line("circle-check", "ok", sheet.codes_words))
    else:
        card.body.addWidget(label(sheet.codes_words, "muted", wrap=True))
    return card


def _checks_card(sheet: ReceptionSheet) -> Card:
    card = Card(_("Déjà vérifié"), "file-check")
    for line in sheet.checks:
        mark = ("circle-check", "ok") if line.sound else ("alert-triangle", "warn")
        card.body.addLayout(icon_line(*mark, line.sentence))
    return card
