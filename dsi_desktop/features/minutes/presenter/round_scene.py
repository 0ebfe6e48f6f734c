"""A round of opinion in words: its voices, its bar, how far it is, what can be done now."""

from dataclasses import dataclass

from dsi_desktop.features.minutes.queries.consensus import RoundSheet, VoiceLine
from dsi_desktop.features.minutes.rules.consensus import (
    STANCES,
    blocking,
    ranking,
    tally,
)
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import listed
from dsi_desktop.kernel.vocabulary import label


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """A voice in the list; `spoken` is the whole row for the ear."""

    id: str
    name: str
    detail: str
    position: str
    note: str
    said: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class BarLine:
    """A position or an option: the digit that says it, its count, its share from 0 to 1."""

    digit: int
    words: str
    count: int
    share: float
    hue: int


@dataclass(frozen=True, slots=True)
class RoundScene:
    """All that the panel of a round shows."""

    id: str
    method: str
    title: str
    proposal: str
    state: str
    progress: str
    outcome: str
    blocked: bool
    rows: tuple[VoiceRow, ...]
    bars: tuple[BarLine, ...]

    @property
    def open(self) -> bool:
        """Tell whether a voice may still speak."""
        return self.state == "open"


def round_scene(sheet: RoundSheet) -> RoundScene:
    """Return the scene of a round."""
    said = sum(_has_spoken(one) for one in sheet.voices)
    objectors = [one.name for one in sheet.voices if one.option in blocking(sheet.method)]
    progress = ngettext("{n} voix sur {all}", "{n} voix sur {all}", said)
    return RoundScene(
        sheet.id, sheet.method,
        f"{label('consensus_method', sheet.method).capitalize()} · {sheet.question}",
        sheet.proposal, sheet.state, progress.format(n=said, all=len(sheet.voices)),
        _outcome(sheet, objectors), bool(objectors) and sheet.state == "open",
        tuple(_row(one, sheet) for one in sheet.voices), bars_of(sheet),
    )


def wording(sheet: RoundSheet | None) -> str:
    """Return what is decided on: the proposal, else the question."""
    return (sheet.proposal or sheet.question) if sheet else ""


def bars_of(sheet: RoundSheet) -> tuple[BarLine, ...]:
    """Return the count of each position, or the dots of each option in the order offered."""
    if sheet.method == "dots":
        given = [dot for one in sheet.voices for dot in one.dots] + list(sheet.counted)
        total = {count.option: count for count in ranking(sheet.options, given)}
        most = max((count.count for count in total.values()), default=0) or 1
        return tuple(
            BarLine(at, option, total[option].count, total[option].count / most, at - 1)
            for at, option in enumerate(sheet.options, 1)
        )
    counts = tally(sheet.method, (one.option for one in sheet.voices if one.option))
    heard = sum(one.count for one in counts) or 1
    return tuple(
        BarLine(at, _(stance.word), one.count, one.count / heard, stance.hue)
        for at, (stance, one) in enumerate(
            zip(STANCES.get(sheet.method, ()), counts, strict=True), 1)
    )


def _outcome(sheet: RoundSheet, objectors: list[str]) -> str:
    if sheet.state == "reworded":
        return _("La proposition a été reformulée.")
    if sheet.voted:
        return _("La question a été mise aux voix.")
    if sheet.decided:
        return _("Une décision a été consignée.")
    if sheet.state == "closed":
        return sheet.result or _("Le tour est terminé.")
    if objectors:
        said = ngettext("Objection de {names}", "Objections de {names}", len(objectors))
        return said.format(names=listed(objectors))
    return ""


def _has_spoken(one: VoiceLine) -> bool:
    return bool(one.option or one.dots)


def _row(one: VoiceLine, sheet: RoundSheet) -> VoiceRow:
    position = _position(one, sheet)
    detail = ", ".join(one.people) if one.organization_id else ""
    if not one.here:
        detail = _("a quitté la salle")
    parts = (one.name, position or _("n’a pas encore parlé"), one.note)
    return VoiceRow(
        one.id, one.name, detail, position, one.note, _has_spoken(one),
        ", ".join(part for part in parts if part),
    )


def _position(one: VoiceLine, sheet: RoundSheet) -> str:
    if sheet.method == "dots":
        given = dict(one.dots)
        return " · ".join(
            f"{option} {given[option]}" for option in sheet.options if given.get(option)
        )
    for stance in STANCES.get(sheet.method, ()):
        if stance.code == one.option:
            word = _(stance.word)
            return f"{stance.code} · {word}" if sheet.method == "gradients" else word
    return one.option
