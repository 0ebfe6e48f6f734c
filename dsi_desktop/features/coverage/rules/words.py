"""The words of the coverage: the same on the screen, on paper and in a spreadsheet."""

from collections.abc import Mapping
from types import MappingProxyType

from dsi_desktop.features.coverage.rules import gaps as kinds
from dsi_desktop.features.coverage.rules.gaps import Gap, Stopped
from dsi_desktop.features.coverage.rules.ground import (
    ACTION,
    ACTIVE,
    CHANGE,
    EVERY,
    ISSUE,
    KEPT,
    NEED,
    OBJECTIVE,
    Element,
)
from dsi_desktop.features.coverage.rules.matrix import (
    AREA,
    BROKEN,
    EMPTY,
    RESOURCE,
    UNKNOWN,
    Cell,
    Row,
)
from dsi_desktop.features.plan.rules.levels import level_name, titled
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import N_, _, ngettext
from dsi_desktop.kernel.text import listed
from dsi_desktop.kernel.vocabulary import label

COLUMN_TITLES = MappingProxyType({
    NEED: N_("Besoins"), ISSUE: N_("Enjeux"), OBJECTIVE: N_("Objectifs"), ACTION: N_("Actions"),
    RESOURCE: N_("Ressources"),
})  # fmt: skip
GAP_TITLES = MappingProxyType({
    kinds.NEED_ISSUE: N_("Besoin sans enjeu"),
    kinds.NEED_ACTION: N_("Besoin sans action"),
    kinds.ISSUE_OBJECTIVE: N_("Enjeu sans objectif"),
    kinds.OBJECTIVE_ACTION: N_("Objectif sans action"),
    kinds.CHANGE_ACTION: N_("Transformation sans action"),
    kinds.ACTION_RESOURCE: N_("Action sans ressource"),
    kinds.ACTION_LEAD: N_("Action sans responsable"),
    kinds.OBJECTIVE_INDICATOR: N_("Objectif sans indicateur"),
    kinds.INDICATOR_MEASURE: N_("Indicateur sans mesure"),
    kinds.RESOURCE_LINK: N_("Ressource sans lien"),
    kinds.DIMENSION_NEED: N_("Dimension sans besoin documenté"),
})  # fmt: skip
MENDING = MappingProxyType({
    kinds.NEED_ISSUE: N_("Créer l’enjeu…"),
    kinds.NEED_ACTION: N_("Créer l’enjeu…"),
    kinds.ISSUE_OBJECTIVE: N_("Créer l’objectif…"),
    kinds.OBJECTIVE_ACTION: N_("Créer l’action…"),
    kinds.CHANGE_ACTION: N_("Créer l’action…"),
    kinds.ACTION_RESOURCE: N_("Ajouter une ressource…"),
    kinds.ACTION_LEAD: N_("Nommer un responsable…"),
    kinds.OBJECTIVE_INDICATOR: N_("Créer l’indicateur…"),
    kinds.INDICATOR_MEASURE: N_("Ajouter une mesure…"),
    kinds.RESOURCE_LINK: N_("Relier à une action…"),
    kinds.DIMENSION_NEED: N_("Créer le besoin…"),
})  # fmt: skip
# What a gap is about, and what it lacks: a level, or a word where a plan has none for it.
_ENDS = MappingProxyType({
    kinds.NEED_ISSUE: (NEED, ISSUE), kinds.NEED_ACTION: (NEED, ACTION),
    kinds.ISSUE_OBJECTIVE: (ISSUE, OBJECTIVE), kinds.OBJECTIVE_ACTION: (OBJECTIVE, ACTION),
    kinds.CHANGE_ACTION: (CHANGE, ACTION), kinds.ACTION_RESOURCE: (ACTION, N_("ressource")),
    kinds.ACTION_LEAD: (ACTION, N_("responsable")),
    kinds.OBJECTIVE_INDICATOR: (OBJECTIVE, N_("indicateur")),
})  # fmt: skip
_MADE = MappingProxyType({
    kinds.NEED_ISSUE: ISSUE, kinds.NEED_ACTION: ISSUE, kinds.ISSUE_OBJECTIVE: OBJECTIVE,
    kinds.OBJECTIVE_ACTION: ACTION, kinds.CHANGE_ACTION: ACTION, kinds.DIMENSION_NEED: NEED,
})  # fmt: skip
# Which cell of the table a gap is told in.
COLUMN_OF = MappingProxyType({
    kinds.NEED_ISSUE: ISSUE, kinds.NEED_ACTION: ISSUE, kinds.ISSUE_OBJECTIVE: OBJECTIVE,
    kinds.OBJECTIVE_ACTION: ACTION, kinds.CHANGE_ACTION: ACTION, kinds.ACTION_RESOURCE: RESOURCE,
    kinds.ACTION_LEAD: ACTION, kinds.OBJECTIVE_INDICATOR: OBJECTIVE, kinds.DIMENSION_NEED: NEED,
})  # fmt: skip
SCOPES = MappingProxyType({
    KEPT: N_("Actions non abandonnées"),
    ACTIVE: N_("Actions en cours et à venir"),
    EVERY: N_("Toutes les actions"),
})  # fmt: skip
_STATES = MappingProxyType({
    BROKEN: N_("la chaîne s’arrête ici"), EMPTY: N_("rien à la suite"),
    UNKNOWN: N_("non documenté"),
})  # fmt: skip


def column_title(column: str, names: Mapping[str, str]) -> str:
    """Return the head of a column: the level as it is called here, else « Enjeux »."""
    return titled(column, names) if names.get(column) else _(COLUMN_TITLES[column])


def gap_title(kind: str, names: Mapping[str, str]) -> str:
    """Return the name of a kind of gap: « Axe sans objectif » where issues are called axes."""
    ends = _ENDS.get(kind)
    if ends is None or not any(names.get(end) for end in ends):
        return _(GAP_TITLES[kind])
    whole, lacking_one = ends
    other = level_name(lacking_one, names) if lacking_one in COLUMN_TITLES else _(lacking_one)
    return _("{whole} sans {other}").format(whole=titled(whole, names), other=other)


def mending(kind: str, names: Mapping[str, str]) -> str:
    """Return what mends a kind of gap: « Créer l’enjeu… »."""
    name = names.get(_MADE.get(kind, ""), "")
    return _("Créer : {name}…").format(name=name) if name else _(MENDING[kind])


def row_name(row: Row, by: str) -> str:
    """Return the name of a line: a dimension, a territory, or what names none."""
    if row.key:
        return row.name
    return _("Territoire non précisé") if by == AREA else _("Dimension non précisée")


def figure(cell: Cell) -> str:
    """Return what is drawn: « – » where nobody documented a need."""
    return "–" if cell.state == UNKNOWN else fmt.number(cell.count)


def cell_spoken(name: str, column: str, cell: Cell) -> str:
    """Return a cell as it is read aloud: « Santé mentale, objectifs : 0, la chaîne … »."""
    title = column.lower()
    if cell.state == UNKNOWN:
        return _("{name}, {column} : non documenté").format(name=name, column=title)
    said = _("{name}, {column} : {n}").format(
        name=name, column=title, n=fmt.number(cell.count)
    )
    if cell.state in _STATES:
        return f"{said}, {_(_STATES[cell.state])}"
    if cell.lacking:
        return f"{said}, {lacking(cell)}"
    return said


def lacking(cell: Cell) -> str:
    """Return how many of those before have nothing after them."""
    return ngettext(
        "manque pour {n} fiche", "manque pour {n} fiches", cell.lacking
    ).format(n=fmt.number(cell.lacking))


def gap_note(gap: Gap, chantiers: Mapping[str, str]) -> str:
    """Return what helps to examine a gap: its chantier, who waits, how much."""
    parts = [chantiers.get(gap.body_id, "")]
    if gap.waiting:
        parts.append(ngettext(
            "{n} besoin attend", "{n} besoins attendent", gap.waiting
        ).format(n=fmt.number(gap.waiting)))  # fmt: skip
    if gap.kind == kinds.ACTION_RESOURCE:
        parts.append(_("ni argent, ni heures"))
    elif gap.kind == kinds.ACTION_LEAD:
        parts.append(_("ni organisation, ni personne"))
    elif gap.kind == kinds.RESOURCE_LINK:
        parts.append(_means(gap))
    elif gap.kind == kinds.DIMENSION_NEED:
        parts.append(_("à documenter ou à écarter avec un motif"))
    elif gap.kind in (kinds.NEED_ISSUE, kinds.NEED_ACTION):
        parts.append(_("aucun enjeu ni aucune action n’y répond"))
    return " · ".join(part for part in parts if part)


def _means(gap: Gap) -> str:
    if gap.table == "human_resource":
        return _("{n} h").format(n=fmt.number(gap.hours / 10, 1 if gap.hours % 10 else 0))
    kind = _("entente") if gap.table == "agreement" else _("source de financement")
    return f"{kind}, {fmt.money(gap.cents)}" if gap.cents else kind


def aside_note(gap: Gap) -> str:
    """Return why a gap was put aside, and when."""
    if gap.aside is None:
        return ""
    day = fmt.date_long(gap.aside.set_on, with_weekday=False) if gap.aside.set_on else ""
    said = _("Écarté le {day} : {reason}") if day else _("Écarté : {reason}")
    return said.format(day=day, reason=gap.aside.reason)


def gaps_counted(count: int) -> str:
    """Return « 7 manques à examiner »."""
    if not count:
        return _("Aucun manque à examiner")
    return ngettext(
        "{n} manque à examiner", "{n} manques à examiner", count
    ).format(n=fmt.number(count))  # fmt: skip


def aside_counted(count: int) -> str:
    """Return « Écartés avec un motif (2) »."""
    return _("Écartés avec un motif ({n})").format(n=fmt.number(count))


def stopped_counted(count: int) -> str:
    """Return « 5 besoins sans action »."""
    if not count:
        return _("Chaque besoin a une action")
    return ngettext(
        "{n} besoin sans action", "{n} besoins sans action", count
    ).format(n=fmt.number(count))  # fmt: skip


def stopped_note(one: Stopped) -> str:
    """Return where the chain of a need stops."""
    places = [part for part in one.at if part.id != one.need.id]
    if not places:
        return _("la chaîne s’arrête au besoin")
    return _("la chaîne s’arrête à : {names}").format(names=listed([p.name for p in places]))


def actions_counted(count: int) -> str:
    """Return « 5 actions »."""
    return ngettext("{n} action", "{n} actions", count).format(n=fmt.number(count))


def action_note(action: Element) -> str:
    """Return the state of an action, when, and who carries it."""
    days = [
        fmt.date_short(day) for day in dict.fromkeys((action.start_on, action.end_on)) if day
    ]
    when = action.when_text or _(" au ").join(days)
    parts = (label("action_state", action.state) if action.state else "", when, action.lead)
    return " · ".join(part for part in parts if part)
