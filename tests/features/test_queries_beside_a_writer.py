"""Every query answers while another thread writes: no read outlives itself, nothing is locked."""

import importlib
import importlib.util
import inspect
import pkgutil
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from types import ModuleType

import pytest
from sqlalchemy import text

import dsi_desktop.features
from dsi_desktop.db.history import Asked, operations
from dsi_desktop.db.papers import paper_content
from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.queries import BoardSheet
from dsi_desktop.features.boards.rules.filtering import parse
from dsi_desktop.features.directory.commands import attach_document
from dsi_desktop.features.history.rules.scopes import SCOPES
from dsi_desktop.features.meetings.commands import (
    close_meeting,
    create_meeting,
    create_series,
    open_meeting,
    propose_item,
)
from dsi_desktop.features.meetings.queries import Call
from dsi_desktop.features.meetings.rules.series import rhythm_of
from dsi_desktop.features.minutes.commands import (
    enter_in_camera,
    present_project,
    send_version,
)
from dsi_desktop.kernel.places import FOLDER, Place
from support.apart import parcel_of
from support.commands_sealed import key
from support.demo import TODAY, demonstration

OPERATIONS = 1_000
TABLE_OF = {
    "body_id": "body", "task_id": "task", "organization_id": "organization",
    "person_id": "person", "meeting_id": "meeting", "item_id": "agenda_item",
    "mandate_id": "mandate", "representation_id": "representation", "election_id": "election",
    "document_id": "attachment", "letter_id": "mandate_letter", "post_id": "post",
    "college_id": "college", "series_id": "meeting_series", "waiting_id": "backlog_item",
    "paper_id": "attachment", "version_id": "minutes_version", "later_id": "minutes_version",
    "action_id": "action", "record_id": "person", "plan_id": "plan", "objective_id": "objective",
    "project_id": "project_intake", "section_id": "sealed_section",
    "line_id": "attendance",
    "entry_id": "entry",
    "board_id": "board", "indicator_id": "indicator",
    "questionnaire_id": "questionnaire", "round_id": "survey_round",
    "review_id": "plan_review", "level_id": "issue",
    "funder_id": "funder", "programme_id": "programme",
}  # fmt: skip
PLAIN = {
    "today": TODAY, "day": TODAY, "until": TODAY + timedelta(30), "search": "a", "archived": True,
    "days": (TODAY, TODAY + timedelta(7)),
    "ended": True, "scope": "meeting", "day1": TODAY - timedelta(90), "day2": TODAY,
    "table": "task", "column": "state", "asked": Asked(), "paths": (),
    "progress": lambda _share: None, "wanted": parse("a créée:<30j en:retard", TODAY),
    "place": Place(Path("nowhere"), "Partage", FOLDER),
    "start": TODAY - timedelta(365), "end": TODAY, "on": TODAY - timedelta(180),
    "task_ids": (),
    "month": "2026-11", "since": TODAY, "call": Call("", "2026-12-10"),
}  # fmt: skip
OTHERWISE = {
    "element_sheet": {"kind": "need"}, "link_choices": {"kind": "need"},
    "tags_offered": {"kind": "dimension"}, "level_sheet": {"kind": "issue"},
    "cards_again": {"sheet": BoardSheet(None, None, "", ())},
    "between": {"scope": next(iter(SCOPES))}, "narrowing_choices": {"kind": "person"},
    "body_of": {"kind": "membership"}, "place_of": {"kind": "motion"},
    "duplicates": {"table": "person"}, "pairs_apart": {"table": "organization"},
    "record_values": {"kind": "funder"},
    "standing_for": {"table": "person"}, "comparison": {"table": "person"},
}  # fmt: skip
Query = Callable[..., object]


def _modules(package: str) -> Iterator[ModuleType]:
    module = importlib.import_module(package)
    yield module
    for part in pkgutil.iter_modules(getattr(module, "__path__", [])):
        yield importlib.import_module(f"{package}.{part.name}")


def _queries() -> list[Query]:
    found: dict[str, Query] = {}
    for feature in pkgutil.iter_modules(dsi_desktop.features.__path__):
        package = f"dsi_desktop.features.{feature.name}.queries"
        if importlib.util.find_spec(package) is None:
            continue
        for module in _modules(package):
            for name, function in inspect.getmembers(module, inspect.isfunction):
                own = function.__module__.startswith(package) and not name.startswith("_")
                if own and next(iter(inspect.signature(function).parameters), "") == "store":
                    found[f"{feature.name}.{name}"] = function
    return [found[name] for name in sorted(found)]


QUERIES = [*_queries(), paper_content]


def _arguments(store: Store, query: Query) -> dict[str, object]:
    asked = list(inspect.signature(query).parameters.values())[1:]
    told = PLAIN | OTHERWISE.get(query.__name__, {})
    return {
        one.name: told[one.name] if one.name in told else _found(store, one.name)
        for one in asked if one.name in told or one.default is inspect.Parameter.empty
    }  # fmt: skip


def _found(store: Store, name: str) -> object:
    if name == "parcels":
        return (parcel_of(store),)
    if name in {"one_id", "other_id"}:
        return _first(store, "person", last=name == "other_id")
    if name == "gesture":
        return operations(store, 1)[0].gesture
    if name == "motion_id":
        return _first(store, "motion", where="number <> ''")
    return _first(store, "task" if name == "row" else TABLE_OF[name])


def _first(store: Store, table: str, *, last: bool = False, where: str = "TRUE") -> str:
    with store.read() as session:
        order = "DESC" if last else "ASC"
        asked = text(
            f'SELECT id FROM "{table}" WHERE deleted IS NULL AND {where} ORDER BY id {order}')
        return str(session.execute(asked).scalars().first())


def _opened(folder: Path) -> Store:
    """Open the demonstration with a document and a series in it: it comes without them."""
    opened = Store.open(demonstration(folder), author="Luc")
    present_project(opened, "Navette des aînés")
    attach_document(
        opened, table="person", record_id=_first(opened, "person"), name="a.pdf", content=b"a")
    body = _first(opened, "body")
    create_series(opened, body_id=body, rhythm=rhythm_of("month", 1, TODAY).written())
    propose_item(opened, body_id=body, title="Bilan")
    _send_a_draft(opened)
    _close_the_doors(opened, body)
    return opened


def _close_the_doors(opened: Store, body: str) -> None:
    """Hold a meeting in camera: the demonstration only mentions one."""
    held = create_meeting(opened, body_id=body, held_on="2031-01-14", invite=False)
    enter_in_camera(opened, held, None, key(), taken_at="14:00")


def _send_a_draft(opened: Store) -> None:
    """Send the draft of a meeting that is over: the demonstration has sent none."""
    with opened.read() as session:
        asked = text("SELECT id FROM meeting WHERE deleted IS NULL AND state = 'held' ORDER BY id")
        held = session.execute(asked).scalars().first()
    if held is None:
        held = create_meeting(opened, body_id=_first(opened, "body"), held_on=TODAY.isoformat())
        open_meeting(opened, held, "9:00")
        close_meeting(opened, held, "10:00")
    send_version(opened, str(held))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = _opened(tmp_path_factory.mktemp("beside"))
    yield opened
    opened.close()


def test_the_queries_of_every_feature_are_known() -> None:
    assert len(QUERIES) >= 45


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: f"{q.__module__[21:]}.{q.__name__}")
def test_a_query_answers_with_frozen_values(store: Store, query: Query) -> None:
    answer = query(store, **_arguments(store, query))
    for value in answer if isinstance(answer, list | tuple) else [answer]:
        assert not hasattr(value, "_sa_instance_state"), f"{query.__name__} hands out records"


def test_a_thousand_operations_lock_no_query_out(tmp_path: Path) -> None:
    store = _opened(tmp_path)
    calls = [(query, _arguments(store, query)) for query in QUERIES]
    person = _first(store, "person")
    failures: list[BaseException] = []

    def write() -> None:
        try:
            for number in range(OPERATIONS):
                with store.operation("Renommer") as op:
                    op.get(Person, person).given_name = f"Personne {number}"
        except BaseException as error:  # noqa: BLE001  told by the assertion below
            failures.append(error)

    writer = threading.Thread(target=write)
    writer.start()
    rounds = 0
    while writer.is_alive():
        for query, arguments in calls:
            query(store, **arguments)
        rounds += 1
    writer.join()
    assert not failures
    assert rounds >= 1
    with store.read() as session:
        name = session.execute(text("SELECT given_name FROM person WHERE id = :id"), {"id": person})
        assert name.scalar_one() == f"Personne {OPERATIONS - 1}"
    store.close()


def test_the_day_of_a_query_is_given_and_never_read_from_the_clock() -> None:
    for query in QUERIES:
        source = inspect.getsource(inspect.getmodule(query) or query)
        assert "date.today()" not in source, query
