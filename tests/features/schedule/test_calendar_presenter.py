"""What the calendar does when it is touched, without a window."""

from datetime import date

import pytest

from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.plan.commands.versions import adopt_version
from dsi_desktop.features.plan.queries import PlanLine
from dsi_desktop.features.plan.queries.versions import VersionLine
from dsi_desktop.features.schedule.presenter.calendar import CalendarPresenter
from dsi_desktop.features.schedule.presenter.looks import NOTHING_COMPARED, CalendarSheet
from dsi_desktop.features.schedule.presenter.words import dated_words, linked_words, typed_end
from dsi_desktop.features.schedule.rules.dates import Dates, Step
from dsi_desktop.kernel.errors import DsiError, RuleBroken
from support import work_ground as ground
from support.commands_schedule import linked
from support.plain_words import plain

TODAY = date(2026, 12, 4)


class Seen:
    """Remembers what it was shown; says yes or no to what is asked."""

    def __init__(self) -> None:
        self.plans: list[PlanLine] = []
        self.versions: list[VersionLine] = []
        self.compared = ""
        self.sheets: list[CalendarSheet] = []
        self.empty: list[bool] = []
        self.questions: list[str] = []
        self.agrees = True
        self.said: list[str] = []
        self.refused: list[str] = []

    def show_plans(self, lines: list[PlanLine], chosen: str) -> None:
        self.plans = lines
        assert chosen in {"", *(line.id for line in lines)}

    def show_versions(self, lines: list[VersionLine], chosen: str) -> None:
        self.versions, self.compared = lines, chosen

    def show_calendar(self, sheet: CalendarSheet) -> None:
        self.sheets.append(sheet)

    def show_empty(self, *, plan: bool) -> None:
        self.empty.append(plan)

    def ask_together(self, question: str, yes: str, no: str) -> bool:
        assert yes != no
        self.questions.append(plain(question))
        return self.agrees

    def say(self, sentence: str) -> None:
        self.said.append(plain(sentence))

    def refuse(self, error: DsiError) -> None:
        self.refused.append(plain(error.sentence))


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def presenter(store: Store, seen: Seen) -> CalendarPresenter:
    made = CalendarPresenter(store, seen, lambda: TODAY)
    made.refresh()
    return made


def dates(presenter: CalendarPresenter, action_id: str) -> Dates:
    return presenter.known[action_id].line.dates


def test_that_a_plan_is_shown_over_time(presenter: CalendarPresenter, seen: Seen) -> None:
    sheet = seen.sheets[-1]
    assert len(seen.plans) == 1
    assert [row.bar.title for row in sheet.scene.rows if row.bar.group] == [
        "Transport", "Alimentation",
    ]  # fmt: skip
    assert len(sheet.lines) == 8
    assert (sheet.compared, seen.compared) == ("", NOTHING_COMPARED)
    assert presenter.printed() is not None


def test_that_no_plan_and_an_empty_one_are_said(store: Store, seen: Seen) -> None:
    plan.archive_plan(store, ground.first(store, "plan"))
    presenter = CalendarPresenter(store, seen, lambda: TODAY)
    presenter.refresh()
    plan.create_plan(store, title="Plan neuf")
    presenter.refresh()
    assert seen.empty == [False, True]
    presenter.choose_scale("year")
    presenter.group_by("issue")
    assert seen.sheets == []
    assert presenter.printed() is None
    assert not presenter.look_for("?")
    assert not presenter.move("?", Step(1))
    assert not presenter.resize("?", "end", Step(1))


def test_that_scales_follow_each_other_and_stop_at_the_last(
    presenter: CalendarPresenter, seen: Seen
) -> None:
    presenter.zoom(-1)
    presenter.zoom(-1)
    assert seen.sheets[-1].axis.scale == "month"
    for _time in range(3):
        presenter.zoom(1)
    assert seen.sheets[-1].axis.scale == "year"


def test_that_groups_counters_and_folds_change_the_rows(
    presenter: CalendarPresenter, seen: Seen
) -> None:
    presenter.group_by("issue")
    first = seen.sheets[-1].scene.rows[0]
    assert first.bar.title.endswith("Se déplacer sans voiture")
    presenter.toggle(first.key)
    assert seen.sheets[-1].scene.rows[0].bar.folded
    assert len(seen.sheets[-1].lines) == 8
    presenter.toggle(first.key)
    presenter.keep("late")
    assert len(seen.sheets[-1].lines) == 4
    presenter.keep("")
    presenter.show_critical(on=True)
    assert presenter.look.critical


def test_that_a_great_plan_opens_folded_once(store: Store, seen: Seen) -> None:
    source = ground.first(store, "action")
    with store.operation("Préparer") as op:
        kept = op.get(Action, source)
        for number in range(200):
            op.add(Action(plan_id=kept.plan_id, objective_id=kept.objective_id,
                          title=f"Action {number}", state="upcoming", body_id=kept.body_id))
    presenter = CalendarPresenter(store, seen, lambda: TODAY)
    presenter.refresh()
    assert all(row.bar.folded for row in seen.sheets[-1].scene.rows)
    assert presenter.look_for(source)
    presenter.refresh()
    assert not any(row.bar.folded for row in seen.sheets[-1].scene.rows)
    presenter.group_by("issue")
    assert all(row.bar.folded for row in seen.sheets[-1].scene.rows)


def test_that_what_waits_follows_when_the_person_says_so_asked_once(
    presenter: CalendarPresenter, seen: Seen, store: Store
) -> None:
    waiting, awaited = linked(store)
    presenter.refresh()
    presenter.choose_scale("month")
    assert presenter.move_by_key(awaited, 1)
    assert presenter.move_by_key(awaited, -1)
    assert seen.questions == ["Ce qui attend cette action suit-il? « Essayer loin »"]
    assert dates(presenter, waiting).start_on == "2027-02-01"
    assert seen.said[-1] == (
        "« Essayer proche » : du 1er septembre 2026 au 29 janvier 2027. "
        "1 action qui l’attend a suivi."
    )
    presenter.forget_answer()
    seen.agrees = False
    presenter.move(awaited, Step(days=3))
    assert len(seen.questions) == 2
    assert dates(presenter, waiting).start_on == "2027-02-01"
    assert store.undo() == "Déplacer une action dans le calendrier"


def test_that_many_followers_are_counted_in_the_question(
    presenter: CalendarPresenter, seen: Seen, store: Store
) -> None:
    _waiting, awaited = linked(store)
    for place in (4, 6):
        other = ground.first(store, "action", place=place)
        plan.link_actions(store, other, awaited)
    with store.operation("Préparer") as op:
        kept = op.get(Action, awaited)
        for number in range(2):
            more = op.add(Action(plan_id=kept.plan_id, title=f"Suite {number}",
                                 state="upcoming", start_on="2027-03-01"))
            op.flush()
            plan_id = more.id
    plan.link_actions(store, plan_id, awaited)
    presenter.refresh()
    presenter.move(awaited, Step(days=1))
    assert seen.questions[0].endswith("et 1 autre")


def test_that_an_end_goes_alone_and_a_refusal_is_told(
    presenter: CalendarPresenter, seen: Seen, store: Store
) -> None:
    waiting, _awaited = linked(store)
    presenter.refresh()
    assert presenter.resize_by_key(waiting, "end", 1)
    assert dates(presenter, waiting).end_on == "2027-04-26"
    assert presenter.resize(waiting, "start", Step(days=-1))
    assert not presenter.resize(waiting, "end", Step(months=-6))
    assert seen.refused == ["La fin précède le début."]
    done = ground.first(store, "action", place=1)
    assert not presenter.move(done, Step(1))
    assert "terminée" in seen.refused[-1]


def test_that_dates_are_typed_as_they_are_said(
    presenter: CalendarPresenter, seen: Seen, store: Store
) -> None:
    action = ground.first(store, "action", place=2)
    presenter.date(action, "2027-02-01", "vers l’été 2027")
    assert dates(presenter, action) == Dates(
        "2027-02-01", None, "vers l’été 2027", None, "2027-09-21"
    )
    assert seen.said[-1] == (
        "« Essayer loin » : à partir du 1er février 2027, vers l’été 2027."
    )
    presenter.date(action, None, "été 2027")
    assert dates(presenter, action).when_from == "2027-06-21"
    assert typed_end(presenter.known[action]) == "été 2027"
    presenter.date(action, "2027-02-01", "30 juin 2027")
    assert dates(presenter, action) == Dates("2027-02-01", "2027-06-30")
    presenter.date(action, None, " ")
    assert dates(presenter, action) == Dates()
    assert seen.said[-1] == "« Essayer loin » : sans date."
    for start, end, said in (
        (None, "quand il fera beau", "Écrivez une date"), ("2027-02-01", "2027-01-01", "précède"),
        ("2027-11-01", "été 2027", "précède"),
    ):  # fmt: skip
        with pytest.raises(RuleBroken, match=said) as refusal:
            presenter.date(action, start, end)
        assert refusal.value.field == "end"
    with pytest.raises(RuleBroken) as refusal:
        presenter.date(action, "2027-02-30", "")
    assert refusal.value.field == "start_on"


def test_that_links_are_made_and_taken_away(
    presenter: CalendarPresenter, seen: Seen, store: Store
) -> None:
    waiting, awaited = linked(store)
    presenter.refresh()
    presenter.link(waiting, awaited, "start_to_start", 14)
    assert seen.said[-1] == (
        "« Essayer loin » attend le début de « Essayer proche » et 14 j de plus."
    )
    with pytest.raises(RuleBroken, match="tourner en rond"):
        presenter.link(awaited, waiting, "finish_to_start", 0)
    assert waiting not in dict(presenter.choices_for(waiting))
    assert len(presenter.choices_for(waiting)) == 7
    assert presenter.unlink(waiting, awaited)
    assert presenter.known[waiting].waits == ()
    assert dated_words(None) == linked_words(None, {}) == ""


def test_that_another_plan_is_chosen_and_an_action_is_found_in_its_own(
    presenter: CalendarPresenter, seen: Seen, store: Store
) -> None:
    other = plan.create_plan(store, title="Plan des Îles")
    presenter.refresh()
    presenter.choose_plan(other)
    assert seen.empty == [True]
    assert presenter.look_for(ground.first(store, "action"))
    assert seen.sheets[-1].title == "Plan de communauté"


def test_that_a_version_adopted_stands_under_the_bars(
    presenter: CalendarPresenter, seen: Seen, store: Store
) -> None:
    waiting, _awaited = linked(store)
    adopted = adopt_version(
        store, plan_id=ground.first(store, "plan"), title="Départ", adopted_on="2026-12-01"
    )
    presenter.forget_versions()
    presenter.refresh()
    assert seen.compared == adopted
    presenter.resize(waiting, "end", Step(days=10))
    bar = next(row.bar for row in seen.sheets[-1].scene.rows if row.key == waiting)
    assert plain(bar.beside) == "+ 10 j"
    presenter.compare(NOTHING_COMPARED)
    assert seen.sheets[-1].compared == ""
    presenter.compare("gone")
    assert seen.compared == adopted
