"""The line being typed: what it becomes, what it asks next, how it is corrected."""

from collections.abc import Callable
from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands
from dsi_desktop.features.minutes.presenter.motion import MotionPresenter
from dsi_desktop.features.minutes.presenter.pending import Pending
from dsi_desktop.features.minutes.presenter.unsaved import Unsaved, from_text, to_text
from dsi_desktop.features.minutes.presenter.views import Table, View
from dsi_desktop.features.minutes.queries.phrases import phrase_library
from dsi_desktop.features.minutes.rules import capture
from dsi_desktop.features.minutes.rules.capture import Captured
from dsi_desktop.features.minutes.rules.completing import Ground
from dsi_desktop.features.minutes.rules.document import Said
from dsi_desktop.features.minutes.rules.fields import FollowUpFields
from dsi_desktop.features.minutes.rules.linking import Link, decided_before
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.spans import parse_span
from dsi_desktop.kernel.text import fold
from dsi_desktop.kernel.vocabulary import label

_NEXT = frozenset({
    "prochaine rencontre", "a la prochaine rencontre", "prochaine reunion", "prochaine",
    "d'ici la prochaine rencontre", "next meeting", "at the next meeting",
})  # fmt: skip
_FIXED = ("sealed", "election", "consensus", "forum", "intake", "review")


class LinePresenter:
    """Turns the line into one record; a resolution asks its second line in place."""

    def __init__(
        self, table: Table, store: Store, view: View, today: Callable[[], date]
    ) -> None:
        self._table = table
        self._store = store
        self._view = view
        self._today = today
        self._editing: Said | None = None
        self.motion = MotionPresenter(table, store, view)
        self.private = False

    def reset(self) -> None:
        """Begin again with a plain line."""
        self.motion.pending = self._editing = None
        self.ask()

    @property
    def naming(self) -> bool:
        """Tell whether the line being typed is a name, without its @."""
        return self.motion.naming

    def submit(self, typed: str) -> None:
        """Record the line; what is refused stays in the box."""
        try:
            self._take(typed)
        except DsiError as refusal:
            self._view.refuse(refusal)
            return
        self.ask()

    def escape(self) -> None:
        """Go one step back: what was typed comes back as it was."""
        if self.motion.pending is not None:
            self._view.write_line(self.motion.back())
        elif self._editing is not None:
            self._editing = None
            self._view.write_line("")
        self.ask()

    def edit(self, entry_id: str) -> None:
        """Take the text of a line back into the capture line."""
        found = next((one for one in self._table.said() if one.id == entry_id), None)
        if found is None or self._table.scene().frozen:
            return
        if found.kind not in _FIXED:
            self._editing, self.motion.pending = found, None
            self._view.write_line(found.text)
            self.ask()

    def toggle_private(self) -> bool:
        """Make the next note internal, or not any more."""
        self.private = not self.private
        self.ask()
        return self.private

    def describe(self, typed: str) -> str:
        """Return what the line will record, said while it is typed."""
        if self.motion.pending is not None:
            return self.motion.described()
        if self._editing is not None or not typed.strip():
            return ""
        found = capture.parse(typed, self._table.nameable, self.read_day)
        if found.kind in ("note", "vote"):
            return ""
        words = _("amendement") if found.kind == "amendment" else label("entry_kind", found.kind)
        parts = [words, found.title, found.person or found.unknown]
        parts.append(fmt.date_long(found.due_on) if found.due_on else found.due_text)
        if found.kind == "task":
            parts.append(self._link().words)
        return " · ".join(part for part in parts if part)

    def ground(self, typed: str) -> Ground:
        """Return what may complete the line; the phrases are read only once one is called."""
        phrases = phrase_library(self._store) if ";" in typed else []
        return Ground(
            self._table.people, self._table.nameable, phrases, self.read_day, naming=self.naming
        )

    def deciding(self, typed: str) -> Pending | None:
        """Return the proposal being decided, as it is typed after « r » too; None for none."""
        if self.motion.pending is not None:
            return self.motion.pending
        if self._editing is None and capture.kind_of(typed) in ("motion", "amendment"):
            found = capture.parse(typed, self._table.nameable, self.read_day)
            if found.text:
                return Pending(found.text, "", found.title, found.recitals)
        return None

    def unsaved(self, typed: str) -> str:
        """Return all that is not in the dossier yet, as a text to keep beside it."""
        return to_text(Unsaved(
            typed, self._table.item_id, self._editing.id if self._editing else "",
            self.motion.pending, private=self.private,
        ))

    def restore(self, text: str) -> None:
        """Take back what `unsaved` kept, on the point where it was typed."""
        kept = from_text(text)
        if kept.item_id:
            self._table.select(kept.item_id)
        said = self._table.said()
        self._editing = next((one for one in said if one.id == kept.editing), None)
        self.motion.pending, self.private = kept.pending, kept.private
        self._view.write_line(kept.typed)
        self.ask()

    def _take(self, typed: str) -> None:
        if self._editing is not None:
            self._save_edit(typed)
        elif self.motion.pending is not None:
            self.motion.answer(typed)
        elif typed.strip():
            self._begin(capture.parse(typed, self._table.nameable, self.read_day))

    def _begin(self, found: Captured) -> None:
        if found.kind == "vote":
            self.motion.put_to_vote(found.text)
            if self.motion.pending is not None and not found.text:
                self._view.write_line("")
        elif found.kind in ("motion", "amendment") and found.text:
            if found.kind == "motion":
                self.motion.begin(found)
            else:
                self.motion.amend(found)
            self._view.write_line("")
        elif self._table.do(lambda: self._record(found)):
            self._view.write_line("")
            self._warn_unknown(found)

    def _record(self, found: Captured) -> object:
        at = (self._store, self._table.meeting_id, self._table.item_id or None, found.text)
        said_at = self._table.said_at()
        if found.kind in ("motion", "amendment"):
            return commands.record_resolution(*at, taken_at=said_at)
        if found.kind == "decision":
            return commands.record_decision(*at, said_at=said_at)
        if found.kind == "task":
            return commands.record_followup(*at, said_at=said_at, **self._follow_up(found))
        return commands.record_note(*at, private=self.private, said_at=said_at)

    def _follow_up(self, found: Captured) -> FollowUpFields:
        link = self._link()
        return FollowUpFields(
            person_id=found.person_id or None, organization_id=found.organization_id or None,
            responsible_name=found.unknown, due_on=found.due_on or None,
            due_text="" if found.due_on else found.due_text,
            due_from=found.due_from or None, due_to=found.due_to or None,
            motion_id=link.motion_id or None, decision_id=link.decision_id or None,
        )

    def _link(self) -> Link:
        return decided_before(self._table.said())

    def _save_edit(self, typed: str) -> None:
        edited = self._editing
        assert edited is not None  # noqa: S101  `_take` asked
        if self._table.do(lambda: commands.edit_entry(self._store, edited.id, typed)):
            self._editing = None
            self._view.write_line("")

    def ask(self) -> None:
        """Say what the line waits for."""
        if self.motion.pending is not None:
            self._view.prompt(*self.motion.question())
        elif self._editing is not None:
            self._view.prompt(_("Correction"), _("Entrée enregistre, Échap laisse comme avant"))
        elif self.private:
            self._view.prompt(_("Note interne"), _("Jamais imprimée ni projetée"))
        else:
            self._view.prompt("", "")

    def _warn_unknown(self, found: Captured) -> None:
        if found.unknown:
            self._view.tell(_("« {name} » n’est pas au répertoire : le nom est gardé tel quel.")
                            .format(name=found.unknown))

    def read_day(self, words: str) -> str | None:
        """Read a due date: one day, an interval of two, or « / » for words alone."""
        if fold(words).strip(" .") in _NEXT:
            known = self._table.live.next_on if self._table.live else ""
            return f"{known}/{known}"
        span = parse_span(words, self._today())
        if span is None:
            return None
        if span.precise:
            return span.start.isoformat()
        return f"{span.start.isoformat()}/{span.end.isoformat()}"
