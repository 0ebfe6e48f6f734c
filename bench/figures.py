"""The organigramme of 500 bodies: laying it out, and moving over it on the screen."""

import random
import statistics
import time
from collections.abc import Iterator

from bench.ground import Ground
from bench.harness import Row, percentile, row
from dsi_desktop.features.governance.rules.chart import layout
from dsi_desktop.features.governance.rules.chart_nodes import ChartBody, ChartPerson

_BODIES = 500
_FRAME_MS = 16.0
_STEPS = 60


def org_chart(ground: Ground) -> Iterator[Row]:
    """Measure layout, and the 95th percentile of a step of panning, ÷ one frame of 60."""
    from PySide6.QtWidgets import QApplication

    bodies = _bodies()
    frame = _FRAME_MS * ground.scale
    took = statistics.median(_layout(bodies) for _ in range(ground.rounds))
    yield row("org-chart layout", 1.0, ground.rounds, took, frame)
    application = QApplication.instance() or QApplication(["bench", "-platform", "offscreen"])
    steps = statistics.median(_pan(bodies) for _ in range(ground.rounds))
    yield row("org-chart pan p95", 1.0, ground.rounds, steps, frame)
    application.processEvents()


def _bodies() -> tuple[ChartBody, ...]:
    """Return a tree such as a region has: bodies under bodies, six people at most on a card."""
    draw = random.Random(500)
    people = tuple(ChartPerson(f"Personne Numéro {n}", "MRC de Charlevoix-Est") for n in range(6))
    found = []
    for number in range(_BODIES):
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
    assert len(chart.boxes) == _BODIES
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
