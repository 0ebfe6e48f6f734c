"""Projects read: where each stands, what was received before, what home warns of."""

from datetime import date

import pytest

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.projects import queries
from dsi_desktop.features.projects.queries import ProjectRow
from dsi_desktop.features.projects.queries.alerts import reports_due, steps_waiting
from dsi_desktop.features.projects.rules import (
    Grant,
    report_late,
    stands,
    waited,
    waits_long,
    years_before,
)
from dsi_desktop.kernel.errors import NotFound
from support.plain_words import plain
from support.projects_ground import Projects
from support.work_ground import ANCRAGE, MOTION, TODAY, TRANSPORT, action


def row(store: Store, project: str) -> ProjectRow:
    return next(one for one in queries.projects(store) if one.id == project)


# --- the rules -----------------------------------------------------------------------------------


def test_how_long_a_project_waits() -> None:
    assert waited("presented", "2026-11-24", TODAY) == 10
    assert waited("declined", "2026-11-24", TODAY) == 0
    assert waited("presented", "", TODAY) == waited("presented", "2027-01-01", TODAY) == 0
    assert stands("payments")
    assert not stands("reported")


@pytest.mark.parametrize(("state", "since", "long"), [
    ("presented", "2026-10-05", False), ("presented", "2026-10-04", True),
    ("decided", "2026-01-01", True), ("payments", "2026-01-01", False),
    ("reported", "2026-01-01", False),
])  # fmt: skip
def test_which_step_waits_too_long(state: str, since: str, long: bool) -> None:
    assert waits_long(state, since, TODAY) is long


def test_when_a_report_is_late() -> None:
    assert report_late("payments", "2026-12-03", TODAY)
    assert not report_late("payments", "2026-12-04", TODAY)
    assert not report_late("reported", "2026-01-01", TODAY)
    assert not report_late("agreement", "", TODAY)


def test_that_a_year_of_support_counts_once() -> None:
    grants = [Grant(2024, "a", 1, "agreement", "1"), Grant(2024, "b", 1, "agreement", "2"),
              Grant(2026, "c", 1, "agreement", "3")]  # fmt: skip
    assert years_before(grants, 2026) == 1
    assert years_before(grants, None) == 2
    assert years_before([], 2026, 3) == 3


# --- the dossier ---------------------------------------------------------------------------------


def test_that_a_project_is_read_with_its_amounts_and_its_last_step(
    store: Store, made: Projects
) -> None:
    found = row(store, made.paying)
    assert (found.state, found.since, found.presented_on) == (
        "payments", "2025-09-01", "2025-02-01")
    assert (found.asked, found.decided, found.paid, found.amount) == (
        500_000, 450_000, 300_000, 450_000)
    assert (found.agreement, found.due_on) == ("FQIS 2026", "2026-11-15")
    declined = row(store, made.declined)
    assert (declined.state, declined.amount, declined.organization) == ("declined", None, "")


def test_that_years_already_supported_come_from_past_grants(store: Store, made: Projects) -> None:
    assert row(store, made.reported).years == 0
    assert row(store, made.paying).years == 1
    assert row(store, made.decided).years == 2
    minutes.edit_project(store, made.presented, years_supported=4)
    assert row(store, made.presented).years == 4


def test_that_an_agreement_held_before_counts_unless_it_is_that_of_a_project(
    store: Store, made: Projects
) -> None:
    plan.add_agreement(
        store, funder_id=made.funder, title="Ancienne", holder_id=ANCRAGE, signed_on="2020-06-01",
        amount=1_000)
    sheet = queries.project_sheet(store, made.decided, TODAY)
    assert [(one.year, one.title) for one in sheet.grants] == [
        (2025, "Collations"), (2024, "Jardin collectif"), (2020, "Ancienne")]
    assert sheet.row.years == 3


def test_that_a_sheet_tells_steps_guidelines_and_money(store: Store, made: Projects) -> None:
    plan.add_funding_line(
        store, action_id=action(store), funder_id=made.funder, state="granted", granted=50_000)
    minutes.edit_project(store, made.presented, action_id=action(store))
    sheet = queries.project_sheet(store, made.presented, TODAY)
    assert [one.title for one in sheet.guidelines] == ["Rejoindre tout le territoire", "Visibilité"]
    assert (sheet.money.lines, sheet.money.granted, sheet.money.paid) == (2, 50_000, 0)
    paying = queries.project_sheet(store, made.paying, TODAY)
    assert [one.state for one in paying.steps] == [
        "presented", "decided", "agreement", "payments", "payments"]
    assert [one.amount for one in paying.steps[-2:]] == [200_000, 100_000]
    assert paying.steps[1].motion == "CC-20250301"


def test_that_a_project_that_went_away_is_said(store: Store, made: Projects) -> None:
    minutes.remove_project(store, made.analysed)
    with pytest.raises(NotFound):
        queries.project_sheet(store, made.analysed, TODAY)
    assert len(queries.projects(store)) == 5


def test_that_guidelines_say_whom_they_bind_and_who_respected_them(
    store: Store, made: Projects
) -> None:
    minutes.answer_guidelines(
        store, made.presented, {made.guideline: ("not_respected", "Pas de logo")})
    plan.add_guideline(store, title="Du bailleur", applies_to="funder", applies_id=made.funder)
    plan.add_guideline(store, title="Du type", applies_to="action_kind", applies_id="Repas")
    plan.add_guideline(store, title="Perdue", applies_to="body", applies_id="nobody")
    whole, transport, funder, kind, lost = queries.guidelines(store)
    assert [one.about for one in (whole, transport, funder, kind, lost)] == [
        "", "Transport", "FQIS", "Repas", ""]
    (answer,) = transport.answers
    assert (answer.project, answer.reason, answer.on) == (
        "Vélo-partage", "Pas de logo", TODAY.isoformat())
    assert (transport.count("not_respected"), transport.count("respected")) == (1, 0)
    assert transport.motion == "CC-2026-014"
    assert transport.in_force(TODAY)
    assert not transport.in_force(date(2024, 1, 1))


def test_what_the_forms_offer(store: Store, made: Projects) -> None:
    plan.edit_action(store, action(store), kind=" Repas ")
    offered = queries.choices(store)
    assert offered.kinds == ("Repas",)
    assert (made.agreement, "FQIS – FQIS 2026") in offered.agreements
    assert TRANSPORT in dict(offered.bodies)
    assert any(words.startswith("CC-2026-014") for key, words in queries.motions(store)
               if key == MOTION)  # fmt: skip
    assert queries.issuer(store) == "Essai"


# --- home ----------------------------------------------------------------------------------------


def test_that_home_warns_of_reports_due_and_late(store: Store, made: Projects) -> None:
    (late,) = reports_due(store, TODAY)
    assert (late.tone, late.record_id) == ("bad", made.paying)
    assert plain(late.text).startswith("Le rapport du projet « Collations » était attendu")
    (soon,) = reports_due(store, date(2026, 11, 1))
    assert soon.tone == "warn"
    assert "est attendu" in soon.text
    minutes.advance_project(store, made.paying, "reported", on="2026-12-01")
    assert reports_due(store, TODAY) == []


def test_that_home_warns_once_of_the_steps_that_wait(store: Store, made: Projects) -> None:
    (alone,) = steps_waiting(store, TODAY)
    assert alone.record_id == made.presented
    assert "Vélo-partage" in alone.text
    (both,) = steps_waiting(store, date(2027, 2, 1))
    assert (both.count, both.record_id, both.page) == (3, "", "projects")
    assert steps_waiting(store, date(2026, 9, 2)) == []
