"""The sheet on which a project is recommended: tagged, with its checklist."""

import pytest

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.features.projects import queries
from dsi_desktop.features.projects.report import REPORTS
from dsi_desktop.features.projects.report.recommendation import recommendation
from dsi_desktop.kernel.errors import NotFound
from support.pdf_reader import read_aloud, tight
from support.pdf_samples import printed
from support.pdf_verifier import problems
from support.projects_ground import Projects
from support.work_ground import TODAY


def said(store: Store, project: str) -> str:
    content, _rendered = printed(recommendation(store, project))
    assert problems(content) == []
    return tight(read_aloud(content)).replace(" ", "")


def test_that_the_checklist_is_printed_and_what_it_still_lacks(
    store: Store, made: Projects
) -> None:
    minutes.answer_guidelines(
        store, made.presented, {made.guideline: ("not_respected", "Pas encore de logo")})
    words = said(store, made.presented)
    for part in ("Visibilité", "nonrespectée", "Pasencoredelogo", "àvérifier", "Unebalise"):
        assert part.replace("Unebalise", "1balise") in words


def test_that_a_project_whose_guidelines_are_answered_is_recommended(
    store: Store, made: Projects
) -> None:
    every = queries.project_sheet(store, made.presented, TODAY).guidelines
    minutes.answer_guidelines(
        store, made.presented, {one.id: ("respected", "") for one in every})
    assert "Ilestrecommandé" in said(store, made.presented)
    minutes.edit_project(store, made.presented, asked=None)
    assert "Ilestrecommandé" in said(store, made.presented)


def test_that_past_support_and_refusal_are_printed(store: Store, made: Projects) -> None:
    assert "2024" in said(store, made.decided)
    assert "pasretenu" in said(store, made.declined)


def test_that_a_sheet_of_nobody_is_said(store: Store) -> None:
    assert REPORTS[0].build is recommendation
    with pytest.raises(NotFound):
        recommendation(store, None)
