"""Started in a process of its own: print the same minutes with the kit or with plain reportlab.

`python -m bench.printing kit|plain` says the processor time of one print in milliseconds, and the
number of pages. Fonts are loaded and one print is made before the clock starts.
"""

import statistics
import sys
import time
from io import BytesIO
from xml.sax.saxutils import escape

from dsi_desktop.kernel import resources
from dsi_desktop.reporting.blocks import (
    Block,
    Bullets,
    Column,
    Document,
    Facts,
    Heading,
    Para,
    Rows,
    Run,
    Table,
    text_of,
)

_TIMES = 7
_ITEMS = 21
_SIDE = 54
_NOTE = (
    "La coordination rappelle le contexte : les organismes du territoire ont été consultés au "
    "printemps, et les besoins exprimés rejoignent ceux du portrait de 2024. Les membres discutent "
    "des déplacements entre Baie-Saint-Paul, La Malbaie et l’Isle-aux-Coudres, des horaires de la "
    "navette, de la part de chaque partenaire et des 18 000,00 $ déjà accordés. Une personne "
    "demande que le bilan soit déposé avant la fin de l’année; une autre souhaite que les "
    "municipalités soient jointes d’abord. "
)


def minutes() -> Document:
    """Return minutes of a dozen pages: attendance, items, resolutions, follow-ups."""
    people = tuple(
        (Run(f"Personne Numéro {n}"), "Centre-femmes aux Plurielles", "Présence", "13 h 30")
        for n in range(24)
    )
    blocks: list[Block] = [
        Heading(1, "Procès-verbal de la rencontre du comité conseil"),
        Facts((("Date", "jeudi 3 décembre 2026"), ("Lieu", "Salle multifonctionnelle, Clermont"))),
        Heading(2, "Présences"),
        Table(
            (Column("Nom", 2), Column("Organisation", 3), Column("Présence"), Column("Arrivée")),
            (Rows(people),), summary="Personnes présentes et absentes",
        ),
    ]
    for number in range(1, _ITEMS + 1):
        blocks += _item(number)
    return Document(
        "Procès-verbal", "DSI Charlevoix", tuple(blocks), kind="Procès-verbal",
        foot="Comité conseil, 3 décembre 2026", watermark="PROJET",
    )


def _item(number: int) -> list[Block]:
    who = f"Personne Numéro {number}"
    return [
        Heading(2, f"{number}. Dossier de la mobilité durable, volet {number}"),
        Para(_NOTE * 2),
        Para((Run(f"Résolution 2026-{number:03}", bold=True), Run(f" proposée par {who}."))),
        Bullets((f"Déposer le bilan : {who}, 15 décembre 2026", "Joindre les municipalités")),
        Para(_NOTE),
    ]


def by_the_kit(document: Document) -> int:
    """Print with the tagged kit; return the number of pages."""
    from dsi_desktop.reporting.pdf.render import render

    return render(document, BytesIO()).pages


def plainly(document: Document) -> int:
    """Print the same words with reportlab as its manual says; return the number of pages."""
    from reportlab.lib.pagesizes import LETTER
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    if "Plain" not in pdfmetrics.getRegisteredFontNames():
        for name, face in (("Plain", "400Regular"), ("PlainB", "700Bold")):
            file = resources.path("fonts", f"SourceSans3_{face}.ttf")
            pdfmetrics.registerFont(TTFont(name, str(file)))
        pdfmetrics.registerFontFamily(
            "Plain", normal="Plain", bold="PlainB", italic="Plain", boldItalic="PlainB"
        )
    # The sizes of the kit: both ways break the same lines into the same pages.
    body = ParagraphStyle("body", fontName="Plain", fontSize=12, leading=16.2, spaceAfter=6)
    head = ParagraphStyle(
        "head", parent=body, fontName="PlainB", fontSize=14.5, leading=19, spaceBefore=12,
        spaceAfter=4, keepWithNext=1,
    )
    item = ParagraphStyle("item", parent=body, leftIndent=16, bulletIndent=4, spaceAfter=3)
    cell = ParagraphStyle("cell", parent=body, fontSize=10.5, leading=13.4, spaceAfter=0)
    story: list[object] = []
    for block in document.blocks:
        match block:
            case Heading():
                story.append(Paragraph(escape(block.text), head))
            case Para():
                story.append(Paragraph(_marked(block), body))
            case Bullets():
                story += [
                    Paragraph(escape(text_of(words)), item, bulletText="•") for words in block.items
                ]
            case Facts():
                story += [
                    Paragraph(f"<b>{escape(name)}</b> {escape(text_of(words))}", cell)
                    for name, words in block.pairs
                ]
            case Table():
                story += [_table(block, cell), Spacer(0, 12)]
    pages: list[int] = []
    plain = SimpleDocTemplate(
        BytesIO(), pagesize=LETTER, leftMargin=_SIDE - 6, rightMargin=_SIDE - 6, topMargin=56,
        bottomMargin=44,
    )  # its frame adds 6 points of padding on each side

    def foot(canvas: object, _document: object) -> None:
        canvas.setFont("Plain", 9)  # type: ignore[attr-defined]
        canvas.drawString(_SIDE, 34, f"{document.foot}, page {len(pages) + 1}")  # type: ignore[attr-defined]
        pages.append(1)

    plain.build(story, onFirstPage=foot, onLaterPages=foot)
    return len(pages)


def _marked(block: Para) -> str:
    runs = (block.words,) if isinstance(block.words, str | Run) else block.words
    return "".join(
        f"<b>{escape(run.text)}</b>" if isinstance(run, Run) and run.bold else escape(text_of(run))
        for run in runs
    )


def _table(block: Table, style: object) -> object:
    from reportlab.platypus import Paragraph
    from reportlab.platypus import Table as Grid

    rows = [[Paragraph(column.title, style) for column in block.columns]]
    for group in block.groups:
        rows += [[Paragraph(escape(text_of(words)), style) for words in row] for row in group.rows]
    total = sum(column.share for column in block.columns)
    widths = [504 * column.share / total for column in block.columns]
    lines = [("LINEBELOW", (0, 0), (-1, -1), 0.5, "#999999")]
    return Grid(rows, colWidths=widths, repeatRows=1, style=lines)


def main(how: str) -> None:
    """Print once unmeasured, then say the median processor time and the pages."""
    document = minutes()
    printing = by_the_kit if how == "kit" else plainly
    pages = printing(document)
    took = []
    for _ in range(_TIMES):
        started = time.process_time()
        printing(document)
        took.append((time.process_time() - started) * 1000)
    print(f"{statistics.median(took):.3f} {pages}")


if __name__ == "__main__":
    main(sys.argv[1])
