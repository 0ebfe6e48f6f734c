"""Minutes on paper: procès-verbal or compte rendu, as a draft or as adopted."""

from collections.abc import Iterator, Sequence

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import queries
from dsi_desktop.features.minutes.queries import AdoptedSheet
from dsi_desktop.features.minutes.report import endings, headings
from dsi_desktop.features.minutes.report.headings import Titled
from dsi_desktop.features.minutes.report.lines import blocks_of
from dsi_desktop.features.minutes.report.presences import presences
from dsi_desktop.features.minutes.rules import anatomy, wording
from dsi_desktop.features.minutes.rules.document import MinutesDocument, Point
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _, language, ngettext, speaking
from dsi_desktop.reporting.blocks import (
    Block,
    Bullets,
    Column,
    Document,
    Facts,
    Heading,
    Para,
    Rows,
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
    if found.bilingual:
        with speaking("fr"):
            return _document(found, adoption, notes)
    return _document(found, adoption, notes)


def _document(
    found: MinutesDocument, adoption: AdoptedSheet | None, notes: Sequence[str]
) -> Document:
    titled, title = headings.titles(found), headings.title(found)
    sentence = anatomy.layout_of(found) == anatomy.SENTENCE
    blocks: list[Block] = [
        Heading(1, title),
        Para(anatomy.held(found), "lead"),
        *([] if sentence else [Facts(tuple(headings.facts(found, titled)))]),
        *unsettled(notes),
        *_objectives(found, titled),
        *presences(found, titled),
    ]
    for point in found.points:
        blocks += _point(found, point, titled)
    blocks += [*_follow_ups(found, titled), *endings.end(found), *endings.adopted(found, adoption),
               *endings.errata(adoption, titled)]
    return Document(
        title=title, issuer=found.initiative or found.body,
        kind=wording.kind_name(found), blocks=tuple(blocks), foot=endings.foot(found),
        watermark="" if anatomy.is_final(found) else _("PROJET"), language=language(),
        subject=found.body,
    )


def _objectives(found: MinutesDocument, titled: Titled) -> Iterator[Block]:
    lines = tuple(line.strip() for line in found.objectives.split("\n") if line.strip())
    if lines:
        yield Heading(2, titled(N_("Objectifs")))
        yield Bullets(lines, numbered=len(lines) > 1)


def _point(found: MinutesDocument, point: Point, titled: Titled) -> Iterator[Block]:
    title = titled(point.title) if found.bilingual else point.title
    heading = f"{point.number}. {title}" if point.number else title
    yield Heading(2 if not point.level else 3, heading)
    if point.treated_with:
        yield Para(_("Ce point est traité avec le point {number}.").format(
            number=point.treated_with))
    elif point.state == "withdrawn":
        yield Para(_("Ce point est retiré de l’ordre du jour."))
    elif point.state == "postponed":
        yield Para(_("Ce point est reporté à une prochaine rencontre."))
    for said in point.said:
        if not said.private:
            yield from blocks_of(found, said)


def _follow_ups(found: MinutesDocument, titled: Titled) -> Iterator[Block]:
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
    yield Heading(2, titled(N_("Suivis")))
    yield Table(
        (Column(_("Nº"), 0.4), Column(titled(N_("Action")), 3.4),
         Column(titled(N_("Responsable")), 1.8), Column(titled(N_("Échéance")), 1.7)),
        (Rows(rows),),
        summary=ngettext("{n} suivi", "{n} suivis", len(tasks)).format(n=len(tasks)),
    )
