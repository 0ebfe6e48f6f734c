"""Measure all or some: `python3 dev.py bench [NAME…] [--json]`."""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bench import (
    board_filter,
    boards,
    coverage,
    exchange,
    figures,
    gantt,
    harness,
    live,
    meeting_paper,
    merging,
    paper,
    plan,
    sheet,
    solicitation,
    start,
    writing,
)
from bench.ground import Ground

BENCHES: dict[str, Callable[[Ground], Iterator[harness.Row]]] = {
    "first-frame": start.first_frame,
    "start-stall": start.start_stall,
    "operation": writing.operation,
    "capture": live.capture,
    "minutes-pdf": paper.minutes_pdf,
    "meeting-pdf": meeting_paper.meeting_pdf,
    "org-chart": figures.org_chart,
    "sheet": sheet.sheet,
    "solicitation": solicitation.solicitation,
    "boards": boards.boards,
    "board-filter": board_filter.board_filter,
    "coverage": coverage.coverage_5k,
    "gantt": gantt.gantt,
    "plan": plan.plan,
    "merge-10k": merging.merge_10k,
    "merge-100k": merging.merge_100k,
    "exchange-size": exchange.exchange_size,
    "verify": exchange.verifying,
}


def main() -> int:
    """Print one row per measure; return 1 when a goal is not held."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHES))
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    unknown = set(given.names) - set(BENCHES)
    if unknown or given.rounds < 5:
        parser.error(f"unknown: {', '.join(sorted(unknown))}" if unknown else "at least 5 rounds")
    if not given.json:
        print(harness.HEADING)
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        ground = Ground(Path(folder), given.rounds)
        for name in given.names or BENCHES:
            for row in BENCHES[name](ground):
                rows.append(row)
                if not given.json:
                    print(harness.as_line(row), flush=True)
    if given.json:
        print(harness.as_json(rows))
    return int(not all(row.held for row in rows))


if __name__ == "__main__":
    sys.exit(main())
