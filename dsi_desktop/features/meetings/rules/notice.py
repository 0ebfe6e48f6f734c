"""The words of a convocation: its delay, its place and hours, the text of the message."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dsi_desktop.features.meetings.rules.calls import LATE, CallSheet
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.vocabulary import label


@dataclass(frozen=True, slots=True)
class Delay:
    """The notice given: days from the sending to the meeting, against those of the rules."""

    given: int
    needed: int

    @property
    def late(self) -> bool:
        return self.given < self.needed

    @property
    def sentence(self) -> str:
        given = ngettext("{n} jour avant", "{n} jours avant", max(self.given, 0)).format(
            n=max(self.given, 0))
        if not self.needed:
            return _("Envoi {given} la rencontre; aucun délai n’est prévu par les règles.").format(
                given=given)
        needed = ngettext("{n} jour", "{n} jours", self.needed).format(n=self.needed)
        text = _("Envoi {given} la rencontre : le délai de {needed} est respecté.")
        if self.late:
            text = _("Envoi {given} la rencontre : le délai de {needed} n’est pas respecté.")
        return text.format(given=given, needed=needed)


def delay(held_on: str, sent_on: str, needed: int) -> Delay | None:
    """Return the notice given, None while a day is missing."""
    if not (held_on and sent_on):
        return None
    return Delay((date.fromisoformat(held_on) - date.fromisoformat(sent_on)).days, needed)


def noted(text: str, reason: str) -> str:
    """Return the text of a notice with the reason of a late sending."""
    return "\n".join(part for part in (text, f"{LATE}{reason}" if reason else "") if part)


def check_reason(found: Delay | None, reason: str) -> None:
    """Refuse a late convocation that does not say why."""
    if found is not None and found.late and not reason:
        raise RuleBroken(
            found.sentence + " " + _("Écrivez pourquoi elle part plus tard."), "late_reason"
        )


def meeting_words(call: CallSheet) -> str:
    """Return « rencontre extraordinaire », « forum », « séance de travail »."""
    if call.kind in ("forum", "work_session"):
        return label("meeting_kind", call.kind)
    return _("rencontre {kind}").format(kind=label("meeting_kind", call.kind))


def name_of(call: CallSheet) -> str:
    """Return « Comité conseil, 4e rencontre », or the title the meeting has of its own."""
    if call.title:
        return f"{call.body} – {call.title}" if call.body else call.title
    if call.ordinal:
        return _("{body}, {nth} rencontre").format(
            body=call.body, nth=fmt.ordinal(call.ordinal, feminine=True))
    return call.body


def when_words(call: CallSheet) -> str:
    """Return « jeudi 3 décembre 2026, de 13 h 30 à 15 h 30 »."""
    if not call.held_on:
        return _("date à fixer")
    day, hours = fmt.date_long(call.held_on), hours_words(call)
    return f"{day}, {hours}" if hours else day


def hours_words(call: CallSheet) -> str:
    """Return « de 9 h à 12 h », « à 9 h » or nothing."""
    if call.start_time and call.end_time:
        return _("de {start} à {end}").format(
            start=fmt.time(call.start_time), end=fmt.time(call.end_time))
    return _("à {start}").format(start=fmt.time(call.start_time)) if call.start_time else ""


def where_words(call: CallSheet) -> str:
    """Return the place with its address and municipality, each said once."""
    parts = [one for one in (call.place, call.address) if one]
    if call.municipality and not any(call.municipality in one for one in parts):
        parts.append(call.municipality)
    return ", ".join(parts)


def who_calls(call: CallSheet) -> str:
    """Return who convenes: the one written, else the chair."""
    return call.convened_by or call.chair


def object_words(call: CallSheet) -> str:
    """Return the object of the meeting: its objectives, else the points that ask a decision."""
    if call.objectives:
        return " ; ".join(call.objectives) if len(call.objectives) > 1 else call.objectives[0]
    decided = [one.title for one in call.points if one.kind == "decision" and not one.level]
    return ", ".join(decided)


def quorum_words(call: CallSheet) -> str:
    """Return « Quorum : 6 présences sur 11 droits de vote. », nothing without a rule."""
    if not (call.required and call.voices):
        return ""
    return ngettext(
        "Quorum : {n} présence sur {all} droits de vote.",
        "Quorum : {n} présences sur {all} droits de vote.", call.required,
    ).format(n=call.required, all=call.voices)


def subject(call: CallSheet) -> str:
    """Return the subject of the message."""
    day = fmt.date_long(call.held_on) if call.held_on else ""
    text = _("Convocation : {meeting}, {day}") if day else _("Convocation : {meeting}")
    return text.format(meeting=name_of(call), day=day)


def message(call: CallSheet) -> str:
    """Return the text to paste in a message: everything a convocation states, in plain lines."""
    return "\n".join(_message(call))


def _message(call: CallSheet) -> Iterator[str]:
    yield _("Bonjour,")
    yield ""
    yield _("Voici la convocation : {name} ({meeting}).").format(
        name=name_of(call), meeting=meeting_words(call))
    yield ""
    for name, value in (
        (_("Quand"), when_words(call)), (_("Où"), where_words(call)),
        (_("À distance"), call.video_url), (_("Objet"), object_words(call)),
    ):
        if value:
            yield _("{name} : {value}").format(name=name, value=value)
    if call.points:
        yield ""
        yield _("Projet d’ordre du jour")
        yield from (_point(one.number, one.title, one.begins, one.level) for one in call.points)
    papers = [*(former_words(call))] + [paper_words(call, at) for at in range(len(call.annexes))]
    if papers:
        yield ""
        yield _("Pièces jointes")
        yield from (f"- {one}" for one in papers)
    yield ""
    if call.late_reason:
        yield _("Cette convocation part hors délai : {reason}").format(reason=call.late_reason)
    quorum = quorum_words(call)
    yield _("Merci de confirmer votre présence, ou de nommer la personne qui vous remplacera.") + (
        f" {quorum}" if quorum else "")
    if who_calls(call):
        yield ""
        yield who_calls(call)


def _point(number: str, title: str, begins: str, level: int) -> str:
    hour = f" ({fmt.time(begins)})" if begins else ""
    return f"{'   ' * level}{number}. {title}{hour}"


def former_words(call: CallSheet) -> tuple[str, ...]:
    """Return the former minutes sent: « Procès-verbal du 8 octobre 2026 (projet) »."""
    found = []
    for one in call.former:
        text = _("Compte rendu du {day} (projet)") if one.kind == "cr" else _(
            "Procès-verbal du {day} (projet)")
        day = fmt.date_long(one.held_on, with_weekday=False) if one.held_on else "?"
        found.append(text.format(day=day))
    return tuple(found)


def paper_words(call: CallSheet, at: int) -> str:
    """Return a document as it is listed: « Point 4 : Budget.xlsx (le montage financier) »."""
    one = call.annexes[at]
    caption = f" ({one.caption})" if one.caption else ""
    if not one.number:
        return f"{one.name}{caption}"
    return _("Point {number} : {name}").format(number=one.number, name=f"{one.name}{caption}")
