"""Write tables that every spreadsheet opens: texts as texts, days as days, amounts as numbers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal

from dsi_desktop.kernel.text import clean

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Value = str | int | float | date | None
Kind = Literal["text", "day", "number", "decimal", "money"]
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMATS: dict[Kind, str] = {
    "text": "@", "day": "yyyy\\-mm\\-dd", "number": "#,##0", "decimal": "#,##0.0",
    "money": '#,##0.00\\ "$"',
}  # fmt: skip
_LONGEST, _LONGEST_NAME, _FIRST_DAY = 32_767, 31, date(1900, 3, 1)
_WIDEST, _HEAD = 60.0, "#17406D"
_REFUSED = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its title, what its cells hold, its width in characters."""

    title: str
    kind: Kind = "text"
    width: float = 16.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with one row of titles, frozen, with filters. Money is in dollars, not cents.

    A text in a column of numbers or days stays a text; None leaves the cell empty.
    """

    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """A whole file. `created` fixed gives the same bytes each time."""

    title: str
    sheets: tuple[Sheet, ...]
    author: str = ""
    created: datetime | None = None


def spreadsheet_bytes(wanted: Spreadsheet) -> bytes:
    """Return the file: nothing in it is a formula nor a link, whatever a text begins with."""
    from xlsxwriter import Workbook

    content = BytesIO()
    book = Workbook(content, {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
        "strings_to_numbers": False, "nan_inf_to_errors": True,
    })  # fmt: skip
    about: dict[str, Any] = {"title": clean(wanted.title), "author": clean(wanted.author)}
    if wanted.created is not None:
        about["created"] = wanted.created.replace(tzinfo=None)
    book.set_properties(about)
    looks = {
        kind: book.add_format({"num_format": form, "valign": "top", "text_wrap": kind == "text"})
        for kind, form in _FORMATS.items()
    }
    head = book.add_format({
        "bold": True, "font_color": "#FFFFFF", "bg_color": _HEAD, "text_wrap": True,
        "valign": "top",
    })  # fmt: skip
    for name, sheet in zip(sheet_names(one.name for one in wanted.sheets), wanted.sheets,
                           strict=True):  # fmt: skip
        _fill(book.add_worksheet(name), sheet, head, looks)
    book.close()
    return content.getvalue()


def sheet_names(names: Iterable[str]) -> Iterator[str]:
    """Yield names that a spreadsheet accepts: 31 signs, none reserved, no two alike."""
    taken: set[str] = set()
    for name in names:
        plain = _REFUSED.sub(" ", clean(name).replace("\n", " ")).strip(" '’") or "1"
        made, number = _cut(plain, _LONGEST_NAME).strip(" '’"), 2
        while made.casefold() in taken or made.casefold() == "history":
            tail = f" ({number})"
            made = f"{_cut(plain, _LONGEST_NAME - len(tail)).rstrip()}{tail}"
            number += 1
        taken.add(made.casefold())
        yield made


def _fill(
    page: "Worksheet", sheet: Sheet, head: "Format", looks: dict[Kind, "Format"]
) -> None:  # fmt: skip
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, min(column.width, _WIDEST), looks[column.kind])
        page.write_string(0, at, _text(column.title), head)
    for row, values in enumerate(sheet.rows, 1):
        for at, (column, value) in enumerate(zip(sheet.columns, values, strict=True)):
            _write(page, (row, at), value, looks[column.kind], looks["text"])
    page.freeze_panes(1, 1)
    if sheet.columns:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
        page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(1)
    page.fit_to_pages(1, 0)
    page.set_footer("&L&A&R&P / &N")


def _write(
    page: "Worksheet", at: tuple[int, int], value: Value, look: "Format", plain: "Format"
) -> None:  # fmt: skip
    if isinstance(value, date) and value >= _FIRST_DAY:
        page.write_datetime(*at, value, look)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        page.write_number(*at, value, look)
    elif value is not None and value != "":
        page.write_string(*at, _text(value.isoformat() if isinstance(value, date) else str(value)),
                          plain)  # fmt: skip


def _text(text: str) -> str:
    """Return what a cell can hold: no control sign, at most 32,767 signs."""
    kept = clean(text)
    cut = _cut(kept, _LONGEST)
    return kept if cut == kept else f"{_cut(kept, _LONGEST - 1)}…"


def _cut(text: str, most: int) -> str:
    """Return the beginning of a text: spreadsheets count the halves of signs beyond U+FFFF."""
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", errors="ignore")
