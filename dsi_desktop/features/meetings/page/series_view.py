"""How often each body meets, the days that come, and the points that wait for a meeting."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import queries
from dsi_desktop.features.meetings.page.series_forms import series_form, waiting_form
from dsi_desktop.features.meetings.presenter.series import DayRow, SeriesPresenter
from dsi_desktop.features.meetings.queries import BacklogLine, RhythmOfBody, SeriesLine
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import Card, EmptyState, clear
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Table


class BacklogTable(Table):
    """Inser proposes, A puts on the next agenda, Suppr gives up or takes up again, Alt+↑↓ move."""

    asked = Signal(str, str)
    _KEYS = (
        (Qt.Key.Key_Insert, "new"), (Qt.Key.Key_Delete, "drop"), (Qt.Key.Key_A, "take"),
    )
    _MOVES = ((Qt.Key.Key_Up, "up"), (Qt.Key.Key_Down, "down"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), Qt.Key(event.key())
        moves = event.modifiers() & Qt.KeyboardModifier.AltModifier
        name = dict(self._MOVES if moves else self._KEYS).get(key, "")
        line = index.data(RowsModel.ROW) if index.isValid() else None
        if name and (line is not None or name == "new"):
            self.asked.emit(name, line.id if line is not None else "")
        else:
            super().keyPressEvent(event)


class SeriesView(QWidget):
    """The bodies at the left; the series, their days and what waits at the right."""

    def __init__(
        self, store: Store, desk: Desk, opened: Callable[[str], object],
        back: Callable[[], object],
    ) -> None:
        super().__init__()
        self._store = store
        self._desk = desk
        self._opened = opened
        self.presenter = SeriesPresenter(store, self, desk.today)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._bodies())
        row.addWidget(self._days(), 5)
        row.addWidget(self._waiting(), 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        bar = QHBoxLayout()
        bar.addWidget(button(_("Toutes les rencontres"), back, look="link",
                             icon_name="arrow-left"))
        bar.addStretch()
        self.new = button(_("Nouvelle série"), self.ask_series, look="primary",
                          icon_name="calendar-plus")
        bar.addWidget(self.new)
        column.addLayout(bar)
        column.addLayout(row, 1)

    def show_bodies(self, bodies: tuple[RhythmOfBody, ...], chosen: str) -> None:
        self.bodies.show(bodies)
        index = self.bodies.index_of(chosen)
        if index.isValid() and self.list.currentIndex().row() != index.row():
            self.list.setCurrentIndex(index)
        self.new.setEnabled(bool(bodies))
        self.propose.setEnabled(bool(bodies))

    def show_body(
        self, series: tuple[SeriesLine, ...], backlog: tuple[BacklogLine, ...]
    ) -> None:
        clear(self.lines)
        for one in series:
            self.lines.addLayout(self._series_line(one))
        days = self.presenter.days()
        self.days.show(days)
        self.calendar.setVisible(bool(days))
        self.none.setVisible(not series)
        self.backlog.show(backlog)
        waiting = sum(one.state == "waiting" for one in backlog)
        self.count.setText(str(waiting) if waiting else "")
        self.idle.setVisible(not backlog)
        self.waiting.setVisible(bool(backlog))

    def refuse(self, error: DsiError) -> None:
        self._desk.refuse(error)

    def tell(self, sentence: str) -> None:
        self._desk.tell(sentence)

    def ask_series(self, series_id: str = "") -> None:
        """Ask how often the body meets."""
        form = series_form(self._desk.today, queries.places_to_meet(self._store))
        if series_id:
            form.fill(queries.series_fields(self._store, series_id))
            ask(self, _("Modifier la série"), form,
                lambda values: self.presenter.edit(series_id, values))
        else:
            form.fill({"every": 1, "unit": "month", "kind": "ordinary",
                       "start_time": "13:30", "end_time": "15:30"})
            ask(self, _("Nouvelle série de rencontres"), form, self.presenter.create,
                yes=_("Créer"))
        self.presenter.refresh()

    def ask_point(self, item_id: str = "") -> None:
        """Ask for a point that waits, or for the changes of one."""
        form = waiting_form(queries.people_to_invite(self._store))
        if item_id:
            form.fill(queries.backlog_fields(self._store, item_id))
            ask(self, _("Modifier le point en attente"), form,
                lambda values: self.presenter.edit_item(item_id, values))
        else:
            ask(self, _("Proposer un point"), form, self.presenter.propose, yes=_("Proposer"))
        self.presenter.refresh()

    def act(self, name: str, item_id: str) -> None:
        """Do what a key asked of a point that waits."""
        acts: dict[str, Callable[[], object]] = {
            "new": self.ask_point, "edit": lambda: self.ask_point(item_id),
            "drop": lambda: self.presenter.drop(item_id),
            "take": lambda: self.presenter.take(item_id),
            "up": lambda: self.presenter.shift(item_id, -1),
            "down": lambda: self.presenter.shift(item_id, 1),
        }
        acts[name]()
        index = self.backlog.index_of(item_id)
        if index.isValid():
            self.waiting.setCurrentIndex(index)

    def open_day(self, row: DayRow) -> None:
        """Open the meeting of a day, or make it first; a holiday stays empty."""
        made = row.occurrence.meeting_id
        if not made and row.occurrence.is_free:
            made = self.presenter.plan_day(row.series_id, row.occurrence.day)
        if made:
            self._opened(made)

    def _bodies(self) -> QFrame:
        card = Card(_("Instances"), "sitemap")
        fit(card, lambda: card.setFixedWidth(theme().px(250)))
        self.bodies: RowsModel[RhythmOfBody] = RowsModel(
            [Column(_("Instance"), _body_words, _body_spoken, tip=_body_spoken)],
            lambda one: one.body_id, self,
        )
        self.list = Table(_("Instances et leur rythme"), self.bodies)
        self.list.horizontalHeader().hide()
        self.list.selectionModel().currentChanged.connect(
            lambda now, _before: self._choose(now.row())
        )
        card.body.addWidget(self.list, 1)
        return card

    def _choose(self, row: int) -> None:
        chosen = self.bodies.rows[row].body_id if 0 <= row < len(self.bodies.rows) else ""
        if chosen and chosen != self.presenter.body_id:
            self.presenter.choose(chosen)

    def _days(self) -> QFrame:
        card = Card(_("Séries et jours à venir"), "calendar-event")
        self.lines = QVBoxLayout()
        card.body.addLayout(self.lines)
        self.none = EmptyState(
            "calendar-event", _("Aucune série"),
            _("Dites une fois à quel rythme l’instance se réunit : les rencontres de l’année se "
              "créent d’un geste, les jours fériés sont sautés."),
        )
        card.body.addWidget(self.none, 1)
        self.days: RowsModel[DayRow] = RowsModel(
            [Column(_("Jour"), lambda row: row.text, _day_spoken,
                    icon=lambda row: icon(*_mark(row))),
             Column(_("À savoir"), lambda row: row.note, tip=lambda row: row.note),
             Column(_("Rencontre"), lambda row: row.state)],
            lambda row: (row.series_id, row.occurrence.day), self,
        )
        self.calendar = Table(
            _("Jours des séries"), self.days, lambda index: self.open_day(self.days.row(index))
        )
        self.calendar.widths(176, 160, 84, stretch=1)
        card.body.addWidget(self.calendar, 1)
        return card

    def _waiting(self) -> QFrame:
        card = Card(_("Points en attente"), "bulb")
        self.count = label("", "muted")
        card.head.addWidget(self.count)
        self.backlog: RowsModel[BacklogLine] = RowsModel(
            [Column(_("Point"), lambda line: line.title, _point_spoken, tip=_point_tip),
             Column(_("Durée"), lambda line: fmt.minutes(line.minutes) if line.minutes else "",
                    right=True),
             Column(_("État"), _point_state)],
            lambda line: line.id, self,
        )
        self.waiting = BacklogTable(
            _("Points en attente d’une rencontre"), self.backlog,
            lambda index: self.ask_point(self.backlog.row(index).id),
        )
        self.waiting.widths(180, 66, 104, stretch=0)
        self.waiting.asked.connect(self.act)
        card.body.addWidget(self.waiting, 1)
        self.idle = EmptyState(
            "bulb", _("Rien n’attend"),
            _("Gardez ici les points proposés entre deux rencontres : ils seront offerts à "
              "l’ordre du jour de la prochaine."),
        )
        card.body.addWidget(self.idle, 1)
        foot = QHBoxLayout()
        self.propose = button(_("Proposer un point"), self.ask_point, icon_name="plus")
        foot.addWidget(self.propose)
        foot.addStretch()
        foot.addWidget(label(_("A inscrire · Suppr abandonner"), "small"))
        card.body.addLayout(foot)
        return card

    def _series_line(self, one: SeriesLine) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        note = " · ".join(part for part in (one.hours, one.place, _until(one.end_on)) if part)
        title = one.words or one.title or _("Rythme à préciser")
        column.addWidget(RecordLine(
            Record(title[:1].upper() + title[1:], note, icon_name="refresh"),
            lambda: self.ask_series(one.id),
        ))
        row = QHBoxLayout()
        free = len(self.presenter.free_days(one.id))
        words = ngettext("Créer la rencontre à venir", "Créer les {n} rencontres à venir", free)
        plan = button(words.format(n=free), lambda: self.presenter.plan(one.id),
                      icon_name="calendar-plus")
        plan.setEnabled(bool(free))
        row.addWidget(plan)
        row.addStretch()
        row.addWidget(button(_("Oublier la série"), lambda: self._forget(one), look="link"))
        column.addLayout(row)
        return column

    def _forget(self, one: SeriesLine) -> None:
        question = _("Oublier cette série? Les rencontres qu’elle a créées restent.")
        if self._desk.confirm(question, _("Oublier la série")):
            self.presenter.remove(one.id)


def _until(end_on: str) -> str:
    if not end_on:
        return ""
    return _("jusqu’au {day}").format(day=fmt.date_long(end_on, with_weekday=False))


def _body_words(one: RhythmOfBody) -> str:
    return f"{one.body} ({one.waiting})" if one.waiting else one.body


def _body_spoken(one: RhythmOfBody) -> str:
    waiting = ngettext("{n} point en attente", "{n} points en attente", one.waiting)
    parts = (one.body, one.words or _("sans série"),
             waiting.format(n=one.waiting) if one.waiting else "")
    return ", ".join(part for part in parts if part)


def _mark(row: DayRow) -> Sequence[str]:
    if row.occurrence.meeting_id:
        return "circle-check", "ok"
    if row.occurrence.holiday:
        return "circle-x", "text3"
    return ("alert-triangle", "warn") if row.occurrence.clashes else ("circle-dashed", "")


def _day_spoken(row: DayRow) -> str:
    return ", ".join(part for part in (row.text, row.state, row.note) if part)


def _point_state(line: BacklogLine) -> str:
    if line.state == "taken" and line.taken_on:
        return _("inscrit, {day}").format(day=fmt.date_short(line.taken_on))
    return word("backlog_state", line.state)


def _point_tip(line: BacklogLine) -> str:
    return "\n".join(part for part in (line.title, line.by, line.note) if part)


def _point_spoken(line: BacklogLine) -> str:
    parts = (
        line.title, word("agenda_kind", line.kind),
        fmt.minutes(line.minutes) if line.minutes else "", _point_state(line), line.by,
    )
    return ", ".join(part for part in parts if part)
