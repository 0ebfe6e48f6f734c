"""The map of a plan on paper: the same shapes as on screen, on a landscape page."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance.rules.chart_card import Colour, Ink
from dsi_desktop.features.plan.queries.map import plan_map
from dsi_desktop.features.plan.queries.paper import plan_paper
from dsi_desktop.features.plan.rules.map import PlanMap
from dsi_desktop.features.plan.rules.map_drawing import map_drawing
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.reporting.blocks import Block, Bullets, Document, Figure, Heading, PageBreak, Para
from dsi_desktop.reporting.registry import Report
from dsi_desktop.ui import tokens

_READ_AT_ONCE = 8  # cards one above another, on a letter page
_OWN = {"solid": 0, "soft": 1, "ink": 2}


def chain_letter(store: Store, plan_id: str | None) -> Document:
    """Return the map of a plan on a letter page. Raises `NotFound`, `RuleBroken` when empty."""
    return _made(store, plan_id or "", "letter")


def chain_tabloid(store: Store, plan_id: str | None) -> Document:
    """Return the map of a plan on a great page. Raises `NotFound`, `RuleBroken` when empty."""
    return _made(store, plan_id or "", "a3")


def _made(store: Store, plan_id: str, paper: str) -> Document:
    about = plan_paper(store, plan_id, store.clock.today())
    return chain_document(plan_map(store, plan_id), about.issuer, paper)


def chain_document(shown: PlanMap, issuer: str, paper: str) -> Document:
    """Return the map, then where its chains are broken, in words."""
    from dsi_desktop.reporting.pdf.fonts import measure

    if not shown.nodes:
        raise RuleBroken(_("La carte est vide : écrivez d’abord un besoin ou un enjeu."))
    ink = Ink(paper_colour, measure)
    title = _("Chaîne du plan : {title}").format(title=shown.title)
    gaps = tuple(
        f"{node.code} {node.title} : {shown.gaps(node.id).said}".strip()
        for node in shown.broken()
    )
    return Document(
        title=title, issuer=issuer, kind=_("Chaîne du plan"),
        blocks=(
            Heading(1, title), Para(_lead(shown), "lead"),
            *(_branches(shown, ink) if paper == "letter" else [_figure(shown, ink)]),
            *((Heading(2, shown.broken_words()), Bullets(gaps)) if gaps else ()),
        ),
        foot=title, landscape=True, paper=paper,
    )  # fmt: skip


def _branches(shown: PlanMap, ink: Ink) -> list[Block]:
    """Return a page for each issue when the whole is too high to be read on one."""
    issues = shown.column("issue")
    if len(issues) < 2 or max(len(shown.column(one)) for one in shown.columns) <= _READ_AT_ONCE:
        return [_figure(shown, ink)]
    blocks: list[Block] = []
    for issue in issues:
        blocks += [PageBreak()] if blocks else []
        branch = shown.only(shown.chain(issue.id))
        blocks += [Heading(2, f"{issue.code} {issue.title}".strip()), _figure(branch, ink)]
    return blocks


def _figure(shown: PlanMap, ink: Ink) -> Figure:
    return Figure(map_drawing(shown, ink), _alternative(shown))


def _lead(shown: PlanMap) -> str:
    return ", ".join(
        f"{shown.head(column).lower()} : {len(shown.column(column))}" for column in shown.columns
    ).capitalize()


def _alternative(shown: PlanMap) -> str:
    return _("Colonnes de gauche à droite : {columns}. {broken}.").format(
        columns=", ".join(shown.head(column) for column in shown.columns),
        broken=shown.broken_words(),
    )


def paper_colour(key: Colour, hue: int) -> str:
    """Return a colour of the light tokens, which hold their contrast on white paper."""
    own = _OWN.get(key)
    return tokens.LIGHT[key] if own is None else tokens.HUES_LIGHT[hue % 7][own]


CHAIN = Report(
    name="plan-chain",
    title=N_("Chaîne du plan, en carte"),
    purpose=N_("Des besoins aux ressources, enjeu par enjeu : ce qui sert à quoi, et où la chaîne "
               "se brise"),
    scope="plan",
    stem="plan-chaine",
    build=chain_letter,
)  # fmt: skip
CHAIN_TABLOID = Report(
    name="plan-chain-tabloid",
    title=N_("Chaîne du plan, en carte à afficher"),
    purpose=N_("Toute la carte sur une seule feuille de 11 × 17 pouces"),
    scope="plan",
    stem="plan-chaine-tabloid",
    build=chain_tabloid,
)
