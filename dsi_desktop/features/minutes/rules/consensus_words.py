"""What minutes say of a round of opinion, in the sentences of a secretary."""

from collections.abc import Iterator
from dataclasses import dataclass

from dsi_desktop.features.minutes.rules.consensus import (
    STANCES,
    SUPPORT,
    Count,
    Stance,
    ranking,
)
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import listed
from dsi_desktop.kernel.vocabulary import label


@dataclass(frozen=True, slots=True)
class PositionTold:
    """The position of one voice; without a name, the dots counted for an option."""

    name: str
    option: str
    value: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class RoundTold:
    """A round as minutes tell it; `decided` and `voted` say what became of it."""

    method: str
    question: str = ""
    proposal: str = ""
    options: tuple[str, ...] = ()
    state: str = "open"
    result: str = ""
    positions: tuple[PositionTold, ...] = ()
    decided: bool = False
    voted: bool = False


def round_title(told: RoundTold) -> str:
    """Return « Tour de table : … »."""
    method = label("consensus_method", told.method).capitalize()
    if not told.question:
        return method
    return _("{method} : {question}").format(method=method, question=told.question)


def round_lines(told: RoundTold) -> list[str]:
    """Return the sentences of a round, one a line, in the order a reader asks for them."""
    lines = []
    if told.proposal:
        lines.append(_("Proposition : {text}").format(text=_ended(told.proposal)))
    lines += _heard(told)
    lines += _outcome(told)
    if told.result:
        lines.append(_ended(told.result))
    return lines


def dots_words(count: Count) -> str:
    """Return « 1. Transport : 12 points »."""
    said = ngettext("{rank}. {option} : {n} point", "{rank}. {option} : {n} points", count.count)
    return said.format(rank=count.rank, option=count.option, n=count.count)


def voices_words(count: int) -> str:
    return ngettext("{n} voix", "{n} voix", count).format(n=count)


def support_words(told: RoundTold) -> str:
    """Return how many support a proposal on the scale of eight degrees."""
    support = sum(one.option in SUPPORT for one in told.positions)
    return ngettext(
        "{n} voix sur {all} appuie la proposition (degrés 1 à 3).",
        "{n} voix sur {all} appuient la proposition (degrés 1 à 3).", support,
    ).format(n=support, all=len(told.positions))


def _heard(told: RoundTold) -> Iterator[str]:
    if told.method == "dots":
        counted = ranking(told.options, ((one.option, one.value) for one in told.positions))
        yield from (f"{dots_words(count)}." for count in counted)
        return
    if told.method == "gradients" and told.positions:
        yield support_words(told)
    for stance in STANCES.get(told.method, ()):
        took = [one for one in told.positions if one.option == stance.code]
        if took and stance.blocks:
            yield from (_objection(one, stance) for one in took)
        elif took:
            yield _group(stance, took, degree=told.method == "gradients")


def _group(stance: Stance, took: list[PositionTold], *, degree: bool) -> str:
    names = listed([_with_words(one) for one in took])
    head = _("{words} ({n})").format(words=_(stance.several), n=len(took))
    if degree:
        head = f"{stance.code}. {head}"
    return _("{head} : {names}.").format(head=head, names=names)


def _with_words(one: PositionTold) -> str:
    if not one.note:
        return one.name
    return _("{name} (« {words} »)").format(name=one.name, words=one.note.rstrip(" ."))


def _objection(one: PositionTold, stance: Stance) -> str:
    said = _("Objection – {name} : « {words} ».") if one.note else _("Objection – {name}.")
    if stance.code == "8":
        said = _("Blocage – {name} : « {words} ».") if one.note else _("Blocage – {name}.")
    return said.format(name=one.name, words=one.note.rstrip(" ."))


def _outcome(told: RoundTold) -> Iterator[str]:
    if told.state == "reworded":
        yield _("La proposition est reformulée.")
    elif told.voted:
        yield _("La question est mise aux voix.")
    elif told.decided and told.method == "consent":
        yield _("Aucune objection ne demeure : la proposition est acceptée par consentement.")
    elif told.decided:
        yield _("Le consensus est constaté.")


def _ended(text: str) -> str:
    """Return a sentence that ends as one."""
    kept = text.strip()
    return kept if kept.endswith((".", "!", "?", "…", "»")) else f"{kept}."
