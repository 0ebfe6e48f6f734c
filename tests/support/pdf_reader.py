"""Read a PDF back as a screen reader does: the structure tree, and the letters of each element."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

_PAINTS = frozenset(["Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do",
    "sh"])
_SHOWS = frozenset(("Tj", "TJ", "'", '"'))
NOTDEF = "\ufffd"


@dataclass(slots=True)
class Mark:
    """A marked stretch of a page: its tag, and the letters shown inside."""

    tag: str
    text: str = ""


@dataclass(slots=True)
class Sheet:
    """A page as read: marks by number, what is painted outside any mark, artifact letters."""

    marks: dict[int, Mark] = field(default_factory=dict)
    naked: list[str] = field(default_factory=list)
    artifacts: str = ""


def opened(content: bytes) -> pikepdf.Pdf:
    """Open the bytes of a document."""
    return pikepdf.open(BytesIO(content))


def sheets(pdf: pikepdf.Pdf) -> list[Sheet]:
    """Read every page."""
    return [_sheet(page) for page in pdf.pages]


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Yield every structure element, in reading order."""
    for kid in _kids(pdf.Root.StructTreeRoot):
        yield from _walk(kid)


def leaves(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """Return (tag, letters) of every mark, in reading order; the two parts of a cut one joined."""
    read = {page.objgen: sheet for page, sheet in zip(pdf.pages, sheets(pdf), strict=True)}
    found: list[tuple[str, str]] = []

    def follow(element: pikepdf.Object) -> None:
        own: list[str] = []
        for kid in [*_kids(element), None]:
            place = _mark_of(element, kid)
            if place is not None:
                own.append(read[place[0].objgen].marks[place[1]].text)
                continue
            if own:
                found.append((str(element.S)[1:], "".join(own)))
                own.clear()
            if _is_element(kid):
                follow(kid)

    for kid in _kids(pdf.Root.StructTreeRoot):
        follow(kid)
    return found


def read_aloud(content: bytes) -> list[str]:
    """Return the texts of a document in reading order, without bullets and numbers of lists."""
    return [text for tag, text in leaves(opened(content)) if tag != "Lbl"]


def artifacts(content: bytes) -> list[str]:
    """Return the letters of the decoration of each page: heads, feet, what is said again."""
    return [sheet.artifacts for sheet in sheets(opened(content))]


def tight(texts: list[str]) -> str:
    """Return texts as one, without any space: what must be equal to the model's letters."""
    return re.sub(r"\s+", "", "".join(texts))


def tags(pdf: pikepdf.Pdf) -> list[str]:
    """Return the tags of all elements, in reading order."""
    return [str(element.S)[1:] for element in elements(pdf)]


def kids_of(element: pikepdf.Object) -> list[Any]:
    """Return the structure elements right under one."""
    return [kid for kid in _kids(element) if _is_element(kid)]


def marks_of(element: pikepdf.Object) -> list[tuple[Any, int]]:
    """Return (page, number) of the marks right under an element."""
    places = (_mark_of(element, kid) for kid in _kids(element))
    return [place for place in places if place is not None]


def attribute(element: pikepdf.Object, name: str) -> object:
    """Return an attribute of an element; None without it."""
    owned = element.get("/A", [])
    for one in owned if isinstance(owned, pikepdf.Array) else [owned]:
        if name in one:
            return one[name]
    return None


def _walk(element: pikepdf.Object) -> Iterator[Any]:
    yield element
    for kid in kids_of(element):
        yield from _walk(kid)


def _kids(element: pikepdf.Object) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _is_element(kid: object) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def _mark_of(element: pikepdf.Object, kid: object) -> tuple[Any, int] | None:
    if isinstance(kid, int):
        return element.Pg, kid
    if isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
        return kid.get("/Pg", element.get("/Pg")), int(kid.MCID)
    return None


def _sheet(page: pikepdf.Page) -> Sheet:
    sheet, fonts, font = Sheet(), _fonts(page), {}
    stack: list[Mark | None] = []
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator in ("BDC", "BMC"):
            stack.append(_opened_mark(sheet, operator, operands))
        elif operator == "EMC":
            stack.pop()
        elif operator == "Tf":
            font = fonts[str(operands[0])]
        if operator in _PAINTS and not stack:
            sheet.naked.append(operator)
        if operator in _SHOWS:
            letters = _letters(operands[-1], font)
            marks = [mark for mark in stack if mark is not None]
            if marks:
                marks[-1].text += letters
            else:
                sheet.artifacts += letters
    return sheet


def _opened_mark(sheet: Sheet, operator: str, operands: list[Any]) -> Mark | None:
    if operator == "BMC" or "/MCID" not in operands[1]:
        return None
    mark = Mark(str(operands[0])[1:])
    number = int(operands[1]["/MCID"])
    assert number not in sheet.marks, f"mark {number} twice"
    sheet.marks[number] = mark
    return mark


def _fonts(page: pikepdf.Page) -> dict[str, dict[int, str]]:
    fonts = page.Resources.get("/Font", {})
    return {name: _letters_of(font) for name, font in fonts.items()}


def _letters_of(font: pikepdf.Object) -> dict[int, str]:
    """Return code → letter by the ToUnicode table of a font; code 0 is « no such glyph »."""
    table = font.ToUnicode.read_bytes().decode("latin1")
    known: dict[int, str] = {}
    for part in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, letter in re.findall(r"<(\w+)>\s*<(\w+)>", part):
            known[int(code, 16)] = bytes.fromhex(letter).decode("utf-16-be")
    known[0] = NOTDEF
    return known


def _letters(shown: pikepdf.Object, font: dict[int, str]) -> str:
    parts = list(shown) if isinstance(shown, pikepdf.Array) else [shown]
    return "".join(
        font.get(code, NOTDEF)
        for part in parts if isinstance(part, pikepdf.String)
        for code in bytes(part)
    )  # fmt: skip
