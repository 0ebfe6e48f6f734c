"""What the page decides: part, period, subject, search, what to join or to set aside."""

from datetime import date
from pathlib import Path

import pytest

from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.solicitation import commands
from dsi_desktop.features.solicitation.presenter.deciding import (
    CHARGE,
    COMPARE,
    GROUND,
    SolicitationPresenter,
)
from dsi_desktop.features.solicitation.presenter.figures import HeatTable
from dsi_desktop.features.solicitation.presenter.reading import compared, marked_day
from dsi_desktop.features.solicitation.presenter.screens import (
    ChargeScreen,
    CompareScreen,
    GroundScreen,
)
from dsi_desktop.features.solicitation.rules.thresholds import Thresholds
from dsi_desktop.kernel.errors import DsiError, RuleBroken
from support.dossier import TODAY, new_dossier
from support.load_ground import LoadGround, load_ground


class Screen:
    """Remembers what the presenter shows and says."""

    def __init__(self) -> None:
        self.charges: list[ChargeScreen] = []
        self.heats: list[HeatTable] = []
        self.compares: list[CompareScreen] = []
        self.grounds: list[GroundScreen] = []
        self.told: list[str] = []
        self.refused: list[str] = []

    def show_charge(self, screen: ChargeScreen) -> None:
        self.charges.append(screen)

    def show_heat(self, heat: HeatTable) -> None:
        self.heats.append(heat)

    def show_compare(self, screen: CompareScreen) -> None:
        self.compares.append(screen)

    def show_ground(self, screen: GroundScreen) -> None:
        self.grounds.append(screen)

    def tell(self, sentence: str) -> None:
        self.told.append(sentence)

    def refuse(self, error: DsiError) -> None:
        self.refused.append(error.sentence)


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def presenter(ground: LoadGround, screen: Screen) -> SolicitationPresenter:
    made = SolicitationPresenter(ground.store, screen, lambda: TODAY)
    made.refresh()
    return made


def test_that_the_page_begins_with_the_hours_of_twelve_months(
    presenter: SolicitationPresenter, screen: Screen
) -> None:
    shown = screen.charges[-1]
    assert presenter.part == CHARGE
    assert presenter.between() == (date(2025, 12, 1), date(2026, 11, 30))
    assert shown.lines == 12
    assert shown.measured
    assert [row.name for row in shown.heat.rows][:1] == ["MRC de Charlevoix-Est"]
    assert len(shown.trend.bars) == 12
    assert shown.trend_title
    assert len(shown.ranking) == 12
    assert len(shown.suggestions) == 3
    assert "distance inconnue" in shown.gaps


def test_that_an_empty_dossier_has_no_hours(tmp_path: Path, screen: Screen) -> None:
    store = new_dossier(tmp_path)
    made = SolicitationPresenter(store, screen, lambda: TODAY)
    for part in (CHARGE, COMPARE, GROUND):
        made.go(part)
    store.close()
    shown = screen.charges[-1]
    assert not shown.measured
    assert (shown.lines, shown.ranking, shown.suggestions) == (0, (), ())
    assert screen.compares[-1].comparison is None
    assert screen.grounds[-1].tables == ()


@pytest.mark.parametrize(("key", "start", "end"), [
    ("year", date(2026, 1, 1), date(2026, 12, 31)),
    ("before", date(2025, 1, 1), date(2025, 12, 31)),
    ("36", date(2023, 12, 1), date(2026, 11, 30)),
    ("12", date(2025, 12, 1), date(2026, 11, 30)),
])
def test_that_a_period_is_chosen(
    presenter: SolicitationPresenter, screen: Screen, key: str, start: date, end: date
) -> None:
    presenter.choose_period(key)
    assert presenter.between() == (start, end)
    assert len(screen.charges) == 2


def test_that_a_period_of_one_s_own_is_kept_until_another_is_chosen(
    presenter: SolicitationPresenter, screen: Screen
) -> None:
    presenter.choose_days("2026-03-01", "2026-05-31")
    assert presenter.between() == (date(2026, 3, 1), date(2026, 5, 31))
    assert screen.charges[-1].heat.columns == ("mars", "avr.", "mai")
    presenter.choose_period("12")
    assert presenter.between()[0] == date(2025, 12, 1)


def test_that_reversed_days_are_refused(presenter: SolicitationPresenter) -> None:
    with pytest.raises(RuleBroken, match="précède") as refused:
        presenter.choose_days("2026-05-31", "2026-03-01")
    assert refused.value.field == "end"
    assert presenter.period == "12"


def test_that_one_body_alone_is_counted(
    presenter: SolicitationPresenter, screen: Screen, ground: LoadGround
) -> None:
    whole = screen.charges[-1]
    presenter.choose_body(ground.bodies[2])
    alone = screen.charges[-1]
    assert alone.heat.rows[0].total < whole.heat.rows[0].total
    assert sum(row.total for row in alone.heat.rows) > 0


def test_that_people_are_shown_instead_of_organisations(
    presenter: SolicitationPresenter, screen: Screen
) -> None:
    presenter.choose_subject(people=True)
    shown = screen.charges[-1]
    assert shown.people
    assert shown.heat.rows[0].name == "Camille Tremblay 0"
    assert presenter.meetings_of(shown.heat.rows[0].key, 1)[2]


def test_that_a_search_reads_nothing_again(
    presenter: SolicitationPresenter, screen: Screen
) -> None:
    presenter.search("mrc")
    assert [row.name for row in screen.heats[-1].rows] == [
        "MRC de Charlevoix-Est", "MRC de Charlevoix"]
    assert len(screen.charges) == 1
    presenter.search("")
    presenter.unfold()
    assert presenter.whole
    assert len(screen.heats[-1].rows) == 12


def test_that_the_thresholds_of_a_line_are_known(
    presenter: SolicitationPresenter, ground: LoadGround
) -> None:
    assert presenter.caps_of(ground.organizations[0]) == (16, 3)


def test_that_a_date_no_program_of_ours_wrote_marks_nothing() -> None:
    assert marked_day(Thresholds(milestone_on="bientôt")) is None
    assert marked_day(Thresholds(milestone_on="2026-06-01")) == date(2026, 6, 1)


def test_that_a_cell_opens_its_meetings_and_says_what_comes_from_elsewhere(
    presenter: SolicitationPresenter, screen: Screen, ground: LoadGround
) -> None:
    name, month, visits, outside = presenter.meetings_of(ground.organizations[0], 1)
    assert (name, month) == ("MRC de Charlevoix-Est", "janvier 2026")
    assert {visit.held_on[:7] for visit in visits} == {"2026-01"}
    assert len(visits) == 6
    here = sum((visit.minutes or 0) + visit.road_minutes for visit in visits)
    assert outside > 0
    assert here + outside == screen.charges[-1].heat.rows[0].cells[1].minutes


def test_that_joining_two_meetings_moves_one_and_says_how_to_undo(
    presenter: SolicitationPresenter, screen: Screen
) -> None:
    one = screen.charges[-1].suggestions[0]
    presenter.join(one)
    assert "Ctrl+Z" in screen.told[-1]
    presenter.refresh()
    assert one.key not in {other.key for other in screen.charges[-1].suggestions}


def test_that_a_refusal_to_join_is_shown(
    presenter: SolicitationPresenter, screen: Screen, ground: LoadGround
) -> None:
    one = screen.charges[-1].suggestions[0]
    meetings.cancel_meeting(ground.store, one.moved.id, reason="Tempête")
    presenter.join(one)
    assert screen.refused
    assert not screen.told


def test_that_a_suggestion_set_aside_does_not_come_back(
    presenter: SolicitationPresenter, screen: Screen
) -> None:
    one = screen.charges[-1].suggestions[0]
    presenter.set_aside(one)
    presenter.refresh()
    assert one.key not in {other.key for other in screen.charges[-1].suggestions}
    assert screen.told == ["Suggestion écartée."]


def test_that_bodies_are_crossed_by_people_then_by_organisations(
    presenter: SolicitationPresenter, screen: Screen
) -> None:
    presenter.go(COMPARE)
    assert screen.compares[-1].people
    assert "mêmes personnes" in screen.compares[-1].finding
    presenter.choose_sharing(people=False)
    assert "mêmes organisations" in screen.compares[-1].finding
    assert screen.compares[-1].comparison is None


def test_that_a_date_compares_what_comes_before_and_after(
    presenter: SolicitationPresenter, screen: Screen, ground: LoadGround
) -> None:
    commands.set_milestone(ground.store, "2026-06-01", "le calendrier commun")
    presenter.refresh()
    shown = screen.charges[-1]
    assert shown.trend.mark == 6
    assert shown.trend_title.startswith("Depuis le calendrier commun")
    assert "puis" in shown.trend_note
    assert "un an plus tard" in shown.trend_detail
    presenter.go(COMPARE)
    read = screen.compares[-1].comparison
    assert read is not None
    assert read.after == (date(2026, 6, 1), TODAY)
    assert read.lines
    assert screen.compares[-1].title == shown.trend_title


def test_that_a_date_to_come_compares_nothing(ground: LoadGround) -> None:
    commands.set_milestone(ground.store, "2026-12-01", "")
    assert compared(ground.store, TODAY) is None


def test_that_a_date_with_nothing_a_year_before_leaves_the_trend_its_words(
    screen: Screen, ground: LoadGround
) -> None:
    presenter = SolicitationPresenter(ground.store, screen, lambda: date(2025, 11, 12))
    commands.set_milestone(ground.store, "2025-06-01", "")
    presenter.choose_body(ground.bodies[0])
    assert screen.charges[-1].trend.mark is not None
    assert screen.charges[-1].trend_title == "Pas encore une année entière à comparer"
    assert screen.charges[-1].trend_note == ""


def test_that_the_ground_lists_roads_tables_and_thresholds(
    presenter: SolicitationPresenter, screen: Screen
) -> None:
    presenter.go(GROUND)
    shown = screen.grounds[-1]
    assert all(
        "L’Isle-aux-Coudres" in {road.from_name, road.to_name} for road in shown.unknown)
    assert shown.unknown
    assert len(shown.known) == 3
    assert [table.name for table in shown.tables] == ["Table régionale en santé"]
    assert shown.thresholds.hours == 16


def test_that_one_partner_alone_has_no_ranking(tmp_path: Path, screen: Screen) -> None:
    alone = load_ground(tmp_path, 1)
    SolicitationPresenter(alone.store, screen, lambda: TODAY).refresh()
    alone.store.close()
    shown = screen.charges[-1]
    assert (shown.lines, shown.ranking) == (1, ())
    assert shown.measured
