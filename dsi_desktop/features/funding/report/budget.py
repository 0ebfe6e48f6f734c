"""The montage on paper and in a spreadsheet: one model, the same sums as on screen."""

from dsi_desktop.db.plans import plans
from dsi_desktop.db.store import Store
from dsi_desktop.features.funding import queries
from dsi_desktop.features.funding.queries.titles import issuer_name
from dsi_desktop.features.funding.rules import mix as said
from dsi_desktop.features.funding.rules import words
from dsi_desktop.features.funding.rules.matrix import ALL_YEARS, NO_YEAR, Montage, montage
from dsi_desktop.features.funding.rules.sources import Mix
from dsi_desktop.features.funding.rules.years import year_label
from dsi_desktop.formats.xlsx import Sheet, SheetColumn, Spreadsheet, Value
from dsi_desktop.kernel.i18n import N_, _
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
    Table,
    Words,
)
from dsi_desktop.reporting.registry import Report

_SEPARATOR = "|"
_MOST_COLUMNS = 7


def subject_of(plan_id: str, year: int = ALL_YEARS, body_id: str = "") -> str:
    """Return what the report is asked about: a plan, a fiscal year and a chantier."""
    return _SEPARATOR.join((plan_id, str(year), body_id))


def budget_document(store: Store, subject: str | None = None) -> Document:
    """Return the montage of the first plan without a subject; an empty paper without a plan."""
    found = _read(store, subject)
    issuer = issuer_name(store)
    title = _("Montage financier")
    if found is None:
        return Document(
            title=title, issuer=issuer, kind=_("Budget"),
            blocks=(Heading(1, title), Para(_("Aucun plan de communauté dans ce dossier."))),
        )  # fmt: skip
    mix, _table_of, screen = found
    head = " · ".join(part for part in (mix.title, _period(subject)) if part)
    return Document(
        title=title, issuer=issuer, kind=_("Budget"),
        blocks=(
            Heading(1, title), Para(head, "lead"),
            Facts(tuple((one.words[:1].upper() + one.words[1:], one.value)
                        for one in screen.figures)),
            *_tables(screen),
            *([Para(screen.note, "note")] if screen.note else []),
            *_notices(screen),
        ),
        foot=head, landscape=True,
    )  # fmt: skip


def budget_spreadsheet(store: Store, subject: str | None = None) -> Spreadsheet:
    """Return the same table, amounts as numbers, with its totals and one line for each source."""
    found = _read(store, subject)
    title = _("Montage financier")
    if found is None:
        return Spreadsheet(title, (Sheet(title, (SheetColumn(_("Action")),), ()),))
    mix, table, _screen = found
    heads = (
        SheetColumn(_("Code"), width=8), SheetColumn(_("Action"), width=44),
        SheetColumn(_("Chantier"), width=20),
        *(SheetColumn(words.column_name(one.key, one.giver), "money", 14)
          for one in table.columns),
        SheetColumn(_("Total"), "money", 14), SheetColumn(_("Accordé"), "money", 14),
        SheetColumn(_("Versé"), "money", 14),
    )
    rows: list[tuple[Value, ...]] = [
        (
            row.action.code, row.action.title, row.action.body,
            *(cell.total.worth / 100 if cell.total.worth else None for cell in row.cells),
            row.total.worth / 100, row.total.firm / 100, row.total.received / 100,
        )
        for row in table.rows
    ]
    rows.append((
        "", _("Montage"), "", *(one.total.worth / 100 for one in table.columns),
        table.total.worth / 100, table.total.firm / 100, table.total.received / 100,
    ))  # fmt: skip
    return Spreadsheet(
        f"{title}, {mix.title}", (Sheet(title, heads, tuple(rows)), _sources(mix)),
    )


def _sources(mix: Mix) -> Sheet:
    names = {one.id: one for one in mix.actions}
    rows = []
    for one in mix.amounts:
        action = names.get(one.action_id or "")
        giver = mix.giver(one.funder_id)
        rows.append((
            action.code if action else "", action.title if action else "",
            giver.name if giver else one.title, label("funding_nature", one.nature),
            label("funding_state", one.state),
            year_label(one.year) if one.year is not None else "",
            one.asked / 100, one.granted / 100, one.paid / 100,
        ))  # fmt: skip
    return Sheet(
        _("Sources"),
        (
            SheetColumn(_("Code"), width=8), SheetColumn(_("Action"), width=44),
            SheetColumn(_("Bailleur"), width=36), SheetColumn(_("Nature")),
            SheetColumn(_("État")), SheetColumn(_("Exercice")),
            SheetColumn(_("Demandé"), "money", 14), SheetColumn(_("Accordé"), "money", 14),
            SheetColumn(_("Versé"), "money", 14),
        ),
        tuple(rows),
    )


def _read(store: Store, subject: str | None) -> tuple[Mix, Montage, said.MixScreen] | None:
    plan_id, year, body_id = _asked(store, subject)
    mix = queries.mix(store, plan_id) if plan_id else None
    if mix is None:
        return None
    table = montage(mix, year=year, body_id=body_id)
    every = frozenset(f"{said.GROUP}{one.body_id}" for one in mix.actions)
    screen = said.screen_of(mix, table, queries.spending(store, plan_id), every)
    return mix, table, screen


def _asked(store: Store, subject: str | None) -> tuple[str, int, str]:
    if subject is None:
        offered = plans(store)
        return offered[0].id if offered else "", ALL_YEARS, ""
    plan_id, _bar, rest = subject.partition(_SEPARATOR)
    year, _bar, body_id = rest.partition(_SEPARATOR)
    return plan_id, int(year or ALL_YEARS), body_id


def _period(subject: str | None) -> str:
    year = int((subject or "").partition(_SEPARATOR)[2].partition(_SEPARATOR)[0] or ALL_YEARS)
    if year == ALL_YEARS:
        return _("tous les exercices")
    return _("sans exercice") if year == NO_YEAR else words.year_words(year)


def _tables(screen: said.MixScreen) -> list[Block]:
    """Return the table, cut into several where funders are too many for a page."""
    blocks: list[Block] = []
    count = max(len(screen.heads), 1)
    for first in range(0, count, _MOST_COLUMNS):
        last = min(first + _MOST_COLUMNS, count)
        blocks.append(_table(screen, first, last))
    return blocks


def _table(screen: said.MixScreen, first: int, last: int) -> Table:
    columns = (
        Column(_("Action"), 3.4),
        *(Column(head.title, 1.25, right=True) for head in screen.heads[first:last]),
        Column(_("Total"), 1.35, right=True),
    )
    rows: list[tuple[Words, ...]] = [
        (
            Run(row.title, bold=bool(row.fold)),
            *(cell.text for cell in row.cells[first:last]),
            Run(row.pill or row.total, bold=True, tone="warn" if row.pill else ""),
        )
        for row in screen.rows
    ]
    rows += [
        (
            Run(line.title, bold=True),
            *(Run(text, bold=line.strong, tone="danger" if over else "")
              for text, over in zip(
                  line.texts[first:last],
                  (line.over or (False,) * len(line.texts))[first:last], strict=True)),
            Run(line.total, bold=True),
        )
        for line in screen.totals
    ]
    return Table(
        columns, (Rows(tuple(rows)),), summary=_("Ce que chaque bailleur apporte à chaque action"),
        empty=_("Aucune action dans ce plan."),
    )  # fmt: skip


def _notices(screen: said.MixScreen) -> list[Block]:
    if not screen.notices:
        return []
    return [
        Heading(2, _("À voir")),
        Bullets(tuple(
            Run(one.text, tone="danger" if one.alarm else "") for one in screen.notices)),
    ]  # fmt: skip


BUDGET = Report(
    name="budget", title=N_("Montage financier"),
    purpose=N_("Qui paie quoi dans le plan : chaque action, chaque bailleur, ce qui est accordé et "
               "versé, ce qui reste à engager, les règles de cumul et l’effet levier."),
    scope="dossier", stem="montage", build=budget_document,
)  # fmt: skip
