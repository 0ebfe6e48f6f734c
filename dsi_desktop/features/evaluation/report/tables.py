"""The tables of a yearly review for a spreadsheet, a sheet for each section."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.evaluation import queries
from dsi_desktop.features.evaluation.rules import yearly
from dsi_desktop.formats.xlsx import Sheet, SheetColumn, Spreadsheet

_SIGNS = 14


def review_spreadsheet(store: Store, review_id: str) -> Spreadsheet:
    """Return the sections that have a table; what is said in words is said on paper."""
    read = queries.review(store, review_id)
    return Spreadsheet(read.title, tuple(
        Sheet(section.title, tuple(
            SheetColumn(title, width=_SIGNS * share)
            for title, share in zip(section.grid.titles, section.grid.shares, strict=True)
        ), section.grid.rows)
        for section in yearly.sections(read) if section.grid
    ), author=queries.issuer(store))  # fmt: skip
