"""Whether a body may still be given work: one that ended sends it to who took over."""

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _

_MOST = 20


def check_open(op: Operation, body_id: str | None) -> None:
    """Refuse work for a body that ended; the sentence names the one that took over."""
    body = op.find(Body, body_id) if body_id else None
    if body is None or body.state != "closed":
        return
    name, heir = _named(body), _heir(op, body)
    if heir is None:
        raise RuleBroken(
            _("{name} a pris fin : choisissez une autre instance, ou rouvrez celle-ci dans "
              "l’organigramme.").format(name=name), "body_id",
        )  # fmt: skip
    raise RuleBroken(
        _("{name} a pris fin : choisissez plutôt {heir}, qui prend la suite.").format(
            name=name, heir=_named(heir)), "body_id",
    )  # fmt: skip


def _heir(op: Operation, body: Body) -> Body | None:
    """Return the living body at the end of the successions; two laptops may have made a ring."""
    for _step in range(_MOST):
        following = op.find(Body, body.successor_id) if body.successor_id else None
        if following is None or following.deleted:
            return None
        if following.state != "closed":
            return following
        body = following
    return None


def _named(body: Body) -> str:
    return body.local_name or body.name or _("Cette instance")
