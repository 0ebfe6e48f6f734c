"""The ballots of a round, several to a page with cutting lines, after the sheet of the count."""

from collections.abc import Sequence

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import queries
from dsi_desktop.features.governance.queries import CandidateLine, ElectionSheet
from dsi_desktop.features.governance.rules import election_words as words
from dsi_desktop.features.governance.rules import elections
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.drawing import Drawing, Group, Measure, Path, Rect, Shape, Text, shortened
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _, ngettext
from dsi_desktop.reporting import palette
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

WIDE, HIGH, COLUMNS = 520.0, 640.0, 2
_HEAD, _STEP, _FOOT, _MOST_ROWS = 70.0, 30.0, 16.0, 5
_LEAST_STEP = 15.0


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


def per_page(candidates: int) -> int:
    """Return how many ballots a page holds."""
    return COLUMNS * max(1, min(_MOST_ROWS, int(HIGH // (_HEAD + _STEP * candidates + _FOOT))))


def pages(
    name: str, people: Sequence[CandidateLine], names: int, count: int, measure: Measure,
) -> list[tuple[Drawing, str]]:
    """Return the pages of ballots, each with the words that replace it."""
    full = per_page(len(people))
    total = max(count, 1) if count else full
    rule = choose_words(names)
    alt = _("Bulletins : {name}. {rule} Candidatures : {people}.").format(
        name=name, rule=rule, people=", ".join(one.name for one in people)
    )
    found = []
    while total > 0:
        here = min(full, total)
        found.append((_page(name, people, rule, (here, full // COLUMNS), measure), alt))
        total -= here
    return found


def choose_words(names: int) -> str:
    """Return what the voter is asked."""
    return ngettext(
        "Cochez {n} nom.", "Cochez au plus {n} noms.", names
    ).format(n=names)


def _page(
    name: str, people: Sequence[CandidateLine], rule: str, room: tuple[int, int],
    measure: Measure,
) -> Drawing:
    count, rows = room
    wide, high = WIDE / COLUMNS, HIGH / rows
    shapes: list[Shape] = []
    groups = []
    for place in range(count):
        key = f"ballot-{place}"
        left, top = place % COLUMNS * wide, place // COLUMNS * high
        groups.append(Group(key))
        shapes += _ballot(key, (left, top, wide, high), (name, rule), people, measure)
    used = -(-count // COLUMNS)
    shapes.append(_cut((WIDE / 2, 0.0), (WIDE / 2, used * high)))
    shapes += [_cut((0.0, n * high), (WIDE, n * high)) for n in range(1, used + 1)]
    return Drawing(WIDE, HIGH, tuple(shapes), tuple(groups))


def _ballot(
    key: str, box: tuple[float, float, float, float], said: tuple[str, str],
    people: Sequence[CandidateLine], measure: Measure,
) -> list[Shape]:
    left, top, wide, high = box
    inner = wide - 32
    title, rule = said
    shapes: list[Shape] = [
        Text(left + 16, top + 26, shortened(title, inner, "semibold", 11, measure), 11,
             palette.INK, "semibold", group=key),
        Text(left + 16, top + 42, rule, 9.5, palette.GREY, group=key),
    ]
    step = max(_LEAST_STEP, min(_STEP, (high - _HEAD - _FOOT + 10) / len(people)))
    for place, one in enumerate(people):
        line = top + _HEAD + step * place
        shapes += [
            Rect(left + 16, line - 10, 13, 13, stroke=palette.INK, radius=2),
            Text(left + 38, line, shortened(one.name, inner - 26, "medium", 11.5, measure), 11.5,
                 palette.INK, "medium", group=key),
        ]
        if step >= _STEP - 4 and one.organization:
            shapes.append(Text(
                left + 38, line + 11, shortened(one.organization, inner - 26, "regular", 8.5,
                                                measure),
                8.5, palette.GREY, group=key,
            ))
    return shapes


def _cut(start: tuple[float, float], end: tuple[float, float]) -> Path:
    return Path((start, end), palette.GREY, 0.6, dashed=True)


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
