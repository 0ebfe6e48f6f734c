"""Raised letters, faces and paragraphs: how words become pieces of one look."""

import pytest

from dsi_desktop.reporting.blocks import Run
from dsi_desktop.reporting.pdf.runs import LONGEST_PARAGRAPH, fragments, pieces_of
from dsi_desktop.reporting.pdf.styles import sheet

SHEET = sheet(12, (504, 680), "fr")
BODY = SHEET["body"]


def raised(text: str) -> list[str]:
    (runs,) = pieces_of(text, "fr")
    return [piece.text for piece in fragments(runs, BODY) if piece.rise]


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("le 1er avril", ["er"]), ("la 1re et la 2e", ["re", "e"]), ("les 3es", ["es"]),
        ("le XXIe siècle", ["e"]), ("Mme Roy", ["me"]), ("Mmes Roy et Côté", ["mes"]),
        ("Mlle Roy", ["lle"]), ("Dr Roy", ["r"]), ("Dre Roy", ["re"]), ("no 5", ["o"]),
        ("nos 5 et 6", ["os"]), ("No", ["o"]), ("no CC-2026-04", ["o"]), ("nos membres", []),
        ("nos Alliances", []), ("5 Mo", []), ("Noter", []), ("une mère", []), ("Dire", []),
        ("2026", []), ("Veer", []), ("MIVer", []), ("Ver", []), ("Ier", ["er"]), ("BVe", []),
    ],
)  # fmt: skip
def test_that_ordinals_and_abbreviations_are_raised(text: str, letters: list[str]) -> None:
    assert raised(text) == letters


def test_that_the_pieces_say_the_whole_text() -> None:
    text = "Le 1er avril, Mme Roy et le XXIe siècle"
    (runs,) = pieces_of(text, "en")
    assert "".join(piece.text for piece in fragments(runs, BODY)) == text


def test_that_bold_and_italic_choose_the_face() -> None:
    runs = [Run("a"), Run("b", bold=True), Run("c", italic=True), Run("d", bold=True, italic=True)]
    made = fragments(runs, BODY)
    assert [one.fontName for one in made] == ["DsiText", "DsiText-B", "DsiText-I", "DsiText-BI"]


def test_that_syllabics_change_face_inside_a_word() -> None:
    made = fragments([Run("nᐃn😀")], BODY)
    assert [(one.text, one.fontName) for one in made] == [
        ("n", "DsiText"), ("ᐃ", "DsiSyllabics"), ("n□", "DsiText"),
    ]


def test_that_a_tone_colours_and_nothing_stays_nothing() -> None:
    assert fragments([Run("a", tone="danger")], BODY)[0].textColor.hexval() == "0xa3262a"
    assert [one.text for one in fragments([], BODY)] == [""]


def test_that_paragraphs_are_cut_at_line_ends_and_after_400_words() -> None:
    assert [[run.text for run in one] for one in pieces_of("a\nb\n\nc", "fr")] == [
        ["a"], ["b"], [""], ["c"],
    ]
    long = [Run("mot " * 700, bold=True), Run("fin " * 300)]
    parts = list(pieces_of(long, "fr"))
    assert "".join(run.text for one in parts for run in one).count("mot") == 700
    assert max(sum(len(run.text.split()) for run in one) for one in parts) <= LONGEST_PARAGRAPH
    assert all(run.bold for run in parts[0])


def test_that_large_print_scales_every_style() -> None:
    large = sheet(16, (504, 680), "fr")
    for name, style in SHEET.styles.items():
        assert large[name].fontSize == pytest.approx(style.fontSize * 16 / 12)
        assert large[name].leading >= large[name].fontSize * 1.15
