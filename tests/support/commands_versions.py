"""Every command of the versions of a plan, made ready to be done, undone and done again."""

from collections.abc import Callable

from dsi_desktop.db.schema.plan import PlanVersion
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.commands import versions
from support import work_ground as ground


def _adopted(store: Store) -> str:
    return versions.adopt_version(store, plan_id=ground.first(store, "plan"), title="Départ")


def _removed(store: Store) -> None:
    """Adopt two versions, then take one away: what is left differs from the beginning."""
    gone = _adopted(store)
    _adopted(store)
    versions.remove_version(store, gone)


def _doubled(store: Store) -> None:
    """Number two versions alike, as two laptops would, then number them again."""
    _adopted(store)
    second = _adopted(store)
    with store.operation("Adopter ailleurs") as op:
        op.get(PlanVersion, second).number = 1
    versions.renumber_versions(store, ground.first(store, "plan"))


COMMANDS: list[tuple[str, Callable[[Store], object]]] = [
    (
        "adopt_version",
        lambda s: versions.adopt_version(
            s, plan_id=ground.first(s, "plan"), adopted_on="2026-12-03", motion_id=ground.MOTION
        ),
    ),
    (
        "edit_version",
        lambda s: versions.edit_version(
            s, _adopted(s), title="Assemblée", adopted_on="2026-12-01", motion_id=ground.MOTION
        ),
    ),
    ("remove_version", _removed),
    ("renumber_versions", _doubled),
]
