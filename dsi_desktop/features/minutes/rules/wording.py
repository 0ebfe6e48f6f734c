"""The sentences of minutes, as Québec secretaries write them (domain facts §2.2 and §2.3).

Epicene, without capitals for emphasis (BAnQ), names of mover and seconder only where the body
prints them.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from dsi_desktop.features.minutes.rules.document import MinutesDocument, Said, Voices
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import N_, _, ngettext
from dsi_desktop.kernel.text import fold
from dsi_desktop.kernel.vocabulary import label

_WHEREAS = re.compile(r"(?:considerant|attendu)\s+qu(?:e\s+|')")
_INFINITIVE = re.compile(r"[^\W\d_]+(?:er|ir|oir|re)")
_NOT_VERBS = frozenset({
    "premier", "dernier", "hier", "atelier", "cahier", "chantier", "courrier", "dossier",
    "calendrier", "fevrier", "janvier", "notre", "votre", "autre", "contre", "entre", "outre",
    "quatre", "centre", "cadre", "nombre", "membre", "maire", "avenir", "encore", "territoire",
    "soir", "espoir", "pouvoir", "loisir", "loyer", "foyer", "quartier", "metier",
})
_VOWELS = "aeiouy"
_FEMININE = (
    "assemblee", "table", "equipe", "commission", "instance", "concertation", "demarche",
    "rencontre", "coordination",
)
_MASCULINE = ("comite", "chantier", "conseil", "groupe", "collectif", "forum", "regroupement")
_SUBORDINATE = re.compile(r"que\b|qu'")
_OF_ACTION = re.compile(r"de\s|d'")


def starts_with_vowel(text: str) -> bool:
    """Tell whether `de` and `que` are elided before `text`; an h is taken as mute but for few."""
    first = fold(text.lstrip("« \u00a0"))[:1]
    return first in _VOWELS or (first == "h" and not _aspirated(text))


def _aspirated(text: str) -> bool:
    word = re.split(r"[\s’'-]", fold(text.lstrip("« \u00a0")))[0]
    return word.startswith(("hau", "hai", "hang", "handicap", "hors", "huit", "huis", "halte"))


def whereas(recital: str) -> tuple[str, str]:
    """Return a recital as (« Attendu qu’ », rest): what was typed may already begin with it."""
    text = recital.strip().rstrip(";.,").strip()
    found = _WHEREAS.match(fold(text))
    if found is not None:
        text = text[found.end():].lstrip()
    head = _("Attendu qu’") if starts_with_vowel(text) else _("Attendu que ")
    return head, lowered(text)


def lowered(text: str) -> str:
    """Return a text with its first letter small, unless it begins with a name or initials."""
    word = re.split(r"[\s’']", text)[0]
    if word[1:] != word[1:].lower() or len(word) == 1 or fold(word) not in _SMALL_WORDS:
        return text
    return text[:1].lower() + text[1:]


_SMALL_WORDS = frozenset({
    "le", "la", "les", "un", "une", "des", "ce", "cette", "ces", "cet", "il", "elle", "ils",
    "elles", "on", "nous", "notre", "nos", "son", "sa", "ses", "leur", "leurs", "plusieurs",
    "tous", "toutes", "chaque", "aucun", "aucune", "que", "de", "du",
})


def resolved(text: str, *, carried: bool = True) -> tuple[str, str]:
    """Return a resolution as (« Il est résolu de », rest).

    An infinitive takes « de » or « d’ », « que » stays, anything else follows a colon.
    """
    kept = text.strip()
    opening = _("Il est résolu") if carried else _("Il est proposé")
    if _SUBORDINATE.match(fold(kept)) or _OF_ACTION.match(fold(kept)):
        return f"{opening} ", kept[:1].lower() + kept[1:]
    first = re.split(r"[\s’']", kept)[0]
    if is_infinitive(first):
        link = _("d’") if starts_with_vowel(kept) else _("de ")
        return f"{opening} {link}", kept[:1].lower() + kept[1:]
    return f"{opening}\N{NO-BREAK SPACE}: ", kept


def is_infinitive(word: str) -> bool:
    """Tell whether a first word is read as a verb: « Demander », « Appuyer », « Transmettre »."""
    plain = fold(word)
    return len(plain) > 3 and plain not in _NOT_VERBS and bool(_INFINITIVE.fullmatch(plain))


def proposal(said: Said, *, names: bool) -> str:
    """Return « Proposée par X, appuyée par Y. », nothing where the body prints no names."""
    if not names or not said.mover:
        return ""
    masculine = is_amendment(said)
    if said.seconder:
        text = _("Proposée par {mover}, appuyée par {seconder}.")
        if masculine:
            text = _("Proposé par {mover}, appuyé par {seconder}.")
        return text.format(mover=said.mover, seconder=said.seconder)
    text = _("Proposé par {mover}.") if masculine else _("Proposée par {mover}.")
    return text.format(mover=said.mover)


def is_amendment(said: Said) -> bool:
    """Tell whether a proposal would only change another."""
    return said.procedure in _AMENDMENTS


_OUTCOMES = {
    "moved": N_("Proposée, sans vote"),
    "carried_unanimous": N_("Adoptée à l’unanimité"),
    "carried_majority": N_("Adoptée à la majorité"),
    "defeated": N_("Rejetée"),
    "tabled": N_("Déposée sur le bureau"),
    "withdrawn": N_("Retirée"),
}
_OF_AMENDMENT = {
    "moved": N_("Amendement en débat"),
    "carried_unanimous": N_("Amendement adopté à l’unanimité"),
    "carried_majority": N_("Amendement adopté à la majorité"),
    "defeated": N_("Amendement rejeté"),
    "tabled": N_("Amendement déposé sur le bureau"),
    "withdrawn": N_("Amendement retiré"),
}
_AS_AMENDED = {
    "carried_unanimous": N_("Adoptée telle que modifiée, à l’unanimité"),
    "carried_majority": N_("Adoptée telle que modifiée, à la majorité"),
    "defeated": N_("Rejetée telle que modifiée"),
}
_METHODS = {"secret": N_("au scrutin secret"), "organization": N_("par organisation")}
_AMENDMENTS = {"amendment": N_("Amendement"), "sub_amendment": N_("Sous-amendement")}


def outcome(said: Said) -> str:
    """Return how a resolution came out, with the count where there was one."""
    words = _OF_AMENDMENT if is_amendment(said) else _OUTCOMES
    if said.amended and words is _OUTCOMES:
        words = {**_OUTCOMES, **_AS_AMENDED}
    text = _(words.get(said.state, said.state))
    if said.in_favour is None and said.against is None:
        return f"{text}."
    if said.method in _METHODS:
        text = f"{text}, {_(_METHODS[said.method])}"
    count = _("pour\N{NO-BREAK SPACE}: {yes}, contre\N{NO-BREAK SPACE}: {no}").format(
        yes=said.in_favour or 0, no=said.against or 0
    )
    if said.abstaining:
        count += ngettext(
            ", abstention\N{NO-BREAK SPACE}: {n}", ", abstentions\N{NO-BREAK SPACE}: {n}",
            said.abstaining,
        ).format(n=said.abstaining)
    if said.casting_vote:
        count += _(", voix prépondérante de la présidence")
    return f"{text} ({count})."


def dissents(said: Said) -> list[str]:
    """Return the roll of a vote by organisation, then one sentence for each recorded dissent."""
    found = [f"{_voices(one)}." for one in said.voices]
    for dissent in said.dissents:
        text = _("{name} inscrit sa dissidence").format(name=dissent.name)
        reason = dissent.reason
        found.append(f"{text}\N{NO-BREAK SPACE}: {reason}" if reason else f"{text}.")
    return found


def _voices(voices: Voices) -> str:
    """Return « Pour : Centr’Hommes, L’Ancrage »."""
    option = label("vote_option", voices.option).capitalize()
    return f"{option}\N{NO-BREAK SPACE}: {', '.join(voices.names)}"


def number_of(said: Said) -> str:
    """Return the number of a resolution, « résolution (projet) 3 » until the adoption.

    An amendment bears none.
    """
    if is_amendment(said):
        return _(_AMENDMENTS[said.procedure])
    if said.number:
        return _("Résolution {number}").format(number=said.number)
    if said.state in ("defeated", "withdrawn", "moved"):
        return _("Proposition {n}").format(n=said.provisional)
    return _("Résolution (projet) {n}").format(n=said.provisional)


def renumbered(found: MinutesDocument, becomes: Mapping[str, str]) -> MinutesDocument:
    """Say what an erratum made of numbers: « CC-2026-014, devenue CC-2026-015 »."""
    def said(one: Said) -> Said:
        if not one.number or one.record_id not in becomes:
            return one
        return replace(one, number=_("{number}, devenue {becomes}").format(
            number=one.number, becomes=becomes[one.record_id]
        ))

    return replace(found, points=tuple(
        replace(point, said=tuple(said(one) for one in point.said)) for point in found.points
    ))


def of_body(name: str) -> str:
    """Return « du comité conseil », « de l’assemblée », « de la table… », « du chantier »."""
    kept = name.strip()
    first = fold(kept).split(" ")[0] if kept else ""
    small = kept[:1].lower() + kept[1:]
    if first in _MASCULINE:
        return _("du {body}").format(body=small)
    if first in _FEMININE:
        words = _("de l’{body}") if starts_with_vowel(kept) else _("de la {body}")
        return words.format(body=small)
    return _("– {body}").format(body=kept)


def kind_name(document: MinutesDocument) -> str:
    return _("Compte rendu") if document.kind == "cr" else _("Procès-verbal")


def heading(document: MinutesDocument) -> str:
    """Return the title: « Procès-verbal de la rencontre du comité conseil »."""
    body = of_body(document.body)
    if document.title:
        return f"{kind_name(document)} – {document.title}"
    if document.meeting_kind == "special":
        text = _("{kind} de la rencontre extraordinaire {body}")
    elif fold(document.body).startswith("assemblee"):
        text = _("{kind} {body}")
    else:
        text = _("{kind} de la rencontre {body}")
    return text.format(kind=kind_name(document), body=body)


def quorum(document: MinutesDocument) -> str:
    """Return the sentence under the list of presences."""
    if not document.required:
        return ""
    text = _("Quorum\N{NO-BREAK SPACE}: {here} membres sur {all} (minimum requis\N{NO-BREAK SPACE}"
             ": {needed}).")
    if document.present < document.required:
        text = _("Le quorum n’est pas atteint\N{NO-BREAK SPACE}: {here} membres sur {all} (minimum"
                 " requis\N{NO-BREAK SPACE}: {needed}).")
    return text.format(here=document.present, all=document.members, needed=document.required)


def balance(document: MinutesDocument) -> str:
    """Return how the seats were shared between the colleges that day, and the gap admitted."""
    if not document.colleges:
        return ""
    shares = [f"{name} {held}" for name, held in document.colleges]
    return _("Sièges pourvus par collège\N{NO-BREAK SPACE}: {shares} (écart admis"
             "\N{NO-BREAK SPACE}: {gap}).").format(
        shares=", ".join(shares), gap=document.parity_max_gap,
    )


def opening(document: MinutesDocument, hour: str) -> str:
    """Return the sentence that opens the meeting, by the body's own phrase where it has one."""
    if not hour:
        return ""
    if document.opening_phrase:
        return document.opening_phrase.replace("{hour}", hour)
    if document.required and document.present >= document.required:
        text = _("La présidence constate le quorum et déclare la rencontre ouverte à {hour}.")
        return text.format(hour=hour)
    return _("La rencontre est ouverte à {hour}.").format(hour=hour)


def closing(hour: str) -> str:
    return _("La rencontre est levée à {hour}.").format(hour=hour) if hour else ""


def in_camera(hour: str) -> str:
    """Return what the ordinary minutes say of a closed session: that it took place."""
    if hour:
        return _("La rencontre se poursuit à huis clos à {hour}.").format(hour=hour)
    return _("La rencontre se poursuit à huis clos.")


def closed_session(start: str, end: str) -> str:
    """Return what the ordinary minutes say of a closed session once its hours are known."""
    said = in_camera(fmt.time(start) if start else "")
    if end:
        said += " " + _("Les portes sont rouvertes à {hour}.").format(hour=fmt.time(end))
    return said
