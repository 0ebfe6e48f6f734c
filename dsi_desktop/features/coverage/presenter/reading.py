"""A plan counted, said in the words of the page."""

from collections.abc import Sequence

from dsi_desktop.features.coverage.presenter.screens import (
    CoherenceScreen,
    CoverageScreen,
    MatrixLine,
    Options,
)
from dsi_desktop.features.coverage.rules import words
from dsi_desktop.features.coverage.rules.ground import Ground, Scope
from dsi_desktop.features.coverage.rules.matrix import AREA, COLUMNS, Coverage, Row, places
from dsi_desktop.features.coverage.rules.shared import shared
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext


def coverage_screen(ground: Ground, found: Coverage, by: str, plans: Options) -> CoverageScreen:
    """Return the table by dimension or by territory, and what may be chosen over it."""
    heads = tuple(words.column_title(column, ground.names) for column in COLUMNS)
    return CoverageScreen(
        plans=plans, areas=tuple((one.id, one.name) for one, _depth in places(ground)),
        by=by, who=_("Territoire") if by == AREA else _("Dimension"),
        columns=heads, lines=tuple(_line(row, by, heads) for row in found.rows),
        hottest=found.hottest, stopped=words.stopped_counted(len(found.stopped)),
        documented=bool(ground.elements),
    )  # fmt: skip


def _line(row: Row, by: str, heads: Sequence[str]) -> MatrixLine:
    name = words.row_name(row, by)
    return MatrixLine(row.key, name, row.depth, row.cells, tuple(
        words.cell_spoken(name, head, cell) for head, cell in zip(heads, row.cells, strict=True)
    ))  # fmt: skip


def coherence_screen(ground: Ground, subject: str, scope: Scope) -> CoherenceScreen:
    """Return what several chantiers serve, and the sentence that says how much."""
    lines = shared(ground, subject, scope)
    count = len(lines)
    finding = {
        "need": ngettext("{n} besoin servi par plusieurs chantiers",
                         "{n} besoins servis par plusieurs chantiers", count),
        "area": ngettext("{n} territoire servi par plusieurs chantiers",
                         "{n} territoires servis par plusieurs chantiers", count),
        "population": ngettext("{n} population servie par plusieurs chantiers",
                               "{n} populations servies par plusieurs chantiers", count),
    }[subject].format(n=fmt.number(count))  # fmt: skip
    return CoherenceScreen(subject, finding, lines)
