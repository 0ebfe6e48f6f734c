"""An act put off after it went on the agenda is not told by the closing."""

from pathlib import Path

from dsi_desktop.db.schema.governance import Representation
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands
from support.meeting_ground import DAY, grounded


def test_that_an_act_of_a_later_day_waits_for_the_next_assembly(tmp_path: Path) -> None:
    ground = grounded(tmp_path)
    store = ground.store
    meeting = commands.create_meeting(store, body_id=ground.body, held_on=DAY, invite=False)
    done, later, undated = (
        governance.record_representation(
            store, body_id=ground.body, subject="Navette", held_on=held_on)
        for held_on in (DAY, "2030-01-15", None)
    )
    commands.put_on_agenda(
        store, meeting, [("representation", one) for one in (done, later, undated)])
    commands.open_meeting(store, meeting, at="13:00")
    commands.close_meeting(store, meeting, at="15:00")
    with store.read() as session:
        told = [session.get_one(Representation, one).reported_in_id
                for one in (done, later, undated)]
    assert told == [meeting, None, meeting]
    governance.edit_representation(store, later, subject="Arrêt de la navette")
    store.close()
