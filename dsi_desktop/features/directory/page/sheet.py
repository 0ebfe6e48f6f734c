"""A sheet of the directory: who they are in the head, then cards in one, two or three columns."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands, queries
from dsi_desktop.features.directory.page import cards, work_cards
from dsi_desktop.features.directory.page.charge_card import charge
from dsi_desktop.features.directory.page.forms import Forms
from dsi_desktop.features.directory.page.papers import Papers
from dsi_desktop.features.directory.page.sheet_head import (
    head,
    organization_headline,
    person_headline,
)
from dsi_desktop.features.directory.page.whole_lists import WholeLists
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.frames import Card, clear, scrolling

_THREE_ABOVE, _TWO_ABOVE, _WORDS_ABOVE, _GAP = 1000, 640, 800, 14
_SHARES = {1: (1, 0, 0), 2: (2, 3, 0), 3: (19, 30, 19)}
# Where each group of cards goes: the seats and decisions keep the widest column.
_PLACES = {1: (0, 0, 0), 2: (0, 1, 0), 3: (0, 1, 2)}
Groups = Sequence[Sequence[QWidget]]


class Sheet(QFrame):
    """Shows one organisation or one person; narrow beside the list, wide instead of it."""

    closed = Signal()
    widened = Signal(bool)
    archived = Signal()

    def __init__(self, store: Store, desk: Desk, forms: Forms) -> None:
        super().__init__()
        self._store = store
        self._desk = desk
        self._forms = forms
        self._papers = Papers(store, desk)
        self._whole = WholeLists(store, desk, self)
        self.kind = ""
        self.record_id = ""
        self.title = ""
        self.wide = False
        self._shown = ("", "")
        self._count = 0
        self._groups: Groups = ()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        self._head = QVBoxLayout()
        outer.addLayout(self._head)
        self._area = self._body()
        outer.addWidget(self._area, 1)

    def _body(self) -> QScrollArea:
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 8, 8)
        self._row.setSpacing(_GAP)
        self._columns: list[QVBoxLayout] = []
        self._holders: list[QWidget] = []
        for _at in range(3):
            column = QWidget()
            inside = QVBoxLayout(column)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(_GAP)
            self._columns.append(inside)
            self._holders.append(column)
            self._row.addWidget(column)
        return scrolling(self._row)

    def show_record(self, kind: str, record_id: str) -> None:
        """Read a record and show it; what had the focus keeps it."""
        same, self._shown = (kind, record_id) == self._shown, (kind, record_id)
        self.kind, self.record_id = kind, record_id
        today = self._desk.today()
        held = _focused(self)
        if kind == "organization":
            self._show_organization(queries.organization_sheet(self._store, record_id, today))
        else:
            self._show_person(queries.person_sheet(self._store, record_id, today))
        if held and same:
            # What a layout takes in is shown a moment later: until then it refuses the focus.
            QTimer.singleShot(0, self, lambda: _focus(self, held))
        elif not same:
            self._area.verticalScrollBar().setValue(0)

    def set_wide(self, wide: bool) -> None:
        """Take the place of the list, or stand beside it."""
        if wide != self.wide:
            self.wide = wide
            self.widened.emit(wide)

    def edit(self) -> None:
        """Open the form of the record shown."""
        if self.kind == "organization":
            self._forms.edit_organization(self.record_id)
        else:
            self._forms.edit_person(self.record_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Échap narrows, then closes; E edits; Ctrl+P prints."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_E and not control:
            self.edit()
        elif event.key() == Qt.Key.Key_P and control and self.kind == "organization":
            self._papers.print_sheet(self.record_id)
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.wide:
            self.set_wide(False)
        else:
            self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change the number of columns with the room."""
        super().resizeEvent(event)
        self._arrange()

    def _show_organization(self, sheet: queries.OrganizationSheet) -> None:
        desk, dealings, whole = self._desk, sheet.dealings, self._whole
        self.title = sheet.name
        self._put_head(sheet)
        about = cards.about([
            (_("Mission"), sheet.mission), (_("Territoire desservi"), ", ".join(sheet.served)),
            (_("Voix portées"), ", ".join(sheet.voices)), (_("Site Web"), sheet.website),
            (_("Notes"), sheet.notes),
        ])
        self._place([
            [self._contacts(sheet.contacts), cards.people(sheet.people, desk, self._add_person),
             *cards.letters(dealings.letters, desk), *about],
            [work_cards.seats(dealings.seats, desk, of_person=False), *self._work(dealings)],
            [charge(dealings.charge, lambda: whole.months(sheet.name, dealings.charge),
                    lambda: desk.show_page("solicitation")), *self._met(dealings)],
        ])

    def _show_person(self, sheet: queries.PersonSheet) -> None:
        desk, dealings, whole, forms = self._desk, sheet.dealings, self._whole, self._forms
        self.title = sheet.name
        self._put_head(sheet)
        about = cards.about([
            (_("Besoins alimentaires"), sheet.diet),
            (_("Besoins d’accessibilité"), sheet.access_needs),
            (_("Langue"), _other_language(sheet.language)), (_("Notes"), sheet.notes),
        ])
        functions = cards.functions(
            sheet.functions, desk, lambda: forms.new_function(sheet.id),
            lambda: forms.change_organization(sheet), forms.end_function,
        )
        self._place([
            [self._contacts(sheet.contacts), functions, *cards.letters(dealings.letters, desk),
             *about],
            [work_cards.seats(dealings.seats, desk, of_person=True), *self._work(dealings)],
            [charge(dealings.charge, lambda: whole.months(sheet.name, dealings.charge),
                    lambda: desk.show_page("solicitation")), *self._met(dealings)],
        ])

    def _work(self, dealings: queries.Dealings) -> list[Card]:
        desk, whole = self._desk, self._whole
        found = [work_cards.actions(
            dealings.actions, desk, lambda: whole.actions(self.title, dealings.actions))]
        if dealings.tasks:
            found.append(work_cards.tasks(
                dealings.tasks, desk, lambda: whole.tasks(self.title, dealings.tasks)))
        found.append(work_cards.decisions(
            dealings.decisions, desk, lambda: whole.decisions(self.title, dealings.decisions)))
        return found

    def _met(self, dealings: queries.Dealings) -> list[Card]:
        owner = (self.kind, self.record_id)
        return [
            work_cards.meetings(
                dealings.meetings, dealings.meetings_count, self._desk,
                lambda: self._whole.meetings(self.title, *owner)),
            cards.documents(
                dealings.documents, lambda: self._papers.attach(*owner), self._papers.save,
                self._papers.remove),
            cards.changes(queries.last_changes(self._store, *owner), self._desk),
        ]

    def _put_head(self, sheet: queries.OrganizationSheet | queries.PersonSheet) -> None:
        clear(self._head)
        line = (
            organization_headline(sheet) if isinstance(sheet, queries.OrganizationSheet)
            else person_headline(sheet)
        )
        self._head.addLayout(head(line, self._buttons(sheet), wide=self.wide))

    def _buttons(self, sheet: queries.OrganizationSheet | queries.PersonSheet) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8 if self.wide else 2)
        roomy = self.wide and self.window().width() >= theme().px(_WORDS_ABOVE)
        gestures = [(_("Modifier"), "pencil", self.edit)]
        if isinstance(sheet, queries.OrganizationSheet):
            printing = (_("Fiche PDF"), "file-type-pdf",
                        lambda: self._papers.print_sheet(sheet.id))
            gestures.insert(0, printing)
        for text, icon_name, clicked in gestures:
            row.addWidget(
                button(text, clicked, icon_name=icon_name) if roomy
                else icon_button(icon_name, text, clicked))
        row.addWidget(cards.menu_button("dots", _("Autres gestes"), self._other(sheet)))
        sized = (_("Réduire la fiche"), "chevrons-right") if self.wide else (
            _("Agrandir la fiche"), "maximize")
        row.addWidget(icon_button(sized[1], sized[0], lambda: self.set_wide(not self.wide)))
        row.addWidget(icon_button("x", _("Fermer la fiche"), self.closed.emit))
        return row

    def _other(self, sheet: queries.OrganizationSheet | queries.PersonSheet) -> cards.Gestures:
        forms = self._forms
        found = [(_("Étiquettes…"), lambda: forms.tags(self.kind, sheet.id, sheet.tags))]
        if isinstance(sheet, queries.OrganizationSheet):
            found.append((_("Territoire desservi…"), lambda: forms.served_areas(sheet.id)))
            found.append((_("Voix portées…"), lambda: forms.voices(sheet)))
        else:
            found.append((_("Change d’organisation…"), lambda: forms.change_organization(sheet)))
        shelve = (_("Restaurer"), self._restore) if sheet.archived else (
            _("Archiver"), self.archived.emit)
        return [*found, shelve]

    def _restore(self) -> None:
        if self.kind == "organization":
            commands.restore_organization(self._store, self.record_id)
        else:
            commands.restore_person(self._store, self.record_id)

    def _contacts(self, lines: Sequence[queries.ContactLine]) -> Card:
        owner = {f"{self.kind}_id": self.record_id}
        return cards.contacts(
            lines, lambda: self._forms.new_contact(**owner), self._forms.edit_contact,
            lambda line: commands.remove_contact(self._store, line.id),
        )

    def _add_person(self) -> None:
        self._forms.new_person(lambda _made: None, self.record_id)

    def _place(self, groups: Groups) -> None:
        for column in self._columns:
            clear(column)
        self._groups, self._count = groups, 0
        self._arrange()

    def _arrange(self) -> None:
        """Put the cards in as many columns as there is room for."""
        width = self.width()
        count = 1 if not self.wide or width < theme().px(_TWO_ABOVE) else (
            3 if width >= theme().px(_THREE_ABOVE) else 2)
        if count == self._count or not self._groups:
            return
        self._count = count
        for column in self._columns:
            while column.count():
                column.takeAt(0)
        for group, place in zip(self._groups, _PLACES[count], strict=True):
            for card in group:
                self._columns[place].addWidget(card)
        for at, column in enumerate(self._columns):
            column.addStretch()
            self._holders[at].setVisible(at < count)
            self._row.setStretch(at, _SHARES[count][at])


def _other_language(language: str) -> str:
    return "" if language == "fr" else vocabulary.label("language", language)


def _focused(sheet: QWidget) -> str:
    """Return the name of what has the focus inside, "" when nothing has."""
    focused = QApplication.focusWidget()
    return focused.accessibleName() if focused and sheet.isAncestorOf(focused) else ""


def _focus(sheet: QWidget, name: str) -> None:
    for one in sheet.findChildren(QWidget):
        if one.accessibleName() == name and one.isVisibleTo(sheet) and one.focusPolicy():
            one.setFocus()
            return
    sheet.setFocus()
