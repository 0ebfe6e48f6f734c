"""Closed sessions decided without a screen: which is shown, whether its key is here, until when."""

from dataclasses import dataclass
from typing import Protocol

from dsi_desktop.db import sealing as crypt
from dsi_desktop.db.sealing import Lock
from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.presenter.views import Table
from dsi_desktop.features.minutes.queries import SectionLine
from dsi_desktop.features.minutes.rules import sealing
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _


@dataclass(frozen=True, slots=True)
class SealedScene:
    """What the panel shows; the text itself is never in it."""

    sections: tuple[tuple[str, str], ...]
    chosen: str
    words: str
    unlocked: bool
    writable: bool
    doors_closed: bool
    can_enter: bool
    can_adopt: bool
    can_lift: bool = False


class SealedView(Protocol):
    """The panel, as its presenter sees it."""

    def show_sealed(self, scene: SealedScene) -> None: ...

    def write_text(self, text: str) -> None: ...

    def typed(self) -> str: ...

    def tell(self, sentence: str) -> None: ...


class SealedPresenter:
    """Holds one key, in memory, for ten minutes without a keystroke."""

    def __init__(self, table: Table, store: Store, view: SealedView) -> None:
        self._table = table
        self._store = store
        self._view = view
        self._identity = ""
        self._saved = ""
        self._kept = ""
        self._touched = 0
        self._sections: tuple[SectionLine, ...] = ()
        self.chosen = ""

    def refresh(self) -> None:
        """Read the sections of the meeting, and those that wait to be adopted at it."""
        meeting = self._table.meeting_id
        here = queries.sections_of(self._store, meeting)
        self._sections = (*here, *queries.sections_to_adopt(self._store, meeting))
        if self.section() is None:
            self.shut()
            open_now = next((one.id for one in here if one.is_open), "")
            self.chosen = open_now or next((one.id for one in self._sections), "")
        self._read_again()
        self._view.show_sealed(self.scene())

    def _read_again(self) -> None:
        """Show what undo, a reception or another window made of the text; what is typed stays."""
        if not self._identity:
            return
        kept = self.sealed().ciphertext
        if kept == self._kept:
            return
        untouched = self._view.typed() == self._saved
        try:
            found = crypt.read(kept, self._identity)
        except DsiError as refusal:
            self.shut()
            self._view.tell(refusal.sentence)
            return
        self._kept, self._saved = kept, found
        if untouched:
            self._view.write_text(self._saved)

    def section(self) -> SectionLine | None:
        """Return the section chosen."""
        return next((one for one in self._sections if one.id == self.chosen), None)

    def choose(self, section_id: str) -> None:
        """Show another section; the key of the former one is forgotten."""
        if section_id != self.chosen:
            self.shut()
            self.chosen = section_id
            self._view.show_sealed(self.scene())

    def sealed(self) -> queries.SealedText:
        """Return what the section chosen is kept as."""
        return queries.sealed_text(self._store, self.chosen)

    def unlock(self, lock: Lock) -> None:
        """Show the text of the section chosen with its key."""
        kept = self.sealed().ciphertext
        self._saved = crypt.read(kept, lock.identity)
        self._identity, self._kept = lock.identity, kept
        self.touch()
        self._view.write_text(self._saved)
        self._view.show_sealed(self.scene())

    def entered(self, section_id: str, lock: Lock) -> None:
        """Show a section that was just begun, open."""
        self.chosen = section_id
        self.refresh()
        self.unlock(lock)

    def touch(self) -> None:
        """Note that somebody is there."""
        self._touched = self._store.clock.now_ms()

    def tick(self) -> bool:
        """Forget the key when nobody typed for ten minutes; tell whether it was."""
        idle = self._store.clock.now_ms() - self._touched
        if not self._identity or idle < sealing.IDLE_S * 1000:
            return False
        self.shut()
        self._view.tell(_("La section scellée s’est refermée après dix minutes sans frappe."))
        self._view.show_sealed(self.scene())
        return True

    def save(self, text: str) -> bool:
        """Keep the text as ciphertext, when it changed; tell whether all is kept."""
        if not self._identity or text == self._saved or not self.scene().writable:
            return True
        identity = self._identity
        kept = self._table.do(
            lambda: commands.write_sealed(self._store, self.chosen, identity, text)
        )
        if kept:
            self._saved = text
        return kept

    def shut(self) -> None:
        """Forget the key and wipe the text from the screen."""
        self._identity = self._saved = self._kept = ""
        self._view.write_text("")

    def leave(self) -> bool:
        """Open the doors again."""
        at = self._table.said_at()
        return self._table.do(
            lambda: commands.leave_in_camera(self._store, self.chosen, at)
        )

    def adopt(self) -> bool:
        """Adopt the section chosen in the closed session that is open now."""
        there = next((one.id for one in self._sections if one.is_open), "")
        return self._table.do(lambda: commands.adopt_sealed(self._store, self.chosen, there))

    def anew(self, phrase: str) -> Lock:
        """Return the key in hand wrapped for another phrase; about two seconds."""
        return Lock(self._identity, crypt.wrap(self._identity, sealing.passphrase_of(phrase)))

    def text(self) -> str:
        """Return the text shown; nothing while the key is not here."""
        return self._saved

    def scene(self) -> SealedScene:
        """Return what the panel shows now."""
        chosen = self.section()
        open_now = any(one.is_open for one in self._sections)
        mine = chosen is not None and chosen.meeting_id == self._table.meeting_id
        return SealedScene(
            tuple((one.id, title_of(one)) for one in self._sections), self.chosen,
            _words(chosen) if chosen else _("Aucun texte n’est scellé à cette rencontre."),
            bool(self._identity), bool(chosen and not chosen.adopted_on), open_now,
            self._table.state not in ("adopted", "cancelled") and not open_now,
            bool(chosen) and not mine and open_now,
            bool(chosen and chosen.written and not chosen.is_open and not chosen.lifted_on),
        )


def title_of(one: SectionLine) -> str:
    """Return « 12 nov. – Ressources humaines, 14 h 10 »."""
    when = fmt.time(one.opened_at) if one.opened_at else ""
    what = ", ".join(part for part in (one.point, when) if part)
    day = fmt.date_short(one.held_on) if one.held_on else ""
    return " – ".join(part for part in (day, what) if part)


def _words(one: SectionLine) -> str:
    """Return what anybody may know of a section."""
    said = [_("Portes fermées depuis {start}").format(start=fmt.time(one.opened_at))
            if one.is_open and one.opened_at else
            _("Tenu de {start} à {end}").format(
                start=fmt.time(one.opened_at), end=fmt.time(one.closed_at))
            if one.opened_at and one.closed_at else ""]
    if one.holder:
        said.append(_("gardé par {name}").format(name=one.holder))
    if one.access:
        said.append(_("peuvent en être informées : {who}").format(who=one.access))
    if not one.intact:
        said.append(_("attention : le texte gardé n’est plus celui qui a été adopté"))
    if one.adopted_on:
        said.append(_("adopté le {day}").format(day=fmt.date_short(one.adopted_on)))
    elif not one.written:
        said.append(_("rien n’y est encore écrit"))
    if one.lifted_on:
        said.append(_("secret levé le {day}").format(day=fmt.date_short(one.lifted_on)))
    return " · ".join(part for part in said if part)
