"""A round of opinion without a screen: one key a voice, then a decision, a vote, new words."""

from collections.abc import Callable
from typing import Any, Protocol

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands
from dsi_desktop.features.minutes.presenter.live import LivePresenter
from dsi_desktop.features.minutes.presenter.round_scene import RoundScene, round_scene
from dsi_desktop.features.minutes.presenter.voting import vote_fields
from dsi_desktop.features.minutes.queries.consensus import RoundSheet, VoiceLine, rounds_of
from dsi_desktop.features.minutes.rules.consensus import by_key


class RoundView(Protocol):
    """The panel, as its presenter sees it."""

    def show_round(self, scene: RoundScene | None) -> None: ...

    def go_to(self, voice_id: str) -> None: ...


class RoundPresenter:
    """Keeps the round of the point shown; « None » waits for a question."""

    def __init__(self, live: LivePresenter, store: Store, view: RoundView) -> None:
        self._live = live
        self._store = store
        self._view = view
        self._asking = False
        self.sheet: RoundSheet | None = None

    def refresh(self) -> None:
        """Read the round of the point: the open one, else the last."""
        rounds = rounds_of(self._store, self._live.item_id)
        going = [one for one in rounds if one.state == "open"]
        self.sheet = None if self._asking else next(iter(going or reversed(rounds)), None)
        self._view.show_round(self.scene())

    def scene(self) -> RoundScene | None:
        """Return what is shown; None while a question is being written."""
        return round_scene(self.sheet) if self.sheet else None

    def ask_again(self) -> None:
        """Leave a round that is over to ask something else."""
        self._asking = True
        self.refresh()

    def begin(self, method: str, values: dict[str, Any]) -> None:
        """Open a round; `DsiError` is for the form that asked."""
        dots = values.get("dots")
        commands.begin_round(
            self._store, self._live.meeting_id, self._live.item_id or None, method,
            str(values["question"]), proposal=str(values.get("proposal") or ""),
            options=str(values.get("options") or ""),
            dots=int(dots) if dots is not None else None, said_at=self._live.said_at(),
        )
        self._asking = False
        self._live.refresh()
        self.refresh()

    def press(self, voice_id: str, digit: int) -> None:
        """Note what a digit says of a voice, and go to the next one."""
        sheet, voice = self.sheet, self._voice(voice_id)
        if sheet is None or voice is None:
            return
        if sheet.method == "dots":
            self._dot(sheet, voice, digit)
            return
        stance = by_key(sheet.method, digit)
        if stance is not None and self._do(
            lambda: commands.take_position(self._store, sheet.id, stance.code, **_who(voice))
        ):
            self._go_on(voice_id)

    def note(self, voice_id: str, words: str) -> None:
        """Keep the words of a voice that took position."""
        sheet, voice = self.sheet, self._voice(voice_id)
        if sheet is not None and voice is not None and voice.option:
            self._do(lambda: commands.take_position(
                self._store, sheet.id, voice.option, note=words, **_who(voice)
            ))

    def clear(self, voice_id: str) -> None:
        """Take back what a voice said."""
        sheet, voice = self.sheet, self._voice(voice_id)
        if sheet is not None and voice is not None:
            self._do(lambda: commands.clear_position(self._store, sheet.id, **_who(voice)))

    def counted(self) -> list[tuple[str, int]]:
        """Return the dots counted on the wall for each option offered."""
        sheet = self.sheet
        before = dict(sheet.counted) if sheet else {}
        return [(option, before.get(option, 0)) for option in sheet.options] if sheet else []

    def count(self, totals: dict[str, int]) -> None:
        """Keep the dots counted on the wall, by option; `DsiError` is for the form."""
        if self.sheet is not None:
            commands.count_dots(self._store, self.sheet.id, totals)
        self._read()

    def conclude(self) -> bool:
        """Close the round; the refusal says who objects."""
        sheet = self.sheet
        return sheet is not None and self._do(lambda: commands.close_round(
            self._store, sheet.id, said_at=self._live.said_at(),
        ))

    def conclude_with(self, result: str, decision: str) -> None:
        """Close the round with these words; `DsiError` is for the form."""
        if self.sheet is not None:
            commands.close_round(
                self._store, self.sheet.id, result=result, decision=decision,
                said_at=self._live.said_at(),
            )
        self._read()

    def reword(self, proposal: str) -> None:
        """Ask again with another wording; `DsiError` is for the form."""
        if self.sheet is not None:
            commands.reword_round(
                self._store, self.sheet.id, proposal, said_at=self._live.said_at()
            )
        self._read()

    def vote(self, text: str, words: str, names: dict[str, str | None]) -> None:
        """Put the question to the vote: `words` as on the line (« 7 2 1 », « rejetée »)."""
        fields = {**vote_fields(self._live, words), **names}
        if self.sheet is not None:
            commands.escalate_round(self._store, self.sheet.id, text, **fields)
        self._read()

    def reopen(self) -> None:
        sheet = self.sheet
        if sheet is not None:
            self._do(lambda: commands.reopen_round(self._store, sheet.id))

    def _dot(self, sheet: RoundSheet, voice: VoiceLine, digit: int) -> None:
        if not 1 <= digit <= len(sheet.options):
            return
        option = sheet.options[digit - 1]
        given = dict(voice.dots)
        if not self._do(lambda: commands.give_dots(
            self._store, sheet.id, option, given.get(option, 0) + 1, **_who(voice)
        )):
            return
        if sum(given.values()) + 1 >= sheet.dots:
            self._go_on(voice.id)

    def _go_on(self, voice_id: str) -> None:
        ids = [one.id for one in self.sheet.voices] if self.sheet else []
        at = ids.index(voice_id) + 1 if voice_id in ids else 0
        if at < len(ids):
            self._view.go_to(ids[at])

    def _voice(self, voice_id: str) -> VoiceLine | None:
        voices = self.sheet.voices if self.sheet else ()
        return next((one for one in voices if one.id == voice_id), None)

    def _do(self, gesture: Callable[[], object]) -> bool:
        done = self._live.do(gesture)
        self.refresh()
        return done

    def _read(self) -> None:
        self._live.refresh()
        self.refresh()


def _who(voice: VoiceLine) -> dict[str, Any]:
    if voice.organization_id:
        return {"organization_id": voice.organization_id}
    return {"person_id": voice.person_id}
