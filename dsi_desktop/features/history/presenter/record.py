"""The history of one record, without a window: a day, its gestures, what changed since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dsi_desktop.db.past import end_of
from dsi_desktop.db.store import Store
from dsi_desktop.features.history import commands
from dsi_desktop.features.history.presenter.undoing import undone_words
from dsi_desktop.features.history.presenter.words import (
    obstacle_words,
    parts_of_change,
    said_change,
    signature,
)
from dsi_desktop.features.history.queries.dossier import reason
from dsi_desktop.features.history.queries.record import GestureLine, Story, record_story
from dsi_desktop.features.history.rules.texts import capital
from dsi_desktop.features.history.rules.timeline import step_of
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext

MANY = 30
_SHOWN_CHANGES = 3


@dataclass(frozen=True, slots=True)
class ListLine:
    """A line of the list: a heading, or a gesture with its changes (what, before, after)."""

    key: str
    heading: str = ""
    day: str = ""
    who: str = ""
    changes: tuple[tuple[str, str, str], ...] = ()
    more: str = ""
    note: str = ""
    spoken: str = ""
    chosen: bool = False


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
        cells = tuple(self._cells(story, moment))
        lives = story.lived(moment)
        return RecordScene(
            story.title, story.kind, story.where, self.day, first, last,
            tuple(one.day for one in gestures), past, self._said(), self._note(lives=lives),
            short, lives, _count(len(gestures)), self._lines(gestures), cells,
            tuple(sorted({one.who for one in gestures if one.who})),
            tuple(sorted({what for one in gestures for what in _fields(one)})),
            past and lives and not self._store.read_only and any(one.now for one in cells),
        )  # fmt: skip

    def _gestures(self) -> tuple[GestureLine, ...]:
        return self._story.gestures if self._story else ()

    def _span(self) -> tuple[date, date]:
        gestures = self._gestures()
        return min([*(one.day for one in gestures), self.today]), self.today

    def _said(self) -> str:
        if self.day == self.today:
            return _("Vous regardez aujourd’hui")
        day = fmt.date_long(self.day, with_weekday=False)
        return _("Vous regardez le {day}").format(day=day)

    def _note(self, *, lives: bool) -> str:
        if self.day == self.today:
            return _("La fiche telle qu’elle est. Reculez pour voir ce qu’elle était.")
        if not lives:
            return _("La fiche n’existait pas ce jour-là.")
        return _("La fiche telle qu’elle était ce jour-là. On ne peut pas la modifier ici.")

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

    def _cells(self, story: Story, moment: int) -> list[CellLine]:
        now = end_of(self.today)
        found = []
        for cell in story.cells:
            then, today = cell.at(moment), cell.at(max(now, moment))
            if then or today:
                changed = today or _("rien")
                found.append(CellLine(capital(cell.label), then, changed if today != then else ""))
        return found

    def _lines(self, gestures: Sequence[GestureLine]) -> tuple[ListLine, ...]:
        kept = [one for one in reversed(gestures) if self._is_kept(one)]
        lines: list[ListLine] = []
        heading = ""
        for one in kept:
            said = self._heading(one.day, many=len(kept) > MANY)
            if said != heading:
                heading = said
                lines.append(ListLine(f"#{said}", said))
            lines.append(self._line(one))
        return tuple(lines)

    def _heading(self, day: date, *, many: bool) -> str:
        if many:
            return f"{capital(fmt.month(day.month))} {day.year}"
        if self.day == self.today:
            return ""
        short = fmt.date_short(self.day, self.today)
        said = _("Après le {day}") if day > self.day else _("Le {day} et avant")
        return said.format(day=short)

    def _is_kept(self, one: GestureLine) -> bool:
        return (not self._who or one.who == self._who) and (
            not self._field or self._field in _fields(one)
        )

    def _line(self, one: GestureLine) -> ListLine:
        shown = one.changes[:_SHOWN_CHANGES]
        others = len(one.changes) - len(shown)
        day = fmt.date_short(one.day, self.today)
        changes = tuple(parts_of_change(change, self.today) for change in shown)
        if one.creates:
            changes = ((_("Fiche créée"), "", ""),)
        note = signature(one.who, one.device, one.label, received=one.received)
        heard = [_("Fiche créée")] if one.creates else [said_change(one) for one in shown]
        return ListLine(
            one.gesture, "", day, one.who, changes,
            ngettext("et {n} autre", "et {n} autres", others).format(n=others) if others else "",
            note, ", ".join([day, *heard, note]), one.gesture == self.gesture,
        )  # fmt: skip


def _fields(one: GestureLine) -> set[str]:
    return {capital(change.what) for change in one.changes}


def _count(number: int) -> str:
    return ngettext("{n} geste sur cette fiche", "{n} gestes sur cette fiche", number).format(
        n=number
    )
