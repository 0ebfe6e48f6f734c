"""Adopted minutes are signed; the document and its hash stay as they are."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.kernel.errors import RuleBroken
from support.meeting_ground import Ground, carried, grounded


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    made.under_way()
    carried(made)
    made.close()
    yield made
    made.store.close()


def test_a_signature_is_noted_and_changes_nothing_of_the_document(ground: Ground) -> None:
    commands.adopt_minutes(ground.store, ground.meeting, adopted_on="2026-12-10")
    before = queries.adoption_of(ground.store, ground.meeting)
    assert before is not None
    assert (before.signed_by, before.signed_on, before.numbers) == ("", "", ("CC-2026-001",))
    commands.sign_minutes(
        ground.store, ground.meeting, signed_by=" Josée  Desbiens ", signed_on="2026-12-12")
    after = queries.adoption_of(ground.store, ground.meeting)
    assert after is not None
    assert (after.signed_by, after.signed_on) == ("Josée Desbiens", "2026-12-12")
    assert (after.sha256, after.intact) == (before.sha256, True)


def test_a_signature_of_today_by_default_can_be_corrected_and_undone(ground: Ground) -> None:
    commands.adopt_minutes(ground.store, ground.meeting, adopted_on="2026-11-12")
    commands.sign_minutes(ground.store, ground.meeting, signed_by="Luc")
    commands.sign_minutes(ground.store, ground.meeting, signed_by="Luc Roy")
    sheet = queries.adoption_of(ground.store, ground.meeting)
    assert sheet is not None
    assert (sheet.signed_by, sheet.signed_on) == ("Luc Roy", "2026-11-12")
    ground.store.undo()
    sheet = queries.adoption_of(ground.store, ground.meeting)
    assert sheet is not None
    assert sheet.signed_by == "Luc"


def test_minutes_that_are_not_adopted_are_not_signed(ground: Ground) -> None:
    with pytest.raises(RuleBroken, match="Adoptez d’abord"):
        commands.sign_minutes(ground.store, ground.meeting, signed_by="Luc Roy")
    commands.adopt_minutes(ground.store, ground.meeting)
    ground.store.undo()
    with pytest.raises(RuleBroken, match="Adoptez d’abord"):
        commands.sign_minutes(ground.store, ground.meeting, signed_by="Luc Roy")


def test_a_signature_needs_a_name_and_a_day_after_the_adoption(ground: Ground) -> None:
    commands.adopt_minutes(ground.store, ground.meeting, adopted_on="2026-12-10")
    with pytest.raises(RuleBroken, match="Dites qui a signé") as nobody:
        commands.sign_minutes(ground.store, ground.meeting, signed_by="  ")
    assert nobody.value.field == "signed_by"
    with pytest.raises(RuleBroken, match="ne peut pas précéder") as early:
        commands.sign_minutes(
            ground.store, ground.meeting, signed_by="Luc Roy", signed_on="2026-12-09")
    assert early.value.field == "signed_on"
