"""The discreet note that says what is still to decide in what is printed."""

from collections.abc import Sequence

from dsi_desktop.kernel.i18n import _
from dsi_desktop.reporting.blocks import Block, Para, Run


def unsettled(sentences: Sequence[str]) -> tuple[Block, ...]:
    """Return one quiet paragraph « À décider : … », or nothing when all is settled."""
    if not sentences:
        return ()
    said = " ".join(sentences)
    return (Para((Run(_("À décider :") + " ", bold=True, tone="warn"), Run(said)), "note"),)
