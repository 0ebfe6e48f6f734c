"""One page for each element of a plan: an action, an issue, an objective."""

from collections.abc import Iterator, Sequence

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance.rules.chart_card import Ink
from dsi_desktop.features.plan.queries.paper_sheets import (
    LevelSheet,
    action_indicators,
    issuer,
    level_sheet,
)
from dsi_desktop.features.plan.queries.sheet import ActionSheet, action_sheet
from dsi_desktop.features.plan.report.chain import paper_colour
from dsi_desktop.features.plan.report.parts import (
    achieved,
    capital,
    evidence_line,
    indicator_table,
    money_words,
)
from dsi_desktop.features.plan.report.whole import facts, level_body, level_word, money_blocks
from dsi_desktop.features.plan.rules.bars import Bar, bars
from dsi_desktop.features.plan.rules.papers import IndicatorPaper
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.vocabulary import label
from dsi_desktop.reporting.blocks import (
    Block,
    Box,
    Bullets,
    Column,
    Document,
    Figure,
    Heading,
    Para,
    Rows,
    Run,
    Table,
    Words,
)
from dsi_desktop.reporting.registry import Report


def action_page(store: Store, action_id: str | None) -> Document:
    """Return the sheet of an action. Raises `NotFound`."""
    today = store.clock.today()
    sheet = action_sheet(store, action_id or "", today)
    if sheet is None:
        raise NotFound(_("Cette action n’est plus dans le plan."))
    return action_document(
        sheet, issuer(store), action_indicators(store, sheet.plan_id, sheet.id)
    )


def action_document(
    sheet: ActionSheet, who: str, indicators: Sequence[IndicatorPaper]
) -> Document:
    """Return the page of an action."""
    title = f"{sheet.code} {sheet.title}".strip()
    above = " · ".join(part for part in (sheet.objective, sheet.desired_change) if part)
    return Document(
        title=title, issuer=who, kind=_("Fiche d’action"),
        blocks=(
            Heading(1, title), *([Para(above, "lead")] if above else []),
            *_action_facts(sheet), *_brief(sheet), *_texts(sheet), *_partners(sheet),
            *_milestones(sheet), *_means(sheet), *_measures(indicators), *_notes(sheet),
        ),
        foot=title,
    )  # fmt: skip


def _action_facts(sheet: ActionSheet) -> list[Block]:
    progress = sheet.counted if sheet.progress_mode == "tasks" else sheet.progress
    state = capital(label("action_state", sheet.state))
    dates = [fmt.date_long(day, with_weekday=False) for day in (sheet.start_on, sheet.end_on)
             if day]  # fmt: skip
    when = sheet.when_text or " – ".join(dates)
    return facts((
        (_("Porteur"), sheet.lead), (_("Responsable"), sheet.contact),
        (_("Chantier"), sheet.body),
        (_("État"), Run(_("■ En retard") if sheet.late else state, bold=True,
                        tone="danger" if sheet.late else "")),
        (_("Échéance"), when),
        (_("Avancement"), "" if progress is None else fmt.percent(progress)),
        (_("Lieu"), sheet.place), (_("Type"), sheet.kind),
        (_("Personnes jointes"),
         "" if sheet.people_reached is None else fmt.number(sheet.people_reached)),
        (_("Touche"), ", ".join(tag.name for tag in sheet.tags)),
    ))  # fmt: skip


def _brief(sheet: ActionSheet) -> Iterator[Block]:
    if sheet.state_reason:
        yield Box(_("Pourquoi"), (Para(sheet.state_reason),), "warn")
    if sheet.description:
        yield Para(sheet.description)


def _texts(sheet: ActionSheet) -> Iterator[Block]:
    for title, text in (
        (_("Moyens"), sheet.means), (_("Résultats visés"), sheet.expected),
        (_("Résultats atteints"), sheet.achieved), (_("Écarts"), sheet.variance),
        (_("Retombées à court terme"), sheet.effects_short),
        (_("Retombées à moyen terme"), sheet.effects_medium),
        (_("Retombées à long terme"), sheet.effects_long), (_("Pérennité"), sheet.sustaining),
        (_("Potentiel de transférabilité"), sheet.transferable),
        (_("Matériel produit"), sheet.produced),
    ):
        if text:
            yield Heading(2, title)
            yield from (Para(part) for part in text.split("\n") if part.strip())


def _partners(sheet: ActionSheet) -> Iterator[Block]:
    if not sheet.partners:
        return
    yield Heading(2, _("Partenaires"))
    rows = tuple(
        (one.name, label("partner_role", one.role),
         _("confirmé") if one.confirmed else _("à confirmer"), one.contribution or "–")
        for one in sheet.partners
    )  # fmt: skip
    yield Table(
        (Column(_("Organisation"), 3), Column(_("Rôle"), 1.3), Column(_("Engagement"), 1.2),
         Column(_("Contribution"), 2.4)),
        (Rows(rows),), summary=_("Les partenaires de l’action et leur rôle"),
    )  # fmt: skip


def _milestones(sheet: ActionSheet) -> Iterator[Block]:
    if not sheet.milestones:
        return
    yield Heading(2, _("Jalons"))
    yield Bullets(tuple(
        (
            Run("✔ " if one.reached else "■ " if one.late else "○ ", bold=True,
                tone="ok" if one.reached else "danger" if one.late else "muted"),
            Run(one.title), Run(f" – {_milestone_words(one.reached, one.late, one.due)}",
                                tone="muted"),
        )
        for one in sheet.milestones
    ))  # fmt: skip


def _milestone_words(reached: bool, late: bool, due: str) -> str:  # noqa: FBT001 - two states
    if reached:
        return _("atteint")
    return _("{due}, en retard").format(due=due) if late else due or _("sans échéance")


def _means(sheet: ActionSheet) -> Iterator[Block]:
    if sheet.money:
        yield Heading(2, _("Montage financier"))
        rows: list[tuple[Words, ...]] = [
            (one.source, label("funding_nature", one.nature), label("funding_state", one.state),
             money_words(one.amount))
            for one in sheet.money
        ]  # fmt: skip
        total = sum(one.amount for one in sheet.money)
        rows.append((Run(_("Total"), bold=True), "", "", Run(money_words(total), bold=True)))
        yield Table(
            (Column(_("Source"), 3), Column(_("Nature"), 1.3), Column(_("État"), 1.2),
             Column(_("Montant"), 1.4, right=True)),
            (Rows(tuple(rows)),), summary=_("Les sources de l’action"),
        )  # fmt: skip
    if sheet.hands:
        yield Heading(2, _("Ressources humaines"))
        yield Table(
            (Column(_("Qui"), 3), Column(_("Rôle"), 1.8), Column(_("Heures"), 1.6, right=True),
             Column(_("Valeur"), 1.3, right=True)),
            (Rows(tuple(
                (one.name, one.role or "–", _("{done} sur {planned} h").format(
                    done=_hours(one.done), planned=_hours(one.planned)), money_words(one.value))
                for one in sheet.hands
            )),), summary=_("Les heures données à l’action"),
        )  # fmt: skip


def _hours(tenths: int | None) -> str:
    return fmt.number((tenths or 0) / 10, 1 if (tenths or 0) % 10 else 0)


def _measures(indicators: Sequence[IndicatorPaper]) -> Iterator[Block]:
    from dsi_desktop.reporting.pdf.fonts import measure

    if not indicators:
        return
    yield Heading(2, _("Indicateurs"))
    for one in indicators:
        if len(one.values) > 1:
            shown = tuple(
                Bar(value, fmt.date_short(day) if day else "")
                for value, day in zip(one.values, one.days, strict=True)
            )
            yield Figure(
                bars(shown, one.goal, one.decimals, Ink(paper_colour, measure)),
                f"{one.title} : {', '.join(f'{b.day} {fmt.number(b.value)}' for b in shown)}",
            )
            unit = f" ({one.unit})" if one.unit else ""
            yield Para(f"{one.title}{unit}.", "note")
    yield indicator_table(indicators, about=False)


def _notes(sheet: ActionSheet) -> Iterator[Block]:
    if sheet.notes:
        yield Heading(2, _("Notes de suivi"))
        yield Bullets(tuple(
            (Run(note.day, bold=True), Run(f" – {note.text}")) for note in sheet.notes
        ))  # fmt: skip
    if sheet.origins:
        yield Heading(2, _("Décisions d’origine"))
        yield Bullets(tuple(
            " – ".join(part for part in (one.title, one.text) if part) for one in sheet.origins
        ))  # fmt: skip


def issue_page(store: Store, issue_id: str | None) -> Document:
    """Return the sheet of an issue. Raises `NotFound`."""
    return level_document(level_sheet(store, "issue", issue_id or "", store.clock.today()))


def objective_page(store: Store, objective_id: str | None) -> Document:
    """Return the sheet of an objective. Raises `NotFound`."""
    return level_document(
        level_sheet(store, "objective", objective_id or "", store.clock.today())
    )


def level_document(sheet: LevelSheet) -> Document:
    """Return the page of an issue or an objective."""
    level = sheet.level
    word = level_word(level.kind, sheet.names)
    title = f"{word} {level.code} – {level.title}" if level.code else f"{word} – {level.title}"
    actions = list(level.every_action())
    lead = [*sheet.above, level.note, achieved(actions) if actions else ""]
    return Document(
        title=title, issuer=sheet.issuer, kind=word,
        blocks=(
            Heading(1, title),
            Para(" · ".join(part for part in (sheet.plan, *lead) if part), "lead"),
            *_needs(sheet), *level_body(level, sheet.names, 2), *money_blocks(sheet.money),
            *_indicators(sheet),
        ),
        foot=title,
    )  # fmt: skip


def _needs(sheet: LevelSheet) -> Iterator[Block]:
    if not sheet.needs:
        return
    yield Heading(2, _("Besoins auxquels il répond"))
    for need in sheet.needs:
        yield Para(Run(f"{need.code} {need.title}".strip(), bold=True))
        if need.evidence:
            yield Bullets(tuple(evidence_line(proof) for proof in need.evidence))


def _indicators(sheet: LevelSheet) -> Iterator[Block]:
    if sheet.indicators:
        yield Heading(2, _("Indicateurs"))
        yield indicator_table(sheet.indicators)


ACTION = Report(
    name="action-sheet",
    title=N_("Fiche d’action"),
    purpose=N_("Une action sur une page : qui, quand, avec qui, avec quoi, résultats, jalons, "
               "indicateurs"),
    scope="action",
    stem="fiche-action",
    build=action_page,
)  # fmt: skip
ISSUE = Report(
    name="issue-sheet",
    title=N_("Fiche d’enjeu"),
    purpose=N_("Un enjeu avec les besoins auxquels il répond, ses objectifs, ses actions, leur "
               "montage"),
    scope="issue",
    stem="fiche-enjeu",
    build=issue_page,
)  # fmt: skip
OBJECTIVE = Report(
    name="objective-sheet",
    title=N_("Fiche d’objectif"),
    purpose=N_("Un objectif, ses transformations souhaitées, ses actions, ses indicateurs"),
    scope="objective",
    stem="fiche-objectif",
    build=objective_page,
)
