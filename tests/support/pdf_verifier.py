"""Our own checker of accessible archives: what PDF/UA-1 and PDF/A-3a ask that a program can see.

`problems` returns sentences; none means nothing found. It reads the file with pikepdf and shares
no code with the kit that wrote it.
"""

from collections.abc import Iterator

import pikepdf

from support import pdf_reader
from support.pdf_reader import NOTDEF, Sheet, attribute, kids_of, marks_of

_INSIDE = {
    "L": {"LI", "L", "Caption"}, "LI": {"Lbl", "LBody"}, "Table": {"TR", "THead", "TBody",
        "Caption"},
    "TR": {"TH", "TD"},
}  # fmt: skip
_ABOVE = {"LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"}, "TR": {"Table", "THead", "TBody"},
          "TH": {"TR"}, "TD": {"TR"}}  # fmt: skip


def problems(content: bytes) -> list[str]:
    """Return everything found wrong in the bytes of a document."""
    with pdf_reader.opened(content) as pdf:
        return [
            *_of_the_document(pdf), *_of_the_metadata(pdf), *_of_the_fonts(pdf),
            *_of_the_pages(pdf), *_of_the_tree(pdf), *_of_the_headings(pdf), *_of_the_tables(pdf),
            *_of_the_links(pdf),
        ]  # fmt: skip


def _of_the_document(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if str(root.get("/Lang", "")) not in ("fr-CA", "en-CA"):
        yield "no language"
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
        yield "not marked"
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield "the window does not show the title"
    if not str(pdf.docinfo.get("/Title", "")):
        yield "no title"
    intents = root.get("/OutputIntents", [])
    if len(intents) != 1 or intents[0].S != "/GTS_PDFA1" or "/DestOutputProfile" not in intents[0]:
        yield "no colour profile"
    for one in root.get("/AF", []):
        if "/AFRelationship" not in one or "/UF" not in one or "/Desc" not in one:
            yield "an attached file is not described"
    if "/Encrypt" in pdf.trailer:
        yield "encrypted"


def _of_the_metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        wanted = {"pdfaid:part": "3", "pdfaid:conformance": "A", "pdfuaid:part": "1"}
        for key, value in wanted.items():
            if str(meta.get(key)) != value:
                yield f"{key} is not {value}"
        pairs = (("dc:title", "/Title"), ("dc:description", "/Subject"))
        for key, name in pairs:
            if str(meta.get(key) or "") != str(pdf.docinfo.get(name, "")):
                yield f"{key} is not {name}"
        if [str(one) for one in meta.get("dc:creator", [])] != [str(pdf.docinfo.get("/Author"))]:
            yield "dc:creator is not /Author"


def _of_the_fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font":
            if "/ToUnicode" not in one:
                yield f"{one.get('/BaseFont')} has no way back to letters"
            if "/FontFile2" not in one.get("/FontDescriptor", {}):
                yield f"{one.get('/BaseFont')} is not embedded"


def _of_the_pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    tree = dict(_pairs(pdf.Root.StructTreeRoot.ParentTree))
    pages = zip(pdf.pages, pdf_reader.sheets(pdf), strict=True)
    for number, (page, sheet) in enumerate(pages, start=1):
        owners = tree.get(int(page.get("/StructParents", -1)), [])
        for problem in (*_of_the_marks(page, sheet), *_of_the_owners(page, sheet, list(owners))):
            yield f"page {number}: {problem}"


def _of_the_marks(page: pikepdf.Page, sheet: Sheet) -> Iterator[str]:
    if sheet.naked:
        yield f"painted outside any mark: {sheet.naked}"
    if sorted(sheet.marks) != list(range(len(sheet.marks))):
        yield "the marks are not numbered in order"
    if page.get("/Tabs") != "/S":
        yield "no order of tabulation"
    for text in (sheet.artifacts, *(mark.text for mark in sheet.marks.values())):
        if NOTDEF in text or any("\ue000" <= sign <= "\uf8ff" for sign in text):
            yield f"a sign without a letter in {text!r}"


def _of_the_owners(
    page: pikepdf.Page, sheet: Sheet, owners: list[pikepdf.Object]
) -> Iterator[str]:
    if len(owners) != len(sheet.marks):
        yield f"{len(owners)} owners of {len(sheet.marks)} marks"
        return
    for mark, owner in enumerate(owners):
        places = [(where.objgen, at) for where, at in marks_of(owner)]
        if (page.objgen, mark) not in places:
            yield f"mark {mark} is unknown to its owner"
        if str(owner.S)[1:] != sheet.marks[mark].tag:
            yield f"mark {mark} has another tag than its owner"


def _of_the_tree(pdf: pikepdf.Pdf) -> Iterator[str]:
    top = pdf_reader.kids_of(pdf.Root.StructTreeRoot)
    if [str(one.S) for one in top] != ["/Document"]:
        yield "the tree does not begin with one Document"
    for element in pdf_reader.elements(pdf):
        tag, kids = str(element.S)[1:], kids_of(element)
        for kid in kids:
            if kid.P.objgen != element.objgen:
                yield f"a {kid.S} does not know its parent {tag}"
            below = str(kid.S)[1:]
            if tag in _INSIDE and below not in _INSIDE[tag]:
                yield f"{below} right under {tag}"
            if below in _ABOVE and tag not in _ABOVE[below]:
                yield f"{below} under {tag}"
        if tag == "Figure" and ("/Alt" not in element or attribute(element, "/BBox") is None):
            yield "a Figure without a text or a place"
        if tag in ("L", "LI", "Table", "TR") and not kids:
            yield f"an empty {tag}"


def _of_the_headings(pdf: pikepdf.Pdf) -> Iterator[str]:
    level = 0
    for tag in pdf_reader.tags(pdf):
        if tag[0] == "H" and tag[1:].isdecimal():
            if int(tag[1:]) > level + 1:
                yield f"{tag} after a heading of level {level}"
            level = int(tag[1:])


def _of_the_tables(pdf: pikepdf.Pdf) -> Iterator[str]:
    for table in (one for one in pdf_reader.elements(pdf) if one.S == "/Table"):
        widths = set()
        for row in kids_of(table):
            cells = kids_of(row)
            widths.add(sum(int(attribute(cell, "/ColSpan") or 1) for cell in cells))
            for cell in cells:
                if cell.S == "/TH" and attribute(cell, "/Scope") is None:
                    yield "a TH without scope"
        if len(widths) != 1:
            yield f"rows of different widths: {sorted(widths)}"
        if not any(cell.S == "/TH" for cell in kids_of(kids_of(table)[0])):
            yield "a table without titles"


def _of_the_links(pdf: pikepdf.Pdf) -> Iterator[str]:
    tree = dict(_pairs(pdf.Root.StructTreeRoot.ParentTree))
    for number, page in enumerate(pdf.pages, start=1):
        for link in page.get("/Annots", []):
            owner = tree.get(int(link.get("/StructParent", -1)))
            if owner is None or owner.S != "/Link":
                yield f"page {number}: a link that is not in the tree"
            elif not any(kid.get("/Obj").objgen == link.objgen for kid in _objects(owner)):
                yield f"page {number}: a link that its element does not know"
            if not str(link.get("/Contents", "")):
                yield f"page {number}: a link without a description"


def _objects(element: pikepdf.Object) -> list[pikepdf.Object]:
    return [kid for kid in element.K if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid]


def _pairs(tree: pikepdf.Object) -> Iterator[tuple[int, pikepdf.Object]]:
    numbers = list(tree.Nums)
    yield from zip(map(int, numbers[::2]), numbers[1::2], strict=True)
