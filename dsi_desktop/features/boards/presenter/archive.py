"""What the view of the archives decides: what is in sight, and what comes back."""

from typing import Protocol

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands
from dsi_desktop.features.boards.queries.archive import ArchivedLine, archived
from dsi_desktop.features.tasks.rules import short_day
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _, ngettext


class ArchiveView(Protocol):
    """What the presenter asks of the screen."""

    def show_lines(self, lines: list[ArchivedLine], searching: bool) -> None:  # noqa: FBT001
        """Show what was put away."""

    def say(self, sentence: str) -> None:
        """Show and announce."""

    def refuse(self, error: DsiError) -> None:
        """Show why something was not done."""


class ArchivePresenter:
    """Keeps the archives of a chantier, or of all, in sight."""

    def __init__(self, store: Store, view: ArchiveView) -> None:
        self._store = store
        self._view = view
        self._body_id: str | None = None
        self._search = ""

    def show_body(self, body_id: str | None) -> None:
        self._body_id = body_id
        self.refresh()

    def look_for(self, text: str) -> None:
        self._search = text
        self.refresh()

    def refresh(self) -> None:
        lines = archived(self._store, self._body_id, self._search)
        self._view.show_lines(lines, bool(self._search.strip()))

    def restore(self, lines: list[ArchivedLine]) -> bool:
        """Bring back what is chosen, in one gesture; tell whether it was done."""
        cards = [line.id for line in lines if line.kind == "task"]
        boards = [line.id for line in lines if line.kind == "board"]
        if not lines:
            return False
        try:
            commands.restore_cards(self._store, cards, boards)
        except DsiError as error:
            self._view.refuse(error)
            return False
        said = ngettext("{title}, rétablie.", "{n} fiches rétablies.", len(lines))
        self._view.say(said.format(title=lines[0].title, n=len(lines)))
        self.refresh()
        return True


def kind_words(line: ArchivedLine) -> str:
    """Say what was put away: a board, a card dropped, a card and the state it had."""
    if line.kind == "board":
        return _("tableau")
    if line.dropped:
        return _("carte abandonnée")
    return _("carte archivée, {state}").format(
        state=vocabulary.label("task_state", line.state))


def when_words(line: ArchivedLine) -> str:
    """Say the day it was put away, "" when no clock tells it."""
    return short_day(line.day.isoformat()) if line.day is not None else ""


def away_words(line: ArchivedLine) -> str:
    """Say when and by whom: « 4 déc. 26, Marie-Ève Tremblay »."""
    return ", ".join(part for part in (when_words(line), line.who) if part)


def spoken(line: ArchivedLine) -> str:
    """Say a line whole."""
    by = _("par {who}").format(who=line.who) if line.who else ""
    when = _("le {day}").format(day=when_words(line)) if when_words(line) else ""
    return ", ".join(
        part for part in (line.title, kind_words(line), line.body, when, by) if part
    )
