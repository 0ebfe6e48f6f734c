"""Snapshots, private copies and drafts: what survives a bad day."""

import stat
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsi_desktop.db.copies import copy_dossier, copy_with_journal
from dsi_desktop.db.drafts import Draft, Drafts
from dsi_desktop.db.entity import tables
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.snapshots import (
    DAILY,
    MONTHLY,
    WEEKLY,
    Snapshot,
    restore_lost,
    retained,
    snapshots,
    take_snapshot,
)
from dsi_desktop.db.verify import verify
from dsi_desktop.kernel.clock import Clock
from dsi_desktop.kernel.errors import FileProblem
from support.db_ground import ask, dossier, opened

NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)


def at(days: float) -> Clock:
    moment = int((NOON + timedelta(days=days)).timestamp() * 1000)
    return Clock(lambda: moment)


def change(path: Path, name: str) -> None:
    with opened(path) as store, store.operation("x") as op:
        op.add(Body(name=name))
        op.keep_piece(name.encode())


def test_that_a_snapshot_is_taken_only_when_something_changed(tmp_path: Path) -> None:
    path, folder = dossier(tmp_path), tmp_path / "données" / "snapshots"
    change(path, "un")
    first = take_snapshot(path, folder, at(0))
    assert first is not None
    assert take_snapshot(path, folder, at(1)) is None
    change(path, "deux")
    second = take_snapshot(path, folder, at(1))
    assert second is not None
    assert snapshots(folder) == [second, first]
    assert second.taken == NOON + timedelta(days=1)
    assert second.code == verify(path, tables()).digest
    assert verify(second.path, tables()).is_sound
    assert ask(second.path, "SELECT count(*) FROM dsi_blob") == [(0,)]
    assert ask(path, "SELECT count(*) FROM dsi_blob") == [(2,)]
    if sys.platform != "win32":
        assert stat.S_IMODE(second.path.stat().st_mode) == 0o600


def test_that_a_snapshot_is_taken_while_the_dossier_is_open(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    with opened(path) as store:
        with store.operation("x") as op:
            op.add(Body(name="un"))
        taken = take_snapshot(path, tmp_path / "s", at(0))
        with store.operation("x") as op:
            op.add(Body(name="deux"))
    assert taken is not None
    assert ask(taken.path, "SELECT name FROM body") == [("un",)]


def test_that_foreign_files_are_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    folder.mkdir()
    (folder / "à moi.dsi").write_text("x", encoding="utf-8")
    assert snapshots(folder) == []
    take_snapshot(dossier(tmp_path), folder, at(0))
    assert (folder / "à moi.dsi").exists()


def test_that_a_folder_out_of_reach_is_said(tmp_path: Path) -> None:
    (tmp_path / "s").write_text("un fichier", encoding="utf-8")
    with pytest.raises(FileProblem, match="sauvegarde"):
        take_snapshot(dossier(tmp_path), tmp_path / "s", at(0))


def test_that_old_snapshots_thin_out(tmp_path: Path) -> None:
    path, folder = dossier(tmp_path), tmp_path / "s"
    folder.mkdir()
    for days in range(400):
        taken = NOON - timedelta(days=days)
        (folder / f"{taken:%Y-%m-%dT%H%M%S}_X{days}.dsi").write_bytes(b"")
    change(path, "un")
    take_snapshot(path, folder, at(0))
    kept = snapshots(folder)
    assert DAILY + 2 < len(kept) <= DAILY + WEEKLY + MONTHLY
    assert kept[0].taken == NOON
    assert kept[-1].taken < NOON - timedelta(days=220)


def test_that_a_lost_dossier_comes_back_with_its_attachments(tmp_path: Path) -> None:
    path, folder = dossier(tmp_path), tmp_path / "s"
    bare = take_snapshot(path, folder, at(0))
    assert bare is not None
    restore_lost(bare.path, tmp_path / "sans.dsi")
    change(path, "un")
    taken = take_snapshot(path, folder, at(1))
    assert taken is not None
    with pytest.raises(FileProblem, match="existe déjà"):
        restore_lost(taken.path, path)
    kept = ask(path, "SELECT * FROM dsi_blob")
    path.unlink()
    restore_lost(taken.path, path)
    assert ask(path, "SELECT * FROM dsi_blob") == kept
    assert verify(path, tables()).digest == taken.code
    change(path, "deux")


def test_that_a_clock_set_back_does_not_cost_the_snapshot_of_today(tmp_path: Path) -> None:
    path, folder = dossier(tmp_path), tmp_path / "s"
    for week in range(30):
        change(path, f"semaine {week}")
        take_snapshot(path, folder, at(12 * week))
    change(path, "aujourd’hui")
    taken = take_snapshot(path, folder, at(-700))
    assert taken is not None
    assert ask(taken.path, "SELECT count(*) FROM body") == [(31,)]


def test_that_a_damaged_store_of_attachments_is_put_aside_and_begun_anew(tmp_path: Path) -> None:
    path, folder = dossier(tmp_path), tmp_path / "s"
    change(path, "un")
    take_snapshot(path, folder, at(0))
    (folder / "pieces.sqlite").write_bytes(b"illisible " * 500)
    change(path, "deux")
    taken = take_snapshot(path, folder, at(1))
    assert taken is not None
    restore_lost(taken.path, tmp_path / "revenu.dsi")
    assert ask(tmp_path / "revenu.dsi", "SELECT count(*) FROM dsi_blob") == [(2,)]
    assert (folder / "pieces.abime").exists()


def test_that_a_damaged_dossier_is_said_when_its_snapshot_fails(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    change(path, "un")
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\xff" * (len(content) - 100))
    with pytest.raises(FileProblem):
        take_snapshot(path, tmp_path / "s", at(0))


def test_that_thinning_keeps_what_no_later_snapshot_holds(tmp_path: Path) -> None:
    path, folder = dossier(tmp_path), tmp_path / "s"
    older = path.read_bytes()
    change(path, "un")
    first = take_snapshot(path, folder, at(0))
    path.write_bytes(older)
    second = take_snapshot(path, folder, at(0.1))
    assert snapshots(folder) == [second, first]
    change(path, "deux")
    third = take_snapshot(path, folder, at(0.2))
    assert snapshots(folder) == [third, first]


@given(st.lists(st.integers(0, 3 * 365 * 24), max_size=120))
def test_that_the_rule_keeps_the_newest_of_each_period(hours: list[int]) -> None:
    found = [Snapshot(Path(str(n)), NOON - timedelta(hours=n), "") for n in set(hours)]
    kept = retained(found)
    assert len(kept) <= DAILY + WEEKLY + MONTHLY
    assert retained(kept) == kept
    for period, count in (("%Y-%j", DAILY), ("%G-%V", WEEKLY), ("%Y-%m", MONTHLY)):
        periods = sorted({one.taken.strftime(period) for one in found}, reverse=True)[:count]
        for wanted in periods:
            newest = max(
                (one for one in found if one.taken.strftime(period) == wanted),
                key=lambda one: one.taken,
            )
            assert newest in kept


def test_that_a_copy_is_whole_while_the_dossier_is_written(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    with opened(path) as store, store.operation("x") as op:
        op.add(Body(name="pas encore"))
        op.flush()
        copy_dossier(path, tmp_path / "copie.dsi")
    assert ask(tmp_path / "copie.dsi", "SELECT count(*) FROM body") == [(0,)]
    assert verify(tmp_path / "copie.dsi", tables()).is_sound


def test_that_a_copy_that_fails_leaves_nothing(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    (tmp_path / "dossier").mkdir()
    with pytest.raises(FileProblem):
        copy_dossier(path, tmp_path / "dossier")
    path.write_bytes(b"rien")
    with pytest.raises(FileProblem, match="abîmé"):
        copy_dossier(path, tmp_path / "copie.dsi")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["dossier", path.name]


def test_that_an_interrupted_write_is_finished_on_a_copy(tmp_path: Path) -> None:
    path = dossier(tmp_path)
    journal = path.with_name(path.name + "-journal")
    (tmp_path / "copie").mkdir()
    assert copy_with_journal(path, tmp_path / "copie").read_bytes() == path.read_bytes()
    journal.write_bytes(b"")
    copy = copy_with_journal(path, tmp_path / "copie")
    assert copy.with_name(journal.name).exists()


def test_that_drafts_survive_and_are_forgotten(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "données", "dossier")
    drafts.keep(Draft("r", "notes", "en train d’é", 2))
    drafts.keep(Draft("r", "notes", "en train d’écrire", 3))
    drafts.keep(Draft("s", "notes", "avant", 1))
    drafts.keep(Draft("r", "purpose", "but", 4))
    again = Drafts(tmp_path / "données", "dossier")
    assert [draft.text for draft in again.all()] == ["avant", "en train d’écrire", "but"]
    if sys.platform != "win32":
        assert stat.S_IMODE(again.path.stat().st_mode) == 0o600
    again.drop("s", "notes")
    again.drop("s", "notes")
    assert len(Drafts(tmp_path / "données", "dossier").all()) == 2
    again.forget_row("r")
    assert not again.path.exists()
    assert Drafts(tmp_path / "données", "dossier").all() == ()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_text("{", encoding="utf-8"),
        lambda path: path.write_text('[{"row": 1}]', encoding="utf-8"),
        lambda path: path.write_text("3", encoding="utf-8"),
        lambda path: path.write_bytes(b"\xff\xfe"),
    ],
)
def test_that_broken_drafts_are_none(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    spoil(Drafts(tmp_path, "dossier").path)
    assert Drafts(tmp_path, "dossier").all() == ()
