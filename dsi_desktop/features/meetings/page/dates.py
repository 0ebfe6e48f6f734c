"""Choose the day of a meeting: three weeks side by side, each with what speaks against it."""

from datetime import date

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import queries
from dsi_desktop.features.meetings.queries import Call
from dsi_desktop.features.meetings.rules import days as rules
from dsi_desktop.features.meetings.rules.days import DayFacts
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.forms.fields import BadValue, DayField
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Table

_ICONS = {
    rules.GOOD: ("circle-check", "ok"), rules.FAIR: ("alert-triangle", "warn"),
    rules.AVOID: ("circle-x", "danger"),
}


def choose_day(parent: QWidget, store: Store, call: Call, today: date) -> str:
    """Let the person compare days for a call; return the one kept, "" when none is."""
    dialog = DaysDialog(parent, store, call, today)
    return dialog.chosen() if dialog.exec() == QDialog.DialogCode.Accepted else ""


class DaysDialog(QDialog):
    """Days in rows, the best one under the keyboard; Entrée keeps it."""

    def __init__(self, parent: QWidget | None, store: Store, call: Call, today: date) -> None:
        super().__init__(parent)
        self._store, self._call, self._today = store, call, today
        self.setWindowTitle(_("Choisir la date"))
        self.model: RowsModel[DayFacts] = RowsModel(_columns(), lambda one: one.day, self)
        self.table = Table(_("Jours comparés"), self.model, lambda _index: self.accept())
        self.around = DayField("around", _("Autour du"), lambda: today, required=True)
        self.around.show_value(call.held_on or today.isoformat())
        self.around.edited.connect(lambda _name: self.compare())
        self.told = label("", "", wrap=True)
        self.told.setAccessibleName(_("Ce qu’il faut savoir du jour choisi"))
        self.keep = button(_("Retenir ce jour"), self.accept, look="primary")
        self.keep.setDefault(True)
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _then: self._say())
        self.compare()
        self.table.setFocus()

    def compare(self) -> None:
        """Compare the weeks around the day typed; a day that is none leaves the list."""
        try:
            middle = date.fromisoformat(str(self.around.value()))
        except BadValue:
            return
        days = rules.days_around(middle, self._today)
        found = queries.days_compared(self._store, self._call, days, self._today)
        self.model.show(found)
        wanted = rules.best(found, middle)
        index = self.model.index_of(wanted) if wanted else self.model.index(0, 0)
        self.table.setCurrentIndex(index)
        self._say()

    def chosen(self) -> str:
        """Return the day under the keyboard, "" when the list is empty."""
        index = self.table.currentIndex()
        return self.model.row(index).day.isoformat() if index.isValid() else ""

    def accept(self) -> None:
        if self.chosen():
            super().accept()

    def _say(self) -> None:
        index = self.table.currentIndex()
        self.keep.setEnabled(index.isValid())
        if not index.isValid():
            self.told.setText(_("Aucun jour à comparer : choisissez une date à venir."))
            return
        one = self.model.row(index)
        self.told.setText("\n".join(rules.reasons(one)) or _("Rien ne s’y oppose."))
        self.keep.setText(_("Retenir le {day}").format(day=fmt.date_long(one.day)))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(_("Choisir la date"), "h3"))
        column.addWidget(self.around)
        self.table.widths(212, 120, 300, stretch=2)
        self.table.setMinimumSize(theme().px(560), theme().px(240))
        column.addWidget(self.table, 1)
        self.told.setMinimumHeight(theme().px(76))
        column.addWidget(self.told)
        row = QHBoxLayout()
        row.addStretch()
        leave = button(_("Annuler"), self.reject)
        row.addWidget(leave)
        row.addWidget(self.keep)
        column.addLayout(row)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        room = self.screen().availableGeometry()
        self.resize(
            min(theme().px(780), room.width() - 40), min(theme().px(620), room.height() - 60)
        )


def _columns() -> list[Column[DayFacts]]:
    return [
        Column(_("Jour"), lambda one: fmt.date_long(one.day), _spoken),
        Column(_("Verdict"), lambda one: rules.verdict_words(rules.verdict(one)),
               icon=lambda one: icon(*_ICONS[rules.verdict(one)])),
        Column(_("À savoir"), _first, tip=lambda one: "\n".join(rules.reasons(one))),
    ]


def _first(one: DayFacts) -> str:
    return next(iter(rules.reasons(one)), _("Rien ne s’y oppose."))


def _spoken(one: DayFacts) -> str:
    parts = (fmt.date_long(one.day), rules.verdict_words(rules.verdict(one)), *rules.reasons(one))
    return ", ".join(parts)
