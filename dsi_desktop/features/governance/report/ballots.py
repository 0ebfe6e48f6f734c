"""The ballots of a round, several to a page with cutting lines, after the sheet of the count."""

from collections.abc import Sequence

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import queries
from dsi_desktop.features.governance.queries import CandidateLine, ElectionSheet
from dsi_desktop.features.governance.rules import election_words as words
from dsi_desktop.features.governance.rules import elections
from dsi_desktop.features.governance.rules.ballot_paper import pages
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.reporting.blocks import (
    Block,
    Column,
    Document,
    Facts,
    Figure,
    Heading,
    PageBreak,
    Para,
    Rows,
    Signatures,
    Table,
)
from dsi_desktop.reporting.registry import Report


def ballots(store: Store, record_id: str | None) -> Document:
    """Return the sheet of the count and as many ballots as people who vote, at least a page."""
    from dsi_desktop.reporting.pdf.fonts import measure

    if not record_id:
        raise RuleBroken(_("Choisissez l’élection dont imprimer les bulletins."), "election")
    sheet = queries.election_sheet(store, record_id, store.clock.today())
    people, left = running(sheet)
    if not people:
        raise RuleBroken(_("Aucune candidature n’a été acceptée."))
    names = max(1, min(sheet.names_allowed or left, left))
    name = words.election_name(sheet.title, sheet.body, sheet.college)
    blocks: list[Block] = [
        Heading(1, _("Feuille de dépouillement")),
        Para(f"{name}, {words.round_name(len(sheet.rounds)).lower()}", "lead"),
        Facts(tuple(_facts(sheet, left, names))),
        _tally(people),
        Signatures(tuple((_("Dépouillement"), one.strip()) for one in _scrutineers(sheet))),
    ]
    for drawn, alt in pages(name, people, names, printed(sheet), measure):
        blocks += [PageBreak(), Figure(drawn, alt)]
    return Document(
        title=_("Bulletins de vote"), issuer=queries.initiative_name(store),
        kind=_("Bulletins de vote"), blocks=tuple(blocks), subject=name,
        foot=", ".join((name, fmt.date_long(sheet.meeting.held_on, with_weekday=False))),
    )


def running(sheet: ElectionSheet) -> tuple[list[CandidateLine], int]:
    """Return who runs in the present round, and for how many seats."""
    rounds = [
        {one.id: one.votes[number] for one in sheet.candidates}
        for number in range(len(sheet.rounds))
    ]
    keys, left = elections.running_in(
        [one.id for one in sheet.candidates if one.runs], rounds, sheet.seats
    )
    return [one for one in sheet.candidates if one.id in keys], left


def printed(sheet: ElectionSheet) -> int:
    """Return how many ballots to print: one a voter, none known: 0."""
    return sheet.voters or sheet.meeting.voters or sheet.meeting.present


def _facts(sheet: ElectionSheet, left: int, names: int) -> list[tuple[str, str]]:
    return [
        (_("Rencontre"), f"{sheet.meeting.body}, "
         + fmt.date_long(sheet.meeting.held_on, with_weekday=False)),
        (_("Sièges"), str(left)),
        (_("Noms par bulletin"), str(names)),
        (_("Personnes qui votent"), str(printed(sheet)) if printed(sheet) else "………"),
    ]


def _tally(people: Sequence[CandidateLine]) -> Table:
    blank = "………"
    papers = [_("Bulletins remis"), _("Bulletins déposés"), _("Bulletins blancs ou nuls")]
    return Table(
        (Column(_("Candidature"), 2.6), Column(_("Décompte"), 3.4), Column(_("Voix"), 0.9)),
        (
            Rows(tuple((one.name, " ", blank) for one in people)),
            Rows(tuple((one, " ", blank) for one in papers), _("Bulletins")),
        ),
        summary=_("Décompte des voix à remplir à la main"),
    )


def _scrutineers(sheet: ElectionSheet) -> list[str]:
    return [one for one in sheet.scrutineers.split(",") if one.strip()] or ["", ""]


BALLOTS = Report(
    name="ballots",
    title=N_("Bulletins de vote"),
    purpose=N_("La feuille de dépouillement et les bulletins d’une élection, à découper."),
    scope="election",
    stem="bulletins",
    build=ballots,
)
