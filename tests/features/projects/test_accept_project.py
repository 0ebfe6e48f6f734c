"""A project accepted enters the plan with its source, in one gesture, once."""

import pytest

from dsi_desktop.db.schema.money import FundingLine, Spending
from dsi_desktop.db.schema.plan import Action, IntakeStep, ProjectIntake
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.projects.commands import accept_project
from dsi_desktop.kernel.errors import RuleBroken
from support.dossier import contents
from support.projects_ground import Projects
from support.work_ground import ANCRAGE, FOOD, action, first


def refused(store: Store, project: str, **said: str | None) -> RuleBroken:
    before = contents(store)
    with pytest.raises(RuleBroken) as caught:
        accept_project(store, project, **said)  # type: ignore[arg-type]
    assert contents(store) == before
    return caught.value


def test_that_an_action_and_its_source_are_made_together(store: Store, made: Projects) -> None:
    found = accept_project(
        store, made.decided, objective_id=first(store, "objective"), funder_id=made.funder,
        agreement_id=made.agreement, fiscal_year="2026-27")
    with store.read() as session:
        one = session.get(Action, found)
        assert one is not None
        assert (one.title, one.lead_id, one.body_id, one.state) == (
            "Popote, troisième jour", ANCRAGE, FOOD, "upcoming")
        assert one.motion_id == "mo-20261125"
        lines = [line for line in session.query(FundingLine) if line.action_id == found]
        intake = session.get(ProjectIntake, made.decided)
        assert intake is not None
        assert (intake.action_id, intake.agreement_id) == (found, made.agreement)
    (line,) = lines
    assert (line.asked, line.granted, line.state, line.fiscal_year, line.granted_on) == (
        600_000, 600_000, "granted", "2026-2027", "2026-11-25")
    assert store.undo() == "Inscrire un projet au plan"
    assert store.undo_label != "Inscrire un projet au plan"


def test_that_a_project_is_tied_to_an_action_that_is_there(store: Store, made: Projects) -> None:
    there = action(store)
    assert accept_project(store, made.paying, action_id=there) == there
    refused_again = accept_project(
        store, made.paying, action_id=there, funder_id=made.funder, amount=10_000)
    assert refused_again == there
    assert refused(store, made.paying, action_id=there, funder_id=made.funder).field == "funder_id"


def test_that_a_removed_source_is_written_again(store: Store, made: Projects) -> None:
    there = action(store)
    accept_project(store, made.decided, action_id=there, funder_id=made.funder)
    with store.operation("Retirer") as op:
        for line in op.session.query(FundingLine).filter_by(title="Popote, troisième jour"):
            op.remove(line)
    accept_project(store, made.decided, action_id=there, funder_id=made.funder, amount=5)
    with store.read() as session:
        assert [one.granted for one in session.query(FundingLine).filter_by(
            title="Popote, troisième jour", deleted=None)] == [5]  # fmt: skip


def test_what_is_refused_in_words(store: Store, made: Projects) -> None:
    assert "Consignez d’abord la décision" in refused(store, made.presented).sentence
    assert refused(store, made.decided).field == "action_id"
    there = action(store)
    assert refused(
        store, made.decided, action_id=there, agreement_id=made.agreement).field == "funder_id"
    assert refused(
        store, made.decided, action_id=there, funder_id=made.funder, fiscal_year="bientôt",
    ).field == "fiscal_year"


def test_that_a_project_without_chantier_takes_that_of_the_objective(
    store: Store, made: Projects
) -> None:
    with store.operation("Orphelin") as op:
        op.get(ProjectIntake, made.decided).body_id = None
    found = accept_project(store, made.decided, objective_id=first(store, "objective"))
    with store.read() as session:
        one = session.get(Action, found)
        assert one is not None
        assert one.body_id


def test_that_the_decision_that_stands_is_the_last_one(store: Store, made: Projects) -> None:
    with store.operation("Décider de nouveau") as op:
        op.add(IntakeStep(
            intake_id=made.decided, state="decided", done_on="2026-12-02", motion_id="mo-1"))
    found = accept_project(
        store, made.decided, objective_id=first(store, "objective"), funder_id=made.funder)
    with store.read() as session:
        one = session.get(Action, found)
        assert one is not None
        assert one.motion_id == "mo-1"
        (line,) = [line for line in session.query(FundingLine) if line.action_id == found]
        assert line.granted_on == "2026-12-02"


def test_that_a_project_tied_to_another_action_takes_its_source_there(
    store: Store, made: Projects
) -> None:
    first_action, other = action(store), action(store, 1)
    accept_project(store, made.decided, action_id=first_action, funder_id=made.funder)
    with store.read() as session:
        (line,) = [one.id for one in session.query(FundingLine).filter_by(
            title="Popote, troisième jour")]  # fmt: skip
    spent = plan.add_spending(
        store, action_id=first_action, funding_line_id=line, post="wages", actual=5_000)
    accept_project(store, made.decided, action_id=other)
    with store.read() as session:
        moved = session.get(FundingLine, line), session.get(Spending, spent)
        assert [one.action_id for one in moved if one is not None] == [other, other]
