"""What a register of resolutions says of each, how it is searched, and what may be certified."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dsi_desktop.features.minutes.rules import wording
from dsi_desktop.features.minutes.rules.document import MinutesDocument, Said
from dsi_desktop.features.minutes.rules.resolution import Paragraph, paragraphs
from dsi_desktop.features.minutes.rules.votes import CARRIED
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.text import fold
from dsi_desktop.kernel.vocabulary import label

RESOLUTIONS, DECISIONS = "motion", "decision"
STATES = (
    ("", N_("Tous les états")), ("carried", N_("Adoptées")), ("defeated", N_("Rejetées")),
    ("other", N_("Sans suite")), ("draft", N_("Au projet de procès-verbal")),
)


@dataclass(frozen=True, slots=True)
class Resolution:
    """A resolution or a decision at its place in the register.

    `adopted_on` is empty while the minutes of its meeting are a draft; `becomes` is the number an
    erratum gave it.
    """

    said: Said
    meeting_id: str
    body_id: str
    body: str
    held_on: str
    point: str = ""
    adopted_on: str = ""
    becomes: str = ""
    names: bool = True
    formula: str = ""

    @property
    def id(self) -> str:
        return self.said.record_id

    @property
    def number(self) -> str:
        """The number printed: « (projet) 3 » before the adoption, nothing for a decision."""
        if self.said.number:
            return self.becomes or self.said.number
        if self.said.kind == DECISIONS or not self.said.provisional:
            return ""
        return _("(projet) {n}").format(n=self.said.provisional)

    @property
    def title(self) -> str:
        """What it is about, in one line."""
        return self.said.title or self.said.text.split("\n")[0]

    @property
    def outcome(self) -> str:
        """How it came out: « Adoptée à l’unanimité », « Consensus »."""
        if self.said.kind == DECISIONS:
            words = label("decision_outcome", self.said.mode)
        else:
            words = label("motion_state", self.said.state)
        return words[:1].upper() + words[1:]

    @property
    def people(self) -> str:
        """Who moved and seconded, where the body prints it."""
        if not self.names:
            return ""
        return ", ".join(one for one in (self.said.mover, self.said.seconder) if one)

    @property
    def standing(self) -> str:
        """The state a filter asks for."""
        if self.said.kind == DECISIONS or self.said.state in CARRIED:
            return "carried"
        return "defeated" if self.said.state == "defeated" else "other"

    @property
    def year(self) -> str:
        return self.held_on[:4]

    @property
    def is_certain(self) -> bool:
        """Tell whether the minutes that hold it are adopted."""
        return bool(self.adopted_on)


def read(one: Resolution) -> tuple[Paragraph, ...]:
    """Return the whole text of a resolution, paragraph by paragraph."""
    if one.said.kind == DECISIONS:
        return Paragraph(text=one.said.text), Paragraph(text=one.outcome, quiet=True)
    return paragraphs(renumbered(one), names=one.names, formula=one.formula)


def renumbered(one: Resolution) -> Said:
    """Return the line with « CC-2026-014, devenue CC-2026-015 » where an erratum says so."""
    if not one.becomes:
        return one.said
    return replace(one.said, number=_("{number}, devenue {becomes}").format(
        number=one.said.number, becomes=one.becomes,
    ))


def matching(
    found: Iterable[Resolution], typed: str = "", state: str = ""
) -> tuple[Resolution, ...]:
    """Return those that hold every word typed, whatever the accents, and stand so."""
    words = fold(typed).split()
    return tuple(
        one for one in found if _stands(one, state) and _holds(one, words)
    )


def _stands(one: Resolution, state: str) -> bool:
    if state == "draft":
        return not one.is_certain
    return not state or one.standing == state


def _holds(one: Resolution, words: list[str]) -> bool:
    if not words:
        return True
    said = one.said
    text = fold(" ".join((
        one.number, said.number, said.title, said.text, *said.recitals, one.people, one.body,
        one.point,
    )))
    return all(word in text for word in words)


def check_certifiable(one: Resolution) -> None:
    """Refuse to certify what is not official: a draft, or what was not carried."""
    if one.said.kind == DECISIONS:
        raise RuleBroken(_(
            "Une décision de compte rendu ne porte ni numéro ni proposition : il n’y a pas "
            "d’extrait à certifier. Imprimez le compte rendu."
        ))
    if not one.is_certain:
        raise RuleBroken(_(
            "Cette résolution est encore au projet de procès-verbal : elle n’a pas de numéro "
            "définitif. Faites adopter le procès-verbal, puis certifiez l’extrait."
        ))
    if not one.said.number:
        raise RuleBroken(_(
            "Cette proposition n’a pas été adoptée : il n’y a pas de résolution à certifier."
        ))


def is_listed(said: Said) -> bool:
    """Tell whether a line has its place in the register: an amendment is read in what it amends."""
    return said.kind in (RESOLUTIONS, DECISIONS) and not wording.is_amendment(said)


def of_document(document: MinutesDocument, meeting_id: str) -> Iterable[Resolution]:
    """Yield what adopted minutes hold, in the order of their agenda."""
    for point in document.points:
        for said in point.said:
            if is_listed(said):
                yield Resolution(
                    said, meeting_id, document.body_id, document.body, document.held_on,
                    point.heading, document.adopted_on, names=document.names_in_motions,
                    formula=document.motion_phrase,
                )


def certification(document: MinutesDocument, held: str, adopted: str) -> str:
    """Return the formula that certifies an extract; the days are in words."""
    return _(
        "Je certifie que le texte qui précède est un extrait conforme du {paper} {body}, tiré de "
        "la rencontre du {held} et adopté le {adopted}."
    ).format(
        paper=wording.kind_name(document).lower(), body=wording.of_body(document.body),
        held=held, adopted=adopted,
    )
