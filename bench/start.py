"""From the start of the process to the first painted home page, and the worst stall after it."""

import statistics
from collections.abc import Iterator

from bench.ground import Ground
from bench.harness import Row, against, row

_STALL_MS = 50.0
_SECONDS = "4"


def first_frame(ground: Ground) -> Iterator[Row]:
    """Measure the home page with the demonstration dossier ÷ a bare window."""
    file = str(ground.copy("first-frame"))
    ground.first_paint("home", file)  # compile and cache the modules, as any second start finds
    yield against(
        "first-frame", 2.0, ground.rounds,
        lambda: ground.first_paint("home", file), ground.bare_window,
    )


def start_stall(ground: Ground) -> Iterator[Row]:
    """Measure the longest time the window does not answer while the rest is made ready."""
    file = str(ground.copy("start-stall"))
    stalls = [
        int(ground.run("-m", "bench.probe", "stall", file, _SECONDS).split()[-1]) / 1e6
        for _ in range(ground.rounds)
    ]
    floor = _STALL_MS * ground.scale
    yield row("start-stall", 1.0, ground.rounds, statistics.median(stalls), floor)
