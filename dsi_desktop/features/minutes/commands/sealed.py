"""Go in camera, write what is sealed, come out, adopt behind closed doors: never in clear."""

from collections.abc import Collection
from typing import Unpack

from sqlalchemy import select, text

from dsi_desktop.db import sealing as crypt
from dsi_desktop.db.ciphertext import fingerprint
from dsi_desktop.db.schema.meetings import AgendaItem, Meeting
from dsi_desktop.db.schema.minutes import Entry, Motion, SealedKey, SealedSection, VoteEvent
from dsi_desktop.db.sealing import Lock
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.directory.rules import day, line, prose
from dsi_desktop.features.meetings.commands import open_for_writing
from dsi_desktop.features.meetings.commands.doors import let_in, send_out
from dsi_desktop.features.meetings.commands.writing import is_frozen
from dsi_desktop.features.meetings.rules.hours import hour_of, now
from dsi_desktop.features.minutes.commands.decisions import write_resolution
from dsi_desktop.features.minutes.commands.voting import prove_quorum
from dsi_desktop.features.minutes.commands.writing import write_line
from dsi_desktop.features.minutes.rules import refusals, sealing
from dsi_desktop.features.minutes.rules.fields import ResolutionFields
from dsi_desktop.features.minutes.rules.votes import Outcome
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _

_WRITTEN = text(
    "SELECT c.row, f.col FROM dsi_change c JOIN dsi_field f ON f.n = c.field"
    " JOIN dsi_tx t ON t.n = c.tx WHERE t.id = :gesture AND f.tbl = 'sealed_section'"
)


def enter_in_camera(
    store: Store, meeting_id: str, agenda_item_id: str | None, lock: Lock, *, holder: str = "",
    access: str = "", staying: Collection[str] = (), **fields: Unpack[ResolutionFields],
) -> str:
    """Close the doors by a resolution; what follows is sealed with `lock`. Return the section's id.

    The ordinary minutes keep the resolution and the hours, and refuse every other line meanwhile.
    Who has no voice leaves, but the lines of `staying`, whom the presidency keeps in the room.
    """
    with store.operation(N_("Passer à huis clos")) as op:
        meeting = open_for_writing(op, meeting_id)
        at = (
            hour_of(fields.get("taken_at"), "taken_at") or _hour(store, meeting)
            or meeting.start_time or now(store.clock)
        )
        outcome = Outcome(
            fields.get("state", "carried_unanimous"), fields.get("in_favour"),
            fields.get("against"), fields.get("abstaining"),
        )
        quorum, _note = prove_quorum(op, store, meeting, at)
        sealing.check_entering(outcome, quorum.present)
        motion = write_resolution(
            op, store, meeting_id, agenda_item_id, _(sealing.ENTERING),
            {**fields, "taken_at": at},
        )
        _check_carried(op, motion, quorum.present)
        key = op.add(SealedKey(
            meeting_id=meeting_id, wrapped=lock.wrapped, holder=line(holder),
        ))
        op.flush()
        section = op.add(SealedSection(
            meeting_id=meeting_id, agenda_item_id=agenda_item_id, key_id=key.id,
            access_list=prose(access), motion_id=motion.id, opened_at=at,
        ))
        op.flush()
        write_line(op, Entry(
            id=refusals.entry_id(section.id), meeting_id=meeting_id, kind="sealed",
            agenda_item_id=agenda_item_id, record_id=section.id, said_at=at,
        ))
        if agenda_item_id:
            op.get(AgendaItem, agenda_item_id).in_camera = True
        send_out(op, meeting, at, staying)
        return section.id


def write_sealed(store: Store, section_id: str, identity: str, text: str) -> None:
    """Keep the whole text of a section, as ciphertext."""
    with store.operation(N_("Écrire la section scellée")) as op:
        section = op.get(SealedSection, section_id)
        sealing.check_writable(section.adopted_on)
        section.ciphertext = crypt.seal(sealing.text_of(text), identity)


def leave_in_camera(store: Store, section_id: str, at: str | None = None) -> None:
    """Open the doors again; who left when they closed comes back.

    A copy received may have adopted the minutes meanwhile: the section ends all the same.
    """
    with store.operation(N_("Mettre fin au huis clos")) as op:
        section = op.get(SealedSection, section_id)
        sealing.check_doors_closed(section.closed_at)
        meeting = op.get(Meeting, section.meeting_id or "")
        moment = (
            hour_of(at, "closed_at") or _hour(store, meeting) or meeting.closed_at
            or section.opened_at
        )
        if (moment or "") < (section.opened_at or ""):
            raise RuleBroken(_("La fin du huis clos précède son début."), "closed_at")
        section.closed_at = moment
        if not is_frozen(op, meeting.id):
            let_in(op, meeting, section.opened_at or "", moment or "")


def change_access(store: Store, section_id: str, access: str) -> None:
    """Say who may be told of a section: printed with it, not enforced."""
    with store.operation(N_("Dire qui a accès au huis clos")) as op:
        op.get(SealedSection, section_id).access_list = prose(access)


def hand_over(store: Store, section_id: str, lock: Lock, *, holder: str) -> None:
    """Give a section another passphrase and keeper: `lock` holds the same key, wrapped anew.

    What was kept of the former passphrase stays in the history and in copies already handed out.
    """
    with store.operation(N_("Remettre un huis clos")) as op:
        section = op.get(SealedSection, section_id)
        key = op.get(SealedKey, section.key_id or "")
        key.wrapped, key.holder = lock.wrapped, line(holder)


def adopt_sealed(
    store: Store, section_id: str, in_section_id: str, *, adopted_on: str | None = None
) -> None:
    """Adopt a section in another closed session, still open, of a later meeting."""
    with store.operation(N_("Adopter une section scellée")) as op:
        section, there = op.get(SealedSection, section_id), op.get(SealedSection, in_section_id)
        meeting = op.get(Meeting, section.meeting_id or "")
        later = op.get(Meeting, there.meeting_id or "")
        sealing.check_adoptable(
            closed=bool(section.closed_at), written=bool(section.ciphertext),
            adopted_on=section.adopted_on, held_on=meeting.held_on or "",
            there_open=not there.closed_at and later.body_id == meeting.body_id,
            there_on=later.held_on or "",
        )
        section.adopted_on = day(adopted_on, "adopted_on") or later.held_on
        section.adopted_in_id = later.id
        section.sha256 = fingerprint(section.ciphertext)


def lift_in_camera(store: Store, section_id: str, meeting_id: str) -> None:
    """Note that a later meeting lifted the secret of a section: who may read it changes."""
    with store.operation(N_("Lever le secret d’un huis clos")) as op:
        section = op.get(SealedSection, section_id)
        later = op.get(Meeting, meeting_id)
        held = op.get(Meeting, section.meeting_id or "")
        if later.body_id != held.body_id or (later.held_on or "") <= (held.held_on or ""):
            raise RuleBroken(_("Le secret se lève à une rencontre suivante de la même instance."),
                             "meeting_id")
        section.lifted_on = later.held_on


def refuse_adopted_section(op: Operation, gesture: bytes) -> None:
    """Refuse to undo what lies under an adopted section; its adoption itself can be undone.

    To be added to `store.before_undo`.
    """
    written: dict[str, set[str]] = {}
    for row in op.execute(_WRITTEN, {"gesture": gesture}).all():
        written.setdefault(row.row, set()).add(row.col)
    for section_id, columns in written.items():
        section = op.find(SealedSection, section_id)
        if section is None or section.deleted or columns <= sealing.AFTER_ADOPTION:
            continue
        sealing.check_writable(section.adopted_on)


def _check_carried(op: Operation, motion: Motion, present: int) -> None:
    """Refuse to close the doors when the voices called, once counted, do not carry it."""
    op.flush()
    asked = select(VoteEvent).where(VoteEvent.motion_id == motion.id, VoteEvent.deleted.is_(None))
    for event in op.scalars(asked).all():
        sealing.check_entering(
            Outcome(motion.state, event.in_favour, event.against, event.abstaining), present
        )


def _hour(store: Store, meeting: Meeting) -> str | None:
    today = store.clock.today().isoformat() == meeting.held_on
    return now(store.clock) if today and meeting.state == "in_progress" else None
