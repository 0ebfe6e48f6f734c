"""Who was there, on paper: a table, one person a line, or the sentence that opens the meeting."""

from collections.abc import Iterator

from dsi_desktop.features.minutes.report.headings import Titled
from dsi_desktop.features.minutes.rules import anatomy, wording
from dsi_desktop.features.minutes.rules.document import Attendee, MinutesDocument
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.vocabulary import label
from dsi_desktop.reporting.blocks import (
    Block,
    Bullets,
    Column,
    Heading,
    Para,
    Rows,
    Run,
    Table,
    Words,
)


def presences(found: MinutesDocument, titled: Titled) -> Iterator[Block]:
    """Yield the presences as the body tells them, then the quorum and the opening."""
    layout = anatomy.layout_of(found)
    if layout == anatomy.SENTENCE:
        yield Para(anatomy.opening(found))
        for name, people in anatomy.beside(found):
            yield Para((Run(_("{name} :").format(name=name) + " ", bold=True), Run(people)))
        yield from _notes(wording.quorum(found), wording.balance(found))
        return
    yield Heading(2, titled(N_("Présences")))
    if layout == anatomy.LINES:
        yield from _lines(found, titled)
    else:
        yield _table(found, titled)
    opened = (wording.quorum(found), anatomy.opening(found))
    yield from _notes(" ".join(one for one in opened if one), wording.balance(found))


def _notes(*sentences: str) -> Iterator[Block]:
    for sentence in sentences:
        if sentence:
            yield Para(sentence, "note")


def _lines(found: MinutesDocument, titled: Titled) -> Iterator[Block]:
    """Yield « Prénom Nom, Organisme », one person a line, those absent apart."""
    here = [one for key in ("present", "remote", "represented", "guest")
            for one in anatomy.people(found, key)]
    yield (Bullets(tuple(_line(one) for one in here)) if here
           else Para(_("Aucune présence n’est notée.")))
    for key, title in anatomy.GROUPS:
        away = anatomy.people(found, key) if key in ("excused", "absent") else []
        if away:
            said = ", ".join(anatomy.person(one) for one in away)
            yield Para((
                Run(_("{name} :").format(name=titled(title)) + " ", bold=True), Run(said),
            ))


def _line(one: Attendee) -> Words:
    said = ", ".join(part for part in (one.name, one.organization) if part)
    how = _how(one)
    plain = one.status == "present" and not how
    note = ", ".join(part for part in (_("à distance") if one.status == "remote" else "", *how)
                     if part)
    return said if plain or not note else f"{said} ({note})"


def _table(found: MinutesDocument, titled: Titled) -> Table:
    groups = []
    for key, title in anatomy.GROUPS:
        rows = tuple(_row(one) for one in anatomy.people(found, key))
        if rows:
            groups.append(Rows(rows, f"{titled(title)} ({len(rows)})"))
    return Table(
        (Column(titled(N_("Nom")), 2.1), Column(titled(N_("Organisme")), 2.7),
         Column(titled(N_("Titre")), 1.4), Column(titled(N_("Présence")), 1.8)),
        tuple(groups), summary=_("Présences par statut"), empty=_("Aucune présence n’est notée."),
    )


def _row(one: Attendee) -> tuple[Run | str, ...]:
    title = label("membership_role", one.office) if one.office else ""
    title = title or label("attendance_role", one.role)
    here = one.status in anatomy.HERE
    parts = [] if one.represented_by else [label("attendance_status", one.status)]
    if here:
        parts = ["✓ " + (_("En ligne") if one.status == "remote" else _("Sur place"))]
    said = ", ".join((*parts, *_how(one)))
    return (
        Run(one.name, bold=True), one.organization, title[:1].upper() + title[1:],
        said[:1].upper() + said[1:],
    )


def _how(one: Attendee) -> list[str]:
    """Return by whom somebody is represented, and the comings and goings of who is there."""
    found = [_("Par {name}").format(name=one.represented_by)] if one.represented_by else []
    if one.status not in anatomy.HERE:
        return found
    if one.arrived_at:
        found.append(_("dès {hour}").format(hour=fmt.time(one.arrived_at)))
    if one.left_at:
        found.append(_("jusqu’à {hour}").format(hour=fmt.time(one.left_at)))
    for come, gone in one.later:
        if come:
            found.append(_("de retour à {hour}").format(hour=fmt.time(come)))
        if gone:
            found.append(_("jusqu’à {hour}").format(hour=fmt.time(gone)))
    return found
