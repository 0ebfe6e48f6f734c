"""What the room sees of the advances: one slide for all, then one for each chantier."""

from dataclasses import dataclass

from dsi_desktop.features.plan.rules.advances import Advance, AdvancesSheet
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext

_MOST = 6


Line = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class Row:
    """A chantier on the first slide: its name, how much is achieved, what moved, what is late."""

    name: str
    hue: int
    share: float
    achieved: str
    moved: str
    late: str


@dataclass(frozen=True, slots=True)
class Slide:
    """One screen: under each title of `parts`, lines of (text, aside, late); or `rows`."""

    over: str
    title: str
    words: str
    hue: int
    parts: tuple[tuple[str, tuple[Line, ...]], ...] = ()
    rows: tuple[Row, ...] = ()

    def heard(self) -> str:
        """Return what the slide says aloud."""
        said = [self.title, self.words]
        said += [
            ", ".join(part for part in (row.name, row.achieved, row.moved, row.late) if part)
            for row in self.rows
        ]
        for head, lines in self.parts:
            told = " ; ".join(", ".join(p for p in (text, aside) if p) for text, aside, _l in lines)
            said.append(f"{head} : {told}")
        return ". ".join(part for part in said if part)


def slides(sheet: AdvancesSheet) -> tuple[Slide, ...]:
    """Return the slides: the whole first."""
    whole = Slide(
        sheet.issuer, _("Avancées par chantier"), f"{sheet.period}. {sheet.totals()}", -1,
        rows=tuple(_row(one) for one in sheet.chantiers),
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


def _cut(lines: list[Line]) -> list[Line]:
    rest = len(lines) - _MOST
    if rest <= 0:
        return lines
    said = ngettext("et {n} autre", "et {n} autres", rest).format(n=fmt.number(rest))
    return [*lines[:_MOST], (said, "", False)]


def _row(one: Advance) -> Row:
    moved, count = len(one.moved), len(one.actions)
    done = _("{done} sur {count} réalisées ou récurrentes").format(
        done=fmt.number(one.done), count=fmt.number(count)
    )
    return Row(
        one.name, one.hue, one.done / count if count else 0.0,
        done if count else _("aucune action"),
        ngettext("{n} a avancé", "{n} ont avancé", moved).format(n=moved) if moved else "",
        ngettext("{n} en retard", "{n} en retard", one.late).format(n=one.late) if one.late
        else "",
    )
