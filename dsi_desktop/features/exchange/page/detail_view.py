"""« Voir le détail »: every operation that arrives, one line each, filtered by words."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dsi_desktop.features.exchange.queries.detail import ArrivingLine
from dsi_desktop.features.exchange.rules import words
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import fold
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Table

_PAGE = 200
_PAUSE = 120


class DetailView(QWidget):
    """A table of 200 lines at a time; « Suite » brings the next ones."""

    def __init__(self, today: Callable[[], date], leave: Callable[[], object]) -> None:
        super().__init__()
        self._today = today
        self._lines: tuple[ArrivingLine, ...] = ()
        self._found: list[ArrivingLine] = []
        self._shown = _PAGE
        self.search = QLineEdit()
        self.search.setAccessibleName(_("Filtrer les modifications"))
        self.search.setPlaceholderText(_("Filtrer : une personne, une fiche, un geste"))
        self.search.setClearButtonEnabled(True)
        self._model = RowsModel(self._columns(), key=lambda line: line.gesture)
        self.table = Table(_("Modifications qui arrivent"), self._model)
        self.table.widths(150, 150, 280, 320, 70, stretch=3)
        self._count = label("", "muted")
        self.more = button(_("Suite"), self.show_more, icon_name="chevron-down")
        self._lay_out(leave)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.filter)
        self.search.textChanged.connect(self._pause.start)
        self.setFocusProxy(self.table)

    def show_lines(self, lines: tuple[ArrivingLine, ...]) -> None:
        """Show the operations of a reception, the newest first."""
        self._lines = tuple(sorted(lines, key=lambda line: -line.at))
        self.filter()

    def filter(self) -> None:
        """Keep the lines that hold every word typed."""
        asked = fold(self.search.text()).split()
        self._found = [line for line in self._lines if _holds(line, asked)]
        self._shown = _PAGE
        self._show()

    def show_more(self) -> None:
        """Show the next page under this one."""
        self._shown += _PAGE
        self._show()

    def _show(self) -> None:
        self._model.show(self._found[: self._shown])
        shown = min(self._shown, len(self._found))
        said = words.changes(len(self._found))
        if shown < len(self._found):
            said = _("{shown} sur {changes}").format(shown=fmt.number(shown), changes=said)
        self._count.setText(said)
        self.more.setVisible(shown < len(self._found))

    def _columns(self) -> tuple[Column[ArrivingLine], ...]:
        return (
            Column(_("Quand *"), self._when),
            Column(_("Qui"), lambda line: line.author or line.device, tip=lambda line: line.device),
            Column(_("Geste"), lambda line: line.label, tip=lambda line: line.label),
            Column(_("Fiches"), lambda line: line.what, tip=lambda line: line.what),
            Column(_("Champs"), lambda line: str(line.fields), right=True),
        )

    def _when(self, line: ArrivingLine) -> str:
        day = fmt.date_short(words.local(line.at).date(), self._today())
        return f"{day}, {words.hour(line.at)}"

    def _lay_out(self, leave: Callable[[], object]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 4, 28, 24)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(self.search, 1)
        head.addWidget(self._count)
        head.addWidget(button(_("Revenir au résumé"), leave, icon_name="arrow-left"))
        column.addLayout(head)
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addWidget(label(_("* Date donnée par l’ordinateur de la personne."), "small"))
        foot.addStretch()
        foot.addWidget(self.more, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(foot)


def _holds(line: ArrivingLine, asked: list[str]) -> bool:
    text = fold(f"{line.author} {line.device} {line.label} {line.what}")
    return all(word in text for word in asked)
