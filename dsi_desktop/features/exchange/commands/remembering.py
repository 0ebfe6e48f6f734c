"""Keep, beside the snapshots, what the files of other laptops told of them."""

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dsi_desktop.db.founding import discard
from dsi_desktop.features.exchange.rules.peers import Peer, met

_FOLDER = "exchange"


def remember_peer(data_folder: Path, dossier_id: str, peer: Peer) -> None:
    """Note a laptop. A disk that refuses is no reason to stop: this is only a hint."""
    known = met(remembered_peers(data_folder, dossier_id), peer)
    target = _file(data_folder, dossier_id)
    part = target.with_suffix(".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf8") as file:
            json.dump([asdict(one) for one in known], file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError:
        discard(part)


def remembered_peers(data_folder: Path, dossier_id: str) -> tuple[Peer, ...]:
    """Return the laptops whose files were read here, the last one first."""
    try:
        kept = json.loads(_file(data_folder, dossier_id).read_text(encoding="utf8"))
    except (OSError, ValueError):
        return ()
    found = [_peer(one) for one in kept] if isinstance(kept, list) else []
    return tuple(one for one in found if one is not None)


def _file(data_folder: Path, dossier_id: str) -> Path:
    return data_folder / _FOLDER / f"{dossier_id}.json"


def _peer(kept: Any) -> Peer | None:  # noqa: ANN401  whatever stands in the file
    if not isinstance(kept, dict):
        return None
    device, author, at = kept.get("device"), kept.get("author"), kept.get("at")
    if not (isinstance(device, str) and isinstance(author, str) and isinstance(at, int)):
        return None
    lacking, total = kept.get("lacking"), kept.get("total")
    if not (isinstance(lacking, int) and isinstance(total, int)):
        lacking = total = None
    return Peer(device, author, at, lacking, total)
