"""« Plan d’action »: every action in one wide table, by chantier; the same in a spreadsheet."""

from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.queries.paper import plan_paper
from dsi_desktop.features.plan.report.parts import money_words, progress_words, state_mark
from dsi_desktop.features.plan.report.whole import lead
from dsi_desktop.features.plan.rules.papers import ActionPaper, LevelPaper, PlanPaper
from dsi_desktop.formats.xlsx import Sheet, SheetColumn, Spreadsheet, Value
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.vocabulary import label
from dsi_desktop.reporting.blocks import Column, Document, Heading, Para, Rows, Table, Words
from dsi_desktop.reporting.registry import Report


def action_plan(store: Store, plan_id: str | None) -> Document:
    """Return the table of the actions of a plan. Raises `NotFound`."""
    return action_document(plan_paper(store, plan_id or "", store.clock.today()))


def action_document(paper: PlanPaper) -> Document:
    """Return the wide table of a plan."""
    years = "-".join(dict.fromkeys(day[:4] for day in (paper.start_on, paper.end_on) if day))
    title = _("Plan d’action {years}").format(years=years).strip()
    return Document(
        title=title, issuer=paper.issuer, kind=_("Plan d’action"),
        blocks=(Heading(1, title), Para(f"{paper.title} – {lead(paper)}", "lead"), _table(paper)),
        foot=_("{title}, {plan}").format(title=title, plan=paper.title), landscape=True,
    )


def _table(paper: PlanPaper) -> Table:
    """Return the table; the results aimed at have their column when one action says them."""
    aimed = any(action.expected for action in paper.actions())
    groups = tuple(
        Rows(
            tuple(_row(action)[: None if aimed else -1] for action in actions),
            body or _("Sans chantier"),
        )
        for body, actions in paper.chantiers().items()
    )
    columns = (
        Column(_("No"), 0.7), Column(_("Action"), 3.2), Column(_("Responsable"), 1.9),
        Column(_("Budget"), 1.2, right=True), Column(_("Échéance"), 1.7),
        Column(_("État"), 1.5), Column(_("Avancement"), 1.45, right=True),
        Column(_("Résultats visés"), 2.6),
    )  # fmt: skip
    return Table(
        columns[: None if aimed else -1], groups,
        summary=_("Toutes les actions du plan, par chantier"),
        empty=_("Ce plan ne contient encore aucune action."),
    )


def _row(action: ActionPaper) -> tuple[Words, ...]:
    return (
        action.code or "–", action.title, action.responsible or "–", money_words(action.cents),
        action.due or "–", state_mark(action), progress_words(action), action.expected or "–",
    )


def plan_spreadsheet(paper: PlanPaper) -> Spreadsheet:
    """Return the plan as tables: its actions with all that hangs above, its needs, its money."""
    return Spreadsheet(
        paper.title, (_actions(paper), _needs(paper), _money(paper), _indicators(paper)),
        paper.issuer,
    )


def _actions(paper: PlanPaper) -> Sheet:
    columns = (
        SheetColumn(_("Enjeu"), width=28), SheetColumn(_("Objectif"), width=28),
        SheetColumn(_("Transformation souhaitée"), width=28), SheetColumn(_("No"), width=9),
        SheetColumn(_("Action"), width=36), SheetColumn(_("État"), width=14),
        SheetColumn(_("Motif"), width=24), SheetColumn(_("Chantier"), width=18),
        SheetColumn(_("Porteur"), width=24), SheetColumn(_("Responsable"), width=20),
        SheetColumn(_("Échéance"), "day", 12), SheetColumn(_("Échéance en mots"), width=18),
        SheetColumn(_("Avancement (%)"), "number", 12), SheetColumn(_("Montage"), "money", 14),
        SheetColumn(_("Personnes jointes"), "number", 12),
        SheetColumn(_("Résultats visés"), width=36),
        SheetColumn(_("Résultats atteints"), width=36), SheetColumn(_("Écarts"), width=30),
    )
    rows = [
        _cells(action, above)
        for issue in paper.issues
        for above, actions in _placed(issue, {"issue": _named(issue)})
        for action in actions
    ]
    rows += [_cells(action, {}) for action in paper.loose]
    return Sheet(_("Actions"), columns, tuple(rows))


def _placed(
    level: LevelPaper, above: dict[str, str]
) -> list[tuple[dict[str, str], tuple[ActionPaper, ...]]]:
    """Return the actions of a level and of those below, with the titles above each."""
    found = [(above, level.actions)]
    for below in level.levels:
        found += _placed(below, {**above, below.kind: _named(below)})
    return found


def _named(level: LevelPaper) -> str:
    return f"{level.code} {level.title}".strip()


def _cells(action: ActionPaper, above: dict[str, str]) -> tuple[Value, ...]:
    return (
        above.get("issue", ""), above.get("objective", ""), above.get("desired_change", ""),
        action.code, action.title, label("action_state", action.state), action.reason,
        action.body, action.lead, action.contact, _day(action.end_on),
        action.due if not action.end_on else "", action.progress, action.cents / 100 or None,
        action.people, action.expected, action.achieved, action.variance,
    )


def _needs(paper: PlanPaper) -> Sheet:
    columns = (
        SheetColumn(_("Besoin"), width=36), SheetColumn(_("Ampleur"), width=12),
        SheetColumn(_("Constat"), width=44), SheetColumn(_("Donnée"), width=14),
        SheetColumn(_("Source"), width=28), SheetColumn(_("Enjeux"), width=30),
    )
    rows: list[tuple[Value, ...]] = []
    for need in paper.needs:
        answered = " ; ".join(need.answered)
        rows += [
            (need.title, need.severity, proof.text, proof.value,
             ", ".join(part for part in (proof.source, proof.about) if part), answered)
            for proof in need.evidence
        ] or [(need.title, need.severity, need.description, "", "", answered)]  # fmt: skip
    return Sheet(_("Besoins"), columns, tuple(rows))


def _money(paper: PlanPaper) -> Sheet:
    titles = (_("Demandé"), _("Accordé"), _("Versé"), _("En nature"), _("Montage"))
    columns = (
        SheetColumn(_("Source"), width=36), *(SheetColumn(one, "money", 14) for one in titles)
    )
    rows = tuple(
        (one.source, one.asked / 100, one.granted / 100, one.paid / 100, one.in_kind / 100,
         one.standing / 100)
        for one in paper.money
    )  # fmt: skip
    return Sheet(_("Montage"), columns, rows)


def _indicators(paper: PlanPaper) -> Sheet:
    columns = (
        SheetColumn(_("Indicateur"), width=36), SheetColumn(_("Mesure"), width=36),
        SheetColumn(_("Départ"), width=16), SheetColumn(_("Dernière valeur"), width=16),
        SheetColumn(_("Mesurée le"), "day", 12), SheetColumn(_("Cible"), width=16),
        SheetColumn(_("D’ici le"), "day", 12),
    )
    rows = tuple(
        (one.title, one.about, one.baseline, one.last, _day(one.last_on), one.target,
         _day(one.due_on))
        for one in paper.indicators
    )  # fmt: skip
    return Sheet(_("Indicateurs"), columns, rows)


def _day(text: str | None) -> Value:
    return date.fromisoformat(text) if text else None


ACTION_PLAN = Report(
    name="action-plan",
    title=N_("Plan d’action"),
    purpose=N_("Toutes les actions en un tableau, par chantier : responsable, budget, échéance, "
               "état, avancement, résultats visés"),
    scope="plan",
    stem="plan-d-action",
    build=action_plan,
)  # fmt: skip
