"""« Leviers »: the programmes, what each could pay in the plan, the needs that none fits."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from dsi_desktop.features.funding import commands
from dsi_desktop.features.funding.page.beside import side_by_side
from dsi_desktop.features.funding.page.giver_forms import GiverForms
from dsi_desktop.features.funding.page.host import Funding, InnerPanel
from dsi_desktop.features.funding.page.pick_field import PickField
from dsi_desktop.features.funding.presenter import levers as said
from dsi_desktop.features.funding.queries.levers import (
    LeversSheet,
    ProgrammeSheet,
    levers,
    programme_tags,
)
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.flowing import flowing
from dsi_desktop.ui.widgets.frames import Card, EmptyState, field_row, scrolling
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Table

_SHOWN = 60
_FUNDER, _ROOMY = 1, 860
_KEYS = {
    Qt.Key.Key_N: "add", Qt.Key.Key_E: "edit", Qt.Key.Key_F2: "edit", Qt.Key.Key_T: "tag",
    Qt.Key.Key_Delete: "remove",
}


class ProgrammesTable(Table):
    """The programmes; letters are gestures on the one under the cursor."""

    def __init__(self, panel: "LeversPanel") -> None:
        self._panel = panel
        today = panel.host.desk.today
        self.rows: RowsModel[ProgrammeSheet] = RowsModel([
            Column(_("Programme"), lambda row: row.lever.name, panel.spoken,
                   tip=lambda row: row.pays or row.lever.name),
            Column(_("Bailleur"), lambda row: row.funder, tip=lambda row: row.funder),
            Column(_("Échéance"), lambda row: said.when_words(row.lever, today()),
                   icon=lambda row: icon("calendar-due", "warn")
                   if said.soon_words(row.lever, today()) else None,
                   tip=lambda row: said.soon_words(row.lever, today())),
            Column(_("Montant"), said.amount_words, tip=said.amount_words),
            Column(_("Pourrait payer"), panel.counted),
        ], lambda row: row.lever.id)  # fmt: skip
        super().__init__(_("Programmes"), self.rows, lambda _index: panel.edit())
        self.widths(200, 150, 165, 160, 150, stretch=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the funder to the card beside where there is no room: nothing is cut."""
        super().resizeEvent(event)
        self.setColumnHidden(_FUNDER, self.width() < theme().px(_ROOMY))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do the gesture of a letter."""
        name = _KEYS.get(Qt.Key(event.key()))
        if name is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            self._panel.gesture(name)


class LeversPanel(InnerPanel):
    """The programmes at the left; at the right what the one under the cursor could pay."""

    def __init__(self, host: Funding) -> None:
        super().__init__(host)
        self._forms = GiverForms(host)
        self.sheet = LeversSheet((), (), (), 0, {})
        self.table = ProgrammesTable(self)
        self.table.selectionModel().currentChanged.connect(self._moved)
        self.card = Card(_("Programme"))
        self.needs = Card(_("Besoins sans programme"), "alert-triangle")
        self._none = EmptyState(
            "coins", _("Aucun programme"),
            _("Une fiche de programme dit ce qu’un bailleur finance, quand et où. Elle montre les "
              "besoins et les actions du plan qu’elle pourrait payer, et avertit avant la date "
              "limite."), _("Ajouter un programme"), self._add)  # fmt: skip
        self._new = button(_("Ajouter un programme"), self._add, icon_name="plus")
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(16)
        inside.addWidget(self.card)
        inside.addWidget(self.needs)
        inside.addStretch(1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(side_by_side(self.table, scrolling(inside)))
        self._stack.addWidget(self._none)

    @property
    def tools(self) -> Sequence[QWidget]:
        """One gesture: a programme more."""
        return (self._new,)

    def refresh(self) -> None:
        """Match the programmes with the plan in sight again."""
        self.sheet = levers(self.host.store, self.host.plan_id, self.host.desk.today())
        self.table.rows.show(self.sheet.programmes)
        self._stack.setCurrentIndex(0 if self.sheet.programmes else 1)
        if self.sheet.programmes and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
        self._show()
        self._show_needs()

    def take_focus(self) -> None:
        """Put the keyboard on the programmes."""
        (self.table if self.sheet.programmes else self._none).setFocus()

    def open_record(self, kind: str, record_id: str) -> bool:
        """Show a programme."""
        if kind != "programme":
            return False
        self.refresh()
        index = self.table.rows.index_of(record_id)
        if index.isValid():
            self.table.setCurrentIndex(index)
        return index.isValid()

    def spoken(self, row: ProgrammeSheet) -> str:
        """Return a line as it is read aloud."""
        return said.spoken(row, self.sheet, self.host.desk.today())

    def counted(self, row: ProgrammeSheet) -> str:
        """Return how much of the plan a programme could pay."""
        return said.counted(self.sheet, row.lever.id)

    def in_hand(self) -> ProgrammeSheet | None:
        """Return the programme under the cursor."""
        index = self.table.currentIndex()
        return self.table.rows.row(index) if index.isValid() else None

    def gesture(self, name: str) -> None:
        """Do what a key asked."""
        if name == "add":
            self._add()
        elif self.in_hand() is not None:
            {"edit": self.edit, "tag": self.tag, "remove": self._remove}[name]()

    def edit(self) -> None:
        """Correct the programme under the cursor."""
        one = self.in_hand()
        if one is not None and self._forms.edit("programme", one.lever.id):
            self.refresh()

    def tag(self) -> None:
        """Choose the dimensions and the territories it pays for."""
        one = self.in_hand()
        if one is None:
            return
        dimensions, areas = programme_tags(self.host.store, one.lever.id)
        form = Form([
            PickField("dimensions", _("Dimensions"), [(tag.id, tag.name) for tag in dimensions]),
            PickField("areas", _("Territoires (aucun : partout)"),
                      [(tag.id, tag.name) for tag in areas]),
        ])  # fmt: skip
        form.fill({
            name: " ".join(tag.id for tag in tags if tag.chosen)
            for name, tags in (("dimensions", dimensions), ("areas", areas))
        })
        title = _("Ce que finance « {name} »").format(name=one.lever.name)
        if ask(self.host.widget, title, form, lambda values: commands.tag_programme(
            self.host.store, one.lever.id, str(values["dimensions"]).split(),
            str(values["areas"]).split(),
        )):  # fmt: skip
            self.refresh()

    def _add(self) -> None:
        if self._forms.add_programme(""):
            self.refresh()

    def _remove(self) -> None:
        one = self.in_hand()
        if one is not None and self.host.write(
            lambda: commands.remove_programme(self.host.store, one.lever.id),
            _("Programme retiré. Ctrl+Z le ramène."),
        ):
            self.refresh()

    def _moved(self, _index: QModelIndex, _before: QModelIndex) -> None:
        self._show()

    def _show(self) -> None:
        one = self.in_hand()
        self.card.empty()
        self.card.setVisible(one is not None)
        if one is None:
            return
        today = self.host.desk.today()
        self.card.title.say(one.lever.name)
        soon = said.soon_words(one.lever, today)
        if soon:
            self.card.body.addWidget(label(
                f"⚠ {said.when_words(one.lever, today)}, {soon}", "error", wrap=True))
        for name, value in said.facts(one, today):
            self.card.body.addLayout(field_row(name, value))
        self.card.body.addWidget(flowing(
            button(_("Modifier… (E)"), self.edit),
            button(_("Dimensions et territoires… (T)"), self.tag)))
        self._show_fits(one)

    def _show_fits(self, one: ProgrammeSheet) -> None:
        lines = said.fit_lines(self.sheet, one.lever.id)
        self.card.body.addWidget(label(_("Pourrait payer"), "h3"))
        if not lines:
            words = (_("Aucun besoin ni aucune action n’a sa dimension et son territoire.")
                     if one.lever.dimensions else
                     _("Précisez ses dimensions : rien ne dit encore ce qu’il pourrait payer."))
            self.card.body.addWidget(label(words, "muted", wrap=True))
        for fit in lines[:_SHOWN]:
            self.card.body.addWidget(RecordLine(
                Record(fit.title, fit.reason, pill=word("plan_level", fit.kind)),
                partial(self.host.desk.open_record, fit.kind, fit.id)))

    def _show_needs(self) -> None:
        self.needs.empty()
        self.needs.title.say(said.unserved_words(self.sheet))
        for one in self.sheet.unserved[:_SHOWN]:
            self.needs.body.addWidget(RecordLine(
                Record(one.title), partial(self.host.desk.open_record, one.kind, one.id)))
