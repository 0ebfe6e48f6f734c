"""What the screen of the meetings decides: the calendar, one meeting, its agenda by keys."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands, queries
from dsi_desktop.features.meetings.presenter import (
    CalendarRow,
    MeetingsPresenter,
    clock_sentences,
    meeting_name,
    quorum_sentence,
    spoken_item,
)
from dsi_desktop.features.meetings.presenter.calling import CallPresenter
from dsi_desktop.features.meetings.queries import ItemLine, MeetingSheet
from dsi_desktop.features.meetings.rules.hours import Agenda
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.kernel.errors import DsiError, NotFound, RuleBroken
from support.dossier import TODAY
from support.meeting_ground import Ground, carried, grounded

NBSP = "\N{NO-BREAK SPACE}"


class PaperView:
    """Remembers what the presenter showed."""

    def __init__(self) -> None:
        self.calendars: list[list[CalendarRow]] = []
        self.sheets: list[MeetingSheet] = []
        self.told: list[str] = []
        self.refused: list[str] = []

    def show_calendar(self, rows: list[CalendarRow]) -> None:
        self.calendars.append(rows)

    def show_sheet(self, sheet: MeetingSheet) -> None:
        self.sheets.append(sheet)

    def refuse(self, error: DsiError) -> None:
        self.refused.append(error.sentence)

    def tell(self, sentence: str) -> None:
        self.told.append(sentence)

    @property
    def sheet(self) -> MeetingSheet:
        return self.sheets[-1]

    def order(self) -> list[str]:
        return [one.id for one in self.sheet.items]

    def item(self, item_id: str) -> ItemLine:
        return next(one for one in self.sheet.items if one.id == item_id)


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def view() -> PaperView:
    return PaperView()


@pytest.fixture
def presenter(ground: Ground, view: PaperView) -> MeetingsPresenter:
    return MeetingsPresenter(ground.store, view, lambda: TODAY)


@pytest.fixture
def opened(ground: Ground, presenter: MeetingsPresenter) -> MeetingsPresenter:
    presenter.open(ground.meeting)
    return presenter


def test_that_the_calendar_puts_the_nearest_coming_first_then_the_latest_past(
    ground: Ground, presenter: MeetingsPresenter, view: PaperView
) -> None:
    held = {
        day: commands.create_meeting(ground.store, body_id=ground.body, held_on=day)
        for day in ("2027-01-21", "2026-12-10", "2026-03-05", "2026-09-10")
    }
    presenter.refresh()
    (rows,) = view.calendars
    assert [row.title for row in rows if row.line is None] == ["À venir (3)", "Passées (2)"]
    assert [row.key for row in rows if row.line is None] == ["À venir", "Passées"]
    assert [row.key for row in rows if row.line is not None] == [
        ground.meeting, held["2026-12-10"], held["2027-01-21"],
        held["2026-09-10"], held["2026-03-05"],
    ]
    assert rows[1].note == f"13{NBSP}h{NBSP}30 à 15{NBSP}h{NBSP}30 · Salle du conseil, Clermont"
    assert (rows[1].outcome, rows[2].outcome) == ("3 points", "ordre du jour à préparer")
    assert (rows[1].state, rows[-1].state) == ("à venir", "date passée")


def test_that_a_calendar_without_meeting_has_no_heading_and_follows_its_filter(
    ground: Ground, presenter: MeetingsPresenter, view: PaperView
) -> None:
    presenter.filter(ground.chantier)
    assert view.calendars == [[]]
    made = commands.create_meeting(
        ground.store, body_id=ground.chantier, held_on="2026-12-01", kind="special"
    )
    presenter.filter(ground.chantier)
    assert [row.key for row in view.calendars[-1]] == ["À venir", made]
    assert view.calendars[-1][1].note == "extraordinaire"
    presenter.filter("")
    assert len(view.calendars[-1]) == 3


def test_that_a_meeting_held_says_what_came_out_of_it(
    ground: Ground, presenter: MeetingsPresenter
) -> None:
    ground.under_way()
    ground.close()
    assert [row.outcome for row in presenter.calendar()] == ["", ""]
    commands.reopen_meeting(ground.store, ground.meeting)
    carried(ground)
    for text in ("Le trajet est retenu", "Le mardi convient"):
        minutes.record_decision(ground.store, ground.meeting, ground.items[2], text)
    minutes.record_followup(ground.store, ground.meeting, ground.items[2], "Relancer Clermont")
    ground.close()
    heading, row = presenter.calendar()
    assert heading.title == "Passées (1)"
    assert row.outcome == "1 résolution · 2 décisions · 1 suivi"


def test_that_a_meeting_is_named_by_its_title_its_rank_or_its_body(ground: Ground) -> None:
    (line,) = queries.meetings(ground.store)
    assert meeting_name(line) == "Comité conseil – 1re rencontre"
    assert meeting_name(replace(line, ordinal=4)) == "Comité conseil – 4e rencontre"
    assert meeting_name(replace(line, title="Bilan")) == "Comité conseil – Bilan"
    assert meeting_name(replace(line, ordinal=0)) == "Comité conseil"


def test_that_a_meeting_opens_and_gives_the_calendar_back(
    ground: Ground, presenter: MeetingsPresenter, view: PaperView
) -> None:
    presenter.open(ground.meeting)
    assert (presenter.sheet, view.sheet.line.id) == (view.sheet, ground.meeting)
    presenter.back()
    assert (presenter.meeting_id, presenter.sheet, len(view.calendars)) == ("", None, 1)


def test_that_a_meeting_removed_elsewhere_gives_the_calendar_back(
    ground: Ground, opened: MeetingsPresenter, view: PaperView
) -> None:
    commands.remove_meeting(ground.store, ground.meeting)
    opened.refresh()
    assert (opened.meeting_id, view.calendars) == ("", [[]])


def test_that_a_meeting_created_is_shown_with_its_members_and_its_standard_points(
    ground: Ground, presenter: MeetingsPresenter, view: PaperView
) -> None:
    made = presenter.create(
        {"body_id": ground.body, "held_on": "2027-01-21", "place": "Clermont", "chair_id": None}
    )
    assert (presenter.meeting_id, view.sheet.line.place) == (made, "Clermont")
    assert (len(view.sheet.people), bool(view.sheet.items)) == (5, True)
    assert view.told == ["Rencontre créée; les membres de ce jour sont sur la liste."]
    presenter.create({"body_id": ground.body, "held_on": "2027-02-18", "agenda": False})
    assert view.sheet.items == ()


def test_that_a_meeting_without_body_or_day_is_refused_to_the_form(
    ground: Ground, presenter: MeetingsPresenter, view: PaperView
) -> None:
    for values in ({}, {"body_id": ground.body}):
        with pytest.raises(RuleBroken):
            presenter.create(values)
    assert (view.told, view.sheets, presenter.meeting_id) == ([], [], "")


def test_that_a_meeting_is_corrected_or_refused_to_the_form(
    ground: Ground, opened: MeetingsPresenter, view: PaperView
) -> None:
    opened.edit({"place": "La Malbaie", "held_on": "2026-12-01"})
    opened.refresh()
    assert (view.sheet.line.place, view.sheet.line.held_on) == ("La Malbaie", "2026-12-01")
    with pytest.raises(RuleBroken):
        opened.edit({"start_time": "25 h"})
    assert queries.meeting_sheet(ground.store, ground.meeting).line.start_time == "13:30"


def test_that_a_presence_is_marked_or_refused(
    ground: Ground, opened: MeetingsPresenter, view: PaperView
) -> None:
    opened.set_status(ground.line(1), "excused")
    assert {one.id: one.status for one in view.sheet.people}[ground.line(1)] == "excused"
    opened.set_status(ground.line(1), "asleep")
    assert "asleep" in view.refused[-1]
    assert len(view.sheets) == 2


def test_that_a_convocation_is_noted_with_its_day_and_its_author(
    ground: Ground, opened: MeetingsPresenter, view: PaperView
) -> None:
    CallPresenter(ground.store, ground.meeting).note(
        {"sent_on": "2026-11-02", "convened_by": "Josée Desbiens", "late_reason": ""}, "Bonjour")
    opened.convened()
    assert (view.sheet.line.state, view.sheet.convened_on) == ("convened", "2026-11-02")
    assert view.told == ["La convocation est notée."]


def test_that_a_meeting_is_cancelled_for_a_reason_and_put_back(
    ground: Ground, opened: MeetingsPresenter, view: PaperView
) -> None:
    with pytest.raises(RuleBroken):
        opened.cancel(" ")
    opened.cancel("Tempête")
    opened.refresh()
    assert (view.sheet.line.state, view.sheet.cancelled_reason) == ("cancelled", "Tempête")
    assert opened.calendar()[0].title == "Passées (1)"
    opened.restore()
    assert (view.sheet.line.state, view.sheet.cancelled_reason) == ("planned", "")
    assert view.refused == []


def test_that_who_joined_since_is_invited_and_counted(
    ground: Ground, opened: MeetingsPresenter, view: PaperView
) -> None:
    for given in ("Luc", "Zoé"):
        person = directory.add_person(ground.store, given_name=given, family_name="Côté")
        governance.appoint_member(
            ground.store, body_id=ground.body, person_id=person, role="member",
            start_on="2026-02-01",
        )
    opened.invite()
    assert (view.told[-1], len(view.sheet.people)) == ("2 personnes ajoutées à la liste.", 7)
    opened.invite()
    assert view.told[-1] == "0 personne ajoutée à la liste."
    ground.under_way()
    ground.close()
    minutes.adopt_minutes(ground.store, ground.meeting)
    opened.invite()
    assert (len(view.told), len(view.refused)) == (2, 1)


def test_that_a_meeting_is_removed_unless_something_was_written(
    ground: Ground, opened: MeetingsPresenter, view: PaperView
) -> None:
    ground.under_way()
    carried(ground)
    opened.remove()
    assert (len(view.refused), opened.meeting_id) == (1, ground.meeting)
    spare = commands.create_meeting(ground.store, body_id=ground.body, held_on="2027-01-21")
    opened.open(spare)
    opened.remove()
    assert (opened.meeting_id, len(view.refused)) == ("", 1)
    with pytest.raises(NotFound):
        queries.meeting_sheet(ground.store, spare)


def test_that_points_are_added_after_another_and_corrected(
    ground: Ground, opened: MeetingsPresenter, view: PaperView
) -> None:
    made = opened.agenda.add(ground.items[0], {"title": "Mot de bienvenue", "minutes": 10})
    opened.agenda.add(None, {"title": "Levée"})
    opened.agenda.edit(made, {"title": "Bienvenue", "bearer_name": "Luc"})
    opened.refresh()
    first, second, third = ground.items
    assert view.order()[:4] == [first, made, second, third]
    assert [one.title for one in view.sheet.items][1::3] == ["Bienvenue", "Levée"]
    assert (view.item(made).minutes, view.item(made).bearer) == (10, "Luc")
    with pytest.raises(RuleBroken):
        opened.agenda.add(None, {"title": " "})


def test_that_a_point_is_shifted_among_its_brothers_and_stops_at_the_ends(
    ground: Ground, opened: MeetingsPresenter, view: PaperView
) -> None:
    first, second, third = ground.items
    opened.agenda.shift(first, -1)
    opened.agenda.shift(third, 1)
    assert len(view.sheets) == 1
    opened.agenda.shift(first, 1)
    assert view.order() == [second, first, third]
    opened.agenda.shift(third, -1)
    assert view.order() == [second, third, first]
    opened.agenda.shift(third, -1)
    assert view.order() == [third, second, first]


def test_that_sub_points_are_shifted_under_their_point(
    ground: Ground, opened: MeetingsPresenter, view: PaperView
) -> None:
    first, second, third = ground.items
    for item in (second, third):
        opened.agenda.nest(item, 1)
    assert [one.number for one in view.sheet.items] == ["1", "1.1", "1.2"]
    opened.agenda.shift(third, -1)
    assert view.order() == [first, third, second]
    assert [one.number for one in view.sheet.items] == ["1", "1.1", "1.2"]
    opened.agenda.nest(second, -1)
    assert [one.number for one in view.sheet.items] == ["1", "1.1", "2"]
    opened.agenda.nest(first, 1)
    opened.agenda.nest(first, -1)
    assert view.refused == [
        "Aucun point ne précède celui-ci.", "Ce point n’est pas un sous-point."
    ]


def test_that_a_point_dropped_takes_the_level_of_the_one_above(
    ground: Ground, opened: MeetingsPresenter, view: PaperView
) -> None:
    first, second, third = ground.items
    opened.agenda.place(third, 0)
    assert view.order() == [third, first, second]
    opened.agenda.nest(first, 1)
    opened.agenda.place(second, 1)
    assert view.order() == [third, second, first]
    opened.agenda.place(second, 3)
    assert [(one.id, one.number) for one in view.sheet.items] == [
        (third, "1"), (first, "1.1"), (second, "1.2"),
    ]
    opened.agenda.place(third, 1)
    assert (view.refused, view.order()) == ([], [third, first, second])


def test_that_keys_change_the_kind_and_the_minutes_of_a_point(
    ground: Ground, opened: MeetingsPresenter, view: PaperView
) -> None:
    item = ground.items[0]
    opened.agenda.retype(item, "decision")
    opened.agenda.retime(item, 1)
    assert (view.item(item).kind, view.item(item).minutes) == ("decision", 10)
    opened.agenda.retime(item, -9)
    assert view.item(item).minutes == 0
    opened.agenda.retype(item, "nap")
    assert len(view.refused) == 1


def test_that_a_point_is_withdrawn_taken_up_again_and_removed(
    ground: Ground, opened: MeetingsPresenter, view: PaperView
) -> None:
    item = ground.items[1]
    opened.agenda.withdraw(item)
    assert (view.item(item).state, view.item(item).number) == ("withdrawn", "2")
    opened.agenda.withdraw(item)
    assert view.item(item).state == "upcoming"
    opened.agenda.remove(item)
    assert view.order() == [ground.items[0], ground.items[2]]
    ground.all_here()
    carried(ground)
    opened.agenda.remove(ground.items[2])
    assert len(view.refused) == 1


def test_that_an_agenda_has_no_point_before_a_meeting_is_shown(
    presenter: MeetingsPresenter, view: PaperView
) -> None:
    presenter.agenda.place("gone", 1)
    assert (len(view.refused), view.sheets) == (1, [])


def test_that_the_quorum_says_who_is_needed_then_who_was_there(
    ground: Ground, opened: MeetingsPresenter, view: PaperView
) -> None:
    needed = view.sheet.quorum.required
    assert quorum_sentence(view.sheet) == f"5 droits de vote, {needed} pour le quorum"
    ground.under_way()
    opened.refresh()
    assert quorum_sentence(view.sheet) == view.sheet.quorum.sentence
    assert view.sheet.quorum.present == 5


def test_that_the_agenda_is_compared_with_the_hours() -> None:
    assert clock_sentences(Agenda((), 30, None, None, 0)) == ("30 min prévues", "")
    assert clock_sentences(Agenda((), 30, 120, "14:00", 0)) == (
        "30 min prévues sur 120", f"fin à 14{NBSP}h"
    )
    assert clock_sentences(Agenda((), 132, 120, "15:42", 12)) == (
        "132 min prévues sur 120", f"fin à 15{NBSP}h{NBSP}42, dépasse de 12 min"
    )


def test_that_a_point_is_read_aloud_with_what_is_known_of_it(
    opened: MeetingsPresenter, view: PaperView
) -> None:
    item = view.sheet.items[0]
    bare = replace(item, minutes=0, begins="")
    said, hours = "1, Ouverture et quorum, information", f"5{NBSP}min, 13{NBSP}h{NBSP}30"
    assert spoken_item(item) == f"{said}, {hours}"
    assert spoken_item(bare) == said
    assert spoken_item(replace(item, bearer="Luc")) == f"{said}, Luc, {hours}"
    assert spoken_item(replace(bare, late=True)) == f"{said}, dépasse l’heure de fin"
    assert spoken_item(replace(bare, state="withdrawn")) == f"{said}, retiré"


def test_that_a_year_is_said_only_when_it_is_not_that_of_the_dossier(
    ground: Ground, presenter: MeetingsPresenter
) -> None:
    for day in (f"{TODAY.year}-12-31", f"{TODAY.year + 1}-01-07"):
        commands.create_meeting(ground.store, body_id=ground.body, held_on=day)
    years = {row.line.held_on[:4]: row.year for row in presenter.calendar() if row.line}
    assert years == {str(TODAY.year): "", str(TODAY.year + 1): str(TODAY.year + 1)[2:]}
