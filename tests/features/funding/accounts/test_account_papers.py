"""The account on paper and in a spreadsheet: tagged, and the numbers of the screen."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.funding.queries.accounts import funder_account
from dsi_desktop.features.funding.report.accounts import (
    account_document,
    account_spreadsheet,
    read_account,
)
from dsi_desktop.features.funding.rules.account_scene import account_scene
from dsi_desktop.features.funding.rules.accounts import FINAL, Asked, subject_of
from dsi_desktop.formats.xlsx import spreadsheet_bytes
from dsi_desktop.kernel.i18n import speaking
from support.accounts_ground import Accounts
from support.pdf_reader import read_aloud, tight
from support.pdf_samples import printed
from support.pdf_verifier import problems
from support.plain_words import plain
from support.xlsx_reader import pages_of

SPAN = "2026-04-01 2027-03-31"


def test_that_the_paper_is_sound_and_says_the_sums(store: Store, made: Accounts) -> None:
    content, _rendered = printed(account_document(store, f"{made.fqis} {SPAN} final"))
    assert problems(content) == []
    said = plain(tight(read_aloud(content)))
    for words in ("Rapport final", "4900$", "P-1", "Il manque"):
        assert plain(words).replace(" ", "") in said.replace(" ", "")


def test_that_the_spreadsheet_holds_the_sums_of_the_screen(store: Store, made: Accounts) -> None:
    subject = f"{made.fqis} {SPAN} final"
    made_of = account_spreadsheet(store, subject)
    actions, spending = made_of.sheets
    whole = account_scene(read_account(store, subject)).whole
    assert sum(float(str(row[9])) for row in actions.rows) * 100 == whole.granted
    assert sum(float(str(row[5])) for row in spending.rows) * 100 == whole.actual
    assert [len(page.row(1)) for page in pages_of(spreadsheet_bytes(made_of))] == [18, 9]


def test_that_a_funder_alone_is_its_year_and_an_empty_account_stands(
    store: Store, made: Accounts
) -> None:
    assert read_account(store, made.centraide).asked.start.month == 1
    content, _rendered = printed(account_document(store, f"{made.fqis} 2020-04-01 2021-03-31"))
    assert problems(content) == []
    assert account_spreadsheet(store, f"{made.fqis} 2020-04-01 2021-03-31").sheets[0].rows == ()


def test_that_english_says_the_same_sums(store: Store, made: Accounts) -> None:
    with speaking("en"):
        document = account_document(store, subject_of(_asked(store, made)))
    assert document.blocks


def _asked(store: Store, made: Accounts) -> Asked:
    asked = read_account(store, f"{made.fqis} {SPAN} final").asked
    assert asked.stage == FINAL
    assert funder_account(store, asked.funder_id, asked.start, asked.end).actions
    return asked
