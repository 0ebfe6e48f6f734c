"""Whom a call would tire is said before it leaves: on the sheet, and while the day is chosen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import queries
from dsi_desktop.features.meetings.page import MeetingsPage, build
from dsi_desktop.features.meetings.page.convening import ConveningNote
from dsi_desktop.features.meetings.page.forms import meeting_form
from dsi_desktop.features.meetings.queries import Call
from dsi_desktop.features.solicitation import commands
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.ui.theme import wear
from support import solicitation_ground as ground
from support.dossier import TODAY, copied, template
from support.meeting_desk import QuietDesk
from support.solicitation_ground import (
    CLERMONT,
    COUNCIL,
    ERIC,
    HELENE,
    MALBAIE,
    MRC,
    PAUL,
    SACC,
    TRANSPORT,
)

NEAR = {HELENE: SACC, ERIC: MRC}
CALL = Call(COUNCIL, "2026-12-10", "13:30", "15:30", PAUL)


def seed(store: Store) -> None:
    """Write the winter, then three meetings of December: the next one would be the fourth."""
    ground.seed(store)
    with store.operation("Convoquer") as op:
        ground.ask(op, "n-1", TRANSPORT, "2026-12-01", CLERMONT, NEAR)
        ground.ask(op, "n-2", TRANSPORT, "2026-12-03", CLERMONT, NEAR)
        ground.ask(op, "n-3", TRANSPORT, "2026-12-08", CLERMONT, NEAR)


@pytest.fixture(scope="module")
def december(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return template(tmp_path_factory.mktemp("december"), seed)


@pytest.fixture
def store(december: Path, tmp_path: Path) -> Iterator[Store]:
    opened = copied(december, tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def page(store: Store, qtbot: QtBot, qapp: QApplication) -> MeetingsPage:
    wear(qapp)
    made = build(store, QuietDesk(TODAY))
    assert isinstance(made, MeetingsPage)
    qtbot.addWidget(made)
    made.show()
    return made


def test_that_a_fourth_call_of_the_month_is_said_before_it_leaves(store: Store) -> None:
    said = queries.warnings_of(store, CALL)
    assert said[0] == "Cette convocation serait la 4e du mois pour MRC et SACC."


def test_that_a_call_that_tires_nobody_says_nothing(store: Store) -> None:
    assert queries.warnings_of(store, Call(COUNCIL, "2027-06-10", "13:30", "15:30", PAUL)) == ()
    assert queries.warnings_of(store, Call(COUNCIL, "")) == ()
    assert queries.warnings_of(store, Call("", "2026-12-10")) == ()


def test_that_hours_past_the_limit_are_said_with_those_of_this_call(store: Store) -> None:
    """Three meetings of 180 min and 70 of road from Baie-Saint-Paul: 12.5 h; this one: 2 h."""
    commands.set_caps(store, MRC, hours=14, meetings=10)
    commands.set_caps(store, SACC, hours=300, meetings=10)
    (hours, *_rest) = queries.warnings_of(store, CALL)
    assert hours.startswith("MRC donnerait 14,5")


def test_that_a_meeting_near_in_time_that_spares_the_road_is_named(store: Store) -> None:
    """After the chantier in Clermont: Hélène spares 70 min, Nadia 60, Éric was at home."""
    commands.set_thresholds(store, hours=300, meetings=30)
    (said,) = queries.warnings_of(store, CALL)
    assert said.startswith("Tenue le mardi 8")
    assert "2\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}10" in said


def test_that_the_other_meeting_may_be_the_one_to_move(store: Store) -> None:
    """To Clermont: the council spares 20 and 80 min of road; the chantier would spare 70."""
    commands.set_thresholds(store, hours=300, meetings=30)
    with store.operation("Convoquer") as op:
        ground.ask(op, "n-4", COUNCIL, "2026-12-19", MALBAIE, NEAR)
    call = Call(TRANSPORT, "2026-12-21", "09:00", "12:00", CLERMONT)
    (said,) = queries.warnings_of(store, call)
    assert said.startswith("Si Comité conseil (samedi 19")


def test_that_what_was_set_aside_is_not_said_again(store: Store) -> None:
    commands.set_thresholds(store, hours=300, meetings=30)
    with store.operation("Convoquer") as op:
        ground.ask(op, "n-4", COUNCIL, "2026-12-10", MALBAIE, NEAR)
    call = queries.call_of(store, "n-4")
    assert len(queries.warnings_of(store, call)) == 1
    for other in ("n-1", "n-2", "n-3"):
        commands.set_suggestion_aside(store, f"{other}.n-4")
    assert queries.warnings_of(store, call) == ()


def test_that_a_meeting_moved_in_its_form_is_counted_in_its_new_month_only(store: Store) -> None:
    here = queries.call_of(store, "n-3")
    assert here == Call(TRANSPORT, "2026-12-08", "09:00", "12:00", CLERMONT, "n-3")
    commands.set_thresholds(store, hours=300, meetings=2)
    (said,) = queries.warnings_of(store, here)
    assert "la 3e du mois" in said
    moved = Call(TRANSPORT, "2027-01-12", "09:00", "12:00", CLERMONT, "n-3")
    assert queries.warnings_of(store, moved) == ()


def test_that_a_meeting_without_a_list_asks_its_members(store: Store) -> None:
    with store.operation("Convoquer") as op:
        ground.ask(op, "n-4", COUNCIL, "2026-12-10", PAUL, {})
    said = queries.warnings_of(store, queries.call_of(store, "n-4"))
    assert said[0].endswith("pour MRC et SACC.")


def test_that_a_call_of_no_meeting_is_refused(store: Store) -> None:
    with pytest.raises(NotFound):
        queries.call_of(store, "nothing")


def test_that_places_to_meet_are_municipalities_told_apart(store: Store) -> None:
    with store.operation("Ajouter") as op:
        op.add(Area(id="mrc", name="Charlevoix-Est", kind="mrc"))
        op.add(Area(id="twin", name="Clermont", parent_id="mrc"))
    assert [place.name for place in queries.places_to_meet(store)] == [
        "Baie-Saint-Paul", "Clermont", "Clermont (Charlevoix-Est)", "L’Isle-aux-Coudres",
        "La Malbaie",
    ]


def test_that_the_sheet_warns_while_the_meeting_is_to_come(
    store: Store, page: MeetingsPage
) -> None:
    commands.set_thresholds(store, hours=16, meetings=2)
    page.open_record("meeting", "n-3")
    assert page.sheet.notice.warnings.isVisibleTo(page.sheet)
    assert "⚠ Cette convocation serait la 3e du mois" in page.sheet.notice.warnings.text()
    page.open_record("meeting", ground.FIRST)
    assert not page.sheet.notice.warnings.isVisibleTo(page.sheet)
    assert page.presenter.warnings() == ()
    page.presenter.back()
    assert page.presenter.warnings() == ()


def test_that_the_form_warns_while_its_day_is_chosen(
    store: Store, qtbot: QtBot, qapp: QApplication
) -> None:
    wear(qapp)
    form = meeting_form(
        lambda: TODAY, bodies=queries.bodies_that_meet(store),
        places=queries.places_to_meet(store),
    )
    qtbot.addWidget(form)
    note = ConveningNote(form, lambda call: queries.warnings_of(store, call), Call("", ""))
    assert not note.isVisibleTo(form)
    form.fill({"body_id": COUNCIL, "held_on": "2026-12-10", "area_id": PAUL})
    form.edited.emit("held_on")
    assert note.isVisibleTo(form)
    assert "la 4e du mois pour MRC et SACC" in note.text()
    form.edited.emit("title")
    form.fields["held_on"].control.setText("n’importe quand")
    form.edited.emit("held_on")
    assert not note.isVisibleTo(form)


def test_that_the_municipality_of_a_meeting_is_kept_by_its_form(
    store: Store, page: MeetingsPage
) -> None:
    page.open_record("meeting", "n-3")
    values = queries.meeting_fields(store, "n-3")
    assert values["area_id"] == CLERMONT
    page.presenter.edit(values | {"area_id": MALBAIE})
    with store.read() as session:
        assert session.get_one(Meeting, "n-3").area_id == MALBAIE
