"""« Avancées par chantier »: for the assembly, on paper."""

from collections.abc import Iterator
from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.queries.advances import advances
from dsi_desktop.features.plan.report.parts import state_mark
from dsi_desktop.features.plan.rules.advances import Advance, AdvancesSheet
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _, ngettext
from dsi_desktop.reporting.blocks import (
    Block,
    Bullets,
    Column,
    Document,
    Heading,
    Para,
    Rows,
    Run,
    Table,
)
from dsi_desktop.reporting.registry import Report

_MOST = 6


def advances_report(store: Store, since: str | None) -> Document:
    """Return the advances since a day written YYYY-MM-DD, or since the last assembly.

    Raises `RuleBroken` for a day that does not exist.
    """
    try:
        first = date.fromisoformat(since) if since else None
    except ValueError:
        raise RuleBroken(_("Cette date n’existe pas au calendrier."), "since") from None
    return advances_document(advances(store, store.clock.today(), first))


def advances_document(sheet: AdvancesSheet) -> Document:
    """Return the paper of the advances, chantier by chantier."""
    title = _("Avancées par chantier")
    words = f"{sheet.period} ({sheet.since_words})" if sheet.since_words else sheet.period
    return Document(
        title=title, issuer=sheet.issuer, kind=_("Avancées"),
        blocks=(
            Heading(1, title), Para(words, "lead"), Para(sheet.totals()),
            _summary(sheet), *(block for one in sheet.chantiers for block in _chantier(one, sheet)),
        ),
        foot=_("{title}, {period}").format(
            title=title, period=f"{sheet.period[:1].lower()}{sheet.period[1:]}"),
    )  # fmt: skip


def _summary(sheet: AdvancesSheet) -> Table:
    rows = tuple(
        (
            one.name, fmt.number(len(one.actions)), fmt.number(one.done),
            Run(fmt.number(one.late), bold=bool(one.late), tone="danger" if one.late else ""),
            fmt.number(len(one.moved)), fmt.number(len(one.reached)),
        )
        for one in sheet.chantiers
    )
    return Table(
        (Column(_("Chantier"), 3), Column(_("Actions"), 1, right=True),
         Column(_("Réalisées ou récurrentes"), 1.5, right=True),
         Column(_("En retard"), 1, right=True), Column(_("Ont avancé"), 1.1, right=True),
         Column(_("Jalons atteints"), 1.2, right=True)),
        (Rows(rows),), summary=_("Les chantiers en un coup d’œil"),
        empty=_("Aucun chantier ni aucune action dans le dossier."),
    )  # fmt: skip


def _chantier(one: Advance, sheet: AdvancesSheet) -> Iterator[Block]:
    yield Heading(2, one.name)
    yield Para(one.counted(), "note")
    if one.purpose:
        yield Para(one.purpose)
    yield from _moved(one)
    results = [
        (Run(f"{action.code} {action.title}".strip(), bold=True), Run(f" – {action.achieved}"))
        for action in one.results()
    ]
    if results:
        yield Heading(3, _("Résultats atteints"))
        yield Bullets(tuple(results))
    if one.notes:
        yield Heading(3, _("À signaler"))
        yield Bullets(tuple(
            f"{fmt.date_short(note.day, sheet.today)} – {note.action} : {note.text}"
            for note in one.notes[:_MOST]
        ))  # fmt: skip
    yield from _next(one)


def _moved(one: Advance) -> Iterator[Block]:
    if not one.moved and not one.reached:
        yield Para(_("Rien n’a changé pendant cette période."))
        return
    yield Heading(3, _("Ce qui a avancé"))
    rows = tuple(
        (f"{move.action.code} {move.action.title}".strip(), state_mark(move.action),
         move.words, move.action.responsible or "–")
        for move in one.moved
    )  # fmt: skip
    if rows:
        yield Table(
            (Column(_("Action"), 3.4), Column(_("État"), 1.4), Column(_("Changement"), 2.4),
             Column(_("Responsable"), 1.8)),
            (Rows(rows),), summary=_("Les actions qui ont changé d’état ou d’avancement"),
        )  # fmt: skip
    if one.reached:
        yield Bullets(tuple(
            _("Jalon atteint : {title} ({action})").format(title=mark.text, action=mark.action)
            for mark in one.reached
        ))  # fmt: skip


def _next(one: Advance) -> Iterator[Block]:
    if not one.steps:
        return
    yield Heading(3, _("Prochaines étapes"))
    yield Table(
        (Column(_("Étape"), 3), Column(_("Action"), 2.6), Column(_("Échéance"), 1.3),
         Column(_("Responsable"), 1.8)),
        (Rows(tuple(
            (step.title, step.action or "–",
             Run(step.due, tone="danger") if step.late else step.due,
             step.responsible or "–")
            for step in one.steps[:_MOST]
        )),), summary=_("Ce qui vient, par échéance"),
    )  # fmt: skip
    rest = len(one.steps) - _MOST
    if rest > 0:
        said = ngettext("et {n} autre étape", "et {n} autres étapes", rest)
        yield Para(said.format(n=fmt.number(rest)), "note")


ADVANCES = Report(
    name="progress-by-workstream",
    title=N_("Avancées par chantier"),
    purpose=N_("Pour l’assemblée : ce qui a avancé dans chaque chantier depuis la dernière, les "
               "actions par état, les résultats atteints et les prochaines étapes"),
    scope="dossier",
    stem="avancees-par-chantier",
    build=advances_report,
)  # fmt: skip
