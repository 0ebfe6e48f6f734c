"""Pieces that several papers of a plan print alike: states, tables of actions, evidence."""

from collections.abc import Sequence
from types import MappingProxyType

from dsi_desktop.features.plan import rules
from dsi_desktop.features.plan.rules.papers import ActionPaper, EvidencePaper, IndicatorPaper
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.vocabulary import label
from dsi_desktop.reporting.blocks import Column, Rows, Run, Table, Words

# A shape for each state: colour never bears the sense alone.
_MARKS = MappingProxyType({
    "to_specify": "○", "upcoming": "○", "in_progress": "◆", "on_hold": "□", "done": "✔",
    "recurring": "●", "postponed": "→", "abandoned": "×",
})  # fmt: skip
_TONES = MappingProxyType({"in_progress": "accent", "done": "ok", "recurring": "ok"})


def capital(words: str) -> str:
    """Return words with a capital."""
    return f"{words[:1].upper()}{words[1:]}"


def state_mark(action: ActionPaper) -> Run:
    """Return « ◆ En cours », or « ■ En retard » for what is."""
    if action.late:
        return Run(f"■ {_('En retard')}", bold=True, tone="danger")
    word = capital(label("action_state", action.state))
    mark = _MARKS.get(action.state, "○")
    return Run(f"{mark} {word}", bold=True, tone=_TONES.get(action.state, "muted"))


def progress_words(action: ActionPaper) -> str:
    """Return « 60 % », or that it goes on."""
    if action.state == "recurring":
        return _("en continu")
    return "–" if action.progress is None else fmt.percent(action.progress)


def money_words(cents: int) -> str:
    """Return an amount, a dash for none."""
    return fmt.money(cents, short=True) if cents else "–"


def counted(actions: Sequence[ActionPaper]) -> str:
    """Return « 24 actions »."""
    said = ngettext("{n} action", "{n} actions", len(actions))
    return said.format(n=fmt.number(len(actions)))


def achieved(actions: Sequence[ActionPaper]) -> str:
    """Return « 5 sur 8 réalisées ou récurrentes »."""
    added = rules.rollup(action.state for action in actions)
    return _("{done} sur {count} réalisées ou récurrentes").format(
        done=fmt.number(added.achieved), count=fmt.number(added.actions)
    )


def action_table(actions: Sequence[ActionPaper]) -> Table:
    """Return the actions of one level, for a page in portrait."""
    rows = tuple(
        (action.code or "–", action.title, action.responsible or "–", action.due or "–",
         state_mark(action), money_words(action.cents))
        for action in actions
    )  # fmt: skip
    return Table(
        (Column(_("No"), 0.7), Column(_("Action"), 3.2), Column(_("Responsable"), 1.9),
         Column(_("Échéance"), 1.5), Column(_("État"), 1.4),
         Column(_("Montage"), 1.2, right=True)),
        (Rows(rows),), summary=_("Actions, responsables, échéances, états et montants"),
    )  # fmt: skip


def evidence_line(proof: EvidencePaper) -> Words:
    """Return « 20 % – Un ménage sur cinq sans voiture (Recensement, 2021, La Malbaie) »."""
    runs: list[Run] = []
    if proof.value:
        runs += [Run(proof.value, bold=True), Run(" – " if proof.text else "")]
    where = ", ".join(part for part in (proof.source, proof.about) if part)
    runs.append(Run(proof.text))
    if where:
        runs.append(Run(f" ({where})", tone="muted"))
    return tuple(runs)


def indicator_table(indicators: Sequence[IndicatorPaper], *, about: bool = True) -> Table:
    """Return indicators: where they began, stand, and aim."""
    rows = []
    for one in indicators:
        last = one.last
        if last and one.last_on:
            last = _("{value}, {day}").format(value=last, day=fmt.date_short(one.last_on))
        aim = one.target
        if aim and one.due_on:
            aim = _("{value} d’ici le {day}").format(
                value=aim, day=fmt.date_long(one.due_on, with_weekday=False)
            )
        cells = [one.title, one.about or "–", one.baseline or "–", last or _("aucune mesure"),
                 aim or "–"]  # fmt: skip
        rows.append(tuple(cells if about else [cells[0], *cells[2:]]))
    columns = [Column(_("Indicateur"), 2.6), Column(_("Mesure"), 2.2), Column(_("Départ"), 1.2),
               Column(_("Dernière valeur"), 1.7), Column(_("Cible"), 1.9)]  # fmt: skip
    return Table(
        tuple(columns if about else [columns[0], *columns[2:]]), (Rows(tuple(rows)),),
        summary=_("Indicateurs, valeurs de départ, dernières mesures et cibles"),
    )
