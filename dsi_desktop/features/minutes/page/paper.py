"""Minutes as a page of rich text: the same blocks as the PDF, to be read beside the lines."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from types import MappingProxyType
from typing import Any

from dsi_desktop.kernel.text import spaced
from dsi_desktop.reporting.blocks import (
    Block,
    Box,
    Bullets,
    Document,
    Facts,
    Figure,
    Heading,
    Para,
    Run,
    Signatures,
    Table,
    Words,
)
from dsi_desktop.reporting.registry import slug

# The colours of paper, whatever the theme of the screen: what is read here is what is printed.
INK, GREY, PAPER = "#1c2430", "#5a6472", "#ffffff"
TONES: Mapping[str, str] = MappingProxyType({
    "muted": GREY, "accent": "#0f5c8a", "ok": "#1d6b3c", "warn": "#7a5200", "danger": "#a3262a",
})
_GROUNDS: Mapping[str, str] = MappingProxyType({
    "accent": "#eef5fa", "ok": "#eef7f0", "warn": "#fdf6e7", "danger": "#fcefee",
})
_SIZES = {1: 130, 2: 112, 3: 104}


def page_of(document: Document) -> str:
    """Return a document as rich text of the few tags Qt knows."""
    parts = [_head(document), *(_block(one) for one in document.blocks)]
    if document.foot:
        parts.append(_small(escape(spaced(document.foot))))
    return f'<body style="color:{INK}">{"".join(parts)}</body>'


def anchor(title: str) -> str:
    """Return the name of the place of a heading, to bring it into sight."""
    return slug(title)


def _head(document: Document) -> str:
    said = " – ".join(spaced(one) for one in (document.issuer, document.kind) if one)
    mark = f" · <b>{escape(document.watermark)}</b>" if document.watermark else ""
    return _small(escape(said) + mark)


def _block(block: Block) -> str:
    write = _WRITERS.get(type(block))
    return write(block) if write else "<p></p>"


def _bullets(block: Bullets) -> str:
    tag = "ol" if block.numbered else "ul"
    items = "".join(f"<li>{_words(one)}</li>" for one in block.items)
    return f"<{tag}>{items}</{tag}>"


def _facts(block: Facts) -> str:
    return "".join(f"<p><b>{_words(name)}</b> : {_words(value)}</p>" for name, value in block.pairs)


def _signatures(block: Signatures) -> str:
    return "".join(
        f"<p><br/>____________________<br/>{_words(name)}, {_words(office)}</p>"
        for office, name in block.lines
    )


def _figure(block: Figure) -> str:
    return f"<p>{escape(spaced(block.alt))}</p>"


def _heading(block: Heading) -> str:
    size = _SIZES.get(block.level, 100)
    said = escape(spaced(block.text))
    place = f'<a name="{escape(anchor(block.text))}"></a>'
    return f'{place}<h{block.level} style="font-size:{size}%">{said}</h{block.level}>'


def _para(block: Para) -> str:
    if block.look == "note":
        return _small(_words(block.words))
    return f"<p>{_words(block.words)}</p>"


def _box(block: Box) -> str:
    ground = _GROUNDS.get(block.tone, "#f4f5f7")
    inside = "".join(_para(one) for one in block.paragraphs)
    return (
        f'<table width="100%" cellpadding="8" bgcolor="{ground}"><tr><td>'
        f"<b>{escape(spaced(block.title))}</b>{inside}</td></tr></table><p></p>"
    )


def _table(block: Table) -> str:
    rows = [_row([column.title for column in block.columns], bold=True)]
    for group in block.groups:
        if group.title:
            rows.append(_wide(block, f"<b>{escape(spaced(group.title))}</b>"))
        rows += [_row(row) for row in group.rows]
    if not block.groups and block.empty:
        rows.append(_wide(block, escape(spaced(block.empty))))
    return (
        f'<table width="100%" cellpadding="4" cellspacing="0" border="0">{"".join(rows)}</table>'
        "<p></p>"
    )


def _wide(block: Table, text: str) -> str:
    """Return a row of one cell as wide as the table."""
    return f'<tr><td colspan="{len(block.columns)}">{text}</td></tr>'


def _row(cells: Sequence[Words], *, bold: bool = False) -> str:
    tag = "th" if bold else "td"
    return "<tr>" + "".join(f'<{tag} align="left">{_words(one)}</{tag}>' for one in cells) + "</tr>"


def _words(words: Words) -> str:
    if isinstance(words, str):
        return escape(spaced(words))
    runs = (words,) if isinstance(words, Run) else words
    return "".join(_run(one) for one in runs)


def _run(run: Run) -> str:
    said = escape(spaced(run.text))
    if run.bold:
        said = f"<b>{said}</b>"
    if run.italic:
        said = f"<i>{said}</i>"
    tone = TONES.get(run.tone)
    return f'<span style="color:{tone}">{said}</span>' if tone else said


def _small(said: str) -> str:
    return f'<p style="color:{GREY}; font-size:88%">{said}</p>'


_WRITERS: Mapping[type, Callable[[Any], str]] = MappingProxyType({
    Heading: _heading, Para: _para, Bullets: _bullets, Facts: _facts, Box: _box, Table: _table,
    Signatures: _signatures, Figure: _figure,
})
