"""Which day suits a meeting: holidays, other meetings, who is free, who is asked too much."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dsi_desktop.db.schema.governance import BodyRules
from dsi_desktop.db.schema.meetings import Attendance
from dsi_desktop.db.store import Store
from dsi_desktop.features.meetings import queries
from dsi_desktop.features.meetings.queries import Call
from dsi_desktop.features.meetings.rules.days import (
    AVOID,
    FAIR,
    GOOD,
    Clash,
    DayFacts,
    best,
    crosses,
    days_around,
    reasons,
    verdict,
    verdict_words,
)
from dsi_desktop.features.meetings.rules.room import Quorum
from dsi_desktop.features.solicitation import commands as solicitation
from dsi_desktop.kernel.text import fr
from support import solicitation_ground as ground
from support.dossier import TODAY, copied, template
from support.solicitation_ground import CLERMONT, COUNCIL, ERIC, HELENE, MRC, PAUL, SACC, TRANSPORT

NEAR = {HELENE: SACC, ERIC: MRC}
HELD, BROKEN = Quorum(3, 3, 2), Quorum(3, 1, 2)
THURSDAY, SATURDAY = date(2026, 12, 10), date(2026, 12, 12)


def seed(store: Store) -> None:
    """Write the winter, a quorum of two, and two meetings of December."""
    ground.seed(store)
    with store.operation("Convoquer") as op:
        op.add(BodyRules(body_id=COUNCIL, quorum_kind="number", quorum_value=2, notice_days=5))
        ground.ask(op, "n-1", TRANSPORT, "2026-12-08", CLERMONT, NEAR)
        ground.ask(op, "n-2", COUNCIL, "2026-12-17", PAUL, NEAR)
    solicitation.set_thresholds(store, hours=300, meetings=30)


@pytest.fixture(scope="module")
def december(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return template(tmp_path_factory.mktemp("days"), seed)


@pytest.fixture
def store(december: Path, tmp_path: Path) -> Iterator[Store]:
    opened = copied(december, tmp_path)
    yield opened
    opened.close()


def compared(store: Store, *days: str, hours: tuple[str, str] = ("13:30", "15:30")) -> list[
    DayFacts
]:
    call = Call(COUNCIL, "", *hours, PAUL)
    return list(
        queries.days_compared(store, call, [date.fromisoformat(day) for day in days], TODAY)
    )


def test_that_a_day_when_nothing_stands_in_the_way_is_free(store: Store) -> None:
    (facts,) = compared(store, "2027-01-14")
    assert verdict(facts) == GOOD
    assert facts.clashes == facts.tired == ()
    assert facts.quorum == Quorum(3, 3, 2)
    assert [fr(one) for one in reasons(facts)] == [
        fr("La convocation doit partir d’ici 58 jours.")]


def test_that_a_meeting_at_another_hour_is_said_and_does_not_forbid(store: Store) -> None:
    (facts,) = compared(store, "2026-12-08")
    assert [(one.body, one.at_once, one.people) for one in facts.clashes] == [
        ("Transport", False, 2)]
    assert fr(reasons(facts)[0]) == fr(
        "Le même jour : Transport (9 h à 12 h); 2 personnes y sont aussi attendues.")
    assert verdict(facts) == GOOD
    assert facts.joining.startswith("Tenue le mardi 8")


def test_that_who_is_awaited_elsewhere_at_that_hour_breaks_the_quorum(store: Store) -> None:
    (facts,) = compared(store, "2026-12-08", hours=("10:00", "11:00"))
    assert facts.quorum == Quorum(3, 1, 2)
    assert verdict(facts) == AVOID
    said = " ".join(map(fr, reasons(facts)))
    assert "À la même heure" in said
    assert "Quorum hors d’atteinte" in said


def test_that_a_body_does_not_meet_twice_in_a_day(store: Store) -> None:
    (facts,) = compared(store, "2026-12-17", hours=("18:00", "20:00"))
    assert verdict(facts) == AVOID
    assert "La même instance se réunit déjà" in reasons(facts)[0]


def test_that_the_meeting_itself_is_no_clash_when_it_moves(store: Store) -> None:
    call = queries.call_of(store, "n-2")
    days = [date(2026, 12, 16), date(2026, 12, 17)]
    before, same = queries.days_compared(store, call, days, TODAY)
    assert before.clashes == same.clashes == ()


def test_that_the_voices_are_those_of_the_list_once_there_is_one(store: Store) -> None:
    with store.operation("Voter") as op:
        op.get(Attendance, f"n-2.{HELENE}").voting = True
    (facts,) = queries.days_compared(
        store, queries.call_of(store, "n-2"), [date(2026, 12, 17)], TODAY)
    assert facts.quorum.members == 1


def test_that_partners_asked_too_often_that_month_are_named(store: Store) -> None:
    solicitation.set_thresholds(store, hours=300, meetings=2)
    december, january = compared(store, "2026-12-10", "2027-01-14")
    assert december.tired == ("MRC", "SACC")
    assert verdict(december) == FAIR
    assert any("Passerait le seuil de sollicitation de MRC et SACC." in one
               for one in reasons(december))
    assert january.tired == ()


def test_that_a_delay_that_cannot_be_kept_is_said(store: Store) -> None:
    soon, edge, later = compared(store, "2026-11-16", "2026-11-17", "2026-11-18")
    assert (soon.notice_left, edge.notice_left, later.notice_left) == (-1, 0, 1)
    assert "ne peut plus être tenu" in reasons(soon)[0]
    assert verdict(soon) == FAIR
    assert reasons(edge)[0] == "La convocation devrait partir aujourd’hui."
    assert "d’ici 1 jour" in fr(reasons(later)[0]).replace("\N{NO-BREAK SPACE}", " ")


def test_that_a_body_without_rules_or_members_has_no_quorum_to_lose(store: Store) -> None:
    (facts,) = queries.days_compared(
        store, Call("", "", "09:00", "12:00"), [date(2027, 1, 14)], TODAY)
    assert (facts.quorum.required, facts.notice_left) == (0, None)
    assert verdict(facts) == GOOD


def test_that_pairs_set_aside_are_not_proposed_again(store: Store) -> None:
    call = queries.call_of(store, "n-2")
    day = [date(2026, 12, 9)]
    assert queries.days_compared(store, call, day, TODAY)[0].joining
    solicitation.set_suggestion_aside(store, "n-1.n-2")
    assert queries.days_compared(store, call, day, TODAY)[0].joining == ""


def test_that_comparing_no_day_answers_nothing(store: Store) -> None:
    assert queries.days_compared(store, Call(COUNCIL, ""), [], TODAY) == ()


def test_that_three_weeks_of_working_days_are_proposed_and_none_is_past() -> None:
    days = days_around(THURSDAY, TODAY)
    assert len(days) == 15
    assert (days[0], days[-1]) == (date(2026, 12, 7), date(2026, 12, 25))
    assert SATURDAY in days_around(SATURDAY, TODAY)
    assert days_around(TODAY, TODAY)[0] == TODAY


def facts(day: date = THURSDAY, quorum: Quorum = HELD, **more: object) -> DayFacts:
    return DayFacts(day, quorum, **more)


@pytest.mark.parametrize(("one", "expected"), [
    (facts(), GOOD),
    (facts(past=True), AVOID),
    (facts(date(2026, 12, 25)), AVOID),
    (facts(quorum=BROKEN), AVOID),
    (facts(clashes=(Clash("CC", "", "", at_once=True, people=0, same_body=True),)), AVOID),
    (facts(SATURDAY), FAIR),
    (facts(notice_left=-1, notice_days=5), FAIR),
    (facts(tired=("MRC",)), FAIR),
    (facts(clashes=(Clash("CC", "", "", at_once=True, people=2),)), FAIR),
    (facts(clashes=(Clash("CC", "", "", at_once=False, people=2),)), GOOD),
    (facts(clashes=(Clash("CC", "", "", at_once=True, people=0),)), GOOD),
])
def test_that_a_day_is_judged_by_its_gravest_fact(one: DayFacts, expected: str) -> None:
    assert verdict(one) == expected


def test_that_the_day_proposed_is_the_one_that_asks_least() -> None:
    shared = Clash("CC", "", "", at_once=True, people=2)
    days = [
        facts(date(2026, 12, 7), tired=("MRC",)), facts(date(2026, 12, 8), clashes=(shared,)),
        facts(date(2026, 12, 9)), facts(date(2026, 12, 10), joining="après l’autre"),
    ]
    assert best(days, date(2026, 12, 8)) == date(2026, 12, 9)
    assert best(days, date(2026, 12, 20)) == date(2026, 12, 10)
    assert best(days[:2], date(2026, 12, 7)) == date(2026, 12, 8)
    assert best([facts(past=True)], THURSDAY) is None
    assert best([], THURSDAY) is None


def test_that_every_reason_is_a_sentence() -> None:
    assert reasons(facts()) == ()
    said = reasons(facts(
        date(2026, 12, 26), BROKEN, past=True, notice_left=-2, notice_days=10,
        tired=("A", "B", "C", "D", "E"), joining="Tenue après.",
        clashes=(Clash("Jeunesse", "", "", at_once=True, people=0),
                 Clash("Plan", "09:00", "", at_once=True, people=1)),
    ))
    assert [fr(one).replace("\N{NO-BREAK SPACE}", " ") for one in said] == [
        "Ce jour est passé.", "Jour férié : lendemain de Noël.", "C’est un samedi.",
        "À la même heure : Jeunesse; aucune personne de cette liste n’y est attendue.",
        "À la même heure : Plan (9 h); 1 personne y est aussi attendue.",
        "Quorum hors d’atteinte : au plus 1 sur 3, 2 requis.",
        "Passerait le seuil de sollicitation de A, B, C et 2 autres.",
        "Le délai de convocation de 10 jours ne peut plus être tenu.", "Tenue après.",
    ]


def test_that_meetings_cross_when_they_share_a_moment() -> None:
    assert crosses("09:00", "12:00", "11:00", "13:00")
    assert not crosses("09:00", "12:00", "12:00", "13:00")
    assert crosses("09:00", "", "18:00", "")
    assert crosses("", "", "09:00", "10:00")
    assert not crosses("13:00", "", "09:00", "10:00")


def test_that_a_verdict_is_never_a_colour_alone() -> None:
    assert [verdict_words(one) for one in (GOOD, FAIR, AVOID)] == ["libre", "possible", "à éviter"]
