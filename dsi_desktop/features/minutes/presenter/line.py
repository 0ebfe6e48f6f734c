"""The line being typed: what it becomes, what it asks next, how it is corrected."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands
from dsi_desktop.features.minutes.presenter.views import Table, View
from dsi_desktop.features.minutes.rules import capture
from dsi_desktop.features.minutes.rules.capture import Captured, Known
from dsi_desktop.features.minutes.rules.document import Said
from dsi_desktop.features.minutes.rules.votes import outcome_of
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label


@dataclass(slots=True)
class Pending:
    """A resolution whose second line is being typed: proposed by, seconded by, vote."""

    captured: Captured
    step: str
    mover: Known | None = None
    seconder: Known | None = None


class LinePresenter:
    """Turns the line into one record; a resolution asks a second line in place."""

    def __init__(
        self, table: Table, store: Store, view: View, today: Callable[[], date]
    ) -> None:
        self._table = table
        self._store = store
        self._view = view
        self._today = today
        self._pending: Pending | None = None
        self._editing: Said | None = None
        self.private = False

    def reset(self) -> None:
        """Begin again with a plain line."""
        self._pending = self._editing = None
        self._ask()

    @property
    def naming(self) -> bool:
        """Tell whether the line being typed is a name, without its @."""
        return self._pending is not None and self._pending.step in ("mover", "seconder")

    def submit(self, typed: str) -> None:
        """Record the line; a resolution first asks its second line."""
        if self._editing is not None:
            self._save_edit(typed)
        elif self._pending is not None:
            self._answer(typed)
        elif typed.strip():
            found = capture.parse(typed, self._table.people, self._day)
            if found.kind == "motion" and found.text:
                self._pending = Pending(found, self._first_step())
                self._view.write_line("")
                self._ask()
            elif self._table.do(lambda: self._record(found)):
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
        found = next((one for one in self._table.said() if one.id == entry_id), None)
        if found is not None and found.kind != "sealed" and not self._table.scene().frozen:
            self._editing, self._pending = found, None
            self._view.write_line(found.text)
            self._ask()

    def toggle_private(self) -> bool:
        """Make the next note internal, or not any more."""
        self.private = not self.private
        self._ask()
        return self.private

    def describe(self, typed: str) -> str:
        """Return what the line will record, said while it is typed."""
        if self._pending is not None or self._editing is not None or not typed.strip():
            return ""
        found = capture.parse(typed, self._table.people, self._day)
        if found.kind == "note":
            return ""
        parts = [label("entry_kind", found.kind), found.person or found.unknown]
        if found.due_on:
            parts.append(fmt.date_long(found.due_on))
        return " · ".join(part for part in parts if part)

    def _record(self, found: Captured) -> object:
        at = (self._store, self._table.meeting_id, self._table.item_id or None, found.text)
        said_at = self._table.said_at()
        if found.kind == "motion":
            return commands.record_resolution(*at, taken_at=said_at)
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
            if self._table.do(lambda: self._record_resolution(pending, typed)):
                self._pending = None
                self._view.write_line("")
                self._ask()
            return
        person = capture.person_of(typed.lstrip("@ "), self._table.people)
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
        live = self._table.live
        outcome = outcome_of(typed, live.decision_mode) if live else outcome_of(typed)
        fields: dict[str, int | None] = {}
        if outcome.counted:
            fields = {
                "in_favour": outcome.in_favour, "against": outcome.against,
                "abstaining": outcome.abstaining,
            }
        return commands.record_resolution(
            self._store, self._table.meeting_id, self._table.item_id or None, pending.captured.text,
            recitals="\n".join(pending.captured.recitals), state=outcome.state,
            mover_id=pending.mover.id if pending.mover else None,
            seconder_id=pending.seconder.id if pending.seconder else None,
            taken_at=self._table.said_at(), **fields,  # type: ignore[arg-type]
        )

    def _save_edit(self, typed: str) -> None:
        edited = self._editing
        assert edited is not None  # noqa: S101  `submit` asked
        if self._table.do(lambda: commands.edit_entry(self._store, edited.id, typed)):
            self._editing = None
            self._view.write_line("")
            self._ask()

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
        live = self._table.live
        names = live is not None and live.document.names_in_motions
        return "mover" if names else "vote"

    def _warn_unknown(self, found: Captured) -> None:
        if found.unknown:
            self._view.tell(_("« {name} » n’est pas au répertoire : le nom est gardé tel quel.")
                            .format(name=found.unknown))

    def _day(self, words: str) -> str | None:
        day = fmt.parse_day(words, self._today())
        return day.isoformat() if day else None
