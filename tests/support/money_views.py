"""Everything the pages of money say, read at once: for rows that another program left blank."""

from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.funding import queries
from dsi_desktop.features.funding.presenter import givers, sheet
from dsi_desktop.features.funding.report.budget import budget_document as document
from dsi_desktop.features.funding.report.budget import budget_spreadsheet, subject_of
from dsi_desktop.features.funding.rules import mix as said
from dsi_desktop.features.funding.rules.matrix import montage
from dsi_desktop.formats.xlsx import spreadsheet_bytes
from support import pdf_samples


def mix_words(store: Store, plan_id: str = "plan") -> said.MixScreen:
    """Return the screen of a montage."""
    mix = queries.mix(store, plan_id)
    assert mix is not None
    table = montage(mix)
    assert said.years_offered(table, mix)
    return said.screen_of(mix, table, queries.spending(store, plan_id))


def sheet_words(store: Store, action_id: str = "action") -> list[sheet.MoneyLine]:
    """Return every line of the money of an action, and of what is tied to none."""
    lines: list[sheet.MoneyLine] = []
    for key in (action_id, queries.UNTIED):
        found = queries.money_sheet(store, key)
        assert found is not None
        assert sheet.title_of(found) or key
        assert sheet.head_of(found)
        assert len(sheet.parts_of(found)) == 4
        lines += [sheet.source_line(one) for one in found.sources]
        lines += [sheet.spending_line(one) for one in found.spending]
        lines += [sheet.voucher_line(one) for part in found.spending for one in part.vouchers]
        lines += [sheet.service_line(one) for one in found.services]
        assert all(sheet.post_words(one) for one in found.posts)
        sheet.administration_words(found.posts)
    return lines


def giver_words(store: Store) -> tuple[givers.GiverNode, ...]:
    """Return the tree of those who give."""
    return givers.nodes(queries.givers(store), date(2026, 12, 4))


def paper(store: Store) -> bytes:
    """Print the montage, and write its spreadsheet."""
    assert spreadsheet_bytes(budget_spreadsheet(store, subject_of("plan")))
    return pdf_samples.printed(document(store, subject_of("plan")))[0]
