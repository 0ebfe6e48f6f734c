"""A sheet of the directory: who they are in the head, then cards in one or three columns."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands, queries
from dsi_desktop.features.directory.page import cards
from dsi_desktop.features.directory.page.forms import Forms
from dsi_desktop.features.directory.rules import month_words
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.frames import Card, clear, scrolling
from dsi_desktop.ui.widgets.painted import Pill, initials
from dsi_desktop.ui.widgets.texts import Elided, label

_THREE_ABOVE = 900


class Emblem(QWidget):
    """The acronym of an organisation or the initials of a person, in a soft square."""

    def __init__(self, face: str) -> None:
        super().__init__()
        self._letters = face if face.isupper() and len(face) <= 6 else initials(face)
        self.setFixedSize(theme().px(60), theme().px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme().hex("accentSoft")))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.setPen(theme().colour("accentInk"))
        small = "s" if len(self._letters) > 4 else "m"
        painter.setFont(theme().font(small, QFont.Weight.DemiBold))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letters)


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
        self.kind = ""
        self.record_id = ""
        self.title = ""
        self.wide = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        self._head = QVBoxLayout()
        outer.addLayout(self._head)
        self._columns = QHBoxLayout()
        self._columns.setContentsMargins(0, 0, 8, 8)
        self._columns.setSpacing(14)
        outer.addWidget(scrolling(self._columns), 1)

    def show_record(self, kind: str, record_id: str) -> None:
        """Read a record and show it."""
        self.kind, self.record_id = kind, record_id
        today = self._desk.today()
        clear(self._head)
        if kind == "organization":
            self._show_organization(queries.organization_sheet(self._store, record_id, today))
        else:
            self._show_person(queries.person_sheet(self._store, record_id, today))

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
        """Échap narrows, then closes."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.wide:
            self.set_wide(False)
        else:
            self.closed.emit()

    def _show_organization(self, sheet: queries.OrganizationSheet) -> None:
        pills = [
            (vocabulary.label("sector", sheet.sector).capitalize(), "accentSoft", "accentInk"),
            (sheet.kind, "surface2", "text2"),
            (_member_since(sheet.joined_on), "surface2", "text2"),
            *((tag, "surface2", "text2") for tag in sheet.tags),
        ]
        seats = len({seat.body_id for seat in sheet.seats if seat.current})
        facts = [
            sheet.area,
            ngettext("siège à {n} instance", "siège à {n} instances", seats).format(n=seats),
            ngettext("{n} action", "{n} actions", len(sheet.actions)).format(
                n=len(sheet.actions)),
        ]
        self.title = sheet.name
        self._headline(sheet.name, sheet.acronym or sheet.name, pills, facts,
                       archived=sheet.archived)
        about = _about([(_("Mission"), sheet.mission), (_("Territoire desservi"),
                        ", ".join(sheet.served)), (_("Site Web"), sheet.website),
                        (_("Notes"), sheet.notes)])
        self._place([
            [self._contacts(sheet.contacts),
             cards.people(sheet.people, self._desk, self._add_person)],
            [cards.seats(sheet.seats, self._desk, of_person=False),
             cards.actions(sheet.actions, self._desk)],
            [cards.meetings(sheet.meetings, self._desk), *about],
        ])

    def _show_person(self, sheet: queries.PersonSheet) -> None:
        now = next((line for line in sheet.functions if line.current), None)
        pills = [
            (now.title if now else _("à titre citoyen"), "accentSoft", "accentInk"),
            (sheet.honorific, "surface2", "text2"),
            *((tag, "surface2", "text2") for tag in sheet.tags),
        ]
        seats = sum(seat.current for seat in sheet.seats)
        facts = [
            now.organization if now else "", sheet.area,
            ngettext("{n} siège", "{n} sièges", seats).format(n=seats),
        ]
        self.title = sheet.name
        self._headline(sheet.name, sheet.name, pills, facts, archived=sheet.archived)
        about = _about([(_("Besoins alimentaires"), sheet.diet),
                        (_("Besoins d’accessibilité"), sheet.access_needs),
                        (_("Langue"), vocabulary.label("language", sheet.language)),
                        (_("Notes"), sheet.notes)])
        self._place([
            [self._contacts(sheet.contacts),
             cards.functions(sheet.functions, self._desk,
                             lambda: self._forms.new_function(self.record_id))],
            [cards.seats(sheet.seats, self._desk, of_person=True),
             cards.actions(sheet.actions, self._desk)],
            [cards.meetings(sheet.meetings, self._desk), *about],
        ])

    def _headline(
        self, name: str, face: str, pills: Sequence[tuple[str, str, str]], facts: Sequence[str],
        *, archived: bool,
    ) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(Emblem(face))
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(Elided(name, "h3"))
        words.addWidget(Elided(" · ".join(fact for fact in facts if fact), "muted"))
        top.addLayout(words, 1)
        top.addLayout(self._buttons(archived=archived))
        self._head.addLayout(top)
        row = QHBoxLayout()
        row.setSpacing(6)
        shown = [*([(_("Archivée"), "warnSoft", "warn")] if archived else []), *pills]
        for text, ground, ink in shown:
            if text:
                row.addWidget(Pill(text, ground, ink))
        row.addStretch()
        self._head.addLayout(row)

    def _buttons(self, *, archived: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 if not self.wide else 8)
        restore = (_("Restaurer"), "arrow-back-up", self._restore)
        shelve = (_("Archiver"), "archive", self.archived.emit)
        actions = [(_("Modifier"), "pencil", self.edit), restore if archived else shelve]
        for text, icon_name, clicked in actions:
            made = button(text, clicked, icon_name=icon_name) if self.wide else icon_button(
                icon_name, text, clicked)
            row.addWidget(made)
        sized = (_("Réduire la fiche"), "chevrons-right") if self.wide else (
            _("Agrandir la fiche"), "maximize")
        row.addWidget(icon_button(sized[1], sized[0], lambda: self.set_wide(not self.wide)))
        row.addWidget(icon_button("x", _("Fermer la fiche"), self.closed.emit))
        return row

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

    def _place(self, columns: Sequence[Sequence[QWidget]]) -> None:
        clear(self._columns)
        groups = columns if self.wide and self.width() > theme().px(_THREE_ABOVE) else [
            [card for column in columns for card in column]]
        for place, group in enumerate(groups):
            column = QVBoxLayout()
            column.setSpacing(14)
            for card in group:
                column.addWidget(card)
            column.addStretch()
            self._columns.addLayout(column, 4 if len(groups) > 1 and place == 1 else 3)


def _member_since(joined_on: str | None) -> str:
    if not joined_on:
        return ""
    return _("Membre depuis {when}").format(when=month_words(joined_on))


def _about(parts: Sequence[tuple[str, str]]) -> list[Card]:
    """Return a card with the long texts that are written, or none."""
    written = [(name, text) for name, text in parts if text]
    if not written:
        return []
    card = Card(_("À propos"), "info-circle")
    for name, text in written:
        card.body.addWidget(label(name, "small"))
        said = label(text, wrap=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.body.addWidget(said)
    return [card]


