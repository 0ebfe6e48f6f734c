"""Keep documents beside a record: their bytes once, their names where they serve."""

import mimetypes
from pathlib import PurePath

from sqlalchemy import select

from dsi_desktop.db import ranks
from dsi_desktop.db.entity import tables
from dsi_desktop.db.merge.pieces import LARGEST_PIECE
from dsi_desktop.db.schema.directory import Attachment
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import rules
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


def attach_document(
    store: Store, *, table: str, record_id: str, name: str, content: bytes, caption: str = "",
) -> str:
    """Put a document beside a record, after those already there; return its id.

    Refused when it is empty, or larger than what may travel to the other laptops.
    """
    with store.operation(N_("Joindre un document")) as op:
        if table not in tables():
            raise RuleBroken(_("Cette fiche n’est pas dans le dossier."))
        kept = rules.required(PurePath(name).name, _("Nommez le document."), "name")
        if not content:
            raise RuleBroken(_("Ce fichier est vide."), "name")
        if len(content) > LARGEST_PIECE:
            raise RuleBroken(
                _("Ce fichier dépasse {n} Mo : il ne pourrait pas passer d’un ordinateur à "
                  "l’autre.").format(n=LARGEST_PIECE // 1_000_000), "name",
            )
        last = op.scalars(
            select(Attachment.rank)
            .where(Attachment.record_table == table, Attachment.record_id == record_id)
            .order_by(Attachment.rank.desc()).limit(1)
        ).first()
        return op.add(Attachment(
            record_table=table, record_id=record_id, sha256=op.keep_piece(content), name=kept,
            media_type=mimetypes.guess_type(kept)[0] or "application/octet-stream",
            size=len(content), caption=rules.line(caption),
            rank=ranks.between(last or None, None),
        )).id


def remove_document(store: Store, document_id: str) -> None:
    """Take a document away from its record; its bytes stay, so that undo brings it back."""
    with store.operation(N_("Retirer un document")) as op:
        op.remove(op.get(Attachment, document_id))
