"""Send drafts of the minutes to be read, and answer the corrections asked for."""

from sqlalchemy import func, select

from dsi_desktop.db.family import remove_with_parts
from dsi_desktop.db.schema.meetings import AgendaItem
from dsi_desktop.db.schema.minutes import MinutesRemark, MinutesVersion
from dsi_desktop.db.shelf import Shelf
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.directory.rules import day, line, prose
from dsi_desktop.features.meetings.commands import open_for_writing
from dsi_desktop.features.meetings.rules.refusals import choice
from dsi_desktop.features.minutes.rules import frozen, refusals
from dsi_desktop.features.minutes.rules.composing import compose
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


def send_version(
    store: Store, meeting_id: str, *, sent_to: str = "", note: str = "",
    sent_on: str | None = None,
) -> str:
    """Keep the minutes as they stand, as the next version sent to be read. Return its id.

    Private notes are left out: what is kept is what was sent.
    """
    with store.operation(N_("Envoyer une version du procès-verbal")) as op:
        meeting = open_for_writing(op, meeting_id)
        refusals.check_sendable(meeting.state)
        document = frozen.canonical(compose(Shelf(op.session), meeting_id))
        return op.add(MinutesVersion(
            meeting_id=meeting_id, number=_next_number(op, meeting_id),
            sent_on=day(sent_on, "sent_on") or store.clock.today().isoformat(),
            sent_to=line(sent_to), note=prose(note), document=document,
            sha256=frozen.fingerprint(document),
        )).id


def remove_version(store: Store, version_id: str) -> None:
    """Take away a version noted by mistake, with the corrections asked for on it."""
    with store.operation(N_("Supprimer une version du procès-verbal")) as op:
        remove_with_parts(op, _version(op, version_id))


def record_remark(
    store: Store, version_id: str, text: str, *, author: str = "",
    agenda_item_id: str | None = None, received_on: str | None = None,
) -> str:
    """Note a correction asked for on a version. Return its id."""
    with store.operation(N_("Consigner une correction demandée")) as op:
        version = _version(op, version_id)
        if agenda_item_id is not None:
            item = op.get(AgendaItem, agenda_item_id)
            refusals.check_point(item.meeting_id, str(version.meeting_id))
        return op.add(MinutesRemark(
            version_id=version.id, agenda_item_id=agenda_item_id, author=line(author),
            text=refusals.remark_of(text),
            received_on=day(received_on, "received_on") or store.clock.today().isoformat(),
        )).id


def answer_remark(store: Store, remark_id: str, state: str, answer: str = "") -> None:
    """Say what becomes of a correction; one that is declined is given its reason."""
    with store.operation(N_("Répondre à une correction demandée")) as op:
        remark = _remark(op, remark_id)
        kept = prose(answer)
        remark.state = choice("remark_state", state, "state")
        if state == "declined" and not kept:
            raise RuleBroken(_("Dites pourquoi la correction est écartée."), "answer")
        remark.answer = kept


def edit_remark(store: Store, remark_id: str, text: str) -> None:
    with store.operation(N_("Modifier une correction demandée")) as op:
        _remark(op, remark_id).text = refusals.remark_of(text)


def remove_remark(store: Store, remark_id: str) -> None:
    with store.operation(N_("Supprimer une correction demandée")) as op:
        op.remove(_remark(op, remark_id))


def _next_number(op: Operation, meeting_id: str) -> int:
    asked = select(func.max(MinutesVersion.number)).where(
        MinutesVersion.meeting_id == meeting_id, MinutesVersion.deleted.is_(None)
    )
    return (op.scalars(asked).one() or 0) + 1


def _version(op: Operation, version_id: str) -> MinutesVersion:
    """Return a version of minutes that are not adopted: afterwards, an erratum says it."""
    version = op.get(MinutesVersion, version_id)
    open_for_writing(op, version.meeting_id)
    return version


def _remark(op: Operation, remark_id: str) -> MinutesRemark:
    remark = op.get(MinutesRemark, remark_id)
    _version(op, remark.version_id or "")
    return remark
