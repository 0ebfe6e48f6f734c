"""The live minutes decided without a screen: one line typed, one gesture, one new scene."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.meetings.rules.hours import now
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.queries import LiveMeeting
from dsi_desktop.features.minutes.rules import capture
from dsi_desktop.features.minutes.rules.capture import Captured, Known
from dsi_desktop.features.minutes.rules.document import Point, Said
from dsi_desktop.features.minutes.rules.scene import Scene, moment_of, scene_of
from dsi_desktop.features.minutes.rules.votes import outcome_of
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label

STEPS = ("mover", "seconder", "vote")
HERE = ("present", "remote")


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_scene(self, scene: Scene) -> None: ...

    def write_line(self, text: str) -> None: ...

    def prompt(self, chip: str, hint: str) -> None: ...

    def refuse(self, error: DsiError) -> None: ...

    def tell(self, sentence: str) -> None: ...


@dataclass(slots=True)
class Pending:
    """A resolution whose second line is being typed: proposed by, seconded by, vote."""

    captured: Captured
    step: str
    mover: Known | None = None
    seconder: Known | None = None


class LivePresenter:
    """Turns what is typed into commands, and the dossier into a scene."""

    def __init__(self, store: Store, view: View, today: Callable[[], date]) -> None:
        self._store = store
        self._view = view
        self._today = today
        self._live: LiveMeeting | None = None
        self._pending: Pending | None = None
        self._editing: Said | None = None
        self.meeting_id = ""
        self.item_id = ""
        self.private = False

    @property
    def live(self) -> LiveMeeting | None:
        return self._live

    @property
    def people(self) -> tuple[Known, ...]:
        return self._live.people if self._live else ()

    @property
    def naming(self) -> bool:
        """Tell whether the line being typed is a name, without its @."""
        return self._pending is not None and self._pending.step in ("mover", "seconder")

    def open(self, meeting_id: str) -> None:
        """Show a meeting, on its current point or the first."""
        self.meeting_id, self.item_id = meeting_id, ""
        self._pending = self._editing = None
        self.refresh()
        self._ask()

    def refresh(self) -> None:
        """Read again; the point shown stays while it exists."""
        if not self.meeting_id:
            return
        self._live = queries.live_meeting(self._store, self.meeting_id, self._today())
        points = [point.id for point in self._live.document.points]
        if self.item_id not in points:
            current = self._live.current_item_id
            self.item_id = current if current in points else next(iter(points), "")
        self._view.show_scene(self.scene())

    def scene(self) -> Scene:
        """Return all that is shown; the meeting must have been read."""
        assert self._live is not None  # noqa: S101  the page shows a scene only after `open`
        return scene_of(
            self._live.document, self.item_id, self._live.seats, self._live.rule,
            now(self._store.clock), self._today(),
        )

    def follow_ups(self) -> list[queries.OpenFollowUp]:
        """Return what is still open for the point shown: its chantier's, else the body's."""
        if self._live is None:
            return []
        body = dict(self._live.item_bodies).get(self.item_id) or self._live.document.body_id
        return [one for one in self._live.follow_ups if one.body_id == body]

    def select(self, item_id: str) -> None:
        """Look at a point, without starting its clock."""
        self.item_id = item_id
        self._view.show_scene(self.scene())

    def step(self, by: int) -> None:
        """Go to the next or former point; in a meeting under way its clock starts."""
        points = self._points()
        ids = [point.id for point in points]
        if not ids:
            return
        at = ids.index(self.item_id) + by if self.item_id in ids else 0
        self.item_id = ids[min(max(at, 0), len(ids) - 1)]
        started = self._document_state() == "in_progress" and self._do(
            lambda: meetings.start_item(self._store, self.item_id)
        )
        if not started:
            self.refresh()
        point = next(point for point in self._points() if point.id == self.item_id)
        self._view.tell(_("Point {number}, {title}").format(number=point.number, title=point.title))

    def submit(self, typed: str) -> None:
        """Record the line; a resolution first asks its second line."""
        if self._editing is not None:
            self._save_edit(typed)
        elif self._pending is not None:
            self._answer(typed)
        elif typed.strip():
            found = capture.parse(typed, self.people, self._day)
            if found.kind == "motion" and found.text:
                self._pending = Pending(found, self._first_step())
                self._view.write_line("")
                self._ask()
            elif self._do(lambda: self._record(found)):
                self._view.write_line("")
                self._warn_unknown(found)

    def escape(self) -> None:
        """Leave the second line or the correction; the line comes back as it was typed."""
        if self._pending is not None:
            found = self._pending.captured
            back = "; ".join([*found.recitals, found.text])
            self._pending = None
            self._view.write_line(f"r {back}")
        elif self._editing is not None:
            self._editing = None
            self._view.write_line("")
        self._ask()

    def edit(self, entry_id: str) -> None:
        """Take the text of a line back into the capture line."""
        found = next((one for one in self._said() if one.id == entry_id), None)
        if found is not None and found.kind != "sealed" and not self.scene().frozen:
            self._editing, self._pending = found, None
            self._view.write_line(found.text)
            self._ask()

    def remove(self, entry_id: str) -> None:
        self._do(lambda: commands.remove_entry(self._store, entry_id))

    def shift(self, entry_id: str, by: int) -> None:
        """Carry a line up or down inside its point."""
        ids = [one.id for one in self._said()]
        at = ids.index(entry_id) if entry_id in ids else -1
        if at < 0 or not 0 <= at + by < len(ids):
            return
        after = at - 2 if by < 0 else at + 1
        before = ids[after] if after >= 0 else None
        self._do(lambda: commands.move_entry(
            self._store, entry_id, after_id=before, agenda_item_id=self.item_id
        ))

    def toggle_private(self) -> bool:
        """Make the next note internal, or not any more."""
        self.private = not self.private
        self._ask()
        return self.private

    def in_camera(self) -> None:
        """Note that the meeting goes on behind closed doors."""
        self._do(lambda: commands.mark_in_camera(
            self._store, self.meeting_id, self.item_id or None, said_at=self._said_at()
        ))

    def open_meeting(self) -> None:
        if self._do(lambda: meetings.open_meeting(self._store, self.meeting_id)):
            self._view.tell(_("La rencontre est ouverte."))
            self.step(0)

    def close_meeting(self) -> None:
        if self._do(lambda: meetings.close_meeting(self._store, self.meeting_id)):
            self._view.tell(_("La rencontre est levée."))

    def set_status(self, line_id: str, status: str) -> None:
        """Say how somebody attends, and say it aloud."""
        if self._do(lambda: meetings.change_attendance(self._store, line_id, status)):
            self._announce(line_id)

    def toggle(self, line_id: str) -> None:
        """Come, leave, come back: what a tick of the box means at this moment."""
        person = next((one for one in self.scene().people if one.id == line_id), None)
        if person is None:
            return
        under_way = self._document_state() == "in_progress"
        if person.status not in HERE:
            self.set_status(line_id, "present")
        elif not under_way:
            self.set_status(line_id, "expected")
        elif self._do(lambda: (
            meetings.record_departure if person.here else meetings.record_arrival
        )(self._store, line_id)):
            self._announce(line_id)

    def invite(self, name: str) -> None:
        """Add somebody to the room: from the directory when the name is known there."""
        person = capture.person_of(name, self.people)
        if person is not None and not person.invited:
            self._do(lambda: meetings.set_attendance(
                self._store, self.meeting_id, person.id, "present"
            ))
        else:
            self._do(lambda: meetings.add_guest(self._store, self.meeting_id, name=name))

    def finish_follow_up(self, task_id: str) -> None:
        from dsi_desktop.features.tasks.commands import review_task

        if self._do(lambda: review_task(
            self._store, task_id, meeting_id=self.meeting_id, state="done"
        )):
            self._view.tell(_("Suivi marqué comme fait."))

    def describe(self, typed: str) -> str:
        """Return what the line will record, said while it is typed."""
        if self._pending is not None or self._editing is not None or not typed.strip():
            return ""
        found = capture.parse(typed, self.people, self._day)
        if found.kind == "note":
            return ""
        parts = [label("entry_kind", found.kind), found.person or found.unknown]
        if found.due_on:
            parts.append(fmt.date_long(found.due_on))
        return " · ".join(part for part in parts if part)

    def _record(self, found: Captured) -> object:
        at = (self._store, self.meeting_id, self.item_id or None, found.text)
        said_at = self._said_at()
        if found.kind == "decision":
            return commands.record_decision(*at, said_at=said_at)
        if found.kind == "task":
            return commands.record_followup(
                *at, said_at=said_at, person_id=found.person_id or None,
                responsible_name=found.unknown, due_on=found.due_on or None,
            )
        return commands.record_note(*at, private=self.private, said_at=said_at)

    def _answer(self, typed: str) -> None:
        pending = self._pending
        assert pending is not None  # noqa: S101  `submit` asked
        if pending.step == "vote":
            if self._do(lambda: self._record_resolution(pending, typed)):
                self._pending = None
                self._view.write_line("")
                self._ask()
            return
        person = capture.person_of(typed.lstrip("@ "), self.people)
        if typed.strip() and person is None:
            self._view.tell(_("Personne ne porte ce nom : choisissez dans la liste."))
            return
        if pending.step == "mover":
            pending.mover, pending.step = person, "seconder" if person else "vote"
        else:
            pending.seconder, pending.step = person, "vote"
        self._view.write_line("")
        self._ask()

    def _record_resolution(self, pending: Pending, typed: str) -> object:
        outcome = outcome_of(typed)
        fields: dict[str, int | None] = {}
        if outcome.counted:
            fields = {
                "in_favour": outcome.in_favour, "against": outcome.against,
                "abstaining": outcome.abstaining,
            }
        return commands.record_resolution(
            self._store, self.meeting_id, self.item_id or None, pending.captured.text,
            recitals="\n".join(pending.captured.recitals), state=outcome.state,
            mover_id=pending.mover.id if pending.mover else None,
            seconder_id=pending.seconder.id if pending.seconder else None,
            taken_at=self._said_at(), **fields,  # type: ignore[arg-type]
        )

    def _save_edit(self, typed: str) -> None:
        edited = self._editing
        assert edited is not None  # noqa: S101  `submit` asked
        if self._do(lambda: commands.edit_entry(self._store, edited.id, typed)):
            self._editing = None
            self._view.write_line("")
            self._ask()

    def _do(self, gesture: Callable[[], object]) -> bool:
        """Run a command; its refusal is shown and the line typed stays."""
        try:
            gesture()
        except DsiError as refusal:
            self._view.refuse(refusal)
            return False
        self.refresh()
        return True

    def _ask(self) -> None:
        """Say what the line waits for."""
        if self._pending is not None:
            self._view.prompt(*self._question(self._pending))
        elif self._editing is not None:
            self._view.prompt(_("Correction"), _("Entrée enregistre, Échap laisse comme avant"))
        elif self.private:
            self._view.prompt(_("Note interne"), _("Jamais imprimée ni projetée"))
        else:
            self._view.prompt("", "")

    def _question(self, pending: Pending) -> tuple[str, str]:
        if pending.step == "mover":
            return _("Proposée par"), _("Nom, ou Entrée pour passer")
        if pending.step == "seconder":
            return _("Appuyée par"), _("Nom, ou Entrée pour passer")
        return _("Vote"), _("Entrée : à l’unanimité · 7 2 1 · rejetée · déposée · retirée")

    def _first_step(self) -> str:
        names = self._live is not None and self._live.document.names_in_motions
        return "mover" if names else "vote"

    def _announce(self, line_id: str) -> None:
        scene = self.scene()
        who = next(one for one in scene.people if one.id == line_id)
        self._view.tell(_("{name} : {status}. {quorum}").format(
            name=who.name, status=who.words, quorum=scene.quorum
        ))

    def _warn_unknown(self, found: Captured) -> None:
        if found.unknown:
            self._view.tell(_("« {name} » n’est pas au répertoire : le nom est gardé tel quel.")
                            .format(name=found.unknown))

    def _said_at(self) -> str | None:
        if self._live is None:
            return None
        return moment_of(self._live.document, now(self._store.clock), self._today())

    def _day(self, words: str) -> str | None:
        day = fmt.parse_day(words, self._today())
        return day.isoformat() if day else None

    def _document_state(self) -> str:
        return self._live.document.state if self._live else ""

    def _points(self) -> tuple[Point, ...]:
        return self._live.document.points if self._live else ()

    def _said(self) -> tuple[Said, ...]:
        return next((point.said for point in self._points() if point.id == self.item_id), ())
