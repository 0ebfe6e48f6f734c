"""What the line of the filter decides: what is in force, what is refused, what is kept by name."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Protocol

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.presenter.view import Narrowing
from dsi_desktop.features.boards.queries.filtered import (
    KeptFilter,
    Names,
    filter_names,
    kept_filters,
    matching,
    texts_of,
)
from dsi_desktop.features.boards.rules.completing import Completion, completions
from dsi_desktop.features.boards.rules.filtering import Fault, parse
from dsi_desktop.features.directory import commands

PAGE = "boards"


class FilterView(Protocol):
    """What the presenter asks of the line."""

    def show_faults(self, faults: tuple[Fault, ...]) -> None:
        """Say under the line what was not understood; nothing when all of it was."""

    def show_kept(self, kept: list[KeptFilter], chosen: KeptFilter | None) -> None:
        """Offer the filters kept; `chosen` is the one in force."""

    def narrow(self, narrowing: Narrowing | None) -> None:
        """Let the page show only what a filter keeps."""


class FilterPresenter:
    """Keeps the filter in force: the last one that was understood."""

    def __init__(self, store: Store, view: FilterView, today: Callable[[], date]) -> None:
        self._store = store
        self._view = view
        self._today = today
        self._names: Names | None = None
        self._said: dict[str, str] | None = None
        self._typing = False
        self.text = ""

    def refresh(self) -> None:
        """Read the kept filters again; names and texts are read when somebody types."""
        self._names = None
        if not self._typing:
            self._said = None
        kept = kept_filters(self._store)
        chosen = next((one for one in kept if self.text and one.text == self.text), None)
        self._view.show_kept(kept, chosen)

    def type(self, text: str) -> bool:
        """Put what was typed in force, or say what is wrong and leave the cards as they are."""
        read = parse(text, self._today())
        self._view.show_faults(read.faults)
        if read.faults:
            return False
        self.text = read.text
        narrowing = None
        if not read.is_open:
            find = partial(self._matching, read.text)
            narrowing = Narrowing(read.text, find)
        self._typing = True
        self._view.narrow(narrowing)
        self.refresh()
        self._typing = False
        return True

    def complete(self, text: str, cursor: int) -> list[Completion]:
        """Return what may be typed next."""
        if self._names is None:
            self._names = filter_names(self._store)
        return completions(text, cursor, self._names.of)

    def keep(self, name: str) -> None:
        """Keep the filter in force under a name. Raises `RuleBroken` for a name already used."""
        commands.keep_filter(self._store, PAGE, name, self.text)
        self.refresh()

    def rename(self, filter_id: str, name: str) -> None:
        """Give a kept filter another name. Raises `RuleBroken` for a name already used."""
        commands.rename_filter(self._store, filter_id, name)
        self.refresh()

    def remove(self, filter_id: str) -> None:
        commands.remove_filter(self._store, filter_id)
        self.refresh()

    def rewrite(self, filter_id: str) -> None:
        """Let a kept filter ask what is asked now."""
        commands.rewrite_filter(self._store, filter_id, self.text)
        self.refresh()

    def _matching(self, text: str, body_id: str | None) -> frozenset[str]:
        today = self._today()
        read = parse(text, today)
        if not self._typing:
            self._said = None  # the page reads again: something was written
        if self._said is None and any(not one.key for one in read.terms):
            self._said = texts_of(self._store)
        return matching(self._store, read, today, body_id, self._said)
