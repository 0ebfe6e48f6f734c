"""The rules of a body and the colleges among which its seats are shared."""

from typing import Unpack

from sqlalchemy import select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.governance import Body, BodyRules, College, Post
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import required
from dsi_desktop.features.governance.commands.writing import end_of, rules_row, write
from dsi_desktop.features.governance.rules import presets
from dsi_desktop.features.governance.rules.fields import (
    CollegeFields,
    EditedCollege,
    RulesFields,
)
from dsi_desktop.features.governance.rules.quorum import check_quorum
from dsi_desktop.features.governance.rules.template import check_template
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


def set_rules(store: Store, body_id: str, **fields: Unpack[RulesFields]) -> None:
    with store.operation(N_("Modifier les règles d’une instance")) as op:
        op.get(Body, body_id)
        rules = rules_row(op, body_id) or op.add(BodyRules(body_id=body_id))
        write(rules, fields)
        rules.number_template = check_template(rules.number_template or "")
        check_quorum(rules.quorum_kind, rules.quorum_value)


def apply_preset(store: Store, body_id: str, preset: str) -> None:
    """Give a body the rules of a kind of body, and the colleges of it that are missing.

    Nothing is taken away: colleges, seats and members already there stay as they are.
    """
    with store.operation(N_("Appliquer un modèle de règles")) as op:
        op.get(Body, body_id)
        rules = rules_row(op, body_id) or op.add(BodyRules(body_id=body_id))
        for name, value in presets.preset_of(preset).rules.items():
            setattr(rules, name, value)
        for title, sectors, parity in presets.missing_colleges(preset, _gathered(op, body_id)):
            op.add(College(
                body_id=body_id, name=_(title), sectors=sectors, parity=parity,
                rank=end_of(op, College, body_id),
            ))
            op.flush()


def add_college(
    store: Store, *, body_id: str, name: str, **fields: Unpack[CollegeFields],
) -> str:
    with store.operation(N_("Ajouter un collège")) as op:
        op.get(Body, body_id)
        college = College(
            body_id=body_id, name=_named(name), rank=end_of(op, College, body_id),
        )
        write(college, fields)
        _check_size(college)
        return op.add(college).id


def edit_college(store: Store, college_id: str, **fields: Unpack[EditedCollege]) -> None:
    with store.operation(N_("Modifier un collège")) as op:
        college = op.get(College, college_id)
        write(college, fields)
        college.name = _named(college.name)
        _check_size(college)


def remove_college(store: Store, college_id: str) -> None:
    """Take a college away; its seats stay, without a college."""
    with store.operation(N_("Retirer un collège")) as op:
        asked = select(Post).where(Post.college_id == college_id, Post.deleted.is_(None))
        for post in op.scalars(asked).all():
            post.college_id = None
        op.remove(op.get(College, college_id))


def _named(name: str) -> str:
    return required(name, _("Nommez le collège."), "name")


def _check_size(college: College) -> None:
    if (college.seats or 0) < 0:
        raise RuleBroken(_("Un nombre de sièges ne peut pas être négatif."), "seats")


def _gathered(op: Operation, body_id: str) -> frozenset[str]:
    """Return the sectors the colleges of a body gather."""
    asked = select(College.sectors).where(College.body_id == body_id, College.deleted.is_(None))
    return frozenset(" ".join(sectors or "" for sectors in op.scalars(asked).all()).split())
