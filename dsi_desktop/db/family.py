"""Which records are part of which: read from the links of the metadata, to remove and restore.

A link makes its row a part of the target when it is named after it (`meeting_id`, `parent_id`);
the others only mention the target (`chosen_in_id`), as do those to people, places and funders,
and the few listed here.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from sqlalchemy import bindparam, inspect, text

from dsi_desktop.db.entity import Entity, entities, tables
from dsi_desktop.db.operation import Operation

_NEVER_OWN = frozenset({
    "agreement", "area", "attachment", "college", "dimension", "funder", "organization", "person",
    "population", "programme",
})  # fmt: skip
_ONLY_MENTION = frozenset({
    "action.body_id", "action.decision_id", "action.desired_change_id", "action.motion_id",
    "adopted_minutes.motion_id", "agenda_item.body_id", "attendance.membership_id",
    "backlog_item.body_id", "consensus_round.decision_id", "consensus_round.motion_id",
    "decision.body_id", "erratum.motion_id", "guideline.motion_id",
    "intake_step.meeting_id", "intake_step.motion_id", "issue.body_id", "late_write.erratum_id",
    "mandate.body_id",
    "membership.post_id", "minutes_remark.agenda_item_id", "motion.body_id", "need.meeting_id",
    "objective.orientation_id", "outcome.action_id",
    "outcome.desired_change_id", "plan.motion_id",
    "plan_version.motion_id", "project_intake.action_id", "project_intake.body_id",
    "project_intake.meeting_id", "representation.body_id", "representation.mandate_id",
    "task.mandate_id", "task.representation_id",
    "spending.funding_line_id", "survey_round.body_id", "survey_round.meeting_id",
    "task.agenda_item_id", "task.body_id", "task.decision_id", "task.meeting_id",
    "task.motion_id", "task.objective_id", "task_review.meeting_id", "voucher.spending_id",
})  # fmt: skip
_NAMED_OTHERWISE = frozenset({
    "body_relation.from_body_id", "body_relation.to_body_id", "card.column_id",
    "consensus_position.round_id", "answer_count.round_id", "intake_step.intake_id",
    "minutes_remark.version_id",
    "task_link.from_task_id", "task_link.to_task_id", "action_dependency.from_action_id",
    "action_dependency.to_action_id",
})  # fmt: skip
_REMOVED_WITH = """
SELECT c.row FROM dsi_change c JOIN dsi_field f ON f.n = c.field
WHERE f.tbl = :table AND f.col = 'deleted' AND c.live = 1 AND c.tx IN (
  SELECT d.tx FROM dsi_change d JOIN dsi_field g ON g.n = d.field
  WHERE d.row = :row AND g.tbl = :parent AND g.col = 'deleted' AND d.live = 1)
"""
_REMOVED_BY = """
SELECT f.tbl, c.row FROM dsi_change c JOIN dsi_field f ON f.n = c.field
JOIN dsi_tx t ON t.n = c.tx
WHERE f.col = 'deleted' AND c.val = 1 AND t.id IN :names
"""


class Part(NamedTuple):
    """Rows of `table` are parts of the row of `whole` that `column` names."""

    table: str
    column: str
    whole: str


@cache
def parts() -> tuple[Part, ...]:
    """Return every link that makes a row a part of another."""
    return tuple(
        Part(name, column.name, str(key.column.table.name))
        for name, table in tables().items()
        for column in table.columns
        for key in column.foreign_keys
        if _owns(name, column.name, str(key.column.table.name))
    )


def table_of(record: Entity) -> str:
    """Return the name of the table a record stands in."""
    return str(inspect(record).mapper.local_table.name)


def parts_of(op: Operation, record: Entity) -> Iterator[Entity]:
    """Yield the living records that are part of this one, then their own parts."""
    seen = {(table_of(record), record.id)}
    wave = [record]
    while wave:
        below = [child for parent in wave for child in _children(op, parent)]
        wave = []
        for child in below:
            key = (table_of(child), child.id)
            if key not in seen:
                seen.add(key)
                wave.append(child)
        yield from wave


def remove_with_parts(op: Operation, record: Entity) -> None:
    """Remove a record with all that is part of it, in one gesture: no orphan is left behind."""
    for one in [record, *parts_of(op, record)]:
        op.remove(one)


def restore_with_parts(op: Operation, record: Entity) -> None:
    """Bring a record back, with what was removed by the same gesture and what it is part of."""
    back: list[Entity] = []
    wave = [record]
    while wave:
        back += wave
        wave = [one for parent in wave for one in _removed_with(op, parent) if one not in back]
    for one in back:
        op.restore(one)
    for whole in _wholes(op, record):
        restore_with_parts(op, whole)


def follow(op: Operation, table: str, row: str, deletions: Iterable[str]) -> None:
    """Let the parts of a record share what was decided of it, deleted by one, edited by another.

    Kept: what the `deletions` (gestures, hexadecimal) removed with it comes back. Removed: what
    others added to it meanwhile goes too.
    """
    op.session.expire_all()
    record = op.get(entities()[table], row)
    if record.deleted:
        for one in list(parts_of(op, record)):
            op.remove(one)
        return
    names = {"names": [bytes.fromhex(one) for one in deletions]}
    asked = text(_REMOVED_BY).bindparams(bindparam("names", expanding=True))
    gone = {(name, one) for name, one in op.execute(asked, names).all()}
    wave = [record]
    while wave:
        wave = [one for whole in wave for one in _removed(op, whole)
                if (table_of(one), one.id) in gone]  # fmt: skip
        for one in wave:
            op.restore(one)


def _owns(table: str, column: str, target: str) -> bool:
    link = f"{table}.{column}"
    if link in _NAMED_OTHERWISE:
        return True
    if target in _NEVER_OWN or link in _ONLY_MENTION:
        return False
    return column in (f"{target}_id", "parent_id")


def _children(op: Operation, record: Entity) -> list[Entity]:
    found: list[Entity] = []
    for part in parts():
        if part.whole == table_of(record):
            found += _rows(op, part.table, f"{part.column} = :row AND deleted IS NULL", record.id)
    return found


def _removed_with(op: Operation, record: Entity) -> list[Entity]:
    found: list[Entity] = []
    for part in parts():
        if part.whole == table_of(record):
            given = {"table": part.table, "row": record.id, "parent": part.whole}
            same = set(op.execute(text(_REMOVED_WITH), given).scalars())
            found += [one for one in _removed(op, record, part) if one.id in same]
    return found


def _removed(op: Operation, record: Entity, only: Part | None = None) -> list[Entity]:
    found: list[Entity] = []
    for part in (only,) if only else parts():
        if part.whole == table_of(record):
            found += _rows(op, part.table, f"{part.column} = :row AND deleted = 1", record.id)
    return found


def _wholes(op: Operation, record: Entity) -> Iterator[Entity]:
    """Yield the removed records that this one is part of."""
    for part in parts():
        if part.table == table_of(record):
            whole = getattr(record, part.column)
            found = op.find(entities()[part.whole], whole) if whole else None
            if found is not None and found.deleted:
                yield found


def _rows(op: Operation, table: str, where: str, row: str) -> list[Entity]:
    op.flush()
    asked = text(f"SELECT id FROM {table} WHERE {where} ORDER BY id")
    kind = entities()[table]
    return [op.get(kind, one) for one in op.execute(asked, {"row": row}).scalars()]
