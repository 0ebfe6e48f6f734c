"""What the commands of governance share: names, fields and ranks written the same way."""

from collections.abc import Mapping

from sqlalchemy import func, select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.ranks import between
from dsi_desktop.db.schema.governance import Body, BodyRules, College, Membership, Post
from dsi_desktop.features.directory.rules import day, line, prose, required
from dsi_desktop.features.governance.rules.formulas import check_formula, is_formula
from dsi_desktop.kernel.i18n import _

_PROSE = frozenset({"purpose", "description"})


def named(name: str) -> str:
    return required(name, _("Nommez l’instance."), "name")


def write(record: object, fields: Mapping[str, object]) -> None:
    for name, value in fields.items():
        if name.endswith("_on"):
            setattr(record, name, day(value if isinstance(value, str) else None, name))
        elif name.endswith("_id") and name not in {"decision_id", "election_id"}:
            setattr(record, name, value or None)
        elif isinstance(value, str):
            clean = prose if name in _PROSE or is_formula(name) else line
            kept = clean(value)
            setattr(record, name, check_formula(name, kept) if is_formula(name) else kept)
        else:
            setattr(record, name, value)


def last_under(op: Operation, parent_id: str | None) -> str:
    """Return the rank after the last body under a parent."""
    asked = select(func.coalesce(func.max(Body.rank), "")).where(
        Body.parent_id.is_not_distinct_from(parent_id),
    )
    return between(op.scalars(asked).one(), "")


def just_after(op: Operation, parent_id: str | None, after_id: str) -> str:
    """Return a rank just after a sister body."""
    low = op.get(Body, after_id).rank
    asked = select(func.coalesce(func.min(Body.rank), "")).where(
        Body.parent_id.is_not_distinct_from(parent_id), Body.rank > low,
    )
    return between(low, op.scalars(asked).one())


def end_of(op: Operation, table: type[College | Post | Membership], body_id: str) -> str:
    """Return the rank after the last row of a body."""
    asked = select(func.coalesce(func.max(table.rank), "")).where(table.body_id == body_id)
    return between(op.scalars(asked).one(), "")


def rules_row(op: Operation, body_id: str) -> BodyRules | None:
    """Return the rules a body wrote for itself, if any."""
    asked = select(BodyRules).where(BodyRules.body_id == body_id, BodyRules.deleted.is_(None))
    return op.scalars(asked).first()


def copied(
    op: Operation, table: type[BodyRules | College], body_id: str,
) -> list[dict[str, object]]:
    """Return the fields of the rows of a body, without their identity."""
    rows = op.scalars(select(table).where(table.body_id == body_id, table.deleted.is_(None))).all()
    names = [column.key for column in table.__table__.columns if column.key not in _IDENTITY]
    return [{name: getattr(row, name) for name in names} for row in rows]


_IDENTITY = frozenset({"id", "deleted", "body_id"})
