"""The texts of a document in the order they are read, whatever it is printed on."""

from collections.abc import Callable, Iterator
from typing import Any

from dsi_desktop.reporting import blocks
from dsi_desktop.reporting.blocks import text_of


def texts_of(document: blocks.Document) -> Iterator[str]:
    """Yield every text of the story, in reading order; not what stands around the pages."""
    for block in document.blocks:
        said = _SAID.get(type(block))
        if said is not None:
            yield from said(block)


def _table(table: blocks.Table) -> Iterator[str]:
    if not any(group.rows for group in table.groups):
        yield table.empty
        return
    yield from (column.title for column in table.columns)
    for group in table.groups:
        yield group.title
        yield from (text_of(words) for row in group.rows for words in row)


def _facts(facts: blocks.Facts) -> Iterator[str]:
    for name, words in facts.pairs:
        yield from (name, text_of(words))


def _box(box: blocks.Box) -> Iterator[str]:
    yield box.title
    yield from (text_of(para.words) for para in box.paragraphs)


def _signatures(signatures: blocks.Signatures) -> Iterator[str]:
    for function, name in signatures.lines:
        yield from (name, function)


def _figure(figure: blocks.Figure) -> Iterator[str]:
    yield from (getattr(shape, "text", "") for shape in figure.drawing.shapes)


_SAID: dict[type, Callable[[Any], Iterator[str]]] = {
    blocks.Heading: lambda heading: iter((heading.text,)),
    blocks.Para: lambda para: iter((text_of(para.words),)),
    blocks.Bullets: lambda bullets: map(text_of, bullets.items),
    blocks.Table: _table, blocks.Facts: _facts, blocks.Box: _box,
    blocks.Signatures: _signatures, blocks.Figure: _figure,
    blocks.Photo: lambda photo: iter((photo.alt,)),
}  # fmt: skip
