"""Documents to print: usual, empty, long and hostile."""

from datetime import UTC, datetime
from io import BytesIO

from dsi_desktop.kernel import drawing
from dsi_desktop.reporting import blocks
from dsi_desktop.reporting.blocks import (
    Attached,
    Block,
    Box,
    Bullets,
    Column,
    Document,
    Facts,
    Figure,
    Heading,
    PageBreak,
    Para,
    Room,
    Rows,
    Run,
    Signatures,
    Table,
    text_of,
)
from dsi_desktop.reporting.pdf.render import Rendered, render
from dsi_desktop.reporting.pdf.runs import spelled
from dsi_desktop.reporting.reading import texts_of
from support.pdf_reader import tight

MOMENT = datetime(2026, 12, 4, 12, 0, tzinfo=UTC)
COLUMNS = (
    Column("No", 0.4), Column("Action", 3), Column("Responsable"), Column("Budget", right=True),
)  # fmt: skip
HOSTILE = (
    '<img src="/etc/passwd" width="10" height="10"/>',
    '<img src="file:///etc/passwd" width="10" height="10"/>',
    '<img src="http://127.0.0.1:9/track.png" width="10" height="10"/>',
    '<img src="data:image/png;base64,iVBORw0KGgo=" width="10" height="10"/>',
    '<img src="\\\\host\\share\\x.png"/>',
    "<font color=\"__import__('os').system('touch pwned')\">x</font>",
    "<font color=\"[[[f(c(0,0,3,67,b'',(),(),(),'','',1,b'')) for c in [1]]]] and 'red'\">x</font>",
    '<onDraw name="save" label="x"/>x', '<a href="javascript:app.alert(1)">x</a>',
    '<a href="file:///C:/Windows/System32/calc.exe">x</a>', '<a href="pdf:autre.pdf">x</a>',
    "Budget < 5 000 $ & marge > 3 %", "Voir <b>annexe", "Tom &amp Jerry &bogus; &lt;x",
    '<font size="1e9">x</font>', "a\x00b", "a\ud800b", "<b>&lt;", "]]>", "%PDF-1.4 (((", "\\(\\\\)",
    "{title} %s %(x)s", "<seq/><bullet>&bull;</bullet>", "<?php ?><!-- x -->", "/Artifact BMC EMC",
)  # fmt: skip


def printed(document: Document) -> tuple[bytes, Rendered]:
    """Print in memory; return the bytes and what the printing says."""
    target = BytesIO()
    said = render(document, target)
    return target.getvalue(), said


def letters(document: Document, rendered: Rendered) -> str:
    """Return the letters that a screen reader must find, without spaces."""
    texts = [spelled(text, document.language) for text in texts_of(document)]
    shown = str.maketrans(dict.fromkeys(rendered.missing, "□"))
    return tight(texts).translate(shown)


def document(*content: Block, title: str = "Essai", **about: object) -> Document:
    """Return a document whose date is fixed."""
    given: dict[str, object] = {"issuer": "DSI Charlevoix", "kind": "Essai", "created": MOMENT}
    first = Heading(1, title or "Essai")
    return Document(title=title, blocks=(first, *content), **(given | about))  # type: ignore[arg-type]


def table(count: int, text: str = "Déposer le bilan d’automne auprès des partenaires") -> Table:
    """Return a table of two groups of `count` rows each."""
    rows = tuple((f"{n}", text, "Marie-Ève Tremblay", f"{n} 500,00 $") for n in range(1, count + 1))
    return Table(
        COLUMNS, (Rows(rows, "Chantier Transport"), Rows(rows, "Chantier Jeunesse")),
        summary="Suivis"
    )


def usual() -> Document:
    """Return a document with every kind of block."""
    return document(
        Para("Rencontre ordinaire no CC-2026-04, tenue le jeudi 3 décembre 2026", "lead"),
        Facts((("Heure", "De 13 h 30 à 16 h 5"), ("Lieu", "Clermont"), ("Présidence", "Mme Roy"))),
        Heading(2, "1. Présences"),
        table(4),
        Heading(2, "2. Discussion"),
        Para((Run("Voir "), Run("le site", href="https://exemple.ca/plan"), Run(" ou "),
              Run("écrire", href="mailto:info@exemple.ca"), Run(", "), Run("2e", bold=True),
              Run(" point", italic=True, tone="warn"))),
        Para(Run("https://exemple.ca", href="https://exemple.ca")),
        Bullets(("Premier point", "Deuxième point\nsur deux lignes")),
        Bullets(("Un", "Deux"), numbered=True),
        Box("Résolution 2026-017", (Para("Attendu que le service répond à un besoin;"),
                                   Para("Adoptée à l’unanimité.", "note"))),
        Heading(3, "Détail"),
        Room(6), Figure(chart(), "Deux instances"), PageBreak(),
        Signatures((("Présidence", "Josée Roy"), ("Secrétariat", "Éric Dufour"), ("Témoin", ""))),
        watermark="PROJET", motto="Table de concertation", foot="Comité conseil", subject="Essai",
        attached=(Attached("rencontre.json", b"{}", description="Données"),),
    )  # fmt: skip


def chart() -> drawing.Drawing:
    """Return a drawing with two nested groups and every shape."""
    return drawing.Drawing(
        300, 160,
        (
            drawing.Rect(10, 10, 120, 50, fill="#17406D", radius=5),
            drawing.Rect(10, 100, 120, 50, stroke="#0B6B6B"),
            drawing.Path(((70, 60), (70, 80), (120, 80), (120, 100)), "#55616D", radius=6),
            drawing.Path(((10, 5), (290, 5)), "#55616D", dashed=True),
            drawing.Disc(200, 40, 10, "#0B6B6B"),
            drawing.Text(70, 35, "Assemblée", 12, "#FFFFFF", "bold", "middle", "a"),
            drawing.Text(120, 125, "Comité conseil", 11, "#1C2530", "semibold", "end", "b"),
            drawing.Text(20, 140, "9 sièges", 9, "#1C2530", group="b"),
            drawing.Text(290, 150, "À jour", 9, "#1C2530", anchor="end"),
        ),
        (drawing.Group("a"), drawing.Group("b", "a")),
    )  # fmt: skip


def samples() -> dict[str, Document]:
    """Return the documents that every rule is tried on, by name."""
    long = "mot " * 10_000
    return {
        "usual": usual(),
        "nothing": document(),
        "no rows": document(Table(COLUMNS, (Rows(()),), empty="Aucun suivi.")),
        "60 rows": document(Heading(2, "Suivis"), table(30)),
        "500 rows": document(Heading(2, "Suivis"), table(250), landscape=True),
        "long words": document(Para("x" * 4_000), Bullets(("y" * 4_000,))),
        "40,000 characters": document(
            Heading(2, "Titre"), Para(long), Bullets((long,)), Box("Boîte", (Para(long),)),
        ),
        "40,000 characters in cells": document(
            Heading(2, "Titre"),
            Table(COLUMNS, (Rows((("1", "court", "", ""), ("2", long, "Roy", "1 $")), "Groupe"),)),
            Facts((("Lieu", long), ("Heure", "9 h"))),
        ),
        "long titles": document(
            Heading(2, "Titre " * 300),
            Table(COLUMNS, (Rows((("1", "a", "b", "c"),), "G " * 500),)),
            issuer="Organisme " * 30, kind="Genre " * 30, foot="Pied " * 80, motto="Devise " * 60,
        ),
        "signs of the world": document(
            Para("Inuktitut : ᐃᓄᒃᑎᑐᑦ, mi’kmaw : lnuisi’mk ɨ, œuvre, ≥ 4,5, ✓ ☐ ● ■ ▲ ◆"),
            Para("שלום עולם, مرحبا, 漢字, 😀👩‍💻, a\u200db\ufeffc\u00ad"),
            Table(COLUMNS, (Rows((("ᐃ", "😀", "", "ᑎ"),)),)),
        ),
        "a thousand signs": document(
            *(Para(" ".join(map(chr, range(start, start + 64)))) for start in range(33, 1_300, 64)),
            Para("".join(map(chr, range(0x1400, 0x1680)))), Para("é à ç 1 500,00 $ encore"),
        ),
        "hostile": document(
            *(Para(one) for one in HOSTILE), Bullets(HOSTILE),
            *(Heading(2, one) for one in HOSTILE),
            Table(COLUMNS, (Rows(tuple((one, one, "", "") for one in HOSTILE), HOSTILE[0]),)),
            Box(HOSTILE[0], tuple(Para(one) for one in HOSTILE)),
            Facts(tuple((one, one) for one in HOSTILE)),
            title=HOSTILE[11], foot=HOSTILE[0], issuer=HOSTILE[4], watermark="<b>",
        ),
        "large print": blocks.Document(
            "Gros caractères", "DSI", usual().blocks, size=16, language="en", created=MOMENT
        ),
    }  # fmt: skip


def said(words: blocks.Words) -> str:
    """Return the letters of some words."""
    return text_of(words)
