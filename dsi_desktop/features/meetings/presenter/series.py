"""The rhythms and the waiting points of a body, decided without a screen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import commands, queries
from dsi_desktop.features.meetings.queries import BacklogLine, RhythmOfBody, SeriesLine
from dsi_desktop.features.meetings.rules.series import Occurrence, rhythm_of
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import DsiError, RuleBroken
from dsi_desktop.kernel.i18n import _, ngettext

SOON_DAYS = 190


class View(Protocol):
    """The screen of series, as its presenter sees it."""

    def show_bodies(self, bodies: tuple[RhythmOfBody, ...], chosen: str) -> None: ...

    def show_body(
        self, series: tuple[SeriesLine, ...], backlog: tuple[BacklogLine, ...]
    ) -> None: ...

    def refuse(self, error: DsiError) -> None: ...

    def tell(self, sentence: str) -> None: ...


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day of a series as it is shown: its words, what stands in the way, whether one is made."""

    series_id: str
    occurrence: Occurrence
    text: str
    note: str
    state: str


class SeriesPresenter:
    """Remembers which body is shown."""

    def __init__(self, store: Store, view: View, today: Callable[[], date]) -> None:
        self._store = store
        self._view = view
        self._today = today
        self.body_id = ""
        self.series: tuple[SeriesLine, ...] = ()
        self.backlog: tuple[BacklogLine, ...] = ()

    def refresh(self) -> None:
        """Read again; a body that is gone gives place to the first one."""
        bodies = queries.rhythms_of_bodies(self._store)
        known = [one.body_id for one in bodies]
        if self.body_id not in known:
            self.body_id = known[0] if known else ""
        self.series = queries.series_of(self._store, self.body_id, self._today())
        self.backlog = queries.backlog_of(self._store, self.body_id)
        self._view.show_bodies(bodies, self.body_id)
        self._view.show_body(self.series, self.backlog)

    def choose(self, body_id: str) -> None:
        self.body_id = body_id
        self.refresh()

    def days(self) -> list[DayRow]:
        """Return the days of every series of the body, in order."""
        found = [
            DayRow(
                line.id, one, fmt.date_long(one.day, with_weekday=False), note_of(one),
                state_of(one),
            )
            for line in self.series for one in line.days
        ]
        return sorted(found, key=lambda row: (row.occurrence.day, row.series_id))

    def free_days(self, series_id: str) -> list[str]:
        """Return the days of the next six months for which a meeting is still to be made."""
        last = date.fromordinal(self._today().toordinal() + SOON_DAYS).isoformat()
        line = next(one for one in self.series if one.id == series_id)
        return [one.day for one in line.days if one.is_free and one.day <= last]

    def plan(self, series_id: str) -> None:
        """Make the meetings of the next six months of a series."""
        made: list[str] = []
        days = self.free_days(series_id)
        if self.do(lambda: made.extend(commands.plan_meetings(self._store, series_id, days))):
            self._view.tell(ngettext(
                "{n} rencontre créée.", "{n} rencontres créées.", len(made)
            ).format(n=len(made)))

    def plan_day(self, series_id: str, day: str) -> str:
        """Make the meeting of one day; return its id, "" when it was refused."""
        made: list[str] = []
        self.do(lambda: made.extend(commands.plan_meetings(self._store, series_id, [day])))
        return made[0] if made else ""

    def create(self, values: Mapping[str, Any]) -> None:
        """Create a series of the body shown; raises the refusal of the command."""
        commands.create_series(self._store, body_id=self.body_id, **_series_values(values))

    def edit(self, series_id: str, values: Mapping[str, Any]) -> None:
        commands.edit_series(self._store, series_id, **_series_values(values))

    def remove(self, series_id: str) -> None:
        self.do(lambda: commands.remove_series(self._store, series_id))

    def propose(self, values: Mapping[str, Any]) -> None:
        """Keep a point for a coming meeting of the body shown."""
        kept = dict(values)
        commands.propose_item(
            self._store, body_id=self.body_id, title=str(kept.pop("title")), **kept
        )

    def edit_item(self, item_id: str, values: Mapping[str, Any]) -> None:
        commands.edit_backlog_item(self._store, item_id, **values)

    def drop(self, item_id: str) -> None:
        """Give a point up, or make one given up wait again."""
        item = next(one for one in self.backlog if one.id == item_id)
        gesture = (
            commands.keep_backlog_item if item.state == "dropped" else commands.drop_backlog_item
        )
        self.do(lambda: gesture(self._store, item_id))

    def shift(self, item_id: str, by: int) -> None:
        """Carry a waiting point up or down among those waiting."""
        places = [one.id for one in self.backlog if one.state == "waiting"]
        if item_id not in places:
            return
        at = places.index(item_id)
        if 0 <= at + by < len(places):
            after = places[at + 1] if by > 0 else (places[at - 2] if at > 1 else None)
            self.do(lambda: commands.move_backlog_item(self._store, item_id, after_id=after))

    def take(self, item_id: str) -> None:
        """Put a waiting point on the agenda of the next meeting of the body."""
        coming = queries.coming_meeting(self._store, self.body_id, self._today())
        if coming is None:
            self._view.refuse(RuleBroken(
                _("Aucune rencontre de cette instance n’est à venir : créez-la d’abord.")
            ))
            return
        if self.do(lambda: commands.put_on_agenda(
            self._store, coming.id, [("backlog_item", item_id)]
        )):  # fmt: skip
            self._view.tell(_("Point inscrit à la rencontre du {day}.").format(
                day=fmt.date_long(coming.held_on)))

    def do(self, gesture: Callable[[], object]) -> bool:
        try:
            gesture()
        except DsiError as refusal:
            self._view.refuse(refusal)
            return False
        self.refresh()
        return True


def note_of(one: Occurrence) -> str:
    """Return what stands in the way of a day: a holiday, another meeting, a change of day."""
    if one.moved_to:
        return _("déplacée au {day}").format(day=fmt.date_long(one.moved_to))
    if one.holiday and not one.meeting_id:
        return _("sautée : {name}").format(name=one.holiday)
    if one.clashes:
        return _("le même jour : {names}").format(names=", ".join(one.clashes))
    return ""


def state_of(one: Occurrence) -> str:
    """Return « créée », « fériée » or « à créer »."""
    if one.meeting_id:
        return _("créée")
    return _("jour férié") if one.holiday else _("à créer")


def _series_values(values: Mapping[str, Any]) -> dict[str, Any]:
    kept = dict(values)
    unit, every = str(kept.pop("unit")), kept.pop("every")
    first = kept.pop("first_on")
    if not first:
        raise RuleBroken(_("Choisissez le jour de la première rencontre."), "first_on")
    kept["rhythm"] = rhythm_of(unit, every, date.fromisoformat(str(first))).written()
    return kept
