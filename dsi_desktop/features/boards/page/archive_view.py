"""« Archives »: what was put away in this chantier or in all, found again and brought back."""

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout

from dsi_desktop.features.boards.page.host import Boards, BoardsViewWidget, ViewSheet
from dsi_desktop.features.boards.presenter.archive import (
    ArchivePresenter,
    away_words,
    kind_words,
    spoken,
)
from dsi_desktop.features.boards.queries.archive import ArchivedLine
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _, ngettext, pgettext
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import EmptyState
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Table

_SHARES = (0.18, 0.12, 0.21)


class ArchiveView(BoardsViewWidget):
    """A table of what was put away, with its own search; several lines come back at once."""

    def __init__(self, host: Boards) -> None:
        super().__init__()
        self._host = host
        self.presenter = ArchivePresenter(host.store, self)
        self.search = QLineEdit()
        self.search.setAccessibleName(_("Chercher dans les archives"))
        self.search.setPlaceholderText(_("Chercher dans les archives"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.presenter.look_for)
        self.model = RowsModel[ArchivedLine](_columns(), lambda line: line.id, self)
        self.table = Table(_("Fiches archivées"), self.model, lambda _index: self.restore())
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.widths(200, 165, 110, 150, stretch=0)
        self.table.selectionModel().selectionChanged.connect(lambda *_told: self._allow())
        self.count = label("", "muted")
        self.restores = button(
            pgettext("archives", "Rétablir"), self.restore, icon_name="arrow-back-up"
        )
        self.empty = EmptyState(
            "archive", _("Rien n’est archivé ici"),
            _("Une carte archivée ou abandonnée, un tableau archivé se retrouvent ici avec leur "
              "histoire, et reviennent d’une touche."),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        for keys in ("R", "Ins"):
            QShortcut(QKeySequence(keys), self.table, self.restore)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give each column its share: at 200 % too, half of the table is for the title."""
        super().resizeEvent(event)
        head, room = self.table.horizontalHeader(), self.width()
        for column, share in enumerate(_SHARES, 1):
            head.resizeSection(column, int(room * share))

    # --- a view of the page ----------------------------------------------------------------

    def show_sheet(self, sheet: ViewSheet) -> None:
        self.presenter.show_body(sheet.body_id)

    def take_focus(self) -> None:
        (self.table if self.model.rowCount() else self.search).setFocus()

    # --- what the presenter asks -----------------------------------------------------------

    def show_lines(self, lines: list[ArchivedLine], searching: bool) -> None:
        self.model.show(lines)
        said = ngettext("{n} fiche archivée", "{n} fiches archivées", len(lines))
        if searching:
            said = ngettext("{n} fiche trouvée", "{n} fiches trouvées", len(lines))
        self.count.setText(said.format(n=len(lines)))
        self.stack.setCurrentWidget(self.table if lines or searching else self.empty)
        if lines and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._allow()

    def say(self, sentence: str) -> None:
        self._host.desk.tell(sentence)

    def refuse(self, error: DsiError) -> None:
        self._host.desk.refuse(error)

    # --- gestures --------------------------------------------------------------------------

    def chosen(self) -> list[ArchivedLine]:
        """Return the lines chosen, in the order shown."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.rows[row] for row in rows]

    def restore(self) -> None:
        """Bring back what is chosen."""
        self.presenter.restore(self.chosen())
        self.take_focus()

    def _allow(self) -> None:
        self.restores.setEnabled(bool(self.chosen()))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        row.addWidget(self.count)
        row.addWidget(self.restores)
        column.addLayout(row)
        column.addWidget(self.stack, 1)


def _columns() -> tuple[Column[ArchivedLine], ...]:
    return (
        Column(_("Titre"), lambda line: line.title, spoken=spoken),
        Column(_("Ce que c’est"), kind_words),
        Column(_("Chantier"), lambda line: line.body),
        Column(_("Archivée"), away_words),
    )
