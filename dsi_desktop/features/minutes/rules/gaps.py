"""What minutes still lack, one sentence each: told when a meeting is closed or adopted.

Nothing here is refused: a table may leave a gap on purpose.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from dsi_desktop.features.meetings.rules.room import Quorum
from dsi_desktop.features.minutes.rules import wording
from dsi_desktop.features.minutes.rules.document import MinutesDocument, Point, Said
from dsi_desktop.features.minutes.rules.votes import CARRIED, Outcome, check_vote
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _, ngettext

_DECIDED = frozenset({"motion", "decision", "election", "consensus", "intake"})
_PUT_OFF = frozenset({"withdrawn", "postponed"})
_HELD = frozenset({"held", "adopted"})


@dataclass(frozen=True, slots=True)
class Gap:
    """Something missing; `item_id` and `line_id` lead to it, `task_id` to a follow-up."""

    kind: str
    sentence: str
    item_id: str = ""
    line_id: str = ""
    task_id: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What a document does not say of itself.

    `quorums`: the quorum at the hour of each line that decides; `unreviewed`: (task, title) of
    the follow-ups of former meetings of which nothing was said; `remarks`: corrections asked for
    and not answered; `unsettled`: what stands in two versions; `closed_doors`: still in camera.
    """

    mode: str = "simple_majority"
    quorums: Mapping[str, Quorum] = field(default_factory=lambda: MappingProxyType({}))
    unreviewed: tuple[tuple[str, str], ...] = ()
    remarks: int = 0
    unsettled: tuple[str, ...] = ()
    closed_doors: bool = False


def gaps_of(document: MinutesDocument, around: Around) -> tuple[Gap, ...]:
    """Return what is missing, in the order of the minutes; the follow-ups forgotten last."""
    return (
        *_of_the_room(document),
        *(gap for point in document.points for gap in _of_point(document, point, around)),
        *_of_the_end(document, around),
        *(Gap("review", _("Suivi « {title} » : il n’a pas été revu.").format(title=title),
              task_id=task) for task, title in around.unreviewed),
        *_of_drafts(around),
    )  # fmt: skip


def told(gaps: tuple[Gap, ...]) -> str:
    """Return how many gaps there are, in words."""
    if not gaps:
        return _("Rien ne manque à ce procès-verbal.")
    return ngettext(
        "{n} chose à compléter", "{n} choses à compléter", len(gaps)
    ).format(n=len(gaps))


def _of_the_room(document: MinutesDocument) -> Iterator[Gap]:
    if not document.opened_at:
        yield Gap("opening", _("L’heure d’ouverture n’est pas notée."))
    unsaid = sum(
        1 for one in document.attendees if one.role == "member" and one.status == "expected"
    )
    if unsaid:
        yield Gap("attendance", ngettext(
            "{n} membre n’a ni présence ni absence notée.",
            "{n} membres n’ont ni présence ni absence notée.", unsaid,
        ).format(n=unsaid))


def _of_the_end(document: MinutesDocument, around: Around) -> Iterator[Gap]:
    if document.state in _HELD and around.closed_doors:
        yield Gap("in_camera", _("Le huis clos n’a pas d’heure de fin."))
    if document.state in _HELD and not document.closed_at:
        yield Gap("closing", _("L’heure de la levée n’est pas notée."))


def _of_point(document: MinutesDocument, point: Point, around: Around) -> Iterator[Gap]:
    decided = {said.kind for said in point.said} & _DECIDED
    if point.kind == "decision" and not decided and point.state not in _PUT_OFF:
        yield Gap("decision", _(
            "Point « {title} » : une décision était attendue, aucune n’est notée."
        ).format(title=point.heading), point.id)
    for said in point.said:
        for kind, sentence in _of_line(document, said, around):
            yield Gap(kind, sentence, point.id, said.id)


def _of_line(
    document: MinutesDocument, said: Said, around: Around
) -> Iterator[tuple[str, str]]:
    if said.kind == "motion":
        yield from _of_motion(document, said, around)
    elif said.kind == "task":
        yield from _of_task(said)
    quorum = around.quorums.get(said.id)
    if quorum is not None and not quorum.held and _decides(said):
        yield "quorum", _("{what} : prise hors quorum. {sentence}.").format(
            what=_name(said), sentence=quorum.sentence
        )


def _of_motion(
    document: MinutesDocument, said: Said, around: Around
) -> Iterator[tuple[str, str]]:
    name = _name(said)
    if document.names_in_motions and not said.mover:
        yield "mover", _("{motion} : personne ne la propose.").format(motion=name)
    elif document.names_in_motions and not said.seconder and _is_seconded_here(document):
        yield "seconder", _("{motion} : personne ne l’appuie.").format(motion=name)
    if said.state == "moved":
        yield "outcome", _("{motion} : son issue n’est pas notée.").format(motion=name)
    wrong = _miscount(said, around)
    if wrong:
        yield "vote", _("{motion} : {sentence}").format(motion=name, sentence=wrong)


def _of_task(said: Said) -> Iterator[tuple[str, str]]:
    dated = bool(said.due_on or said.due_text)
    if said.responsible and dated:
        return
    text = _("Suivi « {title} » : sans responsable ni échéance.")
    if dated:
        text = _("Suivi « {title} » : sans responsable.")
    elif said.responsible:
        text = _("Suivi « {title} » : sans échéance.")
    yield "follow_up", text.format(title=said.text)


def _of_drafts(around: Around) -> Iterator[Gap]:
    if around.remarks:
        yield Gap("remark", ngettext(
            "{n} correction demandée attend une réponse.",
            "{n} corrections demandées attendent une réponse.", around.remarks,
        ).format(n=around.remarks))
    for sentence in around.unsettled:
        yield Gap("unsettled", sentence)


def _is_seconded_here(document: MinutesDocument) -> bool:
    """Tell whether this table seconds at all: some bodies only propose (domain facts §2.2, G)."""
    return any(said.seconder for said in document.every("motion"))


def _decides(said: Said) -> bool:
    return said.kind in ("decision", "consensus") or said.state in CARRIED


def _miscount(said: Said, around: Around) -> str:
    """Return why a vote does not add up with the room at its hour, nothing when it does."""
    quorum = around.quorums.get(said.id)
    outcome = Outcome(said.state, said.in_favour, said.against, said.abstaining)
    try:
        check_vote(
            outcome, voters=quorum.present if quorum else outcome.voices, mode=around.mode,
            casting_vote=said.casting_vote,
        )
    except RuleBroken as wrong:
        return wrong.sentence
    return ""


def _name(said: Said) -> str:
    if said.kind == "motion":
        return wording.number_of(said)
    return _("Décision « {text} »").format(text=said.title or said.text)
