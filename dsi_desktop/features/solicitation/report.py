"""What is asked of the organisations, on paper: never of a person."""

from collections.abc import Sequence
from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import month_words
from dsi_desktop.features.directory.rules.limits import last_months
from dsi_desktop.features.solicitation import queries
from dsi_desktop.features.solicitation.queries import Comparison, LoadLine, LoadTable
from dsi_desktop.features.solicitation.rules.spans import Span, read_subject
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

_MOST_MONTHS = 12
_MOST_ROADS = 12


def solicitation(store: Store, subject: str | None = None) -> Document:
    """Return the load of each organisation over a period, by month or by year.

    `subject` is that of `rules.spans.read_subject`; without one, the last twelve months of all.
    """
    today = store.clock.today()
    start, end, body_id = (
        read_subject(subject) if subject else (*last_months(today, _MOST_MONTHS), None)
    )
    table = queries.load_table(store, start, end, body_id=body_id)
    issuer, body = queries.titles(store, body_id)
    days = _period((start, end))
    return Document(
        title=_("Sollicitation des organisations"), issuer=issuer, kind=_("Sollicitation"),
        blocks=(
            Heading(1, _("Sollicitation des organisations")),
            Para(" · ".join(part for part in (body, days, _whole(table)) if part), "lead"),
            *(_load(table) if table.lines else _nothing()),
            *_turning(store, today, body_id),
            *_missing(store, table),
            Para(_("Le temps d’une personne ne figure jamais dans un rapport : seules les "
                   "organisations y sont nommées."), "note"),
        ),
        foot=days, landscape=True,
    )  # fmt: skip


def _whole(table: LoadTable) -> str:
    count = sum(table.by_month_meetings)
    meetings = ngettext("{n} rencontre", "{n} rencontres", count).format(n=fmt.number(count))
    return _("{meetings}, {hours} h en tout").format(
        meetings=meetings, hours=fmt.number(table.total.hours, 1)
    )


def _nothing() -> list[Block]:
    return [Para(_("Les heures apparaîtront après la première rencontre tenue."))]


def _load(table: LoadTable) -> list[Block]:
    return [
        Heading(2, _("Heures par organisation")),
        _by_column(table),
        Para(_("Heures de rencontre, de route aller-retour et de tables externes. En gras : "
               "au-dessus du seuil mensuel de l’organisation."), "note"),
        Heading(2, _("De quoi ces heures sont faites")),
        _made_of(table.lines),
    ]  # fmt: skip


def _columns(months: Sequence[str]) -> list[tuple[str, list[int]]]:
    """Return the columns and the months each holds: months when they fit, else years."""
    if len(months) <= _MOST_MONTHS:
        return [(fmt.month_short(int(one[5:])), [at]) for at, one in enumerate(months)]
    years = sorted({one[:4] for one in months})
    return [(year, [at for at, one in enumerate(months) if one[:4] == year]) for year in years]


def _by_column(table: LoadTable) -> Table:
    spans = _columns(table.months)
    heads = (
        Column(_("Organisation"), 4), Column(_("Sièges"), 1.3, right=True),
        *(Column(title, 1, right=True) for title, _places in spans),
        Column(_("Total"), 1.2, right=True),
    )
    rows = tuple(_row(line, spans) for line in table.lines)
    whole: tuple[Words, ...] = (
        Run(_("Toutes"), bold=True), "",
        *(_hours(sum(table.by_month[at] for at in places)) for _title, places in spans),
        Run(_hours(table.total.minutes), bold=True),
    )
    return Table(
        heads, (Rows((*rows, whole)),), summary=_("Heures par organisation, par mois ou par année")
    )


def _row(line: LoadLine, spans: Sequence[tuple[str, list[int]]]) -> tuple[Words, ...]:
    cells: list[Words] = [_cell(line, places) for _title, places in spans]
    return (
        line.name, str(line.seats + line.outside_seats), *cells,
        Run(_hours(line.load.minutes), bold=True),
    )


def _cell(line: LoadLine, places: Sequence[int]) -> Run:
    minutes = sum(line.minutes[at] for at in places)
    over = any(line.over[at] for at in places)
    return Run(_hours(minutes), bold=over, tone="" if minutes else "muted")


def _made_of(lines: Sequence[LoadLine]) -> Table:
    heads = (
        Column(_("Organisation"), 3.1), Column(_("Convoquée"), 1.5, right=True),
        Column(_("Présente"), 1.1, right=True), Column(_("Excusée"), 1.1, right=True),
        Column(_("En rencontre"), 1.2, right=True), Column(_("Sur la route"), 1.1, right=True),
        Column(_("À l’externe"), 1.1, right=True), Column(_("km"), 1, right=True),
        Column(_("Actions"), 1, right=True), Column(_("Suivis"), 0.9, right=True),
        Column(_("Évaluations"), 1.4, right=True),
    )
    rows = tuple(
        (
            line.name, str(line.load.convened), str(line.load.attended), str(line.load.excused),
            _hours(line.load.meeting_minutes), _hours(line.load.road_minutes),
            _hours(line.load.outside_minutes), fmt.number(line.load.kilometres),
            str(line.actions), str(line.tasks), str(line.evaluations),
        )
        for line in lines
    )
    return Table(heads, (Rows(rows),), summary=_("Rencontres, heures et kilomètres"))


def _turning(store: Store, today: date, body_id: str | None) -> list[Block]:
    """Return what changed on each side of the turning point, when there is one in the past."""
    kept = queries.milestone(store)
    if kept is None or kept.on >= today:
        return []
    found = queries.before_after(store, kept.on, today, body_id=body_id)
    title = _("Avant et après le {day}").format(day=fmt.date_long(kept.on, with_weekday=False))
    return [
        Heading(2, title),
        *([Para(kept.text)] if kept.text else []),
        Facts((
            (_period(found.before), _with_unit(found.before_minutes)),
            (_period(found.after), _with_unit(found.after_minutes)),
            (_("Différence"), _change(found)),
        )),
        _sides(found),
    ]  # fmt: skip


def _change(found: Comparison) -> str:
    if found.change is None:
        return _("rien à comparer")
    sign = "+" if found.change > 0 else "−" if found.change < 0 else ""
    return f"{sign}{fmt.percent(abs(found.change))}"


def _sides(found: Comparison) -> Table:
    heads = (
        Column(_("Organisation"), 4), Column(_("Avant"), 1, right=True),
        Column(_("Après"), 1, right=True),
    )
    rows = tuple((line.name, _hours(line.before), _hours(line.after)) for line in found.lines)
    return Table(
        heads, (Rows(rows),), summary=_("Heures avant et après"),
        empty=_("Aucune heure d’un côté ni de l’autre."),
    )


def _missing(store: Store, table: LoadTable) -> list[Block]:
    """Return what is not counted for want of being known."""
    roads = queries.unknown_roads(store, table.start, table.end)
    gaps = table.gaps
    said = [
        words.format(n=fmt.number(count))
        for count, words in (
            (gaps.people_without_area, ngettext(
                "{n} personne sans municipalité : sa route ne compte pas.",
                "{n} personnes sans municipalité : leur route ne compte pas.",
                gaps.people_without_area)),
            (gaps.meetings_without_area, ngettext(
                "{n} rencontre sans municipalité : sa route ne compte pas.",
                "{n} rencontres sans municipalité : leur route ne compte pas.",
                gaps.meetings_without_area)),
            (gaps.meetings_without_hours, ngettext(
                "{n} rencontre sans heures : sa durée ne compte pas.",
                "{n} rencontres sans heures : leur durée ne compte pas.",
                gaps.meetings_without_hours)),
        )
        if count
    ]  # fmt: skip
    said += [
        ngettext("{one} – {other} : {n} trajet de distance inconnue",
                 "{one} – {other} : {n} trajets de distance inconnue", road.trips).format(
            one=road.from_name, other=road.to_name, n=fmt.number(road.trips))
        for road in roads[:_MOST_ROADS]
    ]  # fmt: skip
    if len(roads) > _MOST_ROADS:
        rest = len(roads) - _MOST_ROADS
        said.append(ngettext("{n} autre distance inconnue", "{n} autres distances inconnues",
                             rest).format(n=fmt.number(rest)))  # fmt: skip
    return [Heading(2, _("Ce qui n’est pas compté")), Bullets(tuple(said))] if said else []


def _period(span: Span) -> str:
    first, last = month_words(span[0].isoformat()), month_words(span[1].isoformat())
    if span[0].day == 1 and span[1].day >= 28:
        said = first if first == last else _("{start} à {end}").format(start=first, end=last)
        return f"{said[:1].upper()}{said[1:]}"
    return _("Du {start} au {end}").format(
        start=fmt.date_long(span[0], with_weekday=False),
        end=fmt.date_long(span[1], with_weekday=False),
    )


def _with_unit(minutes: int) -> str:
    return _("{hours} h").format(hours=_hours(minutes))


def _hours(minutes: int) -> str:
    """Return « 4,8 », and a bare zero where nothing was asked."""
    return fmt.number(minutes / 60, 1) if minutes else "0"


REPORTS: tuple[Report, ...] = (
    Report(
        name="solicitation", title=N_("Sollicitation des organisations"),
        purpose=N_("Les heures demandées à chaque organisation, mois par mois : rencontres, route, "
                   "tables externes, et ce qui a changé depuis un tournant. Aucune personne n’y "
                   "est nommée."),
        scope="dossier", stem="sollicitation", build=solicitation,
    ),
)  # fmt: skip
