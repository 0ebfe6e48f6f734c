"""What the page of the boards decides, without a screen."""

import pytest

from dsi_desktop.db.schema.work import BoardColumn
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import queries
from dsi_desktop.features.boards.presenter import BoardsPresenter
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.errors import DsiError, RuleBroken
from support import work_ground as ground


class Ledger:
    """A view that writes down what it was shown."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.revealed: list[str] = []
        self.said: list[str] = []
        self.refused: list[str] = []

    def show_chantiers(self, lines: list[queries.ChantierLine], chosen: str) -> None:
        self.shown.append(f"chantiers {len(lines)} {chosen}")

    def show_board(self, sheet: queries.BoardSheet) -> None:
        self.shown.append(sheet.title)

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
    presenter.drop("gone", 0, 0)
    presenter.archive("gone")
    presenter.carry("gone", -1)
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
    presenter.tick("gone", done=True)
    assert view.refused == ["Cette fiche n’est pas dans le dossier."]
    assert presenter.card(moved) is None


def test_that_the_file_may_refuse_a_drop_or_an_archiving(
    presenter: BoardsPresenter, view: Ledger, store: Store
) -> None:
    moved = ground.task(store)
    with store.read():
        presenter.drop(moved, 0, 0)
        presenter.archive(moved)
    assert len(view.refused) == 2
    assert (view.said, view.revealed) == ([], [])


def test_that_a_card_without_title_is_refused_to_the_form(presenter: BoardsPresenter) -> None:
    with pytest.raises(RuleBroken):
        presenter.add(0, "  ")


def test_that_boxes_are_changed_one_at_a_time(
    presenter: BoardsPresenter, store: Store
) -> None:
    task_id = ground.task(store)
    presenter.rename(task_id, "Deux soumissions")
    presenter.edit(task_id, "due_text", "vers Noël")
    card = presenter.card(task_id)
    assert card is not None
    assert (card.title, card.due) == ("Deux soumissions", "vers Noël")
    assert presenter.add_check(task_id, "Troisième")


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
