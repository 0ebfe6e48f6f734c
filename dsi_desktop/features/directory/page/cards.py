"""The cards of who somebody is: contacts, people, functions, letters, documents, long texts."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from dsi_desktop.features.directory.page.wording import letter_state, letter_words, size_words
from dsi_desktop.features.directory.page.work_cards import Done, list_card, nothing, opener
from dsi_desktop.features.directory.queries import (
    AffiliationLine,
    ChangeLine,
    ContactLine,
    DocumentLine,
    LetterLine,
)
from dsi_desktop.features.directory.rules import period_words
from dsi_desktop.kernel import fmt, vocabulary
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.frames import Card
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import label

_FEW = 6
_ICONS = {
    "email": "mail", "phone": "phone", "mobile": "phone", "address": "map-pin",
    "website": "world", "other": "address-book",
}
Gestures = Sequence[tuple[str, Callable[[], object]]]


def contacts(
    lines: Sequence[ContactLine], add: Done,
    edit: Callable[[ContactLine], object], remove: Callable[[ContactLine], object],
) -> Card:
    """Return the contact details, private ones behind a lock and the word « privé »."""
    card = list_card(_("Coordonnées"), "phone")
    card.head.addWidget(icon_button("plus", _("Ajouter une coordonnée"), add))
    for line in lines:
        shown = RecordLine(Record(
            line.value, _contact_words(line), icon_name=_ICONS.get(line.kind, "address-book"),
            locked=line.private, pill=_("privé") if line.private else "", tone="warn",
        ))
        words = _("Gérer la coordonnée {value}").format(value=line.value)
        _with_menu(card, shown, words, [
            (_("Modifier…"), partial(edit, line)),
            (_("Retirer"), partial(remove, line)),
        ])
    if not lines:
        nothing(card, _("Aucune coordonnée."))
    if any(line.private for line in lines):
        card.body.addWidget(label(
            _("Privé : jamais imprimé ni montré à l’écran public sans consentement noté."),
            "small", wrap=True,
        ))
    return card


def people(lines: Sequence[AffiliationLine], desk: Desk, add: Done) -> Card:
    """Return the people of an organisation, those of today first."""
    card = list_card(_("Personnes"), "users")
    now = sum(line.current for line in lines)
    if now:
        card.head.addWidget(label(fmt.number(now), "small"))
    card.head.addWidget(icon_button("user-plus", _("Ajouter une personne"), add))
    _many(card, [
        RecordLine(
            Record(line.person, line.title, hue=place % 7, face=True, faded=not line.current,
                   pill="" if line.current else period_words(line.start_on, line.end_on)),
            opener(desk, "person", line.person_id),
        )
        for place, line in enumerate(lines)
    ])
    if not lines:
        nothing(card, _("Aucune personne."))
    return card


def functions(
    lines: Sequence[AffiliationLine], desk: Desk, add: Done, move: Done,
    end: Callable[[AffiliationLine], object],
) -> Card:
    """Return the organisations of a person, with the function in each, now and before."""
    card = list_card(_("Organisations"), "building-community")
    if any(line.current for line in lines):
        card.head.addWidget(icon_button("arrow-right", _("Change d’organisation…"), move))
    card.head.addWidget(icon_button("plus", _("Ajouter une fonction"), add))
    for line in lines:
        shown = RecordLine(
            Record(line.organization, _function_words(line), icon_name="building-community",
                   faded=not line.current),
            opener(desk, "organization", line.organization_id),
        )
        if line.current:
            words = _("Gérer la fonction à {name}").format(name=line.organization)
            _with_menu(card, shown, words, [
                (_("Change d’organisation…"), move),
                (_("Mettre fin…"), partial(end, line)),
            ])
        else:
            card.body.addWidget(shown)
    if not lines:
        nothing(card, _("Siège à titre citoyen."))
    return card


def letters(lines: Sequence[LetterLine], desk: Desk) -> list[Card]:
    """Return the letters of mandate with what they allow and their days left, or no card."""
    if not lines:
        return []
    title = ngettext("Lettre de mandat", "Lettres de mandat", len(lines))
    card = list_card(title, "file-check")
    _many(card, [_letter(line, desk) for line in lines])
    return [card]


def _letter(line: LetterLine, desk: Desk) -> RecordLine:
    said, tone = letter_state(line)
    names = " · ".join(name for name in (line.body, line.titular, line.substitute) if name)
    if line.end_on:
        names = _("{names} · jusqu’au {day}").format(
            names=names, day=fmt.date_short(line.end_on, desk.today()))
    ended = line.days_left is not None and line.days_left < 0
    return RecordLine(
        Record(letter_words(line), names, icon_name="file-check", pill=said, tone=tone,
               faded=ended),
        opener(desk, "body", line.body_id),
    )


def documents(
    lines: Sequence[DocumentLine], add: Done, save: Callable[[DocumentLine], object],
    remove: Callable[[DocumentLine], object],
) -> Card:
    """Return the documents kept beside the record; a press saves a copy."""
    card = list_card(_("Documents"), "paperclip")
    card.head.addWidget(icon_button("plus", _("Joindre un document"), add))
    for line in lines:
        note = size_words(line.size) if line.here else _("sur un autre ordinateur")
        shown = RecordLine(
            Record(line.caption or line.name, note, icon_name="file-text", faded=not line.here),
            partial(save, line) if line.here else None,
        )
        words = _("Gérer le document {name}").format(name=line.name)
        _with_menu(card, shown, words, [
            *([(_("Enregistrer une copie…"), partial(save, line))] if line.here else []),
            (_("Retirer"), partial(remove, line)),
        ])
    if not lines:
        nothing(card, _("Aucun document."))
    return card


def changes(lines: Sequence[ChangeLine], desk: Desk) -> Card:
    """Return the last gestures on the record; H shows them all, field by field."""
    card = list_card(_("Historique"), "history")
    for line in lines:
        when = fmt.date_short(line.day, desk.today()) if line.day else ""
        said = " · ".join(part for part in (line.who, when) if part)
        card.body.addWidget(RecordLine(Record(line.label, said)))
    card.body.addWidget(label(_("H : tout l’historique de la fiche."), "small", wrap=True))
    return card


def about(parts: Sequence[tuple[str, str]]) -> list[Card]:
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


def menu_button(icon_name: str, words: str, gestures: Gestures) -> QToolButton:
    """Return an icon that opens a menu; its lines are made when it opens."""
    made = icon_button(icon_name, words)
    menu = QMenu(made)

    def fill() -> None:
        menu.clear()
        for text, done in gestures:
            menu.addAction(text, done)

    menu.aboutToShow.connect(fill)
    made.setMenu(menu)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return made


def _with_menu(card: Card, line: RecordLine, words: str, gestures: Gestures) -> None:
    row = QHBoxLayout()
    row.setSpacing(2)
    row.addWidget(line, 1)
    row.addWidget(menu_button("dots", words, gestures))
    card.body.addLayout(row)


def _many(card: Card, lines: Sequence[QWidget]) -> None:
    """Show the first few; a link shows the others, and goes."""
    for line in lines:
        card.body.addWidget(line)
    rest = lines[_FEW:]
    if not rest:
        return
    for line in rest:
        line.hide()

    def show() -> None:
        link.hide()
        for line in rest:
            line.show()

    more = ngettext("Montrer {n} autre", "Montrer {n} autres", len(rest)).format(n=len(rest))
    link = button(more, show, look="link")
    link.setAccessibleName(f"{more} – {card.accessibleName()}")
    card.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)


def _contact_words(line: ContactLine) -> str:
    said = line.label or vocabulary.label("contact_kind", line.kind)
    return said if line.private else _("{what} · travail").format(what=said)


def _function_words(line: AffiliationLine) -> str:
    period = period_words(line.start_on, line.end_on)
    return " · ".join(word for word in (line.title, period) if word)
