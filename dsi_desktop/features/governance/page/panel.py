"""The sheet of a body beside the drawing: what it is for, who sits, what is vacant."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QMenu

from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import in_force, period_words
from dsi_desktop.features.governance import queries
from dsi_desktop.features.governance.page.gestures import Gestures
from dsi_desktop.features.governance.queries import BodySheet, MemberLine, RelationLine, SeatLine
from dsi_desktop.features.governance.rules import seats
from dsi_desktop.kernel import fmt, vocabulary
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.widgets.buttons import icon_button
from dsi_desktop.ui.widgets.frames import Card, SidePanel, field_row
from dsi_desktop.ui.widgets.painted import Pill
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import label

_WIDTH = 372


class BodyPanel(SidePanel):
    """Shows one body at a date and offers what can be done with it."""

    def __init__(self, store: Store, desk: Desk, gestures: Gestures) -> None:
        super().__init__(_WIDTH)
        self._store = store
        self._desk = desk
        self._gestures = gestures
        self._seats = gestures.seats
        self._editable = True
        self._day = desk.today()
        self.body_id = ""
        self.pencil = icon_button("pencil", _("Modifier l’instance"), self._edit)
        self.add_action(self.pencil)
        self._more = icon_button("dots", _("Autres gestes sur l’instance"))
        self._more.setPopupMode(self._more.ToolButtonPopupMode.InstantPopup)
        self._more.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.add_action(self._more)
        self._menu = QMenu(self._more)
        self._more.setMenu(self._menu)

    def show_body(self, body_id: str, past: date | None = None) -> None:
        """Read a body and show it, as it was on a past day if any; `NotFound` when it is gone."""
        self._day = past or self._desk.today()
        self._editable = past is None
        sheet = queries.body_sheet(self._store, body_id, self._day)
        self.body_id = body_id
        self.title.say(sheet.name)
        self._gestures.fill(self._menu, body_id, sheet.state)
        self.pencil.setVisible(self._editable)
        self._more.setVisible(self._editable)
        self.empty()
        self._facts(sheet)
        self.body.addWidget(self._members(sheet))
        if sheet.posts:
            self.body.addWidget(self._posts(sheet))
        if sheet.relations or self._editable:
            self.body.addWidget(self._relations(sheet))
        if sheet.past:
            self.body.addWidget(self._past(sheet))
        self.body.addStretch()

    def _facts(self, sheet: BodySheet) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        kind = sheet.local_name or vocabulary.label("body_kind", sheet.kind)
        row.addWidget(Pill(kind.capitalize(), "accentSoft", "accentInk"))
        if sheet.acronym:
            row.addWidget(Pill(sheet.acronym))
        if sheet.state != "active":
            row.addWidget(Pill(vocabulary.label("body_state", sheet.state), "warnSoft", "warn"))
        row.addStretch()
        self.body.addLayout(row)
        if sheet.purpose:
            self.body.addWidget(label(sheet.purpose, wrap=True))
        for name, value in (
            (_("Relève de"), sheet.parent), (_("Territoire"), sheet.area),
            (_("Existence"), period_words(sheet.start_on, sheet.end_on)),
            (_("Remplacée par"), sheet.successor),
            (_("Rencontres"), str(sheet.meetings) if sheet.meetings else ""),
        ):
            if value:
                self.body.addLayout(field_row(name, value))
        if sheet.balance is not None:
            self.body.addWidget(_balance(sheet.balance))

    def _members(self, sheet: BodySheet) -> Card:
        count = len(sheet.members)
        card = Card(ngettext("{n} membre", "{n} membres", count).format(n=count), "users")
        card.body.setSpacing(3)
        if self._editable:
            card.head.addWidget(icon_button(
                "user-plus", _("Nommer un membre"), lambda: self._seats.appoint(sheet.id)))
        for member in sheet.members:
            card.body.addLayout(self._member(sheet, member))
        if not sheet.members:
            card.body.addWidget(label(_("Personne n’y siège encore."), "muted"))
        return card

    def _member(self, sheet: BodySheet, member: MemberLine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        role = vocabulary.label("membership_role", member.role) if member.role != "member" else ""
        note = " · ".join(part for part in (role, member.organization or _("à titre citoyen"))
                          if part)
        pill, tone = "", "quiet"
        if member.id in sheet.ending_soon and member.end_on:
            pill, tone = fmt.date_short(member.end_on, self._desk.today()), "warn"
        elif member.person_id in sheet.twice:
            pill, tone = _("double siège"), "bad"
        row.addWidget(RecordLine(
            Record(member.person, note, hue=sheet.hue, face=True, pill=pill, tone=tone),
            partial(self._desk.open_record, "person", member.person_id),
        ), 1)
        if self._editable:
            row.addWidget(icon_button(
                "x", _("Mettre fin au siège de {name}").format(name=member.person),
                partial(self._seats.end, member.id, member.person),
            ))
        return row

    def _posts(self, sheet: BodySheet) -> Card:
        vacant = [post for post in sheet.posts if post.membership_id is None]
        card = Card(_("Sièges"), "armchair")
        card.body.setSpacing(3)
        words = ngettext("{n} vacant", "{n} vacants", len(vacant)).format(n=len(vacant))
        tones = ("warnSoft", "warn") if vacant else ("okSoft", "ok")
        card.head.addWidget(Pill(words if vacant else _("tous pourvus"), *tones))
        for post in vacant:
            card.body.addWidget(self._vacant(sheet, post))
        for college in sheet.balance.counts if sheet.balance else ():
            held = str(college.held)
            if college.planned:
                held = _("{held} sur {planned}").format(held=held, planned=college.planned)
            card.body.addLayout(field_row(college.name, held))
        return card

    def _vacant(self, sheet: BodySheet, post: SeatLine) -> RecordLine:
        word = _("pourvoir") if self._editable else _("vacant")
        record = Record(post.label or _("Siège"), post.college, icon_name="armchair",
                        pill=word, tone="warn")
        return RecordLine(record, partial(
            self._gestures.try_on, partial(self._seats.appoint, post_id=post.id), sheet.id))

    def _past(self, sheet: BodySheet) -> Card:
        card = Card(_("Auparavant"), "history")
        card.body.setSpacing(3)
        for member in sheet.past[:6]:
            card.body.addWidget(RecordLine(
                Record(member.person, period_words(member.start_on, member.end_on), face=True,
                       hue=sheet.hue, faded=True),
                partial(self._desk.open_record, "person", member.person_id),
            ))
        return card

    def _relations(self, sheet: BodySheet) -> Card:
        card = Card(_("Relations"), "arrows-split")
        card.body.setSpacing(3)
        if self._editable:
            card.head.addWidget(icon_button(
                "plus", _("Ajouter une relation"), partial(self._gestures.relations.add, sheet.id)))
        today = self._day.isoformat()
        for line in sheet.relations:
            if in_force(line.start_on, line.end_on, today):
                card.body.addLayout(self._relation(line))
        if card.body.count() == 1:
            card.body.addWidget(label(_("Aucune autre relation que « relève de »."), "muted"))
        return card

    def _relation(self, line: RelationLine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        verb = vocabulary.label("relation_kind", line.kind)
        said = f"{verb} {line.other}" if line.outgoing else f"{line.other} {verb}"
        if line.note:
            said = f"{said} ({line.note})"
        row.addWidget(label(said, wrap=True), 1)
        if self._editable:
            row.addWidget(icon_button(
                "pencil", _("Modifier : {relation}").format(relation=said),
                partial(self._gestures.relations.edit, line)))
            row.addWidget(icon_button(
                "x", _("Mettre fin : {relation}").format(relation=said),
                partial(self._gestures.relations.end, line)))
        return row

    def _edit(self) -> None:
        self._gestures.try_on(self._gestures.forms.edit_body, self.body_id)


def _balance(balance: seats.Balance) -> Pill:
    ground, ink = ("okSoft", "ok") if balance.held else ("dangerSoft", "danger")
    return Pill(balance.sentence, ground, ink)
