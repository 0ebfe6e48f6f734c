"""A resolution as blocks of a paper."""

from dsi_desktop.features.minutes.rules.resolution import Paragraph
from dsi_desktop.features.resolutions.rules import Resolution, read
from dsi_desktop.reporting.blocks import Para, Run


def paras(one: Resolution) -> tuple[Para, ...]:
    """Return the paragraphs of a resolution: its own words, then quietly how it came out."""
    return tuple(_para(paragraph) for paragraph in read(one))


def _para(one: Paragraph) -> Para:
    if one.quiet:
        said = (Run(one.text, tone="muted"), Run(one.tail, bold=True, tone="muted"))
        return Para(tuple(run for run in said if run.text), "note")
    return Para((Run(one.head, bold=True), Run(one.text)) if one.head else one.text)
