"""The lines of the minutes on paper: one function for each kind of entry."""

from collections.abc import Callable, Iterator, Mapping

from dsi_desktop.features.minutes.rules import wording
from dsi_desktop.features.minutes.rules.document import MinutesDocument, Said
from dsi_desktop.features.minutes.rules.resolution import (
    Paragraph,
    is_below_quorum,
    paragraphs,
    title_of,
)
from dsi_desktop.features.minutes.rules.votes import CARRIED
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label
from dsi_desktop.reporting.blocks import Block, Box, Para, Run

Printer = Callable[[MinutesDocument, Said], Iterator[Block]]


def blocks_of(found: MinutesDocument, said: Said) -> Iterator[Block]:
    """Yield the blocks of one line; a kind without its own is printed as paragraphs."""
    return LINES.get(said.kind, _note)(found, said)


def _note(_found: MinutesDocument, said: Said) -> Iterator[Block]:
    for paragraph in said.text.split("\n"):
        if paragraph.strip():
            yield Para(paragraph.strip())


def _boxed(_found: MinutesDocument, said: Said) -> Iterator[Block]:
    yield Box(said.title, tuple(Para(line) for line in said.text.split("\n") if line))


def _decision(_found: MinutesDocument, said: Said) -> Iterator[Block]:
    how = Para(Run(_("Par {mode}.").format(mode=label("decision_outcome", said.mode)),
                   tone="muted"), "note")
    below = (Para(said.quorum_note, "note"),) if is_below_quorum(said) else ()
    yield Box(_("Décision"), (Para(said.text), how, *below), tone="ok")


def _task(_found: MinutesDocument, said: Said) -> Iterator[Block]:
    yield Para((Run(_("Suivi :") + " ", bold=True), Run(follow_up(said))))


def _review(_found: MinutesDocument, said: Said) -> Iterator[Block]:
    yield Para((Run(_("Retour sur un suivi :") + " ", bold=True), Run(said.text)))


def _tabling(_found: MinutesDocument, said: Said) -> Iterator[Block]:
    yield Para((Run(_("Dépôt :") + " ", bold=True), Run(said.text)))


def _sealed(_found: MinutesDocument, said: Said) -> Iterator[Block]:
    told = said.text or wording.in_camera(fmt.time(said.said_at) if said.said_at else "")
    yield Para(Run(told, italic=True))


def follow_up(said: Said) -> str:
    """Return « Relancer les municipalités (Luc Roy, 15 décembre 2026) »."""
    due = fmt.date_long(said.due_on, with_weekday=False) if said.due_on else said.due_text
    note = ", ".join(one for one in (said.responsible, due) if one)
    return f"{said.text} ({note})" if note else said.text


def _motion(found: MinutesDocument, said: Said) -> Iterator[Block]:
    yield resolution(said, names=found.names_in_motions, formula=found.motion_phrase)


def resolution(said: Said, *, names: bool, formula: str = "") -> Box:
    """Return a resolution in its frame."""
    told = paragraphs(said, names=names, formula=formula)
    tone = "accent" if said.state in CARRIED else "muted"
    return Box(title_of(said), tuple(_paragraph(one) for one in told), tone=tone)


def _paragraph(one: Paragraph) -> Para:
    if not one.quiet:
        return Para((Run(one.head, bold=True), Run(one.text)))
    if not one.tail:
        return Para(one.text, "note")
    text = (Run(one.text, tone="muted"),) if one.text else ()
    return Para((*text, Run(one.tail, bold=True, tone="muted")), "note")


LINES: Mapping[str, Printer] = {
    "motion": _motion,
    "decision": _decision,
    "task": _task,
    "review": _review,
    "tabling": _tabling,
    "election": _boxed,
    "consensus": _boxed,
    "intake": _boxed,
    "forum": _boxed,
    "sealed": _sealed,
}
