"""« Derniers échanges »: what was given and taken, and the way back of a reception."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from dsi_desktop.features.exchange.presenter.overview import ExchangeLine
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import Card
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Table

_ROWS = 7


class PastCard(Card):
    """A table of seven lines that scrolls; the button speaks of the line chosen."""

    def __init__(
        self, lines: Sequence[ExchangeLine], cancel: Callable[[int], object], *, can: bool
    ) -> None:
        super().__init__(_("Derniers échanges"), "history")
        self._cancel = cancel
        self._can = can
        if not lines:
            self.body.addWidget(label(
                _("Aucun échange encore. Préparez une clé pour un premier partage, ou invitez un "
                  "ordinateur."), "muted", wrap=True,
            ))  # fmt: skip
            return
        self._model = RowsModel(_columns(), key=lambda line: line.number, parent=self)
        self._model.show(list(lines))
        self.table = Table(_("Derniers échanges"), self._model)
        self.table.widths(164, 200, 156, 112, stretch=1)
        rows = min(_ROWS, len(lines))
        height = self.table.verticalHeader().defaultSectionSize() * rows
        self.table.setFixedHeight(height + theme().px(40))
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self.table)
        row = QHBoxLayout()
        row.addStretch()
        self.canceller = button(_("Annuler cette réception…"), self.cancel, look="quiet",
                                icon_name="arrow-back-up")  # fmt: skip
        row.addWidget(self.canceller)
        self.body.addLayout(row)
        self.table.selectionModel().currentRowChanged.connect(lambda *_at: self._follow())
        self._follow()

    def cancel(self) -> None:
        """Ask for the reception of the chosen line to be put aside."""
        index = self.table.currentIndex()
        if index.isValid():
            self._cancel(self._model.row(index).number)

    def _follow(self) -> None:
        index = self.table.currentIndex()
        chosen = self._model.row(index) if index.isValid() else None
        self.canceller.setEnabled(self._can and chosen is not None and chosen.cancellable)


def _columns() -> tuple[Column[ExchangeLine], ...]:
    return (
        Column(_("Quand"), lambda line: line.when, icon=lambda line: icon(line.icon)),
        Column(_("Échange"), lambda line: line.what, tip=lambda line: line.what),
        Column(_("Contenu"), lambda line: line.count),
        Column(_("Code"), lambda line: line.code),
    )  # fmt: skip
