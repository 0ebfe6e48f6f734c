"""A proposal on its way to the minutes, and what the line asks of it."""

from dataclasses import dataclass

from dsi_desktop.features.minutes.rules.document import Said
from dsi_desktop.kernel.i18n import _

NAMING = ("mover", "seconder")


@dataclass(slots=True)
class Pending:
    """A proposal on its way: `step` is what the line waits for.

    `motion_id` once it stands in the minutes, under debate; `amends_id` what it would change.
    """

    text: str
    step: str = "mover"
    title: str = ""
    recitals: tuple[str, ...] = ()
    procedure: str = "main"
    mover_id: str = ""
    seconder_id: str = ""
    motion_id: str = ""
    amends_id: str = ""
    votes: str = ""

    def line(self) -> str:
        """Return the proposal as it was typed."""
        title = f"[{self.title}] " if self.title else ""
        letter = "am" if self.amends_id else "r"
        return f"{letter} {title}{'; '.join([*self.recitals, self.text])}"


def resumed(said: Said) -> Pending:
    """Return a proposal under debate, ready for its vote."""
    return Pending(
        said.text, "vote", said.title, said.recitals, said.procedure or "main",
        motion_id=said.record_id, amends_id=said.amends,
    )


def question(pending: Pending) -> tuple[str, str]:
    """Return the chip and the hint of what is asked."""
    step = pending.step
    if step == "mover":
        return _("Proposée par"), _("Nom, ou Entrée pour passer")
    if step == "seconder":
        return _("Appuyée par"), _("Nom, ou Entrée pour passer")
    if step == "amended":
        return _("Texte modifié"), _("Entrée garde ce texte, puis on vote")
    if step == "casting":
        return _("Égalité"), _("Voix prépondérante : pour, contre, ou Entrée sans elle")
    hint = _("Entrée : à l’unanimité · 7 2 1 · secret 7 2 1 · org · rejetée · déposée · "
             "retirée · débat · am amendement")
    words = {"amendment": _("Vote sur l’amendement"),
             "sub_amendment": _("Vote sur le sous-amendement")}  # fmt: skip
    return words.get(pending.procedure, _("Vote")), hint
