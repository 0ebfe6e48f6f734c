"""Models of boards: five that fit, those of the dossier, and what a board keeps of itself."""

import json

import pytest

from dsi_desktop.db.schema.settings import Setting
from dsi_desktop.db.schema.work import (
    Board,
    BoardColumn,
    BoardRule,
    Card,
    Check,
    Label,
    Task,
    TaskLabel,
)
from dsi_desktop.db.settings import keep_setting
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.boards import queries
from dsi_desktop.features.boards.queries.templates import board_templates
from dsi_desktop.features.boards.rules import templates as rules
from dsi_desktop.features.boards.rules.automation import TRIGGERS
from dsi_desktop.features.boards.rules.template_list import EVERY, offered
from dsi_desktop.features.boards.rules.templates import (
    CardPlan,
    ColumnPlan,
    Standing,
    Template,
)
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.kernel.vocabulary import VOCABULARY
from support import work_ground as ground
from support.plain_words import plain

OURS = Template(
    "k", "Le nôtre", "Pour l’hiver",
    (ColumnPlan("Bientôt", "todo", 4, 2, "block"), ColumnPlan("Fini", "done")),
    "action", (("Neige", 3),), (CardPlan("Pelleter", 0, ("Devant", "Derrière"), ("Neige",)),),
    ("tell_home",), own=True,
)  # fmt: skip


def _living(store: Store, kind: type) -> list[object]:
    return [row for row in ground.every(store, kind) if row.deleted is None]


def _titles(store: Store, body_id: str = ground.TRANSPORT) -> list[str]:
    sheet = queries.board(store, body_id, ground.TODAY)
    assert sheet is not None
    return [column.title for column in sheet.columns]


def _cards(store: Store, body_id: str = ground.TRANSPORT) -> dict[str, list[str]]:
    sheet = queries.board(store, body_id, ground.TODAY)
    assert sheet is not None
    return {column.title: [card.title for card in column.cards] for column in sheet.columns}


def test_that_the_five_models_hold_together() -> None:
    assert len(EVERY) == 5 == len({one.key for one in EVERY})
    for one in offered():
        assert {c.state for c in one.columns} <= set(VOCABULARY["task_state"]) - {"dropped"}
        assert {"todo", "doing", "done"} <= {column.state for column in one.columns}
        assert one.swimlanes in VOCABULARY["swimlane"]
        assert set(one.silent) < set(TRIGGERS)
        known = {name for name, _hue in one.labels}
        assert all(set(card.labels) <= known for card in one.cards)
        assert all(card.column < len(one.columns) for card in one.cards)
        assert len({card.title for card in one.cards}) == len(one.cards)


def test_that_a_model_is_read_as_it_was_written() -> None:
    assert rules.read("k", rules.written(OURS)) == OURS


@pytest.mark.parametrize("change", [
    {"name": "  "}, {"name": None}, {"columns": []}, {"columns": [["À faire", "dropped"]]},
    {"columns": [["", "todo", None, None, "warn"]]}, {"columns": 3},
    {"columns": [["À faire", "nowhere", None, None, "warn"]]},
    {"columns": [["À faire", "todo", -1, None, "warn"]]},
    {"columns": [["À faire", "todo", float("inf"), None, "warn"]]},
    {"cards": [["Là", 9, [], []]]}, {"cards": [["", 0, [], []]]}, {"cards": [["Là", 0, [3], []]]},
    {"labels": [["Neige", "blanc"]]}, {"silent": 3}, {"swimlanes": []},
], ids=str)  # fmt: skip
def test_that_what_another_program_garbled_is_no_model(change: dict[str, object]) -> None:
    kept = json.loads(rules.written(OURS)) | change
    assert rules.read("k", json.dumps(kept)) is None


def test_that_no_text_at_all_is_no_model() -> None:
    for text in ("", "{", "[]", "{}", "null"):
        assert rules.read("k", text) is None


def test_that_unknown_lanes_and_rules_of_a_model_are_left_out() -> None:
    kept = json.loads(rules.written(OURS)) | {"swimlanes": "weather", "silent": ["sing"]}
    found = rules.read("k", json.dumps(kept))
    assert found is not None
    assert (found.swimlanes, found.silent) == ("none", ())


def test_that_columns_become_those_of_the_same_name_then_of_the_same_state() -> None:
    standing = [
        Standing("a", "Idées", "idea", 0), Standing("b", "À faire", "todo", 2),
        Standing("c", "Bientôt", "todo", 1), Standing("d", "En pause", "waiting", 3),
        Standing("e", "Fait", "done", 0),
    ]  # fmt: skip
    fit = rules.fitting(standing, OURS)
    assert fit.places == ("c", "e")
    assert [one.id for one in fit.kept] == ["b", "d"]
    assert [one.id for one in fit.gone] == ["a"]
    assert [plain(said) for said in rules.changes(standing, OURS)] == [
        "« Fait » devient « Fini ».",
        "« À faire » reste à la fin, avec ses 2 cartes.",
        "« En pause » reste à la fin, avec ses 3 cartes.",
        "« Idées », vide, s’en va.",
    ]
    alone = [Standing("a", "Idées", "idea", 1)]
    assert [plain(said) for said in rules.changes(alone, OURS)] == [
        "« Bientôt » s’ajoute.", "« Fini » s’ajoute.",
        "« Idées » reste à la fin, avec sa carte.",
    ]


def test_that_a_model_gives_a_board_its_shape_and_moves_no_card(store: Store) -> None:
    boards.apply_template(store, ground.TRANSPORT, "projects")
    assert _titles(store) == [
        "Idée reçue", "À présenter au chantier", "Analyse à la coordination", "Décision attendue",
        "Entente et versements", "Rapport reçu",
    ]
    shown = _cards(store)
    assert shown["Analyse à la coordination"] == ["Obtenir trois soumissions"]
    assert shown["À présenter au chantier"] == ["Relancer deux municipalités"]
    column = next(row for row in _living(store, BoardColumn) if row.title.startswith("Analyse"))
    assert (column.wip_limit, column.wip_mode) == (5, "block")
    board = next(row for row in _living(store, Board) if row.id == ground.board(store))
    assert (board.swimlanes, board.template) == ("organization", "Dépôt de projets")
    assert sorted(row.name for row in _living(store, Label)) == [
        "Bonification", "Démarrage", "Pluriannuel", "À préciser",
    ]


def test_that_the_cards_of_a_model_come_when_asked_and_once(store: Store) -> None:
    boards.apply_template(store, ground.HOUSING, "event", with_cards=True)
    shown = _cards(store, ground.HOUSING)
    assert "Réserver la salle" in shown["À faire"]
    assert shown["Idées"] == ["Faire le bilan"]
    room = next(row for row in _living(store, Task) if row.title == "Réserver la salle")
    listed = sorted(
        (row.rank, row.text) for row in _living(store, Check) if row.task_id == room.id
    )
    assert [text for _rank, text in listed][:2] == ["Accès universel", "Projecteur et son"]
    (put,) = [row for row in _living(store, TaskLabel) if row.task_id == room.id]
    assert next(row.name for row in _living(store, Label) if row.id == put.label_id) == "Lieu"
    before = len(_living(store, Task))
    boards.apply_template(store, ground.HOUSING, "event", with_cards=True)
    assert len(_living(store, Task)) == before


def test_that_next_year_the_cards_of_a_model_come_again(store: Store) -> None:
    boards.apply_template(store, ground.HOUSING, "event", with_cards=True)
    room = next(row for row in _living(store, Task) if row.title == "Réserver la salle")
    tasks.complete_task(store, room.id)
    boards.apply_template(store, ground.HOUSING, "event", with_cards=True)
    twice = [row for row in _living(store, Task) if row.title == "Réserver la salle"]
    assert sorted(row.state for row in twice) == ["done", "todo"]


def test_that_a_card_of_a_finished_column_is_done_today(store: Store) -> None:
    kept = Template(
        "k", "Bilan", "", (ColumnPlan("Fait", "done"),), "none", (),
        (CardPlan("Merci", 0, (), ("Inconnue",)),), own=True,
    )  # fmt: skip
    with store.operation("Garder") as op:
        keep_setting(op, "boards.template:k", rules.written(kept))
    boards.apply_template(store, ground.HOUSING, "k", with_cards=True)
    task = next(row for row in _living(store, Task) if row.title == "Merci")
    assert (task.state, task.done_on) == ("done", "2026-12-04")
    assert _titles(store, ground.HOUSING) == ["Fait", "À faire"]


def test_that_a_column_given_another_state_is_not_taken_by_its_model(store: Store) -> None:
    boards.apply_template(store, ground.TRANSPORT, "projects")
    named = "Entente et versements"
    column = next(row for row in _living(store, BoardColumn) if row.title == named)
    boards.edit_column(store, column.id, title="Pause", state="waiting")
    boards.apply_template(store, ground.TRANSPORT, "projects")
    titles = _titles(store)
    assert titles[4] == "Entente et versements"
    assert len(titles) == 6
    ids = [row.id for row in _living(store, BoardColumn) if row.title == "Entente et versements"]
    assert ids != [column.id]


def test_that_a_rule_goes_aside_and_comes_back_with_the_model(store: Store) -> None:
    boards.apply_template(store, ground.TRANSPORT, "event")
    (kept,) = [row for row in _living(store, BoardRule) if row.effect == "propose_close"]
    assert not kept.active
    boards.apply_template(store, ground.TRANSPORT, "workstream")
    (kept,) = [row for row in _living(store, BoardRule) if row.effect == "propose_close"]
    assert kept.active


def test_that_a_label_known_under_the_same_name_is_used(store: Store) -> None:
    with store.operation("Étiqueter") as op:
        op.add(Label(name="LIEU", rank="V"))
    boards.apply_template(store, ground.TRANSPORT, "event", with_cards=True)
    assert [row.name for row in _living(store, Label)].count("Lieu") == 0
    assert len(_living(store, Label)) == 5


def test_that_a_board_becomes_a_model_of_the_dossier(store: Store) -> None:
    board = ground.board(store)
    boards.apply_template(store, ground.TRANSPORT, "event", with_cards=True)
    key = boards.save_template(store, board, " Nos assemblées ", words="Au printemps",
                               with_cards=True)  # fmt: skip
    found = board_templates(store)
    assert [one.own for one in found] == [False] * 5 + [True]
    ours = found[-1]
    assert (ours.key, ours.name, ours.words) == (key, "Nos assemblées", "Au printemps")
    assert ours.silent == ("propose_close",)
    assert CardPlan("Commander le repas", 1, ("Allergies", "Nombre"), ("Repas",)) in ours.cards
    assert "Obtenir trois soumissions" in [card.title for card in ours.cards]
    boards.apply_template(store, ground.FOOD, key, with_cards=True)
    assert "Commander le repas" in _cards(store, ground.FOOD)["À faire"]
    assert boards.save_template(store, board, "NOS ASSEMBLEES") == key
    assert [one.name for one in board_templates(store)][5:] == ["NOS ASSEMBLEES"]
    assert board_templates(store)[5].cards == ()


def test_that_what_is_done_is_no_card_of_a_model(store: Store) -> None:
    tasks.complete_task(store, ground.task(store))
    boards.save_template(store, ground.board(store), "Sans le passé", with_cards=True)
    titles = [card.title for card in board_templates(store)[5].cards]
    assert titles == ["Relancer deux municipalités"]


def test_that_a_model_removed_or_garbled_is_no_more_offered(store: Store) -> None:
    key = boards.save_template(store, ground.board(store), "Éphémère")
    boards.remove_template(store, key)
    assert len(board_templates(store)) == 5
    with pytest.raises(NotFound):
        boards.apply_template(store, ground.HOUSING, key)
    with store.operation("Abîmer") as op:
        op.add(Setting(key="boards.template:x", value="{"))
    assert len(board_templates(store)) == 5
    with pytest.raises(NotFound):
        boards.apply_template(store, ground.HOUSING, "nowhere")
    with pytest.raises(RuleBroken):
        boards.save_template(store, ground.board(store), "  ")


def test_that_a_closed_chantier_takes_no_model(store: Store) -> None:
    governance.end_body(store, ground.HOUSING, "2026-12-01")
    with pytest.raises(RuleBroken) as refused:
        boards.apply_template(store, ground.HOUSING, "event")
    assert plain(refused.value.sentence).startswith("Habitation a pris fin :")
    assert not [row for row in ground.every(store, Card) if row.board_id == ground.HOUSING]
