"""The rules of a body and the colleges among which its seats are shared."""

from typing import Unpack

from sqlalchemy import select

from dsi_desktop.db.schema.governance import Body, BodyRules, College, Post
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import required
from dsi_desktop.features.governance.commands.writing import end_of, write
from dsi_desktop.features.governance.rules.fields import CollegeFields, RulesFields
from dsi_desktop.features.governance.rules.quorum import check_quorum
from dsi_desktop.features.governance.rules.template import check_template
from dsi_desktop.kernel.i18n import N_, _


def set_rules(store: Store, body_id: str, **fields: Unpack[RulesFields]) -> None:
    with store.operation(N_("Modifier les règles d’une instance")) as op:
        op.get(Body, body_id)
        asked = select(BodyRules).where(BodyRules.body_id == body_id, BodyRules.deleted.is_(None))
        rules = op.scalars(asked).first() or op.add(BodyRules(body_id=body_id))
        write(rules, fields)
        rules.number_template = check_template(rules.number_template or "")
        check_quorum(rules.quorum_kind, rules.quorum_value)


def add_college(
    store: Store, *, body_id: str, name: str, **fields: Unpack[CollegeFields],
) -> str:
    with store.operation(N_("Ajouter un collège")) as op:
        op.get(Body, body_id)
        college = College(
            body_id=body_id, name=required(name, _("Nommez le collège."), "name"),
            rank=end_of(op, College, body_id),
        )
        write(college, fields)
        return op.add(college).id


def remove_college(store: Store, college_id: str) -> None:
    """Take a college away; its seats stay, without a college."""
    with store.operation(N_("Retirer un collège")) as op:
        for post in op.scalars(select(Post).where(Post.college_id == college_id)).all():
            post.college_id = None
        op.remove(op.get(College, college_id))
