"""The list of reports, what each can be about, and what is shown to other programs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsi_desktop.db.store import Store
from dsi_desktop.features.reports import queries
from dsi_desktop.features.reports.report import catalogue, composed, named, printed
from dsi_desktop.kernel.errors import NotFound
from support.demo import demonstration


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(demonstration(tmp_path), read_only=True)
    yield store
    store.close()


def test_that_reports_have_unique_names_and_say_what_they_are_for() -> None:
    names = [report.name for report in catalogue()]
    assert len(names) == len(set(names))
    assert catalogue()[0].scope == "meeting"
    assert all(report.title and report.purpose and report.stem for report in catalogue())


def test_that_a_report_is_found_by_name_or_refused() -> None:
    assert named("minutes").scope == "meeting"
    with pytest.raises(NotFound, match="minutes"):
        named("poem")


def test_that_printing_tells_its_progress(store: Store, tmp_path: Path) -> None:
    shares: list[float] = []
    [first, *_rest] = queries.subjects(store, "meeting")
    pages = printed(
        composed(store, named("minutes"), first.id), tmp_path / "pv.pdf", shares.append
    )
    assert pages >= 2
    assert shares == sorted(shares)
    assert all(0 <= share < 1 for share in shares)


def test_that_only_meetings_held_are_offered_the_last_first(store: Store) -> None:
    days = [subject.day for subject in queries.subjects(store, "meeting")]
    assert len(days) == 16
    assert days == sorted(days, reverse=True)
    assert days[0] == "2026-11-12"


@pytest.mark.parametrize(
    ("scope", "title"),
    [
        ("body", "Chantier Emploi"),
        ("board", "Mobilité durable"),
        ("person", "Josée Desbiens"),
        ("organization", "GUEPE"),
        ("plan", "Plan de communauté 2025-2028"),
        ("action", "Jumelage de familles"),
    ],
)
def test_that_other_scopes_list_records_by_name(store: Store, scope: str, title: str) -> None:
    listed = queries.subjects(store, scope)
    assert title in {subject.title for subject in listed}
    assert all(subject.day is None for subject in listed)


def test_that_the_dossier_and_unknown_scopes_have_no_subject(store: Store) -> None:
    assert queries.subjects(store, "dossier") == []
    assert queries.subjects(store, "newer-kind") == []


def test_that_tables_without_a_name_list_their_ids(store: Store) -> None:
    assert queries.subjects(store, "initiative")[0].title


def test_that_bodies_keep_their_tree(store: Store) -> None:
    bodies = queries.bodies(store)
    known = {body.id for body in bodies}
    assert sum(body.parent is None for body in bodies) == 1
    assert all(body.parent in known for body in bodies if body.parent)
    assert {body.state for body in bodies} == {"active", "closed"}


def test_that_tasks_come_the_earliest_due_first(store: Store) -> None:
    dues = [task.due for task in queries.tasks(store) if task.due]
    assert dues == sorted(dues)


def test_that_counts_include_empty_tables(store: Store) -> None:
    counts = queries.counts(store)
    assert counts["privacy_incident"] == 0
    assert counts["meeting"] == 40
