"""What the dialog that ends a chantier decides: the day, and where its open cards go on."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands
from dsi_desktop.features.boards.queries.closing import ClosingSheet, closing_sheet
from dsi_desktop.features.boards.rules.closing import moved_words
from dsi_desktop.kernel.i18n import _, ngettext

NEW = "new"


class ClosingPresenter:
    """Ends one body, or hands over the cards of one that ended."""

    def __init__(self, store: Store, body_id: str) -> None:
        self._store = store
        self.body_id = body_id
        self.sheet: ClosingSheet | None = closing_sheet(store, body_id)

    def title(self) -> str:
        """Return what the dialog is called."""
        if self.sheet is None:
            return ""
        said = _("Confier les cartes de {name}") if self.sheet.is_closed else _("Clore {name}")
        return said.format(name=self.sheet.name)

    def choices(self) -> list[tuple[str, str]]:
        """Return who may take over: a living body, or a new one made for it."""
        if self.sheet is None:
            return []
        new = [] if self.sheet.is_closed else [(NEW, _("Une nouvelle instance qui prend la suite"))]
        return [*new, *self.sheet.choices]

    def cards_words(self) -> str:
        """Say how many cards are open."""
        count = len(self.sheet.cards) if self.sheet is not None else 0
        if not count:
            return _("Aucune carte ouverte : il n’y a rien à confier.")
        return ngettext(
            "{n} carte ouverte, dans l’ordre du tableau :",
            "{n} cartes ouvertes, dans l’ordre du tableau :", count,
        ).format(n=count)  # fmt: skip

    def close(self, end_on: str, to: str | None, name: str) -> tuple[str, str]:
        """End the body and hand its cards over; return (the body to show, what to say).

        Raises `RuleBroken`: the form shows why.
        """
        if self.sheet is None:
            return "", ""
        count = len(self.sheet.cards)
        if to == NEW:
            made = commands.succeed_workstream(self._store, self.body_id, name=name, on=end_on)
            return made, moved_words(count, name)
        if self.sheet.is_closed:
            moved = commands.move_open_cards(self._store, self.body_id, to or self.body_id)
            return to or "", moved_words(moved, self._name(to))
        commands.close_workstream(self._store, self.body_id, end_on, to_body_id=to)
        if to is None:
            return self.body_id, _("{name} a pris fin.").format(name=self.sheet.name)
        return to, moved_words(count, self._name(to))

    def _name(self, body_id: str | None) -> str:
        choices = self.sheet.choices if self.sheet is not None else ()
        return next((name for key, name in choices if key == body_id), "")
