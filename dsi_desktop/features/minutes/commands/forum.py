"""Keep what the tables of a forum say, group it, count its points, and bring it to the plan."""

from collections.abc import Sequence

from sqlalchemy import select

from dsi_desktop.db.entity import Entity
from dsi_desktop.db.ranks import between
from dsi_desktop.db.schema.meetings import AgendaItem
from dsi_desktop.db.schema.minutes import Entry, ForumVoice
from dsi_desktop.db.schema.plan import Action, Issue, Need
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.directory.rules import line
from dsi_desktop.features.meetings.commands import open_for_writing
from dsi_desktop.features.minutes.commands.writing import point_for_writing, write_line
from dsi_desktop.features.minutes.rules import forum, refusals
from dsi_desktop.features.plan.commands.actions import write_action
from dsi_desktop.features.plan.commands.levels import write_issue
from dsi_desktop.features.plan.commands.portrait import write_need
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import N_, _

_KINDS: dict[str, type[Need | Issue | Action]] = {"need": Need, "issue": Issue, "action": Action}


def record_voice(
    store: Store, agenda_item_id: str, text: str, *, kind: str = "need", table: str = "",
    said_at: str | None = None,
) -> str:
    """Keep what a table says; the first of a point gives the minutes their line. Return its id."""
    with store.operation(N_("Consigner une parole du forum")) as op:
        item = op.get(AgendaItem, agenda_item_id)
        point_for_writing(op, str(item.meeting_id), item.id)
        voice = op.add(ForumVoice(
            meeting_id=item.meeting_id, agenda_item_id=item.id, table_name=line(table),
            kind=forum.kind_of(kind), text=forum.text_of(text), rank=_last(op, item.id),
        ))
        _show(op, item, said_at)
        return voice.id


def edit_voice(
    store: Store, voice_id: str, *, text: str | None = None, kind: str | None = None,
    table: str | None = None, votes: int | None = None,
) -> None:
    with store.operation(N_("Corriger une parole du forum")) as op:
        voice = _voice(op, voice_id)
        if text is not None:
            voice.text = forum.text_of(text)
        if kind is not None:
            voice.kind = forum.kind_of(kind)
        if table is not None:
            voice.table_name = line(table)
        if votes is not None:
            voice.votes = forum.votes_of(votes)


def remove_voices(store: Store, voice_ids: Sequence[str]) -> None:
    """Take lines away; those that stood under them stand alone again."""
    with store.operation(N_("Retirer des paroles du forum")) as op:
        gone = [_voice(op, one) for one in voice_ids]
        for one in _under(op, voice_ids):
            one.group_id = None
        op.flush()
        for voice in gone:
            op.remove(voice)


def group_voices(
    store: Store, voice_ids: Sequence[str], *, under_id: str | None = None, title: str = ""
) -> str:
    """Put lines under one of them or under a new heading. Return the id of the heading.

    What stood under a line follows it: there is one level only.
    """
    with store.operation(N_("Regrouper des paroles du forum")) as op:
        forum.check_groupable(voice_ids, under_id)
        chosen = [_voice(op, one) for one in voice_ids]
        head = _voice(op, under_id) if under_id else op.add(_heading(chosen, title))
        forum.check_same_point(head.agenda_item_id, [one.agenda_item_id for one in chosen])
        op.flush()
        for one in (*chosen, *_under(op, voice_ids)):
            one.group_id = head.id
        head.group_id = None
        return head.id


def ungroup_voices(store: Store, voice_ids: Sequence[str]) -> None:
    """Let lines stand alone again; of a heading, all that stands under it."""
    with store.operation(N_("Séparer des paroles du forum")) as op:
        for one in (*(_voice(op, one) for one in voice_ids), *_under(op, voice_ids)):
            one.group_id = None


def move_voice(store: Store, voice_id: str, after_id: str | None) -> None:
    """Put a line just after another, or first; the group does not change."""
    with store.operation(N_("Déplacer une parole du forum")) as op:
        voice = _voice(op, voice_id)
        ranks = sorted(
            (one.rank or "", one.id) for one in _every(op, voice.agenda_item_id)
            if one.id != voice.id
        )
        low = next((rank for rank, key in ranks if key == after_id), None)
        high = next((rank for rank, _key in ranks if low is None or rank > low), None)
        voice.rank = between(low, high)


def count_votes(store: Store, voice_id: str, votes: int) -> None:
    """Say how many points a line received."""
    with store.operation(N_("Compter les points du forum")) as op:
        _voice(op, voice_id).votes = forum.votes_of(votes)


def make_need(store: Store, voice_id: str, plan_id: str, *, title: str = "") -> str:
    """Bring a line to the plan as a need; each knows the other. Return the need's id."""
    with store.operation(N_("Faire un besoin d’une parole du forum")) as op:
        voice = _free(op, voice_id)
        need = write_need(
            op, plan_id, title or voice.text, {"meeting_id": voice.meeting_id},
        )
        return _became(op, voice, "need", need)


def make_issue(store: Store, voice_id: str, plan_id: str, *, title: str = "") -> str:
    """Bring a line to the plan as a priority issue, with its points. Return the issue's id."""
    with store.operation(N_("Faire un enjeu d’une parole du forum")) as op:
        voice = _free(op, voice_id)
        votes = (voice.votes or 0) + sum(one.votes or 0 for one in _under(op, [voice.id]))
        issue = write_issue(op, plan_id, title or voice.text, {
            "chosen_in_id": voice.meeting_id, "votes": votes or None,
        })
        return _became(op, voice, "issue", issue)


def make_action(store: Store, voice_id: str, objective_id: str, *, title: str = "") -> str:
    """Bring a solution to the plan as an action. Return the action's id."""
    with store.operation(N_("Faire une action d’une parole du forum")) as op:
        voice = _free(op, voice_id)
        action = write_action(op, objective_id, title or voice.text, {})
        return _became(op, voice, "action", action)


def _voice(op: Operation, voice_id: str) -> ForumVoice:
    voice = op.get(ForumVoice, voice_id)
    if voice.deleted:
        raise NotFound(_("Cette ligne du forum a été retirée."))
    open_for_writing(op, voice.meeting_id)
    return voice


def _free(op: Operation, voice_id: str) -> ForumVoice:
    """Return a line that is nothing in the plan, or not any more."""
    voice = _voice(op, voice_id)
    kind = _KINDS.get(voice.became_table or "")
    made = op.find(kind, voice.became_id or "") if kind else None
    forum.check_not_become(became=made is not None and not made.deleted)
    return voice


def _became(op: Operation, voice: ForumVoice, table: str, record: Entity) -> str:
    op.flush()
    voice.became_table, voice.became_id = table, record.id
    return record.id


def _every(op: Operation, item_id: str | None) -> list[ForumVoice]:
    asked = select(ForumVoice).where(
        ForumVoice.agenda_item_id == item_id, ForumVoice.deleted.is_(None)
    )
    return list(op.scalars(asked.order_by(ForumVoice.rank, ForumVoice.id)).all())


def _under(op: Operation, heads: Sequence[str]) -> list[ForumVoice]:
    asked = select(ForumVoice).where(
        ForumVoice.group_id.in_(heads), ForumVoice.deleted.is_(None)
    )
    return list(op.scalars(asked.order_by(ForumVoice.id)).all())


def _last(op: Operation, item_id: str) -> str:
    asked = select(ForumVoice.rank).where(
        ForumVoice.agenda_item_id == item_id, ForumVoice.deleted.is_(None)
    )
    return between(op.scalars(asked.order_by(ForumVoice.rank.desc())).first() or None, None)


def _heading(chosen: Sequence[ForumVoice], title: str) -> ForumVoice:
    first = chosen[0]
    return ForumVoice(
        meeting_id=first.meeting_id, agenda_item_id=first.agenda_item_id, kind=first.kind,
        text=forum.text_of(title), rank=between(None, first.rank or None),
    )


def _show(op: Operation, item: AgendaItem, said_at: str | None) -> None:
    """Give the point its line in the minutes, once for the whole forum."""
    key = refusals.entry_id(item.id)
    shown = op.find(Entry, key)
    if shown is None or shown.deleted:
        op.flush()
        write_line(op, Entry(
            id=key, meeting_id=item.meeting_id, agenda_item_id=item.id, kind="forum",
            record_id=item.id, said_at=said_at,
        ))
