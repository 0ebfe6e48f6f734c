"""An exchange for the guide: a colleague’s stick, looked at, received, and given back."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from dsi_desktop.app.session import Session
from dsi_desktop.db.copies import copy_dossier
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.exchange.commands.sharing import share_dossier
from dsi_desktop.features.exchange.page.exchange_page import ExchangePage
from dsi_desktop.features.exchange.queries.files import arrival
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.features.tasks.queries import all_tasks
from dsi_desktop.kernel import resources
from dsi_desktop.kernel.clock import frozen
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.places import STICK, Place

Scene = tuple[str, Callable[[], bool]]


def exchange_scenes(session: Session, dossier: Path, stick: Path) -> Iterator[Scene]:
    """Walk the page and yield the name of each picture, with what tells that it is ready."""
    workplace = session.window.workplace
    if workplace is None or session.dossier is None or session.dossier.store is None:
        raise FileProblem(_("Le dossier de démonstration ne s’est pas ouvert."))
    place = Place(stick, stick.name, STICK)
    told = json.loads(resources.path("demo", "stick.json").read_text(encoding="utf8"))
    _prepare(dossier, place, told)
    _postpone(session.dossier.store, told["postponed_here_to"])
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


def _prepare(dossier: Path, place: Place, told: dict[str, Any]) -> None:
    """Let a colleague work on a copy for some days, then write it to the stick."""
    place.path.mkdir()
    copy = place.path.parent / "copy.dsi"
    copy_dossier(dossier, copy)
    for at, day in enumerate(told["days"], 1):
        clock = frozen(date.fromisoformat(day["day"]), 15)
        store = Store.open(copy, author=told["author"], device=told["device"], clock=clock)
        for name in day["people"]:
            given, _space, family = name.partition(" ")
            directory.add_person(store, given_name=given, family_name=family)
        for title in day["tasks"]:
            tasks.add_task(store, title=title, due_on=told["postponed_to"])
        if at == len(told["days"]):
            _postpone(store, told["postponed_to"])
            share_dossier(store, place, lambda _share: None)
        store.close()


def _postpone(store: Store, day: str) -> None:
    """Put off the first follow-up: done on both laptops, it is a thing to decide."""
    tasks.edit_task(store, all_tasks(store, date.fromisoformat(day))[0].id, due_on=day)
