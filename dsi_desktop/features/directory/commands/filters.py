"""What a person does with the filters kept under a name, those of the directory and of any page."""

from sqlalchemy import select

from dsi_desktop.db.operation import Operation
from dsi_desktop.db.ranks import between
from dsi_desktop.db.schema.settings import SavedFilter
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules.narrowing import Narrowing, filter_name, written
from dsi_desktop.kernel.i18n import N_

PAGE = "directory"


def keep_filter(store: Store, page: str, name: str, query: str) -> str:
    """Keep what a page asks under a new name, as the page writes it; return its id."""
    with store.operation(N_("Enregistrer un filtre")) as op:
        others = _kept(op, page)
        last = max((one.rank or "" for one in others), default="")
        return op.add(SavedFilter(
            page=page, name=filter_name(name, [one.name or "" for one in others]),
            query=query, rank=between(last or None, None),
        )).id


def save_filter(store: Store, name: str, narrowing: Narrowing) -> str:
    """Keep what narrows a list of the directory under a new name; return its id."""
    return keep_filter(store, PAGE, name, written(narrowing))


def rewrite_filter(store: Store, filter_id: str, query: str) -> None:
    """Let a kept filter ask what is asked now, as its page writes it."""
    with store.operation(N_("Modifier un filtre")) as op:
        op.get(SavedFilter, filter_id).query = query


def change_filter(store: Store, filter_id: str, narrowing: Narrowing) -> None:
    """Let a kept filter of the directory ask what is asked now."""
    rewrite_filter(store, filter_id, written(narrowing))


def rename_filter(store: Store, filter_id: str, name: str) -> None:
    with store.operation(N_("Renommer un filtre")) as op:
        kept = op.get(SavedFilter, filter_id)
        others = [one.name or "" for one in _kept(op, kept.page) if one.id != filter_id]
        kept.name = filter_name(name, others)


def remove_filter(store: Store, filter_id: str) -> None:
    with store.operation(N_("Supprimer un filtre")) as op:
        op.remove(op.get(SavedFilter, filter_id))


def _kept(op: Operation, page: str) -> list[SavedFilter]:
    asked = select(SavedFilter).where(SavedFilter.page == page, SavedFilter.deleted.is_(None))
    return list(op.scalars(asked).all())
