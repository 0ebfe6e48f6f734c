"""Carrying a card under another one: a ghost, an outlined target, a refusal under oneself."""

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from dsi_desktop.features.governance.page.card_item import CardItem
from dsi_desktop.features.governance.rules import tree

_START = 12.0


class Carry:
    """One press on a card that may become a move; nothing is written here."""

    def __init__(
        self, card: CardItem, start: QPointF, parents: Mapping[str, str | None], *,
        movable: bool,
    ) -> None:
        self._movable = movable
        self._card = card
        self._start = start
        self._home = card.pos()
        self._cluster = card.parentItem()
        self._opacity = card.opacity()
        self._under = tree.below(card.body_id, parents)
        self.moving = False
        self.target: CardItem | None = None

    def move(self, scene: QGraphicsScene, point: QPointF) -> None:
        """Follow the pointer and outline the card that would become the parent."""
        far = (point - self._start).manhattanLength() >= _START
        if not self._movable or not (self.moving or far):
            return
        if not self.moving:
            # Its cluster paints nothing outside its own bounds.
            self._card.setParentItem(cast("QGraphicsItem", None))
        self.moving = True
        self._card.setOpacity(0.75)
        self._card.setZValue(10)
        self._card.setPos(self._home + point - self._start)
        self._aim(next(
            (item for item in scene.items(point)
             if isinstance(item, CardItem) and item.body_id not in self._under),
            None,
        ))

    def drop(self) -> tuple[str, str] | None:
        """Put the card back; return (body, new parent) when it was dropped on another."""
        target = self.target
        self._aim(None)
        self._card.setOpacity(self._opacity)
        self._card.setZValue(0)
        self._card.setPos(self._home)
        self._card.setParentItem(self._cluster)
        return (self._card.body_id, target.body_id) if target else None

    def _aim(self, target: CardItem | None) -> None:
        if target is self.target:
            return
        for card, on in ((self.target, False), (target, True)):
            if card is not None:
                card.targeted = on
                card.update()
        self.target = target
