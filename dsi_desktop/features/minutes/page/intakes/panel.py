"""The panel of projects: the list of those the meeting concerns, and the one chosen."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes.page.intakes.asking import ProjectAsking
from dsi_desktop.features.minutes.presenter import LivePresenter
from dsi_desktop.features.minutes.presenter.intakes import ProjectScene, ProjectsPresenter
from dsi_desktop.features.minutes.queries.intakes import ProjectLine
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.frames import clear, scrolling
from dsi_desktop.ui.widgets.texts import Elided, label
from dsi_desktop.ui.widgets.views import Table

_KEYS = {
    Qt.Key.Key_N: "present", Qt.Key.Key_Return: "edit", Qt.Key.Key_Enter: "edit",
    Qt.Key.Key_B: "check", Qt.Key.Key_R: "recommended", Qt.Key.Key_D: "decided",
    Qt.Key.Key_S: "advance", Qt.Key.Key_Backspace: "back", Qt.Key.Key_Delete: "remove",
    Qt.Key.Key_Escape: "leave",
}


class Meeting(Protocol):
    """The page of the meeting, as the panel sees it."""

    store: Store
    desk: Desk
    presenter: LivePresenter

    def open_panel(self, panel: QWidget) -> None: ...

    def close_panel(self) -> None: ...


class ProjectsTable(Table):
    """Says `asked` with a gesture on the project chosen."""

    asked = Signal(str)

    def __init__(self) -> None:
        self.rows: RowsModel[ProjectLine] = RowsModel(
            [
                Column(_("Projet"), lambda row: row.title, _spoken, tip=lambda row: row.title),
                Column(_("Chantier"), lambda row: row.body, tip=lambda row: row.body),
                Column(_("Étape"), lambda row: word("intake_state", row.state)),
                Column(_("Montant"), _amount, right=True),
            ],
            lambda row: row.id,
        )
        super().__init__(_("Projets présentés"), self.rows)
        self.widths(180, 130, 96, 90, stretch=0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters are gestures, never a search by typing."""
        held = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if not held and event.key() in _KEYS:
            self.asked.emit(_KEYS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class ProjectsPanel(QWidget):
    """A list, the project under the cursor, and the gestures that make it go forward."""

    def __init__(self, live: Meeting) -> None:
        super().__init__()
        self._live = live
        self.presenter = ProjectsPresenter(
            live.presenter, live.store, self, live.desk.today)
        self.asking = ProjectAsking(self, live, self.presenter)
        self.setAccessibleName(_("Projets présentés aux chantiers"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(Elided(_("Projets"), "h2"), 1)
        head.addWidget(icon_button("x", _("Revenir aux lignes du point"), live.close_panel))
        column.addLayout(head)
        self.table = ProjectsTable()
        column.addWidget(self.table, 2)
        self._body = QVBoxLayout()
        self._body.setContentsMargins(0, 0, 8, 0)
        self._body.setSpacing(4)
        column.addWidget(scrolling(self._body), 3)
        column.addLayout(self._tools())
        self.table.asked.connect(self._asked)
        self.table.selectionModel().currentChanged.connect(
            lambda index, _before: self._moved(index.row()))
        self.presenter.refresh()

    def refresh(self) -> None:
        """Read again: another laptop, an undo."""
        self.presenter.refresh()

    def show_projects(self, lines: list[ProjectLine], chosen: str) -> None:
        self.table.rows.show(lines)
        index = self.table.rows.index_of(chosen)
        if index.isValid() and index.row() != self.table.currentIndex().row():
            self.table.setCurrentIndex(index)

    def show_project(self, scene: ProjectScene | None) -> None:
        clear(self._body)
        if scene is None:
            self._body.addWidget(label(
                _("Aucun projet n’a encore été présenté. N en présente un."), "muted", wrap=True))
            self._body.addStretch()
            return
        self._body.addWidget(label(scene.title, "h3", wrap=True))
        self._body.addWidget(label(scene.facts, "muted", wrap=True))
        for text in (scene.summary, *scene.steps, *scene.guidelines):
            if text:
                self._body.addWidget(label(text, wrap=True))
        if scene.waiting:
            said = ngettext(
                "{n} balise attend sa réponse.", "{n} balises attendent leur réponse.",
                scene.waiting)
            self._body.addWidget(label(f"⚠ {said.format(n=scene.waiting)}", "error", wrap=True))
        self._body.addStretch()

    def focusInEvent(self, _event: object) -> None:
        """Hand the keyboard to the list."""
        self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._live.close_panel()
        else:
            super().keyPressEvent(event)

    def _tools(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        for at, (words, gesture) in enumerate((
            (_("Présenter… (N)"), "present"), (_("Balises… (B)"), "check"),
            (_("Nouvelle balise…"), "guideline"), (_("Recommander… (R)"), "recommended"),
            (_("Décider… (D)"), "decided"), (_("Autre étape… (S)"), "advance"),
        )):
            grid.addWidget(button(words, partial(self._asked, gesture)), at // 3, at % 3)
        return grid

    def _moved(self, at: int) -> None:
        lines = self.table.rows.rows
        if 0 <= at < len(lines):
            self.presenter.choose(lines[at].id)

    def _asked(self, gesture: str) -> None:
        acts: dict[str, Callable[[], object]] = {
            "leave": self._live.close_panel, "present": self.asking.present,
            "edit": self.asking.edit, "check": self.asking.check,
            "guideline": self.asking.guideline, "advance": self.asking.advance,
            "recommended": partial(self.asking.resolve, "recommended"),
            "decided": partial(self.asking.resolve, "decided"),
            "back": self.presenter.take_back, "remove": self._remove,
        }
        acts[gesture]()
        if gesture != "leave":
            self.table.setFocus()

    def _remove(self) -> None:
        if self.presenter.sheet() is not None and self._live.desk.confirm(
            _("Retirer ce projet avec ses étapes ? Les résolutions restent."), _("Retirer")
        ):
            self.presenter.remove()


def _amount(row: ProjectLine) -> str:
    return fmt.money(row.amount, short=True) if row.amount is not None else ""


def _spoken(row: ProjectLine) -> str:
    parts = (row.title, row.organization, row.body, word("intake_state", row.state), _amount(row))
    return ", ".join(part for part in parts if part)
