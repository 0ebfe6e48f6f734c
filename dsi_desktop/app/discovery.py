"""Which features are in the house: their cards are read, their pages only when they are visited."""

import importlib
import importlib.util
import pkgutil
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from dsi_desktop import features
from dsi_desktop.kernel.alerts import Alert
from dsi_desktop.kernel.cards import FeatureCard


def cards() -> tuple[FeatureCard, ...]:
    """Return every card, in the order of the sidebar. Works in the frozen program too."""
    found = [
        card
        for module in pkgutil.iter_modules(features.__path__)
        for card in vars(importlib.import_module(_path(module.name, "feature"))).values()
        if isinstance(card, FeatureCard)
    ]
    return tuple(sorted(found, key=lambda card: (card.order, card.name)))


def page_module(name: str) -> Any:  # noqa: ANN401  a page is known by its name only
    """Import the page of a feature."""
    return importlib.import_module(_path(name, "page"))


def has_page(name: str) -> bool:
    """Tell whether a feature has a page of its own."""
    return importlib.util.find_spec(_path(name, "page")) is not None


def owners(found: Sequence[FeatureCard]) -> dict[str, str]:
    """Return which feature shows each kind of record: one with a page, the first in order."""
    kinds: dict[str, str] = {}
    for card in found:
        if has_page(card.name):
            for record in card.records:
                kinds.setdefault(record.kind, card.name)
    return kinds


def alert_readers() -> tuple[Callable[[Any, date], list[Alert]], ...]:
    """Return what reads the alerts of every feature: `queries/alerts.py` names them in `ALERTS`.

    Called once the store is there: reading them imports SQLAlchemy. Queries that tell no alert
    are not imported.
    """
    found: list[Callable[[Any, date], list[Alert]]] = []
    for module in pkgutil.iter_modules(features.__path__):
        room = importlib.util.find_spec(_path(module.name, "queries"))
        inside = (room.submodule_search_locations if room else None) or ()
        if any(one.name == "alerts" for one in pkgutil.iter_modules(inside)):
            found += importlib.import_module(_path(module.name, "queries.alerts")).ALERTS
    return tuple(found)


def stand_ins(found: Sequence[FeatureCard]) -> dict[str, str]:
    """Return which entry of the sidebar is marked for a page that has none.

    It is the one that shows records of the same table: minutes are found under the meetings.
    """
    tables = {
        record.table: card.name
        for card in reversed(found) if card.place != "none" for record in card.records
    }  # fmt: skip
    behind: dict[str, str] = {}
    for card in found:
        if card.place == "none":
            for record in reversed(card.records):
                behind[card.name] = tables.get(record.table, behind.get(card.name, ""))
    return behind


def _path(feature: str, room: str) -> str:
    return f"{features.__name__}.{feature}.{room}"
