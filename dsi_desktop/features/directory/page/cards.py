"""The cards of a sheet: contacts, people, seats, actions, meetings."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton

from dsi_desktop.features.directory.queries import (
    ActionLine,
    AffiliationLine,
    ContactLine,
    MeetingLine,
    SeatLine,
)
from dsi_desktop.features.directory.rules import period_words
from dsi_desktop.kernel import fmt, vocabulary
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.widgets.buttons import icon_button
from dsi_desktop.ui.widgets.frames import Card
from dsi_desktop.ui.widgets.painted import Pill
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import label

SHOWN = 6
_ICONS = {
    "email": "mail", "phone": "phone", "mobile": "phone", "address": "map-pin",
    "website": "world", "other": "address-book",
}
_PRESENCE = {"present": "good", "remote": "good", "expected": "own", "absent": "bad"}


def contacts(
    lines: Sequence[ContactLine], add: Callable[[], object],
    edit: Callable[[ContactLine], object], remove: Callable[[ContactLine], object],
) -> Card:
    """Return the contact details, private ones behind a lock and the word « privé »."""
    card = _list_card(_("Coordonnées"), "phone")
    card.head.addWidget(icon_button("plus", _("Ajouter une coordonnée"), add))
    for line in lines:
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(RecordLine(Record(
            line.value, line.label or vocabulary.label("contact_kind", line.kind),
            icon_name=_ICONS.get(line.kind, "address-book"), locked=line.private,
            pill=_("privé") if line.private else _("travail"),
            tone="warn" if line.private else "quiet",
        )), 1)
        row.addWidget(_contact_menu(line, edit, remove))
        card.body.addLayout(row)
    if not lines:
        card.body.addWidget(label(_("Aucune coordonnée."), "muted"))
    if any(line.private for line in lines):
        card.body.addWidget(label(
            _("Privé : jamais imprimé ni montré à l’écran public sans consentement noté."),
            "small", wrap=True,
        ))
    return card


def _contact_menu(
    line: ContactLine, edit: Callable[[ContactLine], object],
    remove: Callable[[ContactLine], object],
) -> QToolButton:
    opener = icon_button("dots", _("Gérer la coordonnée {value}").format(value=line.value))
    menu = QMenu(opener)
    menu.addAction(_("Modifier…")).triggered.connect(lambda: edit(line))
    menu.addAction(_("Retirer")).triggered.connect(lambda: remove(line))
    opener.setMenu(menu)
    opener.setPopupMode(opener.ToolButtonPopupMode.InstantPopup)
    opener.setStyleSheet("QToolButton::menu-indicator { image: none; }")
    return opener


def people(lines: Sequence[AffiliationLine], desk: Desk, add: Callable[[], object]) -> Card:
    """Return the people of an organisation, those of today first."""
    card = _list_card(_("Personnes"), "users")
    card.head.addWidget(icon_button("user-plus", _("Ajouter une personne"), add))
    for place, line in enumerate(lines[:SHOWN]):
        card.body.addWidget(RecordLine(
            Record(line.person, line.title, hue=place % 7, face=True, faded=not line.current,
                   pill="" if line.current else period_words(line.start_on, line.end_on)),
            _opener(desk, "person", line.person_id),
        ))
    _more(card, len(lines), _("Aucune personne."))
    return card


def functions(lines: Sequence[AffiliationLine], desk: Desk, add: Callable[[], object]) -> Card:
    """Return the organisations of a person, with the function in each."""
    card = _list_card(_("Organisations"), "building-community")
    card.head.addWidget(icon_button("plus", _("Ajouter une fonction"), add))
    for line in lines[:SHOWN]:
        card.body.addWidget(RecordLine(
            Record(line.organization, line.title, icon_name="building-community",
                   faded=not line.current, right_note=period_words(line.start_on, line.end_on)),
            _opener(desk, "organization", line.organization_id),
        ))
    _more(card, len(lines), _("Siège à titre citoyen."))
    return card


def seats(lines: Sequence[SeatLine], desk: Desk, *, of_person: bool) -> Card:
    """Return the seats held now, then before."""
    card = _list_card(_("Sièges"), "armchair")
    now = sum(line.current for line in lines)
    if now:
        text = ngettext("{n} en cours", "{n} en cours", now).format(n=now)
        card.head.addWidget(Pill(text, "accentSoft", "accentInk"))
    if len(lines) > now:
        text = ngettext("{n} avant", "{n} avant", len(lines) - now).format(n=len(lines) - now)
        card.head.addWidget(label(text, "small"))
    for line in lines[:SHOWN]:
        role = line.college or vocabulary.label("membership_role", line.role)
        card.body.addWidget(RecordLine(
            Record(line.body, role, hue=line.hue, faded=not line.current,
                   right=line.organization if of_person else line.person,
                   right_note=period_words(line.start_on, line.end_on)),
            _opener(desk, "body", line.body_id),
        ))
    _more(card, len(lines), _("Aucun siège."))
    return card


def actions(lines: Sequence[ActionLine], desk: Desk) -> Card:
    """Return the actions carried, then those shared, with progress and due date."""
    card = _list_card(_("Actions"), "target-arrow")
    for line in lines[:SHOWN]:
        part = _("porteur") if line.part == "lead" else _("partenaire")
        share = None if line.progress is None else line.progress / 100
        card.body.addWidget(RecordLine(
            Record(line.title, part, hue=line.hue, pill=_day(line.due_on, desk), share=share),
            _opener(desk, "action", line.id),
        ))
    _more(card, len(lines), _("Aucune action portée ou partagée."))
    return card


def meetings(lines: Sequence[MeetingLine], desk: Desk) -> Card:
    """Return the last meetings, with who was there or not."""
    card = _list_card(_("Rencontres"), "calendar-event")
    for line in lines[:SHOWN]:
        card.body.addWidget(RecordLine(
            Record(line.body, _day(line.held_on, desk), hue=line.hue,
                   pill=vocabulary.label("attendance_status", line.status),
                   tone=_PRESENCE.get(line.status, "quiet")),
            _opener(desk, "meeting", line.id),
        ))
    _more(card, len(lines), _("Aucune rencontre."))
    return card


def _list_card(title: str, icon_name: str) -> Card:
    card = Card(title, icon_name)
    card.body.setSpacing(3)
    return card


def _opener(desk: Desk, kind: str, record_id: str) -> Callable[[], object]:
    return lambda: desk.open_record(kind, record_id)


def _day(text: str | None, desk: Desk) -> str:
    return fmt.date_short(text, desk.today()) if text else ""


def _more(card: Card, count: int, empty: str) -> None:
    if not count:
        card.body.addWidget(label(empty, "muted"))
    elif count > SHOWN:
        left = count - SHOWN
        text = ngettext("et {n} autre", "et {n} autres", left).format(n=left)
        card.body.addWidget(label(text, "small"))
