"""The rules of a board: few, each a sentence, on or off."""

from collections.abc import Iterable
from dataclasses import dataclass

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _

TRIGGERS = {
    "ask_result": "arrives",
    "tell_home": "due_passes",
    "propose_close": "all_done",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule in force or put aside; only « arrives » speaks of a column."""

    effect: str
    active: bool = True
    column_id: str | None = None


def effect_of(effect: str) -> str:
    if effect not in TRIGGERS:
        raise RuleBroken(_("Cette règle n’existe pas."))
    return effect


def in_force(written: Iterable[Rule], columns: Iterable[tuple[str, str]]) -> tuple[Rule, ...]:
    """Return the three rules of a board: as it wrote them, else as every board starts.

    `columns` are (id, state) in order. A rule whose column is gone speaks of the first column
    of what is done.
    """
    states = dict(columns)
    done = next((key for key, state in states.items() if state == "done"), None)
    kept = {rule.effect: rule for rule in written}
    found = []
    for effect in TRIGGERS:
        rule = kept.get(effect, Rule(effect))
        column = rule.column_id if rule.column_id in states else done
        found.append(Rule(effect, rule.active, column if effect == "ask_result" else None))
    return tuple(found)


def sentence(effect: str, column: str) -> str:
    """Say a rule whole."""
    if effect == "ask_result":
        return _("Quand une carte arrive dans « {column} », demander le résultat.").format(
            column=column)
    if effect == "tell_home":
        return _("Quand l’échéance passe, signaler à l’accueil.")
    return _(
        "Quand toutes les cartes d’une action du plan sont faites, proposer de clore l’action."
    )


def close_question(action: str, cards: int) -> str:
    """Return what is asked when the last card of an action is done."""
    return _(
        "Toutes les cartes de l’action « {action} » sont faites ({n}). "
        "Noter l’action comme réalisée ?"
    ).format(action=action, n=cards)
