"""What a person does with two records that are one, and with two that are not."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.settings import Setting
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.commands.organizations import write_organization
from dsi_desktop.features.directory.commands.people import write_person
from dsi_desktop.features.directory.commands.retargeting import retarget
from dsi_desktop.features.directory.rules.merging import (
    apart_key,
    check_pair,
    check_table,
    chosen_fields,
    standing,
)
from dsi_desktop.kernel.i18n import N_
from dsi_desktop.kernel.ids import linked_id

_KINDS: Mapping[str, type[Organization | Person]] = MappingProxyType(
    {"organization": Organization, "person": Person}
)


def merge_records(
    store: Store, table: str, keep_id: str, other_id: str, chosen: Mapping[str, Any],
) -> None:
    """Make two records one: `keep_id` stays with the fields `chosen`, every link follows to it.

    The other is removed and says what it became, so that a link from elsewhere finds its way.
    """
    with store.operation(N_("Réunir deux fiches")) as op:
        kind = _KINDS[check_table(table)]
        keep, other = op.get(kind, keep_id), op.get(kind, other_id)
        check_pair(keep_id, other_id, gone=bool(keep.deleted or other.deleted))
        fields = chosen_fields(table, chosen)
        keep.archived = keep.archived and other.archived
        if isinstance(keep, Organization):
            write_organization(keep, fields)
        else:
            write_person(keep, fields)
        op.flush()
        retarget(op, table, other_id, keep_id)
        other.merged_into_id = keep_id
        op.remove(other)


def keep_apart(store: Store, table: str, one_id: str, other_id: str) -> None:
    """Remember that two records that look alike are two."""
    with store.operation(N_("Garder deux fiches distinctes")) as op:
        kind = _KINDS[check_table(table)]
        one, other = op.get(kind, one_id), op.get(kind, other_id)
        check_pair(one_id, other_id, gone=bool(one.deleted or other.deleted))
        pair = sorted((one_id, other_id))
        op.put(Setting(
            id=linked_id("apart", table, *pair), key=apart_key(table), value=" ".join(pair),
        ))


def compare_again(store: Store, table: str, one_id: str, other_id: str) -> None:
    """Let two records that were kept apart be compared again."""
    with store.operation(N_("Comparer de nouveau deux fiches")) as op:
        pair = sorted((one_id, other_id))
        op.remove(op.get(Setting, linked_id("apart", check_table(table), *pair)))


def bring_links_home(store: Store) -> None:
    """Point at the record that stays what another laptop linked to one already merged.

    Of two that two laptops merged into each other, both were removed: one comes back.
    """
    with store.operation(N_("Ramener des liens à la fiche réunie")) as op:
        for table, kind in _KINDS.items():
            asked = select(kind.id, kind.merged_into_id).where(
                kind.deleted == 1, kind.merged_into_id.is_not(None))
            became = {gone: into or "" for gone, into in op.rows(asked)}
            for gone in sorted(became):
                _bring_home(op, table, gone, standing(became, gone))


def _bring_home(op: Operation, table: str, gone: str, into: str) -> None:
    stays = op.get(_KINDS[table], into)
    if stays.deleted and stays.merged_into_id:
        stays.merged_into_id = None
        op.restore(stays)
        op.flush()
    if not stays.deleted and gone != into:
        retarget(op, table, gone, into)
