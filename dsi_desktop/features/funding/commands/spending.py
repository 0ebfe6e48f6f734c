"""Spending taken away, and the papers that prove it."""

from dataclasses import dataclass
from typing import TypedDict, Unpack

from sqlalchemy import select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.directory import Attachment
from dsi_desktop.db.schema.money import Spending, Voucher
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.commands.documents import write_document
from dsi_desktop.features.directory.rules import line, required
from dsi_desktop.features.plan.commands.places import fill
from dsi_desktop.kernel.i18n import N_, _


@dataclass(frozen=True, slots=True)
class Paper:
    """A file to join: its name and what it holds."""

    name: str
    content: bytes


class VoucherFields(TypedDict, total=False):
    """A paper that proves a spending."""

    reference: str
    issued_on: str | None


def remove_spending(store: Store, spending_id: str) -> None:
    """Take a spending away with its vouchers."""
    with store.operation(N_("Retirer une dépense")) as op:
        op.remove(op.get(Spending, spending_id))
        asked = select(Voucher).where(
            Voucher.spending_id == spending_id, Voucher.deleted.is_(None)
        )
        for voucher in list(op.scalars(asked).all()):
            _remove(op, voucher)


def add_voucher(
    store: Store, *, spending_id: str, reference: str, issued_on: str | None = None,
    paper: Paper | None = None,
) -> str:  # fmt: skip
    """Note the paper that proves a spending, with its file when there is one."""
    with store.operation(N_("Ajouter une pièce justificative")) as op:
        voucher = op.add(Voucher(
            spending_id=op.get(Spending, spending_id).id,
            reference=required(reference, _("Écrivez la référence de la pièce."), "reference"),
        ))  # fmt: skip
        fill(voucher, {"issued_on": issued_on})
        _join(op, voucher, paper)
    return voucher.id


def edit_voucher(
    store: Store, voucher_id: str, *, paper: Paper | None = None, **fields: Unpack[VoucherFields]
) -> None:
    """Correct a voucher; a new file takes the place of the old one."""
    with store.operation(N_("Modifier une pièce justificative")) as op:
        voucher = op.get(Voucher, voucher_id)
        fill(voucher, fields)
        voucher.reference = required(
            line(voucher.reference), _("Écrivez la référence de la pièce."), "reference"
        )
        if paper is not None:
            _remove_paper(op, voucher)
            _join(op, voucher, paper)


def remove_voucher(store: Store, voucher_id: str) -> None:
    """Take a voucher away with its file."""
    with store.operation(N_("Retirer une pièce justificative")) as op:
        _remove(op, op.get(Voucher, voucher_id))


def _join(op: Operation, voucher: Voucher, paper: Paper | None) -> None:
    if paper is not None:
        kept = write_document(
            op, table="voucher", record_id=voucher.id, name=paper.name, content=paper.content,
            caption=voucher.reference,
        )  # fmt: skip
        voucher.attachment_id = kept.id


def _remove(op: Operation, voucher: Voucher) -> None:
    _remove_paper(op, voucher)
    op.remove(voucher)


def _remove_paper(op: Operation, voucher: Voucher) -> None:
    paper = op.find(Attachment, voucher.attachment_id) if voucher.attachment_id else None
    if paper is not None and not paper.deleted:
        op.remove(paper)
