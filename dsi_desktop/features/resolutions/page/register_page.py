"""The register of resolutions: a list to search, and the chosen one in full beside it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.resolutions.page.sheet import ResolutionSheet
from dsi_desktop.features.resolutions.page.tools import RegisterTools
from dsi_desktop.features.resolutions.presenter import RegisterPresenter
from dsi_desktop.features.resolutions.queries import RegisterScopes
from dsi_desktop.features.resolutions.report import EXTRACT, REGISTER
from dsi_desktop.features.resolutions.report.register import subject_of
from dsi_desktop.features.resolutions.rules import Resolution
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.frames import EmptyState
from dsi_desktop.ui.widgets.views import Table

_BODY, _DAY, _OUTCOME = 2, 3, 4


class RegisterPage(Page):
    """Entrée shows the chosen one in full, O opens its meeting, X certifies its extract."""

    WATCHES = (
        "motion", "decision", "meeting", "adopted_minutes", "erratum", "vote_event", "vote",
        "body", "body_rules", "person", "agenda_item",
    )

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__(desk)
        self.presenter = RegisterPresenter(store, self, desk.today)
        self.tools = RegisterTools(self.strip, self.print_register)
        self.rows = RowsModel(_columns(desk.today()), key=lambda one: one.id, parent=self)
        self.table = Table(_("Registre des résolutions"), self.rows, self._open_row)
        self.table.widths(120, 300, 190, 110, 170, stretch=1)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sheet = ResolutionSheet(self.open_meeting, self.print_extract)
        self.sheet.hide()
        self._blank = EmptyState("gavel", "")
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._blank)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self._stack, 1)
        body.addWidget(self.sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 4, 28, 24)
        column.setSpacing(12)
        column.addWidget(self.tools)
        column.addLayout(body, 1)

    def _wire(self) -> None:
        self.tools.scoped.connect(self._ask_whose)
        self.tools.narrowed.connect(self._narrow)
        self.sheet.closed.connect(self._leave_sheet)
        self.table.selectionModel().currentRowChanged.connect(self._moved)
        for keys, use in (("O", self.open_meeting), ("X", self.print_extract)):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(use)
        self.begin_at(self.table)

    def refresh(self) -> None:
        """Read the register again."""
        self.presenter.refresh()

    def open_record(self, kind: str, record_id: str) -> None:
        """Show a resolution from elsewhere."""
        del kind
        self._late = False
        self.presenter.go_to(record_id)
        index = self.rows.index_of(record_id)
        if index.isValid():
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)

    def leading(self) -> QWidget | None:
        """The list, or the words searched where it is empty."""
        return self.table if self.rows.rowCount() else self.tools.search

    def show_scopes(self, scopes: RegisterScopes, body_id: str, year: str) -> None:
        """Offer what the register can be asked of."""
        self.tools.offer(scopes, body_id, year)
        self.tools.kinds.choose(self.presenter.asked.kind)

    def show_rows(self, rows: Sequence[Resolution], counted: str, blank: str) -> None:
        """Show the list, or what stands in its place."""
        self.rows.show(rows)
        self.tools.count.setText(counted)
        self.table.setAccessibleDescription(counted)
        if not rows:
            self._stack.removeWidget(self._blank)
            self._blank.deleteLater()
            self._blank = EmptyState("gavel", counted, blank)
            self._stack.addWidget(self._blank)
        self._stack.setCurrentWidget(self.table if rows else self._blank)
        self.tools.pdf.setEnabled(bool(rows))

    def show_sheet(self, one: Resolution | None) -> None:
        """Show one in full, or none."""
        self.sheet.setVisible(one is not None)
        if one is not None:
            self.sheet.show_resolution(one)
        self._fit_columns()

    def open_meeting(self) -> None:
        """Open the minutes at the chosen one."""
        one = self._chosen()
        if one is not None:
            self.desk.open_record(one.said.kind, one.id)

    def print_extract(self) -> None:
        """Certify the chosen one, or say why it cannot be."""
        one = self._chosen()
        self.presenter.chosen_id = one.id if one else ""
        try:
            found = self.presenter.certifiable()
        except DsiError as refusal:
            self.desk.refuse(refusal)
            return
        self.desk.print_report(EXTRACT.name, found.id)

    def print_register(self) -> None:
        """Print the body and the year in sight."""
        asked = self.presenter.asked
        self.desk.print_report(REGISTER.name, subject_of(asked.body_id, asked.year))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list half of the page at least."""
        super().resizeEvent(event)
        self.tools.fit(self.width())
        self.sheet.setFixedWidth(min(theme().px(400), self.width() // 2))
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Let the body go, then the day, where the room is narrow: the sheet says them."""
        room = self.width() - 56 - (0 if self.sheet.isHidden() else self.sheet.width() + 16)
        for column, least in ((_BODY, 860), (_DAY, 640), (_OUTCOME, 500)):
            self.table.setColumnHidden(column, room < theme().px(least))

    def _chosen(self) -> Resolution | None:
        index = self.table.currentIndex()
        return self.rows.row(index) if index.isValid() else None

    def _open_row(self, index: QModelIndex) -> None:
        self.presenter.choose(self.rows.row(index).id)

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if not self.sheet.isHidden() and now.isValid():
            self.presenter.choose(self.rows.row(now).id)

    def _leave_sheet(self) -> None:
        self.presenter.leave()
        self.table.setFocus()

    def _ask_whose(self) -> None:
        self.presenter.ask_whose(
            str(self.tools.body.currentData()), str(self.tools.year.currentData()))

    def _narrow(self) -> None:
        self.presenter.narrow(
            kind=self.tools.kinds.current(), state=str(self.tools.state.currentData()),
            words=self.tools.search.text())


def _columns(today: date) -> tuple[Column[Resolution], ...]:
    return (
        Column(_("Numéro"), lambda one: one.number or "–",
               spoken=lambda one: one.number or _("sans numéro")),
        Column(_("Objet"), lambda one: one.title, tip=lambda one: one.said.text),
        Column(_("Instance"), lambda one: one.body),
        Column(_("Rencontre"),
               lambda one: fmt.date_short(one.held_on, today) if one.held_on else "–"),
        Column(_("Issue"), _outcome),
    )


def _outcome(one: Resolution) -> str:
    """Say how it came out; the number of a resolution says already that it is a draft."""
    if one.is_certain or one.number:
        return one.outcome
    return _("{outcome} – projet").format(outcome=one.outcome)
