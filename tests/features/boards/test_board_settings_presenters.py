"""What the dialogs of a board decide, without a screen."""

from collections.abc import Callable

import pytest

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.work import Board
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.boards.presenter.archive import (
    ArchivePresenter,
    kind_words,
    when_words,
)
from dsi_desktop.features.boards.presenter.archive import (
    spoken as said_whole,
)
from dsi_desktop.features.boards.presenter.closing import NEW, ClosingPresenter
from dsi_desktop.features.boards.presenter.settings import SettingsPresenter, spoken
from dsi_desktop.features.boards.presenter.templates import TemplatesPresenter, preview
from dsi_desktop.features.boards.queries.archive import ArchivedLine
from dsi_desktop.features.boards.queries.closing import closing_sheet
from dsi_desktop.features.boards.queries.settings import BoardSettings
from dsi_desktop.features.boards.rules.templates import Template
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.errors import DsiError, RuleBroken
from support import work_ground as ground
from support.plain_words import plain


class Ledger:
    """Every dialog at once: it writes down what it was shown and answers as it was told."""

    def __init__(self) -> None:
        self.yes = True
        self.settings: BoardSettings | None = None
        self.models: list[Template] = []
        self.lines: list[ArchivedLine] = []
        self.searching = False
        self.left = 0
        self.asked: list[str] = []
        self.refused: list[str] = []
        self.said: list[str] = []

    def show_settings(self, settings: BoardSettings) -> None:
        self.settings = settings

    def show_templates(self, models: list[Template]) -> None:
        self.models = models

    def show_lines(self, lines: list[ArchivedLine], searching: bool) -> None:
        self.lines, self.searching = lines, searching

    def refuse(self, error: DsiError) -> None:
        self.refused.append(error.sentence)

    def confirm(self, question: str, yes: str) -> bool:
        self.asked.append(plain(question))
        return self.yes

    def say(self, sentence: str) -> None:
        self.said.append(plain(sentence))

    def leave(self) -> None:
        self.left += 1

    def columns(self) -> list[str]:
        assert self.settings is not None
        return [column.title for column in self.settings.columns]


@pytest.fixture
def view() -> Ledger:
    return Ledger()


@pytest.fixture
def settings(store: Store, view: Ledger) -> SettingsPresenter:
    made = SettingsPresenter(store, view, ground.board(store))
    made.refresh()
    return made


@pytest.fixture
def column(store: Store) -> Callable[[str], str]:
    return lambda state: ground.column(store, state)


def test_that_columns_are_added_and_changed(
    settings: SettingsPresenter, view: Ledger, column: Callable[[str], str]
) -> None:
    settings.add("À valider", "waiting", wip_limit=2)
    assert view.columns() == ["Idées", "À faire", "En cours", "En attente", "Fait", "À valider"]
    assert settings.edit(column("idea"), title="Semis", state="idea")
    assert view.columns()[0] == "Semis"
    with pytest.raises(RuleBroken):
        settings.add(" ", "waiting")
    with pytest.raises(RuleBroken):
        settings.edit(column("idea"), title=" ")
    assert view.asked == []


def test_that_cards_change_state_only_when_one_agrees(
    settings: SettingsPresenter, view: Ledger, column: Callable[[str], str], store: Store
) -> None:
    view.yes = False
    assert not settings.edit(column("doing"), state="waiting")
    assert view.asked == [
        "La carte de « En cours » passera à l’état « en attente ». Continuer?"
    ]
    boards.add_card(store, column("doing"), "Deuxième")
    settings.refresh()
    view.yes = True
    assert settings.edit(column("doing"), state="waiting")
    assert view.asked[1] == (
        "Les 2 cartes de « En cours » passeront à l’état « en attente ». Continuer?"
    )
    assert settings.question_before(column("doing"), "waiting") == ""
    assert settings.question_before("nowhere", "idea") == ""
    assert settings.question_before(column("idea"), "todo") == ""


def test_that_columns_are_carried_left_and_right(
    settings: SettingsPresenter, view: Ledger, column: Callable[[str], str]
) -> None:
    settings.move(column("todo"), -1)
    assert view.columns()[:2] == ["À faire", "Idées"]
    settings.move(column("todo"), -1)
    assert view.columns()[:2] == ["À faire", "Idées"]
    settings.move(column("todo"), 2)
    assert view.columns()[:3] == ["Idées", "En cours", "À faire"]
    settings.move(column("done"), 1)
    settings.move("nowhere", 1)
    assert view.columns()[-1] == "Fait"


def test_that_a_column_folds_and_unfolds(
    settings: SettingsPresenter, column: Callable[[str], str]
) -> None:
    settings.fold(column("idea"))
    folded = settings.column(column("idea"))
    assert folded is not None
    assert folded.collapsed
    settings.fold(column("idea"))
    settings.fold("nowhere")
    assert not [one for one in settings.settings.columns if one.collapsed]  # type: ignore[union-attr]


def test_that_only_an_empty_column_goes(
    settings: SettingsPresenter, view: Ledger, column: Callable[[str], str]
) -> None:
    settings.remove(column("doing"))
    assert view.refused == ["Déplacez d’abord les cartes de cette colonne."]
    settings.remove(column("idea"))
    assert view.columns() == ["À faire", "En cours", "En attente", "Fait"]


def test_that_lanes_and_totals_are_written_when_they_change(
    settings: SettingsPresenter, store: Store
) -> None:
    settings.set_lanes("none", None, "warn")
    settings.choose_totals(("count", "late"))
    assert store.undo_label is None
    settings.set_lanes("objective", 4, "block")
    settings.choose_totals(("hours",))
    now = settings.settings
    assert now is not None
    assert (now.swimlanes, now.lane_limit, now.lane_mode, now.totals) == (
        "objective", 4, "block", ("hours",),
    )
    with pytest.raises(RuleBroken):
        settings.set_lanes("objective", -4, "block")


def test_that_a_rule_is_put_aside(settings: SettingsPresenter) -> None:
    settings.set_rule("tell_home", active=False)
    assert settings.settings is not None
    assert [rule.active for rule in settings.settings.rules] == [True, False, True]


def test_that_the_dialog_leaves_when_the_board_is_gone(store: Store, view: Ledger) -> None:
    gone = SettingsPresenter(store, view, "nowhere")
    gone.refresh()
    gone.set_lanes("none", None, "warn")
    gone.choose_totals(("late",))
    gone.move("x", 1)
    assert gone.column("x") is None
    assert (view.left, view.settings) == (1, None)


def test_that_a_column_is_read_aloud_whole(settings: SettingsPresenter) -> None:
    assert settings.settings is not None
    boards_first = settings.settings.columns[2]
    assert plain(spoken(boards_first)) == (
        "En cours, cartes à l’état « en cours », sans limite, 1 carte"
    )
    settings.edit(boards_first.id, wip_limit=3, collapsed=True)
    assert plain(spoken(settings.settings.columns[2])).endswith("1 carte, repliée")


# --- models ------------------------------------------------------------------------------------


@pytest.fixture
def models(store: Store, view: Ledger) -> TemplatesPresenter:
    made = TemplatesPresenter(store, view, ground.TRANSPORT, ground.board(store))
    made.refresh()
    return made


def test_that_a_model_tells_what_it_changes_here(
    models: TemplatesPresenter, view: Ledger, store: Store
) -> None:
    event = next(one for one in view.models if one.key == "event")
    assert [plain(said) for said in models.changes(event)] == [
        "« En attente » devient « Confirmation attendue ».", "« Fait » devient « Prêt ».",
    ]
    assert models.apply(event, with_cards=True)
    models.refresh()
    assert models.changes(event) == ["Les colonnes sont déjà celles-là."]
    fresh = TemplatesPresenter(store, view, ground.HOUSING, "")
    fresh.refresh()
    assert fresh.changes(event) == []
    assert fresh.apply(event, with_cards=False)


def test_that_a_model_is_described_before_it_is_applied(view: Ledger, models: object) -> None:
    event = next(one for one in view.models if one.key == "event")
    said = {plain(head): plain(words) for head, words in preview(event)}
    assert said["Colonne « Idées »"] == "idée – 1 carte : Faire le bilan"
    assert said["Colonne « En cours »"] == "en cours"
    assert said["Colonne « À faire »"].startswith("à faire – 4 cartes : Réserver la salle · ")
    assert said["Étiquettes"] == "Lieu, Invitations, Animation, Repas et Bilan"
    assert "Couloirs" not in said
    assert said["Règle désactivée"].startswith("Quand toutes les cartes")
    projects = {plain(head): plain(words) for head, words in preview(view.models[4])}
    assert projects["Colonne « Analyse à la coordination »"] == "en cours – 5 au plus, bloque"
    assert projects["Couloirs"] == "organisation responsable"
    bare = Template("k", "Nu", "", ())
    assert preview(bare) == []


def test_that_a_model_of_the_same_name_is_replaced_when_one_agrees(
    models: TemplatesPresenter, view: Ledger
) -> None:
    assert models.save("Le nôtre", "", with_cards=False)
    view.yes = False
    assert not models.save("le notre", "", with_cards=True)
    assert view.asked == ["Un modèle s’appelle déjà « Le nôtre ». Le remplacer?"]
    view.yes = True
    assert models.save("le notre", "Mieux", with_cards=True)
    assert [(one.name, one.words) for one in view.models if one.own] == [("le notre", "Mieux")]
    with pytest.raises(RuleBroken):
        models.save(" ", "", with_cards=False)


def test_that_only_models_of_the_dossier_are_removed(
    models: TemplatesPresenter, view: Ledger, store: Store
) -> None:
    models.save("Le nôtre", "", with_cards=False)
    models.remove(view.models[0])
    assert len(view.models) == 6
    ours = view.models[5]
    with store.read():
        models.remove(ours)
    assert len(view.refused) == 1
    models.remove(ours)
    assert len(view.models) == 5
    assert not models.apply(ours, with_cards=False)
    assert view.refused[-1] == "Ce modèle n’est plus dans le dossier."


# --- closing -----------------------------------------------------------------------------------


def test_that_closing_shows_what_moves_and_who_may_take_it(store: Store) -> None:
    presenter = ClosingPresenter(store, ground.TRANSPORT)
    assert presenter.title() == "Clore Transport"
    assert plain(presenter.cards_words()) == "2 cartes ouvertes, dans l’ordre du tableau :"
    assert presenter.sheet is not None
    assert [(card.title, card.column) for card in presenter.sheet.cards] == [
        ("Relancer deux municipalités", "À faire"), ("Obtenir trois soumissions", "En cours"),
    ]
    assert presenter.choices()[:2] == [
        (NEW, "Une nouvelle instance qui prend la suite"), (ground.FOOD, "Alimentation"),
    ]
    housing = ClosingPresenter(store, ground.HOUSING)
    assert housing.sheet is not None
    assert [card.column for card in housing.sheet.cards] == ["à faire"]


def test_that_cards_go_where_one_said(store: Store) -> None:
    shown, said = ClosingPresenter(store, ground.TRANSPORT).close(
        "2026-12-04", ground.FOOD, "")
    assert shown == ground.FOOD
    assert plain(said) == "2 cartes ouvertes continuent dans Alimentation, avec leur histoire."
    assert store.undo_label == "Clore un chantier et confier ses cartes"


def test_that_cards_may_stay_then_be_handed_over(store: Store) -> None:
    shown, said = ClosingPresenter(store, ground.TRANSPORT).close("2026-12-04", None, "")
    assert (shown, said) == (ground.TRANSPORT, "Transport a pris fin.")
    later = ClosingPresenter(store, ground.TRANSPORT)
    assert later.title() == "Confier les cartes de Transport"
    assert NEW not in dict(later.choices())
    with pytest.raises(RuleBroken):
        later.close("", None, "")
    shown, said = later.close("", ground.FOOD, "")
    assert (shown, plain(said)[:9]) == (ground.FOOD, "2 cartes ")
    empty = ClosingPresenter(store, ground.TRANSPORT)
    assert plain(empty.cards_words()) == "Aucune carte ouverte : il n’y a rien à confier."


def test_that_a_new_body_takes_over(store: Store) -> None:
    shown, said = ClosingPresenter(store, ground.TRANSPORT).close(
        "2026-12-04", NEW, "Mobilité durable")
    made = next(row for row in ground.every(store, Body) if row.id == shown)
    assert made.name == "Mobilité durable"
    assert plain(said).endswith("continuent dans Mobilité durable, avec leur histoire.")
    assert closing_sheet(store, ground.TRANSPORT).successor_id == shown  # type: ignore[union-attr]
    governance.end_body(store, shown, "2026-12-04")
    assert closing_sheet(store, ground.TRANSPORT).successor_id is None  # type: ignore[union-attr]


def test_that_a_body_that_is_gone_is_closed_by_nobody(store: Store) -> None:
    with store.operation("Retirer") as op:
        op.remove(op.get(Body, ground.COUNCIL))
    for gone in (ground.COUNCIL, "nowhere"):
        presenter = ClosingPresenter(store, gone)
        assert (presenter.title(), presenter.choices()) == ("", [])
        assert presenter.close("2026-12-04", None, "") == ("", "")
        assert presenter.cards_words().startswith("Aucune")


# --- archives ----------------------------------------------------------------------------------


@pytest.fixture
def archives(store: Store, view: Ledger) -> ArchivePresenter:
    boards.archive_board(store, ground.board(store))
    tasks.set_task_state(store, ground.task(store), "dropped")
    made = ArchivePresenter(store, view)
    made.show_body(None)
    return made


def test_that_archives_are_narrowed_to_a_chantier_and_to_words(
    archives: ArchivePresenter, view: Ledger
) -> None:
    assert len(view.lines) == 3
    archives.look_for("soumissions")
    assert ([line.title for line in view.lines], view.searching) == (
        ["Obtenir trois soumissions"], True,
    )
    archives.show_body(ground.FOOD)
    assert view.lines == []
    archives.look_for("  ")
    assert not view.searching


def test_that_archived_lines_are_said_whole(archives: ArchivePresenter, view: Ledger) -> None:
    said = {line.kind + str(line.dropped): plain(said_whole(line)) for line in view.lines}
    assert said == {
        "boardFalse": "Transport, tableau, Transport, le 4 déc. 26, par Marie-Ève Tremblay",
        "taskFalse": "Vieille idée, carte archivée, à faire, Transport, le 4 déc. 26, "
                     "par Marie-Ève Tremblay",
        "taskTrue": "Obtenir trois soumissions, carte abandonnée, Transport, le 4 déc. 26, "
                    "par Marie-Ève Tremblay",
    }  # fmt: skip
    bare = ArchivedLine("task", "t", "Sans date", "", "", 0, "done", False, "", 10**18, "")
    assert (said_whole(bare), when_words(bare)) == ("Sans date, carte archivée, fait", "")
    assert kind_words(bare) == "carte archivée, fait"


def test_that_boards_and_cards_come_back_in_one_gesture(
    archives: ArchivePresenter, view: Ledger, store: Store
) -> None:
    assert not archives.restore([])
    assert archives.restore(list(view.lines))
    assert view.lines == []
    assert view.said == ["3 fiches rétablies."]
    store.undo()
    archives.refresh()
    assert len(view.lines) == 3
    board = next(line for line in view.lines if line.kind == "board")
    assert archives.restore([board])
    assert view.said[-1] == "Transport, rétablie."
    assert not next(r for r in ground.every(store, Board) if r.id == board.id).archived


def test_that_a_closed_chantier_gives_no_card_back(
    archives: ArchivePresenter, view: Ledger, store: Store
) -> None:
    governance.end_body(store, ground.TRANSPORT, "2026-12-04")
    assert not archives.restore([line for line in view.lines if line.kind == "task"])
    assert plain(view.refused[0]).startswith("Transport a pris fin :")
    assert len(view.lines) == 3
