"""« Trousse de rencontre » : all the paper that goes to the room, in one document."""

from collections.abc import Iterator, Sequence

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance.rules import ballot_paper
from dsi_desktop.features.meetings.rules import notice
from dsi_desktop.features.minutes import queries
from dsi_desktop.features.minutes.queries import KitPapers
from dsi_desktop.features.minutes.report import calling, slips
from dsi_desktop.features.minutes.report.calling import titled
from dsi_desktop.features.minutes.rules.document import Attendee
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _, language
from dsi_desktop.kernel.vocabulary import label
from dsi_desktop.reporting.blocks import (
    Block,
    Column,
    Document,
    Figure,
    Heading,
    PageBreak,
    Para,
    Rows,
    Table,
)

_BLANK_LINES = 6
_SPACE = "\N{NO-BREAK SPACE}\n\N{NO-BREAK SPACE}"
_GUESTS = frozenset({"guest", "observer", "staff", "substitute"})


def kit(store: Store, record_id: str | None) -> Document:
    """Return the register to sign, the agenda, the follow-ups, the ballots and the slips."""
    if not record_id:
        raise RuleBroken(_("Choisissez la rencontre à préparer."), "meeting")
    papers = queries.kit_papers(store, record_id, store.clock.today())
    asked = [text for _key, text in queries.slips_of(store, record_id).questions]
    call, kind = papers.call, _("Trousse de rencontre")
    blocks: list[Block] = [
        Heading(1, notice.name_of(call)),
        Para(_lead(papers), "lead"),
        *_register(papers), PageBreak(),
        Heading(2, titled(call, N_("Ordre du jour"))), calling.agenda_table(call), PageBreak(),
        *_follow_ups(papers),
    ]
    blocks += [*_ballots(papers), *_slips(papers, asked)]
    return Document(
        title=notice.name_of(call), issuer=call.initiative or call.body, kind=kind,
        blocks=tuple(blocks), foot=calling.foot(call, kind), language=language(),
        subject=call.body,
    )


def _lead(papers: KitPapers) -> str:
    when, where = notice.when_words(papers.call), notice.where_words(papers.call)
    return " · ".join(one for one in (when[:1].upper() + when[1:], where) if one)


def _register(papers: KitPapers) -> Iterator[Block]:
    call = papers.call
    members = [one for one in papers.people if one.role not in _GUESTS]
    guests = [one for one in papers.people if one.role in _GUESTS]
    yield Heading(2, titled(call, N_("Registre des présences")))
    quorum = notice.quorum_words(call)
    if quorum:
        yield Para(quorum, "note")
    yield Table(
        (Column(titled(call, N_("Nom")), 2.2), Column(titled(call, N_("Organisme")), 2.4),
         Column(titled(call, N_("Arrivée")), 0.9), Column(titled(call, N_("Signature")), 2.6)),
        tuple(rows for rows in (
            Rows(_lines(members), _("Membres")), Rows(_lines(guests), _("Aussi attendus")),
            Rows(tuple((_SPACE, " ", " ", " ") for _line in range(_BLANK_LINES)), _("Autres")),
        ) if rows.rows),
        summary=_("Registre à signer par les personnes présentes"),
    )


def _lines(people: Sequence[Attendee]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (f"{one.name}{_office(one)}", one.organization, " ", _SPACE) for one in people
    )


def _office(one: Attendee) -> str:
    if one.office and one.office != "member":
        return f", {label('membership_role', one.office)}"
    return ""


def _follow_ups(papers: KitPapers) -> Iterator[Block]:
    call = papers.call
    yield Heading(2, titled(call, N_("Suivis à revoir")))
    yield Table(
        (Column(titled(call, N_("Suivi")), 3.4), Column(titled(call, N_("Responsable")), 1.8),
         Column(titled(call, N_("Échéance")), 1.4), Column(_("Fait"), 0.6),
         Column(_("En cours"), 0.8), Column(_("Reporté"), 0.8)),
        (Rows(tuple(
            (one.title, one.responsible or _("À préciser"), one.due or _("À préciser"), "☐", "☐",
             "☐")
            for one in papers.follow_ups
        )),),
        summary=_("Suivis encore ouverts de l’instance"),
        empty=_("Aucun suivi n’est ouvert."),
    )


def _ballots(papers: KitPapers) -> Iterator[Block]:
    """Yield the ballots of each election, one a voter."""
    from dsi_desktop.reporting.pdf.fonts import measure

    for one in papers.elections:
        count = one.count or papers.call.voices
        drawings = ballot_paper.pages(one.title, one.people, one.names, count, measure)
        for place, (drawn, alt) in enumerate(drawings):
            yield PageBreak()
            if not place:
                yield Heading(2, one.title)
            yield Figure(drawn, alt)


def _slips(papers: KitPapers, asked: Sequence[str]) -> Iterator[Block]:
    from dsi_desktop.reporting.pdf.fonts import measure

    title = notice.name_of(papers.call)
    for place, (drawn, alt) in enumerate(slips.pages(title, asked, len(papers.people), measure)):
        yield PageBreak()
        if not place:
            yield Heading(2, titled(papers.call, N_("Évaluation éclair")))
        yield Figure(drawn, alt)
