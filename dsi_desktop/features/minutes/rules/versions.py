"""What changed between two drafts of the same minutes, in words: one sentence for each change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dsi_desktop.features.minutes.rules import wording
from dsi_desktop.features.minutes.rules.document import Attendee, MinutesDocument, Point, Said
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import label

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One change. `kind` is "added", "removed", "changed" or "moved"; `where` names the place."""

    kind: str
    where: str
    what: str
    before: str = ""
    after: str = ""

    @property
    def sentence(self) -> str:
        """The change as one reads it aloud."""
        text = {
            "added": _("{where} : {what}, ajout : « {after} »"),
            "removed": _("{where} : {what}, retrait : « {before} »"),
            "moved": _("{where} : {what}, auparavant : {before}"),
        }.get(self.kind, _("{where} : {what}, « {after} » au lieu de « {before} »"))
        return text.format(
            where=self.where, what=self.what, before=self.before or _("rien"),
            after=self.after or _("rien"),
        )


def differences(before: MinutesDocument, after: MinutesDocument) -> tuple[Difference, ...]:
    """Return what changed, in the order of the minutes: heading, room, then point by point."""
    return (
        *_changed(_("En-tête"), _head(before), _head(after)),
        *_of_room(before.attendees, after.attendees),
        *_of_points(before.points, after.points),
    )


def _of_room(
    before: Sequence[Attendee], after: Sequence[Attendee]
) -> Iterator[Difference]:
    where = _("Présences")
    was = {one.id: one for one in before}
    for one in after:
        old = was.pop(one.id, None)
        if old is None:
            yield Difference("added", where, one.name, after=_attends(one))
        elif _attends(old) != _attends(one):
            yield Difference("changed", where, one.name, _attends(old), _attends(one))
    for old in was.values():
        yield Difference("removed", where, old.name, before=_attends(old))


def _of_points(before: Sequence[Point], after: Sequence[Point]) -> Iterator[Difference]:
    was = {point.id: point for point in before}
    homes = {said.id: point for point in before for said in point.said}
    lines = {said.id: said for point in before for said in point.said}
    for point in after:
        old = was.pop(point.id, None)
        where = _where(point)
        if old is None:
            yield Difference("added", where, _("point"), after=point.title)
        else:
            yield from _changed(where, _of_point(old), _of_point(point))
        for said in point.said:
            yield from _of_line(point, said, lines.pop(said.id, None), homes.get(said.id))
    for old in was.values():
        yield Difference("removed", _where(old), _("point"), before=old.title)
    for said in lines.values():
        yield Difference("removed", _where(homes[said.id]), _kind(said), before=_told(said))


def _of_line(
    point: Point, said: Said, old: Said | None, home: Point | None
) -> Iterator[Difference]:
    where = _where(point)
    if old is None or home is None:
        yield Difference("added", where, _kind(said), after=_told(said))
        return
    if home.id != point.id:
        yield Difference("moved", where, _kind(said), before=_where(home), after=where)
    yield from _changed(f"{where}, {_kind(said)}", _parts(old), _parts(said))


def _changed(where: str, before: Pairs, after: Pairs) -> Iterator[Difference]:
    was = dict(before)
    for name, value in after:
        if was.get(name, "") != value:
            yield Difference("changed", where, name, was.get(name, ""), value)


def _head(found: MinutesDocument) -> Pairs:
    return (
        (_("titre"), found.title),
        (_("jour"), fmt.date_long(found.held_on) if found.held_on else ""),
        (_("ouverture"), fmt.time(found.opened_at) if found.opened_at else ""),
        (_("levée"), fmt.time(found.closed_at) if found.closed_at else ""),
        (_("lieu"), ", ".join(one for one in (found.place, found.address) if one)),
        (_("objectifs"), found.objectives),
        (_("présidence"), found.chair),
        (_("secrétariat"), found.note_taker),
        (_("animation"), found.facilitator),
    )


def _of_point(point: Point) -> Pairs:
    return (
        (_("titre"), point.title), (_("numéro"), point.number),
        (_("état"), label("item_state", point.state)), (_("texte"), point.description),
    )


def _parts(said: Said) -> Pairs:
    """Return what a line says, part by part: what is empty in both drafts is no change."""
    due = fmt.date_long(said.due_on) if said.due_on else said.due_text
    vote = wording.outcome(said).rstrip(".") if said.kind == "motion" else ""
    return (
        (_("titre"), said.title),
        (_("considérants"), "; ".join(said.recitals)),
        (_("texte"), said.text),
        (_("proposée par"), said.mover),
        (_("appuyée par"), said.seconder),
        (_("issue"), vote or (label("decision_outcome", said.mode) if said.mode else "")),
        (_("dissidences"), " ".join(wording.dissents(said))),
        (_("responsable"), said.responsible),
        (_("échéance"), due),
    )


def _where(point: Point) -> str:
    return _("Point {number}").format(number=point.number) if point.number else point.title


def _kind(said: Said) -> str:
    if said.kind == "motion":
        return wording.number_of(said)
    return label("entry_kind", said.kind)


def _told(said: Said) -> str:
    return said.text or said.title


def _attends(one: Attendee) -> str:
    parts = [label("attendance_status", one.status)]
    if one.represented_by:
        parts.append(_("par {name}").format(name=one.represented_by))
    for text, hour in ((_("dès {hour}"), one.arrived_at), (_("jusqu’à {hour}"), one.left_at)):
        if hour:
            parts.append(text.format(hour=fmt.time(hour)))
    return ", ".join(parts)
