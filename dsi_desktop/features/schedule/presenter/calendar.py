"""What the gestures on the calendar of a plan do."""

from collections.abc import Callable
from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands as plan_commands
from dsi_desktop.features.schedule import commands
from dsi_desktop.features.schedule.presenter.looks import (
    CalendarLooks,
    CalendarView,
)
from dsi_desktop.features.schedule.presenter.words import (
    dated_words,
    linked_words,
    moved_words,
    typed_dates,
)
from dsi_desktop.features.schedule.rules.axis import step_of
from dsi_desktop.features.schedule.rules.chains import followers
from dsi_desktop.features.schedule.rules.dates import CLOSED, Edge, Step
from dsi_desktop.kernel.errors import DsiError, RuleBroken
from dsi_desktop.kernel.i18n import _, ngettext


class CalendarPresenter(CalendarLooks):
    """Each gesture on the calendar is one command."""

    def __init__(self, store: Store, view: CalendarView, today: Callable[[], date]) -> None:
        super().__init__(store, view, today)
        self._answered: tuple[str, bool] | None = None

    def forget_answer(self) -> None:
        """Ask again, for the next action carried, whether what waits for it follows."""
        self._answered = None

    def move(self, action_id: str, step: Step) -> bool:
        """Carry an action, with those that wait for it when the person says so."""
        if action_id not in self.known:
            return False
        with_ids = self._following(action_id)
        return self._do(
            lambda: commands.move_actions(self._store, action_id, step, with_ids=with_ids),
            lambda: moved_words(self.known[action_id], len(with_ids)),
        )

    def move_by_key(self, action_id: str, direction: int) -> bool:
        """Carry an action by one step of the scale."""
        return self.move(action_id, _times(step_of(self.scale), direction))

    def resize(self, action_id: str, edge: Edge, step: Step) -> bool:
        """Carry the first or the last day of an action."""
        if action_id not in self.known:
            return False
        return self._do(
            lambda: commands.resize_action(self._store, action_id, edge, step),
            lambda: moved_words(self.known[action_id], 0),
        )

    def resize_by_key(self, action_id: str, edge: Edge, direction: int) -> bool:
        """Carry an end of an action by one step of the scale."""
        return self.resize(action_id, edge, _times(step_of(self.scale), direction))

    def date(self, action_id: str, start_on: str | None, end: str) -> None:
        """Write the days of an action; `end` is a date or words. Raises `RuleBroken`."""
        wanted = typed_dates(start_on, end, self._today())
        try:
            commands.date_action(
                self._store, action_id, start_on=wanted.start_on, end_on=wanted.end_on,
                when_text=wanted.when_text, when_from=wanted.when_from, when_to=wanted.when_to,
            )
        except RuleBroken as refusal:
            field = refusal.field if refusal.field == "start_on" else "end"
            raise RuleBroken(refusal.sentence, field) from None
        self.refresh()
        self._view.say(dated_words(self.known.get(action_id)))

    def link(self, waiting_id: str, awaited_id: str, kind: str, lag_days: int) -> None:
        """Make an action wait for another. Raises `RuleBroken`."""
        plan_commands.link_actions(
            self._store, waiting_id, awaited_id, kind=kind, lag_days=lag_days
        )
        self.refresh()
        self._view.say(linked_words(self.known.get(waiting_id), self.known))

    def unlink(self, waiting_id: str, awaited_id: str) -> bool:
        """Take away what an action waits for."""
        return self._do(
            lambda: plan_commands.unlink_actions(self._store, waiting_id, awaited_id),
            lambda: _("Lien retiré. Ctrl+Z le ramène."),
        )

    def choices_for(self, action_id: str) -> list[tuple[str, str]]:
        """Return the actions that one may wait for: all but itself."""
        return [
            (one.line.id, " ".join(part for part in (one.line.code, one.line.title) if part))
            for one in self.known.values() if one.line.id != action_id
        ]  # fmt: skip

    def _following(self, action_id: str) -> tuple[str, ...]:
        """Ask once, for as long as the same action is carried, whether what waits follows."""
        if self._calendar is None:
            return ()
        waiting = [
            one for one in followers(self._calendar.links, action_id)
            if self.known[one].extent is not None and self.known[one].line.state not in CLOSED
        ]  # fmt: skip
        if not waiting or self.known[action_id].line.state in CLOSED:
            return ()
        if self._answered is None or self._answered[0] != action_id:
            titles = ", ".join(f"« {self.known[one].line.title} »" for one in waiting[:3])
            more = len(waiting) - 3
            if more > 0:
                said = ngettext("{titles} et {n} autre", "{titles} et {n} autres", more)
                titles = said.format(titles=titles, n=more)
            question = _("Ce qui attend cette action suit-il? {titles}").format(titles=titles)
            together = self._view.ask_together(
                question, _("Tout déplacer"), _("Cette action seulement")
            )
            self._answered = (action_id, together)
        return tuple(waiting) if self._answered[1] else ()

    def _do(self, work: Callable[[], object], said: Callable[[], str]) -> bool:
        try:
            work()
        except DsiError as error:
            self._view.refuse(error)
            return False
        self.refresh()
        self._view.say(said())
        return True


def _times(step: Step, direction: int) -> Step:
    return Step(step.months * direction, step.days * direction)
