"""A forum without a screen: lines typed by table, grouped, counted, brought to the plan."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands
from dsi_desktop.features.minutes.presenter.live import LivePresenter
from dsi_desktop.features.minutes.queries.forum import PlanChoice, forum_lines_of, plan_choices
from dsi_desktop.features.minutes.rules import forum
from dsi_desktop.features.minutes.rules.forum import Group, Spoken
from dsi_desktop.features.minutes.rules.forum_words import (
    became_words,
    forum_title,
    points_words,
)
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label


@dataclass(frozen=True, slots=True)
class ForumRow:
    """A line as it is listed; `level` is 1 under a heading, `spoken` the whole for the ear."""

    id: str
    level: int
    text: str
    kind: str
    word: str
    table: str
    votes: int
    points: str
    became: str
    spoken: str


@dataclass(frozen=True, slots=True)
class ForumScene:
    """All that the panel of a forum shows."""

    title: str
    kind: str
    table: str
    rows: tuple[ForumRow, ...]


class ForumView(Protocol):
    """The panel, as its presenter sees it."""

    def show_forum(self, scene: ForumScene) -> None: ...

    def write_line(self, text: str) -> None: ...


class ForumPresenter:
    """Keeps the table and the kind being typed from one line to the next."""

    def __init__(self, live: LivePresenter, store: Store, view: ForumView) -> None:
        self._live = live
        self._store = store
        self._view = view
        self._lines: list[Spoken] = []
        self.kind, self.table = "need", ""
        self.by_votes = False

    def refresh(self) -> None:
        """Read the forum of the point again."""
        self._lines = forum_lines_of(self._store, self._live.item_id)
        self._view.show_forum(self.scene())

    def scene(self) -> ForumScene:
        """Return what is shown, most voted first when asked."""
        groups = forum.grouped(self._lines, by_votes=self.by_votes)
        rows = tuple(row for group in groups for row in _rows(group))
        return ForumScene(forum_title(self._lines), self.kind, self.table, rows)

    def most_voted(self, most: int) -> list[Group]:
        """Return the first groups by points, for the room."""
        return list(forum.grouped(self._lines, by_votes=True)[:most])

    def submit(self, typed: str) -> None:
        """Keep a line, or only its table and kind when it says nothing else."""
        said = forum.typed(typed, self.kind, self.table)
        self.kind, self.table = said.kind, said.table
        if said.text and not self._do(lambda: commands.record_voice(
            self._store, self._live.item_id, said.text, kind=said.kind, table=said.table,
            said_at=self._live.said_at(),
        )):
            return
        self._view.write_line("")
        self.refresh()

    def take_kind(self, kind: str) -> None:
        """Say what the next lines are."""
        self.kind = kind
        self.refresh()

    def sort_by_votes(self, *, on: bool) -> None:
        self.by_votes = on
        self.refresh()

    def group(self, ids: Sequence[str], title: str) -> None:
        """Put lines under a new heading; `DsiError` is for the form."""
        commands.group_voices(self._store, ids, title=title)
        self._live.refresh()
        self.refresh()

    def put_under(self, ids: Sequence[str], head: str) -> None:
        """Put lines under one of them."""
        others = [one for one in ids if one != head]
        if others:
            self._do(lambda: commands.group_voices(self._store, others, under_id=head))

    def ungroup(self, ids: Sequence[str]) -> None:
        if ids:
            self._do(lambda: commands.ungroup_voices(self._store, ids))

    def remove(self, ids: Sequence[str]) -> None:
        if ids:
            self._do(lambda: commands.remove_voices(self._store, ids))

    def vote(self, voice_id: str, by: int) -> None:
        """Give a line one more point, or one less."""
        line = self.line(voice_id)
        if line is not None:
            self._do(lambda: commands.count_votes(
                self._store, voice_id, max(line.votes + by, 0)
            ))

    def move(self, voice_id: str, by: int) -> None:
        """Carry a line up or down among those it stands with."""
        brothers = self._brothers(voice_id)
        at = brothers.index(voice_id) if voice_id in brothers else -1
        if at < 0 or not 0 <= at + by < len(brothers):
            return
        after = at - 2 if by < 0 else at + 1
        before = brothers[after] if after >= 0 else None
        self._do(lambda: commands.move_voice(self._store, voice_id, before))

    def correct(self, voice_id: str, text: str, kind: str, table: str, votes: int) -> None:
        """Change what a line says; `DsiError` is for the form."""
        commands.edit_voice(
            self._store, voice_id, text=text, kind=kind, table=table, votes=votes
        )
        self._live.refresh()
        self.refresh()

    def choices(self, kind: str) -> list[PlanChoice]:
        """Return the plans or the objectives that a line can join."""
        return [one for one in plan_choices(self._store) if one.kind == kind]

    def become(self, voice_id: str, table: str, place: str, title: str) -> None:
        """Bring a line to the plan; `DsiError` is for the form."""
        make = {
            "need": commands.make_need, "issue": commands.make_issue,
            "action": commands.make_action,
        }[table]
        make(self._store, voice_id, place, title=title)
        self._live.refresh()
        self.refresh()

    def line(self, voice_id: str) -> Spoken | None:
        """Return a line by its id."""
        return next((one for one in self._lines if one.id == voice_id), None)

    def _brothers(self, voice_id: str) -> list[str]:
        for group in forum.grouped(self._lines):
            if voice_id in {one.id for one in group.members}:
                return [one.id for one in group.members]
        return [group.head.id for group in forum.grouped(self._lines)]

    def _do(self, gesture: Callable[[], object]) -> bool:
        done = self._live.do(gesture)
        self.refresh()
        return done


def _rows(group: Group) -> list[ForumRow]:
    return [
        _row(group.head, 0, group.votes), *(_row(one, 1, one.votes) for one in group.members),
    ]


def _row(one: Spoken, level: int, votes: int) -> ForumRow:
    word, points = label("forum_kind", one.kind), points_words(votes)
    table = _("table {name}").format(name=one.table) if one.table else ""
    became = became_words(one)
    parts = (one.text, word, table, points if votes else "", became)
    return ForumRow(
        one.id, level, one.text, one.kind, word, one.table, one.votes,
        str(votes) if votes else "", became, ", ".join(part for part in parts if part),
    )
