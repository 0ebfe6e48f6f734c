"""The convocation in one document: notice, draft agenda, former minutes as PROJET, annexes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings.rules import notice
from dsi_desktop.features.meetings.rules.calls import Annex, CallSheet
from dsi_desktop.features.minutes import queries
from dsi_desktop.features.minutes.queries import CallPapers
from dsi_desktop.features.minutes.report import calling
from dsi_desktop.features.minutes.report.calling import titled
from dsi_desktop.features.minutes.report.minutes import laid_out
from dsi_desktop.features.minutes.rules.document import MinutesDocument
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _, language
from dsi_desktop.reporting.blocks import (
    Attached,
    Block,
    Box,
    Bullets,
    Document,
    Heading,
    PageBreak,
    Para,
    Photo,
    Run,
)


def convocation(store: Store, record_id: str | None) -> Document:
    """Return the convocation of a meeting with everything that is sent beside it."""
    if not record_id:
        raise RuleBroken(_("Choisissez la rencontre à convoquer."), "meeting")
    papers = queries.call_papers(store, record_id)
    return laid_out_call(papers, store.clock.today())


def laid_out_call(papers: CallPapers, today: date) -> Document:
    """Return the blocks of a convocation sent on its day of sending, else today."""
    call = papers.call
    pictures = dict(_pictures(papers))
    blocks: list[Block] = [*_notice(call, today), *_agenda(call)]
    blocks += _papers(papers, pictures)
    blocks += _end(call)
    for found in papers.former:
        blocks += _former(found)
    blocks += _laid_in(call, pictures)
    return Document(
        title=notice.name_of(call), issuer=call.initiative or call.body,
        kind=titled(call, N_("Avis de convocation")), blocks=tuple(blocks),
        foot=calling.foot(call, _("Avis de convocation")), language=language(), subject=call.body,
        attached=tuple(_attached(papers, pictures)),
    )


def _notice(call: CallSheet, today: date) -> Iterator[Block]:
    yield Heading(1, notice.name_of(call))
    yield Para(titled(call, N_("Avis de convocation et projet d’ordre du jour")), "lead")
    sent = fmt.date_long(call.convened_on or today, with_weekday=False)
    place = call.municipality
    yield Para(_("{place}, le {day}").format(place=place, day=sent) if place
               else _("Le {day}").format(day=sent))
    yield Para(_said(call))
    lines = [Para(notice.where_words(call))] if notice.where_words(call) else []
    if call.video_url:
        lines.append(Para((Run(_("Participation à distance : ")),
                           Run(call.video_url, href=call.video_url))))
    when = notice.when_words(call)
    yield Box(when[:1].upper() + when[1:], tuple(lines))
    if call.objectives:
        yield Para(Run(titled(call, N_("Objet de la rencontre")), bold=True))
        yield Bullets(call.objectives)
    if call.late_reason:
        yield Para(_("Cette convocation part hors délai : {reason}").format(
            reason=call.late_reason), "note")


def _said(call: CallSheet) -> str:
    who = notice.who_calls(call)
    text = _("{who} convoque les membres à la rencontre suivante : {name} ({kind}).")
    if not who:
        text = _("Les membres sont convoqués à la rencontre suivante : {name} ({kind}).")
    return text.format(who=who, name=notice.name_of(call), kind=notice.meeting_words(call))


def _agenda(call: CallSheet) -> Iterator[Block]:
    yield Heading(2, titled(call, N_("Projet d’ordre du jour")))
    yield calling.agenda_table(call)


def _papers(papers: CallPapers, pictures: dict[str, bytes]) -> Iterator[Block]:
    call = papers.call
    listed = [_("{paper}, aux pages suivantes").format(paper=one)
              for one in notice.former_words(call)]
    for at, one in enumerate(call.annexes):
        listed.append(_place(one, papers, pictures).format(paper=notice.paper_words(call, at)))
    if listed:
        yield Heading(2, titled(call, N_("Documents à lire")))
        yield Bullets(tuple(listed))


def _place(one: Annex, papers: CallPapers, pictures: dict[str, bytes]) -> str:
    if one.sha256 in pictures:
        return _("{paper}, à la fin de ce document")
    if one.sha256 in papers.contents:
        return _("{paper}, joint à ce document PDF")
    return _("{paper}, à venir")


def _end(call: CallSheet) -> Iterator[Block]:
    asked = _("Merci de confirmer votre présence, ou de nommer la personne qui vous remplacera.")
    yield Para(" ".join(one for one in (asked, notice.quorum_words(call)) if one))
    who = notice.who_calls(call)
    if who:
        yield Para(Run(who, bold=True))
        if who == call.chair:
            yield Para(titled(call, N_("Présidence")))


def _former(found: MinutesDocument) -> Iterator[Block]:
    """Yield former minutes under the watermark PROJET, one level below the convocation."""
    yield PageBreak(watermark=_("PROJET"))
    for block in laid_out(found).blocks:
        yield replace(block, level=block.level + 1) if isinstance(block, Heading) else block


def _laid_in(call: CallSheet, pictures: dict[str, bytes]) -> Iterator[Block]:
    for at, one in enumerate(call.annexes):
        if one.sha256 in pictures:
            words = notice.paper_words(call, at)
            yield PageBreak(watermark="")
            yield Heading(2, words)
            yield Photo(pictures[one.sha256], one.caption or words)


def _pictures(papers: CallPapers) -> Iterator[tuple[str, bytes]]:
    """Yield the annexes that can be shown on paper, ready to print."""
    from dsi_desktop.reporting.pdf.photos import prepared

    for one in papers.call.annexes:
        content = papers.contents.get(one.sha256)
        if content is not None and one.media_type.startswith("image/"):
            ready = prepared(content, one.rotation)
            if ready is not None:
                yield one.sha256, ready


def _attached(papers: CallPapers, pictures: dict[str, bytes]) -> Iterator[Attached]:
    """Yield the files that travel inside the PDF; two of one name are told apart."""
    used: list[str] = []
    for one in papers.call.annexes:
        if one.sha256 in pictures or one.sha256 not in papers.contents:
            continue
        yield Attached(
            _alone(one, used), papers.contents[one.sha256], one.media_type, one.caption
        )


def _alone(one: Annex, used: list[str]) -> str:
    name = one.name if one.name not in used else f"{one.number or len(used)}-{one.name}"
    while name in used:
        name = f"{len(used)}-{name}"
    used.append(name)
    return name

