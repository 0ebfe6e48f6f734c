"""The counters beside the filter: how many cards ask for somebody, each with the filter it puts."""

from collections.abc import Iterable
from dataclasses import dataclass

from dsi_desktop.features.boards.queries.lines import CardLine
from dsi_desktop.kernel.i18n import _, ngettext


@dataclass(frozen=True, slots=True)
class Counter:
    """A number of cards, said, and the filter that shows just these."""

    words: str
    filter: str
    alarming: bool = False


def counters(cards: Iterable[CardLine]) -> list[Counter]:
    """Count the open cards that are late, that nobody has, that have no date, that do not move."""
    open_cards = [card for card in cards if card.state not in ("done", "dropped")]
    late = sum(card.late for card in open_cards)
    nobody = sum(not card.responsible for card in open_cards)
    undated = sum(not card.due for card in open_cards)
    found = []
    if late:
        said = ngettext("{n} en retard", "{n} en retard", late).format(n=late)
        found.append(Counter(said, _("en:retard"), alarming=True))
    if nobody:
        said = ngettext("{n} sans responsable", "{n} sans responsable", nobody).format(n=nobody)
        found.append(Counter(said, _("sans:responsable -état:fait")))
    if undated:
        said = ngettext("{n} sans échéance", "{n} sans échéance", undated).format(n=undated)
        found.append(Counter(said, _("sans:échéance -état:fait")))
    return found
