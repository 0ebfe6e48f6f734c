"""Decide what the register shows: whose, which year, which words, and which one in full."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from dsi_desktop.db.store import Store
from dsi_desktop.features.resolutions import queries
from dsi_desktop.features.resolutions.queries import RegisterScopes
from dsi_desktop.features.resolutions.rules import (
    RESOLUTIONS,
    Resolution,
    check_certifiable,
    matching,
)
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _, ngettext


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_scopes(self, scopes: RegisterScopes, body_id: str, year: str) -> None:
        """Offer these bodies and years, those in force chosen."""

    def show_rows(self, rows: Sequence[Resolution], counted: str, blank: str) -> None:
        """Show the list with its count; `blank` is what stands in place of an empty one."""

    def show_sheet(self, one: Resolution | None) -> None:
        """Show one in full, or none."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the register."""

    body_id: str = ""
    year: str = ""
    kind: str = RESOLUTIONS
    state: str = ""
    words: str = ""


class RegisterPresenter:
    """Keeps what is asked and the resolution in sight."""

    def __init__(self, store: Store, view: View, today: Callable[[], date]) -> None:
        self._store = store
        self._view = view
        self._today = today
        self._found: tuple[Resolution, ...] = ()
        self._begun = False
        self.asked = Asked()
        self.chosen_id = ""

    def refresh(self) -> None:
        """Read again; the first time, show this year where it has something."""
        scopes = queries.register_scopes(self._store)
        if not self._begun:
            self._begun = True
            year = str(self._today().year)
            self.asked = Asked(year=year if year in scopes.years else "")
        self._leave_what_is_gone(scopes)
        self._view.show_scopes(scopes, self.asked.body_id, self.asked.year)
        self._read()

    def ask_whose(self, body_id: str, year: str) -> None:
        """Show another body or another year."""
        self.asked = replace(self.asked, body_id=body_id, year=year)
        self._read()

    def narrow(self, *, kind: str, state: str, words: str) -> None:
        """Keep only what is of this kind, stands so, and holds these words."""
        self.asked = replace(self.asked, kind=kind, state=state, words=words)
        self._show()

    def choose(self, record_id: str) -> None:
        """Show one in full."""
        self.chosen_id = record_id
        self._view.show_sheet(self.chosen())

    def leave(self) -> None:
        """Show none in full."""
        self.choose("")

    def go_to(self, record_id: str) -> None:
        """Show one from elsewhere, whatever was asked before; `RuleBroken` when it is gone."""
        self._begun = True
        for one in queries.register(self._store):
            if one.id == record_id:
                self.asked = Asked(one.body_id, one.year, one.said.kind)
                self.chosen_id = record_id
                self.refresh()
                return
        raise RuleBroken(_("Cette résolution n’est plus au registre."))

    def chosen(self) -> Resolution | None:
        """Return the one in full, None when there is none."""
        return next((one for one in self._found if one.id == self.chosen_id), None)

    def certifiable(self) -> Resolution:
        """Return the one in full, refusing what cannot be certified."""
        one = self.chosen()
        if one is None:
            raise RuleBroken(_("Choisissez la résolution dont tirer un extrait."))
        check_certifiable(one)
        return one

    def _leave_what_is_gone(self, scopes: RegisterScopes) -> None:
        bodies = {key for key, _name in scopes.bodies}
        self.asked = replace(
            self.asked,
            body_id=self.asked.body_id if self.asked.body_id in bodies else "",
            year=self.asked.year if self.asked.year in scopes.years else "",
        )

    def _read(self) -> None:
        self._found = queries.register(self._store, self.asked.body_id, self.asked.year)
        self._show()

    def _show(self) -> None:
        asked = self.asked
        of_kind = [one for one in self._found if one.said.kind == asked.kind]
        rows = matching(of_kind, asked.words, asked.state)
        self._view.show_rows(rows, _counted(asked.kind, len(rows)), _blank(asked, of_kind))
        self._view.show_sheet(self.chosen())


def _counted(kind: str, count: int) -> str:
    if kind == RESOLUTIONS:
        return ngettext("{n} résolution", "{n} résolutions", count).format(n=count)
    return ngettext("{n} décision", "{n} décisions", count).format(n=count)


def _blank(asked: Asked, of_kind: Sequence[Resolution]) -> str:
    if of_kind:
        return _("Rien ne correspond à ces mots et à ces filtres.")
    if asked.kind == RESOLUTIONS:
        return _("Les résolutions consignées en rencontre s’inscrivent ici d’elles-mêmes.")
    return _("Les décisions des comptes rendus s’inscrivent ici d’elles-mêmes.")
