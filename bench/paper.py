"""A 12-page procès-verbal ÷ the same words through plain reportlab, in processor time."""

from collections.abc import Iterator

from bench.ground import Ground
from bench.harness import Row, against


def minutes_pdf(ground: Ground) -> Iterator[Row]:
    """Print both ways in turn, each in a process of its own."""
    yield against(
        "minutes-pdf", 1.25, ground.rounds, lambda: _print(ground, "kit"),
        lambda: _print(ground, "plain"),
    )


def _print(ground: Ground, how: str) -> float:
    took, pages = ground.run("-m", "bench.printing", how).split()
    assert int(pages) == 12, pages
    return float(took)
