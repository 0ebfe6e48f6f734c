"""The sheet of a card beside the board: every box is written as soon as it is left."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QVBoxLayout

from dsi_desktop.features.boards import queries
from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.features.boards.queries import CardSheet, CheckLine, Choice
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.forms.fields import (
    BadValue,
    ChoiceField,
    DayField,
    ProseField,
    TextField,
    Value,
)
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.frames import SidePanel, clear
from dsi_desktop.ui.widgets.texts import label


class CardPanel(SidePanel):
    """Shows one card of the page; what is written goes through its presenter."""

    ticked = Signal(str, bool)
    listed = Signal(str, str)  # task id, text of a new line
    archive = Signal(str)

    def __init__(self, host: Boards) -> None:
        super().__init__(330)
        self.setAccessibleName(_("Fiche de la carte"))
        self.task_id = ""
        self._host = host
        self.form = Form([])
        self._below = QVBoxLayout()
        self._sheet: CardSheet | None = None
        self.add_action(
            icon_button("archive", _("Archiver la carte"), lambda: self.archive.emit(self.task_id))
        )
        self.archive.connect(self._archive)
        self.ticked.connect(lambda key, on: host.presenter.tick(key, done=on))
        self.listed.connect(host.presenter.add_check)

    def open_card(self, task_id: str, *, focus: bool = True) -> None:
        """Show a card, and go to it unless `focus` is off."""
        sheet = queries.card_sheet(self._host.store, task_id)
        if sheet is None:
            return
        if not self.isVisible():
            store = self._host.store
            self.offer(queries.people(store), queries.bodies(store))
        self.show_sheet(sheet)
        self.show()
        if focus:
            self.take_focus()

    def renew(self) -> None:
        """Read the card shown again; leave when it is gone."""
        if not self.isVisible():
            return
        sheet = queries.card_sheet(self._host.store, self.task_id)
        if sheet is None:
            self.leave()
        else:
            self.show_sheet(sheet)

    def offer(self, people: Sequence[Choice], bodies: Sequence[Choice]) -> None:
        """Build the boxes, with what may be chosen in them."""
        self.empty()
        self.form = Form(
            [
                TextField("title", _("Titre"), required=True),
                ChoiceField("state", _("État"), vocabulary.options("task_state")),
                ChoiceField("body_id", _("Chantier"), _pairs(bodies), none=_("aucun")),
                ChoiceField(
                    "person_id", _("Responsable"), _pairs(people),
                    none=_("Aucune personne"), filtered=True,
                ),
                [
                    DayField("due_on", _("Échéance"), self._host.desk.today),
                    TextField("due_text", _("En mots"), hint=_("vers l’été")),
                ],
                ProseField("description", _("Description"), lines=4),
                ProseField("result", _("Résultat"), lines=2),
            ]
        )
        self.form.edited.connect(self._edited)
        self._below = QVBoxLayout()
        self._below.setSpacing(6)
        self.body.addWidget(self.form)
        self.body.addLayout(self._below)
        self.body.addStretch()
        self._sheet = None

    def show_sheet(self, sheet: CardSheet) -> None:
        """Show a card; the box being typed in is left alone."""
        same = self.task_id == sheet.task_id
        self.task_id = sheet.task_id
        self.title.say(sheet.body or _("Carte"))
        values = _values(sheet)
        for name, field in self.form.fields.items():
            if not (same and field.control.hasFocus()):
                field.show_value(values[name])
                field.show_error("")
                if isinstance(field.control, QLineEdit):
                    field.control.setCursorPosition(0)
        if self._sheet is None or _below(self._sheet) != _below(sheet):
            self._fill_below(sheet)
        self._sheet = sheet

    def edit_title(self) -> None:
        """Put the caret in the title, all of it chosen."""
        line = self.form.fields["title"].control
        line.setFocus()
        if isinstance(line, QLineEdit):
            line.selectAll()

    def take_focus(self) -> None:
        self.form.fields["title"].control.setFocus()

    def refuse(self, error: DsiError) -> None:
        self.form.refuse(error)

    def _archive(self, task_id: str) -> None:
        self.hide()
        self._host.presenter.archive(task_id)
        self._host.take_focus()

    def _write(self, name: str, value: Value) -> None:
        presenter, text = self._host.presenter, str(value or "")
        if name == "title":
            presenter.rename(self.task_id, text)
        elif name in ("body_id", "person_id", "due_on"):
            presenter.edit(self.task_id, name, text or None)
        else:
            presenter.edit(self.task_id, name, text)

    def _edited(self, name: str) -> None:
        field = self.form.fields[name]
        try:
            value = field.value()
            if self._sheet is None or value == _values(self._sheet)[name]:
                return
            self.form.clear_errors()
            self._write(name, value)
        except BadValue as refusal:
            field.show_error(str(refusal))
        except DsiError as refusal:
            self.form.refuse(refusal)

    def _fill_below(self, sheet: CardSheet) -> None:
        clear(self._below)
        self._below.addWidget(label(_("Liste à cocher"), "label"))
        for line in sheet.checks:
            self._below.addWidget(self._check(line))
        adding = QLineEdit()
        adding.setPlaceholderText(_("Ajouter un élément"))
        adding.setAccessibleName(_("Ajouter un élément à la liste"))
        adding.returnPressed.connect(lambda: self._list(adding))
        self._below.addWidget(adding)
        origins = [
            ("motion", sheet.motion_id, sheet.motion),
            ("decision", sheet.decision_id, _("Décision : {text}").format(text=sheet.decision)),
            ("meeting", sheet.meeting_id, _met(sheet)),
            ("action", sheet.action_id, sheet.action),
        ]
        if any(key for _kind, key, _words in origins):
            self._below.addSpacing(8)
            self._below.addWidget(label(_("D’où elle vient"), "label"))
        for kind, key, words in origins:
            if key:
                self._below.addWidget(self._origin(kind, key, words))

    def _check(self, line: CheckLine) -> QCheckBox:
        box = QCheckBox(line.text)
        box.setChecked(line.done)
        box.toggled.connect(lambda on: self.ticked.emit(line.id, on))
        return box

    def _origin(self, kind: str, key: str, words: str) -> QPushButton:
        made = button(words, lambda: self._host.desk.open_record(kind, key), look="link")
        made.setToolTip(words)
        return made

    def _list(self, adding: QLineEdit) -> None:
        if adding.text().strip():
            self.listed.emit(self.task_id, adding.text())


def _pairs(choices: Sequence[Choice]) -> list[tuple[str, str]]:
    return [(choice.id, choice.name) for choice in choices]


def _values(sheet: CardSheet) -> dict[str, Value]:
    return {
        "title": sheet.title,
        "state": sheet.state,
        "body_id": sheet.body_id,
        "person_id": sheet.person_id,
        "due_on": sheet.due_on,
        "due_text": sheet.due_text,
        "description": sheet.description,
        "result": sheet.result,
    }


def _below(sheet: CardSheet) -> tuple[object, ...]:
    return sheet.checks, sheet.motion, sheet.decision, sheet.meeting, sheet.point, sheet.action


def _met(sheet: CardSheet) -> str:
    return ", ".join(part for part in (sheet.meeting, sheet.point) if part)
