"""A plan that another program wrote with nothing but its links: no view falls over it."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from dsi_desktop.db.entity import columns, tables
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema import evaluation, money, plan
from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.directory import Organization, Person, Population
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.store import Store
from dsi_desktop.features.coverage import queries as coverage_queries
from dsi_desktop.features.coverage.report import COVERAGE, coverage_spreadsheet
from dsi_desktop.features.evaluation import queries as evaluation_queries
from dsi_desktop.features.evaluation.report import REPORTS as EVALUATION
from dsi_desktop.features.evaluation.rules import effects, looking_back, process
from dsi_desktop.features.indicators import queries as indicators
from dsi_desktop.features.indicators.report import REPORTS as INDICATORS
from dsi_desktop.features.indicators.report import indicators_spreadsheet
from support import (
    chain_views,
    coverage_views,
    money_views,
    pdf_samples,
    plan_views,
    projects_views,
    schedule_views,
)
from support.dossier import copied, template

DAY = date(2026, 12, 4)
KINDS = tuple(
    kind for module in (plan, money, evaluation) for kind in vars(module).values()
    if getattr(kind, "__module__", "") == module.__name__ and hasattr(kind, "__tablename__")
)
_TARGETS = {
    "plan_id": "plan", "area_id": "area", "population_id": "population", "body_id": "body",
    "organization_id": "organization", "person_id": "person", "lead_id": "organization",
    "contact_id": "person", "holder_id": "organization", "fiduciary_id": "organization",
    "from_action_id": "action", "to_action_id": "other_action",
}  # fmt: skip

VIEWS: dict[str, Callable[[Store], object]] = {
    "map of the plan": chain_views.map_words,
    "versions of the plan": chain_views.version_words,
    "advances of the chantiers": chain_views.advance_words,
    "papers of the plan": chain_views.papers,
    "montage": money_views.mix_words,
    "money of an action": money_views.sheet_words,
    "who gives": money_views.giver_words,
    "montage on paper": money_views.paper,
    "calendar of a plan": schedule_views.calendar_words,
    "calendar on paper": schedule_views.papers,
    "sheet of an action": plan_views.sheet_words,
    "sheets of the other levels": plan_views.element_words,
    "table of the actions": plan_views.table_words,
    "choices of an action": plan_views.choice_words,
    "indicators": lambda s: indicators.indicator_lines(s, "plan", DAY),
    "indicator": lambda s: indicators.indicator_sheet(s, "indicator", DAY),
    "places of an indicator": lambda s: indicators.places(s, "plan"),
    "years of a plan": lambda s: [indicators.plan_period(s, "plan")],
    "indicators on paper": lambda s: pdf_samples.printed(INDICATORS[0].build(s, "plan")),
    "indicators in a spreadsheet": lambda s: indicators_spreadsheet(s, "plan"),
    "effects": lambda s: effects.tree(evaluation_queries.outcomes(s, "plan")),
    "effects on paper": lambda s: pdf_samples.printed(EVALUATION[0].build(s, "plan")),
    "actions looked back at": lambda s: [
        (looking_back.state_words(line), looking_back.gap_words(line), looking_back.missing(line))
        for line in evaluation_queries.action_lines(s)],
    "questionnaires": lambda s: [
        process.line_words(line) for line in evaluation_queries.questionnaires(s)],
    "a questionnaire": lambda s: process.finding(
        evaluation_queries.questionnaire_sheet(s, "questionnaire")),
    "a form on paper": lambda s: pdf_samples.printed(EVALUATION[1].build(s, "questionnaire")),
    "reviews": lambda s: evaluation_queries.reviews(s, "plan"),
    "a review": lambda s: pdf_samples.printed(EVALUATION[2].build(s, "plan_review")),
    "coverage": coverage_views.counted,
    "coverage on paper": lambda s: pdf_samples.printed(COVERAGE.build(s, "plan")),
    "coverage in a spreadsheet": lambda s: coverage_spreadsheet(s, "plan"),
    "what mends a gap": coverage_queries.choices,
    "projects": projects_views.project_words,
    "guidelines": projects_views.guideline_words,
    "levers": projects_views.lever_scene,
    "account of a funder": projects_views.account_words,
    "what an evaluation offers": lambda s: evaluation_queries.choices(s, "plan"),
}  # fmt: skip


def seed(store: Store) -> None:
    """Write one row of each table, linked, then take away every word, number and day.

    The key of each row is the name of its table: « plan », « issue », « action »…
    """
    with store.operation("D’un autre programme") as op:
        op.add(Person(id="person"))
        op.add(Organization(id="organization"))
        op.add(Area(id="area"))
        op.add(Population(id="population"))
        op.add(Body(id="body"))
        op.add(plan.Action(id="other_action", plan_id="plan"))
        for kind in KINDS:
            op.add(kind(id=kind.__tablename__))
        op.flush()
        for kind in KINDS:
            _blank(op, kind.__tablename__)
        for kind in (Area, Population, Body, Organization, Person):
            _blank(op, kind.__tablename__)


def _blank(op: Operation, name: str) -> None:
    for column in columns(tables()[name]):
        if not column.name.endswith("_id"):
            op.execute(text(f'UPDATE {name} SET "{column.name}" = NULL'))
            continue
        [key] = column.foreign_keys or [None]
        target = _TARGETS.get(column.name, key.column.table.name if key is not None else name)
        if target in tables() and target not in {one.__tablename__ for one in KINDS} | {
            "area", "population", "body", "organization", "person"}:  # fmt: skip
            continue
        if name == target:
            continue
        op.execute(text(f'UPDATE {name} SET "{column.name}" = :key'), {"key": target})


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return template(tmp_path_factory.mktemp("blank"), seed)


@pytest.fixture
def store(blank: Path, tmp_path: Path) -> Iterator[Store]:
    opened = copied(blank, tmp_path)
    yield opened
    opened.close()


@pytest.mark.parametrize("view", list(VIEWS))
def test_that_a_view_stands_what_another_program_left_out(store: Store, view: str) -> None:
    assert VIEWS[view](store) is not None
