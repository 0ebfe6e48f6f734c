"""The keys of live minutes, and the card that shows them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from dsi_desktop.features.minutes.page.tools import TOOLS
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.ui.shell.shortcuts import spoken
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import scrolling
from dsi_desktop.ui.widgets.texts import label

KEYS = (
    ("decision", "Ctrl+D", N_("La ligne est une décision")),
    ("motion", "Ctrl+R", N_("La ligne est une résolution")),
    ("task", "Ctrl+T", N_("La ligne est un suivi")),
    ("private", "Ctrl+I", N_("Notes internes : commencer ou finir")),
    ("next", "Alt+Down", N_("Point suivant")),
    ("former", "Alt+Up", N_("Point précédent")),
    ("agenda", "Ctrl+M", N_("Aller à l’ordre du jour : Ctrl+↑↓ déplace, Inser ajoute, "
                            "Suppr retire, R reporte, F traite avec un autre")),
    ("room", "F4", N_("Aller aux présences : espace, P, D, E, A, R, I, O, M; T dit l’heure")),
    ("find", "Ctrl+F", N_("Trouver une personne de la salle; Entrée note son arrivée ou départ")),
    ("lines", "F3", N_("Aller aux lignes : Entrée corrige, E tous les champs, Suppr retire, "
                       "Ctrl+↑ déplace")),
    ("project", "F9", N_("Projeter pour la salle")),
    ("keys", "F1", N_("Toutes les touches")),
)
_GRAMMAR = (
    ("d ", N_("décision")), ("r ", N_("résolution, puis qui propose, qui appuie et le vote")),
    ("a ", N_("suivi : @personne et !échéance")), ("@", N_("une personne, par n’importe quel nom")),
    ("!", N_("une échéance : !15 déc, !vendredi, !fin mars, ou « d’ici juin » sans rien")),
    ("am ", N_("amendement de la proposition en débat")),
    ("v ", N_("vote sur la proposition en débat : v 7 2 1, v secret 7 2 1, v org")),
    (";", N_("une phrase de la bibliothèque : ;cons puis Tab")),
)


class KeysDialog(QDialog):
    """One card with every key; Échap closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Toutes les touches"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.addWidget(label(_("Toutes les touches"), "h3"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        rows = [*_GRAMMAR, *((keys, words) for _name, keys, words in KEYS)]
        rows += [(tool.keys, tool.words) for tool in TOOLS if tool.keys]
        for at, (keys, words) in enumerate(rows):
            grid.addWidget(label(spoken(keys), "label"), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(_(words), wrap=True), at, 1)
        grid.setColumnStretch(1, 1)
        area = scrolling(grid)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(_("Toutes les touches"))
        room = self.screen().availableGeometry()
        area.setMinimumSize(
            min(theme().px(620), room.width() - 100), min(theme().px(560), room.height() - 200)
        )
        column.addWidget(area, 1)
        column.addWidget(button(_("Fermer"), self.accept))
