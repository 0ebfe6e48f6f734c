"""The coverage of a plan on paper and in a spreadsheet: the figures and the gaps of the screen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dsi_desktop.db.store import Store
from dsi_desktop.features.coverage import queries
from dsi_desktop.features.coverage.rules import words
from dsi_desktop.features.coverage.rules.gaps import Gap, in_order
from dsi_desktop.features.coverage.rules.ground import ACTIVE, EVERY, KEPT, Ground
from dsi_desktop.features.coverage.rules.matrix import (
    AREA,
    BROKEN,
    COLUMNS,
    Cell,
    Coverage,
    Row,
    coverage,
)
from dsi_desktop.features.coverage.rules.shared import SUBJECTS, Shared, shared
from dsi_desktop.features.coverage.rules.subject import Subject, read_subject
from dsi_desktop.formats.xlsx import Sheet, SheetColumn, Spreadsheet, Value
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.text import listed
from dsi_desktop.reporting.blocks import (
    Block,
    Column,
    Document,
    Heading,
    Para,
    Rows,
    Run,
    Table,
    Words,
)
from dsi_desktop.reporting.registry import Report

_SUBJECTS = {
    "need": N_("Besoins servis par plusieurs chantiers"),
    "area": N_("Territoires servis par plusieurs chantiers"),
    "population": N_("Populations servies par plusieurs chantiers"),
}
_COUNTED = {
    KEPT: N_("actions non abandonnées"), ACTIVE: N_("actions en cours et à venir"),
    EVERY: N_("toutes les actions"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CoveragePaper:
    """What is printed: a plan, what was asked of it, and what was found."""

    ground: Ground
    subject: Subject
    found: Coverage
    shared: tuple[Shared, ...]
    chantiers: dict[str, str]


def coverage_paper(store: Store, subject: str | None) -> CoveragePaper:
    """Return what is found for a subject, for the first plan without one; NotFound if none."""
    every = queries.plan_choices(store)
    wanted = read_subject(subject) if subject else Subject(every[0].id if every else "")
    ground = queries.coverage_ground(store, wanted.plan_id)
    if ground is None:
        raise NotFound(_("Ce plan n’est plus dans le dossier."))
    return CoveragePaper(
        ground, wanted, coverage(ground, wanted.scope, wanted.by),
        tuple(one for kind in SUBJECTS for one in shared(ground, kind, wanted.scope)),
        {one.id: one.name for one in ground.chantiers},
    )


def coverage_report(store: Store, subject: str | None = None) -> Document:
    """Return the table, the gaps by kind, those put aside, and what chantiers share."""
    paper = coverage_paper(store, subject)
    day = fmt.date_long(store.clock.today(), with_weekday=False)
    title = _("Couverture – {title}").format(title=paper.ground.title)
    return Document(
        title=title, issuer=paper.ground.issuer, kind=_("Couverture du plan"),
        blocks=(
            Heading(1, title), Para(_lead(paper, day), "lead"),
            _matrix(paper),
            Para(_("« – » : non documenté. En gras avec « × » : la chaîne s’arrête ici. Entre "
                   "parenthèses : pour combien de fiches il manque la suite. Une fiche compte "
                   "dans chacune de ses dimensions."), "note"),
            Heading(2, words.gaps_counted(len(paper.found.open))), *_gaps(paper),
            *_stopped(paper), *_aside(paper), *_shared(paper),
        ),
        foot=_("Au {day}").format(day=day),
    )  # fmt: skip


def coverage_spreadsheet(store: Store, subject: str | None = None) -> Spreadsheet:
    """Return the same figures and the same lists, a sheet each."""
    paper = coverage_paper(store, subject)
    by = paper.subject.by
    who = _("Territoire") if by == AREA else _("Dimension")
    columns = (SheetColumn(who, width=44), *(
        SheetColumn(words.column_title(column, paper.ground.names), "number", 12)
        for column in COLUMNS
    ), SheetColumn(_("Constat"), width=44))  # fmt: skip
    table = tuple(
        (words.row_name(row, by), *(_value(cell) for cell in row.cells), _finding(row, paper))
        for row in paper.found.rows
    )
    gaps = tuple(_gap_values(gap, paper) for gap in in_order(paper.found.gaps))
    stopped = tuple((one.need.name, words.stopped_note(one)) for one in paper.found.stopped)
    served = tuple(
        (_(_SUBJECTS[one.subject]), one.name, side.chantier.name, action.name,
         words.action_note(action))
        for one in paper.shared for side in one.sides for action in side.actions
    )  # fmt: skip
    title = _("Couverture – {title}").format(title=paper.ground.title)
    return Spreadsheet(title, (
        Sheet(_("Couverture"), columns, table),
        Sheet(_("Manques"), (
            SheetColumn(_("Manque"), width=30), SheetColumn(_("Fiche"), width=50),
            SheetColumn(_("Précision"), width=40), SheetColumn(_("Écarté le"), "day", 12),
            SheetColumn(_("Motif"), width=50)), gaps),
        Sheet(_("Besoins sans action"), (
            SheetColumn(_("Besoin"), width=60), SheetColumn(_("Constat"), width=50)), stopped),
        Sheet(_("Cohérence"), (
            SheetColumn(_("Partage"), width=30), SheetColumn(_("Nom"), width=44),
            SheetColumn(_("Chantier"), width=26), SheetColumn(_("Action"), width=44),
            SheetColumn(_("État"), width=40)), served),
    ), paper.ground.issuer)  # fmt: skip


def _lead(paper: CoveragePaper, day: str) -> str:
    scope = paper.subject.scope
    area = next((one.name for one in paper.ground.areas if one.id == scope.area_id), "")
    counted = _("{which} comptées").format(which=_(_COUNTED[scope.actions]))
    parts = (day, area, counted, words.gaps_counted(len(paper.found.open)).lower(),
             words.stopped_counted(len(paper.found.stopped)).lower())  # fmt: skip
    return " · ".join(part for part in parts if part)


def _matrix(paper: CoveragePaper) -> Table:
    by = paper.subject.by
    heads = (
        Column(_("Territoire") if by == AREA else _("Dimension"), 4),
        *(Column(words.column_title(column, paper.ground.names), 1.2, right=True)
          for column in COLUMNS),
    )
    rows: tuple[tuple[Words, ...], ...] = tuple(
        (_indented(row, by), *(_figure(cell) for cell in row.cells)) for row in paper.found.rows
    )
    return Table(
        heads, (Rows(rows),), summary=_("Combien de fiches à chaque maillon de la chaîne"),
        empty=_("Le plan ne nomme encore rien."),
    )


def _indented(row: Row, by: str) -> str:
    return f"{'– ' * row.depth}{words.row_name(row, by)}"


def _figure(cell: Cell) -> Run:
    said = words.figure(cell)
    if cell.state == BROKEN:
        return Run(f"× {said}", bold=True, tone="danger")
    return Run(f"{said} ({fmt.number(cell.lacking)})") if cell.lacking else Run(
        said, tone="" if cell.count else "muted")  # fmt: skip


def _gaps(paper: CoveragePaper) -> Iterable[Block]:
    found = in_order(paper.found.open)
    if not found:
        return [Para(_("Tout ce que le plan nomme est relié."))]
    groups = []
    for kind, group in groupby(found, key=lambda gap: gap.kind):
        mine = list(group)
        title = f"{words.gap_title(kind, paper.ground.names)} ({fmt.number(len(mine))})"
        groups.append(Rows(tuple(
            (gap.name or _("sans titre"), words.gap_note(gap, paper.chantiers)) for gap in mine
        ), title))  # fmt: skip
    return [Table(
        (Column(_("Fiche"), 3), Column(_("Précision"), 2)), tuple(groups),
        summary=_("Ce qui manque, par sorte de manque"),
    )]  # fmt: skip


def _stopped(paper: CoveragePaper) -> Iterable[Block]:
    found = paper.found.stopped
    if not found:
        return []
    rows: tuple[tuple[Words, ...], ...] = tuple(
        (one.need.name, words.stopped_note(one)) for one in found
    )
    return [
        Heading(2, words.stopped_counted(len(found))),
        Table((Column(_("Besoin"), 3), Column(_("Où la chaîne s’arrête"), 2)), (Rows(rows),),
              summary=_("Besoins qu’aucune action ne sert")),
    ]  # fmt: skip


def _aside(paper: CoveragePaper) -> Iterable[Block]:
    found = in_order(gap for gap in paper.found.gaps if gap.aside is not None)
    if not found:
        return []
    rows: tuple[tuple[Words, ...], ...] = tuple(
        (words.gap_title(gap.kind, paper.ground.names), gap.name, words.aside_note(gap))
        for gap in found
    )
    return [
        Heading(2, words.aside_counted(len(found))),
        Table((Column(_("Manque"), 2), Column(_("Fiche"), 3), Column(_("Motif"), 3)),
              (Rows(rows),), summary=_("Manques écartés, avec leur motif")),
    ]  # fmt: skip


def _shared(paper: CoveragePaper) -> Iterable[Block]:
    blocks: list[Block] = []
    for kind, group in groupby(paper.shared, key=lambda one: one.subject):
        rows: tuple[tuple[Words, ...], ...] = tuple(
            (one.name, listed([side.chantier.name for side in one.sides]),
             fmt.number(one.actions))
            for one in group
        )  # fmt: skip
        blocks += [
            Heading(2, _(_SUBJECTS[kind])),
            Table((Column(_("Nom"), 3), Column(_("Chantiers"), 4),
                   Column(_("Actions"), 1, right=True)), (Rows(rows),),
                  summary=_(_SUBJECTS[kind])),
        ]  # fmt: skip
    return blocks


def _value(cell: Cell) -> Value:
    return None if words.figure(cell) == "–" else cell.count


def _finding(row: Row, paper: CoveragePaper) -> str:
    """Return where the chain of a line stops, in the words of the screen."""
    for column, cell in zip(COLUMNS, row.cells, strict=True):
        if cell.state == BROKEN:
            name = words.column_title(column, paper.ground.names)
            return _("la chaîne s’arrête à : {name}").format(name=name)
    return ""


def _gap_values(gap: Gap, paper: CoveragePaper) -> tuple[Value, ...]:
    set_on: Value = None
    if gap.aside is not None and gap.aside.set_on:
        set_on = date.fromisoformat(gap.aside.set_on)
    return (
        words.gap_title(gap.kind, paper.ground.names), gap.name,
        words.gap_note(gap, paper.chantiers), set_on,
        gap.aside.reason if gap.aside else "",
    )  # fmt: skip


COVERAGE = Report(
    name="coverage", title=N_("Couverture du plan"),
    purpose=N_("Ce que le plan couvre par dimension ou par territoire, ce qui lui manque, et ce "
               "que plusieurs chantiers servent à la fois"),
    scope="plan", stem="couverture", build=coverage_report,
)  # fmt: skip
REPORTS: tuple[Report, ...] = (COVERAGE,)
