"""The indicators on paper and in a spreadsheet: how far each came, what lacks, every measure."""

from datetime import date

from dsi_desktop.db.plans import plans
from dsi_desktop.db.store import Store
from dsi_desktop.features.indicators import queries
from dsi_desktop.features.indicators.queries import IndicatorLine, IndicatorSheet
from dsi_desktop.features.indicators.rules import values, words
from dsi_desktop.features.indicators.rules.chart import Ink, chart
from dsi_desktop.features.indicators.rules.standing import UNKNOWN, day_of
from dsi_desktop.formats.xlsx import Sheet, SheetColumn, Spreadsheet, Value
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.drawing import Measure
from dsi_desktop.kernel.i18n import N_, _, ngettext
from dsi_desktop.reporting import palette
from dsi_desktop.reporting.blocks import (
    Block,
    Column,
    Document,
    Figure,
    Heading,
    Para,
    Rows,
    Run,
    Table,
    Words,
)
from dsi_desktop.reporting.registry import Report
from dsi_desktop.ui import tokens

_WIDE, _HIGH = 480.0, 150.0


def indicators(store: Store, plan_id: str | None = None) -> Document:
    """Return the indicators of a plan, the first one unless told."""
    today = store.clock.today()
    plan_id, title = _plan(store, plan_id)
    lines = queries.indicator_lines(store, plan_id, today)
    unknown = sum(one.standing.verdict == UNKNOWN for one in lines)
    finding = words.finding((one.standing.verdict for one in lines), unknown)
    when = fmt.date_long(today, with_weekday=False)
    blocks: list[Block] = [
        Heading(1, _("Indicateurs du plan")),
        Para(" · ".join(part for part in (title, when, finding) if part), "lead"),
        _table(lines),
    ]
    for line in lines:
        sheet = queries.indicator_sheet(store, line.id, today) if line.values else None
        if sheet is not None:
            blocks += _sheet(sheet, today)
    return Document(
        title=_("Indicateurs du plan"), issuer=queries.issuer_name(store), kind=_("Indicateurs"),
        blocks=tuple(blocks), foot=_("Indicateurs du plan, au {day}").format(day=when),
    )  # fmt: skip


def indicators_spreadsheet(store: Store, plan_id: str) -> Spreadsheet:
    """Return the same indicators, and every measure, for a spreadsheet."""
    today = store.clock.today()
    lines = queries.indicator_lines(store, plan_id, today)
    sheets = [one for one in (queries.indicator_sheet(store, line.id, today) for line in lines)
              if one is not None]  # fmt: skip
    return Spreadsheet(_("Indicateurs du plan"), (
        Sheet(_("Indicateurs"), _columns(), tuple(_row(one) for one in lines)),
        Sheet(_("Mesures"), _measure_columns(),
              tuple(row for one in sheets for row in _measures(one))),
    ), queries.issuer_name(store))  # fmt: skip


def _plan(store: Store, plan_id: str | None) -> tuple[str, str]:
    every = plans(store)
    found = next((one for one in every if one.id == plan_id), every[0] if every else None)
    return (found.id, found.title) if found else ("", "")


def _table(lines: list[IndicatorLine]) -> Table:
    columns = (
        Column(_("Indicateur"), 3.2), Column(_("Départ"), 0.9, right=True),
        Column(_("Dernière"), 1.1, right=True), Column(_("Cible"), 0.9, right=True),
        Column(_("Chemin fait"), 1.2), Column(_("À mesurer"), 1.3),
    )
    rows = tuple(_cells(one) for one in lines)
    return Table(
        columns, (Rows(rows),) if rows else (), summary=_("Les indicateurs et le chemin fait"),
        empty=_("Aucun indicateur encore."),
    )


def _cells(one: IndicatorLine) -> tuple[Words, ...]:
    last, target = one.course.last, one.standing.target
    due = words.due_words(one.due, one.late)
    return (
        one.title,
        values.said(one.course.start, one.decimals),
        values.said(last[1], one.decimals) if last else "",
        values.said(target.value, one.decimals) if target else "",
        words.spoken_way(one.standing) if one.standing.verdict != UNKNOWN else "",
        Run(due, tone="danger") if one.late else due,
    )


def _sheet(sheet: IndicatorSheet, today: date) -> list[Block]:
    from dsi_desktop.reporting.pdf.fonts import measure

    line = sheet.line
    drawn = chart(line.course, line.decimals, today, _WIDE, _HIGH, _ink(line.hue, measure))
    about = " · ".join(part for part in (
        line.serves, line.unit, line.source and _("Source : {source}").format(source=line.source),
        line.responsible) if part)  # fmt: skip
    measures = ngettext("{n} mesure", "{n} mesures", len(sheet.measures)).format(
        n=len(sheet.measures))
    blocks: list[Block] = [Heading(2, line.title), Para(about or measures, "note")]
    if drawn.shapes:
        blocks.append(Figure(drawn, _("{title} : {way}").format(
            title=line.title, way=words.spoken_way(line.standing))))
    rows = tuple(_measure_row(sheet, at) for at in range(len(sheet.measures)))
    blocks.append(Table(
        (Column(_("Date"), 1.2), Column(_("Valeur"), 0.9, right=True), Column(_("Parts"), 2),
         Column(_("Source et note"), 2.6)),
        (Rows(rows),) if rows else (), summary=_("Les mesures de {title}").format(title=line.title),
        empty=_("Aucune mesure encore."),
    ))  # fmt: skip
    return blocks


def _measure_row(sheet: IndicatorSheet, at: int) -> tuple[Words, ...]:
    one, decimals = sheet.measures[at], sheet.line.decimals
    parts = "; ".join(f"{part.name} {values.said(part.value, decimals)}" for part in one.parts)
    return (
        words.short_day(one.day), values.said(one.value, decimals), parts,
        " · ".join(part for part in (one.source, one.note) if part),
    )


def _ink(hue: int, measure: Measure) -> Ink:
    own = {"text": palette.INK, "text2": palette.GREY, "line": palette.LINE,
           "bad": palette.TONES["danger"], "badSoft": "#FBE9E7", "ground": "#FFFFFF"}  # fmt: skip
    solid = tokens.HUES_LIGHT[hue % len(tokens.HUES_LIGHT)]
    return Ink(lambda key: own.get(key, solid.solid), measure)


def _columns() -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(_("Indicateur"), width=44), SheetColumn(_("Ce qu’il sert"), width=40),
        SheetColumn(_("Chantier"), width=20), SheetColumn(_("Unité"), width=18),
        SheetColumn(_("Départ"), "decimal", 12), SheetColumn(_("Date de départ"), "day", 12),
        SheetColumn(_("Dernière"), "decimal", 12), SheetColumn(_("Mesuré le"), "day", 12),
        SheetColumn(_("Cible"), "decimal", 12), SheetColumn(_("À atteindre le"), "day", 12),
        SheetColumn(_("Chemin fait (%)"), "number", 12), SheetColumn(_("Verdict"), width=16),
        SheetColumn(_("À mesurer le"), "day", 12), SheetColumn(_("Jours de retard"), "number", 10),
        SheetColumn(_("Responsable"), width=24), SheetColumn(_("Source"), width=40),
    )


def _row(one: IndicatorLine) -> tuple[Value, ...]:
    last, target, decimals = one.course.last, one.standing.target, one.decimals
    verdict = words.VERDICTS.get(one.standing.verdict)
    return (
        one.title, one.serves, one.body, one.unit, _number(one.course.start, decimals),
        day_of(one.course.baseline_on), _number(last[1] if last else None, decimals),
        day_of(last[0]) if last else None, _number(target.value if target else None, decimals),
        day_of(target.due_on) if target else None, one.standing.percent,
        _(verdict) if verdict else "", one.due, one.late or None, one.responsible, one.source,
    )


def _measure_columns() -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(_("Indicateur"), width=44), SheetColumn(_("Date"), "day", 12),
        SheetColumn(_("Axe"), width=14), SheetColumn(_("Part"), width=20),
        SheetColumn(_("Valeur"), "decimal", 12), SheetColumn(_("Unité"), width=18),
        SheetColumn(_("Source"), width=36), SheetColumn(_("Note"), width=40),
        SheetColumn(_("Preuves"), width=30),
    )


def _measures(sheet: IndicatorSheet) -> list[tuple[Value, ...]]:
    """Return one row for each measure, then one for each of its parts."""
    line, found = sheet.line, list[tuple[Value, ...]]()
    for one in sheet.measures:
        day, proofs = day_of(one.day), ", ".join(proof.name for proof in one.evidence)
        found.append((line.title, day, "", "", _number(one.value, line.decimals), line.unit,
                      one.source, one.note, proofs))  # fmt: skip
        found += [(line.title, day, part.axis, part.name, _number(part.value, line.decimals),
                   line.unit, "", "", "") for part in one.parts]  # fmt: skip
    return found


def _number(value: int | None, decimals: int) -> Value:
    return None if value is None else value / 10**decimals


REPORTS = (
    Report(
        name="indicators",
        title=N_("Indicateurs du plan"),
        purpose=N_("D’où l’on part, où l’on veut arriver, ce qui est mesuré et ce qui manque"),
        scope="dossier",
        stem="indicateurs",
        build=indicators,
    ),
)
