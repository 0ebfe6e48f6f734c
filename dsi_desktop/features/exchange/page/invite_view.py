"""« Inviter un ordinateur »: six words said aloud, a file that only they open."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QProgressBar, QVBoxLayout

from dsi_desktop.features.exchange.page.columns import Columns
from dsi_desktop.features.exchange.page.painted import icon_line
from dsi_desktop.features.exchange.page.parts import buttons
from dsi_desktop.features.exchange.presenter.overview import PlaceSheet
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.places import STICK, Place
from dsi_desktop.ui.shell.announce import announce
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import Card
from dsi_desktop.ui.widgets.texts import label


class InviteView(Columns):
    """The words first, then where the file goes; the words are never written beside it."""

    def __init__(
        self, invite: Callable[[Place], object], choose_folder: Callable[[], object],
        leave: Callable[[], object],
    ) -> None:  # fmt: skip
        super().__init__(344)
        self._invite = invite
        self._choose_folder = choose_folder
        self._leave = leave

    def show_words(self, phrase: str, places: Sequence[PlaceSheet]) -> None:
        """Show the six words, and the places where the invitation may be written."""
        self.empty()
        self.main.addWidget(_words_card(phrase))
        card = Card(_("Où écrire l’invitation ?"), "usb")
        for at, sheet in enumerate(places):
            stick = sheet.place.kind == STICK
            words = _("Écrire sur la clé « {name} »") if stick else _("Écrire dans « {name} »")
            made = button(
                words.format(name=sheet.place.name), partial(self._invite, sheet.place),
                look="" if at else "primary", icon_name="usb" if stick else "folder-open",
            )  # fmt: skip
            card.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        if not places:
            card.body.addWidget(label(
                _("Branchez une clé USB : elle paraîtra ici d’elle-même."), wrap=True
            ))
        card.body.addLayout(buttons(
            (_("Choisir un dossier…"), "" if places else "primary", "folder-open",
             self._choose_folder),
        ))  # fmt: skip
        self.main.addWidget(card)
        self._explain()

    def show_writing(self, phrase: str) -> None:
        """Show that the file is being written; the words stay."""
        self.empty()
        self.main.addWidget(_words_card(phrase))
        card = Card(_("Écriture de l’invitation…"), "progress")
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(_("Écriture de l’invitation"))
        card.body.addWidget(bar)
        self.main.addWidget(card)
        self._explain()

    def show_done(self, phrase: str, place: Place, name: str) -> None:
        """Say that the file is there; the words are still shown, to be said."""
        self.empty()
        self.main.addWidget(_words_card(phrase))
        said = (
            _("L’invitation est sur « {name} », relue et vérifiée. Vous pouvez retirer la clé.")
            if place.kind == STICK
            else _("L’invitation est dans « {name} », relue et vérifiée.")
        ).format(name=place.name)
        card = Card(_("Invitation prête"), "circle-check")
        card.body.addWidget(label(said, wrap=True))
        card.body.addWidget(label(_("Fichier : {name}").format(name=name), "muted", wrap=True))
        done = button(_("Terminé"), self._leave, look="primary")
        card.body.addWidget(done, 0, Qt.AlignmentFlag.AlignLeft)
        self.main.addWidget(card)
        self._explain()
        announce(self, said, urgent=True)
        done.setFocus()

    def _explain(self) -> None:
        card = Card(_("Sur l’autre ordinateur"), "device-laptop")
        for words in (
            _("Installer DSI Desktop, puis choisir « J’ai une invitation » à l’accueil."),
            _("Ouvrir le fichier de l’invitation et taper les six mots."),
            _("Ensuite, les échanges se font sans mot de passe."),
        ):
            card.body.addLayout(icon_line("chevron-right", "text2", words))
        self.side.addWidget(card)
        warn = Card(_("À savoir"), "shield-check")
        for words in (
            _("Dites les mots de vive voix. Ne les écrivez pas sur la clé."),
            _("Une invitation ne peut pas être retirée : qui a le fichier et les mots lit le "
              "dossier entier."),
        ):  # fmt: skip
            warn.body.addWidget(label(words, "muted", wrap=True))
        self.side.addWidget(warn)


def _words_card(phrase: str) -> Card:
    card = Card(_("Six mots à dire de vive voix"), "speakerphone")
    grid = QGridLayout()
    grid.setSpacing(10)
    for at, word in enumerate(phrase.split()):
        box = QFrame()
        box.setObjectName("well")
        box.setAccessibleName(_("Mot {n} : {word}").format(n=at + 1, word=word))
        column = QVBoxLayout(box)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(2)
        column.addWidget(label(str(at + 1), "small"))
        shown = label(word, "display")
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        column.addWidget(shown)
        box.setMinimumWidth(theme().px(130))
        grid.addWidget(box, at // 3, at % 3)
    card.body.addLayout(grid)
    card.body.addWidget(label(
        _("Dites-les à la personne qui reçoit, ne les écrivez pas sur la clé. Les accents sont "
          "facultatifs, et quatre lettres suffisent à reconnaître un mot."), "muted", wrap=True,
    ))  # fmt: skip
    return card
