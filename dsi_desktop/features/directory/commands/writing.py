"""How the fields of a form reach a record, and what stops an archiving."""

from collections.abc import Mapping

from sqlalchemy import or_, select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.governance import Body, Membership
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import rules

_PROSE = frozenset({"mission", "notes"})
_DAYS = frozenset({"joined_on", "left_on", "start_on", "end_on"})


def write(record: object, fields: Mapping[str, object]) -> None:
    """Give a record the fields of a form: dates read, texts cleaned, no link for an empty one."""
    for name, value in fields.items():
        if name in _DAYS:
            setattr(record, name, rules.day(value if isinstance(value, str) else None, name))
        elif name.endswith("_id"):
            setattr(record, name, value or None)
        elif isinstance(value, str):
            clean = rules.prose if name in _PROSE else rules.line
            setattr(record, name, clean(value))
        else:
            setattr(record, name, value)


def check_free(op: Operation, store: Store, whose: object) -> None:
    """Refuse when somebody still sits today in a living body."""
    today = store.clock.today().isoformat()
    asked = (
        select(Body.name).distinct()
        .join(Membership, Membership.body_id == Body.id)
        .where(
            whose, Membership.deleted.is_(None), Body.deleted.is_(None),  # type: ignore[arg-type]
            or_(Membership.end_on.is_(None), Membership.end_on >= today),
            or_(Body.end_on.is_(None), Body.end_on >= today),
        )
        .order_by(Body.name)
    )
    rules.check_still_seated([row.name for row in op.rows(asked)])
