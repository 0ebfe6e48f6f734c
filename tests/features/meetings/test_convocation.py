"""What a convocation says, its delay, and the calendar entry that goes with it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from dsi_desktop.db.schema.meetings import Notice
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands, queries
from dsi_desktop.features.meetings.rules import notice
from dsi_desktop.features.meetings.rules.calls import CallSheet, Former, late_reason
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.formats.ics import Appointment, calendar_of
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.kernel.text import fr
from support.dossier import contents
from support.meeting_ground import DAY, Ground, carried, grounded

NEXT = "2026-12-10"
EXPECTED = """\
Bonjour,

Voici la convocation : Comité conseil, 2e rencontre (rencontre ordinaire).

Quand : jeudi 10 décembre 2026, de 13 h 30 à 15 h 30
Où : Centre communautaire, 367, rue Saint-Étienne
À distance : https://rencontre.example/cc
Objet : Montage financier

Projet d’ordre du jour
1. Ouverture (13 h 30)
2. Montage financier (13 h 40)

Pièces jointes
- Procès-verbal du 12 novembre 2026 (projet)
- Plan d’accès.png
- Point 2 : Budget.csv (montage)

Merci de confirmer votre présence, ou de nommer la personne qui vous remplacera. \
Quorum : 3 présences sur 5 droits de vote.

Josée Desbiens"""
STAMP = datetime(2026, 11, 12, 15, 0, tzinfo=UTC)


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    yield made
    made.store.close()


def plain(text: str) -> str:
    return fr(text).replace("\N{NO-BREAK SPACE}", " ")


def following(ground: Ground, **fields: str) -> str:
    """Hold the first meeting, then plan the next one with a document and two points."""
    ground.under_way()
    carried(ground)
    ground.close()
    made = commands.create_meeting(
        ground.store, body_id=ground.body, held_on=NEXT, start_time="13:30", end_time="15:30",
        place="Centre communautaire", address="367, rue Saint-Étienne", **fields,
    )
    first = commands.add_item(ground.store, made, "Ouverture", kind="information", minutes=10)
    second = commands.add_item(
        ground.store, made, "Montage financier", kind="decision", minutes=20, after_id=first)
    directory.attach_document(
        ground.store, table="agenda_item", record_id=second, name="Budget.csv", content=b"a;b",
        caption="montage")
    directory.attach_document(
        ground.store, table="meeting", record_id=made, name="Plan d’accès.png", content=b"png")
    return made


def call(ground: Ground) -> CallSheet:
    return queries.call_sheet(ground.store, ground.meeting)


def test_that_a_call_says_all_that_a_convocation_states(ground: Ground) -> None:
    made = following(ground, video_url="https://rencontre.example/cc")
    said = plain(notice.message(queries.call_sheet(ground.store, made)))
    assert said == EXPECTED
    assert plain(notice.subject(queries.call_sheet(ground.store, made))).startswith(
        "Convocation : Comité conseil, 2e rencontre, jeudi 10")


def test_that_adopted_minutes_and_notes_without_adoption_are_not_sent_again(
    ground: Ground,
) -> None:
    made = following(ground)
    assert [one.held_on for one in queries.call_sheet(ground.store, made).former] == [DAY]
    governance.set_rules(ground.store, ground.body, requires_adoption=False)
    assert queries.call_sheet(ground.store, made).former == ()
    governance.set_rules(ground.store, ground.body, requires_adoption=True, minutes_kind="cr")
    assert notice.former_words(queries.call_sheet(ground.store, made))[0].startswith(
        "Compte rendu du 12")
    minutes.adopt_minutes(ground.store, ground.meeting, in_meeting_id=made)
    assert queries.call_sheet(ground.store, made).former == ()


def test_that_a_meeting_with_nothing_written_is_called_all_the_same(ground: Ground) -> None:
    bare = commands.create_meeting(
        ground.store, body_id=ground.chantier, held_on=NEXT, title="Forum")
    found = queries.call_sheet(ground.store, bare)
    assert (found.voices, found.required, found.notice_days, found.chair) == (0, 0, 5, "")
    said = plain(notice.message(found))
    assert "Chantier Transport – Forum" in said
    assert "Quorum" not in said
    assert "Pièces jointes" not in said
    assert said.endswith("remplacera.")
    assert notice.hours_words(found) == ""


def test_that_a_meeting_that_is_not_there_is_said(ground: Ground) -> None:
    for asked in (queries.call_sheet, queries.recipients):
        if asked is queries.recipients:
            assert asked(ground.store, "nowhere") == ()
            continue
        with pytest.raises(NotFound):
            asked(ground.store, "nowhere")


def test_that_points_withdrawn_leave_the_convocation_and_bearers_are_named(ground: Ground) -> None:
    commands.withdraw_item(ground.store, ground.items[1])
    commands.edit_item(ground.store, ground.items[2], bearer_id=ground.people[1])
    commands.edit_item(ground.store, ground.items[0], bearer_name="Présidence")
    commands.indent_item(ground.store, ground.items[2])
    found = call(ground)
    assert [(one.number, one.level, one.bearer) for one in found.points] == [
        ("1", 0, "Présidence"), ("2.1", 1, "Stéphane Leblanc")]
    assert "   2.1. Navette des aîné·es" in notice.message(found)
    assert notice.object_words(found) == ""


def test_that_the_words_of_a_meeting_follow_its_kind(ground: Ground) -> None:
    found = replace(call(ground), ordinal=0)
    assert notice.meeting_words(replace(found, kind="special")) == "rencontre extraordinaire"
    assert notice.meeting_words(replace(found, kind="forum")) == "forum"
    assert notice.name_of(found) == "Comité conseil"
    assert notice.name_of(replace(found, body="", title="Forum")) == "Forum"
    assert notice.when_words(replace(found, held_on="")) == "date à fixer"
    assert plain(notice.hours_words(replace(found, end_time=""))) == "à 13 h 30"
    assert notice.where_words(replace(found, place="Salle", municipality="Clermont")) == (
        "Salle, Clermont")
    assert notice.where_words(replace(found, municipality="Clermont")) == (
        "Salle du conseil, Clermont")
    assert notice.object_words(replace(found, objectives=("Voir", "Choisir"))) == "Voir ; Choisir"
    assert notice.object_words(replace(found, objectives=("Voir",))) == "Voir"
    assert plain(notice.subject(replace(found, held_on=""))) == "Convocation : Comité conseil"
    assert notice.who_calls(replace(found, convened_by="MRC")) == "MRC"
    assert notice.message(replace(found, chair="")).endswith("vote.")
    undated = replace(found, former=(Former("x", "", "pv"),))
    assert "Procès-verbal du ?" in notice.former_words(undated)[0]


@pytest.mark.parametrize(("sent_on", "needed", "late", "said"), [
    ("2026-11-26", 10, False, "Envoi 14 jours avant la rencontre : le délai de 10 jours est"),
    ("2026-12-07", 5, True, "Envoi 3 jours avant la rencontre : le délai de 5 jours n’est pas"),
    ("2026-12-09", 1, False, "Envoi 1 jour avant la rencontre : le délai de 1 jour est"),
    ("2026-12-10", 0, False, "Envoi 0 jour avant la rencontre; aucun délai n’est prévu"),
])
def test_that_the_delay_is_said_in_words(
    sent_on: str, needed: int, late: bool, said: str
) -> None:
    found = notice.delay(NEXT, sent_on, needed)
    assert found is not None
    assert found.late is late
    assert plain(found.sentence).startswith(said)
    assert notice.delay("", sent_on, needed) is None


def test_that_a_late_convocation_says_why_and_keeps_it(ground: Ground) -> None:
    governance.set_rules(ground.store, ground.body, notice_days=5)
    before = contents(ground.store)
    with pytest.raises(RuleBroken) as caught:
        commands.convene_meeting(
            ground.store, ground.meeting, sent_on="2026-11-10", late_reason="  ")
    assert caught.value.field == "late_reason"
    assert "n’est pas respecté" in caught.value.sentence
    assert contents(ground.store) == before
    kept = commands.convene_meeting(
        ground.store, ground.meeting, sent_on="2026-11-10", text="Bonjour",
        late_reason="Salle confirmée hier", documents="Avis\nOrdre du jour", sent_to="Josée",
    )
    with ground.store.read() as session:
        row = session.get_one(Notice, kept)
        assert row.text == "Bonjour\nHors délai : Salle confirmée hier"
        assert row.documents == "Avis\nOrdre du jour"
    assert call(ground).late_reason == "Salle confirmée hier"
    assert "part hors délai : Salle confirmée hier" in plain(notice.message(call(ground)))


def test_that_a_convocation_in_time_keeps_no_reason(ground: Ground) -> None:
    commands.convene_meeting(
        ground.store, ground.meeting, sent_on="2026-11-01", text="Bonjour", late_reason="peut-être")
    assert call(ground).late_reason == ""
    assert late_reason("Bonjour\nÀ bientôt") == ""
    commands.convene_meeting(ground.store, ground.meeting, sent_on="2026-11-11")
    assert call(ground).late_reason == ""


def test_that_the_recipients_are_the_list_without_private_addresses(ground: Ground) -> None:
    for place, value, private in ((0, "josee@mrc.example", False), (1, "s@chez.example", True)):
        directory.add_contact(
            ground.store, person_id=ground.people[place], kind="email", value=value,
            private=private)
    found = {one.name: one.address for one in queries.recipients(ground.store, ground.meeting)}
    assert found["Josée Desbiens"] == "josee@mrc.example"
    assert found["Stéphane Leblanc"] == ""
    assert len(found) == 5


def appointment(**fields: object) -> Appointment:
    return Appointment(
        "m@dsi", 0, STAMP, "Comité conseil; 2e, rencontre", NEXT, "13:30", "15:30", **fields)


def read_back(content: bytes) -> Calendar:
    made = Calendar.from_ical(content)
    assert isinstance(made, Calendar)
    return made


def test_that_a_calendar_entry_is_read_back_as_it_was_meant() -> None:
    content = calendar_of([appointment(
        place="Salle A, Clermont", text="Ordre du jour :\n1. Ouverture", address="https://a.b/c")])
    made = read_back(content)
    assert (made["method"], made["version"], made["calscale"]) == ("PUBLISH", "2.0", "GREGORIAN")
    (event,) = made.walk("VEVENT")
    assert event["uid"] == "m@dsi"
    assert event["summary"] == "Comité conseil; 2e, rencontre"
    assert event["description"] == "Ordre du jour :\n1. Ouverture"
    assert event["location"] == "Salle A, Clermont"
    assert event["url"] == "https://a.b/c"
    assert event["status"] == "CONFIRMED"
    begins = event.decoded("dtstart")
    assert begins.isoformat() == "2026-12-10T13:30:00-05:00"
    assert event.decoded("dtend") - begins == timedelta(hours=2)
    assert [zone["tzid"] for zone in made.walk("VTIMEZONE")] == ["America/Toronto"]
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_that_hours_missing_or_upside_down_still_give_an_entry() -> None:
    def span(**fields: str) -> tuple[object, object]:
        (event,) = read_back(calendar_of([replace(appointment(), **fields)])).walk("VEVENT")
        return event.decoded("dtstart"), event.decoded("dtend")

    assert span(start="", end="") == (date(2026, 12, 10), date(2026, 12, 11))
    for fields in ({"end": ""}, {"end": "12:00"}, {"zone": "Mars/Olympus"}, {"zone": "../etc"}):
        begins, ends = span(**fields)
        assert isinstance(begins, datetime)
        assert isinstance(ends, datetime)
        assert begins < ends
    assert not read_back(calendar_of([replace(appointment(), held_on="")])).walk("VEVENT")


def test_that_a_cancelled_meeting_leaves_the_calendars() -> None:
    (event,) = read_back(calendar_of([appointment(cancelled=True)], "en")).walk("VEVENT")
    assert event["status"] == "CANCELLED"
    assert event["summary"].params["LANGUAGE"] == "en"


def test_that_the_entry_of_a_meeting_that_moved_is_newer(ground: Ground) -> None:
    assert queries.times_moved(ground.store, ground.meeting) == 0
    commands.edit_meeting(ground.store, ground.meeting, held_on="2026-11-19", start_time="9 h")
    assert queries.times_moved(ground.store, ground.meeting) == 1
    commands.edit_meeting(ground.store, ground.meeting, objectives="Choisir")
    assert queries.times_moved(ground.store, ground.meeting) == 1
    commands.cancel_meeting(ground.store, ground.meeting, "Tempête")
    assert queries.times_moved(ground.store, ground.meeting) == 2
