"""What a person does with the tags put on records."""

from sqlalchemy import select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.directory import Tag, Tagging
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import rules
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id


def tag_record(store: Store, *, table: str, record_id: str, name: str) -> str:
    """Put a tag on a record; the tag is made when it is new. Return the tag's id."""
    with store.operation(N_("Étiqueter une fiche")) as op:
        tag = tag_named(op, name)
        put_tag(op, tag.id, table, record_id)
        return tag.id


def untag_record(store: Store, *, tag_id: str, table: str, record_id: str) -> None:
    with store.operation(N_("Retirer une étiquette")) as op:
        op.remove(op.get(Tagging, linked_id("tagging", tag_id, table, record_id)))


def rename_tag(store: Store, tag_id: str, name: str) -> None:
    with store.operation(N_("Renommer une étiquette")) as op:
        tag = op.get(Tag, tag_id)
        kept = rules.required(name, _("Écrivez l’étiquette."), "name")
        known = _known(op, kept)
        if known is not None and known.id != tag_id:
            raise RuleBroken(_("Une étiquette porte déjà ce nom."), "name")
        tag.name = kept


def remove_tag(store: Store, tag_id: str) -> None:
    """Remove a tag from every record that wears it."""
    with store.operation(N_("Supprimer une étiquette")) as op:
        worn = select(Tagging).where(Tagging.tag_id == tag_id, Tagging.deleted.is_(None))
        for one in op.scalars(worn).all():
            op.remove(one)
        op.remove(op.get(Tag, tag_id))


def tag_named(op: Operation, name: str) -> Tag:
    """Return the tag of this name, made now when it is new; case does not make another."""
    kept = rules.required(name, _("Écrivez l’étiquette."), "name")
    return _known(op, kept) or op.add(Tag(name=kept))


def put_tag(op: Operation, tag_id: str, table: str, record_id: str) -> None:
    """Put a tag on a record, once."""
    link = linked_id("tagging", tag_id, table, record_id)
    op.put(Tagging(id=link, tag_id=tag_id, record_table=table, record_id=record_id))


def _known(op: Operation, name: str) -> Tag | None:
    tags = op.scalars(select(Tag).where(Tag.deleted.is_(None))).all()
    return next((tag for tag in tags if tag.name.casefold() == name.casefold()), None)
