"""One meeting: its agenda against the clock, its room, and the next thing to do."""

from collections.abc import Callable

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from dsi_desktop.features.meetings.page.agenda_table import AgendaTable, TimeBar
from dsi_desktop.features.meetings.page.convening import warning_look, written
from dsi_desktop.features.meetings.page.people_card import PeopleCard
from dsi_desktop.features.meetings.page.proposals_card import ProposalsCard
from dsi_desktop.features.meetings.presenter import clock_sentences, meeting_name
from dsi_desktop.features.meetings.queries import MeetingSheet
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.frames import Card
from dsi_desktop.ui.widgets.painted import Pill
from dsi_desktop.ui.widgets.texts import Elided, label

Act = Callable[[str], object]


class SheetView(QWidget):
    """Shows a meeting; `act` gets the name of what was asked."""

    def __init__(self, act: Act) -> None:
        super().__init__()
        self._act = act
        self._state = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._bar())
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._agenda_card(), 1)
        side = QVBoxLayout()
        side.setSpacing(16)
        self.people = PeopleCard()
        self.people.guest.clicked.connect(lambda: act("guest"))
        self.people.renew.clicked.connect(lambda: act("renew"))
        self.notice = self._notice_card()
        side.addWidget(self.people, 1)
        side.addWidget(self.notice)
        self.proposals = ProposalsCard()
        self.proposals.taken.connect(lambda: act("propose"))
        side.addWidget(self.proposals)
        holder = QWidget()
        holder.setFixedWidth(theme().px(324))
        side.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(side)
        row.addWidget(holder)
        column.addLayout(row, 1)

    def show_sheet(self, sheet: MeetingSheet) -> None:
        self._state = sheet.line.state
        self.title.say(meeting_name(sheet.line))
        self.facts.say(_facts(sheet))
        self.state.say(word("meeting_state", sheet.line.state))
        self.hold.setText(
            _("Tenir la rencontre") if self._state in ("planned", "convened")
            else _("Ouvrir le procès-verbal")
        )
        self.hold.setVisible(self._state != "cancelled")
        planned, end = clock_sentences(sheet.clock)
        colour = theme().hex("danger" if sheet.clock.over else "text2")
        for one, text in ((self.planned, planned), (self.end, end)):
            one.setText(text)
            one.setStyleSheet(f"color: {colour};")
        self.bar.show_clock(
            sheet.clock, sheet.current_item_id, ", ".join(part for part in (planned, end) if part)
        )
        chosen = self.table.chosen()
        self.table.lines.show(sheet.items)
        if chosen is not None:
            self.table.keep(chosen.id)
        elif sheet.items:
            self.table.setCurrentIndex(self.table.lines.index(0, 0))
        self.none.setVisible(not sheet.items)
        writable = self._state not in ("adopted", "cancelled")
        self.new.setEnabled(writable)
        self.elect.setEnabled(writable)
        self.table.setEnabled(writable or self._state == "adopted")
        self.people.show_sheet(sheet)
        self._show_notice(sheet)

    def menu(self) -> QMenu:
        """Return the other gestures, those that the state allows."""
        menu = QMenu(self)
        writable = self._state not in ("adopted", "cancelled")
        for name, words, allowed in (
            ("edit", _("Modifier la rencontre…"), writable),
            ("elect", _("Tenir une élection au point choisi…"), writable),
            ("cancel", _("Annuler la rencontre…"), writable),
            ("restore", _("Rétablir la rencontre"), self._state == "cancelled"),
            ("remove", _("Supprimer la rencontre"), self._state in ("planned", "convened")),
        ):
            action = menu.addAction(words)
            action.setEnabled(allowed)
            action.triggered.connect(lambda _on=False, asked=name: self._act(asked))
        return menu

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(10)
        bar.addWidget(button(_("Toutes les rencontres"), lambda: self._act("back"), look="link",
                             icon_name="arrow-left"))
        self.state = Pill("", "surface2", "text2")
        bar.addWidget(self.state)
        bar.addStretch()
        self.edit = button(_("Modifier"), lambda: self._act("edit"), icon_name="pencil")
        self.hold = button("", lambda: self._act("hold"), icon_name="player-play")
        self.more = icon_button("dots", _("Autres gestes de la rencontre"), self._open_menu)
        for one in (self.edit, self.hold, self.more):
            bar.addWidget(one)
        return bar

    def _agenda_card(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        self.title, self.facts = Elided("", "h3"), Elided("", "muted")
        words.addWidget(self.title)
        words.addWidget(self.facts)
        head.addLayout(words, 1)
        clock = QVBoxLayout()
        clock.setSpacing(2)
        self.planned, self.end = label("", "label"), label("", "small")
        self.planned.setFont(theme().font("m", QFont.Weight.DemiBold))
        clock.addWidget(self.planned)
        clock.addWidget(self.end)
        head.addLayout(clock)
        column.addLayout(head)
        self.bar = TimeBar()
        column.addWidget(self.bar)
        self.table = AgendaTable(lambda item: self._act(f"edit-item {item}"))
        self.none = label(_("L’ordre du jour est vide. Ajoutez un premier point (touche Inser)."),
                          "muted", wrap=True)
        column.addWidget(self.none)
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        self.new = button(_("Ajouter un point"), lambda: self._act("new"), icon_name="plus")
        foot.addWidget(self.new)
        self.elect = icon_button("checklist", _("Tenir une élection au point choisi"),
                                 lambda: self._act("elect"))
        foot.addWidget(self.elect)
        foot.addStretch()
        foot.addWidget(label(_("Alt+↑↓ déplacer · Alt+←→ niveau · D É I S type · + − durée"),
                             "small"))
        column.addLayout(foot)
        return card

    def _notice_card(self) -> Card:
        card = Card(_("Convocation"), "send")
        self.notice_words = label("", "muted", wrap=True)
        card.body.addWidget(self.notice_words)
        self.warnings = label("", "", wrap=True)
        card.body.addWidget(self.warnings)
        self.convene = button(_("Noter l’envoi"), lambda: self._act("convene"), look="primary",
                              icon_name="send")
        card.body.addWidget(self.convene)
        return card

    def _show_notice(self, sheet: MeetingSheet) -> None:
        coming = self._state in ("planned", "convened")
        self.notice.setVisible(coming or self._state == "cancelled")
        self.convene.setVisible(coming)
        self.notice_words.setText(notice_words(sheet))

    def show_warnings(self, sentences: tuple[str, ...]) -> None:
        """Say whom this meeting would tire, while it is still to come."""
        self.warnings.setStyleSheet(warning_look())
        self.warnings.setText(written(sentences))
        self.warnings.setVisible(bool(sentences))

    def _open_menu(self) -> None:
        self.menu().exec(self.more.mapToGlobal(self.more.rect().bottomLeft()))


def _facts(sheet: MeetingSheet) -> str:
    line = sheet.line
    parts = [fmt.date_long(line.held_on) if line.held_on else ""]
    hours = fmt.time_range(line.start_time or None, line.end_time or None)
    if hours:
        parts[0] = f"{parts[0]}, {hours}"
    parts += [line.place, word("meeting_kind", line.kind) if line.kind != "ordinary" else ""]
    return " · ".join(part for part in parts if part)


def notice_words(sheet: MeetingSheet) -> str:
    """Return where the convocation stands, against the delay of the body."""
    if sheet.line.state == "cancelled":
        return _("Annulée : {reason}").format(reason=sheet.cancelled_reason)
    if sheet.convened_on:
        return _("Envoyée le {day}.").format(day=fmt.date_long(sheet.convened_on))
    return ngettext(
        "À envoyer au moins {n} jour avant la rencontre.",
        "À envoyer au moins {n} jours avant la rencontre.", sheet.notice_days,
    ).format(n=sheet.notice_days)
