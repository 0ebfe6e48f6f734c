"""Minutes on paper: procès-verbal or compte rendu, as a draft or as adopted."""

from collections.abc import Iterator, Sequence

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import queries
from dsi_desktop.features.minutes.queries import AdoptedSheet
from dsi_desktop.features.minutes.report.lines import blocks_of
from dsi_desktop.features.minutes.report.presences import presences
from dsi_desktop.features.minutes.rules import wording
from dsi_desktop.features.minutes.rules.document import MinutesDocument, Point
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _, language, ngettext
from dsi_desktop.kernel.vocabulary import label
from dsi_desktop.reporting.blocks import (
    Block,
    Bullets,
    Column,
    Document,
    Facts,
    Heading,
    Para,
    Rows,
    Run,
    Signatures,
    Table,
)
from dsi_desktop.reporting.notes import unsettled


def minutes(store: Store, record_id: str | None) -> Document:
    """Return the minutes of a meeting: frozen when adopted, else marked as a draft."""
    if not record_id:
        raise RuleBroken(_("Choisissez la rencontre dont imprimer le procès-verbal."), "meeting")
    found = queries.minutes_of(store, record_id)
    return laid_out(
        found, queries.adoption_of(store, record_id), queries.unsettled(store, record_id)
    )


def laid_out(
    found: MinutesDocument, adoption: AdoptedSheet | None = None, notes: Sequence[str] = ()
) -> Document:
    """Return the blocks of minutes; `adoption` adds the sentence that proves them frozen.

    `notes`: what is still to decide in them.
    """
    if adoption is not None:
        found = wording.renumbered(
            found, {one.motion_id: one.becomes for one in adoption.errata if one.becomes}
        )
    blocks: list[Block] = [
        Heading(1, wording.heading(found)),
        Para(_held(found), "lead"),
        Facts(tuple(_facts(found))),
        *unsettled(notes),
        *_objectives(found),
        Heading(2, _("Présences")),
        presences(found),
        *_quorum(found),
    ]
    for point in found.points:
        blocks += _point(found, point)
    blocks += [*_follow_ups(found), *_end(found), *_adopted(found, adoption)]
    blocks += _errata(adoption)
    return Document(
        title=wording.heading(found), issuer=found.initiative or found.body,
        kind=wording.kind_name(found), blocks=tuple(blocks), foot=_foot(found),
        watermark="" if _final(found) else _("PROJET"), language=language(),
        subject=found.body,
    )


def _final(found: MinutesDocument) -> bool:
    """Tell whether nothing more is awaited: adopted, or notes that need no adoption."""
    return found.state == "adopted" or (found.state == "held" and not found.requires_adoption)


def _held(found: MinutesDocument) -> str:
    kind = _("Rencontre {kind}").format(kind=label("meeting_kind", found.meeting_kind))
    if found.ordinal:
        kind = _("{meeting} nº {n}").format(meeting=kind, n=found.ordinal)
    if not found.held_on:
        return kind
    return _("{meeting}, tenue le {day}").format(meeting=kind, day=fmt.date_long(found.held_on))


def _facts(found: MinutesDocument) -> Iterator[tuple[str, str]]:
    start, end = found.opened_at or found.start_time, found.closed_at or found.end_time
    if start and end:
        yield _("Heure"), _("De {start} à {end}").format(start=fmt.time(start), end=fmt.time(end))
    elif start:
        yield _("Heure"), fmt.time(start)
    online = _("et en ligne") if found.video else ""
    places = ", ".join(one for one in (found.place, found.address, found.municipality, online)
                       if one)
    for name, value in (
        (_("Lieu"), places), (_("Présidence"), found.chair),
        (_("Secrétariat"), found.note_taker), (_("Animation"), found.facilitator),
    ):
        if value:
            yield name, value


def _objectives(found: MinutesDocument) -> Iterator[Block]:
    lines = tuple(line.strip() for line in found.objectives.split("\n") if line.strip())
    if lines:
        yield Heading(2, _("Objectifs"))
        yield Bullets(lines, numbered=len(lines) > 1)


def _quorum(found: MinutesDocument) -> Iterator[Block]:
    hour = fmt.time(found.opened_at) if found.opened_at else ""
    said = " ".join(
        one for one in (wording.quorum(found), wording.opening(found, hour)) if one
    )
    if said:
        yield Para(said, "note")
    shared = wording.balance(found)
    if shared:
        yield Para(shared, "note")


def _point(found: MinutesDocument, point: Point) -> Iterator[Block]:
    yield Heading(2 if not point.level else 3, point.heading)
    if point.state == "withdrawn":
        yield Para(_("Ce point est retiré de l’ordre du jour."))
    elif point.state == "postponed":
        yield Para(_("Ce point est reporté à une prochaine rencontre."))
    for said in point.said:
        if not said.private:
            yield from blocks_of(found, said)


def _follow_ups(found: MinutesDocument) -> Iterator[Block]:
    tasks = found.every("task")
    if not tasks:
        return
    rows = tuple(
        (
            str(n), said.text, said.responsible or _("À préciser"),
            fmt.date_long(said.due_on, with_weekday=False) if said.due_on
            else said.due_text or _("À préciser"),
        )
        for n, said in enumerate(tasks, start=1)
    )
    yield Heading(2, _("Suivis"))
    yield Table(
        (Column(_("Nº"), 0.4), Column(_("Action"), 3.4), Column(_("Responsable"), 1.8),
         Column(_("Échéance"), 1.7)),
        (Rows(rows),),
        summary=ngettext("{n} suivi", "{n} suivis", len(tasks)).format(n=len(tasks)),
    )


def _end(found: MinutesDocument) -> Iterator[Block]:
    said = wording.closing(fmt.time(found.closed_at) if found.closed_at else "")
    if said:
        yield Para(said)
    yield Signatures((
        (_("Présidence"), found.chair), (_("Secrétariat"), found.note_taker),
    ))


def _adopted(found: MinutesDocument, adoption: AdoptedSheet | None) -> Iterator[Block]:
    if found.state != "adopted" or not found.adopted_on:
        return
    text = _("Procès-verbal adopté le {day}.")
    if found.with_changes:
        text = _("Procès-verbal adopté avec des modifications le {day}.")
    said = text.format(day=fmt.date_long(found.adopted_on))
    if found.adoption_number:
        said += " " + _("Résolution {number}.").format(number=found.adoption_number)
    if adoption is not None:
        said += " " + _("Empreinte SHA-256 : {code}").format(code=adoption.sha256)
    yield Para(said, "note")


def _errata(adoption: AdoptedSheet | None) -> Iterator[Block]:
    if adoption is None or not adoption.errata:
        return
    yield Heading(2, _("Erratum") if len(adoption.errata) == 1 else _("Errata"))
    for one in adoption.errata:
        when = fmt.date_long(one.made_on, with_weekday=False) if one.made_on else ""
        first, *others = one.text.split("\n")
        yield Para((Run(f"{when} : ", bold=True), Run(first)) if when else first)
        for line in others:
            yield Para(line)


def _foot(found: MinutesDocument) -> str:
    day = fmt.date_long(found.held_on, with_weekday=False) if found.held_on else ""
    kind = f"{wording.kind_name(found)} {wording.of_body(found.body)}"
    parts = [", ".join(one for one in (kind, day) if one)]
    if found.demonstration:
        parts.append(_("Données de démonstration"))
    return " – ".join(parts)
