"""What the page of the indicators decides."""

from dataclasses import dataclass, field

import pytest

from dsi_desktop.db.store import Store
from dsi_desktop.features.indicators import queries
from dsi_desktop.features.indicators.presenter import IndicatorsPresenter, IndicatorsScene
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.plan.queries import PlanLine
from dsi_desktop.kernel.errors import DsiError, RuleBroken
from support import work_ground as ground
from support.plain_words import plain


@dataclass
class Shown:
    """Keeps the last of each thing shown."""

    plans: list[PlanLine] = field(default_factory=list)
    scene: IndicatorsScene | None = None
    sheet: queries.IndicatorSheet | None = None
    told: list[str] = field(default_factory=list)
    refused: list[DsiError] = field(default_factory=list)

    def show_plans(self, lines: list[PlanLine], chosen: str) -> None:
        self.plans = lines

    def show_scene(self, scene: IndicatorsScene) -> None:
        self.scene = scene

    def show_sheet(self, sheet: queries.IndicatorSheet | None) -> None:
        self.sheet = sheet

    def tell(self, sentence: str) -> None:
        self.told.append(plain(sentence))

    def refuse(self, error: DsiError) -> None:
        self.refused.append(error)


@pytest.fixture
def shown() -> Shown:
    return Shown()


@pytest.fixture
def presenter(store: Store, shown: Shown) -> IndicatorsPresenter:
    made = IndicatorsPresenter(store, shown, lambda: ground.TODAY)
    made.refresh()
    return made


def scene(shown: Shown) -> IndicatorsScene:
    assert shown.scene is not None
    return shown.scene


def add(presenter: IndicatorsPresenter, title: str, **typed: object) -> None:
    presenter.add({"title": title, "frequency": "monthly", "decimals": 0, **typed})


def test_that_the_scene_says_what_is_found(presenter: IndicatorsPresenter, shown: Shown) -> None:
    assert plain(scene(shown).finding) == "1 en voie"
    assert (scene(shown).total, scene(shown).late, scene(shown).bare) == (1, 0, False)
    assert plain(scene(shown).late_words) == "0 mesure en retard"
    assert [name for _key, name in scene(shown).bodies] == ["Transport"]


def test_that_late_measures_come_first_and_filter(
    presenter: IndicatorsPresenter, shown: Shown
) -> None:
    add(presenter, "Repas", baseline="0", baseline_on="2026-01-01", target="100")
    assert [one.title for one in scene(shown).lines] == ["Repas", "Trajets"]
    presenter.keep(only_late=True)
    assert [one.title for one in scene(shown).lines] == ["Repas"]
    presenter.measure({"value": "50", "measured_on": "2026-12-04"})
    assert not scene(shown).only_late, "the filter leaves with the last late measure"
    assert shown.told[-1] == "Repas : 50, en voie, 50 %"


def test_that_a_chantier_is_kept_alone(presenter: IndicatorsPresenter, shown: Shown) -> None:
    add(presenter, "Sans chantier")
    presenter.keep(body_id=ground.TRANSPORT)
    assert [one.title for one in scene(shown).lines] == ["Trajets"]
    presenter.keep(body_id="ailleurs")
    assert len(scene(shown).lines) == 2


def test_that_an_indicator_is_added_with_all_it_says(
    presenter: IndicatorsPresenter, shown: Shown, store: Store
) -> None:
    change = ground.first(store, "desired_change")
    add(presenter, "Taux", unit="%", decimals=1, baseline="15,2", target="11",
        target_on="2027-06-30", place=f"desired_change:{change}", direction="down",
        source="Ministère", person_id=ground.NADIA)  # fmt: skip
    sheet = shown.sheet
    assert sheet is not None
    assert (sheet.baseline, sheet.targets[0].value, sheet.direction) == (152, 110, "down")
    assert (sheet.line.serves_id, sheet.line.responsible) == (change, "Nadia Bouchard")


@pytest.mark.parametrize(
    ("typed", "field_name"),
    [({"target": "beaucoup"}, "target"), ({"baseline": "peu"}, "baseline"),
     ({"decimals": 9}, "decimals"), ({"title": " "}, "title")],
)  # fmt: skip
def test_that_a_wrong_box_is_refused_and_nothing_is_written(
    presenter: IndicatorsPresenter, shown: Shown, typed: dict[str, object], field_name: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        presenter.add({"title": "Essai", "decimals": 0, **typed})
    assert refused.value.field == field_name
    presenter.refresh()
    assert scene(shown).total == 1


def test_that_the_first_indicator_makes_the_plan(store: Store, shown: Shown) -> None:
    plan.archive_plan(store, ground.first(store, "plan"))
    made = IndicatorsPresenter(store, shown, lambda: ground.TODAY)
    made.refresh()
    assert scene(shown).bare
    add(made, "Premier")
    assert [line.title for line in shown.plans] == ["Plan de communauté"]


def test_that_measures_are_corrected_proved_and_taken_away(
    presenter: IndicatorsPresenter, shown: Shown, store: Store
) -> None:
    presenter.look(ground.first(store, "indicator"))
    assert shown.sheet is not None
    newest = shown.sheet.measures[0]
    typed = {"value": "320", "measured_on": newest.day, "parts": "Sexe, f : 9"}
    presenter.correct(newest.id, typed)
    presenter.prove(newest.id, "registre.txt", b"320")
    assert (shown.sheet.measures[0].value, len(shown.sheet.measures[0].parts)) == (320, 1)
    assert shown.told[-1] == "registre.txt est joint à la mesure."
    presenter.prove(newest.id, "vide.txt", b"")
    assert shown.refused
    presenter.remove_measure(newest.id)
    assert len(shown.sheet.measures) == 1


def test_that_targets_are_added_changed_and_taken_away(
    presenter: IndicatorsPresenter, shown: Shown, store: Store
) -> None:
    presenter.look(ground.first(store, "indicator"))
    presenter.aim("", {"value": "600", "due_on": "2028-03-31"})
    assert shown.sheet is not None
    assert [one.value for one in shown.sheet.targets] == [400, 600]
    presenter.aim(shown.sheet.targets[0].id, {"value": "410", "due_on": "2027-03-31"})
    presenter.remove_target(shown.sheet.targets[1].id)
    assert [one.value for one in shown.sheet.targets] == [410]
    with pytest.raises(RuleBroken, match="atteindre"):
        presenter.aim("", {"value": ""})


def test_that_the_indicator_in_hand_is_edited_and_removed(
    presenter: IndicatorsPresenter, shown: Shown, store: Store
) -> None:
    presenter.look(ground.first(store, "indicator"))
    presenter.edit({"title": "Trajets par mois", "decimals": 0, "unit": "trajets"})
    assert [one.title for one in scene(shown).lines] == ["Trajets par mois"]
    presenter.remove()
    assert (scene(shown).bare, shown.sheet, presenter.sheet()) == (True, None, None)
    presenter.remove()
    assert len(shown.told) == 1
    with pytest.raises(RuleBroken, match="Choisissez"):
        presenter.measure({"value": "1"})


def test_that_another_plan_and_a_record_are_shown(
    presenter: IndicatorsPresenter, shown: Shown, store: Store
) -> None:
    first = presenter.plan_id
    other = plan.create_plan(store, title="Plan des Îles")
    presenter.choose_plan(other)
    assert scene(shown).bare
    presenter.choose_plan(other)
    assert presenter.look_for(ground.first(store, "indicator"))
    assert presenter.plan_id == first
    assert not presenter.look_for("rien")


def test_that_a_locked_period_refuses_what_is_taken_away(
    presenter: IndicatorsPresenter, shown: Shown, store: Store
) -> None:
    presenter.look(ground.first(store, "indicator"))
    presenter.lock("2026-12-01")
    assert shown.sheet is not None
    presenter.remove_measure(shown.sheet.measures[0].id)
    assert "verrouillée" in shown.refused[-1].sentence
    assert presenter.places()
