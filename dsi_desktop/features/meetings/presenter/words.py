"""How a meeting and its points are said, on the screen and aloud."""

from dsi_desktop.features.meetings.queries import ItemLine, MeetingLine, MeetingSheet
from dsi_desktop.features.meetings.rules.hours import Agenda
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.vocabulary import label


def meeting_name(line: MeetingLine) -> str:
    """Return « Comité conseil – 4e rencontre », or the title the meeting has of its own."""
    if line.title:
        return f"{line.body} – {line.title}"
    if line.ordinal:
        return _("{body} – {nth} rencontre").format(
            body=line.body, nth=fmt.ordinal(line.ordinal, feminine=True)
        )
    return line.body


def quorum_sentence(sheet: MeetingSheet) -> str:
    """Return the quorum: who is needed before the meeting, who was there afterwards."""
    quorum = sheet.quorum
    if sheet.line.state in ("planned", "convened") and not quorum.present:
        return ngettext(
            "{n} droit de vote, {needed} pour le quorum",
            "{n} droits de vote, {needed} pour le quorum", quorum.members,
        ).format(n=quorum.members, needed=quorum.required)
    return quorum.sentence


def evaluation_sentence(sheet: MeetingSheet) -> str:
    """Return « Évaluation éclair : 3,6 sur 4 (12 feuilles) », nothing while none is counted."""
    found = sheet.evaluation
    if found is None:
        return ""
    said = _("Évaluation éclair : {mean} sur {highest}").format(
        mean=fmt.number(found.mean, 1), highest=found.highest)
    if not found.returned:
        return said
    slips = ngettext("{n} feuille", "{n} feuilles", found.returned).format(n=found.returned)
    return f"{said} ({slips})"


def clock_sentences(clock: Agenda) -> tuple[str, str]:
    """Return « 132 min prévues sur 120 » and « fin à 15 h 42, dépasse de 12 min »."""
    planned = _("{n} min prévues").format(n=clock.planned)
    if clock.available:
        planned = _("{n} min prévues sur {all}").format(n=clock.planned, all=clock.available)
    if clock.ends is None:
        return planned, ""
    end = _("fin à {hour}").format(hour=fmt.time(clock.ends))
    if clock.over:
        end = _("fin à {hour}, dépasse de {n} min").format(hour=fmt.time(clock.ends), n=clock.over)
    return planned, end


def spoken_item(item: ItemLine) -> str:
    """Return a point as it is read aloud: « 8, Divers, information, 10 min, 15 h 25 »."""
    parts = [
        item.number, item.title, label("agenda_kind", item.kind), item.bearer,
        fmt.minutes(item.minutes) if item.minutes else "",
        fmt.time(item.begins) if item.begins else "",
        ngettext("{n} pièce jointe", "{n} pièces jointes", item.documents).format(n=item.documents)
        if item.documents else "",
        _("dépasse l’heure de fin") if item.late else "",
        label("item_state", item.state) if item.state in ("withdrawn", "postponed") else "",
    ]
    return ", ".join(part for part in parts if part)
