"""The tree of structure elements of a tagged document (ISO 32000-1, 14.7; PDF/UA-1)."""

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject, PDFString
from reportlab.pdfbase.pdfdoc import format as written

_WORDS = ("Alt", "ActualText", "Lang", "T")


class Element(PDFObject):
    """One structure element, an indirect object of its own.

    `kids` holds elements, ("mark", page, number) and ("object", page, reference).
    """

    __RefOnly__ = 1

    def __init__(self, tag: str, parent: Any, **attributes: Any) -> None:
        self.tag = tag
        self.parent = parent
        self.attributes = attributes
        self.kids: list[Any] = []
        self.page: Any = None

    def format(self, document: Any) -> bytes:
        """Write the element as reportlab asks."""
        parts = [b"<</Type/StructElem/S/%s/P %s" % (self.tag.encode(), _ref(self.parent, document))]
        if self.page is not None:
            parts.append(b"/Pg " + self.page.format(document))
        for key in _WORDS:
            if self.attributes.get(key):
                words = PDFString(self.attributes[key]).format(document)
                parts.append(b"/%s %s" % (key.encode(), words))
        owned = self._owned(document)
        if owned:
            parts.append(b"/A[" + b"".join(owned) + b"]")
        kids = b" ".join(self._kid(kid, document) for kid in self.kids)
        return b"".join([*parts, b"/K[", kids, b"]>>"])

    def _owned(self, document: Any) -> list[bytes]:
        found, about = [], self.attributes
        if "Scope" in about:
            found.append(b"<</O/Table/Scope/%s>>" % about["Scope"].encode())
        if about.get("ColSpan", 1) > 1:
            found.append(b"<</O/Table/ColSpan %d>>" % about["ColSpan"])
        if about.get("Summary"):
            found.append(b"<</O/Table/Summary %s>>" % PDFString(about["Summary"]).format(document))
        if "BBox" in about:
            found.append(b"<</O/Layout/BBox[%s]>>" % b" ".join(b"%.2f" % v for v in about["BBox"]))
        if "ListNumbering" in about:
            found.append(b"<</O/List/ListNumbering/%s>>" % about["ListNumbering"].encode())
        return found

    def _kid(self, kid: Any, document: Any) -> bytes:
        if isinstance(kid, Element):
            return _ref(kid, document)
        kind, page, what = kid
        if kind == "object":
            place = (page.format(document), what.format(document))
            return b"<</Type/OBJR/Pg %s/Obj %s>>" % place
        if self.page is not None and page.name == self.page.name:
            return b"%d" % what
        return b"<</Type/MCR/Pg %s/MCID %d>>" % (page.format(document), what)


class StructureRoot(PDFObject):
    """The root of the tree, with the way back from each mark to its element."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.document = Element("Document", self)
        self.parents: dict[int, Any] = {}

    def next_key(self) -> int:
        """Return the next key of the parent tree."""
        return len(self.parents)

    def format(self, document: Any) -> bytes:
        """Write the root as reportlab asks."""
        rows = []
        for key, value in sorted(self.parents.items()):
            row = (
                _ref(value, document)
                if isinstance(value, Element)
                else b"[" + b" ".join(_ref(one, document) for one in value) + b"]"
            )
            rows.append(b"%d %s" % (key, row))
        return b"<</Type/StructTreeRoot/K[%s]/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d>>" % (
            _ref(self.document, document), b"\n".join(rows), len(self.parents),
        )  # fmt: skip


def _ref(what: Any, document: Any) -> bytes:
    found: bytes = written(document.Reference(what), document)
    return found
