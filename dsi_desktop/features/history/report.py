"""What changed between two dates, on paper: added, changed, ended, deleted."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from dsi_desktop.db.differences import ADDED, DELETED, ENDED
from dsi_desktop.db.store import Store
from dsi_desktop.features.history.queries.differences import (
    DifferenceGroup,
    DifferenceLine,
    between,
    dossier_title,
    kind_words,
)
from dsi_desktop.features.history.queries.dossier import first_day
from dsi_desktop.features.history.rules.scopes import SCOPE_WORDS, SCOPES, read_subject
from dsi_desktop.features.history.rules.texts import counted, field_change, field_value
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.reporting.blocks import Block, Column, Document, Heading, Para, Rows, Run, Table
from dsi_desktop.reporting.registry import Report

_QUARTER = 91
_TONES = {ADDED: "ok", ENDED: "warn", DELETED: "danger"}
Words = dict[str, str]


def differences(store: Store, subject: str | None = None) -> Document:
    """Return what changed between two days, by part of the dossier.

    `subject` is that of `rules.scopes.read_subject`; without one, the whole dossier over the last
    three months.
    """
    scope, first, last = read_subject(subject) if subject else ("", *_usual(store))
    found = {key: between(store, key, first, last) for key in ([scope] if scope else SCOPES)}
    days = _("Du {first} au {last}").format(
        first=fmt.date_long(first, with_weekday=False), last=fmt.date_long(last, with_weekday=False)
    )
    return Document(
        title=_("Ce qui a changé"),
        issuer=dossier_title(store),
        kind=_("Différences entre deux dates"),
        blocks=(
            Heading(1, _("Ce qui a changé")),
            Para(f"{days} · {_counts(found.values())}", "lead"),
            *(block for key, groups in found.items() for block in _part(key, groups)),
            Para(_("Les dates sont celles que les ordinateurs ont données."), "note"),
        ),
        foot=days,
    )  # fmt: skip


def _usual(store: Store) -> tuple[date, date]:
    today = store.clock.today()
    wanted = max(today - timedelta(days=_QUARTER), first_day(store))
    return min(wanted, today - timedelta(days=1)), today


def _counts(parts: Iterable[list[DifferenceGroup]]) -> str:
    return counted(Counter(line.kind for part in parts for group in part for line in group.lines))


def _part(scope: str, groups: list[DifferenceGroup]) -> list[Block]:
    heading = Heading(2, _(SCOPE_WORDS[scope]))
    if not groups:
        return [heading, Para(_("Rien n’a changé entre ces deux dates."))]
    words = kind_words()
    rows = tuple(
        Rows(tuple(_row(line, words) for line in group.lines), group.title) for group in groups
    )
    columns = (Column(_("Fiche"), 3), Column(_("Quoi"), 1.1), Column(_("Détail"), 4))
    summary = _("Ce qui a changé : {part}").format(part=_(SCOPE_WORDS[scope]))
    return [heading, Table(columns, rows, summary=summary)]


def _row(line: DifferenceLine, words: Words) -> tuple[Run | str, ...]:
    name = f"{line.title}, {line.where}" if line.where else line.title
    said = [
        field_value(one.label, one.new or one.old, 160) if line.kind in (ADDED, DELETED)
        else field_change(one.label, one.old, one.new, 160)
        for one in line.fields
    ]  # fmt: skip
    kind = Run(words[line.kind], bold=True, tone=_TONES.get(line.kind, "accent"))
    return Run(name, bold=True), kind, " · ".join(said)


REPORTS: tuple[Report, ...] = (
    Report(
        name="differences", title=N_("Ce qui a changé entre deux dates"),
        purpose=N_("Ce qui s’est ajouté, a changé, s’est terminé ou a été supprimé dans "
                   "l’organigramme, le plan et les chantiers. Pour d’autres dates, passez par "
                   "l’historique."),
        scope="dossier", stem="differences", build=differences,
    ),
)  # fmt: skip
