"""The floor: who asks for it, who has it, since how long."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.presenter.views import Table, View
from dsi_desktop.features.minutes.rules import capture, speaking
from dsi_desktop.features.minutes.rules.speaking import FloorShown, Turn
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import fold


class FloorPresenter:
    """Keeps the list of speakers of the point shown, and counts the seconds of who speaks."""

    def __init__(self, table: Table, store: Store, view: View) -> None:
        self._table = table
        self._store = store
        self._view = view
        self._began: dict[str, int] = {}
        self._read: tuple[str, tuple[Turn, ...]] = ("", ())

    def turns(self) -> tuple[Turn, ...]:
        """Return the turns of the point shown."""
        return self._read[1] if self._read[0] == self._table.item_id else ()

    def refresh(self) -> None:
        """Read the list again: the meeting changed, or another point is shown."""
        item = self._table.item_id
        self._read = (item, queries.turns_of(self._store, item) if item else ())
        now = speaking.speaking(self._read[1])
        if now is not None:
            self._began.setdefault(now.id, self._store.clock.now_ms())

    def spoken(self) -> FloorShown:
        """Return what the room may see of it."""
        return speaking.shown(self.turns(), self.seconds() or 0)

    def seconds(self) -> int | None:
        """Return how long who has the floor has spoken."""
        now = speaking.speaking(self.turns())
        if now is None:
            return None
        began = self._began.get(now.id, self._store.clock.now_ms())
        return (self._store.clock.now_ms() - began) // 1000

    def ask(self, typed: str) -> bool:
        """Put a name at the end of the list: a person, an organisation of the room, or the name."""
        name = typed.strip().lstrip("@")
        person = capture.person_of(name, self._table.people)
        organization = "" if person else self._organization(name)
        done = self._table.do(lambda: commands.ask_to_speak(
            self._store, self._table.item_id, person_id=person.id if person else None,
            organization_id=organization or None, name="" if person or organization else name,
        ))
        if done:
            self.refresh()
            last = speaking.waiting(self.turns())[-1]
            self._view.tell(_("{name} demande la parole.").format(name=last.name))
        return done

    def give(self, turn_id: str = "") -> None:
        """Give the floor to a turn, or to the next; who had it gives it back."""
        if self._table.do(lambda: commands.give_floor(
            self._store, self._table.item_id, turn_id or None, seconds=self.seconds()
        )):
            self.refresh()
            now = speaking.speaking(self.turns())
            said = _("La parole est à {name}.").format(name=now.name) if now else _(
                "Plus personne n’attend la parole."
            )
            self._view.tell(said)

    def end(self) -> None:
        """Take the floor back."""
        self._table.do(lambda: commands.end_turn(
            self._store, self._table.item_id, seconds=self.seconds()
        ))

    def leave(self, turn_id: str) -> None:
        self._table.do(lambda: commands.leave_queue(self._store, turn_id))

    def shift(self, turn_id: str, by: int) -> None:
        """Carry a place up or down the list."""
        ids = [one.id for one in speaking.waiting(self.turns())]
        at = ids.index(turn_id) if turn_id in ids else -1
        if at < 0 or not 0 <= at + by < len(ids):
            return
        after = at - 2 if by < 0 else at + 1
        before = ids[after] if after >= 0 else None
        self._table.do(lambda: commands.move_turn(self._store, turn_id, after_id=before))

    def _organization(self, name: str) -> str:
        """Return the organisation of the room a name means, by its whole name or its beginning."""
        live = self._table.live
        wanted = fold(name).strip()
        found = {
            one.id for one in (live.organizations if live else ())
            if one.invited and wanted and fold(one.name).startswith(wanted)
        }
        return found.pop() if len(found) == 1 else ""
