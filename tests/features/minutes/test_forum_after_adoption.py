"""What a forum or a review of follow-ups says is frozen with the minutes, and told when late."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dsi_desktop.db.adoptions import late_gestures
from dsi_desktop.db.engines import driver
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.errors import RuleBroken
from support.apart import copied_to, exchange
from support.meeting_ground import Ground, grounded


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    made.under_way()
    made.store.before_undo.append(commands.refuse_frozen)
    yield made
    made.store.close()


def late(ground: Ground) -> list[str]:
    with ground.store.read() as session:
        found = late_gestures(driver(session.connection()), ground.meeting)
        return [one.label for one in found]


def adopt(ground: Ground) -> None:
    ground.close()
    commands.adopt_minutes(ground.store, ground.meeting, adopted_on="2026-12-10")


def test_a_word_of_the_forum_changed_elsewhere_is_told_after_the_adoption(
    ground: Ground, tmp_path: Path
) -> None:
    voice = commands.record_voice(ground.store, ground.items[2], "Plus d’autobus")
    with closing(copied_to(ground.store, tmp_path / "autre.dsi", "Luc", "Portable")) as other:
        commands.edit_voice(other, voice, text="Plus de taxis")
        adopt(ground)
        before = queries.minutes_of(ground.store, ground.meeting)
        assert late(ground) == []
        exchange(ground.store, other)
    assert late(ground) == ["Corriger une parole du forum"]
    assert queries.minutes_of(ground.store, ground.meeting) == before
    commands.set_late_aside(ground.store, ground.meeting)
    assert late(ground) == []


def test_a_follow_up_reviewed_again_elsewhere_is_told_after_the_adoption(
    ground: Ground, tmp_path: Path
) -> None:
    task = tasks.add_task(ground.store, title="Écrire à la MRC")
    at = (ground.meeting, ground.items[2], task)
    commands.review_follow_up(ground.store, *at, "doing")
    with closing(copied_to(ground.store, tmp_path / "autre.dsi", "Luc", "Portable")) as other:
        commands.review_follow_up(other, *at, "done")
        adopt(ground)
        exchange(ground.store, other)
    assert late(ground) == ["Revoir un suivi"]


def test_a_word_of_the_forum_is_not_changed_under_adopted_minutes(ground: Ground) -> None:
    voice = commands.record_voice(ground.store, ground.items[2], "Plus d’autobus")
    adopt(ground)
    adoption = ground.store.undo_label
    with pytest.raises(RuleBroken, match="erratum"):
        commands.edit_voice(ground.store, voice, text="Plus de taxis")
    assert ground.store.undo() == adoption
    commands.edit_voice(ground.store, voice, text="Plus de taxis")
