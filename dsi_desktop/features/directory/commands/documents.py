"""Keep documents beside a record: their bytes once, their names where they serve."""

import mimetypes
from pathlib import PurePath

from sqlalchemy import select

from dsi_desktop.db import ranks
from dsi_desktop.db.entity import tables
from dsi_desktop.db.merge.pieces import LARGEST_PIECE
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.directory import Attachment
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import rules
from dsi_desktop.formats.archives import check_archive
from dsi_desktop.formats.pictures import named_picture, read_picture
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


def attach_document(
    store: Store, *, table: str, record_id: str, name: str, content: bytes, caption: str = "",
    strict: bool = False,
) -> str:
    """Put a document beside a record, after those already there; return its id.

    Refused when it is empty, larger than what may travel to the other laptops, or a picture or
    an archive that would unfold without end. `strict`: also a picture by name that is none.
    """
    with store.operation(N_("Joindre un document")) as op:
        return write_document(
            op, table=table, record_id=record_id, name=name, content=content, caption=caption,
            strict=strict,
        ).id


def write_document(
    op: Operation, *, table: str, record_id: str, name: str, content: bytes, caption: str = "",
    strict: bool = False,
) -> Attachment:
    """Put a document beside a record, inside an operation. A photo forgets where it was taken."""
    if table not in tables():
        raise RuleBroken(_("Cette fiche n’est pas dans le dossier."))
    kept = rules.required(PurePath(name).name, _("Nommez le document."), "name")
    _check_size(content)
    check_archive(content)
    picture = read_picture(content)
    if picture is None and strict and named_picture(kept):
        raise RuleBroken(
            _("{name} n’est pas une image, malgré son nom, ou elle est abîmée : ouvrez-la dans un "
              "autre logiciel pour voir.").format(name=kept), "name",
        )  # fmt: skip
    bare = picture.content if picture is not None else content
    last = op.scalars(
        select(Attachment.rank)
        .where(Attachment.record_table == table, Attachment.record_id == record_id)
        .order_by(Attachment.rank.desc()).limit(1)
    ).first()
    return op.add(Attachment(
        record_table=table, record_id=record_id, sha256=op.keep_piece(bare), name=kept,
        media_type=mimetypes.guess_type(kept)[0] or "application/octet-stream",
        size=len(bare), caption=rules.line(caption),
        rotation=picture.rotation if picture is not None else 0,
        rank=ranks.between(last or None, None),
    ))


def turn_picture(store: Store, document_id: str, quarters: int = 1) -> None:
    """Turn a picture by quarters, clockwise; its bytes stay as they came."""
    with store.operation(N_("Tourner une image")) as op:
        picture = op.get(Attachment, document_id)
        picture.rotation = ((picture.rotation or 0) + 90 * quarters) % 360


def caption_document(store: Store, document_id: str, caption: str) -> None:
    """Say what a document shows; "" takes the words away."""
    with store.operation(N_("Légender un document")) as op:
        op.get(Attachment, document_id).caption = rules.line(caption)


def remove_document(store: Store, document_id: str) -> None:
    """Take a document away from its record; its bytes stay, so that undo brings it back."""
    with store.operation(N_("Retirer un document")) as op:
        op.remove(op.get(Attachment, document_id))


def _check_size(content: bytes) -> None:
    if not content:
        raise RuleBroken(_("Ce fichier est vide."), "name")
    if len(content) > LARGEST_PIECE:
        raise RuleBroken(
            _("Ce fichier dépasse {n} Mo : il ne pourrait pas passer d’un ordinateur à "
              "l’autre.").format(n=LARGEST_PIECE // 1_000_000), "name",
        )  # fmt: skip
