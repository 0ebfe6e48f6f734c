"""Let colleagues work apart on copies of the dossier, then receive what they did."""

import tempfile
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Self

from dsi_desktop.db.copies import copy_dossier
from dsi_desktop.db.digest import digest
from dsi_desktop.db.merge.log import note_sent
from dsi_desktop.db.merge.reception import receive
from dsi_desktop.db.merge.sending import load_of
from dsi_desktop.db.store import Store
from dsi_desktop.features.demonstration.commands.deeds import DEEDS
from dsi_desktop.features.demonstration.commands.story import Story
from dsi_desktop.features.demonstration.rules.exchange import Deed, deed_of
from dsi_desktop.kernel.clock import Clock
from dsi_desktop.kernel.i18n import N_

Rows = dict[str, Any]
HERE = "here"


class Apart:
    """The other laptops: each is a copy of the file, made on the day its owner left with it."""

    def __init__(self) -> None:
        self._open = ExitStack()
        folder = tempfile.TemporaryDirectory(prefix="dsi-", ignore_cleanup_errors=True)
        self._folder = Path(self._open.enter_context(folder))
        self._stories: dict[str, Story] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._open.close()

    def leave(self, story: Story, key: str, row: Rows) -> None:
        """Copy the dossier to a laptop and open it there."""
        path = self._folder / f"{key}.dsi"
        copy_dossier(story.store.path, path)
        store = Store.open(
            path, author=row["author"], device=row["device"], clock=Clock(story.time.now_ms)
        )
        self._open.callback(store.close)
        self._open.enter_context(store.hurried())
        self._stories[key] = replace(story, store=store)

    def story(self, own: Story, key: str) -> Story:
        """Return the story as it is told on a laptop, « here » being one's own."""
        return own if key == HERE else self._stories[key]


def exchange(story: Story, content: Rows, apart: Apart) -> None:
    """Put on the calendar who leaves with a copy, what is done there, and each reception."""
    for day, place in content["sent"]:
        story.later(story.written(day), partial(_send, story, place))
    for key, row in content["laptop"].items():
        story.later(story.day(row["left"]), partial(apart.leave, story, key, row))
    for line in content["deeds"]:
        deed = deed_of(line)
        story.later(story.written(deed.day), partial(_do, story, deed, apart))


def _do(story: Story, deed: Deed, apart: Apart) -> None:
    story.time.turn(story.written(deed.day), deed.hour)
    there = apart.story(story, deed.laptop)
    if deed.verb == "receive":
        source, place = deed.words[:2]
        parcel = load_of(apart.story(story, source).store).parcel
        receive(there.store, [replace(parcel, place=place)])
    else:
        DEEDS[deed.verb](there, *deed.words)


def _send(story: Story, place: str) -> None:
    with story.store.operation(N_("Noter le partage")) as op:
        code = digest(op.plain())
    note_sent(story.store, place, code)
