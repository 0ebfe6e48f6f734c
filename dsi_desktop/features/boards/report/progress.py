"""« Fiche d’avancement »: how a chantier goes, for the assembly and for the comité conseil."""

from collections.abc import Sequence
from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.queries.progress import (
    ProgressSheet,
    progress_sheet,
    sinces,
)
from dsi_desktop.features.boards.queries.table import CardRow, issuer_name
from dsi_desktop.features.boards.report.board import due_on_paper
from dsi_desktop.features.boards.report.flow_figures import flow_figures
from dsi_desktop.features.boards.rules.flow import Span
from dsi_desktop.features.boards.rules.progress import period_words, read_subject, usual
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import N_, _, ngettext
from dsi_desktop.reporting.blocks import (
    Block,
    Bullets,
    Column,
    Document,
    Facts,
    Heading,
    Para,
    Rows,
    Run,
    Table,
    Words,
)
from dsi_desktop.reporting.registry import Report

_MOST_STEPS = 12
_NEXT_STATES = ("doing", "todo")


def progress_report(store: Store, subject: str | None) -> Document:
    """Return the progress of a chantier; `subject` is that of `rules.progress.read_subject`.

    Without a period, since the last meeting it was told to. Raises `NotFound`, `RuleBroken`.
    """
    key, period = read_subject(subject or "")
    today = store.clock.today()
    first, last = period or (usual(sinces(store, key, today), today).day, today)
    return progress_document(progress_sheet(store, key, first, last), issuer_name(store), today)


def progress_document(sheet: ProgressSheet, issuer: str, today: date) -> Document:
    """Return the paper of a progress sheet."""
    title = _("Fiche d’avancement – {chantier}").format(chantier=sheet.body)
    period = period_words(sheet.first, sheet.last)
    late = [card for card in sheet.cards if card.late]
    return Document(
        title=title, issuer=issuer, kind=_("Fiche d’avancement"),
        blocks=(
            Heading(1, title), Para(period, "lead"),
            *([Para(sheet.purpose)] if sheet.purpose else []),
            _facts(sheet, len(late)),
            Heading(2, _("Ce qui est fait")), _done(sheet, today),
            Heading(2, _("Ce qui a avancé")), _moved(sheet),
            Heading(2, _("Ce qui est en retard")), _late(late, today),
            Heading(2, _("Décisions du chantier")), _decided(sheet),
            Heading(2, _("Prochaines étapes")), *_next(sheet, today),
            *_needs(sheet.cards),
            *_course(sheet),
        ),
        foot=_("{title}, {period}").format(title=title, period=f"{period[:1].lower()}{period[1:]}"),
    )  # fmt: skip


def _facts(sheet: ProgressSheet, late: int) -> Facts:
    opened = len(sheet.cards)
    hours = [
        sum(hours or 0 for hours in column)
        for column in zip(
            *((card.hours_done, card.hours_planned) for card in (*sheet.cards, *sheet.done)),
            strict=True,
        )
    ]
    cost = sum(card.cost or 0 for card in (*sheet.cards, *sheet.done))
    pairs: list[tuple[str, Words]] = [
        (_("Ouvertes"), fmt.number(opened)),
        (_("Faites"), fmt.number(len(sheet.done))),
        (_("Nouvelles"), fmt.number(sheet.came)),
        (_("En retard"), Run(fmt.number(late), bold=bool(late), tone="danger" if late else "")),
    ]
    if any(hours):
        done, planned = (fmt.number(value / 10, 1 if value % 10 else 0) for value in hours)
        pairs.append((_("Heures"), _("{done} de {planned} h").format(done=done, planned=planned)))
    if cost:
        pairs.append((_("Coût"), fmt.money(cost, short=True)))
    return Facts(tuple(pairs))


def _done(sheet: ProgressSheet, today: date) -> Table:
    rows = tuple(
        (card.title, card.result or "–", card.responsible or "–", _day(card.done_on, today))
        for card in sheet.done
    )
    return Table(
        (Column(_("Carte"), 3), Column(_("Résultat"), 3.4), Column(_("Responsable"), 1.8),
         Column(_("Fait le"), 1)),
        (Rows(rows),), summary=_("Ce qui a été fait pendant la période, et avec quel résultat"),
        empty=_("Aucune carte n’a été faite pendant cette période."),
    )  # fmt: skip


def _moved(sheet: ProgressSheet) -> Table:
    rows = tuple(
        (
            line.card.title,
            _("de « {before} » à « {after} »").format(before=line.before, after=line.after),
            line.card.responsible or "–", fmt.date_short(line.day, sheet.last),
        )
        for line in sheet.moved
    )
    return Table(
        (Column(_("Carte"), 3.4), Column(_("Passée"), 3), Column(_("Responsable"), 1.8),
         Column(_("Le"), 1)),
        (Rows(rows),), summary=_("Les cartes qui ont changé de colonne sans être finies"),
        empty=_("Aucune carte ouverte n’a changé de colonne pendant cette période."),
    )  # fmt: skip


def _late(late: Sequence[CardRow], today: date) -> Table:
    rows = tuple(
        (
            card.title, Run(due_on_paper(card.due, card.due_on, today), tone="danger"),
            card.responsible or "–", card.waiting_for or "–",
        )
        for card in sorted(late, key=lambda card: card.last_day or "")
    )
    return Table(
        (Column(_("Carte"), 3.4), Column(_("Échéance"), 1.2), Column(_("Responsable"), 1.9),
         Column(_("En attente de"), 2)),
        (Rows(rows),), summary=_("Les cartes dont l’échéance est passée"),
        empty=_("Rien n’est en retard."),
    )  # fmt: skip


def _decided(sheet: ProgressSheet) -> Table:
    rows = tuple(
        (
            fmt.date_short(line.held_on, sheet.last), line.number or "–", line.text,
            line.outcome or "–",
        )
        for line in sheet.decided
    )
    return Table(
        (Column(_("Rencontre"), 1), Column(_("No"), 1.2), Column(_("Décision"), 4.4),
         Column(_("Issue"), 1.6)),
        (Rows(rows),), summary=_("Ce que les rencontres du chantier ont décidé"),
        empty=_("Aucune décision à une rencontre du chantier pendant cette période."),
    )  # fmt: skip


def _next(sheet: ProgressSheet, today: date) -> list[Block]:
    steps = sorted(
        (card for card in sheet.cards if card.state in _NEXT_STATES and not card.late),
        key=lambda card: (card.last_day or "9999", _NEXT_STATES.index(card.state)),
    )
    rows = tuple(
        (card.title, card.column, due_on_paper(card.due, card.due_on, today) or "–",
         card.responsible or "–")
        for card in steps[:_MOST_STEPS]
    )  # fmt: skip
    table = Table(
        (Column(_("Carte"), 3.6), Column(_("Colonne"), 1.2), Column(_("Échéance"), 1.4),
         Column(_("Responsable"), 2)),
        (Rows(rows),), summary=_("Ce qui vient, par échéance"), empty=_("Rien n’est prévu."),
    )  # fmt: skip
    return [table, *_rest(len(steps))]


def _needs(cards: Sequence[CardRow]) -> list[Block]:
    """Return who is looked for, and what cards wait for; nothing when all is provided."""
    said = [
        _("Une personne responsable pour : {card}").format(card=card.title)
        for card in cards if not card.responsible and card.state != "idea"
    ] + [
        _("En attente de : {who} ({card})").format(who=card.waiting_for, card=card.title)
        for card in cards if card.state == "waiting" and card.waiting_for
    ]  # fmt: skip
    if not said:
        return []
    title = _("Ce qui manque pour avancer")
    return [Heading(2, title), Bullets(tuple(said[:_MOST_STEPS])), *_rest(len(said))]


def _rest(count: int) -> list[Block]:
    """Return how many are left unsaid after the first ones."""
    rest = count - _MOST_STEPS
    if rest <= 0:
        return []
    more = ngettext("et {n} autre carte", "et {n} autres cartes", rest).format(n=fmt.number(rest))
    return [Para(more, "note")]


def _course(sheet: ProgressSheet) -> list[Block]:
    figures = flow_figures(sheet.flow, Span(sheet.first, sheet.last))
    return [Heading(2, _("Déroulement")), *figures] if figures else []


def _day(day: str | None, today: date) -> str:
    return fmt.date_short(day, today) if day else "–"


PROGRESS = Report(
    name="board-progress",
    title=N_("Fiche d’avancement d’un chantier"),
    purpose=N_("Ce qui est fait, avancé, en retard, décidé et à venir depuis la dernière "
               "rencontre : pour l’assemblée et pour le dépôt au comité conseil"),
    scope="board",
    stem="avancement",
    build=progress_report,
)  # fmt: skip
