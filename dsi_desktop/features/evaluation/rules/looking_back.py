"""Actions looked back at: their state, what they say, what they do not say yet."""

from collections.abc import Sequence

from dsi_desktop.features.evaluation.rules.actions import missing_in, slipped
from dsi_desktop.features.evaluation.rules.told import ActionLine
from dsi_desktop.features.plan.rules import ACHIEVED
from dsi_desktop.features.tasks.rules import short_day
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.vocabulary import label


def state_words(line: ActionLine) -> str:
    """Return the state, with « en retard » when its last day has passed."""
    said = label("action_state", line.told.state)
    return _("{state}, en retard").format(state=said) if line.told.late else said


def gap_words(line: ActionLine) -> str:
    """Return what was explained of a slip, else the slip itself, "" when there is none."""
    told = line.told
    if told.variance or not slipped(told):
        return told.variance
    if told.real_end:
        return _("prévue le {planned}, finie le {real}").format(
            planned=short_day(told.planned_end), real=short_day(told.real_end))
    return _("prévue le {planned}").format(planned=short_day(told.planned_end))


def result_words(line: ActionLine) -> str:
    """Return the achieved results, else the expected ones said as such."""
    if line.told.achieved:
        return line.told.achieved
    return _("visé : {text}").format(text=line.told.expected) if line.told.expected else ""


def reached_words(line: ActionLine) -> str:
    """Return the number of people reached, "" when it is not known."""
    reached = line.told.people_reached
    return fmt.number(reached) if reached is not None else ""


def missing(line: ActionLine) -> tuple[str, ...]:
    """Return what is not filled."""
    return missing_in(line.told)


def sentence(lines: Sequence[ActionLine]) -> str:
    """Say how many actions are achieved and how many still lack something."""
    if not lines:
        return ""
    done = sum(line.told.state in ACHIEVED for line in lines)
    lacking = sum(bool(missing(line)) for line in lines)
    reached = sum(line.told.people_reached or 0 for line in lines)
    parts = [
        ngettext("{n} action réalisée sur {all}", "{n} actions réalisées sur {all}", done).format(
            n=fmt.number(done), all=fmt.number(len(lines))),
        ngettext("{n} à compléter", "{n} à compléter", lacking).format(n=fmt.number(lacking)),
        ngettext("{n} personne jointe", "{n} personnes jointes", reached).format(
            n=fmt.number(reached)),
    ]
    return " · ".join(parts)
