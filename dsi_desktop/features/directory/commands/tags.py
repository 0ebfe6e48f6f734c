"""What a person does with the tags put on records."""

from sqlalchemy import select

from dsi_desktop.db.schema.directory import Tag, Tagging
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import rules
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id


def tag_record(store: Store, *, table: str, record_id: str, name: str) -> str:
    """Put a tag on a record; the tag is made when it is new. Return the tag's id."""
    with store.operation(N_("Étiqueter une fiche")) as op:
        kept = rules.required(name, _("Écrivez l’étiquette."), "name")
        tags = op.scalars(select(Tag).where(Tag.deleted.is_(None))).all()
        known = next((tag for tag in tags if tag.name.casefold() == kept.casefold()), None)
        tag = known or op.add(Tag(name=kept))
        link = linked_id("tagging", tag.id, table, record_id)
        op.put(Tagging(id=link, tag_id=tag.id, record_table=table, record_id=record_id))
        return tag.id


def untag_record(store: Store, *, tag_id: str, table: str, record_id: str) -> None:
    with store.operation(N_("Retirer une étiquette")) as op:
        op.remove(op.get(Tagging, linked_id("tagging", tag_id, table, record_id)))
