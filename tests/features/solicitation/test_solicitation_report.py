"""What is asked of organisations, printed and read aloud: never the name of a person."""

from datetime import date

import pytest
from sqlalchemy import select

from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Membership
from dsi_desktop.db.schema.meetings import Attendance, Meeting
from dsi_desktop.db.schema.settings import Initiative
from dsi_desktop.db.store import Store
from dsi_desktop.features.reports.report import catalogue
from dsi_desktop.features.solicitation import commands, queries
from dsi_desktop.features.solicitation.report import REPORTS, solicitation
from dsi_desktop.features.solicitation.rules.spans import read_subject, subject_of
from dsi_desktop.kernel.errors import RuleBroken
from support import pdf_reader, pdf_samples
from support import solicitation_ground as ground
from support.pdf_verifier import problems
from support.solicitation_ground import END, ERIC, MRC, START, TRANSPORT

WINTER = subject_of(START, END)


def read(store: Store, subject: str | None = WINTER) -> str:
    content, _rendered = pdf_samples.printed(solicitation(store, subject))
    assert problems(content) == []
    return pdf_reader.tight(pdf_reader.read_aloud(content))


def told(*words: str) -> str:
    return pdf_reader.tight(list(words))


def test_that_the_report_is_one_of_the_house() -> None:
    assert [one.name for one in REPORTS] == ["solicitation"]
    assert REPORTS[0] in catalogue()


def test_that_hours_are_printed_as_they_were_computed_by_hand(store: Store) -> None:
    found = read(store)
    assert told("Janvier 2026 à mars 2026") in found
    assert told("SACC", "2", "4,8", "3,3", "1,0", "9,2") in found
    assert told("MRC", "2", "5,3", "2,3", "0", "7,7") in found
    assert told("Toutes", "12,2", "5,7", "1,0", "18,8") in found


def test_that_what_hours_are_made_of_is_printed(store: Store) -> None:
    assert told("SACC", "4", "4", "0", "7,5", "1,7", "0", "112") in read(store)


def test_that_no_person_is_ever_named(store: Store) -> None:
    found = read(store)
    for name in ("Hélène", "Éric", "Luce", "Nadia", "Guy", "Roy"):
        assert name not in found


def test_that_what_is_not_counted_is_said(store: Store) -> None:
    found = read(store)
    assert told("1 rencontre sans municipalité") in found
    assert told("1 rencontre sans heures") in found
    assert told("L’Isle-aux-Coudres – La Malbaie") in found
    with store.operation("Oublier") as op:
        op.get(Person, ERIC).area_id = None
        op.get(Organization, MRC).area_id = None
    assert told("1 personne sans municipalité") in read(store)


def test_that_when_everything_is_known_nothing_is_said_of_it(store: Store) -> None:
    document = solicitation(store, subject_of(date(2026, 1, 21), date(2026, 1, 21)))
    content, _rendered = pdf_samples.printed(document)
    missing = told("Ce qui n’est pas compté")
    assert missing in read(store)
    assert missing not in pdf_reader.tight(pdf_reader.read_aloud(content))
    assert document.foot.startswith("Du 21")


def test_that_many_unknown_roads_are_counted_after_the_first(store: Store) -> None:
    with store.operation("Convoquer") as op:
        for number in range(14):
            area = f"far-{number}"
            op.add(Area(id=area, name=f"Lointaine {number}"))
            ground.ask(op, area, TRANSPORT, "2026-03-10", area, {ERIC: MRC})
            op.get(Attendance, f"{area}.{ERIC}").status = "present"
    assert told("3 autres distances inconnues") in read(store)


def test_that_both_sides_of_a_turning_point_are_compared(store: Store) -> None:
    commands.set_milestone(store, "2026-02-01", "Calendrier commun adopté")
    found = read(store)
    assert told("Avant et après le") in found
    assert told("Calendrier commun adopté") in found
    assert told("rien à comparer") in found


@pytest.mark.parametrize(("on", "compared"), [("2026-01-15", True), ("2027-01-15", False)])
def test_that_a_turning_point_to_come_is_not_compared(
    store: Store, on: str, *, compared: bool
) -> None:
    commands.set_milestone(store, on)
    assert (told("Avant et après") in read(store)) is compared


def test_that_more_and_less_are_told_apart(store: Store) -> None:
    with store.operation("Convoquer") as op:
        for key, day in (("before", "2025-10-10"), ("after", "2026-10-10")):
            ground.ask(op, key, TRANSPORT, day, ground.PAUL, {ERIC: MRC})
            op.get(Attendance, f"{key}.{ERIC}").status = "present"
    commands.set_milestone(store, "2026-10-01")
    assert told("Différence", "0") in read(store)
    with store.operation("Raccourcir") as op:
        op.get(Meeting, "before").end_time = "10:30"
    assert told("+100") in read(store)
    with store.operation("Raccourcir encore") as op:
        op.get(Meeting, "after").end_time = "09:45"
    assert told("−50") in read(store)


def test_that_a_long_period_is_told_by_year(store: Store) -> None:
    found = read(store, subject_of(date(2024, 1, 1), date(2026, 12, 31)))
    assert told("2024", "2025", "2026", "Total") in found


def test_that_one_body_alone_may_be_asked(store: Store) -> None:
    with store.operation("Nommer") as op:
        op.add(Initiative(name="DSI Charlevoix"))
    document = solicitation(store, subject_of(START, END, TRANSPORT))
    assert document.issuer == "DSI Charlevoix"
    found = read(store, subject_of(START, END, TRANSPORT))
    assert told("Transport · Janvier 2026 à mars 2026") in found


def test_that_a_dossier_without_meetings_says_when_hours_will_come(store: Store) -> None:
    with store.operation("Vider") as op:
        for member in op.scalars(select(Membership)).all():
            op.remove(member)
    found = read(store, subject_of(date(2020, 1, 1), date(2020, 1, 31)))
    assert told("Les heures apparaîtront après la première rencontre tenue.") in found
    assert told("Janvier 2020") in found


def test_that_the_last_twelve_months_are_told_when_nothing_is_asked(store: Store) -> None:
    assert told("Décembre 2025 à novembre 2026") in read(store, None)
    assert queries.titles(store) == ("DSI Charlevoix", "")


@pytest.mark.parametrize("subject", ["", "2026-01-01", "2026-02-01:2026-01-01", "x:y"])
def test_that_a_wrong_subject_is_refused(subject: str) -> None:
    with pytest.raises(RuleBroken):
        read_subject(subject)
