"""« Versions du plan »: those adopted, each compared with today or with another."""

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.features.plan.page.printing import write_paper
from dsi_desktop.features.plan.presenter.versions import ChangeRow, VersionsPresenter
from dsi_desktop.features.plan.queries.paper import plan_paper
from dsi_desktop.features.plan.queries.versions import VersionLine
from dsi_desktop.features.plan.report.changes import CHANGES, changes_document
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import FormDialog, Save
from dsi_desktop.ui.forms.fields import ChoiceField, DayField, TextField, Value
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.models.tree_model import TreeModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Table, Tree


def show_versions(host: Plans) -> "VersionsDialog | None":
    """Open the window of the versions of the plan in sight."""
    if not host.plan_id:
        return None
    dialog = VersionsDialog(host)
    dialog.open()
    return dialog


class VersionsDialog(QDialog):
    """Versions at the left, what changed since the one in hand at the right."""

    def __init__(self, host: Plans) -> None:
        super().__init__(host.widget)
        self._host = host
        self.presenter = VersionsPresenter(host.store, self, host.plan_id)
        self.model = RowsModel[VersionLine](
            [Column(_("Version"), _named, spoken=_spoken, tip=_spoken),
             Column(_("Adoptée le"), lambda one: fmt.date_short(one.adopted_on, host.desk.today())
                    if one.adopted_on else "")],
            lambda one: one.id, self,
        )  # fmt: skip
        self.list = Table(_("Versions adoptées"), self.model, lambda _index: self.edit())
        self.list.widths(0, 110, stretch=0)
        self.list.selectionModel().currentChanged.connect(lambda *_told: self._taken())
        self.beside = QComboBox()
        self.beside.setAccessibleName(_("Comparer avec"))
        self.beside.activated.connect(
            lambda at: self.presenter.compare_with(str(self.beside.itemData(at)))
        )
        self.rows: TreeModel[ChangeRow] = TreeModel(
            [Column(_("Élément"), lambda row: row.words, tip=lambda row: row.words),
             Column(_("Changement"), lambda row: row.sort)],
            lambda row: row.key, lambda row: row.children,
        )  # fmt: skip
        self.tree = Tree(_("Ce qui a changé"), self.rows, lambda _index: self.open_element())
        self.said = label("", "muted", wrap=True)
        self.refusal = label("", "error", wrap=True)
        self._buttons()
        self._lay_out()
        self.presenter.refresh()
        self.list.setFocus()

    # --- what the presenter asks -----------------------------------------------------------

    def show_versions(self, lines: list[VersionLine], chosen: str) -> None:
        """List the versions; the one in hand stays in hand."""
        self.refusal.hide()
        self.model.show(lines)
        index = self.model.index_of(chosen)
        before = self.list.selectionModel().blockSignals(True)
        self.list.setCurrentIndex(index)
        self.list.selectionModel().blockSignals(before)
        for widget in (self.edits, self.removes, self.prints, self.beside):
            widget.setEnabled(bool(lines))
        self.meets.setEnabled(bool(self._line() and self._line_meeting()))
        self.renumbers.setVisible(self.presenter.doubled)

    def show_comparisons(self, options: list[tuple[str, str]], chosen: str) -> None:
        """Offer what to compare with."""
        self.beside.clear()
        for key, words in options:
            self.beside.addItem(words, key)
        self.beside.setCurrentIndex(max(0, self.beside.findData(chosen)))

    def show_rows(self, rows: tuple[ChangeRow, ...], said: str) -> None:
        """Show the tree, unfolded, and its sentence."""
        self.rows.show(rows)
        self.tree.expandAll()
        head = self.tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.said.setText(said)

    def refuse(self, error: DsiError) -> None:
        """Say why, inside the window."""
        self.refusal.setText(f"⚠ {error.sentence}")
        self.refusal.show()

    # --- gestures --------------------------------------------------------------------------

    def adopt(self) -> FormDialog:
        """Ask when and by which resolution, then keep the plan as it stands."""
        form = self._form()
        form.fill({"adopted_on": self._host.desk.today().isoformat(), "motion_id": None})

        def save(values: dict[str, Value]) -> None:
            said = self.presenter.adopt(
                str(values["title"] or ""), _text(values["adopted_on"]),
                _text(values["motion_id"]),
            )
            self._host.desk.tell(said)

        return self._asked(_("Adopter cette version du plan"), form, save, _("Adopter"))

    def edit(self) -> FormDialog | None:
        """Correct the name, the date, the resolution of the one in hand."""
        line = self._line()
        if line is None:
            return None
        form = self._form()
        form.fill({
            "title": line.title, "adopted_on": line.adopted_on, "motion_id": line.motion_id,
        })

        def save(values: dict[str, Value]) -> None:
            self.presenter.edit(
                str(values["title"] or ""), _text(values["adopted_on"]),
                _text(values["motion_id"]),
            )

        return self._asked(_("Modifier : {name}").format(name=line.name), form, save, "")

    def remove(self) -> None:
        """Take the one in hand away, once asked."""
        line = self._line()
        if line is None:
            return
        question = _("Supprimer « {name} »? Le plan lui-même ne change pas.")
        if self._host.desk.confirm(question.format(name=line.name), _("Supprimer")):
            self.presenter.remove()

    def print_changes(self) -> None:
        """Print the comparison in sight."""
        paper = plan_paper(self._host.store, self.presenter.plan_id, self._host.desk.today())
        make = partial(changes_document, self.presenter.found(), paper.title, paper.issuer)
        write_paper(self._host, CHANGES, make)

    def meet(self) -> None:
        """Open the meeting where the one in hand was adopted."""
        meeting = self._line_meeting()
        if meeting:
            self.accept()
            self._host.desk.open_record("meeting", meeting)

    def open_element(self) -> None:
        """Open the element in hand, when it is still in the plan."""
        index = self.tree.currentIndex()
        row = self.rows.row(index) if index.isValid() else None
        if row is not None and row.record_id in self.presenter.today() and row.kind in _OPENED:
            self.accept()
            self._host.open_element(row.kind, row.record_id)

    def _taken(self) -> None:
        line = self._line()
        if line is not None:
            self.presenter.choose(line.id)
            self.meets.setEnabled(bool(line.meeting_id))

    def _line(self) -> VersionLine | None:
        index = self.list.currentIndex()
        return self.model.row(index) if index.isValid() else None

    def _line_meeting(self) -> str:
        line = self._line()
        return (line.meeting_id or "") if line is not None else ""

    def _form(self) -> Form:
        choices = [(one.id, one.name) for one in self.presenter.resolutions()]
        return Form([
            TextField("title", _("Nom de la version")),
            DayField("adopted_on", _("Adoptée le"), self._host.desk.today),
            ChoiceField("motion_id", _("Par la résolution"), choices, none=_("Aucune résolution"),
                        filtered=True),
        ])  # fmt: skip

    def _asked(self, title: str, form: Form, save: Save, yes: str) -> FormDialog:
        dialog = FormDialog(self, title, form, save, yes=yes)
        dialog.open()
        return dialog

    def _buttons(self) -> None:
        self.adopts = button(_("Adopter cette version…"), self.adopt, look="primary")
        self.edits = button(_("Modifier…"), self.edit, icon_name="pencil")
        self.removes = button(_("Supprimer…"), self.remove, icon_name="trash")
        self.renumbers = button(_("Renuméroter"), self.presenter.renumber, icon_name="hash")
        self.meets = button(_("Voir la rencontre"), self.meet, icon_name="gavel")
        self.prints = button(_("Imprimer…"), self.print_changes, icon_name="printer")
        QShortcut(QKeySequence("Del"), self.list, self.remove)

    def _lay_out(self) -> None:
        words = _("Versions du plan")
        self.setWindowTitle(words)
        room = self.screen().availableGeometry()
        width, height = theme().px(1120), theme().px(640)
        self.resize(min(width, room.width() - 40), min(height, room.height() - 60))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(words, "h2"))
        column.addWidget(label(_(
            "Une version garde le plan tel qu’une résolution l’a adopté ; elle ne change plus."
        ), "muted", wrap=True))  # fmt: skip
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        halves.addWidget(self._left())
        halves.addWidget(self._right())
        halves.setSizes([theme().px(340), theme().px(740)])
        column.addWidget(halves, 1)
        column.addWidget(self.refusal)
        self.refusal.hide()
        row = QHBoxLayout()
        row.addWidget(self.prints)
        row.addStretch()
        row.addWidget(button(_("Fermer"), self.accept))
        row.addWidget(self.adopts)
        column.addLayout(row)

    def _left(self) -> QWidget:
        half = QFrame()
        column = QVBoxLayout(half)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        for widget in (self.edits, self.removes):
            row.addWidget(widget)
        row.addStretch()
        column.addLayout(row)
        below = QHBoxLayout()
        below.addWidget(self.meets)
        below.addWidget(self.renumbers)
        below.addStretch()
        column.addLayout(below)
        return half

    def _right(self) -> QWidget:
        half = QFrame()
        column = QVBoxLayout(half)
        column.setContentsMargins(8, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(label(_("Comparer avec"), "label"))
        row.addWidget(self.beside)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.said)
        column.addWidget(self.tree, 1)
        return half


_OPENED = frozenset({"need", "issue", "orientation", "objective", "desired_change", "action"})


def _named(line: VersionLine) -> str:
    return f"{line.name} – {line.title}" if line.title else line.name


def _spoken(line: VersionLine) -> str:
    day = fmt.date_long(line.adopted_on, with_weekday=False) if line.adopted_on else ""
    parts = (_named(line), _("adoptée le {day}").format(day=day) if day else "", line.resolution)
    return ", ".join(part for part in parts if part)


def _text(value: Value) -> str | None:
    return str(value) if value else None
