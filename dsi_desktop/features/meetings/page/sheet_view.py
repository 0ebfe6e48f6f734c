"""One meeting: its agenda against the clock, what waits for it, its room, the next thing to do."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from dsi_desktop.features.meetings.page.agenda_card import AgendaCard
from dsi_desktop.features.meetings.page.checklist_card import ChecklistCard
from dsi_desktop.features.meetings.page.people_card import PeopleCard
from dsi_desktop.features.meetings.page.proposals_card import ProposalsCard
from dsi_desktop.features.meetings.queries import MeetingSheet
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Segmented, button, icon_button
from dsi_desktop.ui.widgets.frames import scrolling
from dsi_desktop.ui.widgets.painted import Pill

Act = Callable[[str], object]
BEFORE = ("planned", "convened")


class SheetView(QWidget):
    """Shows a meeting; `act` gets the name of what was asked."""

    def __init__(self, act: Act) -> None:
        super().__init__()
        self._act = act
        self._state = ""
        self._shown = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._bar())
        row = QHBoxLayout()
        row.setSpacing(16)
        self.agenda = AgendaCard(act)
        self.table, self.bar = self.agenda.table, self.agenda.bar
        row.addWidget(self.agenda, 1)
        row.addWidget(self._side())
        column.addLayout(row, 1)

    def show_sheet(self, sheet: MeetingSheet) -> None:
        self._state = sheet.line.state
        before = self._state in BEFORE
        self.state.say(word("meeting_state", sheet.line.state))
        self.hold.setText(
            _("Tenir la rencontre") if before else _("Ouvrir le procès-verbal")
        )
        self.hold.setVisible(self._state != "cancelled")
        self.following.setVisible(self._state in ("held", "adopted"))
        self.agenda.show_sheet(sheet)
        self.people.show_sheet(sheet)
        self._show_notice(sheet)
        if self._shown != sheet.line.id:
            self._shown = sheet.line.id
            self.tabs.choose("before" if before else "people")
            self._turn("before" if before else "people")

    def menu(self) -> QMenu:
        """Return the other gestures, those that the state allows."""
        menu = QMenu(self)
        writable = self._state not in ("adopted", "cancelled")
        before = self._state in BEFORE
        for name, words, allowed in (
            ("edit", _("Modifier la rencontre…"), writable),
            ("day", _("Comparer des jours…"), before),
            ("replies", _("Noter les réponses…"), before),
            ("kit", _("Trousse de rencontre en PDF…"), self._state != "cancelled"),
            ("elect", _("Tenir une élection au point choisi…"), writable),
            ("papers", _("Pièces jointes du point choisi…"), writable),
            ("renumber", _("Renuméroter l’ordre du jour"), before),
            ("following", _("Préparer la rencontre suivante…"), self._state != "cancelled"),
            ("cancel", _("Annuler la rencontre…"), writable),
            ("restore", _("Rétablir la rencontre"), self._state == "cancelled"),
            ("remove", _("Supprimer la rencontre"), before),
        ):
            action = menu.addAction(words)
            action.setEnabled(allowed)
            action.triggered.connect(lambda _on=False, asked=name: self._act(asked))
        return menu

    def show_pane(self, key: str) -> None:
        """Show what is to be prepared (« before ») or who attends (« people »)."""
        self.tabs.choose(key)
        self._turn(key)

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(10)
        bar.addWidget(button(_("Toutes les rencontres"), lambda: self._act("back"), look="link",
                             icon_name="arrow-left"))
        self.state = Pill("", "surface2", "text2")
        bar.addWidget(self.state)
        bar.addStretch()
        self.following = button(_("Rencontre suivante"), lambda: self._act("following"),
                                icon_name="calendar-plus")
        self.edit = button(_("Modifier"), lambda: self._act("edit"), icon_name="pencil")
        self.hold = button("", lambda: self._act("hold"), icon_name="player-play")
        self.more = icon_button("dots", _("Autres gestes de la rencontre"), self._open_menu)
        for one in (self.following, self.edit, self.hold, self.more):
            bar.addWidget(one)
        return bar

    def _side(self) -> QWidget:
        side = QWidget()
        fit(side, lambda: side.setFixedWidth(theme().px(324)))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.tabs = Segmented(_("À côté de l’ordre du jour"), [
            ("before", _("À préparer")), ("people", _("Présences")),
        ])
        self.tabs.chosen.connect(self._turn)
        column.addWidget(self.tabs)
        self.panes = QStackedWidget()
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(16)
        self.proposals = ProposalsCard()
        self.notice = ChecklistCard(self._act)
        inside.addWidget(self.proposals)
        inside.addWidget(self.notice)
        inside.addStretch()
        self.people = PeopleCard()
        self.people.guest.clicked.connect(lambda: self._act("guest"))
        self.people.renew.clicked.connect(lambda: self._act("renew"))
        self.people.replies.clicked.connect(lambda: self._act("replies"))
        self.panes.addWidget(scrolling(inside))
        self.panes.addWidget(self.people)
        column.addWidget(self.panes, 1)
        return side

    def _turn(self, key: str) -> None:
        self.panes.setCurrentIndex(("before", "people").index(key))

    def _show_notice(self, sheet: MeetingSheet) -> None:
        before = self._state in BEFORE
        self.notice.setVisible(before or self._state == "cancelled")
        self.notice.convene.setVisible(before)
        self.notice.words.setVisible(not before)
        self.notice.words.setText(notice_words(sheet))

    def _open_menu(self) -> None:
        self.menu().exec(self.more.mapToGlobal(self.more.rect().bottomLeft()))


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
