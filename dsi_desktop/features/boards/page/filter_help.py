"""The card of help of the filter: its keys, what each takes, examples that can be typed."""

from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.features.boards.rules.filter_keys import KEYS
from dsi_desktop.kernel.i18n import _, language
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Table


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A key, what it takes, and the words it knows."""

    key: str
    meaning: str
    words: str


def help_lines() -> list[HelpLine]:
    """Return every key of the filter in the language in force."""
    return [
        HelpLine(
            f"{key.french if language() == 'fr' else key.english}:", _(key.help),
            ", ".join(_(source) for _code, source, _spellings in key.words),
        )
        for key in KEYS
    ]


class FilterHelp(QDialog):
    """Stays until Échap or the button."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Aide du filtre"))
        words = label(_(
            "Écrivez des mots du titre, de la description, de la liste ou des commentaires, ou "
            "une clé suivie de ce qui est cherché. Les conditions s’ajoutent; un « - » devant "
            "l’une d’elles la retourne. Un nom qui a des espaces se met entre guillemets."
        ), wrap=True)  # fmt: skip
        example = label(_('resp:MRC échéance:<30j -étiquette:transport colonne:"En cours"'))
        model = RowsModel[HelpLine]([
            Column(_("Clé"), lambda line: line.key),
            Column(_("Ce qu’elle cherche"), lambda line: line.meaning),
            Column(_("Mots connus"), lambda line: line.words),
        ], lambda line: line.key, self)  # fmt: skip
        model.show(help_lines())
        self.table = Table(_("Clés du filtre"), model)
        self.table.widths(110, 300, 240, stretch=1)
        self.table.setCurrentIndex(model.index(0, 0))
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(button(_("Fermer"), self.accept, look="primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(words)
        column.addWidget(example)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.resize(theme().px(740), theme().px(560))
        self.table.setFocus()


def show_help(parent: QWidget) -> FilterHelp:
    """Open the card of help."""
    dialog = FilterHelp(parent)
    dialog.open()
    return dialog
