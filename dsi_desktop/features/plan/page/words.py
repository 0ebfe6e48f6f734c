"""How a row of the plan is said: by the eye in its cells, by the ear in one sentence."""

from types import MappingProxyType

from dsi_desktop.features.plan.queries import PlanNode
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.vocabulary import label
from dsi_desktop.ui.models.rows_model import Column

SHAPES = MappingProxyType(
    {
        "to_specify": "circle-dashed",
        "upcoming": "circle",
        "in_progress": "circle-half-2",
        "on_hold": "player-pause",
        "done": "circle-check",
        "recurring": "refresh",
        "postponed": "arrow-forward-up",
        "abandoned": "circle-x",
    }
)


SUMMED = ("issue", "orientation", "objective")


def level_word(node: PlanNode) -> str:
    """Say the level of a row in the common words, the general objective apart."""
    if node.kind == "portrait":
        return ngettext("{n} besoin", "{n} besoins", len(node.children)).format(
            n=len(node.children))
    if node.general:
        return label("objective_kind", "general")
    return label("plan_level", node.kind)


def state_word(state: str) -> str:
    word = label("action_state", state)
    return word[:1].upper() + word[1:]


def achieved(node: PlanNode) -> str:
    """Say what adds up under a level: « 5 sur 8 réalisées »."""
    if not node.rollup.actions:
        return _("aucune action")
    return _("{done} sur {count} réalisées").format(
        done=node.rollup.achieved, count=node.rollup.actions
    )


def progress_word(node: PlanNode) -> str:
    if node.state == "recurring":
        return _("en continu")
    return fmt.percent(node.progress) if node.progress is not None else ""


def measured(node: PlanNode) -> str:
    """Say the last measure and its target, or that there is none to follow."""
    if node.glimpse is None or not node.glimpse.values:
        return _("à définir") if node.kind == "action" else ""
    if node.kind == "desired_change" and node.glimpse.target:
        return f"{node.glimpse.last} / {fmt.number(node.glimpse.target)}"
    return node.glimpse.last


def spoken(node: PlanNode) -> str:
    """Say a row whole, in the order of its cells."""
    parts = [f"{node.code} {node.title}".strip(), level_word(node)]
    if node.kind == "action":
        parts += [
            label("action_state", node.state), node.responsible or _("sans responsable"),
            node.due or _("sans échéance"), _("en retard") if node.late else "",
            progress_word(node),
        ]
    elif node.kind in SUMMED:
        parts += [achieved(node), progress_word(node)]
    if node.glimpse is not None and node.glimpse.values:
        parts.append(f"{node.glimpse.last} {node.glimpse.unit}".strip())
        if node.glimpse.target is not None:
            parts.append(_("cible {target}").format(target=fmt.number(node.glimpse.target)))
    return ", ".join(part for part in parts if part)


def columns() -> list[Column[PlanNode]]:
    """The columns of the tree, in order."""
    return [
        Column(_("Enjeu, objectif, transformation, action"), lambda n: n.title, spoken,
               tip=lambda n: n.title),
        Column(_("État"), lambda n: state_word(n.state) if n.state else ""),
        Column(_("Resp."), lambda n: n.responsible, tip=lambda n: n.responsible),
        Column(_("Échéance"), lambda n: n.due, tip=lambda n: n.due),
        Column(_("Avancement"), progress_word),
        Column(_("Indicateur"), measured,
               tip=lambda n: n.glimpse.title if n.glimpse is not None else ""),
    ]
