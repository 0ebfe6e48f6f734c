"""The calendar of a plan as a document: the drawing, then every action in words."""

from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.rules.frozen import Baseline
from dsi_desktop.features.schedule.queries.calendar import calendar, first_plan, issuer_name
from dsi_desktop.features.schedule.queries.versions import compared
from dsi_desktop.features.schedule.rules.lines import Calendar
from dsi_desktop.features.schedule.rules.listing import HEADS, listed
from dsi_desktop.features.schedule.rules.paper import Chart, Sheet, on_one, on_pages
from dsi_desktop.features.schedule.rules.reading import Known, known
from dsi_desktop.features.schedule.rules.scene import Look, Scene, axis_of, scene
from dsi_desktop.features.schedule.rules.shapes import Colour, Ink
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.drawing import Drawing
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import N_, _, ngettext
from dsi_desktop.reporting import palette
from dsi_desktop.reporting.blocks import (
    Block,
    Column,
    Document,
    Figure,
    Heading,
    PageBreak,
    Para,
    Rows,
    Run,
    Table,
    Words,
)
from dsi_desktop.reporting.registry import Report
from dsi_desktop.ui import tokens

_OWN = MappingProxyType({
    "surface": "#FFFFFF", "ground": palette.GROUND, "line": palette.LINE, "text": palette.INK,
    "text2": palette.GREY, "baseline": "#8896A3", "late": palette.RED, "lateSoft": "#F8E6E6",
    "slip": palette.AMBER, "mark": palette.INK,
})  # fmt: skip
# The room of a page, once its head, its title and its foot are drawn, in points of the drawing:
# the drawing is shrunk by a third so that letters of 11 points come out at 8.
_DENSE = 1.4
_SHEETS = MappingProxyType({
    "letter": Sheet(684 * _DENSE, 400 * _DENSE, 490 * _DENSE),
    "tabloid": Sheet(1116 * _DENSE, 580 * _DENSE, 670 * _DENSE),
})  # fmt: skip
_SHOWN = (0, 2, 3, 6, 7, 8, 9, 11)
_SHARES = (2.6, 1.2, 1.2, 1.7, 0.9, 1.9, 1.9, 1.4)


@dataclass(frozen=True, slots=True)
class CalendarPlan:
    """What is printed: a plan as it is looked at, against a version or none."""

    issuer: str
    day: date
    calendar: Calendar
    before: Baseline
    look: Look
    scale: str = "quarter"


def calendar_report(store: Store, plan_id: str | None) -> Document:
    """Return a plan over time, page after page on letter paper. Raises `NotFound`."""
    return calendar_document(_plan(store, plan_id), whole=False)


def calendar_on_one_page(store: Store, plan_id: str | None) -> Document:
    """Return a plan over time on one page of tabloid paper. Raises `NotFound`."""
    return calendar_document(_plan(store, plan_id), "tabloid", whole=True)


def calendar_document(plan: CalendarPlan, paper: str = "letter", *, whole: bool) -> Document:
    """Return the drawing, whole on one page or cut, and the list of the actions after it."""
    every = known(plan.calendar, plan.before, plan.day)
    look = replace(plan.look, compared=bool(plan.before.elements))
    shown = scene(plan.calendar, every, look)
    title = _("Calendrier – {plan}").format(plan=plan.calendar.title)
    blocks: list[Block] = [Heading(1, title), Para(_lead(plan, shown), "lead")]
    drawn = _drawings(plan, every, shown, paper, whole=whole)
    for number, drawing in enumerate(drawn, 1):
        alt = _("{title}, feuille {n} de {count}").format(title=title, n=number, count=len(drawn))
        blocks += [*([PageBreak()] if number > 1 else []), Figure(drawing, alt)]
    if not plan.calendar.actions:
        blocks.append(Para(_("Ce plan n’a pas encore d’action.")))
    else:
        blocks += [PageBreak(), Heading(2, _("Les actions, dans l’ordre du calendrier")),
                   _table(plan, every, look)]  # fmt: skip
    when = fmt.date_long(plan.day, with_weekday=False)
    return Document(
        title=title, issuer=plan.issuer, kind=_("Calendrier du plan"), blocks=tuple(blocks),
        foot=_("{title}, au {day}").format(title=title, day=when), landscape=True, paper=paper,
    )  # fmt: skip


def paper_colour(key: Colour, hue: int) -> str:
    """Return a colour of paper; "solid", "soft", "ink" are those of the chantier."""
    own = tokens.HUES_LIGHT[hue % len(tokens.HUES_LIGHT)]
    chantier = {"solid": own.solid, "soft": own.soft, "ink": own.ink}
    return chantier[key] if key in chantier else _OWN[key]


def _plan(store: Store, plan_id: str | None) -> CalendarPlan:
    found = calendar(store, plan_id or first_plan(store))
    if found is None:
        raise NotFound(_("Ce plan n’est plus dans le dossier."))
    return CalendarPlan(
        issuer_name(store), store.clock.today(), found, compared(store, found.plan_id), Look()
    )


def _drawings(
    plan: CalendarPlan, every: dict[str, Known], shown: Scene, paper: str, *, whole: bool
) -> list[Drawing]:  # fmt: skip
    from dsi_desktop.reporting.pdf.fonts import measure

    if not shown.rows:
        return []
    ink = Ink(paper_colour, measure)
    chart = Chart(
        tuple(row.bar for row in shown.rows), shown.elbows,
        axis_of(plan.calendar, every, plan.scale, plan.day), plan.day,
        _("Aujourd’hui, {day}").format(day=fmt.date_short(plan.day)), _("Chantier, action"),
    )
    sheet = _SHEETS[paper]
    return [on_one(chart, sheet.width, ink)] if whole else on_pages(chart, sheet, ink)


def _lead(plan: CalendarPlan, shown: Scene) -> str:
    counted = ngettext("{n} action", "{n} actions", shown.actions)
    parts = [
        fmt.date_long(plan.day, with_weekday=False),
        counted.format(n=fmt.number(shown.actions)), shown.finding,
        _("trait gris : prévu dans {version}").format(version=plan.before.name)
        if plan.before.elements else "",
    ]  # fmt: skip
    return " · ".join(part for part in parts if part)


def _table(plan: CalendarPlan, every: dict[str, Known], look: Look) -> Table:
    flat = scene(plan.calendar, every, replace(look, folded=frozenset()))
    lines = listed(flat.rows, every, grouping=look.grouping, compared=look.compared)
    groups: dict[str, list[tuple[Words, ...]]] = {}
    for line in lines:
        cells: list[Words] = [line.cells[at] for at in _SHOWN]
        if line.cells[-1]:
            cells[-1] = Run(line.cells[-1], tone="danger")
        groups.setdefault(line.cells[1], []).append(tuple(cells))
    return Table(
        tuple(Column(_(HEADS[at]), share) for at, share in zip(_SHOWN, _SHARES, strict=True)),
        tuple(Rows(tuple(rows), name) for name, rows in groups.items()),
        summary=_("Chaque action, ses dates, son écart et ce qu’elle attend"),
        empty=_("Aucune action à montrer."),
    )


CALENDAR = Report(
    name="plan-calendar",
    title=N_("Calendrier du plan"),
    purpose=N_("Les actions dans le temps, leurs jalons et ce qui attend, sur plusieurs pages"),
    scope="plan",
    stem="calendrier-plan",
    build=calendar_report,
)
CALENDAR_ONE = Report(
    name="plan-calendar-poster",
    title=N_("Calendrier du plan sur une page"),
    purpose=N_("Tout le calendrier sur une feuille de format tabloïd, à afficher"),
    scope="plan",
    stem="calendrier-plan-affiche",
    build=calendar_on_one_page,
)
