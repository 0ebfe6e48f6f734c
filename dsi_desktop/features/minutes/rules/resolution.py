"""A resolution as it is read, wherever it stands: minutes, register, certified extract, screen.

The words are those of the house, or the body's own formula: « Sur la proposition de {proposant},
appuyée par {appuyant}, il est résolu {texte} ».
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dsi_desktop.features.governance.rules.formulas import PLACE
from dsi_desktop.features.minutes.rules import wording
from dsi_desktop.features.minutes.rules.document import Said
from dsi_desktop.features.minutes.rules.votes import CARRIED
from dsi_desktop.kernel.i18n import _


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a resolution: `head` and `tail` stand out; a quiet one is a note under it."""

    head: str = ""
    text: str = ""
    tail: str = ""
    quiet: bool = False

    @property
    def whole(self) -> str:
        return self.head + self.text + self.tail


def title_of(said: Said) -> str:
    """Return « Résolution CC-2026-014 – Budget »."""
    title = wording.number_of(said)
    return f"{title} – {said.title}" if said.title else title


def paragraphs(said: Said, *, names: bool, formula: str = "") -> tuple[Paragraph, ...]:
    """Return a resolution paragraph by paragraph: recitals, text, how it came out, who dissents."""
    return (
        *_recitals(said), *_resolved(said, names=names, formula=formula),
        *(Paragraph(text=one, quiet=True) for one in wording.dissents(said)), *_below(said),
    )


def _recitals(said: Said) -> Iterator[Paragraph]:
    for recital in said.recitals:
        head, rest = wording.whereas(recital)
        yield Paragraph(head, f"{rest};")


def _resolved(said: Said, *, names: bool, formula: str) -> Iterator[Paragraph]:
    carried = said.state in CARRIED and not wording.is_amendment(said)
    head, rest = wording.resolved(said.text, carried=carried)
    told = _by_formula(said, formula, head, names=names) if carried else None
    if told is not None:
        yield Paragraph(told, _ended(rest))
        if "{issue}" not in formula:
            yield Paragraph(tail=wording.outcome(said), quiet=True)
        return
    yield Paragraph(head, _ended(rest))
    who = wording.proposal(said, names=names)
    yield Paragraph(text=f"{who} " if who else "", tail=wording.outcome(said), quiet=True)


def _by_formula(said: Said, formula: str, head: str, *, names: bool) -> str | None:
    """Return what the body's formula says before the text; None where it cannot be said."""
    before, place, _after = formula.partition("{texte}")
    if not place or not before.strip():
        return None
    values = {
        "proposant": said.mover if names else "", "appuyant": said.seconder if names else "",
        "issue": _issue(said),
    }
    wanted = PLACE.findall(before)
    if any(not values.get(name) for name in wanted):
        return None
    told, link = PLACE.sub(lambda found: values[found[1]], before), _link(head)
    return (told.rstrip() if link.startswith("\N{NO-BREAK SPACE}") else told) + link


def _link(head: str) -> str:
    """Return what joins the formula to the text: « de », « d’ », « : », nothing before « que »."""
    return head.removeprefix(_("Il est résolu")).lstrip(" ")


def _issue(said: Said) -> str:
    """Return « à l’unanimité », or « à la majorité (pour : 7, contre : 2) »."""
    if said.state == "carried_unanimous":
        return _("à l’unanimité")
    _word, opening, count = wording.outcome(said).rstrip(".").partition(" (")
    return _("à la majorité") + opening + count


def _ended(text: str) -> str:
    return text if text[-1:] in ".!?" else f"{text}."


def is_below_quorum(said: Said) -> bool:
    """Tell whether something was decided without the quorum, by a body whose rules allow it."""
    return said.quorum_note.startswith(_("Hors quorum"))


def _below(said: Said) -> Iterator[Paragraph]:
    if is_below_quorum(said):
        yield Paragraph(text=said.quorum_note, quiet=True)
