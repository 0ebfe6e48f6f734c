"""Lay the notes of a chantier's meeting before the body it reports to."""

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import Entry, Tabling
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.meetings.commands.writing import rules_of_body
from dsi_desktop.features.minutes.commands.writing import point_for_writing, write_line
from dsi_desktop.features.minutes.rules import refusals, tabling
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


def table_notes(
    store: Store, meeting_id: str, agenda_item_id: str | None, of_meeting_id: str, *,
    said_at: str | None = None,
) -> str:
    """Note that the notes of another meeting were laid before this one. Return the tabling's id.

    Notes are laid once before a meeting: two laptops
    that both note it meet on one record.
    """
    with store.operation(N_("Consigner le dépôt d’un compte rendu")) as op:
        meeting = point_for_writing(op, meeting_id, agenda_item_id)
        told = op.get(Meeting, of_meeting_id)
        tabling.check_tabled(meeting.id, meeting.held_on, told.id, told.held_on, told.state)
        key = refusals.tabling_id(meeting_id, of_meeting_id)
        before = op.find(Tabling, key)
        if before is not None and not before.deleted:
            raise RuleBroken(_("Ce compte rendu est déjà déposé à cette rencontre."))
        op.put(Tabling(
            id=key, meeting_id=meeting_id, agenda_item_id=agenda_item_id,
            title=title_of_notes(op, told), of_meeting_id=told.id,
        ))
        op.flush()
        write_line(op, Entry(
            id=refusals.entry_id(key), meeting_id=meeting_id, agenda_item_id=agenda_item_id,
            kind="tabling", record_id=key, said_at=said_at,
        ))
        return key


def title_of_notes(op: Operation, meeting: Meeting) -> str:
    """Return « Compte rendu du chantier Transport, 12 novembre 2026 »."""
    body = op.find(Body, meeting.body_id or "")
    rules = rules_of_body(op, meeting.body_id)
    return tabling.title_of_notes(
        rules.minutes_kind if rules else "pv", body.name if body else "", meeting.held_on or ""
    )

