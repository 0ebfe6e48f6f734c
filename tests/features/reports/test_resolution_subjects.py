"""The resolutions an extract can be about: those of adopted minutes, and no other."""

from pathlib import Path

from dsi_desktop.db.schema.minutes import AdoptedMinutes
from dsi_desktop.features.minutes.rules.refusals import adopted_id
from dsi_desktop.features.reports import queries
from dsi_desktop.features.reports.report import composed, named
from support.register_ground import registered


def test_that_only_adopted_resolutions_are_offered(tmp_path: Path) -> None:
    made = registered(tmp_path)
    (line,) = queries.subjects(made.store, "motion")
    assert (line.id, line.title, line.day) == (
        made.carried, "CC-2026-001, Navette d’été", "2026-11-12",
    )
    assert composed(made.store, named("extract"), line.id).subject.endswith("CC-2026-001")
    with made.store.operation("Rouvrir") as op:
        op.remove(op.get(AdoptedMinutes, adopted_id(made.ground.meeting)))
    assert queries.subjects(made.store, "motion") == []
    made.store.close()


def test_that_a_register_is_offered_for_each_body(tmp_path: Path) -> None:
    made = registered(tmp_path)
    offered = {line.id for line in queries.subjects(made.store, named("resolutions").scope)}
    assert made.ground.body in offered
    assert "Comité conseil" in composed(made.store, named("resolutions"), made.ground.body).title
    made.store.close()
