"""« À décider » without a window: what is shown, what each answer does, where it leads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.minutes import Entry, Motion
from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.exchange.presenter.choices import (
    ChoicesPresenter,
    Writing,
)
from dsi_desktop.features.exchange.presenter.decision_scene import DecisionScene, ListLine
from dsi_desktop.features.exchange.presenter.waiting import Filters
from dsi_desktop.features.exchange.queries.choices import choice_sheets
from dsi_desktop.kernel.errors import DsiError
from support.choices_ground import (
    BEFORE,
    LUCS,
    MINE,
    TODAY,
    apart,
    bring,
    luc,
    marie,
    removes,
    sana,
    sets,
    two_copies,
    written,
)
from support.db_ground import ask


@dataclass
class Screen:
    """Remembers what it was asked to show."""

    lines: list[ListLine] = field(default_factory=list)
    chosen: str = ""
    filters: Filters = field(default_factory=Filters)
    scene: DecisionScene | None = None
    code: str = ""
    writing: Writing | None = None
    told: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    left: int = 0
    received: str = ""

    def show_reception(self, words: str) -> None:
        self.received = words

    def show_list(self, lines: Sequence[ListLine], chosen: str, filters: Filters) -> None:
        self.lines, self.chosen, self.filters = list(lines), chosen, filters

    def show_decision(self, scene: DecisionScene) -> None:
        self.scene = scene

    def show_nothing(self, code: str) -> None:
        self.code, self.scene, self.lines = code, None, []

    def ask_text(self, writing: Writing) -> None:
        self.writing = writing

    def tell(self, sentence: str) -> None:
        self.told.append(sentence)

    def refuse(self, error: DsiError) -> None:
        self.refused.append(error.sentence)

    def leave(self) -> None:
        self.left += 1

    @property
    def shown(self) -> DecisionScene:
        assert self.scene is not None
        return self.scene


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with marie(apart(tmp_path), 30) as opened:
        yield opened


def begun(store: Store) -> tuple[ChoicesPresenter, Screen]:
    screen = Screen()
    presenter = ChoicesPresenter(store, screen, lambda: TODAY)
    presenter.refresh()
    return presenter, screen


def cell(store: Store, query: str) -> object:
    return ask(store.path, query)[0][0]


TEXT = "entry.text.e"
DUE = "task.due_on.t"
GONE = "action.deleted.a"


def test_that_the_list_says_what_and_where(store: Store) -> None:
    _presenter, screen = begun(store)
    said = [(line.title, line.note, line.icon) for line in screen.lines]
    assert said == [
        ("Deux versions", "3 à décider", ""),
        ("Inventaire des besoins de transport", "Action 2.1.3 · supprimée ou modifiée", "trash"),
        ("Relancer les municipalités", "Suivi · échéance", "calendar"),
        ("Navette des aîné·es", "Comité conseil, 8\u00a0octobre · texte", "file-text"),
    ]
    assert screen.chosen == GONE
    assert screen.filters == Filters()
    assert screen.received == "Reçu de « Portable de Luc », 28 novembre"


def test_that_two_versions_of_a_text_are_shown_with_what_changes(store: Store) -> None:
    presenter, screen = begun(store)
    presenter.select(TEXT)
    scene = screen.shown
    assert (scene.title, scene.place) == ("Navette des aîné·es", "3 sur 3")
    assert scene.note == (
        "Texte du procès-verbal, Comité conseil, 8\u00a0octobre. "
        "Vous et Luc l’avez changé, chacun de votre côté."
    )
    assert scene.base == BEFORE
    assert scene.base_title == "Avant, dans les deux copies"
    assert scene.base_by.startswith("Marie-Ève Tremblay, 8\u00a0novembre, ")
    mine, lucs = scene.columns
    assert (mine.title, mine.who) == ("Votre version", "Marie-Ève, cet ordinateur")
    assert (lucs.title, lucs.who) == ("Version de Luc", "Luc Harvey, Portable de Luc")
    assert mine.when.startswith("mar. 24\u00a0nov., ")
    assert lucs.when.endswith("\u00a0*")
    assert mine.spoken == (
        "retiré 12 500 $, ajouté 13 800 $; retiré janvier, ajouté le 15 décembre"
    )
    assert [line.after for line in lucs.lines] == ["et leur coût", "50 %", "trois"]
    assert scene.footnote == "* Date donnée par l’ordinateur de Luc."
    assert [answer.text for answer in scene.answers] == [
        "Garder la version de Marie-Ève", "Garder la version de Luc", "Écrire autre chose",
    ]  # fmt: skip


def test_that_a_date_is_shown_as_two_large_values(store: Store) -> None:
    presenter, screen = begun(store)
    presenter.select(DUE)
    mine, lucs = screen.shown.columns
    assert mine.big
    assert [piece.text for piece in mine.pieces] == ["10\u00a0décembre 2026"]
    assert lucs.spoken == "retiré 1er\u00a0décembre 2026, ajouté 15\u00a0décembre 2026"
    assert [line.context for line in lucs.lines] == ["Échéance"]


def test_that_a_removal_stands_against_what_was_changed(store: Store) -> None:
    _presenter, screen = begun(store)
    scene = screen.shown
    assert scene.note == (
        "Luc a supprimé cette fiche le 26\u00a0novembre; "
        "Marie-Ève l’a modifiée le 24\u00a0novembre."
    )
    kept, gone = scene.columns
    assert [line.context for line in kept.lines] == ["Action", "Avancement"]
    assert [piece.text for piece in gone.pieces] == ["Supprimée"]
    assert "".join(piece.text for piece in kept.pieces) == (
        "Action : Inventaire des besoins ende transport\nAvancement : 20 %"
    )
    assert [answer.text for answer in scene.answers] == ["Garder", "Supprimer"]
    assert scene.base_title == ""


@pytest.mark.parametrize(("answer", "kept"), [(0, MINE), (1, LUCS)])
def test_that_a_version_is_kept(store: Store, answer: int, kept: str) -> None:
    presenter, screen = begun(store)
    presenter.select(TEXT)
    presenter.answer(screen.shown.answers[answer].key)
    assert cell(store, "SELECT text FROM entry WHERE id = 'e'") == kept
    assert presenter.count == 2
    assert screen.told == ["C’est noté. 2 à décider. Ctrl+Z revient en arrière."]
    assert screen.chosen == GONE


@pytest.mark.parametrize(("answer", "deleted"), [(0, None), (1, 1)])
def test_that_a_removed_record_is_kept_or_not(
    store: Store, answer: int, deleted: int | None
) -> None:
    presenter, screen = begun(store)
    presenter.answer(screen.shown.answers[answer].key)
    assert cell(store, "SELECT deleted FROM action WHERE id = 'a'") == deleted
    assert presenter.count == 2


def test_that_an_undone_decision_comes_back_in_sight(store: Store) -> None:
    presenter, screen = begun(store)
    presenter.select(TEXT)
    presenter.answer(screen.shown.answers[1].key)
    store.undo()
    presenter.refresh()
    assert presenter.waiting.chosen == TEXT
    assert presenter.count == 3


def test_that_another_text_begins_with_the_version_last_looked_at(store: Store) -> None:
    presenter, screen = begun(store)
    presenter.select(TEXT)
    presenter.answer("write", focused=1)
    assert screen.writing == Writing("texte", "prose", LUCS)
    assert presenter.write("Tout autre chose.")
    assert cell(store, "SELECT text FROM entry WHERE id = 'e'") == "Tout autre chose."


def test_that_a_column_that_is_no_more_begins_with_the_first(store: Store) -> None:
    presenter, screen = begun(store)
    presenter.select(DUE)
    presenter.answer("write", focused=7)
    assert screen.writing == Writing("échéance", "day", "2026-12-10")


def test_that_a_choice_put_off_comes_after_the_others(store: Store) -> None:
    presenter, screen = begun(store)
    presenter.later()
    assert screen.chosen == DUE
    assert [line.late for line in screen.lines] == [False, True, False, False]
    presenter.later()
    presenter.later()
    assert screen.left == 1
    presenter.later()
    assert screen.left == 1


def test_that_steps_stop_at_both_ends(store: Store) -> None:
    presenter, screen = begun(store)
    presenter.step(-1)
    assert screen.chosen == GONE
    presenter.step(1)
    presenter.step(1)
    presenter.step(1)
    assert screen.chosen == TEXT
    presenter.select("no such thing")
    assert screen.chosen == TEXT


def test_that_nothing_to_decide_is_said_with_the_code(store: Store) -> None:
    presenter, screen = begun(store)
    for _each in range(3):
        presenter.answer(screen.shown.answers[0].key)
    assert presenter.count == 0
    assert len(screen.code) == len("K7F3-Q2WD")
    assert screen.told[-1] == "C’est noté. Plus rien à décider. Ctrl+Z revient en arrière."
    presenter.step(1)
    presenter.answer("keep:1")
    presenter.answer("rule:0")
    assert not presenter.write("x")


def test_that_a_refusal_moves_nothing(store: Store) -> None:
    presenter, screen = begun(store)
    presenter.answer("keep:9")
    assert screen.refused
    assert presenter.count == 3


def test_that_a_record_is_found_by_its_name(store: Store) -> None:
    presenter, screen = begun(store)
    presenter.open("entry", "e")
    assert screen.chosen == TEXT
    presenter.open("entry", "nobody")
    assert screen.chosen == TEXT


def several(folder: Path, count: int) -> Path:
    """Return a dossier where both changed `count` follow-ups, and three fields of the first."""
    here, there = two_copies(folder)
    with marie(here) as store, store.operation("Écrire") as op:
        for at in range(count):
            op.add(Task(id=f"t{at:03}", title=f"Suivi {at:03}"))
    there.write_bytes(here.read_bytes())
    for laptop, word in ((marie(here, 25), "Marie"), (luc(there, 26), "Luc")):
        with laptop as store, store.operation("Écrire") as op:
            for at in range(count):
                op.get(Task, f"t{at:03}").waiting_for = word
            first = op.get(Task, "t000")
            first.responsible_name, first.state = word, {"Luc": "done"}.get(word, "doing")
    with marie(here, 28) as store:
        bring(there, store)
    return here


def test_that_one_hand_is_kept_for_a_whole_record(tmp_path: Path) -> None:
    with marie(several(tmp_path, 1), 30) as store:
        presenter, screen = begun(store)
        assert [(one.title, one.note, one.section) for one in screen.lines] == [
            ("Deux versions", "3 à décider", True), ("Suivi 000", "Suivi (3)", True),
            ("En attente de", "", False), ("Responsable (texte)", "", False), ("État", "", False),
        ]  # fmt: skip
        texts = [answer.text for answer in screen.shown.together]
        assert texts == ["Garder Marie-Ève pour ces 3", "Garder Luc pour ces 3"]
        presenter.answer(screen.shown.together[1].key)
        assert presenter.count == 0
        assert ask(store.path, "SELECT waiting_for, responsible_name, state FROM task "
                   "WHERE id = 't000'") == [("Luc", "Luc", "done")]  # fmt: skip
        assert store.undo() is not None
        presenter.refresh()
        assert presenter.count == 3


def test_that_many_are_narrowed_by_person_and_kind(tmp_path: Path) -> None:
    with marie(several(tmp_path, 9), 30) as store:
        with store.operation("Écrire") as op:
            op.get(Entry, "e").text = "Nouveau"
        presenter, screen = begun(store)
        assert screen.filters == Filters(("Luc Harvey",), ("Suivi",))
        presenter.narrow(who="Luc Harvey")
        assert presenter.count == 11
        assert screen.shown.place == "1 sur 11"
        presenter.narrow(kind="Personne")
        assert screen.shown.place == "1 sur 11"
        assert presenter.waiting.kind == ""


def test_that_values_of_a_closed_list_are_offered(tmp_path: Path) -> None:
    with marie(several(tmp_path, 1), 30) as store:
        presenter, screen = begun(store)
        presenter.select("task.state.t000")
        presenter.answer("write")
        assert screen.writing is not None
        assert ("done", "fait") in screen.writing.options


def test_that_links_offer_the_records_that_live(tmp_path: Path) -> None:
    here, there = two_copies(tmp_path)
    with marie(here) as store, store.operation("Écrire") as op:
        op.add(Body(id="b2", name="Assemblée"))
        op.get(Task, "t").body_id = "b"
    with luc(there) as store, store.operation("Écrire") as op:
        op.add(Body(id="b3", name="Comité logement"))
        op.get(Task, "t").body_id = "b3"
    with marie(here, 28) as store:
        bring(there, store)
        presenter, screen = begun(store)
        assert [piece.text for piece in screen.shown.columns[0].pieces] == ["Comité conseil"]
        presenter.answer("write")
        assert screen.writing is not None
        assert [words for _key, words in screen.writing.options] == [
            "Assemblée", "Comité conseil", "Comité logement",
        ]  # fmt: skip


def test_that_three_versions_are_shown_and_one_kept(tmp_path: Path) -> None:
    here, there = two_copies(tmp_path)
    third = tmp_path / "sana.dsi"
    third.write_bytes(here.read_bytes())
    for laptop, day in ((marie(here), "2026-12-10"), (luc(there), "2026-12-15"),
                        (sana(third), "2026-12-20")):  # fmt: skip
        with laptop as store:
            written(store, sets(Task, "t", due_on=day))
    with marie(here, 28) as store:
        bring(there, store)
        bring(third, store)
        presenter, screen = begun(store)
        assert [column.title for column in screen.shown.columns] == [
            "Votre version", "Version de Luc", "Version de Sana",
        ]  # fmt: skip
        assert screen.shown.base_title == "Avant, dans les 3 copies"
        assert screen.shown.footnote == "* Dates données par les ordinateurs de Luc et Sana."
        presenter.answer(screen.shown.answers[2].key)
        assert cell(store, "SELECT due_on FROM task WHERE id = 't'") == "2026-12-20"


def test_that_one_person_on_two_computers_is_called_by_computer(tmp_path: Path) -> None:
    here, there = two_copies(tmp_path)
    with marie(here) as store:
        written(store, sets(Task, "t", due_on="2026-12-10"))
    with luc(there) as store:
        store.author = "Marie-Ève Tremblay"
        written(store, sets(Task, "t", due_on="2026-12-15"))
    with marie(here, 28) as store:
        bring(there, store)
        _presenter, screen = begun(store)
        assert [answer.text for answer in screen.shown.answers][:2] == [
            "Garder la version de Portable de Marie-Ève", "Garder la version de Portable de Luc",
        ]  # fmt: skip


def test_that_paragraphs_of_both_are_proposed_and_shown(tmp_path: Path) -> None:
    here, there = two_copies(tmp_path)
    with marie(here) as store:
        written(store, sets(Entry, "e", text="Un.\nDeux.\nTrois.\nQuatre.\nCinq."))
    there.write_bytes(here.read_bytes())
    with marie(here, 25) as store:
        written(store, sets(Entry, "e", text="Un!\nDeux.\nTrois.\nQuatre.\nCinq."))
    with luc(there) as store:
        written(store, sets(Entry, "e", text="Un.\nDeux.\nTrois.\nQuatre.\nCinq!"))
    with marie(here, 28) as store:
        bring(there, store)
        presenter, screen = begun(store)
        proposal = screen.shown.proposal
        assert proposal is not None
        whole = "".join(text for state, text in proposal.pieces if state != "removed")
        assert whole == "Un!\nDeux.\nTrois.\nQuatre.\nCinq!"
        assert screen.shown.answers[-1].text == "Garder ce texte"
        presenter.answer("propose")
        assert cell(store, "SELECT text FROM entry WHERE id = 'e'") == whole


def twice_numbered(folder: Path) -> Path:
    """Return a dossier where two laptops adopted resolutions under one number."""
    here, there = two_copies(folder)
    for laptop, row in ((marie(here), "r1"), (luc(there), "r2")):
        with laptop as store, store.operation("Écrire") as op:
            op.add(Motion(id=row, meeting_id="m", body_id="b", number="CC-2026-014",
                          text=f"Que {row} soit adoptée."))  # fmt: skip
    with marie(here, 28) as store:
        bring(there, store)
    return here


def test_that_a_number_given_twice_is_a_rule_to_check(tmp_path: Path) -> None:
    with marie(twice_numbered(tmp_path), 30) as store:
        presenter, screen = begun(store)
        assert [(one.title, one.note, one.icon) for one in screen.lines] == [
            ("Règles à vérifier", "1", ""),
            ("Résolution CC-2026-014", "Le même numéro existe deux fois", "hash"),
        ]
        first, second = screen.shown.columns
        assert first.title == "Que r1 soit adoptée."
        assert screen.shown.answers[0].text.startswith("Renuméroter celle-ci")
        presenter.answer(screen.shown.answers[-1].key)
        assert presenter.count == 0
        assert second.lines_title == "La fiche"


def test_that_records_left_alone_may_be_brought_home(tmp_path: Path) -> None:
    here, there = two_copies(tmp_path)
    with marie(here) as store:
        written(store, removes(Meeting, "m"))
        with store.operation("Écrire") as op:
            op.add(Meeting(id="m2", body_id="b", held_on="2026-11-10"))
    with luc(there) as store, store.operation("Écrire") as op:
        op.add(Entry(id="e2", meeting_id="m", text="Ajoutée"))
    with marie(here, 28) as store:
        bring(there, store)
        presenter, screen = begun(store)
        rule = next(one for one in presenter.waiting.rules if one.kind == "orphan")
        presenter.open(rule.records[0].table, rule.records[0].row)
        assert screen.chosen == rule.id
        assert screen.shown.columns[0].who == "Supprimée"
        asked = [at for at, outcome in enumerate(rule.outcomes) if outcome.asks == "parent"]
        presenter.answer(f"rule:{asked[0]}")
        assert screen.writing is not None
        assert screen.writing.shape == "link"
        presenter.give_up_writing()
        assert not presenter.write("m2")
        presenter.answer(f"rule:{asked[0]}")
        assert presenter.write(screen.writing.options[0][0])
        assert not any(one.id == rule.id for one in presenter.waiting.rules)


def test_that_sheets_of_nothing_are_none(tmp_path: Path) -> None:
    here, _there = two_copies(tmp_path)
    with marie(here) as store:
        assert choice_sheets(store) == []
        assert begun(store)[1].received == ""
        written(store, sets(Action, "a", title="Seule"))
        assert choice_sheets(store) == []
