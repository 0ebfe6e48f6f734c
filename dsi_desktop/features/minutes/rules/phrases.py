"""The phrase library: ready sentences of minutes, called by a short word and Tab.

The ready ones stand in every dossier until somebody changes them; a changed one is a row of the
dossier under the same id, so that two laptops that change one meet on one row. One taken away is
a row without text: to undo what wrote a row, which removes it, then brings the ready one back.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dsi_desktop.db.ranks import spread
from dsi_desktop.features.directory.rules import line, prose
from dsi_desktop.features.minutes.rules.capture import LETTERS, kind_of
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id
from dsi_desktop.kernel.text import fold

BLANK = "…"
KINDS = ("note", "decision", "motion", "task")
_CALLED = re.compile(r"(?:^|(?<=[\s«(]));([^\s;]+)$")
_SHORT = re.compile(r"[^\W_]{1,20}")
_READY = (
    ("oj", "motion", N_("adopter l’ordre du jour tel que présenté")),
    ("ojm", "motion", N_("adopter l’ordre du jour tel que modifié, en laissant le point « Divers » "
                         "ouvert")),
    ("pv", "motion", N_("adopter le procès-verbal de la rencontre du … tel que présenté")),
    ("pvm", "motion", N_("adopter le procès-verbal de la rencontre du … avec la correction "
                         "suivante : …")),
    ("conf", "note", N_("Le compte rendu de la rencontre du … est conforme aux discussions.")),
    ("cons", "motion", N_("considérant que …; ")),
    ("att", "motion", N_("attendu que …; ")),
    ("man", "motion", N_("mandater … pour … et faire rapport à la prochaine rencontre")),
    ("rec", "motion", N_("recommander au comité conseil de …")),
    ("app", "motion", N_("appuyer la demande de … auprès de …")),
    ("dem", "motion", N_("demander à … de …")),
    ("dep", "motion", N_("autoriser une dépense de … $ pour …, prise à même …")),
    ("sig", "motion", N_("autoriser … à signer, au nom de la démarche, …")),
    ("nom", "motion", N_("nommer … à titre de …, pour un mandat se terminant le …")),
    ("rem", "motion", N_("remercier … pour …")),
    ("hc", "motion", N_("poursuivre la rencontre à huis clos")),
    ("lev", "motion", N_("lever la rencontre, l’ordre du jour étant épuisé")),
    ("quo", "note", N_("La présidence constate le quorum et déclare la rencontre ouverte.")),
    ("int", "note", N_("… déclare un intérêt dans ce point et se retire de la discussion et de la "
                       "décision.")),
    ("rap", "note", N_("… présente l’avancement de … : …")),
    ("tour", "note", N_("Tour de table : …")),
    ("rep", "decision", N_("Le point est reporté à la prochaine rencontre.")),
    ("acte", "decision", N_("Les membres prennent acte de …")),
    ("ens", "decision", N_("Les membres conviennent de …")),
    ("env", "task", N_("Envoyer … aux membres")),
    ("ver", "task", N_("Vérifier … et revenir à la prochaine rencontre")),
)


@dataclass(frozen=True, slots=True)
class PhraseLine:
    """A phrase of the library: `kind` is that of the line it begins."""

    id: str
    shortcut: str
    text: str
    kind: str = "note"
    rank: str = ""


@dataclass(frozen=True, slots=True)
class Expanded:
    """A line with a phrase in it; `start` to `end` is what is selected, to be typed over."""

    text: str
    start: int
    end: int


def phrase_of(row: Any) -> PhraseLine:  # noqa: ANN401  a row of any shape
    """Return a row of the dossier, whatever another program left blank in it."""
    return PhraseLine(
        row.id, row.shortcut or "", row.text or "", row.kind or "note", row.rank or ""
    )


def ready() -> tuple[PhraseLine, ...]:
    """Return the phrases every dossier begins with, in the language in force."""
    ranks = spread(len(_READY))
    return tuple(
        PhraseLine(linked_id("phrase", shortcut), shortcut, _(text), kind, rank)
        for (shortcut, kind, text), rank in zip(_READY, ranks, strict=True)
    )


def with_ready(kept: Iterable[PhraseLine]) -> list[PhraseLine]:
    """Return the library: the living rows of the dossier and the ready ones without a row.

    A row without text stands for a ready phrase taken away.
    """
    own = {one.id: one for one in kept}
    every = [one for one in own.values() if one.text]
    every += [one for one in ready() if one.id not in own]
    return sorted(every, key=lambda one: (one.rank, one.id))


def is_ready(phrase_id: str) -> bool:
    """Tell whether a phrase is one that every dossier begins with."""
    return any(one.id == phrase_id for one in ready())


def checked(shortcut: str, text: str, kind: str, taken: Iterable[str]) -> tuple[str, str, str]:
    """Return a phrase that may be kept; `taken` are the short words of the others."""
    short = fold(line(shortcut)).removeprefix(";")
    if not _SHORT.fullmatch(short):
        raise RuleBroken(_("L’abrégé est un seul mot de lettres et de chiffres."), "shortcut")
    if short in {fold(one) for one in taken}:
        raise RuleBroken(_("Cet abrégé appelle déjà une autre phrase."), "shortcut")
    kept = prose(text)
    if not kept:
        raise RuleBroken(_("Écrivez la phrase."), "text")
    if "\n" in kept:
        raise RuleBroken(_("Une phrase tient sur une seule ligne."), "text")
    if kind not in KINDS:
        raise RuleBroken(_("Choisissez ce que la phrase commence."), "kind")
    end = " " if kept.endswith(";") else ""
    return short, kept + end, kind


def called(typed: str, cursor: int) -> str:
    """Return the short word just before the cursor, « cons » for « ;cons »; "" for none."""
    found = _CALLED.search(typed[:cursor])
    return fold(found[1]) if found else ""


def matching(phrases: Sequence[PhraseLine], word: str) -> list[PhraseLine]:
    """Return the phrases that a word calls or may call, the exact one first."""
    wanted = fold(word)
    found = [one for one in phrases if fold(one.shortcut).startswith(wanted)]
    return sorted(found, key=lambda one: fold(one.shortcut) != wanted)


def expanded(typed: str, cursor: int, phrase: PhraseLine) -> Expanded:
    """Put a phrase in place of the short word before the cursor, or at the cursor.

    A line without a kind takes that of the phrase; the first blank is selected.
    """
    found = _CALLED.search(typed[:cursor])
    before = typed[:found.start()] if found else typed[:cursor]
    after = typed[cursor:]
    if not before.strip() and kind_of(typed) == "note" and phrase.kind != "note":
        before = f"{LETTERS[phrase.kind]} "
    elif before and not before[-1].isspace():
        before += " "
    text = before + phrase.text + after
    return blank_after(text, len(before)) or Expanded(
        text, len(before) + len(phrase.text), len(before) + len(phrase.text)
    )


def blank_after(text: str, cursor: int) -> Expanded | None:
    """Return the next blank to fill, None when none is left."""
    at = text.find(BLANK, cursor)
    return Expanded(text, at, at + len(BLANK)) if at >= 0 else None


def searched(phrases: Sequence[PhraseLine], words: str) -> list[PhraseLine]:
    """Return the phrases that hold every word, without accents."""
    wanted = fold(words).split()
    return [
        one for one in phrases
        if all(word in fold(f"{one.shortcut} {one.text}") for word in wanted)
    ]
