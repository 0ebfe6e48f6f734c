"""The line that narrows a board: typed, completed, counted, kept under names."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dsi_desktop.features.boards.page.filter_edit import FilterEdit
from dsi_desktop.features.boards.page.filter_menu import KeptMenu
from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.features.boards.presenter.counters import counters
from dsi_desktop.features.boards.presenter.filtering import FilterPresenter
from dsi_desktop.features.boards.presenter.view import Narrowing
from dsi_desktop.features.boards.queries.filtered import KeptFilter
from dsi_desktop.features.boards.rules.filtering import Fault
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import clear
from dsi_desktop.ui.widgets.texts import label

_PAUSE_MS = 180


class FilterLine(QWidget):
    """Puts in force what is understood while it is typed; Entrée says what is not."""

    def __init__(self, host: Boards) -> None:
        super().__init__()
        self._host = host
        self._counted: object = self
        self.presenter = FilterPresenter(host.store, self, host.desk.today)
        self.edit = FilterEdit(self.presenter.complete)
        self.fault = label("", "error", wrap=True)
        self.fault.hide()
        self.count: QLabel = label("", "muted")
        self._counters = QHBoxLayout()
        self._counters.setSpacing(6)
        self.kept = KeptMenu(self, self.presenter, host, self.put)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._lay_out()
        self._listen()
        self.presenter.refresh()
        self._tell()

    # --- what the presenter asks -----------------------------------------------------------

    def show_faults(self, faults: tuple[Fault, ...]) -> None:
        self.fault.setText("\n".join(one.sentence for one in faults))
        self.fault.setVisible(bool(faults) and self.edit.asked)
        if faults and self.edit.asked:
            self.edit.choose(faults[0].start, faults[0].end)
            self._host.desk.tell(faults[0].sentence)

    def show_kept(self, kept: list[KeptFilter], chosen: KeptFilter | None) -> None:
        self.kept.show_kept(kept, chosen)

    def narrow(self, narrowing: Narrowing | None) -> None:
        self._host.presenter.narrow(narrowing)

    # --- gestures --------------------------------------------------------------------------

    def put(self, text: str) -> None:
        """Put a filter in force as if it had been typed."""
        self.edit.setText(text)
        self._enter()

    def _typed(self) -> None:
        self.edit.asked = False
        self._pause.start()

    def _try(self) -> None:
        if self.edit.text().strip() != self.presenter.text or self.fault.isVisible():
            self.presenter.type(self.edit.text())

    def _enter(self) -> None:
        self._pause.stop()
        self.edit.asked = True
        if self.presenter.type(self.edit.text()):
            self._tell()
            self._host.desk.tell(self.count.text() or _("Toutes les cartes sont affichées."))
            self._host.take_focus()
        self.edit.asked = False

    def _leave(self) -> None:
        """Échap lifts the filter, then goes back to the cards."""
        if self.edit.text():
            self.edit.clear()
            self._pause.stop()
            self.presenter.type("")
        else:
            self._host.take_focus()

    def _tell(self) -> None:
        """Show how many cards pass, and what asks for somebody among them."""
        self._counted = sheet = self._host.sheet
        clear(self._counters)
        if sheet is None:
            self.count.setText("")
            return
        shown = len(sheet.cards)
        self.count.setText(
            ngettext("{n} carte", "{n} cartes", shown).format(n=shown)
            if sheet.task_ids is None
            else ngettext("{n} de {total} carte", "{n} de {total} cartes", sheet.total).format(
                n=shown, total=sheet.total
            )
        )
        if not sheet.words and self.edit.text() and not self.edit.hasFocus():
            self.edit.setText("")
            self.presenter.text = ""
        for one in counters(sheet.cards):
            look = "danger" if one.alarming else "chip"
            pressed = button(one.words, partial(self.put, one.filter), look=look)
            pressed.setToolTip(_("Montrer ces cartes seulement"))
            self._counters.addWidget(pressed)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.edit, 1)
        line.addWidget(self.count)
        line.addLayout(self._counters)
        line.addWidget(self.kept.opener)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.fault)
        self.setMinimumWidth(1)

    def _listen(self) -> None:
        self.edit.textChanged.connect(self._typed)
        self.edit.entered.connect(self._enter)
        self.edit.left.connect(self._leave)
        self._pause.timeout.connect(self._try)
        stop = self._host.follow(self._followed)
        self.destroyed.connect(stop)
        find = QShortcut(QKeySequence("Ctrl+F"), self._host.widget)
        find.activated.connect(self._find)

    def _followed(self) -> None:
        """Count again when other cards are shown; a card looked at changes nothing."""
        if self._host.sheet is not self._counted:
            self.presenter.refresh()
            self._tell()

    def _find(self) -> None:
        self.edit.setFocus()
        self.edit.selectAll()
