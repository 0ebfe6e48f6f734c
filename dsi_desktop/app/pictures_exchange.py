"""The scenes of an exchange, for the guide: a colleague’s stick, looked at, received, given back."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from dsi_desktop.app.session import Session
from dsi_desktop.db.copies import copy_dossier
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.exchange.commands.sharing import share_dossier
from dsi_desktop.features.exchange.page.exchange_page import ExchangePage
from dsi_desktop.features.exchange.queries.files import arrival
from dsi_desktop.kernel.clock import frozen
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.places import STICK, Place

_DAYS = ((date(2026, 11, 30), 1), (date(2026, 12, 1), 3), (date(2026, 12, 3), 2))
_PEOPLE = ("Rose Lapointe", "Émile Savard", "Alice Dufour", "Thomas Girard", "Béatrice Simard",
           "Hubert Tremblay")  # fmt: skip
Scene = tuple[str, Callable[[], bool]]


def exchange_scenes(session: Session, dossier: Path, stick: Path) -> Iterator[Scene]:
    """Walk the page and yield the name of each picture, with what tells that it is ready."""
    workplace = session.window.workplace
    if workplace is None or session.dossier is None or session.dossier.store is None:
        raise FileProblem(_("Le dossier de démonstration ne s’est pas ouvert."))
    place = Place(stick, stick.name, STICK)
    _prepare(dossier, place)
    workplace.start("exchange", "choices")
    page = workplace.page("exchange")
    if not isinstance(page, ExchangePage):
        raise TypeError("exchange")
    yield "exchange_choices", lambda: True
    found = arrival(session.dossier.store, place)
    if found is not None:
        page.receiving.look_at(found)
        yield "exchange_receive", lambda: not page.receiving.busy
        page.receiving.show_detail()
        yield "exchange_detail", lambda: True
        page.receiving.take()
        page.show_view("receive")
        yield "exchange_received", lambda: not page.receiving.busy
    page.sharing.share_into(place)
    yield "exchange_share", lambda: not page.sharing.busy


def _prepare(dossier: Path, place: Place) -> None:
    """Let Luc work on a copy for some days, then write it to the stick."""
    place.path.mkdir()
    copy = place.path.parent / "luc.dsi"
    copy_dossier(dossier, copy)
    names = iter(_PEOPLE)
    for day, count in _DAYS:
        store = Store.open(
            copy, author="Luc Harvey", device="Portable de Luc", clock=frozen(day, 15)
        )
        for _person in range(count):
            given, _space, family = next(names).partition(" ")
            directory.add_person(store, given_name=given, family_name=family)
        if day == _DAYS[-1][0]:
            share_dossier(store, place, lambda _share: None)
        store.close()
