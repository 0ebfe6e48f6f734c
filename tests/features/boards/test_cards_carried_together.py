"""Cards carried together: one operation, the lane they land in, the limits that stop them."""

from datetime import date

import pytest
from sqlalchemy import select

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.schema.work import BoardColumn, Card, Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.boards import queries
from dsi_desktop.features.boards.commands import Landing
from dsi_desktop.features.boards.queries.cards import days_since
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from support import work_ground as ground
from support.plain_words import plain


def sheet_of(store: Store, body_id: str = ground.TRANSPORT) -> queries.BoardSheet:
    found = queries.board(store, body_id, ground.TODAY)
    assert found is not None
    return found


def titles(store: Store, state: str, body_id: str = ground.TRANSPORT) -> list[str]:
    (column,) = (one for one in sheet_of(store, body_id).columns if one.state == state)
    return [card.title for card in column.cards]


def task_of(store: Store, task_id: str) -> Task:
    with store.read() as session:
        found = session.get(Task, task_id)
        assert found is not None
        return found


def aim(store: Store, place: int = 0) -> str:
    return ground.first(store, "objective", place=place)


def test_that_cards_go_together_in_the_order_given_and_come_back_together(store: Store) -> None:
    towns = ground.task(store, 1)
    made = boards.add_cards(store, ground.column(store, "idea"), ("Un", "Deux", "Trois"))
    assert titles(store, "idea") == ["Un", "Deux", "Trois"]
    boards.move_cards(
        store, made, Landing(ground.column(store, "todo"), after_task_id=towns),
    )
    assert titles(store, "todo") == ["Relancer deux municipalités", "Un", "Deux", "Trois"]
    assert store.undo_label == "Déplacer des cartes"
    store.undo()
    assert titles(store, "idea") == ["Un", "Deux", "Trois"]


def test_that_a_card_that_stays_in_its_column_keeps_its_age(store: Store) -> None:
    made = boards.add_cards(store, ground.column(store, "idea"), ("Un", "Deux"))
    with store.operation("Vieillir") as op:
        for key in made:
            op.get(Task, key).moved_at = 1
    boards.move_cards(store, made[:1], Landing(ground.column(store, "idea"), after_task_id=made[1]))
    assert titles(store, "idea") == ["Deux", "Un"]
    assert task_of(store, made[0]).moved_at == 1
    boards.move_cards(store, made[:1], Landing(ground.column(store, "todo")))
    assert (task_of(store, made[0]).moved_at or 0) > 1


def test_that_answers_are_written_with_the_move(store: Store) -> None:
    done = ground.task(store)
    boards.move_cards(
        store, (done,), Landing(ground.column(store, "done")), {done: {"result": "Reçues."}}
    )
    assert (task_of(store, done).result, task_of(store, done).done_on) == ("Reçues.", "2026-12-04")
    store.undo()
    assert (task_of(store, done).result, task_of(store, done).done_on) == ("", None)


def test_that_a_card_sent_to_another_board_takes_its_chantier(store: Store) -> None:
    sent = ground.task(store)
    target = ground.column(store, "waiting", ground.FOOD)
    boards.move_cards(store, (sent,), Landing(target))
    assert titles(store, "doing") == []
    assert titles(store, "waiting", ground.FOOD) == ["Obtenir trois soumissions"]
    assert task_of(store, sent).body_id == ground.FOOD


def test_that_a_task_without_card_gets_one_where_it_is_carried(store: Store) -> None:
    with store.operation("Perdre la carte") as op:
        op.remove(op.get(Card, ground.card(store)))
    boards.move_cards(store, (ground.task(store),), Landing(ground.column(store, "waiting")))
    assert titles(store, "waiting") == ["Obtenir trois soumissions"]


def test_that_all_chantiers_carry_cards_of_many_boards_by_their_state(store: Store) -> None:
    many = (ground.task(store), ground.task(store, 3), ground.task(store, 0))
    boards.move_cards(store, many[:2], Landing(state="waiting"))
    assert titles(store, "waiting") == ["Obtenir trois soumissions"]
    loose = ground.first(store, "task", "title = 'Écrire au ministère'")
    boards.move_cards(store, (loose,), Landing(state="done"))
    assert task_of(store, loose).done_on == "2026-12-04"
    before = task_of(store, loose).moved_at
    boards.move_cards(store, (loose,), Landing(state="done"))
    assert task_of(store, loose).moved_at == before


def test_that_a_state_that_does_not_exist_moves_nothing(store: Store) -> None:
    with pytest.raises(RuleBroken):
        boards.move_cards(store, (ground.task(store),), Landing(state="ailleurs"))
    with pytest.raises(NotFound):
        boards.move_card(store, "gone", ground.column(store, "todo"))
    assert titles(store, "doing") == ["Obtenir trois soumissions"]


@pytest.mark.parametrize("landing", ["column", "state", "add", "lines"])
def test_that_a_chantier_that_ended_refuses_every_card(store: Store, landing: str) -> None:
    with store.operation("Clore") as op:
        op.get(Body, ground.TRANSPORT).state = "closed"
    column, before = ground.column(store, "waiting"), titles(store, "doing")
    with pytest.raises(RuleBroken, match="a pris fin"):
        {
            "column": lambda: boards.move_cards(store, (ground.task(store),), Landing(column)),
            "state": lambda: boards.move_task(store, ground.task(store), "waiting"),
            "add": lambda: boards.add_card(store, column, "Encore"),
            "lines": lambda: boards.add_cards(store, column, ("Encore",)),
        }[landing]()
    assert (titles(store, "doing"), titles(store, "waiting")) == (before, [])
    assert "a pris fin" in sheet_of(store).ended


def test_that_an_age_is_counted_in_days_and_nonsense_is_no_age() -> None:
    day = 86_400_000
    today = ground.TODAY.toordinal() - date(1970, 1, 1).toordinal()
    written = (None, 0, -5, (today - 12) * day, today * 2 * day)
    ages = [days_since(at, ground.TODAY) for at in written]
    assert ages == [None, None, None, 12, 0]


# --- lanes -----------------------------------------------------------------------------------


def test_that_a_board_in_lanes_puts_each_card_in_its_own(store: Store) -> None:
    assert sheet_of(store).lanes == ()
    boards.set_lanes(store, ground.board(store), swimlanes="objective")
    lanes = sheet_of(store).lanes
    assert [plain(lane.title) for lane in lanes] == [
        "1.1 Se déplacer sans voiture, proche", "1.2 Se déplacer sans voiture, loin",
        "Sans objectif",
    ]
    tasks.edit_task(store, ground.task(store), action_id=ground.action(store))
    (card,) = next(one for one in sheet_of(store).columns if one.state == "doing").cards
    assert card.lane == lanes[0].id
    assert (card.objective_id, card.action_id) == (None, ground.action(store))


def test_that_a_lane_gives_its_objective_and_lets_go_of_another_action(store: Store) -> None:
    boards.set_lanes(store, ground.board(store), swimlanes="objective")
    moved = ground.task(store)
    tasks.edit_task(store, moved, action_id=ground.action(store))
    landing = Landing(ground.column(store, "doing"), lane=aim(store, 1))
    assert boards.move_cards(store, (moved,), landing) == ("Essayer proche",)
    assert (task_of(store, moved).objective_id, task_of(store, moved).action_id) == (
        aim(store, 1), "",
    )
    store.undo()
    assert task_of(store, moved).action_id == ground.action(store)


def test_that_lanes_of_actions_and_organisations_rewrite_them(store: Store) -> None:
    moved, column = ground.task(store), ground.column(store, "doing")
    boards.set_lanes(store, ground.board(store), swimlanes="action")
    assert boards.move_cards(store, (moved,), Landing(column, lane=ground.action(store))) == ()
    assert task_of(store, moved).action_id == ground.action(store)
    lanes = sheet_of(store).lanes
    assert [plain(lanes[at].title) for at in (0, -1)] == ["1.1.1 Essayer proche", "Sans action"]
    boards.set_lanes(store, ground.board(store), swimlanes="organization")
    boards.move_cards(store, (moved,), Landing(column, lane=ground.MRC))
    assert task_of(store, moved).organization_id == ground.MRC
    assert [lane.id for lane in sheet_of(store).lanes] == [ground.MRC, ""]


def test_that_cards_added_in_a_lane_are_of_it(store: Store) -> None:
    boards.set_lanes(store, ground.board(store), swimlanes="objective")
    (made,) = boards.add_cards(store, ground.column(store, "todo"), ("Neuve",), lane=aim(store))
    assert task_of(store, made).objective_id == aim(store)
    assert store.undo_label == "Ajouter une carte"


def test_that_a_lane_that_is_gone_leaves_its_cards_to_the_last(store: Store) -> None:
    boards.set_lanes(store, ground.board(store), swimlanes="action")
    tasks.edit_task(store, ground.task(store), action_id=ground.action(store))
    with store.operation("Retirer l’action") as op:
        gone = op.get(Action, str(task_of(store, ground.task(store)).action_id))
        op.remove(gone)
    sheet = sheet_of(store)
    assert gone.id not in {lane.id for lane in sheet.lanes}
    assert {card.lane for column in sheet.columns for card in column.cards} == {""}


def test_that_only_the_cards_asked_are_read_again_in_their_lanes(store: Store) -> None:
    moved = ground.task(store)
    boards.set_lanes(store, ground.board(store), swimlanes="objective")
    boards.move_cards(store, (moved,), Landing(ground.column(store, "todo"), lane=aim(store)))
    (line,) = queries.cards_again(store, sheet_of(store), (moved,), ground.TODAY)
    assert (line.task_id, line.lane, line.column_id, line.checks) == (
        moved, aim(store), ground.column(store, "todo"), 2,
    )
    whole = queries.all_boards(store, ground.TODAY)
    (again,) = queries.cards_again(store, whole, (moved,), ground.TODAY)
    assert (again.task_id, again.lane) == (moved, "")


# --- limits ----------------------------------------------------------------------------------


def full_column(store: Store, **limits: object) -> str:
    """Give « En cours » a limit that blocks; it holds one card."""
    column = ground.column(store, "doing")
    boards.edit_column(store, column, wip_mode="block", **limits)  # type: ignore[arg-type]
    return column


def test_that_a_full_column_refuses_and_nothing_moves(store: Store) -> None:
    column, other = full_column(store, wip_limit=1), ground.task(store, 1)
    before = store.undo_label
    with pytest.raises(RuleBroken) as refusal:
        boards.move_cards(store, (other,), Landing(column))
    assert plain(refusal.value.sentence).startswith(
        "« En cours » prend 1 carte au plus et en aurait 2."
    )
    for adding in (
        lambda: boards.add_card(store, column, "Encore"),
        lambda: boards.add_cards(store, column, ("Encore",)),
        lambda: boards.move_task(store, other, "doing"),
    ):
        with pytest.raises(RuleBroken):
            adding()
    assert (titles(store, "doing"), store.undo_label) == (["Obtenir trois soumissions"], before)


def test_that_a_full_column_is_reordered_and_left_freely(store: Store) -> None:
    column = full_column(store, wip_limit=1)
    boards.edit_column(store, column, wip_mode="warn")
    (made,) = boards.add_cards(store, column, ("De trop",))
    boards.edit_column(store, column, wip_mode="block")
    boards.move_cards(store, (made,), Landing(column, after_task_id=ground.task(store)))
    assert titles(store, "doing") == ["Obtenir trois soumissions", "De trop"]
    boards.move_cards(store, (made,), Landing(ground.column(store, "todo")))
    assert "De trop" in titles(store, "todo")


def test_that_a_lane_may_be_full_in_a_column_while_another_is_not(store: Store) -> None:
    boards.set_lanes(store, ground.board(store), swimlanes="objective")
    column, other = full_column(store, lane_limit=1), ground.task(store, 1)
    with pytest.raises(RuleBroken, match=r"dans le couloir .*voiture, proche"):
        boards.move_cards(store, (other,), Landing(column, lane=aim(store)))
    boards.move_cards(store, (other,), Landing(column))
    assert len(titles(store, "doing")) == 2


@pytest.mark.parametrize(("swimlanes", "named"), [
    ("objective", "Se déplacer sans voiture, proche"), ("action", "Essayer proche"),
    ("organization", "MRC de Charlevoix"),
])  # fmt: skip
def test_that_a_full_lane_refuses_open_cards_by_its_name(
    store: Store, swimlanes: str, named: str
) -> None:
    lane = {"objective": aim(store), "action": ground.action(store), "organization": ground.MRC}
    boards.set_lanes(
        store, ground.board(store), swimlanes=swimlanes, lane_limit=1, lane_mode="block"
    )
    column, first, second = (
        ground.column(store, "doing"), ground.task(store), ground.task(store, 1),
    )
    boards.move_cards(store, (first,), Landing(column, lane=lane[swimlanes]))
    with pytest.raises(RuleBroken, match=named):
        boards.move_cards(store, (second,), Landing(column, lane=lane[swimlanes]))
    boards.move_cards(
        store, (second,), Landing(ground.column(store, "done"), lane=lane[swimlanes])
    )
    boards.move_cards(store, (first,), Landing(ground.column(store, "todo")))
    assert task_of(store, second).state == "done"


def test_that_destinations_are_the_boards_of_bodies_that_live(store: Store) -> None:
    boards.set_lanes(store, ground.board(store), swimlanes="objective")
    places = queries.destinations(store)
    assert [line.name for line in places] == ["Transport", "Alimentation"][: len(places)]
    first = places[0]
    assert [column.title for column in first.columns][2] == "En cours"
    assert [card.title for card in first.columns[2].cards] == ["Obtenir trois soumissions"]
    assert (first.lanes[-1].title, places[1].lanes) == ("Sans objectif", ())
    with store.operation("Clore") as op:
        op.get(Body, ground.TRANSPORT).state = "closed"
    assert [line.body_id for line in queries.destinations(store)] == [ground.FOOD]


def test_that_a_board_whose_columns_two_laptops_took_away_is_no_destination(store: Store) -> None:
    assert ground.TRANSPORT in [line.body_id for line in queries.destinations(store)]
    with store.operation("Tout retirer") as op:
        for column in op.scalars(
            select(BoardColumn).where(BoardColumn.board_id == ground.board(store))
        ):
            op.remove(column)
    assert ground.TRANSPORT not in [line.body_id for line in queries.destinations(store)]
