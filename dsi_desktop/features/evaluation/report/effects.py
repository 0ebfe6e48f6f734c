"""The effects on paper: the map of waves, then each statement with who says so."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.evaluation import queries
from dsi_desktop.features.evaluation.rules import effects
from dsi_desktop.features.evaluation.rules.effects import EffectRow
from dsi_desktop.features.evaluation.rules.outcomes import wave_words
from dsi_desktop.features.evaluation.rules.ripples import Ink, ripple_map
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.text import listed
from dsi_desktop.reporting.blocks import (
    Block,
    Bullets,
    Document,
    Facts,
    Figure,
    Heading,
    Para,
    Run,
)
from dsi_desktop.reporting.registry import Report
from dsi_desktop.ui import tokens

_MOST_DRAWN, _UPRIGHT = 40, 1


def effects_report(store: Store, plan_id: str | None = None) -> Document:
    """Return the effects harvested under a plan, or all of them."""
    lines = queries.outcomes(store, plan_id or "")
    rows = effects.tree(lines)
    title = _("Effets récoltés")
    return Document(
        title=title, issuer=queries.issuer(store), kind=_("Évaluation"),
        blocks=(
            Heading(1, title),
            Para(effects.sentence(lines) or _("Aucun effet n’est récolté."), "lead"),
            *_map(rows),
            *(block for row in effects.every(rows) for block in _statement(row)),
        ),
        landscape=max((row.wave for row in effects.every(rows)), default=0) > _UPRIGHT,
    )


def _map(rows: tuple[EffectRow, ...]) -> tuple[Block, ...]:
    every = effects.every(rows)
    if not 0 < len(every) <= _MOST_DRAWN:
        return ()
    made = ripple_map(effects.ripples(rows), paper_ink())
    return (Figure(made.drawing, _("Carte des effets : chaque onde à droite de ce qui l’a "
                                   "entraînée; le trait est brisé vers un effet à corroborer.")),)


def paper_ink() -> Ink:
    """Return the colours of the paper; the fonts are opened when one draws, not before."""
    from dsi_desktop.reporting.pdf.fonts import measure

    return Ink(lambda key: tokens.LIGHT[key], paper_hue, measure)


def paper_hue(hue: int | None) -> str:
    """Return the colour of a chantier on paper, grey when there is none."""
    if hue is None:
        return tokens.LIGHT["borderStrong"]
    return tokens.HUES_LIGHT[hue % len(tokens.HUES_LIGHT)].solid


def _statement(row: EffectRow) -> tuple[Block, ...]:
    line = row.line
    pairs = (
        (_("Chez qui"), line.who), (_("Quand"), effects.when_words(line)),
        (_("Où"), line.area), (_("Chantier"), line.body), (_("Action"), line.action),
        (_("Transformation"), line.change), (_("Onde"), wave_words(row.wave)),
        (_("Type"), effects.tag_words(line)), (_("Preuve"), effects.proof_words(line)),
    )
    lacks = effects.missing(line)
    return (
        Heading(2, line.what.split("\n")[0]),
        Facts(tuple((name, said) for name, said in pairs if said)),
        *(Para((Run(f"{name} ", bold=True), Run(text))) for name, text in (
            (_("Importance :"), line.significance), (_("Contribution :"), line.contribution),
        ) if text),
        *((Bullets(line.sources),) if line.sources else ()),
        *((Para(_("Il manque : {words}.").format(words=listed(list(lacks))), "note"),)
          if lacks else ()),
    )  # fmt: skip


EFFECTS = Report(
    name="outcomes", title=N_("Effets récoltés"),
    purpose=N_("La carte des ondes d’effets, puis chaque effet : ce qui a changé, chez qui, "
               "pourquoi c’est important, ce que la démarche y a apporté et qui le confirme."),
    scope="plan", stem="effets", build=effects_report,
)  # fmt: skip
