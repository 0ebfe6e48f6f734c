"""Say all the tags of a record at once."""

from collections.abc import Sequence

from sqlalchemy import select

from dsi_desktop.db.schema.directory import Tagging
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import rules
from dsi_desktop.features.directory.commands.tags import put_tag, tag_named
from dsi_desktop.kernel.i18n import N_


def set_tags(store: Store, *, table: str, record_id: str, names: Sequence[str]) -> None:
    """Leave on a record the tags of these names only; new ones are made."""
    with store.operation(N_("Étiqueter une fiche")) as op:
        wanted = {tag_named(op, name).id for name in map(rules.line, names) if name}
        worn = select(Tagging).where(
            Tagging.record_table == table, Tagging.record_id == record_id,
            Tagging.deleted.is_(None),
        )
        there = set()
        for one in op.scalars(worn).all():
            there.add(one.tag_id)
            if one.tag_id not in wanted:
                op.remove(one)
        for tag_id in sorted(wanted - there):
            put_tag(op, tag_id, table, record_id)
