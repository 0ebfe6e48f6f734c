"""What the page says and decides, told to a view that only remembers."""

import pytest

from dsi_desktop.db.store import Store
from dsi_desktop.features.coverage import commands
from dsi_desktop.features.coverage.presenter.coverage import COHERENCE, COVERAGE, CoveragePresenter
from dsi_desktop.features.coverage.presenter.listing import copied
from dsi_desktop.features.coverage.presenter.screens import (
    CoherenceScreen,
    CoverageScreen,
    Panel,
    PanelLine,
)
from dsi_desktop.features.coverage.rules import words
from dsi_desktop.features.coverage.rules.gaps import Gap, gaps
from dsi_desktop.features.coverage.rules.ground import ACTION, Element, Scope
from dsi_desktop.features.coverage.rules.matrix import Cell
from dsi_desktop.features.plan import commands as plan
from support.coverage_ground import OTHER, PLAN
from support.plain_words import plain


class Memory:
    """A view that keeps what it was last shown."""

    def __init__(self) -> None:
        self.screen: CoverageScreen | None = None
        self.panel = Panel("", ())
        self.coherence: CoherenceScreen | None = None
        self.nothing = 0

    def show_coverage(self, screen: CoverageScreen) -> None:
        self.screen = screen

    def show_panel(self, panel: Panel) -> None:
        self.panel = panel

    def show_coherence(self, screen: CoherenceScreen) -> None:
        self.coherence = screen

    def show_nothing(self) -> None:
        self.nothing += 1


@pytest.fixture
def view() -> Memory:
    return Memory()


@pytest.fixture
def presenter(store: Store, view: Memory) -> CoveragePresenter:
    made = CoveragePresenter(store, view)
    made.refresh()
    return made


def keys(view: Memory) -> list[str]:
    return [line.key for line in view.panel.lines if not line.heading]


def test_that_the_first_plan_is_shown_by_dimension(
    presenter: CoveragePresenter, view: Memory
) -> None:
    screen = view.screen
    assert screen is not None
    assert [key for key, _title in screen.plans] == [PLAN, OTHER]
    assert screen.columns == ("Besoins", "Enjeux", "Objectifs", "Actions", "Ressources")
    assert len(screen.lines) == 13
    assert (screen.hottest, screen.stopped) == (3, "4 besoins sans action")
    assert [name for _key, name in screen.areas] == ["Charlevoix-Est", "Clermont", "La Malbaie"]
    assert view.panel.title == "20 manques à examiner"
    assert keys(view)[0] == "need_without_issue/n2"


def test_that_another_plan_is_looked_at_and_forgotten_when_it_goes(
    presenter: CoveragePresenter, view: Memory, store: Store
) -> None:
    presenter.choose_plan(OTHER)
    assert presenter.ground.title == "Autre plan"
    plan.archive_plan(store, OTHER)
    presenter.refresh()
    assert presenter.plan_id == PLAN
    plan.archive_plan(store, PLAN)
    presenter.refresh()
    assert view.nothing == 1


def test_that_what_is_chosen_narrows_the_table_and_the_paper(
    presenter: CoveragePresenter, view: Memory, store: Store
) -> None:
    presenter.choose_by("area")
    assert view.screen is not None
    assert view.screen.who == "Territoire"
    assert view.screen.lines[-1].name == "Territoire non précisé"
    presenter.choose_actions("every")
    presenter.choose_area("malbaie")
    assert presenter.scope == Scope("every", "malbaie")
    assert presenter.written() == f"{PLAN}:area:every:malbaie"
    with store.operation("Effacer un territoire") as op:
        from dsi_desktop.db.schema.areas import Area

        op.remove(op.get(Area, "malbaie"))
    presenter.refresh()
    assert presenter.scope == Scope("every", "")


def test_that_a_cell_lists_its_records_then_the_gaps_come_back(
    presenter: CoveragePresenter, view: Memory
) -> None:
    presenter.list_cell("d1", "resource")
    assert (view.panel.title, view.panel.words) == ("Ressources (2)", "Dimension 1")
    assert view.panel.records
    assert [line.opens for line in view.panel.lines] == [("funding_line", "m1"), ("action", "a3")]
    presenter.list_cell("d1", "action")
    assert keys(view) == ["a1", "a2", "a3"]
    assert "en cours" in view.panel.lines[0].note
    presenter.list_cell("d13", "need")
    assert (keys(view), view.panel.title) == ([], "Besoins (0)")
    presenter.list_stopped()
    assert keys(view) == ["n2", "n3", "n4", "n5"]
    assert view.panel.lines[0].note == "la chaîne s’arrête au besoin"
    assert plain(view.panel.lines[1].note) == "la chaîne s’arrête à : 3 Enjeu 3"
    presenter.list_gaps()
    assert keys(view)[0] == "need_without_issue/n2"


def test_that_a_cell_and_a_gap_find_each_other(presenter: CoveragePresenter) -> None:
    assert presenter.gap_of("d3", "action") == "objective_without_action/o4"
    assert presenter.gap_of("d1", "resource") == "action_without_resource/a2"
    assert presenter.gap_of("d9", "need") == "dimension_without_need/d9"
    assert presenter.gap_of("nowhere", "need") == ""
    by_id = {gap.record_id: gap for gap in presenter.found.gaps}
    assert presenter.place_of(by_id["o4"]) == ("d3", "action")
    assert presenter.place_of(by_id["d9"]) == ("d9", "need")
    assert presenter.place_of(by_id["k2"]) is None
    assert presenter.place_of(by_id["c5"]) is None


def test_that_a_line_without_gap_has_none(presenter: CoveragePresenter, store: Store) -> None:
    commands.set_gap_aside(
        store, PLAN, "dimension_without_need", ("dimension", "d9"), "Hors mandat")
    presenter.refresh()
    assert presenter.gap_of("d9", "need") == ""


def test_that_a_gap_put_aside_is_greyed_last_with_its_reason(
    presenter: CoveragePresenter, view: Memory, store: Store
) -> None:
    commands.set_gap_aside(store, PLAN, "need_without_issue", ("need", "n2"), "Hors mandat")
    presenter.refresh()
    last = view.panel.lines[-1]
    assert last.faded
    assert plain(last.note) == "Écarté le 12 novembre 2026 : Hors mandat"
    assert view.panel.lines[-2].title == "Écartés avec un motif (1)"
    assert view.panel.title == "19 manques à examiner"


def test_that_the_list_is_copied_as_text(presenter: CoveragePresenter) -> None:
    said = plain(presenter.copied())
    assert said.startswith("20 manques à examiner\n\nBesoin sans enjeu (1)\n– 2 Besoin 2 : ")
    assert "– Entente dormante : entente, 12 500,50 $" in said
    assert "– Nadia Bouchard, animation : 12,5 h" in said
    empty = copied(Panel("Rien", (PanelLine("a", "Écartés (1)", heading=True),)))
    assert empty == "Rien\n\nÉcartés (1)"


def test_that_chantiers_are_shown_side_by_side(
    presenter: CoveragePresenter, view: Memory
) -> None:
    presenter.go(COHERENCE)
    assert view.coherence is not None
    assert view.coherence.finding == "1 besoin servi par plusieurs chantiers"
    presenter.choose_subject("area")
    assert view.coherence.finding == "1 territoire servi par plusieurs chantiers"
    presenter.choose_subject("population")
    assert view.coherence.lines[0].id == "aines"
    presenter.go(COVERAGE)
    assert presenter.part == COVERAGE


# --- words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (Cell(0, "broken"), "Santé, objectifs : 0, la chaîne s’arrête ici"),
        (Cell(0, "empty"), "Santé, objectifs : 0, rien à la suite"),
        (Cell(0, "unknown"), "Santé, objectifs : non documenté"),
        (Cell(4, "filled", 1), "Santé, objectifs : 4, manque pour 1 fiche"),
        (Cell(4, "filled", 2), "Santé, objectifs : 4, manque pour 2 fiches"),
        (Cell(4, "filled"), "Santé, objectifs : 4"),
    ],
)
def test_that_a_cell_is_read_aloud(cell: Cell, expected: str) -> None:
    assert plain(words.cell_spoken("Santé", "Objectifs", cell)) == expected


def test_that_every_kind_of_gap_has_a_title_a_gesture_and_a_note(
    presenter: CoveragePresenter
) -> None:
    said = {gap.kind: plain(words.gap_note(gap, {"mob": "Mobilité", "alim": "Alimentation"}))
            for gap in presenter.found.gaps}  # fmt: skip
    assert said["issue_without_objective"] == "Alimentation · 1 besoin attend"
    assert said["action_without_lead"] == "Alimentation · ni organisation, ni personne"
    assert said["action_without_resource"] == "ni argent, ni heures"
    assert said["objective_without_indicator"] == ""
    assert said["dimension_without_need"] == "à documenter ou à écarter avec un motif"
    assert said.keys() <= words.GAP_TITLES.keys() == words.MENDING.keys()
    loose = Gap("resource_unlinked", "funding_line", "m", "FRR")
    assert words.gap_note(loose, {}) == "source de financement"


@pytest.mark.parametrize(("kind", "expected"), [
    ("need_without_issue", ("Besoin sans axe", "Créer : axe…")),
    ("issue_without_objective", ("Axe sans objectif", "Créer l’objectif…")),
    ("action_without_lead", ("Geste sans responsable", "Nommer un responsable…")),
    ("objective_without_action", ("Objectif sans geste", "Créer : geste…")),
    ("resource_unlinked", ("Ressource sans lien", "Relier à une action…")),
])  # fmt: skip
def test_that_gaps_are_called_as_levels_are_here(kind: str, expected: tuple[str, str]) -> None:
    names = {"issue": "axe", "action": "geste"}
    assert (plain(words.gap_title(kind, names)), plain(words.mending(kind, names))) == expected


def test_that_levels_named_here_head_the_table_and_the_list(
    store: Store, presenter: CoveragePresenter, view: Memory
) -> None:
    plan.name_levels(store, PLAN, {"issue": "axe"})
    presenter.refresh()
    assert view.screen is not None
    assert view.screen.columns == ("Besoins", "Axe", "Objectifs", "Actions", "Ressources")
    assert ", axe : " in plain(view.screen.lines[0].spoken[1])
    heads = {line.kind: line.title for line in view.panel.lines if line.heading}
    assert heads["issue_without_objective"] == "Axe sans objectif"


def test_that_what_is_whole_is_said_so() -> None:
    assert words.gaps_counted(0) == "Aucun manque à examiner"
    assert words.stopped_counted(0) == "Chaque besoin a une action"
    assert words.aside_note(Gap("need_without_issue", "need", "n", "Besoin")) == ""


def test_that_an_action_says_when_in_words_first() -> None:
    vague = Element(ACTION, "a", "1", "Agir", when_text="vers l’été", start_on="2026-01-05")
    assert words.action_note(vague) == "vers l’été"
    dated = Element(ACTION, "a", "1", "Agir", state="done", end_on="2026-12-18", lead="MRC")
    assert plain(words.action_note(dated)).startswith("réalisée · 18 déc")


def test_that_an_aside_without_a_day_is_still_said(presenter: CoveragePresenter) -> None:
    from dataclasses import replace

    from dsi_desktop.features.coverage.rules.ground import Aside

    aside = (Aside("need_without_issue", "n2", "Hors mandat"),)
    gap = next(iter(gaps(replace(presenter.ground, aside=aside))))
    assert plain(words.aside_note(gap)) == "Écarté : Hors mandat"
