"""The guidelines: what was agreed, whom it binds, which projects respected it."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.features.projects.page.asking import ProjectAsking
from dsi_desktop.features.projects.presenter.deciding import ProjectsPresenter
from dsi_desktop.features.projects.presenter.guidelines import (
    about,
    period,
    respected,
    spoken,
    standing,
)
from dsi_desktop.features.projects.queries import GuidelineRow
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.flowing import flowing
from dsi_desktop.ui.widgets.frames import Card, EmptyState, field_row, scrolling
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Table

_KEYS = {
    Qt.Key.Key_N: "add", Qt.Key.Key_E: "edit", Qt.Key.Key_F2: "edit", Qt.Key.Key_F: "end",
    Qt.Key.Key_Delete: "remove",
}
_TONES = {"respected": "good", "not_respected": "bad"}


class GuidelinesTable(Table):
    """Letters are gestures."""

    def __init__(self, panel: "GuidelinesPanel", desk: Desk) -> None:
        self._panel = panel
        today = desk.today
        self.rows: RowsModel[GuidelineRow] = RowsModel([
            Column(_("Balise"), lambda row: row.title, lambda row: spoken(row, today()),
                   tip=lambda row: row.text or row.title),
            Column(_("S’applique à"), about, tip=about),
            Column(_("Validité"), lambda row: period(row, today())),
            Column(_("État"), lambda row: standing(row, today())),
            Column(_("Respectée"), lambda row: fmt.number(row.count("respected")),
                   right=True, tip=respected),
            Column(_("Non"), lambda row: fmt.number(row.count("not_respected")), right=True,
                   tip=respected),
        ], lambda row: row.id)  # fmt: skip
        super().__init__(_("Liste des balises"), self.rows, lambda _index: panel.edit())
        self.widths(200, 140, 130, 80, 76, 44, stretch=0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do the gesture of a letter."""
        name = _KEYS.get(Qt.Key(event.key()))
        if name is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            self._panel.gesture(name)


class GuidelinesPanel(QWidget):
    """The list, and the one under the cursor with the projects that answered it."""

    def __init__(self, desk: Desk, presenter: ProjectsPresenter, asking: ProjectAsking) -> None:
        super().__init__()
        self._desk, self._presenter, self._asking = desk, presenter, asking
        self.table = GuidelinesTable(self, desk)
        self.table.selectionModel().currentChanged.connect(self._moved)
        self.card = Card(_("Balise"))
        self._none = EmptyState(
            "circle-check", _("Aucune balise"),
            _("Une balise est ce que les partenaires ont convenu de respecter : territoire, "
              "visibilité, écologie… Elle est vérifiée quand un projet est présenté."),
            _("Ajouter la première balise"), asking.guideline)  # fmt: skip
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, 8, 0)
        inside.addWidget(self.card)
        inside.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._none, 1)
        row.addWidget(self.table, 5)
        self._beside = scrolling(inside)
        row.addWidget(self._beside, 3)

    def show_rows(self, rows: tuple[GuidelineRow, ...]) -> None:
        """Show every guideline; without any, what one is for."""
        self.table.rows.show(rows)
        self._none.setVisible(not rows)
        for one in (self.table, self._beside):
            one.setVisible(bool(rows))
        if rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
        self._show(self.in_hand())

    def reveal(self, guideline_id: str) -> None:
        """Put the cursor on a guideline."""
        index = self.table.rows.index_of(guideline_id)
        if index.isValid():
            self.table.setCurrentIndex(index)

    def in_hand(self) -> str:
        """Return the guideline under the cursor."""
        index = self.table.currentIndex()
        return self.table.rows.row(index).id if index.isValid() else ""

    def gesture(self, name: str) -> None:
        """Do what a key asked."""
        if name == "add":
            self._asking.guideline()
        elif self.in_hand():
            {"edit": self.edit, "end": self._end, "remove": self._remove}[name]()

    def edit(self) -> None:
        """Correct the guideline under the cursor."""
        self._asking.guideline(self.in_hand())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the list."""
        super().focusInEvent(event)
        (self.table if self.table.rows.rows else self._none).setFocus(event.reason())

    def _end(self) -> None:
        self._asking.end_guideline(self.in_hand())

    def _remove(self) -> None:
        self._asking.remove_guideline(self.in_hand())

    def _moved(self, _index: QModelIndex, _before: QModelIndex) -> None:
        self._show(self.in_hand())

    def _show(self, guideline_id: str) -> None:
        one = self._presenter.guideline(guideline_id)
        self.card.empty()
        if one is None:
            return
        today = self._desk.today()
        self.card.title.say(one.title)
        if one.text:
            self.card.body.addWidget(label(one.text, wrap=True))
        for name, value in (
            (_("S’applique à"), about(one)), (_("Validité"), period(one, today)),
        ):  # fmt: skip
            self.card.body.addLayout(field_row(name, value))
        if one.motion_id:
            self.card.body.addWidget(RecordLine(
                Record(one.motion, _("Résolution")),
                lambda: self._desk.open_record("motion", one.motion_id)))  # fmt: skip
        shown = [button(_("Modifier… (E)"), self.edit)]
        if one.in_force(today):
            shown.append(button(_("Mettre fin (F)"), self._end))
        self.card.body.addWidget(flowing(*shown, button(_("Retirer"), self._remove)))
        self._answers(one)

    def _answers(self, one: GuidelineRow) -> None:
        if not one.answers:
            self.card.body.addWidget(label(_("Aucun projet n’y a encore répondu."), "muted",
                                           wrap=True))  # fmt: skip
        for said in one.answers:
            day = fmt.date_short(said.on, self._desk.today()) if said.on else ""
            record = Record(
                said.project, " · ".join(part for part in (day, said.reason) if part),
                pill=word("guideline_answer", said.answer), tone=_TONES.get(said.answer, "quiet"))
            opened = said.project_id
            self.card.body.addWidget(RecordLine(
                record, lambda opened=opened: self._desk.open_record(  # type: ignore[misc]
                    "project_intake", opened)))
