"""The sheet of an organisation on paper: who they are, where they sit, what is asked of them.

Private contact details and notes are never printed, nor what weighs on one person.
"""

from collections.abc import Sequence
from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import queries
from dsi_desktop.features.directory.rules import month_words, period_words
from dsi_desktop.kernel import fmt, vocabulary
from dsi_desktop.kernel.i18n import N_, _, ngettext
from dsi_desktop.kernel.text import NBSP
from dsi_desktop.reporting.blocks import (
    Block,
    Column,
    Document,
    Facts,
    Heading,
    Para,
    Rows,
    Table,
    Words,
)
from dsi_desktop.reporting.notes import unsettled
from dsi_desktop.reporting.registry import Report

_DECISIONS = 20


def organization_sheet(store: Store, record_id: str | None) -> Document:
    """Return the sheet of an organisation, of today; `NotFound` when it is not in the dossier."""
    today = store.clock.today()
    sheet = queries.organization_sheet(store, record_id or "", today)
    dealings = sheet.dealings
    met = [
        line for line in queries.organization_meetings(store, sheet.id)
        if (line.held_on or "") >= f"{dealings.charge.months[0].month}-01"
    ]
    when = fmt.date_long(today, with_weekday=False)
    return Document(
        title=sheet.name,
        issuer=queries.initiative_name(store),
        kind=_("Fiche d’organisation"),
        subject=sheet.acronym or sheet.name,
        blocks=(
            Heading(1, sheet.name),
            Para(_lead(sheet), "lead"),
            *unsettled(queries.unsettled(store, sheet.id)),
            Facts(_facts(sheet)),
            *_mission(sheet.mission),
            *_people(sheet.people),
            *_seats(dealings.seats),
            *_letters(dealings.letters),
            *_actions(dealings.actions),
            *_decisions(dealings.decisions),
            *_charge(dealings.charge),
            *_meetings(met, today),
        ),
        foot=_("Fiche à jour au {day}").format(day=when),
    )


def _lead(sheet: queries.OrganizationSheet) -> str:
    parts = [vocabulary.label("sector", sheet.sector).capitalize(), sheet.kind]
    if sheet.joined_on:
        parts.append(_("Membre depuis {when}").format(when=month_words(sheet.joined_on)))
    if sheet.left_on:
        parts.append(_("Membre jusqu’à {when}").format(when=month_words(sheet.left_on)))
    return " · ".join(part for part in parts if part)


def _facts(sheet: queries.OrganizationSheet) -> tuple[tuple[str, Words], ...]:
    reached = [
        (vocabulary.label("contact_kind", line.kind).capitalize(),
         f"{line.value} ({line.label})" if line.label else line.value)
        for line in sheet.contacts if not line.private
    ]
    pairs = [
        (_("Sigle"), sheet.acronym), (_("Territoire"), sheet.area),
        (_("Territoire desservi"), ", ".join(sheet.served)), (_("Site Web"), sheet.website),
        (_("Voix portées"), ", ".join(sheet.voices)), *reached,
    ]
    return tuple((name, said) for name, said in pairs if said)


def _mission(text: str) -> tuple[Block, ...]:
    return (Heading(2, _("Mission")), Para(text)) if text else ()


def _people(lines: Sequence[queries.AffiliationLine]) -> tuple[Block, ...]:
    now = [(line.person, line.title, period_words(line.start_on, line.end_on))
           for line in lines if line.current]
    columns = Column(_("Nom"), 2), Column(_("Fonction"), 2), Column(_("Période"), 1.5)
    return _section(_("Personnes"), columns, [Rows(tuple(now))], _("Aucune personne."))


def _seats(lines: Sequence[queries.SeatLine]) -> tuple[Block, ...]:
    groups = [
        Rows(tuple(
            (line.body, line.college or vocabulary.label("membership_role", line.role),
             line.person, period_words(line.start_on, line.end_on))
            for line in lines if line.current is current
        ), title)
        for current, title in ((True, _("En cours")), (False, _("Avant")))
    ]
    columns = (
        Column(_("Instance"), 2), Column(_("Siège"), 2), Column(_("Personne"), 2),
        Column(_("Période"), 2),
    )
    return _section(_("Sièges"), columns, groups, _("Aucun siège."))


def _letters(lines: Sequence[queries.LetterLine]) -> tuple[Block, ...]:
    if not lines:
        return ()
    rows = tuple(
        (line.body, line.titular, line.substitute or "—",
         vocabulary.label("mandate_scope", line.scope),
         fmt.money(line.ceiling, short=True) if line.ceiling else "—", _day(line.end_on))
        for line in lines
    )
    columns = (
        Column(_("Instance"), 2), Column(_("Titulaire"), 2), Column(_("Substitut"), 2),
        Column(_("Portée"), 2), Column(_("Plafond"), 1.2, right=True), Column(_("Échéance"), 1.5),
    )
    return _section(_("Lettres de mandat"), columns, [Rows(rows)], "")


def _actions(lines: Sequence[queries.ActionLine]) -> tuple[Block, ...]:
    rows = tuple(
        (line.title, _("porteur") if line.part == "lead" else _("partenaire"),
         vocabulary.label("action_state", line.state), _day(line.due_on))
        for line in lines
    )
    columns = (
        Column(_("Action"), 3), Column(_("Rôle"), 1), Column(_("État"), 1.2),
        Column(_("Échéance"), 1.2),
    )
    return _section(_("Actions"), columns, [Rows(rows)],
                    _("Aucune action portée ou partagée."))


def _decisions(lines: Sequence[queries.DecisionLine]) -> tuple[Block, ...]:
    rows = tuple(
        (line.number or _("projet"), line.title, line.body, _day(line.held_on))
        for line in lines[:_DECISIONS]
    )
    columns = (
        Column(_("Numéro"), 1.2), Column(_("Décision"), 3), Column(_("Instance"), 1.6),
        Column(_("Date"), 1.2),
    )
    found = _section(_("Décisions qui la concernent"), columns, [Rows(rows)],
                     _("Aucune décision."))
    if len(lines) > _DECISIONS:
        said = _("Les {n} plus récentes, sur {total}.").format(n=_DECISIONS, total=len(lines))
        return (*found, Para(said, "note"))
    return found


def _charge(year: queries.YearLoad) -> tuple[Block, ...]:
    load = year.load
    facts = (
        (_("Rencontres convoquées"), fmt.number(load.convened)),
        (_("Présences"), fmt.number(load.attended)),
        (_("Heures avec les trajets"), fmt.number(load.hours, 1)),
        (_("Kilomètres"), fmt.number(load.kilometres)),
    )
    rows = tuple(
        (month_words(f"{one.month}-01"), fmt.number(one.meetings),
         fmt.number(one.minutes / 60, 1),
         _("plafond dépassé") if one.month in year.over else "")
        for one in year.months if one.meetings
    )
    columns = (
        Column(_("Mois"), 2), Column(_("Rencontres"), 1, right=True),
        Column(_("Heures"), 1, right=True), Column(_("Plafond"), 1.5),
    )
    cap = _("Plafond convenu : {meetings} rencontres ou {hours} par mois.").format(
        meetings=fmt.number(year.meetings_cap), hours=f"{fmt.number(year.hours_cap)}{NBSP}h")
    return (
        Heading(2, _("Sollicitation, 12 mois")), Facts(facts),
        Para(" ".join([cap, *not_counted(year)]), "note"),
        Table(columns, (Rows(rows),), _("Sollicitation, 12 mois"), _("Aucune rencontre.")),
    )


def not_counted(year: queries.YearLoad) -> list[str]:
    """Return what the hours leave out: roads nobody measured, seats at tables of others."""
    found = []
    if year.load.unknown_roads:
        found.append(ngettext(
            "{n} trajet sans distance connue n’est pas compté.",
            "{n} trajets sans distance connue ne sont pas comptés.", year.load.unknown_roads,
        ).format(n=fmt.number(year.load.unknown_roads)))
    if year.outside:
        found.append(ngettext(
            "{n} siège à une table externe n’est pas compté ici.",
            "{n} sièges à des tables externes ne sont pas comptés ici.", year.outside,
        ).format(n=fmt.number(year.outside)))
    return found


def presence_words(line: queries.MeetingLine, today: date) -> str:
    """Return « présent », « substitut », « convoqué » or « annulée »."""
    if line.state == "cancelled":
        return vocabulary.label("meeting_state", line.state)
    if line.status == "expected" and (line.held_on or "9") >= today.isoformat():
        return _("convocation")
    if line.substitute and line.status in {"present", "remote"}:
        return vocabulary.label("attendance_role", "substitute")
    return vocabulary.label("attendance_status", line.status) if line.status else ""


def _meetings(lines: Sequence[queries.MeetingLine], today: date) -> tuple[Block, ...]:
    rows = tuple((_day(line.held_on), line.body, presence_words(line, today)) for line in lines)
    columns = Column(_("Date"), 1), Column(_("Instance"), 2), Column(_("Présence"), 1)
    return _section(_("Rencontres, 12 mois"), columns, [Rows(rows)], _("Aucune rencontre."))


def _section(
    title: str, columns: tuple[Column, ...], groups: Sequence[Rows], empty: str,
) -> tuple[Block, ...]:
    kept = tuple(group for group in groups if group.rows)
    return Heading(2, title), Table(columns, kept, title, empty)


def _day(day: str | None) -> str:
    return fmt.date_long(day, with_weekday=False) if day else "—"


REPORTS: tuple[Report, ...] = (
    Report(
        name="organization-sheet",
        title=N_("Fiche d’une organisation"),
        purpose=N_("Qui elle est, où elle siège, ce qu’on lui demande."),
        scope="organization",
        stem="fiche",
        build=organization_sheet,
    ),
)
