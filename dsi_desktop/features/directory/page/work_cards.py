"""The cards of what somebody does with the table: seats, actions, follow-ups, decisions, meetings.

Each shows the newest few; « Tout voir » opens the whole list, a link shows seats of the past.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsi_desktop.features.directory.page.wording import (
    PRESENCE,
    decision_number,
    due_words,
    why_words,
)
from dsi_desktop.features.directory.queries import (
    ActionLine,
    DecisionLine,
    MeetingLine,
    SeatLine,
    TaskLine,
)
from dsi_desktop.features.directory.report import presence_words
from dsi_desktop.features.directory.rules import period_words
from dsi_desktop.kernel import fmt, vocabulary
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import Card
from dsi_desktop.ui.widgets.painted import Pill
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import label

Done = Callable[[], object]
_FEW, _SEATS = 4, 6
_PROCEDURE = frozenset({"moved", "seconded", "voted"})


def list_card(title: str, icon_name: str, link: str = "", clicked: Done | None = None) -> Card:
    """Return a card whose lines stand close together."""
    card = Card(title, icon_name, link, clicked)
    card.body.setSpacing(3)
    return card


def opener(desk: Desk, kind: str, record_id: str) -> Done:
    """Return what opens a record."""
    return lambda: desk.open_record(kind, record_id)


def nothing(card: Card, words: str, link: str = "", clicked: Done | None = None) -> None:
    """Say that a card has nothing to show, and offer what to do about it."""
    card.body.addWidget(label(words, "muted", wrap=True))
    if clicked is not None:
        card.body.addWidget(button(link, clicked, look="link"), 0, Qt.AlignmentFlag.AlignLeft)


def seats(lines: Sequence[SeatLine], desk: Desk, *, of_person: bool) -> Card:
    """Return the seats held now, then one of the past; a link shows the others."""
    card = list_card(_("Sièges"), "armchair")
    now = [line for line in lines if line.current]
    before = [line for line in lines if not line.current]
    if now:
        text = ngettext("{n} en cours", "{n} en cours", len(now)).format(n=len(now))
        card.head.addWidget(Pill(text, "accentSoft", "accentInk"))
    if before:
        text = ngettext("{n} avant", "{n} avant", len(before)).format(n=len(before))
        card.head.addWidget(label(text, "small"))
    shown = [*now[:_SEATS], *before[:1]]
    rest = [*now[_SEATS:], *before[1:]]
    for line in shown:
        card.body.addWidget(_seat(line, desk, of_person=of_person))
    if rest:
        _folded(card, [_seat(line, desk, of_person=of_person) for line in rest])
    if not lines:
        nothing(card, _("Aucun siège."), _("Voir l’organigramme"),
                lambda: desk.show_page("governance"))
    return card


def _seat(line: SeatLine, desk: Desk, *, of_person: bool) -> RecordLine:
    role = line.college or vocabulary.label("membership_role", line.role)
    return RecordLine(
        Record(line.body, role, hue=line.hue, faded=not line.current,
               right=line.organization if of_person else line.person,
               right_note=period_words(line.start_on, line.end_on)),
        opener(desk, "body", line.body_id),
    )


def _folded(card: Card, lines: Sequence[QWidget]) -> None:
    """Keep lines behind a link that shows them, and folds them again."""
    more = ngettext("{n} autre siège", "{n} autres sièges", len(lines)).format(n=len(lines))
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    for line in lines:
        column.addWidget(line)
    inside.hide()
    card.body.addWidget(inside)

    def turn() -> None:
        inside.setVisible(inside.isHidden())
        link.setText(more if inside.isHidden() else _("Replier les autres sièges"))

    link = button(more, turn, look="link")
    card.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)


def actions(lines: Sequence[ActionLine], desk: Desk, whole: Done) -> Card:
    """Return the actions carried, then those shared, with progress and due date."""
    card = _counted(_("Actions"), "target-arrow", len(lines), whole)
    for line in lines[:_FEW]:
        part = _("porteur") if line.part == "lead" else _("partenaire")
        share = None if line.progress is None else line.progress / 100
        card.body.addWidget(RecordLine(
            Record(line.title, part, hue=line.hue, share=share,
                   pill=due_words(line.due_on, desk.today())),
            opener(desk, "action", line.id),
        ))
    if not lines:
        nothing(card, _("Aucune action portée ou partagée."), _("Voir le plan"),
                lambda: desk.show_page("plan"))
    return card


def tasks(lines: Sequence[TaskLine], desk: Desk, whole: Done) -> Card:
    """Return the follow-ups still to do, late ones in red and in words."""
    card = _counted(_("Suivis à faire"), "checklist", len(lines), whole)
    today = desk.today()
    for line in lines[:_FEW]:
        late = bool(line.due_on and line.due_on < today.isoformat())
        card.body.addWidget(RecordLine(
            Record(line.title, line.body, hue=line.hue, tone="bad" if late else "quiet",
                   pill=fmt.relative_day(line.due_on, today) if line.due_on else ""),
            opener(desk, "task", line.id),
        ))
    return card


def decisions(lines: Sequence[DecisionLine], desk: Desk, whole: Done) -> Card:
    """Return the decisions, those that concern somebody before those they only moved."""
    card = _counted(_("Décisions qui la concernent"), "gavel", len(lines), whole)
    telling = sorted(lines, key=lambda line: set(line.why) <= _PROCEDURE)
    for line in telling[:_FEW]:
        card.body.addWidget(RecordLine(
            Record(line.title, why_words(line.why), hue=line.hue,
                   lead=decision_number(line, desk.today()), lead_width=100),
            opener(desk, line.kind, line.id),
        ))
    if not lines:
        nothing(card, _("Aucune décision."))
    return card


def meetings(lines: Sequence[MeetingLine], count: int, desk: Desk, whole: Done) -> Card:
    """Return the last meetings, with who was there or not."""
    shown = count > len(lines)
    card = list_card(_("Rencontres"), "calendar-event", _("Tout voir") if shown else "",
                     whole if shown else None)
    today = desk.today()
    for line in lines:
        when = fmt.date_short(line.held_on, today) if line.held_on else _("sans date")
        card.body.addWidget(RecordLine(
            Record(line.body or _("Rencontre"), when, hue=line.hue,
                   pill=presence_words(line, today), tone=PRESENCE.get(line.status, "quiet")),
            opener(desk, "meeting", line.id),
        ))
    if not lines:
        nothing(card, _("Aucune rencontre."))
    return card


def _counted(title: str, icon_name: str, count: int, whole: Done) -> Card:
    """Return a card whose corner opens the whole list when it does not show it all."""
    if count <= _FEW:
        return list_card(title, icon_name)
    return list_card(title, icon_name, _("Tout voir ({n})").format(n=fmt.number(count)), whole)
