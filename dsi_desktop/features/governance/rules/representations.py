"""What is said of an act of spokesperson, and whether the assembly has heard of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dsi_desktop.features.governance.rules.mandates import day_words
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import VOCABULARY

ICONS = {
    "position": "speakerphone", "letter": "mail", "meeting": "messages", "media": "presentation",
    "brief": "file-text",
}


@dataclass(frozen=True, slots=True)
class Hearing:
    """An assembly: its day, and whether it has been held."""

    id: str
    held_on: str
    held: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """`kind` is "told", "missed" (an assembly went by), "next" (one is planned) or "waiting"."""

    kind: str
    text: str
    tone: str


def telling(
    held_on: str | None, told_in: str | None, told_on: str | None,
    assemblies: Sequence[Hearing], today: date,
) -> Telling:
    """Say whether an act was told to an assembly; an act yet to come waits for its day.

    `told_in` and `told_on`: the meeting it was reported to, and its day.
    """
    if told_in:
        said = _("Rapportée le {day}").format(day=day_words(told_on)) if told_on else ""
        return Telling("told", said or _("Rapportée"), "ok")
    if not held_on or held_on > today.isoformat():
        return Telling("waiting", _("À venir"), "")
    missed = [one.held_on for one in assemblies if one.held and one.held_on >= held_on]
    if missed:
        return Telling("missed", _("Non rapportée à l’assemblée du {day}").format(
            day=day_words(max(missed))), "warn")  # fmt: skip
    coming = [one.held_on for one in assemblies if not one.held and one.held_on >= held_on]
    if coming:
        return Telling("next", _("À rapporter à l’assemblée du {day}").format(
            day=day_words(min(coming))), "accent")  # fmt: skip
    return Telling("waiting", _("À rapporter à la prochaine assemblée"), "accent")


def check_kind(kind: str) -> str:
    """Return a kind of representation; refuse another word."""
    if kind not in VOCABULARY["representation_kind"]:
        raise RuleBroken(_("Cette nature n’existe pas pour une représentation."), "kind")
    return kind


def check_told(held_on: str | None, told_on: str | None) -> None:
    """Refuse to report an act to a meeting held before it."""
    if held_on and told_on and told_on < held_on:
        raise RuleBroken(
            _("Cette rencontre a eu lieu avant la représentation : elle n’a pu en entendre "
              "parler."), "meeting_id",
        )  # fmt: skip
