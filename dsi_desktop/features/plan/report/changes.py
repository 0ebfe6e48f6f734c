"""« Ce qui a changé »: a plan compared with the version last adopted, deletions included."""

from collections.abc import Iterator

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.queries.difference import plan_difference
from dsi_desktop.features.plan.queries.paper import plan_paper
from dsi_desktop.features.plan.report.parts import capital
from dsi_desktop.features.plan.rules.difference import (
    Difference,
    DiffNode,
    FieldStep,
    counted,
    kind_word,
    sort_word,
)
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.reporting.blocks import (
    Block,
    Column,
    Document,
    Heading,
    Para,
    Rows,
    Run,
    Table,
    Words,
)
from dsi_desktop.reporting.registry import Report

_MARKS = {"added": "+", "changed": "◆", "done": "✔", "abandoned": "×", "removed": "–", "": ""}
_TONES = {"done": "ok", "abandoned": "muted", "removed": "muted", "added": "accent"}


def plan_changes(store: Store, plan_id: str | None) -> Document:
    """Return what changed in a plan since its last version; `RuleBroken` when there is none."""
    paper = plan_paper(store, plan_id or "", store.clock.today())
    found = plan_difference(store, plan_id or "")
    if not found.before:
        raise RuleBroken(_("Aucune version de ce plan n’a encore été adoptée."))
    return changes_document(found, paper.title, paper.issuer)


def changes_document(found: Difference, title: str, issuer: str) -> Document:
    """Return the paper of a difference."""
    after = found.after or _("aujourd’hui")
    head = _("Ce qui a changé : {title}").format(title=title)
    return Document(
        title=head, issuer=issuer, kind=_("Comparaison de versions"),
        blocks=(
            Heading(1, head),
            Para(_("De la {before} à {after} – {counts}").format(
                before=f"{found.before[:1].lower()}{found.before[1:]}",
                after=f"{after[:1].lower()}{after[1:]}", counts=counted(found.counts)), "lead"),
            *_frame(found.frame), *_tables(found),
        ),
        foot=head,
    )  # fmt: skip


def _frame(steps: tuple[FieldStep, ...]) -> Iterator[Block]:
    if steps:
        yield Heading(2, _("Cadre du plan"))
        yield _table(tuple(
            (Run(step.name, bold=True), step.before or "–", step.after or "–") for step in steps
        ))  # fmt: skip


def _tables(found: Difference) -> Iterator[Block]:
    """Give a table for each branch of the plan: what stands above names the rows below."""
    for node in found.nodes:
        rows = [row for one in node.walk() if one.sort for row in _rows(one)]
        yield Heading(2, f"{kind_word(node.kind)} {node.code} – {node.title}".replace("  ", " "))
        yield _table(tuple(rows))


def _rows(node: DiffNode) -> Iterator[tuple[Words, ...]]:
    mark = Run(
        f"{_MARKS[node.sort]} {capital(sort_word(node.sort))}", bold=True,
        tone=_TONES.get(node.sort, ""),
    )
    name = f"{kind_word(node.kind)} {node.code}".strip()
    said: list[Run] = [mark, Run(f" – {name} – {node.title}")]
    if node.reason:
        said.append(Run(f" ({node.reason})", tone="muted"))
    if not node.steps:
        yield tuple(said), "", ""
    for place, step in enumerate(node.steps):
        first: Words = (*said, Run(f" – {step.name}")) if not place else Run(step.name)
        yield first, step.before or "–", step.after or "–"


def _table(rows: tuple[tuple[Words, ...], ...]) -> Table:
    return Table(
        (Column(_("Élément"), 3.4), Column(_("Avant"), 2.3), Column(_("Après"), 2.3)),
        (Rows(rows),), summary=_("Ce qui a changé, boîte par boîte"),
    )


CHANGES = Report(
    name="plan-changes",
    title=N_("Ce qui a changé dans le plan"),
    purpose=N_("Le plan d’aujourd’hui comparé à la dernière version adoptée : ajouts, "
               "modifications, réalisations, abandons avec leur motif, retraits"),
    scope="plan",
    stem="plan-changements",
    build=plan_changes,
)  # fmt: skip
