"""What several records may take at once."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _

SHARED = MappingProxyType({
    "organization": ("sector", "kind", "area_id"), "person": ("area_id", "language"),
})


def kept_fields(table: str, changes: Mapping[str, object]) -> dict[str, object]:
    """Return the fields of a record of `table` among what was asked."""
    return {name: value for name, value in changes.items() if name in SHARED[table]}


def check_several(ids: Sequence[str], changes: Mapping[str, object]) -> None:
    """Refuse no record, and no change."""
    if not ids:
        raise RuleBroken(_("Choisissez au moins une fiche."))
    if not changes:
        raise RuleBroken(_("Dites ce qui change : rien n’a été modifié."))
