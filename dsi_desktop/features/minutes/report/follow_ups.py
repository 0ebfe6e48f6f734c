"""What each organisation has to do after a meeting: one page each, to be sent two days later."""

from collections.abc import Iterator, Sequence
from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import queries
from dsi_desktop.features.minutes.queries.entrusted import (
    EntrustedLine,
    EntrustedSheet,
    entrusted,
)
from dsi_desktop.features.minutes.queries.following import Following, following_meeting
from dsi_desktop.features.minutes.rules import anatomy, wording
from dsi_desktop.features.minutes.rules.document import MinutesDocument
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.kernel.i18n import N_, _, language, ngettext
from dsi_desktop.kernel.vocabulary import label
from dsi_desktop.reporting.blocks import (
    Block,
    Column,
    Document,
    Heading,
    PageBreak,
    Para,
    Rows,
    Run,
    Table,
    Words,
)
from dsi_desktop.reporting.registry import Report

_STATES = {"todo": "○", "doing": "◆", "waiting": "◆", "done": "✓", "dropped": "–", "idea": "○"}


def subject_of(meeting_id: str, organization_id: str | None = None) -> str:
    """Return what `follow_ups` takes as its record: a meeting, or one organisation of it."""
    return meeting_id if organization_id is None else f"{meeting_id}@{organization_id}"


def follow_ups(store: Store, record_id: str | None) -> Document:
    """Return one page for each organisation, or that of « meeting@organisation » alone."""
    if not record_id:
        raise RuleBroken(_("Choisissez la rencontre dont imprimer les suivis."), "meeting")
    meeting_id, at, organization_id = record_id.partition("@")
    today = store.clock.today()
    sheets = entrusted(store, meeting_id, today)
    if at:
        sheets = tuple(one for one in sheets if one.id == organization_id)
        if not sheets:
            raise NotFound(_("Cette rencontre n’a confié aucun suivi à cette organisation."))
    found = queries.minutes_of(store, meeting_id)
    title = _("Suivis {body}").format(body=wording.of_body(found.body))
    only = sheets[0].name if at else ""
    return Document(
        title=f"{title} – {only}" if only else title, issuer=found.initiative or found.body,
        kind=_("Suivis de la rencontre"), language=language(),
        subject=" ".join(one for one in (found.body, only) if one), foot=_foot(title, found),
        blocks=tuple(_pages(sheets, found, following_meeting(store, meeting_id), today)),
    )


def _pages(
    sheets: Sequence[EntrustedSheet], found: MinutesDocument, following: Following | None,
    today: date,
) -> Iterator[Block]:
    if not sheets:
        yield Heading(1, _("Suivis {body}").format(body=wording.of_body(found.body)))
        yield Para(anatomy.held(found), "lead")
        yield Para(_("Cette rencontre n’a donné aucun suivi."))
    for n, sheet in enumerate(sheets):
        if n:
            yield PageBreak()
        yield from _page(sheet, found, following, today)


def _page(
    sheet: EntrustedSheet, found: MinutesDocument, following: Following | None, today: date
) -> Iterator[Block]:
    yield Heading(1, sheet.name or _("Suivis sans organisation"))
    yield Para(_("Suivis {body}. {meeting}.").format(
        body=wording.of_body(found.body), meeting=anatomy.held(found)), "lead")
    yield Para(ngettext(
        "La rencontre a donné {n} suivi, présenté ici tel qu’il est au {day}.",
        "La rencontre a donné {n} suivis, présentés ici tels qu’ils sont au {day}.",
        len(sheet.lines),
    ).format(n=len(sheet.lines), day=fmt.date_long(today, with_weekday=False)))
    yield Table(
        (Column(_("Nº"), 0.4), Column(_("Action"), 3.2), Column(_("Responsable"), 1.6),
         Column(_("Échéance"), 1.5), Column(_("État"), 1.1)),
        (Rows(tuple(_row(n, one) for n, one in enumerate(sheet.lines, start=1))),),
        summary=_("Suivis, par échéance"),
    )
    yield from _after(found, following)


def _row(number: int, one: EntrustedLine) -> tuple[Words, ...]:
    title: list[Run] = [Run(one.title)]
    if one.origin:
        title.append(Run(f" ({one.origin})", tone="muted"))
    who = one.who or _("À préciser")
    if one.helping:
        who = _("{who} (en appui)").format(who=who)
    return str(number), title, who, _due(one), _state(one)


def _due(one: EntrustedLine) -> str:
    if one.due_on:
        return fmt.date_long(one.due_on, with_weekday=False)
    return one.due_text or _("À préciser")


def _state(one: EntrustedLine) -> Run:
    if one.late:
        return Run("■ " + _("En retard"), bold=True, tone="danger")
    words = label("task_state", one.state)
    mark = _STATES.get(one.state, "○")
    return Run(f"{mark} {words[:1].upper()}{words[1:]}", tone="ok" if one.state == "done" else "")


def _after(found: MinutesDocument, following: Following | None) -> Iterator[Block]:
    if following is not None:
        yield Para(_("Prochaine rencontre : {when}. Les suivis y seront repris un à un.").format(
            when=fmt.date_long(following.held_on)))
    if found.note_taker:
        yield Para(_("Pour signaler un suivi fait ou une échéance à revoir : {name}.").format(
            name=found.note_taker))
    if not anatomy.is_final(found):
        yield Para(_("Le {paper} de cette rencontre est encore au projet.").format(
            paper=wording.kind_name(found).lower()), "note")


def _foot(title: str, found: MinutesDocument) -> str:
    day = fmt.date_long(found.held_on, with_weekday=False) if found.held_on else ""
    parts = [", ".join(one for one in (title, day) if one)]
    if found.demonstration:
        parts.append(_("Données de démonstration"))
    return " – ".join(parts)


FOLLOW_UPS = Report(
    name="follow-ups",
    title=N_("Suivis par organisation"),
    purpose=N_("Une page par organisation : ce qui lui a été confié, pour quand, et où c’en est"),
    scope="meeting",
    stem="suivis",
    build=follow_ups,
)
