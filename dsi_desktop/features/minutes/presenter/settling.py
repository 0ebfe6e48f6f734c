"""What the point shown asks for: open, adopt the agenda or former minutes, review, close."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.presenter.views import Table, View
from dsi_desktop.features.minutes.queries import Following, FormerMinutes, ToReview
from dsi_desktop.features.minutes.rules import capture
from dsi_desktop.features.minutes.rules.agenda_changes import (
    adoption_text,
    changes_of,
    former_text,
)
from dsi_desktop.features.minutes.rules.fields import ResolutionFields
from dsi_desktop.features.minutes.rules.review_words import REVIEWS
from dsi_desktop.features.minutes.rules.votes import outcome_of
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _, ngettext

OPENING = frozenset({"opening", "welcome"})
_ASKED = MappingProxyType({
    "agenda": "agenda", "minutes": "former", "notes": "former", "next": "next", "end": "close",
})


class SettlingPresenter:
    """Knows what each standard point is for, and does it in one gesture."""

    def __init__(
        self, table: Table, store: Store, view: View, today: Callable[[], date]
    ) -> None:
        self._table = table
        self._store = store
        self._view = view
        self._today = today

    def asked(self) -> str:
        """Return what the point shown asks for; "" for nothing special.

        open, agenda, former (minutes to adopt), review (follow-ups), next, close.
        """
        point = self._table.point()
        state = self._table.state
        if point is None or state not in ("planned", "convened", "in_progress"):
            return ""
        if state != "in_progress":
            return "open"
        asked = _ASKED.get(point.standard, "")
        if asked == "former" and not self.former():
            return "review" if self.to_review() else ""
        return asked

    def by_motion(self) -> bool:
        """Tell whether this body adopts by a resolution, or agrees without a vote."""
        live = self._table.live
        if live is None:
            return True
        return live.document.kind == "pv" and live.decision_mode != "consensus"

    def asks_names(self) -> bool:
        live = self._table.live
        return live is not None and live.document.names_in_motions

    def agenda_text(self) -> str:
        """Return the words that adopt the agenda, with what was changed in it."""
        return adoption_text(self._changes(), motion=self.by_motion())

    def adopt_agenda(self, text: str, answers: Mapping[str, str]) -> None:
        """Adopt the agenda of this meeting; raises the refusal of the command."""
        commands.adopt_agenda(
            self._store, self._table.item_id, text, modified=bool(self._changes()),
            resolution=self._resolution(answers), said_at=self._table.said_at(),
        )
        self._done(_("L’ordre du jour est adopté."))

    def former(self) -> tuple[FormerMinutes, ...]:
        """Return the former minutes that wait to be adopted."""
        return queries.minutes_to_adopt(self._store, self._table.meeting_id)

    def former_text(self, former_id: str, corrections: Sequence[str]) -> str:
        """Return the words that adopt the minutes of a former meeting."""
        chosen = next(one for one in self.former() if one.id == former_id)
        return former_text(
            chosen.kind, fmt.date_long(chosen.held_on, with_weekday=False), corrections,
            motion=self.by_motion(),
        )

    def adopt_former(
        self, former_id: str, corrections: Sequence[str], answers: Mapping[str, str]
    ) -> None:
        """Adopt former minutes, their corrections listed; raises the refusal of the command."""
        commands.adopt_former_minutes(
            self._store, self._table.item_id, former_id, self.former_text(former_id, corrections),
            with_changes=bool(corrections), resolution=self._resolution(answers),
            said_at=self._table.said_at(),
        )
        self._done(_("Le procès-verbal est adopté : il ne changera plus."))

    def to_review(self) -> tuple[ToReview, ...]:
        """Return the follow-ups to speak of, those already reviewed with their word."""
        return queries.follow_ups_to_review(
            self._store, self._table.meeting_id, self._today()
        )

    def review(self, task_id: str, state: str, note: str = "", due_on: str | None = None) -> bool:
        """Say where a follow-up stands; its line is written at the point shown."""
        done = self._table.do(lambda: commands.review_follow_up(
            self._store, self._table.meeting_id, self._table.item_id or None, task_id, state,
            note=note, due_on=due_on, said_at=self._table.said_at(),
        ))
        if done:
            left = sum(not one.state for one in self.to_review())
            told = ngettext("reste {n} suivi", "reste {n} suivis", left).format(n=left)
            self._view.tell(f"{_(REVIEWS[state]).capitalize()} – {told}.")
        return done

    def following(self) -> Following | None:
        return queries.following_meeting(self._store, self._table.meeting_id)

    def say_next(self, held_on: str = "", start_time: str | None = None) -> None:
        """Note the next meeting; without one on the calendar, set it that day."""
        known = self.following()
        commands.say_next_meeting(
            self._store, self._table.item_id, following_id=known.id if known else None,
            held_on=held_on, start_time=start_time, said_at=self._table.said_at(),
        )
        self._done(_("La prochaine rencontre est notée."))

    def next_words(self) -> str:
        """Return « Prochaine rencontre : jeudi 10 décembre 2026 à 13 h 30 », "" without one."""
        known = self.following()
        if known is None:
            return ""
        day = fmt.date_long(known.held_on)
        if known.start_time:
            day = _("{day} à {hour}").format(day=day, hour=fmt.time(known.start_time))
        return _("Prochaine rencontre : {day}.").format(day=day)

    def _changes(self) -> tuple[str, ...]:
        live = self._table.live
        return changes_of([one for one in live.document.points if one.id]) if live else ()

    def _resolution(self, answers: Mapping[str, str]) -> ResolutionFields | None:
        """Return the vote typed, None where the body agrees without one."""
        live = self._table.live
        if live is None or not self.by_motion():
            return None
        outcome = outcome_of(answers.get("vote", ""), live.decision_mode)
        fields: ResolutionFields = {
            "mover_id": self._person(answers, "mover"),
            "seconder_id": self._person(answers, "seconder"), "state": outcome.state,
        }
        if outcome.counted:
            fields |= {
                "in_favour": outcome.in_favour, "against": outcome.against,
                "abstaining": outcome.abstaining,
            }
        return fields

    def _person(self, answers: Mapping[str, str], field: str) -> str | None:
        typed = answers.get(field, "").strip()
        found = capture.person_of(typed, self._table.people) if typed else None
        if typed and found is None:
            raise RuleBroken(
                _("Personne ne porte ce nom : choisissez dans la liste."), field
            )
        return found.id if found else None

    def _done(self, sentence: str) -> None:
        self._table.refresh()
        self._view.tell(sentence)
