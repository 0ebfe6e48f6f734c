"""The elections a report can be about: those for which somebody runs."""

from pathlib import Path

from dsi_desktop.features.governance import commands
from dsi_desktop.features.reports import queries
from support.dossier import new_dossier
from support.election_ground import candidate, opened, seed


def test_an_election_is_offered_once_somebody_runs(tmp_path: Path) -> None:
    store = new_dossier(tmp_path)
    ground = seed(store)
    election = opened(store, ground)
    (line,) = queries.subjects(store, "election")
    assert (line.id, line.title, line.day) == (
        election, "Comité conseil – Communautaire", "2026-06-03",
    )
    commands.edit_election(store, election, title="Élection de juin")
    assert [one.title for one in queries.subjects(store, "election")] == ["Élection de juin"]
    for given in ("Hélène", "Denis", "Manon", "Luc"):
        commands.withdraw_candidacy(store, candidate(store, given))
    assert queries.subjects(store, "election") == []
    store.close()
