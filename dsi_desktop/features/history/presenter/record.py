"""The history of one record, without a window: a day, its gestures, what changed since."""

from dataclasses import dataclass
from datetime import date

from dsi_desktop.db.past import end_of
from dsi_desktop.db.store import Store
from dsi_desktop.features.history import commands
from dsi_desktop.features.history.presenter.lines import (
    ListLine,
    Look,
    fields_of,
    gesture_lines,
)
from dsi_desktop.features.history.presenter.undoing import undone_words
from dsi_desktop.features.history.presenter.words import obstacle_words
from dsi_desktop.features.history.queries.dossier import reason
from dsi_desktop.features.history.queries.record import GestureLine, Story, record_story
from dsi_desktop.features.history.rules.texts import capital
from dsi_desktop.features.history.rules.timeline import step_of
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext


@dataclass(frozen=True, slots=True)
class CellLine:
    """A field on the day and today; `now` is "" when it did not change."""

    label: str
    then: str
    now: str


@dataclass(frozen=True, slots=True)
class RecordScene:
    """Everything the view shows. `day_short` is « 12 mai »; `past`: another day than today."""

    title: str
    kind: str
    where: str
    day: date
    first: date
    last: date
    days: tuple[date, ...]
    past: bool
    said: str
    note: str
    day_short: str
    lives: bool
    count: str
    lines: tuple[ListLine, ...]
    cells: tuple[CellLine, ...]
    people: tuple[str, ...]
    fields: tuple[str, ...]
    can_put_back: bool


class RecordPresenter:
    """Keeps the record, the day and the filters; every answer comes from the journal."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._story: Story | None = None
        self._reasons: dict[str, str] = {}
        self._who = self._field = ""
        self.today = store.clock.today()
        self.day = self.today
        self.gesture = ""

    @property
    def record(self) -> tuple[str, str]:
        """The (table, row) shown; two empty texts when there is none."""
        return (self._story.table, self._story.row) if self._story else ("", "")

    @property
    def title(self) -> str:
        """The name of the record shown."""
        return self._story.title if self._story else ""

    def open(self, table: str, row: str, today: date) -> None:
        """Show the history of a record, from today."""
        self._who = self._field = self.gesture = ""
        self.today = self.day = today
        self._story = record_story(self._store, table, row)
        self._reasons = {}

    def refresh(self) -> None:
        """Read again: something was written."""
        if self._story is not None:
            self._story = record_story(self._store, *self.record)
            self._reasons = {}

    def choose_day(self, day: date) -> None:
        """Look at the end of a day; the last gesture of that day is the one chosen."""
        first, last = self._span()
        self.day = min(max(day, first), last)
        before = [one for one in self._gestures() if one.day <= self.day]
        self.gesture = before[-1].gesture if before and self.day != self.today else ""

    def choose_gesture(self, gesture: str) -> None:
        """Look at the day of a gesture."""
        for one in self._gestures():
            if one.gesture == gesture:
                self.choose_day(one.day)
                self.gesture = gesture

    def step(self, way: int) -> None:
        """Go to the next (1) or the former (-1) day with a gesture."""
        found = step_of([one.day for one in self._gestures()], self.day, way)
        if found is not None:
            self.choose_day(found)
        elif way > 0:
            self.choose_day(self.today)

    def narrow(self, who: str, field: str) -> None:
        """Show the gestures of one person, or on one field; "" for all."""
        self._who, self._field = who, field

    def reason(self, gesture: str) -> str:
        """Return why a gesture is not offered to undo; "" when it is."""
        if gesture not in self._reasons:
            self._reasons[gesture] = self._reason(gesture)
        return self._reasons[gesture]

    def undo(self, gesture: str) -> str:
        """Take a gesture back; return the sentence that says it. Raises `RuleBroken`."""
        line = next(one for one in self._gestures() if one.gesture == gesture)
        undone = commands.undo_gesture(self._store, gesture)
        return undone_words(undone, received=line.received, who=line.who)

    def put_back(self) -> str:
        """Put the record as it was on the day; return the sentence that says it."""
        commands.put_record_back(self._store, *self.record, self.day)
        return _("La fiche est comme le {day}. Ctrl+Z la remet comme avant.").format(
            day=fmt.date_short(self.day, self.today)
        )

    def scene(self) -> RecordScene:
        """Return what the view shows now."""
        story = self._story
        if story is None:
            raise LookupError
        moment, gestures = end_of(self.day), self._gestures()
        first, last = self._span()
        short, past = fmt.date_short(self.day, self.today), self.day != self.today
        cells = tuple(_cells(story, moment, end_of(self.today)))
        lives = story.lived(moment)
        return RecordScene(
            story.title, story.kind, story.where, self.day, first, last,
            tuple(one.day for one in gestures), past,
            _said(self.day, self.today), _note(past=past, lives=lives),
            short, lives, _count(len(gestures)), gesture_lines(gestures, self._look()), cells,
            tuple(sorted({one.who for one in gestures if one.who})),
            tuple(sorted({what for one in gestures for what in fields_of(one)})),
            past and lives and not self._store.read_only and any(one.now for one in cells),
        )  # fmt: skip

    def _look(self) -> Look:
        return Look(self.today, self.day, self.gesture, self._who, self._field)

    def _gestures(self) -> tuple[GestureLine, ...]:
        return self._story.gestures if self._story else ()

    def _span(self) -> tuple[date, date]:
        gestures = self._gestures()
        return min([*(one.day for one in gestures), self.today]), self.today

    def _reason(self, gesture: str) -> str:
        line = next((one for one in self._gestures() if one.gesture == gesture), None)
        if line is None:
            return ""
        if line.creates:
            return _("création")
        if self._store.read_only:
            return _("lecture seule")
        known, disputed = reason(self._store, gesture)
        return obstacle_words(known, line.who, self.today, disputed=disputed)


def _said(day: date, today: date) -> str:
    if day == today:
        return _("Vous regardez aujourd’hui")
    return _("Vous regardez le {day}").format(day=fmt.date_long(day, with_weekday=False))


def _note(*, past: bool, lives: bool) -> str:
    if not past:
        return _("La fiche telle qu’elle est. Reculez pour voir ce qu’elle était.")
    if not lives:
        return _("La fiche n’existait pas ce jour-là.")
    return _("La fiche telle qu’elle était ce jour-là. On ne peut pas la modifier ici.")


def _cells(story: Story, moment: int, now: int) -> list[CellLine]:
    found = []
    for cell in story.cells:
        then, today = cell.at(moment), cell.at(max(now, moment))
        if then or today:
            changed = today or _("rien")
            found.append(CellLine(capital(cell.label), then, changed if today != then else ""))
    return found


def _count(number: int) -> str:
    return ngettext("{n} geste sur cette fiche", "{n} gestes sur cette fiche", number).format(
        n=number
    )
