"""What stands in a stick or a folder for this dossier, and what its files would bring."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from dsi_desktop.db.merge import places, refused
from dsi_desktop.db.merge.keys import Keys, keys_of
from dsi_desktop.db.merge.parcel import Parcel
from dsi_desktop.db.merge.places import Offer
from dsi_desktop.db.merge.reception import Plan, plan
from dsi_desktop.db.merge.refused import ParcelRefused
from dsi_desktop.db.store import Store
from dsi_desktop.features.exchange.queries.detail import Detail, detail, new_gestures
from dsi_desktop.features.exchange.queries.overview import overview
from dsi_desktop.features.exchange.rules.peers import Peer
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.places import Arrival, Place, PlaceFile

Progress = Callable[[float], None]
_SILENT = frozenset({refused.FOREIGN, refused.NOT_OURS})


@dataclass(frozen=True, slots=True)
class Reading:
    """Files read, and what receiving them would do. `refused`: a sentence by file left out.

    `plan` is None when no file could be read; `locked` names one that waits for its six words.
    """

    paths: tuple[Path, ...]
    parcels: tuple[Parcel, ...]
    refused: tuple[str, ...]
    plan: Plan | None
    detail: Detail | None
    peers: tuple[Peer, ...]
    locked: Path | None = None


def read_files(
    store: Store, paths: Sequence[Path], progress: Progress, words: str = ""
) -> Reading:
    """Read files of other laptops and try their reception on a private copy. Slow: a worker's."""
    keys = Keys(keys_of(store.path).identities, words)
    parcels, sentences, taken, locked = [], [], [], None
    for at, path in enumerate(paths):
        progress(0.5 * at / len(paths))
        try:
            parcels.append(places.open_parcel(path, keys, store.dossier_id))
            taken.append(path)
        except FileProblem as problem:
            sentences.append(_("{where} : {said}").format(where=path.name, said=problem.sentence))
            if getattr(problem, "kind", "") in {refused.LOCKED, refused.WRONG_WORDS}:
                locked = path
    if not parcels:
        return Reading(tuple(paths), (), tuple(sentences), None, None, (), locked)
    seen = plan(store, parcels, lambda share: progress(0.5 + share / 2))
    return Reading(
        tuple(taken), tuple(parcels), tuple(sentences), seen, detail(store, parcels),
        _peers(store, seen), locked,
    )  # fmt: skip


def _peers(store: Store, seen: Plan) -> tuple[Peer, ...]:
    """Return what these files tell of the laptops they come from."""
    total = overview(store).gestures + seen.new
    return tuple(
        Peer(origin.device, origin.author, origin.at, max(0, total - origin.count), total)
        for origin in seen.origins
    )


def arrival(store: Store, place: Place, memory: places.Place | None = None) -> Arrival | None:
    """Return what a place holds that the dossier has not; None when there is nothing.

    A place that is gone, or does not answer, holds nothing.

    `memory`, kept by the caller, remembers what was read: a file is opened once.
    """
    keys = keys_of(store.path)
    looked = memory or places.Place(place.path, store.dossier_id)
    try:
        found = looked.offers(keys, _known(store))
    except ParcelRefused:
        return None
    fresh = [offer for offer in found if offer.new]
    problems = tuple(
        _("{where} : {said}").format(where=offer.path.name, said=offer.sentence) for offer in found
        if offer.sentence and offer.kind not in _SILENT
    )  # fmt: skip
    if not fresh:
        return None
    new = fresh[0].new
    if len(fresh) > 1:
        new = _united(store, keys, fresh) or new
    return _arrival(place, fresh, new, problems)


def _united(store: Store, keys: Keys, fresh: Sequence[Offer]) -> int:
    """Count once what several files bring; 0 when one of them is gone meanwhile."""
    try:
        read = [places.open_parcel(one.path, keys, store.dossier_id) for one in fresh]
    except FileProblem:
        return 0
    return new_gestures(store, read)


def _known(store: Store) -> frozenset[bytes]:
    """Return the names of the gestures of the dossier, in turn with whoever writes in it."""
    with store.read() as session:
        return frozenset(session.execute(text("SELECT id FROM dsi_tx")).scalars())


def _arrival(
    place: Place, fresh: Sequence[Offer], new: int, problems: tuple[str, ...]
) -> Arrival:
    origins = [offer.origin for offer in fresh if offer.origin is not None]
    return Arrival(
        place, tuple(offer.path for offer in fresh), new,
        tuple(dict.fromkeys(origin.author for origin in origins if origin.author)),
        tuple(dict.fromkeys(origin.device for origin in origins if origin.device)),
        max((origin.at for origin in origins), default=0), problems,
    )  # fmt: skip


def look_at(path: Path, name: str, kind: str, slug: str = "") -> Place:
    """Return a place with its exchange files, newest first; an unreachable one says so."""
    try:
        found = [
            (file.stat(), file.name) for file in path.iterdir()
            if file.suffix in {".dsix", ".dsi"} and file.name.startswith(slug)
        ]
        free = shutil.disk_usage(path).free
    except OSError:
        return Place(path, name, kind)
    files = sorted(
        (PlaceFile(name, int(stat.st_mtime * 1000), stat.st_size) for stat, name in found),
        key=lambda file: (-file.at, file.name),
    )
    return Place(path, name, kind, free, tuple(files))
