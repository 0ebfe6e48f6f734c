"""The organigramme on paper, on one page or several, from the same shapes as the screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import queries
from dsi_desktop.features.governance.rules import tree
from dsi_desktop.features.governance.rules.chart import layout
from dsi_desktop.features.governance.rules.chart_arrows import (
    arrow_shapes,
    arrows,
    relation_sentence,
)
from dsi_desktop.features.governance.rules.chart_card import Colour, Ink, drawing, spoken
from dsi_desktop.features.governance.rules.chart_nodes import ChartBody, ChartRelation
from dsi_desktop.features.governance.rules.chart_poster import branches, sheets
from dsi_desktop.features.governance.rules.chart_svg import svg
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.drawing import Drawing, Measure, Path
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _, language, ngettext
from dsi_desktop.reporting.blocks import Block, Document, Figure, Heading, PageBreak, Para
from dsi_desktop.reporting.notes import unsettled
from dsi_desktop.reporting.registry import Report
from dsi_desktop.ui import tokens

_OWN = {"solid": 0, "soft": 1, "ink": 2}
Pages = Literal["one", "poster", "branches"]


@dataclass(frozen=True, slots=True)
class ChartPlan:
    """What is printed: the bodies and arrows shown, of which day, for whom."""

    issuer: str
    day: date
    bodies: tuple[ChartBody, ...]
    relations: tuple[ChartRelation, ...]
    notes: tuple[str, ...] = ()


def governance_chart(store: Store, _record_id: str | None = None) -> Document:
    """Return the organigramme of today on one landscape page; refused when there is none."""
    today = store.clock.today()
    bodies = queries.chart_bodies(store, today)
    return chart_document(chart_plan(store, bodies, queries.chart_relations(store, today), today))


def chart_plan(
    store: Store, bodies: Sequence[ChartBody], relations: Sequence[ChartRelation], day: date,
) -> ChartPlan:
    """Return what a document says of these bodies and arrows."""
    return ChartPlan(
        queries.initiative_name(store), day, tuple(bodies), tuple(relations),
        tuple(queries.unsettled(store)),
    )


def chart_document(plan: ChartPlan, pages: Pages = "one") -> Document:
    """Return the organigramme on one page, cut as a poster, or branch by branch.

    Raises `RuleBroken` when there is no body to print.
    """
    from dsi_desktop.reporting.pdf.fonts import measure

    if not plan.bodies:
        raise RuleBroken(_("L’organigramme est vide : ajoutez d’abord une instance."))
    when = fmt.date_long(plan.day, with_weekday=False)
    whole = _drawn(plan.bodies, plan.relations, measure)
    more = {"one": _no_more, "poster": _poster, "branches": _branches}[pages]
    return Document(
        title=_("Organigramme"),
        issuer=plan.issuer,
        kind=_("Organigramme"),
        blocks=(
            Heading(1, _("Organigramme")),
            Para(_lead(plan.bodies), "lead"),
            *unsettled(plan.notes),
            Figure(whole, _alternative(plan.bodies, plan.relations, plan.day)),
            *more(plan, whole, measure),
        ),
        foot=_("Organigramme à jour au {day}").format(day=when),
        landscape=True,
    )


def chart_svg(plan: ChartPlan) -> str:
    """Return the organigramme as SVG; `RuleBroken` when there is no body."""
    from dsi_desktop.reporting.pdf.fonts import measure

    if not plan.bodies:
        raise RuleBroken(_("L’organigramme est vide : ajoutez d’abord une instance."))
    when = fmt.date_long(plan.day, with_weekday=False)
    title = _("Organigramme de {name} au {day}").format(name=plan.issuer, day=when)
    whole = _drawn(plan.bodies, plan.relations, measure)
    said = _alternative(plan.bodies, plan.relations, plan.day)
    return svg(whole, title, said, f"{language()}-CA")


def paper_colour(key: Colour, hue: int) -> str:
    """Return a colour of the light tokens, which hold their contrast on white paper."""
    own = _OWN.get(key)
    return tokens.LIGHT[key] if own is None else tokens.HUES_LIGHT[hue % 7][own]


def _drawn(
    bodies: Sequence[ChartBody], relations: Sequence[ChartRelation], measure: Measure,
) -> Drawing:
    """Return cards and wires, then the arrows under the cards and their words over them."""
    ink = Ink(paper_colour, measure)
    chart = layout(bodies, detail="summary")
    base = drawing(chart, ink)
    extra = [shape for arrow in arrows(chart, relations) for shape in arrow_shapes(arrow, ink)]
    lines = tuple(shape for shape in extra if isinstance(shape, Path))
    words = tuple(shape for shape in extra if not isinstance(shape, Path))
    return Drawing(base.width, base.height, (*lines, *base.shapes, *words), base.groups)


def _no_more(_plan: ChartPlan, _whole: Drawing, _measure: Measure) -> list[Block]:
    return []


def _poster(_plan: ChartPlan, whole: Drawing, measure: Measure) -> list[Block]:
    found: list[Block] = []
    cut = sheets(whole, measure)
    for number, sheet in enumerate(cut, 1):
        title = _("Feuille {n} de {count} : rangée {row}, colonne {column}").format(
            n=number, count=len(cut), row=sheet.row, column=sheet.column)
        found += [PageBreak(), Heading(2, title), Figure(sheet.drawing, title)]
    return found


def _branches(plan: ChartPlan, _whole: Drawing, measure: Measure) -> list[Block]:
    found: list[Block] = []
    for branch in branches(plan.bodies):
        inside = {body.id for body in branch.bodies}
        kept = [one for one in plan.relations if one.from_id in inside]
        found += [
            PageBreak(), Heading(2, branch.head.title), Para(_lead(branch.bodies), "lead"),
            Figure(_drawn(branch.bodies, kept, measure),
                   _alternative(branch.bodies, kept, plan.day)),
        ]
    return found


def _lead(bodies: Sequence[ChartBody]) -> str:
    vacant = sum(body.vacant for body in bodies)
    members = sum(body.members for body in bodies)
    parts = [
        ngettext("{n} instance", "{n} instances", len(bodies)).format(n=len(bodies)),
        ngettext("{n} siège occupé", "{n} sièges occupés", members).format(n=members),
    ]
    if vacant:
        parts.append(ngettext("{n} siège vacant", "{n} sièges vacants", vacant).format(n=vacant))
    return ", ".join(parts)


def _alternative(
    bodies: Sequence[ChartBody], relations: Sequence[ChartRelation], day: date,
) -> str:
    """Say the drawing for who does not see it: each body, under which one, and the arrows."""
    known = {body.id: body for body in bodies}
    order = tree.reading_order({body.id: body.parent_id for body in bodies})
    said = [_("Organigramme au {day}.").format(day=fmt.date_long(day, with_weekday=False))]
    for key, _depth in order:
        parent = known.get(known[key].parent_id or "")
        text = spoken(known[key])
        said.append(
            _("{body}, relève de {parent}.").format(body=text, parent=parent.title)
            if parent else f"{text}."
        )
    names = {key: body.title for key, body in known.items()}
    said += [f"{relation_sentence(one, names)}." for one in relations if one.from_id in names]
    return " ".join(said)


CHART = Report(
    name="governance-chart",
    title=N_("Organigramme"),
    purpose=N_("Les instances, qui les anime et les sièges vacants, sur une page."),
    scope="dossier",
    stem="organigramme",
    build=governance_chart,
)
