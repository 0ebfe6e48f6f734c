"""The organigramme on one page, from the same shapes as the screen."""

from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import queries
from dsi_desktop.features.governance.rules import tree
from dsi_desktop.features.governance.rules.chart import layout
from dsi_desktop.features.governance.rules.chart_card import Colour, Ink, drawing, spoken
from dsi_desktop.features.governance.rules.chart_nodes import ChartBody
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _, ngettext
from dsi_desktop.reporting.blocks import Document, Figure, Heading, Para
from dsi_desktop.reporting.notes import unsettled
from dsi_desktop.reporting.registry import Report
from dsi_desktop.ui import tokens

_OWN = {"solid": 0, "soft": 1, "ink": 2}


def governance_chart(store: Store, _record_id: str | None = None) -> Document:
    """Return the organigramme of today on one landscape page; refused when there is none."""
    from dsi_desktop.reporting.pdf.fonts import measure

    today = store.clock.today()
    bodies = queries.chart_bodies(store, today)
    if not bodies:
        raise RuleBroken(_("L’organigramme est vide : ajoutez d’abord une instance."))
    drawn = drawing(layout(bodies, detail="summary"), Ink(paper_colour, measure))
    when = fmt.date_long(today, with_weekday=False)
    return Document(
        title=_("Organigramme"),
        issuer=queries.initiative_name(store),
        kind=_("Organigramme"),
        blocks=(
            Heading(1, _("Organigramme")),
            Para(_lead(bodies), "lead"),
            *unsettled(queries.unsettled(store)),
            Figure(drawn, _alternative(bodies, today)),
        ),
        foot=_("Organigramme à jour au {day}").format(day=when),
        landscape=True,
    )


def paper_colour(key: Colour, hue: int) -> str:
    """Return a colour of the light tokens, which hold their contrast on white paper."""
    own = _OWN.get(key)
    return tokens.LIGHT[key] if own is None else tokens.HUES_LIGHT[hue % 7][own]


def _lead(bodies: list[ChartBody]) -> str:
    vacant = sum(body.vacant for body in bodies)
    members = sum(body.members for body in bodies)
    parts = [
        ngettext("{n} instance", "{n} instances", len(bodies)).format(n=len(bodies)),
        ngettext("{n} siège occupé", "{n} sièges occupés", members).format(n=members),
    ]
    if vacant:
        parts.append(ngettext("{n} siège vacant", "{n} sièges vacants", vacant).format(n=vacant))
    return ", ".join(parts)


def _alternative(bodies: list[ChartBody], today: date) -> str:
    """Say the drawing for who does not see it: each body, and under which one it stands."""
    known = {body.id: body for body in bodies}
    order = tree.reading_order({body.id: body.parent_id for body in bodies})
    said = [_("Organigramme au {day}.").format(day=fmt.date_long(today, with_weekday=False))]
    for key, _depth in order:
        parent = known.get(known[key].parent_id or "")
        text = spoken(known[key])
        said.append(
            _("{body}, relève de {parent}.").format(body=text, parent=parent.title)
            if parent else f"{text}."
        )
    return " ".join(said)


CHART = Report(
    name="governance-chart",
    title=N_("Organigramme"),
    purpose=N_("Les instances, qui les anime et les sièges vacants, sur une page."),
    scope="dossier",
    stem="organigramme",
    build=governance_chart,
)
