"""Every gesture of the dossier: filters, the list by pages, one gesture in detail."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dsi_desktop.db.store import Store
from dsi_desktop.features.history.page.detail_card import DetailCard
from dsi_desktop.features.history.presenter.dossier import (
    DossierPresenter,
    GestureRow,
    kinds,
    origins,
    periods,
)
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.frames import EmptyState
from dsi_desktop.ui.widgets.views import Table

_NARROW_BELOW = 760


class DossierView(QWidget):
    """`asked` wants the history of one record, by table and id."""

    asked = Signal(str, str)

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.presenter = DossierPresenter(store)
        self.who = _filter(_("Personne"))
        self.period = _filter(_("Période"), periods())
        self.kind = _filter(_("Sorte de fiche"), kinds())
        self.origin = _filter(_("Provenance"), origins())
        self.text = QLineEdit()
        self.text.setAccessibleName(_("Mot à chercher"))
        self.text.setPlaceholderText(_("Un mot…"))
        self.text.setClearButtonEnabled(True)
        self._model = RowsModel(_columns(), key=lambda line: line.key, parent=self)
        self.table = _PagedTable(self._model, self.undo_chosen)
        self.table.widths(92, 150, 220, 200, stretch=3)
        self.detail = DetailCard(self.undo, self.asked.emit)
        self._empty = EmptyState("history", _("Aucun geste"),
                                 _("Rien dans l’historique ne répond à ces filtres."))  # fmt: skip
        self._lay_out()
        self._wire()

    def focus_target(self) -> QWidget:
        """Return what the keys go to."""
        return self.table if self._model.rowCount() else self.text

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the person, the period and the word where there is no room for five filters."""
        narrow = self.width() < theme().px(_NARROW_BELOW)
        self.origin.setVisible(not narrow)
        self.kind.setVisible(not narrow)
        self.table.setColumnHidden(1, narrow)
        super().resizeEvent(event)

    def refresh(self) -> None:
        """Read again, keeping the filters and the gesture chosen."""
        _offer(self.who, [("", _("De tout le monde")),
                          *((name, name) for name in self.presenter.people)])  # fmt: skip
        self.presenter.refresh()
        self._show()

    def undo_chosen(self) -> None:
        """Take back the gesture chosen, if it may be."""
        chosen = self.detail.shown
        if chosen is not None and chosen.can_undo:
            self.undo(chosen.gesture)

    def undo(self, gesture: str) -> None:
        """Take a gesture back; nothing is asked, Ctrl+Z does it again."""
        try:
            self._desk.tell(self.presenter.undo(gesture))
        except DsiError as error:
            self._desk.refuse(error)
        self.refresh()

    def _narrow(self) -> None:
        who, period, kind, origin = (
            str(box.currentData() or "") for box in (self.who, self.period, self.kind, self.origin)
        )
        self.presenter.ask(who, period, kind, self.text.text(), origin)
        self._show()

    def _show(self) -> None:
        rows = self.presenter.rows()
        self._model.show(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        if rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self._model.index(0, 0))
        self._detail()

    def _detail(self) -> None:
        index = self.table.currentIndex()
        chosen = self._model.row(index).key if index.isValid() else ""
        self.detail.show_detail(self.presenter.detail(chosen) if chosen else None)

    def _more(self) -> None:
        """Read one page more when the end of the list comes in sight."""
        bar = self.table.verticalScrollBar()
        if not self.presenter.whole and bar.value() >= bar.maximum() - bar.pageStep():
            self.presenter.more()
            self._model.show(self.presenter.rows())

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(8)
        for box in (self.who, self.period, self.kind, self.origin):
            filters.addWidget(box, 2)
        filters.addWidget(self.text, 2)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.table, 62)
        row.addWidget(self.detail, 38)
        self._stack = QStackedWidget()
        self._stack.addWidget(body)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(filters)
        column.addWidget(self._stack, 1)

    def _wire(self) -> None:
        for box in (self.who, self.period, self.kind, self.origin):
            box.activated.connect(lambda _at: self._narrow())
        self.text.textChanged.connect(lambda _text: self._narrow())
        self.table.selectionModel().currentRowChanged.connect(self._moved)
        self.table.verticalScrollBar().valueChanged.connect(lambda _at: self._more())

    def _moved(self, _now: QModelIndex, _former: QModelIndex) -> None:
        self._detail()
        self._more()


class _PagedTable(Table):
    """Suppr takes the gesture back."""

    def __init__(self, model: RowsModel[GestureRow], undo: Callable[[], object]) -> None:
        super().__init__(_("Gestes du dossier"), model)
        self._undo = undo
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Suppr takes the gesture back."""
        if event.key() == Qt.Key.Key_Delete:
            self._undo()
        else:
            super().keyPressEvent(event)


def _columns() -> list[Column[GestureRow]]:
    return [
        Column(_("Jour"), lambda line: line.day, spoken=lambda line: line.spoken),
        Column(_("Personne"), lambda line: line.who, tip=lambda line: line.whence),
        Column(_("Geste"), lambda line: line.what, tip=lambda line: line.what),
        Column(_("Fiches"), lambda line: line.about, tip=lambda line: line.about),
    ]


def _filter(name: str, options: Sequence[tuple[str, str]] = ()) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    _offer(box, options)
    return box


def _offer(box: QComboBox, options: Sequence[tuple[str, str]]) -> None:
    """Fill a filter, keeping what is chosen."""
    chosen = box.currentData()
    box.clear()
    for key, words in options:
        box.addItem(words, key)
    box.setCurrentIndex(max(box.findData(chosen), 0))
