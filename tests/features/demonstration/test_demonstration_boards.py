"""The boards of the demonstration tell a year of work: every part of a card is met somewhere."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import text

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import queries
from dsi_desktop.features.boards.queries.archive import archived
from dsi_desktop.features.boards.queries.flow import flow, local_day
from dsi_desktop.features.boards.queries.settings import BoardSettings, board_settings
from dsi_desktop.features.boards.queries.templates import board_templates
from dsi_desktop.features.boards.rules.flow import Span, throughput
from dsi_desktop.features.demonstration.rules.lines import tenths
from dsi_desktop.kernel.clock import frozen
from dsi_desktop.kernel.ids import linked_id
from support.demo import TODAY, demonstration


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = demonstration(tmp_path_factory.mktemp("boards"))
    opened = Store.open(path, author="Marie-Ève Tremblay", device="Portable", clock=frozen(TODAY))
    yield opened
    opened.close()


def _rows(store: Store, sql: str, **values: object) -> list[tuple]:
    with store.read() as session:
        return [tuple(row) for row in session.execute(text(sql), values).all()]


def _count(store: Store, sql: str) -> int:
    return _rows(store, f"SELECT count(*) FROM {sql}")[0][0]


def _body(store: Store, acronym: str) -> str:
    return _rows(store, "SELECT id FROM body WHERE acronym = :a", a=acronym)[0][0]


def _card(store: Store, title: str) -> queries.CardSheet:
    [(task_id,)] = _rows(store, "SELECT id FROM task WHERE title = :t", t=title)
    sheet = queries.card_sheet(store, task_id, TODAY)
    assert sheet is not None
    return sheet


def _settings(store: Store, acronym: str) -> BoardSettings:
    found = board_settings(store, linked_id("board", _body(store, acronym)))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("what", "least"),
    [
        ("label WHERE deleted IS NULL", 15), ("task_label", 25), ("task_partner", 12),
        ("remark WHERE record_table = 'task'", 5), ("task_link WHERE kind = 'blocks'", 2),
        ("task_link WHERE kind = 'follows'", 1), ("check_item WHERE done = 1", 15),
        ("task WHERE repeats <> ''", 3), ("task WHERE repeat_of_id IS NOT NULL", 1),
        ("task WHERE hours_planned > 0 AND cost > 0", 3), ("task WHERE archived = 1", 5),
        ("task WHERE state = 'dropped'", 1), ("task WHERE result <> ''", 15),
        ("task WHERE due_text <> '' AND due_from IS NOT NULL", 4),
        ("task WHERE start_on < due_on", 15),
        ("board_column WHERE wip_limit IS NOT NULL", 4), ("board_rule WHERE active = 0", 1),
    ],
)  # fmt: skip
def test_that_every_part_of_a_card_is_met_somewhere(store: Store, what: str, least: int) -> None:
    assert _count(store, what) >= least


def test_that_a_card_carries_its_list_its_labels_its_partners_and_two_voices(
    store: Store,
) -> None:
    card = _card(store, "Dessiner l’horaire de la navette")
    assert [check.done for check in card.checks] == [True, True, True, False, False]
    assert {label.name for label in card.labels} == {"Navette", "Hiver"}
    assert len(card.partners) == 3
    assert {one.author for one in card.comments} == {"Marie-Ève Tremblay", "Luc Harvey"}
    assert (card.hours_planned, card.hours_done, card.cost) == (240, 155, None)


def test_that_a_card_waits_for_another(store: Store) -> None:
    card = _card(store, "Écrire l’entente de partage des coûts entre les deux MRC")
    assert card.state == "waiting"
    assert [line.title for line in card.waits] == ["Obtenir trois soumissions de transporteurs"]
    assert card.waiting_for


def test_that_a_card_done_came_back_with_its_list_unticked(store: Store) -> None:
    title = "Vérifier les remboursements du mois"
    found = _rows(
        store, "SELECT id, state, due_on FROM task WHERE title = :t ORDER BY due_on", t=title
    )
    assert [(state, due) for _id, state, due in found] == [
        ("done", "2026-11-27"), ("todo", "2026-12-28"),
    ]
    sheet = queries.card_sheet(store, found[1][0], TODAY)
    assert sheet is not None
    assert [check.done for check in sheet.checks] == [False, False, False]


def test_that_imprecise_dates_keep_their_words(store: Store) -> None:
    card = _card(store, "Proposer un nom unique pour tous les services")
    assert (card.due_on, card.due_text) == (None, "automne 2027")
    assert not card.late


def test_that_boards_differ_in_lanes_limits_and_rules(store: Store) -> None:
    kept = {key: _settings(store, key) for key in ("CH-HAB", "CH-EMP", "CH-JEU")}
    assert kept["CH-HAB"].swimlanes == "objective"
    assert kept["CH-EMP"].swimlanes == "action"
    limits = {one.state: (one.wip_limit, one.wip_mode) for one in kept["CH-HAB"].columns}
    assert limits["waiting"] == (3, "block")
    assert [rule.effect for rule in kept["CH-JEU"].rules if not rule.active] == ["tell_home"]


def test_that_a_committee_works_on_a_board_made_from_a_model(store: Store) -> None:
    sheet = queries.board(store, _body(store, "GT-PER"), TODAY)
    assert sheet is not None
    assert sum(len(column.cards) for column in sheet.columns) >= 2
    assert "Chantier en lien avec le plan" in {one.name for one in board_templates(store)}


def test_that_cards_put_away_are_found_in_the_archives(store: Store) -> None:
    titles = {line.title for line in archived(store, _body(store, "CH-MOB"))}
    assert "Mesurer la demande le long de la route 138" in titles


def test_that_the_flow_of_a_chantier_tells_a_year(store: Store) -> None:
    told = flow(store, _body(store, "CH-MOB"))
    months = throughput(told.stays, told.places, Span(date(2026, 1, 1), TODAY), local_day)
    assert sum(month.done for month in months) >= 8
    assert len([month for month in months if month.done]) >= 5


@pytest.mark.parametrize(("written", "read"), [("15.5", 155), ("8", 80), ("", None)])
def test_that_hours_are_read_in_tenths(written: str, read: int | None) -> None:
    assert tenths(written) == read
