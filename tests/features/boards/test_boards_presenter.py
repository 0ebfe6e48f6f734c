"""What the page of the boards decides, without a screen."""

import pytest
from sqlalchemy import select

from dsi_desktop.db.schema.work import BoardColumn, Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import queries, rules
from dsi_desktop.features.boards.presenter import Answers, BoardsPresenter, Move
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.errors import DsiError, RuleBroken
from support import work_ground as ground
from support.plain_words import plain


class Ledger:
    """A view that writes down what it was shown."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.revealed: list[str] = []
        self.said: list[str] = []
        self.refused: list[str] = []
        self.asked: list[str] = []
        self.yes = True
        self.chosen: list[tuple[str, ...]] = []
        self.moves: list[Move] = []
        self.followed: list[Move] = []
        self.answers: Answers | None = {}

    def confirm(self, question: str, yes: str) -> bool:
        self.asked.append(question)
        return self.yes

    def show_chantiers(self, lines: list[queries.ChantierLine], chosen: str) -> None:
        self.shown.append(f"chantiers {len(lines)} {chosen}")

    def show_board(
        self, sheet: queries.BoardSheet, words: str, task_ids: frozenset[str] | None, total: int
    ) -> None:
        self.shown.append(f"{sheet.title} {words} {len(task_ids)}/{total}" if task_ids is not None
                          else sheet.title)

    def before_move(self, move: Move) -> Answers | None:
        self.moves.append(move)
        return self.answers

    def after_move(self, move: Move) -> None:
        self.followed.append(move)

    def show_ahead(self, sheet: queries.BoardSheet, task_ids: tuple[str, ...]) -> None:
        self.shown.append(f"ahead {len(task_ids)}")

    def choose(self, task_ids: tuple[str, ...]) -> None:
        self.chosen.append(task_ids)

    def show_unopened(self, line: queries.ChantierLine) -> None:
        self.shown.append(f"unopened {line.name}")

    def show_nothing(self) -> None:
        self.shown.append("nothing")

    def reveal(self, task_id: str) -> None:
        self.revealed.append(task_id)

    def say(self, sentence: str) -> None:
        self.said.append(sentence)

    def refuse(self, error: DsiError) -> None:
        self.refused.append(error.sentence)


@pytest.fixture
def view() -> Ledger:
    return Ledger()


@pytest.fixture
def presenter(store: Store, view: Ledger) -> BoardsPresenter:
    made = BoardsPresenter(store, view, lambda: ground.TODAY)
    made.refresh()
    return made


def test_that_choosing_the_board_in_sight_reads_nothing_again(
    presenter: BoardsPresenter, view: Ledger
) -> None:
    before = list(view.shown)
    presenter.choose("")
    assert view.shown == before
    presenter.choose(ground.HOUSING)
    assert view.shown[-1] == "unopened Habitation"
    assert presenter.columns() == ()


def test_that_a_task_is_looked_for_here_then_among_all(
    presenter: BoardsPresenter, view: Ledger, store: Store
) -> None:
    presenter.choose(ground.TRANSPORT)
    assert presenter.look_for(ground.task(store))
    assert presenter.body_id == ground.TRANSPORT
    assert presenter.look_for(ground.task(store, 3))
    assert presenter.body_id == ""
    assert not presenter.look_for(ground.archived_task(store))
    assert view.revealed == [ground.task(store), ground.task(store, 3)]


def test_that_a_card_gone_meanwhile_is_neither_moved_nor_archived(
    presenter: BoardsPresenter, view: Ledger
) -> None:
    presenter.moves.drop(("gone",), 0, 0)
    presenter.archive("gone")
    presenter.moves.carry(("gone",), -1)
    assert presenter.column_of("gone") == -1
    assert (view.said, view.refused) == ([], [])


def test_that_a_move_the_file_refuses_is_said_and_not_announced(
    presenter: BoardsPresenter, view: Ledger, store: Store
) -> None:
    moved = ground.task(store)
    with store.operation("Perdre les colonnes") as op:
        for column in ground.every(store, BoardColumn):
            op.remove(op.get(BoardColumn, column.id))
    presenter.choose(ground.TRANSPORT)
    assert presenter.columns() == ()
    presenter.written(lambda: tasks.tick_check(store, "gone", done=True))
    assert view.refused == ["Cette fiche n’est pas dans le dossier."]
    assert presenter.card(moved) is None


def test_that_the_file_may_refuse_a_drop_or_an_archiving(
    presenter: BoardsPresenter, view: Ledger, store: Store
) -> None:
    moved = ground.task(store)
    with store.read():
        presenter.moves.drop((moved,), 0, 0)
        presenter.archive(moved)
    assert len(view.refused) == 2
    assert (view.said, view.chosen) == ([], [(moved,)])


def test_that_a_card_without_title_is_refused_to_the_form(presenter: BoardsPresenter) -> None:
    with pytest.raises(RuleBroken):
        presenter.add(0, "  ")


def test_that_tasks_without_any_chantier_are_still_shown(
    tmp_path_factory: pytest.TempPathFactory, view: Ledger
) -> None:
    store = Store.create(
        tmp_path_factory.mktemp("vide") / "vide.dsi", clock=ground.frozen(ground.TODAY)
    )
    presenter = BoardsPresenter(store, view, lambda: ground.TODAY)
    assert presenter.columns() == ()
    presenter.refresh()
    assert view.shown[-1] == "nothing"
    tasks.add_task(store, title="Commencer")
    presenter.refresh()
    assert view.shown[-1] == "Tous les chantiers"
    store.close()


def titles(presenter: BoardsPresenter, column: int) -> list[str]:
    return [card.title for card in presenter.columns()[column].cards]


def ids(presenter: BoardsPresenter, column: int) -> list[str]:
    return [card.task_id for card in presenter.columns()[column].cards]


@pytest.fixture
def transport(presenter: BoardsPresenter) -> BoardsPresenter:
    """Show the board of Transport, with three cards to do."""
    presenter.choose(ground.TRANSPORT)
    for title in ("Deux", "Trois"):
        presenter.add(1, title, body_id=ground.TRANSPORT)
    return presenter


def test_that_a_board_is_opened_for_a_chantier_that_has_none(
    presenter: BoardsPresenter, view: Ledger
) -> None:
    presenter.choose(ground.HOUSING)
    presenter.open_board()
    assert view.shown[-1] != "unopened Habitation"
    assert [card for place in range(5) for card in titles(presenter, place)] == [
        "Lire le portrait"
    ]


def test_that_a_chantier_gone_gives_all_the_boards_back(
    presenter: BoardsPresenter, view: Ledger
) -> None:
    presenter.choose("gone")
    assert (presenter.body_id, view.shown[-1]) == ("", "Tous les chantiers")


def test_that_a_card_is_added_to_its_board_or_to_the_chantier_it_is_given(
    transport: BoardsPresenter, store: Store
) -> None:
    assert titles(transport, 1) == ["Relancer deux municipalités", "Deux", "Trois"]
    transport.add(2, "Peser les denrées", body_id=ground.FOOD)
    assert "Peser les denrées" not in titles(transport, 2)
    with store.read() as session:
        made = session.scalars(select(Task).where(Task.title == "Peser les denrées")).one()
        assert (made.state, made.body_id) == ("doing", ground.FOOD)
    transport.choose(ground.FOOD)
    assert titles(transport, 2) == ["Peser les denrées"]


def test_that_a_card_dropped_goes_where_it_is_let_go(
    transport: BoardsPresenter, view: Ledger
) -> None:
    first = ids(transport, 1)[0]
    transport.moves.drop((first,), 1, 0)
    transport.moves.drop((first,), 1, 1)
    assert (view.said, view.chosen) == ([], [])
    transport.moves.drop((first,), 1, 3)
    assert titles(transport, 1) == ["Deux", "Trois", "Relancer deux municipalités"]
    assert view.said == ["Relancer deux municipalités, déplacée dans À faire, position 3 sur 3"]
    transport.moves.drop((first,), 2, 1)
    assert titles(transport, 2) == ["Obtenir trois soumissions", "Relancer deux municipalités"]
    assert view.said[-1].endswith("déplacée dans En cours, position 2 sur 2")
    assert view.chosen == [(first,), (first,)]


def test_that_keys_carry_a_card_beside_and_stop_at_the_edges(
    transport: BoardsPresenter, view: Ledger
) -> None:
    last = ids(transport, 1)[2]
    transport.moves.carry((last,), -1)
    assert titles(transport, 0) == ["Trois"]
    transport.moves.carry((last,), -1)
    assert len(view.said) == 1
    transport.moves.carry((last,), 1)
    assert titles(transport, 1)[0] == "Trois"
    for _step in range(5):
        transport.moves.carry((last,), 1)
    assert titles(transport, 4) == ["Trois"]
    assert len(view.said) == 5


def test_that_keys_shift_a_card_in_its_column_and_stop_at_the_ends(
    transport: BoardsPresenter, view: Ledger
) -> None:
    first = ids(transport, 1)[0]
    transport.moves.shift((first,), -1)
    assert view.said == []
    transport.moves.shift((first,), 1)
    assert titles(transport, 1) == ["Deux", "Relancer deux municipalités", "Trois"]
    transport.moves.shift((first,), 1)
    transport.moves.shift((first,), 1)
    assert titles(transport, 1) == ["Deux", "Trois", "Relancer deux municipalités"]
    transport.moves.shift((first,), -1)
    assert titles(transport, 1) == ["Deux", "Relancer deux municipalités", "Trois"]
    assert len(view.said) == 3


def test_that_a_card_moved_among_all_the_boards_changes_state(
    presenter: BoardsPresenter, view: Ledger, store: Store
) -> None:
    moved = ground.task(store, 1)
    presenter.moves.carry((moved,), 1)
    assert view.said[-1].startswith("Relancer deux municipalités, déplacée dans En cours")
    assert view.chosen == [(moved,)]
    presenter.choose(ground.TRANSPORT)
    assert moved in ids(presenter, 2)


def test_that_a_card_archived_leaves_its_board_and_says_how_it_returns(
    transport: BoardsPresenter, view: Ledger
) -> None:
    transport.archive(ids(transport, 1)[1])
    assert titles(transport, 1) == ["Relancer deux municipalités", "Trois"]
    assert view.said == ["Deux, carte archivée. Ctrl+Z la ramène."]


def test_that_a_card_that_executes_a_decision_asks_before_it_goes(
    transport: BoardsPresenter, view: Ledger, store: Store
) -> None:
    bound = ground.task(store)
    view.yes = False
    transport.archive(bound)
    assert transport.card(bound) is not None
    (question,) = view.asked
    assert "Résolution CC-2026-014" in plain(question)
    view.yes = True
    transport.archive(bound)
    assert transport.card(bound) is None


def test_that_a_card_that_executes_a_decision_goes_freely_once_done(
    transport: BoardsPresenter, view: Ledger, store: Store
) -> None:
    bound = ground.task(store)
    tasks.complete_task(store, bound)
    transport.refresh()
    transport.archive(bound)
    assert view.asked == []
    assert transport.card(bound) is None


def test_that_a_card_says_the_decision_it_comes_from(store: Store) -> None:
    executes = ground.task(store)
    made = tasks.add_task(
        store, title="Essai", decision_id=ground.DECISION, meeting_id=ground.MEETING,
        body_id=ground.TRANSPORT,
    )
    sheet = queries.card_sheet(store, made)
    assert sheet is not None
    assert (sheet.decision_id, sheet.decision) == (ground.DECISION, "Recommander un essai")
    assert (sheet.motion, sheet.point) == ("", "")
    bound = queries.card_sheet(store, executes)
    assert bound is not None
    assert plain(bound.motion) == "Résolution CC-2026-014 – Demander 18 000 $"


@pytest.mark.parametrize(("number", "provisional", "title", "words"), [
    ("CC-2026-014", 3, "", "Résolution CC-2026-014"),
    ("", 3, "Navette", "Résolution (projet) 3 – Navette"),
    ("", None, "", "Résolution (projet)"),
])  # fmt: skip
def test_a_resolution_is_named_by_its_number_else_as_a_draft(
    number: str, provisional: int | None, title: str, words: str
) -> None:
    assert plain(rules.motion_words(number, provisional, title)) == words


def test_a_point_is_named_with_its_printed_number_where_it_has_one() -> None:
    assert rules.point_words("5", "Navette") == "point 5, Navette"
    assert rules.point_words(None, "Navette") == "Navette"
    assert rules.point_words("5", None) == ""


def test_that_a_decision_without_motion_is_named_in_the_question() -> None:
    assert plain(rules.archive_question("Essai", "", "On avance.")) == (
        "« Essai » exécute : On avance. L’archiver sans l’avoir faite?"
    )


def test_that_a_line_ticked_counts_on_the_card(
    transport: BoardsPresenter, view: Ledger, store: Store
) -> None:
    assert transport.written(lambda: tasks.tick_check(store, ground.check(store), done=True))
    assert view.refused == []
    with store.read() as session:
        counted = session.connection().exec_driver_sql(
            "SELECT count(*) FROM check_item WHERE done = 1"
        )
        assert counted.scalar() == 2
