"""The roads between municipalities: those to be typed, those known."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from dsi_desktop.features.solicitation import queries
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.forms.fields import NumberField
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.widgets.buttons import Segmented, button, icon_button
from dsi_desktop.ui.widgets.frames import Card, EmptyState
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Table

Save = Callable[[str, str, int, int], object]
_TO_LEARN, _KNOWN = "unknown", "known"


class RoadsCard(Card):
    """Choose a road, type its kilometres and minutes, Entrée: the next one comes."""

    def __init__(self, save: Save, remove: Callable[[str], object]) -> None:
        super().__init__(_("Distances entre municipalités"), "car")
        self._save, self._remove = save, remove
        self.unknown: RowsModel[queries.UnknownRoad] = RowsModel(
            _unknown_columns(), lambda road: (road.from_area_id, road.to_area_id))
        self.known: RowsModel[queries.RoadLine] = RowsModel(_known_columns(), lambda road: road.id)
        self.unknown_table = Table(_("Distances à compléter"), self.unknown, self._begin)
        self.known_table = Table(_("Distances connues"), self.known, self._begin)
        self.unknown_table.widths(150, 150, 70)
        self.known_table.widths(140, 140, 70, 80)
        self.parts = Segmented(_("Distances montrées"), [
            (_TO_LEARN, _("À compléter")), (_KNOWN, _("Connues"))])
        self.form = Form([[
            NumberField("kilometres", _("Kilomètres (aller)"), high=2000, required=True),
            NumberField("minutes", _("Minutes (aller)"), high=1440, required=True),
        ]])
        self.road = label("", "label", wrap=True)
        self.done = EmptyState(
            "car", _("Aucune distance ici"),
            _("Une distance s’écrit une fois : elle sert dans les deux sens."))
        self._lay_out()

    def _lay_out(self) -> None:
        self.head.addWidget(self.parts)
        self.stack = QStackedLayout()
        self.body.addLayout(self.stack, 1)
        for shown in (self.unknown_table, self.known_table, self.done):
            self.stack.addWidget(shown)
        self.entry = QWidget()
        column = QVBoxLayout(self.entry)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.road)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.form, 1)
        self.keep = button(_("Retenir"), self.submit, look="primary")
        self.keep.setAccessibleName(_("Retenir cette distance"))
        self.forget = icon_button("trash", _("Oublier cette distance"), self._forget)
        for press in (self.keep, self.forget):
            row.addWidget(press, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        self.body.addWidget(self.entry)
        self.parts.chosen.connect(lambda _key: self._present())
        for table in (self.unknown_table, self.known_table):
            table.selectionModel().currentChanged.connect(lambda _new, _old: self._show_road())
        for field in self.form.fields.values():
            if isinstance(field.control, QLineEdit):
                field.control.returnPressed.connect(self.submit)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.known_table, self._forget)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)

    def show_roads(
        self, unknown: Sequence[queries.UnknownRoad], known: Sequence[queries.RoadLine]
    ) -> None:
        """Show both lists; the road in hand stays in hand."""
        self.unknown.show(unknown)
        self.known.show(known)
        for table in (self.unknown_table, self.known_table):
            if table.model().rowCount() and not table.currentIndex().isValid():
                table.setCurrentIndex(table.model().index(0, 0))
        self._present()

    def submit(self) -> None:
        """Remember the road in hand; a refusal stays beside its field."""
        ends, values = self._ends(), self.form.values()
        if ends is None or values is None:
            return
        try:
            self._save(*ends, int(values["kilometres"] or 0), int(values["minutes"] or 0))
        except DsiError as refusal:
            self.form.refuse(refusal)
            return
        self._show_road()
        self.form.fields["kilometres"].setFocus()

    def _present(self) -> None:
        known = self.parts.current() == _KNOWN
        table = self.known_table if known else self.unknown_table
        has_rows = bool(table.model().rowCount())
        self.stack.setCurrentWidget(table if has_rows else self.done)
        self.entry.setVisible(has_rows)
        self.forget.setVisible(known)
        self._show_road()

    def _show_road(self) -> None:
        ends = self._names()
        words = _("De {start} à {end}").format(start=ends[0], end=ends[1]) if ends else ""
        self.road.setText(words)
        self.form.clear_errors()
        line = self._line()
        kept = line if isinstance(line, queries.RoadLine) else None
        self.form.fill({
            "kilometres": kept.kilometres if kept else None,
            "minutes": kept.minutes if kept else None,
        })

    def _line(self) -> queries.UnknownRoad | queries.RoadLine | None:
        if self.parts.current() == _KNOWN:
            at = self.known_table.currentIndex()
            return self.known.row(at) if at.isValid() else None
        at = self.unknown_table.currentIndex()
        return self.unknown.row(at) if at.isValid() else None

    def _ends(self) -> tuple[str, str] | None:
        line = self._line()
        return None if line is None else (line.from_area_id, line.to_area_id)

    def _names(self) -> tuple[str, str] | None:
        line = self._line()
        return None if line is None else (line.from_name, line.to_name)

    def _begin(self, _index: QModelIndex) -> None:
        self.form.fields["kilometres"].setFocus()

    def _forget(self) -> None:
        line = self._line()
        if isinstance(line, queries.RoadLine):
            self._remove(line.id)


def _unknown_columns() -> list[Column[queries.UnknownRoad]]:
    return [
        Column(_("Entre"), lambda road: road.from_name),
        Column(_("Et"), lambda road: road.to_name),
        Column(_("Trajets"), lambda road: fmt.number(road.trips), right=True),
    ]


def _known_columns() -> list[Column[queries.RoadLine]]:
    return [
        Column(_("Entre"), lambda road: road.from_name),
        Column(_("Et"), lambda road: road.to_name),
        Column(_("km"), lambda road: _maybe(road.kilometres), right=True),
        Column(_("Durée"), lambda road: "" if road.minutes is None else fmt.minutes(road.minutes),
               right=True),
    ]  # fmt: skip


def _maybe(number: int | None) -> str:
    return "" if number is None else fmt.number(number)
