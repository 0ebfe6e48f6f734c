"""The sheet on which a project is recommended: what is asked, by whom, what it respects."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes.rules.intakes import years_words
from dsi_desktop.features.projects import queries
from dsi_desktop.features.projects.queries import ProjectSheet
from dsi_desktop.features.projects.rules.words import money, step_words
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import N_, _, ngettext
from dsi_desktop.kernel.vocabulary import label
from dsi_desktop.reporting.blocks import (
    Block,
    Box,
    Column,
    Document,
    Facts,
    Heading,
    Para,
    Rows,
    Run,
    Signatures,
    Table,
    Words,
)
from dsi_desktop.reporting.registry import Report


def recommendation(store: Store, project_id: str | None) -> Document:
    """Return the sheet of one project: asked, received before, guidelines, steps, signature."""
    today = store.clock.today()
    sheet = queries.project_sheet(store, project_id or "", today)
    row = sheet.row
    day = fmt.date_long(today, with_weekday=False)
    return Document(
        title=row.title, issuer=queries.issuer(store), subject=row.title,
        kind=_("Fiche de recommandation"),
        blocks=(
            Heading(1, row.title),
            Para(" · ".join(part for part in (row.organization, row.body) if part), "lead"),
            Facts(_facts(sheet)),
            *([Para(sheet.summary)] if sheet.summary else []),
            *_answers(sheet), *_before(sheet), *_steps(sheet), *_words(sheet),
            Signatures(((_("Pour le comité"), ""),)),
        ),
        foot=_("{title}, au {day}").format(title=row.title, day=day),
    )


def _facts(sheet: ProjectSheet) -> tuple[tuple[str, Words], ...]:
    row = sheet.row
    pairs = (
        (_("Étape"), step_words(row.state)), (_("Montant demandé"), money(row.asked)),
        (_("Montant recommandé"), money(row.recommended)),
        (_("Montant accordé"), money(row.decided)),
        (_("Soutien antérieur"), years_words(row.years)),
        (_("Action du plan"), row.action), (_("Entente"), row.agreement),
    )  # fmt: skip
    return tuple((name, value) for name, value in pairs if value)


def _answers(sheet: ProjectSheet) -> list[Block]:
    heads = (Column(_("Balise"), 3), Column(_("Réponse"), 1.3), Column(_("Pourquoi"), 3))
    rows: list[tuple[Words, ...]] = []
    for one in sheet.guidelines:
        said = label("guideline_answer", one.answer) if one.answer else _("à vérifier")
        tone = {"": "warn", "not_respected": "danger"}.get(one.answer, "")
        rows.append((
            one.title if not one.text else (Run(one.title, bold=True), Run(f" – {one.text}")),
            Run(said, tone=tone), one.reason,
        ))
    return [
        Heading(2, _("Balises")),
        Table(heads, (Rows(tuple(rows)),), summary=_("Ce que le projet respecte ou non"),
              empty=_("Aucune balise n’est en vigueur pour ce projet.")),
    ]  # fmt: skip


def _before(sheet: ProjectSheet) -> list[Block]:
    if not sheet.grants:
        return []
    heads = (Column(_("Année"), 1), Column(_("Soutien"), 4), Column(_("Montant"), 1.5, right=True))
    rows: tuple[tuple[Words, ...], ...] = tuple(
        (str(one.year), one.title, money(one.amount)) for one in sheet.grants
    )
    return [
        Heading(2, _("Soutien déjà reçu")),
        Table(heads, (Rows(rows),), summary=_("Ce que l’organisme a déjà reçu")),
    ]


def _steps(sheet: ProjectSheet) -> list[Block]:
    heads = (
        Column(_("Étape"), 1.4), Column(_("Date"), 1.3), Column(_("Rencontre ou résolution"), 2.6),
        Column(_("Montant"), 1.2, right=True), Column(_("Précision"), 2.2),
    )
    rows: tuple[tuple[Words, ...], ...] = tuple(
        (
            label("intake_state", one.state),
            fmt.date_long(one.on, with_weekday=False) if one.on else "",
            " · ".join(part for part in (one.meeting, one.motion) if part), money(one.amount),
            one.note,
        )
        for one in sheet.steps
    )
    return [Heading(2, _("Étapes")), Table(heads, (Rows(rows),), summary=_("Étapes du projet"))]


def _words(sheet: ProjectSheet) -> list[Block]:
    """Return what is recommended, or what still stops it."""
    row = sheet.row
    missing = sum(not one.answer for one in sheet.guidelines)
    if row.state == "declined":
        return [Box(_("Recommandation"), (Para(_("Le projet n’est pas retenu.")),))]
    if missing:
        said = ngettext("{n} balise attend sa réponse.", "{n} balises attendent leur réponse.",
                        missing).format(n=fmt.number(missing))  # fmt: skip
        return [Box(_("À compléter"), (Para(said),), "warn")]
    amount = row.recommended if row.recommended is not None else row.asked
    words = _("Il est recommandé de soutenir le projet « {title} ».").format(title=row.title)
    if amount is not None:
        words = _("Il est recommandé de soutenir le projet « {title} » pour {amount}.").format(
            title=row.title, amount=money(amount))
    return [Box(_("Recommandation"), (Para(words),))]


RECOMMENDATION = Report(
    name="project-recommendation",
    title=N_("Fiche de recommandation d’un projet"),
    purpose=N_("Ce qui est demandé, le soutien déjà reçu, les balises respectées ou non, la "
               "recommandation."),
    scope="project_intake",
    stem="recommandation",
    build=recommendation,
)  # fmt: skip
