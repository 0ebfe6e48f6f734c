"""« Chantiers »: the work of each chantier, or of all, on one screen."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from dsi_desktop.db.merge.badges import undecided
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import queries
from dsi_desktop.features.boards.page import asking
from dsi_desktop.features.boards.page.board_view import BoardView
from dsi_desktop.features.boards.page.card_panel import CardPanel
from dsi_desktop.features.boards.page.picker import ChantierPicker
from dsi_desktop.features.boards.presenter import BoardsPresenter
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.forms.fields import Value
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page
from dsi_desktop.ui.widgets.frames import EmptyState


class BoardsPage(Page):
    """Builds the parts and carries their gestures to the presenter."""

    WATCHES = (
        "task", "card", "board", "board_column", "check_item", "body", "person", "organization",
    )  # fmt: skip

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__(desk)
        self._store = store
        self.presenter = BoardsPresenter(store, self, desk.today)
        self.picker = ChantierPicker()
        self.board = BoardView()
        self.panel = CardPanel(desk.today, self._write)
        self.panel.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.board)
        self._empty = QWidget()
        self._stack.addWidget(self._empty)
        self._lay_out()
        self._listen()

    def refresh(self) -> None:
        self.board.mark(undecided(self._store))
        self.presenter.refresh()

    def open_record(self, kind: str, record_id: str) -> None:
        if kind == "task" and self.presenter.look_for(record_id):
            self._open(record_id)
        elif kind == "board":
            lines = queries.chantiers(self._store, self.desk.today())
            self.presenter.choose(next((x.body_id for x in lines if x.board_id == record_id), ""))

    def start(self, intent: str) -> None:
        if intent == "task":
            self.catch_up()
            self.add_card(min(1, len(self.presenter.columns()) - 1))

    # --- what the presenter asks -----------------------------------------------------------

    def show_chantiers(self, lines: list[queries.ChantierLine], chosen: str) -> None:
        self.picker.show_lines(lines, chosen)

    def show_board(self, sheet: queries.BoardSheet) -> None:
        self.board.show_sheet(sheet)
        self._stack.setCurrentWidget(self.board)
        self._renew_panel()

    def show_unopened(self, line: queries.ChantierLine) -> None:
        words = _("Ses suivis y prendront place, chacun dans la colonne de son état.")
        self._show_empty(
            EmptyState(
                "layout-kanban", _("{name} n’a pas encore de tableau").format(name=line.name),
                words, _("Ouvrir le tableau"), self.presenter.open_board,
            )
        )

    def show_nothing(self) -> None:
        self._show_empty(
            EmptyState(
                "layout-kanban", _("Le travail commence par un chantier"),
                _("Créez un chantier dans l’organigramme\N{NO-BREAK SPACE}: "
                  "son tableau s’ouvrira ici."),
                _("Aller à l’organigramme"), lambda: self.desk.show_page("governance"),
            )
        )

    def reveal(self, task_id: str) -> None:
        self.board.reveal(task_id)

    def say(self, sentence: str) -> None:
        self.desk.tell(sentence)

    def refuse(self, error: DsiError) -> None:
        self.desk.refuse(error)

    def confirm(self, question: str, yes: str) -> bool:
        return self.desk.confirm(question, yes)

    # --- gestures --------------------------------------------------------------------------

    def add_card(self, column: int) -> None:
        """Ask for a card at the end of a column."""
        columns = self.presenter.columns()
        if not columns:
            return

        def save(values: dict[str, Value]) -> None:
            self.presenter.add(
                column, str(values["title"]), body_id=_text(values["body_id"]),
                person_id=_text(values["person_id"]), due_on=_text(values["due_on"]),
            )

        form = asking.card_form(self._store, self.presenter.body_id, self.desk.today)
        title = _("Nouvelle carte dans {column}").format(column=columns[column].title)
        if asking.ask_card(self, title, form, save):
            self.board.take_focus()

    def menu_where(self, task_id: str) -> QMenu:
        here = self.presenter.column_of(task_id)
        return asking.menu_where(
            self, self.presenter.columns(), here,
            lambda at: self.presenter.drop(task_id, at, 0),
        )

    def _asked(self, gesture: str, task_id: str) -> None:
        if gesture == "look":
            if self.panel.isVisible():
                self._open(task_id, focus=False)
        elif gesture == "open":
            self._open(task_id)
        elif gesture == "rename":
            self._open(task_id)
            self.panel.edit_title()
        elif gesture == "move":
            self.menu_where(task_id).popup(self.board.mapToGlobal(QPoint(40, 80)))
        elif gesture == "archive":
            self.panel.hide()
            self.presenter.archive(task_id)
            self.board.take_focus()

    def _open(self, task_id: str, *, focus: bool = True) -> None:
        sheet = queries.card_sheet(self._store, task_id)
        if sheet is None:
            return
        if not self.panel.isVisible():
            self.panel.offer(queries.people(self._store), queries.bodies(self._store))
        self.panel.show_sheet(sheet)
        self.panel.show()
        if focus:
            self.panel.take_focus()

    def _renew_panel(self) -> None:
        if self.panel.isVisible():
            sheet = queries.card_sheet(self._store, self.panel.task_id)
            if sheet is None:
                self.panel.leave()
            else:
                self.panel.show_sheet(sheet)

    def _write(self, task_id: str, name: str, value: Value) -> None:
        if name == "title":
            self.presenter.rename(task_id, str(value))
        elif name in ("body_id", "person_id", "due_on"):
            self.presenter.edit(task_id, name, _text(value))
        else:
            self.presenter.edit(task_id, name, str(value or ""))

    def _show_empty(self, empty: EmptyState) -> None:
        self.panel.hide()
        self._stack.removeWidget(self._empty)
        self._empty.deleteLater()
        self._empty = empty
        self._stack.addWidget(empty)
        self._stack.setCurrentWidget(empty)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 4, 28, 20)
        column.setSpacing(12)
        top = QHBoxLayout()
        top.addWidget(self.picker)
        top.addStretch()
        column.addLayout(top)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._stack, 1)
        row.addWidget(self.panel)
        column.addLayout(row, 1)

    def _listen(self) -> None:
        self.picker.chosen.connect(self.presenter.choose)
        self.board.asked.connect(self._asked)
        self.board.wants_new.connect(self.add_card)
        self.board.carries.connect(self.presenter.carry)
        self.board.shifts.connect(self.presenter.shift)
        self.board.dropped.connect(self.presenter.drop)
        self.panel.closed.connect(lambda: self.board.reveal(self.panel.task_id))
        self.panel.ticked.connect(lambda key, on: self.presenter.tick(key, done=on))
        self.panel.listed.connect(self.presenter.add_check)
        self.panel.archive.connect(lambda key: self._asked("archive", key))
        self.panel.open_record.connect(self.desk.open_record)


def _text(value: Value) -> str | None:
    return str(value) if value else None
