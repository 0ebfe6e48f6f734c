"""What the palette answers: pages, records, and everything that can be begun or done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from dsi_desktop.kernel.cards import FeatureCard
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.hits import Hit, command_hit, matching, narrowed, page_hit


@dataclass(frozen=True, slots=True)
class Doings:
    """What the window does for the palette: go to a page, begin on it, step back and forth."""

    go: Callable[[str], object]
    start: Callable[[str, str], object]
    steps: Callable[[], Sequence[Hit]]
    keys: Callable[[], object]


class Lookup:
    """`commands` are those of the application; `find` looks for records."""

    def __init__(
        self, cards: Sequence[FeatureCard], commands: Sequence[Hit],
        find: Callable[[str, str], Sequence[Hit]], doings: Doings,
    ) -> None:  # fmt: skip
        self._cards, self._commands = cards, commands
        self._find, self._doings = find, doings

    def found(self, typed: str) -> list[Hit]:
        """Return what answers the words typed; with none, the pages and what is done most."""
        mark, words = narrowed(typed)
        pages = [
            page_hit(_(card.title), card.icon, partial(self._doings.go, card.name))
            for card in self._cards if card.place != "none" or card.beside
        ]  # fmt: skip
        own = [*self._own(), *self._commands]
        if not typed:
            return [*pages, *own[:6]]
        records = [] if mark == ">" or not words else list(self._find(mark, words))
        shown = [] if mark in {"@", "#"} else [
            *([] if mark else matching(pages, words)), *matching(own, words),
        ]  # fmt: skip
        return [*records, *shown]

    def _own(self) -> list[Hit]:
        start = self._doings.start
        made = [
            command_hit(
                _("Nouveau : {what}").format(what=_(entry.text)), entry.icon,
                partial(start, card.name, entry.intent),
            )
            for card in self._cards for entry in card.creates
        ]  # fmt: skip
        asked = [
            command_hit(_(entry.text), entry.icon, partial(start, card.name, entry.intent))
            for card in self._cards for entry in card.asks
        ]
        keys = command_hit(_("Toutes les touches"), "info-circle", self._doings.keys, "F1")
        return [*self._doings.steps(), *made, *asked, keys]
