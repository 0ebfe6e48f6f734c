"""The checker sees: each fault that we make on purpose is found in words."""

from collections.abc import Callable
from functools import cache
from io import BytesIO

import pikepdf
import pytest

from support import pdf_reader, pdf_samples
from support.pdf_verifier import problems


@cache
def sound() -> bytes:
    return pdf_samples.printed(pdf_samples.usual())[0]


def first(pdf: pikepdf.Pdf, tag: str) -> pikepdf.Object:
    return next(one for one in pdf_reader.elements(pdf) if str(one.S)[1:] == tag)


def spoiled(fault: Callable[[pikepdf.Pdf], None]) -> list[str]:
    """Return what the checker says once `fault` has been done to a sound document."""
    target = BytesIO()
    with pdf_reader.opened(sound()) as pdf:
        fault(pdf)
        pdf.save(target)
    return problems(target.getvalue())


def _unmarked(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"BT /F1+0 12 Tf (a) Tj ET")


def _skips(pdf: pikepdf.Pdf) -> None:
    first(pdf, "H2").S = pikepdf.Name("/H4")


def _without_scope(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "TH")["/A"]


def _without_title(pdf: pikepdf.Pdf) -> None:
    for cell in pdf_reader.kids_of(first(pdf, "TR")):
        cell.S = pikepdf.Name("/TD")


def _narrow(pdf: pikepdf.Pdf) -> None:
    row = first(pdf, "TR")
    row.K = pikepdf.Array(list(row.K)[:-1])


def _orphan(pdf: pikepdf.Pdf) -> None:
    first(pdf, "LBody").P = pdf.Root.StructTreeRoot.K[0]


def _misplaced(pdf: pikepdf.Pdf) -> None:
    first(pdf, "LI").S = pikepdf.Name("/P")


def _foreign_mark(pdf: pikepdf.Pdf) -> None:
    first(pdf, "H1").K = pikepdf.Array([])


def _no_letters(pdf: pikepdf.Pdf) -> None:
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font":
            one.ToUnicode.write(b"")


def _silent_link(pdf: pikepdf.Pdf) -> None:
    link = next(page for page in pdf.pages if "/Annots" in page).Annots[0]
    link.Contents = pikepdf.String("")


def _loose_link(pdf: pikepdf.Pdf) -> None:
    link = next(page for page in pdf.pages if "/Annots" in page).Annots[0]
    link.StructParent = 9_999


def _bare_figure(pdf: pikepdf.Pdf) -> None:
    first(pdf, "P").S = pikepdf.Name("/Figure")


def _without(name: str) -> Callable[[pikepdf.Pdf], None]:
    def fault(pdf: pikepdf.Pdf) -> None:
        del pdf.Root[name]

    return fault


def _untitled(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo["/Title"]


def _unknown_archive(pdf: pikepdf.Pdf) -> None:
    content = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(content.replace(b"<pdfaid:part>3<", b"<pdfaid:part>1<"))


def _unembedded(pdf: pikepdf.Pdf) -> None:
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one:
            del one["/FontFile2"]


FAULTS = {
    "painted outside any mark": _unmarked, "H4 after a heading": _skips,
    "a TH without scope": _without_scope, "a table without titles": _without_title,
    "rows of different widths": _narrow, "does not know its parent": _orphan,
    "Lbl under P": _misplaced, "is unknown to its owner": _foreign_mark,
    "a sign without a letter": _no_letters, "a link without a description": _silent_link,
    "a link that is not in the tree": _loose_link, "a Figure without a text": _bare_figure,
    "no language": _without("/Lang"), "not marked": _without("/MarkInfo"),
    "no colour profile": _without("/OutputIntents"), "no title": _untitled,
    "does not show the title": _without("/ViewerPreferences"),
    "pdfaid:part is not 3": _unknown_archive, "is not embedded": _unembedded,
}  # fmt: skip


def test_that_a_sound_document_has_no_problem() -> None:
    assert problems(sound()) == []


@pytest.mark.parametrize("said", FAULTS)
def test_that_a_fault_is_found(said: str) -> None:
    assert [one for one in spoiled(FAULTS[said]) if said in one] != []
