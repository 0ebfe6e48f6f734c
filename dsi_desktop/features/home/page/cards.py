"""The cards of the home page. Each has something to say at 0, at 1 and at 500."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from dsi_desktop.features.home import rules
from dsi_desktop.features.home.page.painted import ChantierTile, FollowUpRow
from dsi_desktop.features.home.queries import ChantierLine, HomeSheet, NextMeeting, PlanCard
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import NBSP
from dsi_desktop.ui.shell.desk import Host
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import Card
from dsi_desktop.ui.widgets.painted import Avatar, Bar, Pill
from dsi_desktop.ui.widgets.texts import Elided, label

_FACES = 5


class MeetingCard(Card):
    """The next meeting, and the button that holds it."""

    def __init__(self, desk: Host) -> None:
        super().__init__(
            _("Prochaine rencontre"), "calendar-event", _("Ouvrir"), lambda: self._open("meeting")
        )
        self._desk = desk
        self._id = ""

    def show_sheet(self, sheet: HomeSheet, today: date) -> None:
        self.empty()
        meeting = sheet.meeting
        self._id = meeting.id if meeting else ""
        if meeting is None:
            self.body.addWidget(label(_("Aucune rencontre n’est prévue."), "muted"))
            self.body.addStretch()
            plan = button(
                _("Prévoir une rencontre"), lambda: self._desk.start("meetings", "meeting"),
                icon_name="calendar-plus",
            )
            self.body.addWidget(plan, 0, Qt.AlignmentFlag.AlignLeft)
            return
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(_leaf(date.fromisoformat(meeting.day)))
        row.addLayout(_told(meeting), 1)
        self.body.addLayout(row)
        self.body.addStretch()
        self.body.addLayout(self._actions(meeting, today))

    def _actions(self, meeting: NextMeeting, today: date) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        running = meeting.state == "in_progress"
        soon = running or meeting.day <= today.isoformat()
        hold = _("Reprendre la rencontre") if running else _("Tenir la rencontre")
        row.addWidget(button(
            hold, lambda: self._open("minutes"), look="primary", icon_name="notes",
            tip="" if soon else _("Prévue le {day}").format(day=fmt.date_long(meeting.day)),
        ))  # fmt: skip
        row.addWidget(button(_("Ordre du jour"), lambda: self._open("meeting")))
        row.addStretch()
        said = ngettext("{n} point", "{n} points", meeting.points).format(n=meeting.points)
        row.addWidget(Pill(said))
        if meeting.decisions:
            said = ngettext(
                "{n} décision attendue", "{n} décisions attendues", meeting.decisions
            ).format(n=meeting.decisions)
            row.addWidget(Pill(said, "warnSoft", "warn"))
        return row

    def _open(self, kind: str) -> None:
        if self._id:
            self._desk.open_record(kind, self._id)
        else:
            self._desk.show_page("meetings")


class FollowUpsCard(Card):
    """The four follow-ups that are due first."""

    def __init__(self, desk: Host) -> None:
        super().__init__(
            _("À suivre"), "list-check", _("Tout voir"), lambda: desk.show_page("boards")
        )
        self._desk = desk
        self.body.setSpacing(4)

    def show_sheet(self, sheet: HomeSheet, today: date) -> None:
        self.empty()
        for line in sheet.follow_ups:
            due = date.fromisoformat(line.due_on)
            self.body.addWidget(FollowUpRow(
                line.title, line.who, line.hue, fmt.relative_day(due, today), late=due < today,
                clicked=partial(self._desk.open_record, "task", line.id),
            ))  # fmt: skip
        if not sheet.follow_ups:
            self.body.addWidget(label(
                _("Rien à suivre pour l’instant. Les suivis notés en rencontre paraîtront ici."),
                "muted", wrap=True,
            ))  # fmt: skip
        self.body.addStretch()
        more = sheet.follow_up_count - len(sheet.follow_ups)
        if more > 0:
            said = ngettext("{n} autre suivi daté", "{n} autres suivis datés", more).format(n=more)
            if sheet.late_count:
                said = _("{more}, {n} en retard en tout").format(more=said, n=sheet.late_count)
            self.body.addWidget(label(said, "muted"))


class PlanProgressCard(Card):
    """How many actions of each issue are achieved."""

    def __init__(self, desk: Host) -> None:
        super().__init__(
            _("Plan de communauté"), "target-arrow", _("Ouvrir le plan"),
            lambda: desk.show_page("plan"),
        )
        self._desk = desk

    def show_sheet(self, sheet: HomeSheet) -> None:
        self.empty()
        plan = sheet.plan
        title = plan.title if plan else ""
        if not title[:1].isalpha():
            title = f"{_('Plan de communauté')} {title}".strip()
        self.title.say(title)
        if plan is None or not plan.lines:
            self.body.addWidget(label(
                _("Le plan est vide. Nommez un premier enjeu prioritaire : les objectifs et "
                  "les actions se rangeront dessous."), "muted", wrap=True,
            ))  # fmt: skip
            self.body.addStretch()
            begin = button(
                _("Nommer un enjeu"), lambda: self._desk.start("plan", "issue"), icon_name="plus"
            )
            self.body.addWidget(begin, 0, Qt.AlignmentFlag.AlignLeft)
            return
        self.body.addLayout(_progress(plan))
        self.body.addStretch()
        if plan.more:
            said = ngettext("et {n} autre", "et {n} autres", plan.more).format(n=plan.more)
            self.body.addWidget(label(said, "muted"))


class ChantiersCard(Card):
    """The chantiers and their open cards."""

    def __init__(self, desk: Host) -> None:
        super().__init__(
            _("Chantiers"), "layout-kanban", _("Tout voir"), lambda: desk.show_page("boards")
        )
        self._desk = desk
        self._advances = button(
            _("Avancées par chantier"), lambda: desk.start("plan", "advances"), look="link",
            icon_name="presentation",
            tip=_("Pour l’assemblée : ce qui a avancé dans chaque chantier, à projeter"),
        )
        self.head.insertWidget(self.head.count() - 1, self._advances)

    def show_sheet(self, sheet: HomeSheet) -> None:
        self.empty()
        self._advances.setVisible(bool(sheet.chantiers))
        if not sheet.chantiers:
            row = QHBoxLayout()
            row.addWidget(label(
                _("Aucun chantier. Un chantier est une instance de l’organigramme."), "muted"
            ))  # fmt: skip
            row.addStretch()
            row.addWidget(button(
                _("Ajouter un chantier"), lambda: self._desk.start("governance", "body"),
                icon_name="plus",
            ))  # fmt: skip
            self.body.addLayout(row)
            return
        row = QHBoxLayout()
        row.setSpacing(10)
        for line in sheet.chantiers:
            row.addWidget(ChantierTile(line, partial(self._open, line)), 1)
        self.body.addLayout(row)
        more = sheet.chantier_count - len(sheet.chantiers)
        if more:
            said = ngettext("et {n} autre chantier", "et {n} autres chantiers", more)
            self.body.addWidget(label(said.format(n=more), "muted"))

    def _open(self, line: ChantierLine) -> None:
        if line.board:
            self._desk.open_record("board", line.board)
        else:
            self._desk.show_page("boards")


def _leaf(day: date) -> QFrame:
    """Return the day as a leaf of a calendar."""
    leaf = QFrame()
    leaf.setObjectName("leaf")
    leaf.setAccessibleName(fmt.date_long(day))
    column = QVBoxLayout(leaf)
    column.setContentsMargins(14, 8, 14, 8)
    column.setSpacing(0)
    for text, name in (
        (fmt.weekday_short(day), "leafSmall"), (str(day.day), "leafDay"),
        (fmt.month_short(day.month), "leafMonth"),
    ):  # fmt: skip
        said = label(text, name)
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(said)
    leaf.setFixedWidth(max(theme().px(56), leaf.sizeHint().width()))
    return leaf


def _told(meeting: NextMeeting) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(3)
    title = meeting.title
    if meeting.ordinal:
        title = _("{body} — {nth} rencontre").format(
            body=title, nth=fmt.ordinal(meeting.ordinal, feminine=True)
        )
    column.addWidget(Elided(title, "h3"))
    where = f"{NBSP}· ".join(
        part for part in (fmt.time_range(meeting.start, meeting.end), meeting.place) if part
    )
    column.addWidget(Elided(where, "muted"))
    column.addSpacing(4)
    faces = QHBoxLayout()
    faces.setSpacing(6)
    for at, name in enumerate(meeting.people[:_FACES]):
        faces.addWidget(Avatar(name, at, 28))
    more = meeting.expected - len(meeting.people[:_FACES])
    if more > 0:
        words = (
            ngettext("+ {n} attendu", "+ {n} attendus", more) if meeting.people
            else ngettext("{n} personne attendue", "{n} personnes attendues", more)
        )  # fmt: skip
        faces.addWidget(label(words.format(n=more), "muted"))
    elif not meeting.people:
        faces.addWidget(label(_("Personne n’est encore convoqué."), "muted"))
    faces.addStretch()
    column.addLayout(faces)
    return column


def _progress(plan: PlanCard) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(8)
    for row, line in enumerate(plan.lines):
        words = rules.progress_words(line.achieved, line.actions)
        share = line.achieved / line.actions if line.actions else 0.0
        name = Elided(line.title)
        grid.addWidget(name, row, 0)
        grid.addWidget(Bar(share, line.hue, line.title, words), row, 1)
        said: QLabel = label(words, "muted")
        grid.addWidget(said, row, 2)
    grid.setColumnStretch(0, 5)
    grid.setColumnStretch(1, 8)
    return grid
