"""The calendar on paper: the drawing, then every action in words, read aloud and checked."""

import pytest

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.plan.commands.versions import adopt_version
from dsi_desktop.features.schedule.report import REPORTS
from dsi_desktop.features.schedule.report.calendar import (
    CalendarPlan,
    calendar_document,
    calendar_on_one_page,
    calendar_report,
)
from dsi_desktop.features.schedule.rules.scene import Look
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.reporting.blocks import Document, Figure
from support import pdf_reader, pdf_samples
from support import work_ground as ground
from support.commands_schedule import linked
from support.pdf_verifier import problems
from support.plain_words import plain
from support.schedule_ground import TODAY, adopted, small_plan


def figures(document: Document) -> list[Figure]:
    return [one for one in document.blocks if isinstance(one, Figure)]


def aloud(document: Document) -> str:
    content, _rendered = pdf_samples.printed(document)
    assert problems(content) == []
    return plain(" ".join(pdf_reader.read_aloud(content)))


def test_that_a_plan_is_printed_with_its_drawing_and_its_words(store: Store) -> None:
    linked(store)
    adopt_version(store, plan_id=ground.first(store, "plan"), adopted_on="2026-12-01")
    said = aloud(calendar_report(store, ground.first(store, "plan")))
    assert "trait gris : prévu dans Version 1" in said
    assert "attend la fin de « Essayer proche »" in said
    assert "Horaire adopté, 15 janvier 2027" in said
    assert [report.name for report in REPORTS] == ["plan-calendar", "plan-calendar-poster"]


def test_that_the_poster_is_one_drawing_of_every_row() -> None:
    whole = CalendarPlan("DSI", TODAY, small_plan(), adopted(), Look())
    poster = calendar_document(whole, "tabloid", whole=True)
    assert (poster.paper, poster.landscape, len(figures(poster))) == ("tabloid", True, 1)
    assert "commence 2 mois trop tôt" in aloud(poster)
    cut = calendar_document(
        CalendarPlan("DSI", TODAY, small_plan(), adopted(), Look(), "month"), whole=False
    )
    assert len(figures(cut)) > 2


def test_that_a_plan_without_action_and_one_that_left_are_said(store: Store) -> None:
    other = plan.create_plan(store, title="Plan neuf")
    assert "Ce plan n’a pas encore d’action" in aloud(calendar_on_one_page(store, other))
    plan.archive_plan(store, other)
    with pytest.raises(NotFound):
        calendar_report(store, other)
    plan.archive_plan(store, ground.first(store, "plan"))
    with pytest.raises(NotFound):
        calendar_report(store, None)
