"""What a person does with the filters of the directory kept under a name."""

from sqlalchemy import select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.ranks import between
from dsi_desktop.db.schema.settings import SavedFilter
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules.narrowing import Narrowing, filter_name, written
from dsi_desktop.kernel.i18n import N_

PAGE = "directory"


def save_filter(store: Store, name: str, narrowing: Narrowing) -> str:
    """Keep what narrows a list under a new name; return its id."""
    with store.operation(N_("Enregistrer un filtre")) as op:
        others = _kept(op)
        last = max((one.rank for one in others), default=None)
        return op.add(SavedFilter(
            page=PAGE, name=filter_name(name, [one.name for one in others]),
            query=written(narrowing), rank=between(last, None),
        )).id


def change_filter(store: Store, filter_id: str, narrowing: Narrowing) -> None:
    """Let a kept filter ask what is asked now."""
    with store.operation(N_("Modifier un filtre")) as op:
        op.get(SavedFilter, filter_id).query = written(narrowing)


def rename_filter(store: Store, filter_id: str, name: str) -> None:
    with store.operation(N_("Renommer un filtre")) as op:
        others = [one.name for one in _kept(op) if one.id != filter_id]
        op.get(SavedFilter, filter_id).name = filter_name(name, others)


def remove_filter(store: Store, filter_id: str) -> None:
    with store.operation(N_("Supprimer un filtre")) as op:
        op.remove(op.get(SavedFilter, filter_id))


def _kept(op: Operation) -> list[SavedFilter]:
    asked = select(SavedFilter).where(SavedFilter.page == PAGE, SavedFilter.deleted.is_(None))
    return list(op.scalars(asked).all())
