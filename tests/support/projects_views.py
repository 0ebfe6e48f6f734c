"""What projects, levers and accounts say of a dossier, whatever was left blank in it."""

from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.funding.presenter import levers as lever_words
from dsi_desktop.features.funding.queries.accounts import account_funders, funder_account
from dsi_desktop.features.funding.queries.alerts import programmes_closing
from dsi_desktop.features.funding.queries.levers import levers, programme_tags
from dsi_desktop.features.funding.report.accounts import account_document, account_spreadsheet
from dsi_desktop.features.funding.rules.account_scene import account_scene
from dsi_desktop.features.projects import queries
from dsi_desktop.features.projects.presenter import board, guidelines, words
from dsi_desktop.features.projects.queries.alerts import reports_due, steps_waiting
from dsi_desktop.features.projects.report.recommendation import recommendation
from support.pdf_samples import printed

_DAY = date(2026, 12, 4)


def project_words(store: Store) -> object:
    """Every line, the board, a sheet, its paper, the home page."""
    rows = queries.projects(store)
    printed(recommendation(store, rows[0].id))
    return [
        [words.spoken(one, _DAY) for one in rows], board.columns(rows, _DAY),
        words.sheet_scene(queries.project_sheet(store, rows[0].id, _DAY), _DAY),
        reports_due(store, _DAY), steps_waiting(store, _DAY), queries.choices(store),
        queries.motions(store),
    ]


def guideline_words(store: Store) -> object:
    """Every guideline, whom it binds, who answered it."""
    return [guidelines.spoken(one, _DAY) for one in queries.guidelines(store)]


def lever_scene(store: Store) -> object:
    """Every programme and what it fits."""
    sheet = levers(store, "plan", _DAY)
    return [
        [lever_words.facts(one, _DAY) for one in sheet.programmes],
        lever_words.fit_lines(sheet, sheet.programmes[0].lever.id),
        lever_words.unserved_words(sheet), programmes_closing(store, _DAY),
        programme_tags(store, sheet.programmes[0].lever.id),
    ]


def account_words(store: Store) -> object:
    """The final account of a funder, on screen, on paper, in a spreadsheet."""
    (funder, *_others) = account_funders(store)
    subject = f"{funder.id} 2020-01-01 2030-01-01 final"
    printed(account_document(store, subject))
    return [
        account_scene(funder_account(
            store, funder.id, date(2020, 1, 1), date(2030, 1, 1), "final")),
        account_spreadsheet(store, subject),
    ]
