"""The organigramme: laying it out against graphviz, and moving over it on the screen."""

import random
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator

from bench.ground import Ground
from bench.harness import Row, against, percentile, row
from dsi_desktop.features.governance.rules.chart import card_height, layout
from dsi_desktop.features.governance.rules.chart_nodes import ChartBody, ChartPerson

_REGION, _GREAT = 500, 5_000
_FRAME_MS = 16.0
_STEPS = 60
_AGAINST_DOT = 1 / 30


def org_chart(ground: Ground) -> Iterator[Row]:
    """Measure layout ÷ dot, and the 95th percentile of a step of panning ÷ one frame of 60.

    Without graphviz the row of the layout is left out, and said so on the error stream.
    """
    from PySide6.QtWidgets import QApplication

    region, great = _bodies(_REGION), _bodies(_GREAT)
    frame = _FRAME_MS * ground.scale
    took = statistics.median(_layout(region) for _ in range(ground.rounds))
    yield row("org-chart layout", 1.0, ground.rounds, took, frame)
    if shutil.which("dot"):
        yield against(
            "org-chart 5000 ÷ dot", _AGAINST_DOT, ground.rounds, lambda: _layout(great),
            lambda: _dot(great),
        )
    else:
        print("org-chart 5000 ÷ dot: dot absent, not measured", file=sys.stderr)
    application = QApplication.instance() or QApplication(["bench", "-platform", "offscreen"])
    for name, bodies in (("org-chart pan p95", region), ("org-chart pan 5000", great)):
        steps = statistics.median(_pan(bodies) for _ in range(ground.rounds))
        yield row(name, 1.0, ground.rounds, steps, frame)
    application.processEvents()


def _dot(bodies: tuple[ChartBody, ...]) -> float:
    """Return how long graphviz takes to place cards of the same sizes, in milliseconds."""
    lines = ['digraph table { node [shape=box fixedsize=true label=""]']
    for body in bodies:
        high = card_height(body, "names") / 72
        lines.append(f"n{body.id} [width=3.2 height={high:.3f}]")
        if body.parent_id is not None:
            lines.append(f"n{body.parent_id} -> n{body.id}")
    told = "\n".join([*lines, "}"])
    program = shutil.which("dot") or "dot"
    started = time.perf_counter()
    placed = subprocess.run(
        [program, "-Tplain"], input=told, text=True, capture_output=True, check=True,
    )
    took = (time.perf_counter() - started) * 1000
    assert placed.stdout.count("\nnode ") == len(bodies)
    return took


def _bodies(count: int) -> tuple[ChartBody, ...]:
    """Return a tree such as a region has: bodies under bodies, six people at most on a card."""
    draw = random.Random(500)
    people = tuple(ChartPerson(f"Personne Numéro {n}", "MRC de Charlevoix-Est") for n in range(6))
    found = []
    for number in range(count):
        parent = None if number == 0 else str(draw.randrange(max(1, number // 4)))
        found.append(ChartBody(
            id=str(number), parent_id=parent, title=f"Comité numéro {number}", kind="workstream",
            kind_word="chantier", hue=number % 8, people=people[: draw.randrange(7)],
            members=12,
        ))
    return tuple(found)


def _layout(bodies: tuple[ChartBody, ...]) -> float:
    started = time.perf_counter()
    chart = layout(bodies)
    took = (time.perf_counter() - started) * 1000
    assert len(chart.boxes) == len(bodies)
    return took


def _pan(bodies: tuple[ChartBody, ...]) -> float:
    """Move over the drawing at a readable size; return the slow steps' time, in milliseconds."""
    from PySide6.QtWidgets import QApplication

    from dsi_desktop.features.governance.page.chart_view import ChartView

    view = ChartView()
    view.resize(1366, 768)
    view.show_bodies(bodies)
    view.show()
    view.resetTransform()
    QApplication.processEvents()
    across = view.horizontalScrollBar()
    start = across.maximum() // 3
    took = []
    for step in range(_STEPS):
        before = time.perf_counter()
        across.setValue(start + 40 * step)
        view.viewport().repaint()
        took.append((time.perf_counter() - before) * 1000)
    view.close()
    view.deleteLater()
    return percentile(took, 95)
