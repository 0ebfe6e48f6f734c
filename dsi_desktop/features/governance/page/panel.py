"""The sheet of a body beside the drawing: what it is for, who sits, what is vacant."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QMenu

from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import period_words
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.page.forms import BodyForms
from dsi_desktop.features.governance.page.seat_forms import SeatForms
from dsi_desktop.features.governance.queries import BodySheet, MemberLine, SeatLine
from dsi_desktop.features.governance.rules import seats
from dsi_desktop.kernel import fmt, vocabulary
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.widgets.buttons import icon_button
from dsi_desktop.ui.widgets.frames import Card, SidePanel, field_row
from dsi_desktop.ui.widgets.painted import Pill
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import label

_WIDTH = 372


class BodyPanel(SidePanel):
    """Shows one body at today's date and offers what can be done with it."""

    def __init__(self, store: Store, desk: Desk, forms: BodyForms) -> None:
        super().__init__(_WIDTH)
        self._store = store
        self._desk = desk
        self._forms = forms
        self._seats = SeatForms(store, desk, forms)
        self.body_id = ""
        self.add_action(icon_button("pencil", _("Modifier l’instance"), self._edit))
        self._more = icon_button("dots", _("Autres gestes sur l’instance"))
        self._more.setPopupMode(self._more.ToolButtonPopupMode.InstantPopup)
        self._more.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.add_action(self._more)

    def show_body(self, body_id: str) -> None:
        """Read a body and show it; `NotFound` when it is gone."""
        sheet = queries.body_sheet(self._store, body_id, self._desk.today())
        self.body_id = body_id
        self.title.say(sheet.name)
        self._more.setMenu(self._menu(sheet))
        self.empty()
        self._facts(sheet)
        self.body.addWidget(self._members(sheet))
        if sheet.posts:
            self.body.addWidget(self._posts(sheet))
        if sheet.relations:
            self.body.addWidget(_relations(sheet))
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
        return RecordLine(
            Record(post.label or _("Siège"), post.college, icon_name="armchair",
                   pill=_("pourvoir"), tone="warn"),
            partial(self._seats.appoint, sheet.id, post.id),
        )

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

    def _menu(self, sheet: BodySheet) -> QMenu:
        menu = QMenu(self._more)
        one = sheet.id
        asleep = sheet.state == "dormant"
        closed = sheet.state == "closed"
        gestures: list[tuple[str, Callable[[], object]] | None] = [
            (_("Renommer…"), lambda: self._forms.rename(one)),
            (_("Déplacer sous…"), lambda: self._forms.move(one)),
            (_("Règles de l’instance…"), lambda: self._forms.rules(one)),
            (_("Ajouter un siège…"), lambda: self._seats.new_seat(one)),
            None,
            (_("Réactiver"), lambda: commands.restore_body(self._store, one)) if asleep else
            (_("Mettre en veille"), lambda: commands.archive_body(self._store, one)),
            (_("Rouvrir"), lambda: commands.reopen_body(self._store, one)) if closed else
            (_("Clore…"), lambda: self._forms.end(one)),
            (_("Remplacer par une nouvelle instance…"),
             lambda: self._forms.succeed(one, lambda _made: None)),
            (_("Supprimer"), lambda: commands.remove_body(self._store, one)),
        ]
        for gesture in gestures:
            if gesture is None:
                menu.addSeparator()
            else:
                menu.addAction(gesture[0]).triggered.connect(partial(self._try, gesture[1]))
        return menu

    def _try(self, gesture: Callable[[], object], _checked: bool = False) -> None:
        try:
            gesture()
        except DsiError as refusal:
            self._desk.refuse(refusal)

    def _edit(self) -> None:
        self._forms.edit_body(self.body_id)


def _balance(balance: seats.Balance) -> Pill:
    ground, ink = ("okSoft", "ok") if balance.held else ("dangerSoft", "danger")
    return Pill(balance.sentence, ground, ink)


def _relations(sheet: BodySheet) -> Card:
    card = Card(_("Relations"), "arrows-split")
    card.body.setSpacing(3)
    for line in sheet.relations:
        verb = vocabulary.label("relation_kind", line.kind)
        said = f"{verb} {line.other}" if line.outgoing else f"{line.other} {verb}"
        card.body.addWidget(label(said, wrap=True))
    return card
