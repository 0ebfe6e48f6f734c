"""What a person does with several records of the directory at once: one gesture, all or nothing."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TypedDict, Unpack

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.directory import Organization, Person, Tagging
from dsi_desktop.db.schema.governance import Membership
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.commands.tags import put_tag, tag_named
from dsi_desktop.features.directory.commands.writing import check_free, write
from dsi_desktop.features.directory.rules.merging import check_table
from dsi_desktop.features.directory.rules.together import check_several, kept_fields
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id

Record = Organization | Person
_KINDS: Mapping[str, type[Record]] = MappingProxyType(
    {"organization": Organization, "person": Person}
)


class Together(TypedDict, total=False):
    """What several records take: a field not named stays; `tag` is a name, `untag` an id."""

    sector: str
    kind: str
    area_id: str | None
    language: str
    tag: str
    untag: str
    archived: bool


def edit_together(
    store: Store, table: str, ids: Sequence[str], **changes: Unpack[Together],
) -> None:
    """Give several records the same values; one that cannot take them stops them all."""
    with store.operation(N_("Modifier plusieurs fiches")) as op:
        check_several(ids, changes)
        records = [op.get(_KINDS[check_table(table)], one) for one in ids]
        for record in records:
            write(record, kept_fields(table, changes))
        _retag(op, table, ids, changes.get("tag", ""), changes.get("untag", ""))
        if changes.get("archived") is not None:
            for record in records:
                _shelve(op, store, record, archived=changes["archived"])


def _retag(op: Operation, table: str, ids: Sequence[str], tag: str, untag: str) -> None:
    named = tag_named(op, tag) if tag else None
    for one in ids:
        if named is not None:
            put_tag(op, named.id, table, one)
        worn = op.find(Tagging, linked_id("tagging", untag, table, one)) if untag else None
        if worn is not None and not worn.deleted:
            op.remove(worn)


def _shelve(op: Operation, store: Store, record: Record, *, archived: bool) -> None:
    if archived:
        column = Membership.person_id if isinstance(record, Person) else Membership.organization_id
        try:
            check_free(op, store, column == record.id)
        except RuleBroken as refusal:
            raise RuleBroken(_("{name} : {why}").format(
                name=_name(record), why=refusal.sentence)) from None
    record.archived = archived


def _name(record: Record) -> str:
    if isinstance(record, Person):
        return f"{record.given_name} {record.family_name}".strip()
    return record.name
