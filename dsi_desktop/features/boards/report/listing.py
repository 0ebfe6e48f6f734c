"""Cards as a list: one table of columns feeds the paper and the spreadsheet alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.queries.table import CardRow, card_rows, issuer_name
from dsi_desktop.features.boards.report.board import cards_counted, due_on_paper
from dsi_desktop.formats.xlsx import Kind, Sheet, SheetColumn, Spreadsheet, Value
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import N_, _, ngettext
from dsi_desktop.kernel.vocabulary import label
from dsi_desktop.reporting.blocks import (
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


@dataclass(frozen=True, slots=True)
class ListPlan:
    """What is listed: cards narrowed perhaps by a filter in words, out of `total`."""

    issuer: str
    title: str
    day: date
    rows: tuple[CardRow, ...]
    words: str = ""
    total: int = 0


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column: what its cells hold, its width in signs, and its share of the paper, 0 for none.

    `said` gives the words of paper where they are not the value itself, `head` its shorter title.
    """

    title: str
    value: Callable[[CardRow], Value]
    kind: Kind = "text"
    width: float = 16
    share: float = 0
    said: Callable[[CardRow, date], Words] | None = None
    head: str = ""


def _day(text: str | None) -> Value:
    """Return a day, the text where another program wrote something else."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return text


def _tenths(hours: int | None) -> Value:
    return None if hours is None else hours / 10


def _due(card: CardRow, today: date) -> Words:
    due = due_on_paper(card.due, card.due_on, today)
    return Run(_("En retard : {day}").format(day=due), tone="danger") if card.late else due


def _priority(card: CardRow, _today: date) -> str:
    return "" if card.priority == "normal" else label("priority", card.priority)


def _checks(card: CardRow) -> str:
    return f"{card.checks_done}/{card.checks}" if card.checks else ""


def _hours(card: CardRow, _today: date) -> str:
    if card.hours_planned is None and card.hours_done is None:
        return ""
    done, planned = ((hours or 0) / 10 for hours in (card.hours_done, card.hours_planned))
    return _("{done} de {planned} h").format(
        done=fmt.number(done, 1 if done % 1 else 0),
        planned=fmt.number(planned, 1 if planned % 1 else 0),
    )


COLUMNS: tuple[ListColumn, ...] = (
    ListColumn(N_("Carte"), lambda one: one.title, width=44, share=3.4),
    ListColumn(N_("Chantier"), lambda one: one.body, width=20),
    ListColumn(N_("Colonne"), lambda one: one.column, width=14, share=1.1),
    ListColumn(N_("État"), lambda one: label("task_state", one.state), width=12),
    ListColumn(N_("Responsable"), lambda one: one.responsible, width=24, share=1.7),
    ListColumn(N_("Organisation"), lambda one: one.organization, width=24),
    ListColumn(N_("Partenaires"), lambda one: ", ".join(one.partners), width=24),
    ListColumn(N_("Début"), lambda one: _day(one.start_on), "day", 12),
    ListColumn(N_("Échéance"), lambda one: _day(one.due_on) or one.due, "day", 14, 1.4, _due),
    ListColumn(N_("En retard"), lambda one: _("oui") if one.late else "", width=10),
    ListColumn(N_("Fait le"), lambda one: _day(one.done_on), "day", 12),
    ListColumn(
        N_("Priorité"), lambda one: label("priority", one.priority), "text", 10, 0.9, _priority
    ),
    ListColumn(N_("Étiquettes"), lambda one: ", ".join(one.labels), width=22, share=1.4),
    ListColumn(N_("Liste"), _checks, width=8, share=0.6),
    ListColumn(N_("Heures prévues"), lambda one: _tenths(one.hours_planned), "decimal", 10),
    ListColumn(
        N_("Heures faites"), lambda one: _tenths(one.hours_done), "decimal", 10, 1.1, _hours,
        N_("Heures"),
    ),
    ListColumn(N_("Coût"), lambda one: None if one.cost is None else one.cost / 100, "money", 14),
    ListColumn(N_("En attente de"), lambda one: one.waiting_for, width=24),
    ListColumn(N_("Objectif du plan"), lambda one: one.objective, width=30),
    ListColumn(N_("Action du plan"), lambda one: one.action, width=30),
    ListColumn(N_("Rencontre d’origine"), lambda one: one.meeting, width=26),
    ListColumn(N_("Résolution"), lambda one: one.motion, width=14),
    ListColumn(N_("Résultat"), lambda one: one.result, width=40),
    ListColumn(N_("Description"), lambda one: one.description, width=50),
)  # fmt: skip
_SHOWN = tuple(column for column in COLUMNS if column.share)


def cards_report(store: Store, _record_id: str | None = None) -> Document:
    """Return every card that is not put away, chantier by chantier."""
    today = store.clock.today()
    rows = tuple(card_rows(store, today))
    return list_document(ListPlan(issuer_name(store), _("Tous les chantiers"), today, rows))


def list_document(plan: ListPlan) -> Document:
    """Return the list on landscape letter paper, grouped by chantier when there are several.

    A column in which no card says anything is left out.
    """
    lines = {card.task_id: [_words(one, card, plan.day) for one in _SHOWN] for card in plan.rows}
    kept = [at for at in range(len(_SHOWN)) if not at or any(line[at] for line in lines.values())]
    title = _("Liste des cartes – {title}").format(title=plan.title)
    table = Table(
        tuple(Column(_(_SHOWN[at].head or _SHOWN[at].title), _SHOWN[at].share) for at in kept),
        tuple(
            Rows(tuple(tuple(lines[card.task_id][at] for at in kept) for card in cards), group)
            for group, cards in _groups(plan.rows)
        ),
        summary=_("Les cartes, dans l’ordre du tableau"),
        empty=_("Aucune carte à montrer."),
    )
    when = fmt.date_long(plan.day, with_weekday=False)
    return Document(
        title=title, issuer=plan.issuer, kind=_("Liste des cartes"),
        blocks=(Heading(1, title), Para(_lead(plan), "lead"), table),
        foot=_("{title}, au {day}").format(title=title, day=when), landscape=True,
    )  # fmt: skip


def list_spreadsheet(plan: ListPlan) -> Spreadsheet:
    """Return the same cards for a spreadsheet, with every column."""
    columns = tuple(SheetColumn(_(one.title), one.kind, one.width) for one in COLUMNS)
    rows = tuple(tuple(column.value(card) for column in COLUMNS) for card in plan.rows)
    return Spreadsheet(
        _("Liste des cartes – {title}").format(title=plan.title),
        (Sheet(plan.title, columns, rows),), plan.issuer,
    )  # fmt: skip


def _groups(rows: Sequence[CardRow]) -> list[tuple[str, list[CardRow]]]:
    groups = [
        (name, list(cards)) for name, cards in groupby(rows, key=lambda card: card.body)
    ]
    if len(groups) < 2:
        return [("", cards) for _name, cards in groups]
    return [(name or _("Sans chantier"), cards) for name, cards in groups]


def _lead(plan: ListPlan) -> str:
    late = sum(card.late for card in plan.rows)
    counted = cards_counted(len(plan.rows))
    if plan.words:
        counted = _("{n} de {total} cartes, filtre « {words} »").format(
            n=fmt.number(len(plan.rows)), total=fmt.number(plan.total), words=plan.words
        )
    parts = [fmt.date_long(plan.day, with_weekday=False), counted]
    if late:
        parts.append(ngettext("{n} en retard", "{n} en retard", late).format(n=late))
    return " · ".join(parts)


def _words(column: ListColumn, card: CardRow, today: date) -> Words:
    return column.said(card, today) if column.said else str(column.value(card) or "")


CARDS = Report(
    name="cards",
    title=N_("Liste des cartes"),
    purpose=N_("Les cartes de tous les chantiers : qui, pour quand, où elles en sont"),
    scope="dossier",
    stem="cartes",
    build=cards_report,
)
