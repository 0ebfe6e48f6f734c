"""The text of a document block by block, as a person reads it on paper."""

from collections.abc import Iterator

from dsi_desktop.reporting.blocks import (
    Block,
    Box,
    Bullets,
    Document,
    Facts,
    Heading,
    PageBreak,
    Para,
    Signatures,
    Table,
    text_of,
)


def paper(document: Document) -> list[str]:
    """Return one line for each heading (« # »), paragraph, fact, row and signature."""
    found = [line for block in document.blocks for line in _lines(block)]
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in found if line]


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * block.level} {block.text}"
    elif isinstance(block, Para):
        yield text_of(block.words)
    elif isinstance(block, Bullets):
        for n, words in enumerate(block.items, start=1):
            yield f"{f'{n}.' if block.numbered else '•'} {text_of(words)}"
    elif isinstance(block, Facts):
        yield from (f"{name} : {text_of(value)}" for name, value in block.pairs)
    elif isinstance(block, Box):
        yield block.title
        yield from (text_of(one.words) for one in block.paragraphs)
    elif isinstance(block, Table):
        yield from _rows(block)
    elif isinstance(block, Signatures):
        yield from (f"____ {name}, {function}".replace(" ,", "") for function, name in block.lines)
    elif isinstance(block, PageBreak):
        yield "---"


def _rows(table: Table) -> Iterator[str]:
    if not table.groups:
        yield table.empty
    for group in table.groups:
        yield group.title
        yield from (" | ".join(text_of(cell) for cell in row) for row in group.rows)
