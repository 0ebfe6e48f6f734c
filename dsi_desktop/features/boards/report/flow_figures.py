"""The flow of a board on paper: what stands where over time, and what gets done each month."""

from datetime import timedelta
from types import MappingProxyType

from dsi_desktop.db.past import end_of
from dsi_desktop.features.boards.queries.flow import FlowSheet, local_day
from dsi_desktop.features.boards.rules.flow import (
    ENOUGH,
    Span,
    depth,
    moments,
    passages,
    since_start,
    throughput,
)
from dsi_desktop.features.boards.rules.flow_chart import (
    Colour,
    Ink,
    depth_chart,
    months_chart,
    passages_chart,
)
from dsi_desktop.features.boards.rules.flow_words import (
    depth_words,
    month_words,
    passage_words,
)
from dsi_desktop.kernel.i18n import _
from dsi_desktop.reporting import palette
from dsi_desktop.reporting.blocks import Block, Figure, Heading, Para
from dsi_desktop.ui import tokens

_OWN = MappingProxyType({
    "text": palette.INK, "text2": palette.GREY, "line": palette.LINE, "done": palette.TEAL,
    "came": palette.NAVY, "median": palette.TEAL, "most": "#B9D8D5",
})  # fmt: skip
# Idea, to do, doing, waiting, done: hues that stay apart for most eyes, told apart by hatching too.
_HUES = (6, 1, 0, 2, 3)


def flow_figures(past: FlowSheet, span: Span) -> list[Block]:
    """Return each chart under the sentence that says what it shows; nothing without a past."""
    from dsi_desktop.reporting.pdf.fonts import measure

    if past.first is None:
        return []
    ink = Ink(paper_colour, measure)
    stood = depth(past.stays, past.places, moments(span), end_of)
    done = throughput(past.stays, past.places, span, local_day)
    first, second = depth_words(stood, past.places), month_words(done)
    stood = since_start(stood, past.places)
    long = len(done) >= ENOUGH
    found: list[Block] = [
        Heading(3, first),
        Figure(depth_chart(stood, past.places, 504, 170, ink),
               _("Cartes dans chaque colonne au fil du temps. {words}").format(words=first)),
        *_stays(past, span, ink),
        Heading(3, second) if long else Para(second),
    ]  # fmt: skip
    if not long:
        return found
    said = _("Cartes arrivées et cartes faites, mois par mois. {words}").format(words=second)
    return [*found, Figure(months_chart(done, 504, 130, ink), said)]


def _stays(past: FlowSheet, span: Span, ink: Ink) -> list[Block]:
    """Return how long cards stay in each column, nothing when too few moved to say."""
    eve = end_of(span.first - timedelta(days=1))
    told = passages(past.stays, past.places, eve, end_of(span.last))
    if not any(one.median is not None for one in told):
        return []
    words = passage_words(told)
    alt = _("Temps passé dans chaque colonne. {words}").format(words=words)
    return [Heading(3, words), Figure(passages_chart(told, 504, ink), alt)]


def paper_colour(key: Colour, step: int) -> str:
    """Return a colour of paper; "area" and "hatch" are those of a state."""
    hue = tokens.HUES_LIGHT[_HUES[step]]
    return hue.soft if key == "area" else hue.solid if key == "hatch" else _OWN[key]
