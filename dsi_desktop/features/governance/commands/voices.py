"""What members bring around the table: knowledge, skills, interests, for a desired change."""

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.governance import Membership, MembershipAsset
from dsi_desktop.db.schema.plan import DesiredChange
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import required
from dsi_desktop.features.governance.rules.voices import check_asset
from dsi_desktop.kernel.i18n import N_, _


def add_asset(
    store: Store, membership_id: str, *, kind: str, text: str, desired_change_id: str = "",
) -> str:
    """Keep what a member brings, to one desired change or to none. Return its id."""
    with store.operation(N_("Consigner un apport")) as op:
        member = op.get(Membership, membership_id)
        asset = MembershipAsset(membership_id=member.id)
        _write(op, asset, kind, text, desired_change_id)
        return op.add(asset).id


def edit_asset(
    store: Store, asset_id: str, *, kind: str, text: str, desired_change_id: str = "",
) -> None:
    """Change what a member brings."""
    with store.operation(N_("Modifier un apport")) as op:
        _write(op, op.get(MembershipAsset, asset_id), kind, text, desired_change_id)


def remove_asset(store: Store, asset_id: str) -> None:
    """Take away what a member was said to bring."""
    with store.operation(N_("Retirer un apport")) as op:
        op.remove(op.get(MembershipAsset, asset_id))


def _write(
    op: Operation, asset: MembershipAsset, kind: str, text: str, desired_change_id: str,
) -> None:
    asset.kind = check_asset(kind)
    asset.text = required(text, _("Écrivez ce que cette personne apporte."), "text")
    asset.desired_change_id = (
        op.get(DesiredChange, desired_change_id).id if desired_change_id else ""
    )
