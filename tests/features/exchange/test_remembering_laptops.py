"""What this computer remembers of the others, beside the snapshots."""

import json
from pathlib import Path

from dsi_desktop.features.exchange.commands.remembering import remember_peer, remembered_peers
from dsi_desktop.features.exchange.rules.peers import Peer


def test_that_what_is_remembered_of_laptops_survives_a_damaged_file(tmp_path: Path) -> None:
    peer = Peer("Portable de Luc", "Luc Harvey", 5, 3, 10)
    remember_peer(tmp_path, "d1", peer)
    assert remembered_peers(tmp_path, "d1") == (peer,)
    file = tmp_path / "exchange" / "d1.json"
    file.write_text("[", encoding="utf8")
    assert remembered_peers(tmp_path, "d1") == ()
    file.write_text("{}", encoding="utf8")
    assert remembered_peers(tmp_path, "d1") == ()
    kept = [3, {"device": 1}, {"device": "A", "author": "B", "at": 2, "lacking": "?", "total": 3}]
    file.write_text(json.dumps(kept), encoding="utf8")
    assert remembered_peers(tmp_path, "d1") == (Peer("A", "B", 2),)


def test_that_a_folder_that_cannot_keep_the_memory_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "exchange").write_text("in the way", encoding="utf8")
    remember_peer(tmp_path, "d1", Peer("A", "B", 2))
    assert remembered_peers(tmp_path, "d1") == ()
