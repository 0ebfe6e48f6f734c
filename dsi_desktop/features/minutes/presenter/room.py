"""The room: who comes, leaves, comes back, speaks for another, or was not expected."""

from collections.abc import Callable, Sequence

from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.meetings.rules.room import HERE, VOICED
from dsi_desktop.features.minutes.presenter.views import Table, View
from dsi_desktop.features.minutes.rules import capture
from dsi_desktop.features.minutes.rules.scene import PersonLine
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _, ngettext


class RoomPresenter:
    """Turns ticks and letters of the list into presences, and tells a quorum that breaks."""

    def __init__(self, table: Table, store: Store, view: View) -> None:
        self._table = table
        self._store = store
        self._view = view

    def set_status(self, lines: str | Sequence[str], status: str) -> None:
        """Say how one or several attend; a voice without a mandate is refused, the others noted."""
        chosen = self._chosen(lines)
        barred = [one for one in chosen if one.barred and status in VOICED]
        allowed = [one.id for one in chosen if one not in barred]
        if allowed:
            self._do(
                lambda: meetings.change_attendances(self._store, allowed, status), allowed
            )
        for one in barred:
            self._view.refuse(RuleBroken(one.barred))

    def come_as(self, lines: Sequence[str], role: str) -> None:
        """Note guests and observers: they are here, without a voice. `member` takes it back."""
        chosen = [one.id for one in self._chosen(lines)]
        if chosen and role == "member":
            self._do(lambda: meetings.change_attendances(
                self._store, chosen, "present", role="member", voting=True
            ), chosen)
        elif chosen:
            self._do(lambda: meetings.change_attendances(
                self._store, chosen, "present", role=role, voting=False
            ), chosen)

    def toggle(self, lines: str | Sequence[str]) -> None:
        """Come, leave, come back: what a tick of the box means at this moment."""
        chosen = self._chosen(lines)
        here = [one.id for one in chosen if one.here]
        if not chosen:
            return
        if len(here) == len(chosen):
            self._leave(here)
        else:
            self._come([one for one in chosen if not one.here])

    def at_hour(self, lines: Sequence[str], hour: str) -> None:
        """Note that who is here left at an hour, that who is not arrived at it."""
        chosen = self._chosen(lines)
        here = [one.id for one in chosen if one.here]
        away = [one.id for one in chosen if not one.here]
        if here:
            self._do(lambda: meetings.record_departures(self._store, here, hour), here)
        if away:
            self._do(lambda: meetings.record_arrivals(self._store, away, hour), away)

    def represent(self, line_id: str, name: str) -> None:
        """Let somebody speak for an absent member; raises the refusal of the command."""
        person = capture.person_of(name, self._table.people)
        held = self._table.scene().quorum_held
        meetings.represent_member(
            self._store, line_id, person_id=person.id if person else None, name=name
        )
        self._table.refresh()
        self._announce([line_id], held=held)

    def invite(self, name: str) -> None:
        """Add somebody to the room: from the directory when the name is known there."""
        person = capture.person_of(name, self._table.people)
        if person is not None and not person.invited:
            self._table.do(lambda: meetings.set_attendance(
                self._store, self._table.meeting_id, person.id, "present"
            ))
        else:
            self._table.do(lambda: meetings.add_guest(
                self._store, self._table.meeting_id, name=name
            ))

    def find(self, typed: str) -> str:
        """Return the line of the person a name begins, "" when none or several are meant."""
        people = [
            capture.Known(one.id, one.name) for one in self._table.scene().people
        ]
        found = capture.candidates(people, typed, limit=1) if typed.strip() else []
        return found[0].id if found else ""

    def _leave(self, here: list[str]) -> None:
        if self._table.state == "in_progress":
            self._do(lambda: meetings.record_departures(self._store, here), here)
        else:
            self.set_status(here, "expected")

    def _come(self, away: list[PersonLine]) -> None:
        """Note arrivals: with the hour once the meeting has gone past its first point."""
        back = [one.id for one in away if one.status in HERE]
        if back:
            self._do(lambda: meetings.record_arrivals(self._store, back), back)
        new = [one for one in away if one.status not in HERE]
        ids = [one.id for one in new]
        if ids and self._table.state == "in_progress" and self._table.past_opening():
            for one in new:
                if one.barred:
                    self._view.refuse(RuleBroken(one.barred))
            allowed = [one.id for one in new if not one.barred]
            if allowed:
                self._do(lambda: meetings.record_arrivals(self._store, allowed), allowed)
        elif ids:
            self.set_status(ids, "present")

    def _chosen(self, lines: str | Sequence[str]) -> list[PersonLine]:
        wanted = {lines} if isinstance(lines, str) else set(lines)
        return [one for one in self._table.scene().people if one.id in wanted]

    def _do(self, gesture: Callable[[], object], lines: Sequence[str]) -> None:
        held = self._table.scene().quorum_held
        if self._table.do(gesture):
            self._announce(lines, held=held)

    def _announce(self, lines: Sequence[str], *, held: bool) -> None:
        """Say what was noted and the quorum; one that breaks cannot wait."""
        scene = self._table.scene()
        who = [one for one in scene.people if one.id in set(lines)]
        said = ngettext("{n} personne notée", "{n} personnes notées", len(who)).format(n=len(who))
        if len(who) == 1:
            said = _("{name} : {status}").format(name=who[0].name, status=who[0].words)
        sentence = f"{said}. {scene.quorum}"
        if held and not scene.quorum_held and self._table.state == "in_progress":
            self._view.warn(_("Le quorum est rompu. {sentence}").format(sentence=sentence))
        else:
            self._view.tell(sentence)
