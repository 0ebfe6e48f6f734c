"""The register of resolutions on paper: a body, a year, or all of them."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from dsi_desktop.db.store import Store
from dsi_desktop.features.resolutions import queries
from dsi_desktop.features.resolutions.rules import RESOLUTIONS, Resolution
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import N_, _, language, ngettext
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


def subject_of(body_id: str, year: str) -> str:
    """Return what `register` takes as its record: a body, a year, both or neither."""
    return f"{body_id}@{year}"


def register(store: Store, record_id: str | None) -> Document:
    """Return the register of a body; « body@2026 » for one year, nothing for everything."""
    body_id, _at, year = (record_id or "").partition("@")
    found = [
        one for one in queries.register(store, body_id, year) if one.said.kind == RESOLUTIONS
    ]
    body = dict(queries.register_scopes(store).bodies).get(body_id, "")
    title = _("Registre des résolutions")
    parts = [part for part in (title, body, year) if part]
    return Document(
        title=" – ".join(parts), issuer=queries.initiative_name(store), kind=title,
        subject=" ".join(parts[1:]), language=language(), landscape=True,
        foot=" – ".join(parts),
        blocks=(
            Heading(1, title), Para(_lead(body, year, found), "lead"), *_tables(found),
            *_drafts(found),
        ),
    )


def _lead(body: str, year: str, found: Sequence[Resolution]) -> str:
    counted = ngettext("{n} résolution", "{n} résolutions", len(found)).format(n=len(found))
    return ", ".join(one for one in (body, year, counted) if one)


def _tables(found: Sequence[Resolution]) -> Iterator[Block]:
    """Yield one table a year, grouped by meeting, in the order they were resolved."""
    if not found:
        yield Para(_("Aucune résolution n’est consignée."))
    in_order = sorted(found, key=lambda one: one.held_on)
    for year, of_year in groupby(in_order, key=lambda one: one.year):
        lines = list(of_year)
        yield Heading(2, year or _("Sans date"))
        yield Table(
            (Column(_("Numéro"), 1.4), Column(_("Résolution"), 5.0),
             Column(_("Proposée et appuyée par"), 2.0), Column(_("Issue"), 1.6)),
            tuple(_meetings(lines)),
            summary=_("Résolutions de {year}, par rencontre").format(year=year),
        )


def _meetings(found: Sequence[Resolution]) -> Iterator[Rows]:
    for _meeting, lines in groupby(found, key=lambda one: one.meeting_id):
        kept = list(lines)
        day = fmt.date_long(kept[0].held_on, with_weekday=False) if kept[0].held_on else ""
        yield Rows(tuple(_row(one) for one in kept), ", ".join(
            part for part in (kept[0].body, day) if part
        ))


def _row(one: Resolution) -> tuple[Words, ...]:
    text: Words = one.title
    if one.said.title:
        text = (Run(one.said.title, bold=True), Run(f" – {one.said.text}"))
    return Run(one.number or "–", bold=one.is_certain), text, one.people, one.outcome


def _drafts(found: Sequence[Resolution]) -> Iterator[Block]:
    waiting = sum(not one.is_certain for one in found)
    if waiting:
        yield Para(ngettext(
            "{n} résolution est encore au projet : son numéro n’est pas définitif.",
            "{n} résolutions sont encore au projet : leurs numéros ne sont pas définitifs.",
            waiting,
        ).format(n=waiting), "note")


REGISTER = Report(
    name="resolutions",
    title=N_("Registre des résolutions"),
    purpose=N_("Les résolutions d’une instance, par année et par rencontre"),
    scope="body",
    stem="registre",
    build=register,
)
