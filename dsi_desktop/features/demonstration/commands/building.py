"""Build a whole dossier, the same for the same seed and the same day."""

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from dsi_desktop.features.demonstration.commands import (
    boarding,
    covering,
    cycling,
    evaluating,
    exchanging,
    founding,
    governing,
    living,
    meeting,
    paying,
    planning,
    projecting,
    scheduling,
)
from dsi_desktop.features.demonstration.commands.story import Story, Time
from dsi_desktop.features.demonstration.rules.days import WRITTEN_FOR, shift_to
from dsi_desktop.kernel import ids, resources
from dsi_desktop.kernel.clock import Clock
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _, speaking

TERRITORIES = ("charlevoix", "gim")
_BEGINS = date(2025, 12, 1)

Content = dict[str, Any]


def build_demonstration(
    path: Path, *, territory: str = "charlevoix", seed: int = 2026, today: date = WRITTEN_FOR,
    author: str = "", device: str = "",
    progress: Callable[[float], None] | None = None,
) -> None:
    """Build the demonstration dossier of a territory at `path`, then close it.

    The story is written in French for 4 December 2026 and moved by whole weeks, so that its next
    meeting always comes soon after `today`. Written by `author`, the story's coordinator unless
    told. Nothing stands at `path` before the dossier is whole. Raises `FileProblem` when the
    file cannot be made.
    """
    if path.exists():
        raise FileProblem(
            _("« {name} » existe déjà. Choisissez un autre nom.").format(name=path.name)
        )
    content = _content(territory)
    directory: Content = content["directory"]
    unfinished = path.with_name(f"{path.name}.{ids.new_id()}")
    time = Time()
    shift = shift_to(today)
    time.turn(shift.day(_BEGINS))
    try:
        with ids.reproducible(seed), speaking("fr"):
            store = founding.found(
                unfinished, directory, author=author or directory["coordinator"], device=device,
                clock=Clock(time.now_ms),
            )
            try:
                story = Story(store, time, shift, today.isoformat(), shift.day(_BEGINS))
                _tell(story, content, progress or _silently)
            finally:
                store.close()
        unfinished.replace(path)
    finally:
        for left in (unfinished, unfinished.with_name(f"{unfinished.name}-journal")):
            left.unlink(missing_ok=True)


def _tell(story: Story, content: Content, progress: Callable[[float], None]) -> None:
    with story.store.hurried(), exchanging.Apart() as apart:
        founding.fill_directory(story, content["directory"])
        governing.seat(story, content["governance"])
        planning.plan(story, content["plan"])
        paying.pay(story, content.get("funding", {}))
        scheduling.schedule_plan(story, content.get("schedule", {}), content["plan"])
        covering.cover_plan(story, content.get("coverage", {}))
        meeting.call(story, content["meetings"]["meeting"])
        living.live(story, content.get("society", {}))
        cycling.go_round(story, content.get("cycle", {}))
        projecting.offer(story, content.get("projects", {}))
        boarding.work(story, content.get("boards", {}))
        evaluating.evaluate(story, content.get("evaluation", {}))
        exchanging.exchange(story, content["exchange"], apart)
        story.live(progress)


def _content(territory: str) -> Content:
    folder = resources.path("demo", territory)
    content: Content = {"meetings": {"meeting": []}}
    for source in sorted(folder.glob("*.toml")):
        part = tomllib.loads(source.read_text(encoding="utf-8"))
        if source.stem.startswith("meetings"):
            content["meetings"]["meeting"] += part["meeting"]
        else:
            content[source.stem] = part
    return content


def _silently(_share: float) -> None:
    """Tell nobody."""
