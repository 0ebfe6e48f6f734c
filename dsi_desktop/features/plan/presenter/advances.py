"""What the room sees of the advances: one slide for all, then one for each chantier."""

from dataclasses import dataclass

from dsi_desktop.features.plan.rules.advances import Advance, AdvancesSheet
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext

_MOST = 6


@dataclass(frozen=True, slots=True)
class Slide:
    """One screen: `lines` are (text, aside, hue) under each title of `parts`."""

    over: str
    title: str
    words: str
    hue: int
    parts: tuple[tuple[str, tuple[tuple[str, str, bool], ...]], ...]

    def heard(self) -> str:
        """Return what the slide says aloud."""
        said = [self.title, self.words]
        for head, lines in self.parts:
            told = " ; ".join(", ".join(p for p in (text, aside) if p) for text, aside, _l in lines)
            said.append(f"{head} : {told}")
        return ". ".join(part for part in said if part)


def slides(sheet: AdvancesSheet) -> tuple[Slide, ...]:
    """Return the slides: the whole first."""
    rows = tuple((one.name, _aside(one), bool(one.late)) for one in sheet.chantiers)
    whole = Slide(
        sheet.issuer, _("Avancées par chantier"), f"{sheet.period}. {sheet.totals()}", -1,
        ((_("Chantiers"), rows),) if rows else (),
    )
    return (whole, *(_slide(one, sheet) for one in sheet.chantiers))


def _slide(one: Advance, sheet: AdvancesSheet) -> Slide:
    moved = [
        (f"{move.action.code} {move.action.title}".strip(), move.words, False)
        for move in one.moved
    ]
    moved += [(mark.text, _("jalon atteint"), False) for mark in one.reached]
    results = [
        (f"{action.code} {action.title}".strip(), action.achieved, False)
        for action in one.results()
    ]
    steps = [(step.title, step.due, step.late) for step in one.steps]
    parts = [
        (_("Ce qui a avancé"), _cut(moved)), (_("Résultats atteints"), _cut(results)),
        (_("Prochaines étapes"), _cut(steps)),
    ]  # fmt: skip
    return Slide(
        sheet.period, one.name, one.counted(), one.hue,
        tuple((head, tuple(lines)) for head, lines in parts if lines)
        or ((_("Ce qui a avancé"), ((_("Rien n’a changé pendant cette période."), "", False),)),),
    )


def _cut(lines: list[tuple[str, str, bool]]) -> list[tuple[str, str, bool]]:
    rest = len(lines) - _MOST
    if rest <= 0:
        return lines
    said = ngettext("et {n} autre", "et {n} autres", rest).format(n=fmt.number(rest))
    return [*lines[:_MOST], (said, "", False)]


def _aside(one: Advance) -> str:
    done = _("{done} sur {count} réalisées ou récurrentes").format(
        done=fmt.number(one.done), count=fmt.number(len(one.actions))
    )
    moved = len(one.moved)
    said = ngettext("{n} a avancé", "{n} ont avancé", moved).format(n=moved)
    late = ngettext("{n} en retard", "{n} en retard", one.late).format(n=one.late)
    return " · ".join([done, said, *([late] if one.late else [])])
