"""The seats of a body: added, named, placed in a college, abolished."""

from typing import Unpack

from sqlalchemy import select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.governance import Body, College, Membership, Post
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import check_period, day, line
from dsi_desktop.features.governance.commands.writing import end_of, write
from dsi_desktop.features.governance.rules.fields import SeatFields
from dsi_desktop.features.governance.rules.seats import WITHOUT_VOTE
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _

_MOST_AT_ONCE = 100


def add_seat(
    store: Store, *, body_id: str, label: str = "", college_id: str | None = None,
    area_id: str | None = None, start_on: str | None = None,
) -> str:
    """Add a seat, vacant until somebody is appointed to it."""
    with store.operation(N_("Ajouter un siège")) as op:
        op.get(Body, body_id)
        _check_college(op, body_id, college_id)
        return op.add(Post(
            body_id=body_id, college_id=college_id, area_id=area_id, label=line(label),
            start_on=day(start_on, "start_on"), rank=end_of(op, Post, body_id),
        )).id


def add_seats(
    store: Store, *, body_id: str, college_id: str, count: int, start_on: str | None = None,
) -> list[str]:
    """Add several seats to a college at once, numbered after those it has. Return their ids."""
    with store.operation(N_("Ajouter des sièges")) as op:
        op.get(Body, body_id)
        _check_college(op, body_id, college_id)
        if not 1 <= count <= _MOST_AT_ONCE:
            raise RuleBroken(_("Ajoutez de 1 à {n} sièges.").format(n=_MOST_AT_ONCE), "count")
        there = len(op.scalars(select(Post.id).where(
            Post.college_id == college_id, Post.deleted.is_(None), Post.end_on.is_(None),
        )).all())
        made: list[str] = []
        for number in range(there + 1, there + count + 1):
            made.append(op.add(Post(
                body_id=body_id, college_id=college_id, rank=end_of(op, Post, body_id),
                label=_("Siège {n}").format(n=number), start_on=day(start_on, "start_on"),
            )).id)
            op.flush()
        return made


def edit_seat(store: Store, post_id: str, **fields: Unpack[SeatFields]) -> None:
    with store.operation(N_("Modifier un siège")) as op:
        post = op.get(Post, post_id)
        write(post, fields)
        _check_college(op, post.body_id or "", post.college_id)
        check_period(post.start_on, post.end_on, "start_on")


def abolish_seat(store: Store, post_id: str, end_on: str) -> None:
    """Say the last day of a seat; refused while somebody holds it beyond that day."""
    with store.operation(N_("Abolir un siège")) as op:
        post = op.get(Post, post_id)
        end = day(end_on, "end_on")
        check_period(post.start_on, end)
        for held in _holders(op, post_id):
            if end and (held.end_on is None or held.end_on > end):
                raise RuleBroken(
                    _("Ce siège est occupé après cette date : mettez d’abord fin au mandat."),
                    "end_on",
                )
        post.end_on = end


def reopen_seat(store: Store, post_id: str) -> None:
    """Let an abolished seat be held again."""
    with store.operation(N_("Rétablir un siège")) as op:
        op.get(Post, post_id).end_on = None


def remove_seat(store: Store, post_id: str) -> None:
    """Take away a seat made by mistake; one that was held is abolished instead."""
    with store.operation(N_("Supprimer un siège")) as op:
        post = op.get(Post, post_id)
        if _holders(op, post_id):
            raise RuleBroken(_(
                "Ce siège a été occupé : abolissez-le plutôt que de le supprimer."
            ))
        op.remove(post)


def _check_college(op: Operation, body_id: str, college_id: str | None) -> None:
    if college_id and op.get(College, college_id).body_id != body_id:
        raise RuleBroken(_("Ce collège est celui d’une autre instance."), "college_id")


def _holders(op: Operation, post_id: str) -> list[Membership]:
    asked = select(Membership).where(
        Membership.post_id == post_id, Membership.deleted.is_(None),
        Membership.role.not_in(WITHOUT_VOTE),
    )
    return list(op.scalars(asked).all())
