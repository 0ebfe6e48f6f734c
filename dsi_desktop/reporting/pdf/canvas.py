"""A canvas where every text belongs to the structure tree and all the rest is an artifact."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFString
from reportlab.pdfgen.canvas import Canvas

from dsi_desktop.reporting.pdf import fonts
from dsi_desktop.reporting.pdf.archive import Identity, close_as_archive
from dsi_desktop.reporting.pdf.structure import Element, StructureRoot

Step = tuple[str, object, dict[str, Any]]
_STATE = frozenset(
    "q Q cm gs w J j M d rg RG g G k K cs CS scn SCN sc SC n i ri BMC EMC".split()  # noqa: SIM905
)


class _Mark(str):
    """An entry of the page's code that begins or ends a mark."""

    __slots__ = ()


class TaggedCanvas(Canvas):
    """Wraps each text in a mark of the current `leaf`.

    At the end of a page what stands outside a mark becomes an artifact, so that nothing can be
    left untagged by mistake.
    """

    def __init__(self, target: Any, identity: Identity, **options: Any) -> None:
        options |= {
            "pdfVersion": (1, 7), "lang": identity.language, "initialFontName": fonts.TEXT,
            "pageCompression": 1, "invariant": identity.invariant,
        }  # fmt: skip
        self._code: list[str] = []
        super().__init__(target, **options)
        self.identity = identity
        self.root = StructureRoot()
        self.leaf: Element | None = None
        self.mute = 0
        self.branch = [self.root.document]
        self.tables: dict[object, int] = {}
        self.links: dict[str, Element] = {}
        self._known: dict[object, Element] = {}
        self._marks: list[Element] = []

    def element(
        self, key: object, tag: str, parent: Element | None = None, **about: Any
    ) -> Element:  # fmt: skip
        """Return the element known by `key`; make it at its first use, last among its brothers."""
        found = self._known.get(key)
        if found is None:
            above = parent or self.branch[-1]
            found = self._known[key] = Element(tag, above, **about)
            if tag != "Link":
                above.kids.append(found)
        return found

    def under(self, steps: Sequence[Step]) -> Element:
        """Return the element at the end of a path from where we stand."""
        here = self.branch[-1]
        for tag, key, about in steps:
            here = self.element(key, tag, here, **about)
        return here

    @contextmanager
    def inside(self, element: Element) -> Iterator[None]:
        """Mark what is drawn meanwhile as the content of an element."""
        self._code.append(_Mark(self._begin(element)))
        yield
        self._code.append(_Mark("EMC"))

    def drawText(self, text: Any) -> None:
        """Mark a text object with the current leaf, cut at its links."""
        if self.leaf is None or self.mute:
            super().drawText(text)
            return
        links = getattr(text, "dsi_links", ())
        if links:
            self._code.append(_Mark(self._linked(self.leaf, text, links)))
            return
        self._code.append(_Mark(self._begin(self.leaf)))
        super().drawText(text)
        self._code.append(_Mark("EMC"))

    def showPage(self) -> None:
        """End the page: what no mark holds is decoration."""
        self._code = _artifacts(self._code)
        super().showPage()

    def save(self) -> None:
        """End the document with its identity, conformance and attachments."""
        if len(self._code):
            self.showPage()
        close_as_archive(self, self.root, self.identity)
        self._doc.SaveToFile(self._filename, self)

    def _begin(self, element: Element) -> str:
        page = self._doc.thisPageRef()
        if element.page is None:
            element.page = page
        number = len(self._marks)
        self._marks.append(element)
        element.kids.append(("mark", page, number))
        return f"/{element.tag} <</MCID {number}>> BDC"

    def _linked(
        self, leaf: Element, text: Any, links: Iterable[tuple[int, int, Element]]
    ) -> str:  # fmt: skip
        head, body, at = text._code[:2], text._code[2:], 0
        code: list[str] = []
        for start, stop, link in sorted(links, key=lambda one: one[:2]):
            first, last = max(start - 2, 0), max(stop - 2, 0)
            code += self._marked(leaf, body[at:first])
            if link not in leaf.kids:
                leaf.kids.append(link)
            code += self._marked(link, body[first:last])
            at = last
        code += self._marked(leaf, body[at:])
        return "\n".join([*head, *code, "ET"])

    def _marked(self, element: Element, code: list[str]) -> list[str]:
        if any("Tj" in one or "TJ" in one for one in code):
            return [self._begin(element), *code, "EMC"]
        return code

    def _addAnnotation(self, annotation: Any, name: str | None = None, addtopage: int = 1) -> None:
        about = annotation.dict
        about["F"] = 4
        address = about["A"].dict["URI"].s
        link = None if self.mute else self.links.get(address)
        about["Contents"] = PDFString(address)
        if link is not None:
            key = self.root.next_key()
            self.root.parents[key] = link
            about["StructParent"] = key
        name = name or f"NUMBER{self._annotationCount + 1}"
        super()._addAnnotation(annotation, name, addtopage)
        if link is not None:
            place = (self._doc.thisPageRef(), self._doc.refAnnotation(name))
            link.kids.append(("object", *place))

    def _setAnnotations(self, page: Any) -> None:
        super()._setAnnotations(page)
        if not isinstance(page, pdfdoc.PDFPage):
            return
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs", "Group"]
        if self._marks:
            key = self.root.next_key()
            page.StructParents = key
            self.root.parents[key] = self._marks
        page.Tabs = "/S"
        self._marks = []


def _artifacts(code: list[str]) -> list[str]:
    kept: list[str] = []
    loose: list[str] = []
    depth = 0

    def flush() -> None:
        if any(one.split(None)[-1] not in _STATE for one in loose if one.strip()):
            kept.extend(["/Artifact BMC", *loose, "EMC"])
        else:
            kept.extend(loose)
        loose.clear()

    for one in code:
        if isinstance(one, _Mark):
            if depth == 0:
                flush()
            kept.append(one)
            depth += one.endswith("BDC") - (one == "EMC")
        elif depth:
            kept.append(one)
        else:
            loose.append(one)
    flush()
    return kept
