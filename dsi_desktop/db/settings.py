"""The choices kept with the dossier: one row for each key, the same on two laptops."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.settings import Setting
from dsi_desktop.kernel.ids import linked_id


def settings(session: Session, prefix: str) -> dict[str, str]:
    """Return the values of the keys that begin with `prefix`, by what follows it."""
    asked = (
        select(Setting.key, Setting.value)
        .where(Setting.deleted.is_(None), Setting.key.startswith(prefix, autoescape=True))
        .order_by(Setting.id)
    )
    return {key.removeprefix(prefix): value for key, value in session.execute(asked).all()}


def keep_setting(op: Operation, key: str, value: str) -> None:
    """Keep a value under a key; "" forgets it."""
    kept = op.find(Setting, linked_id("setting", key))
    if value:
        op.put(Setting(id=linked_id("setting", key), key=key, value=value))
    elif kept is not None:
        op.remove(kept)
