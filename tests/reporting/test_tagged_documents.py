"""Every printed document is an accessible archive, whatever people wrote in it."""

import subprocess
from functools import cache
from pathlib import Path

import pdfua
import pytest

from dsi_desktop.reporting.pdf.render import Rendered
from support import pdf_reader, pdf_samples
from support.pdf_verifier import problems

NAMES = sorted(pdf_samples.samples())


@cache
def printed(name: str) -> tuple[bytes, Rendered]:
    return pdf_samples.printed(pdf_samples.samples()[name])


@pytest.mark.parametrize("name", NAMES)
def test_that_our_checker_finds_nothing(name: str) -> None:
    assert problems(printed(name)[0]) == []


@pytest.mark.parametrize("name", NAMES)
def test_that_the_tree_says_the_letters_of_the_model_in_order(name: str) -> None:
    content, rendered = printed(name)
    read = pdf_reader.tight(pdf_reader.read_aloud(content))
    assert read == pdf_samples.letters(pdf_samples.samples()[name], rendered)


@pytest.mark.parametrize("name", NAMES)
def test_that_qpdf_finds_a_sound_file(name: str, tmp_path: Path) -> None:
    path = tmp_path / "one.pdf"
    path.write_bytes(printed(name)[0])
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("name", NAMES)
def test_that_another_checker_of_pdf_ua_finds_nothing(name: str, tmp_path: Path) -> None:
    path = tmp_path / "one.pdf"
    path.write_bytes(printed(name)[0])
    assert [str(one) for one in pdfua.validate(path).findings] == []


def test_that_a_sign_that_no_face_has_is_shown_and_listed() -> None:
    content, rendered = printed("signs of the world")
    assert "😀" in rendered.missing
    assert "ᐃ" not in rendered.missing
    said = " ".join(pdf_reader.read_aloud(content))
    assert "ᐃᓄᒃᑎᑐᑦ" in said
    assert "□" in said


def test_that_the_text_keeps_its_no_break_spaces() -> None:
    content, _rendered = printed("60 rows")
    assert "1\u00a0500,00\u00a0$ " in pdf_reader.read_aloud(content)


def test_that_the_total_of_pages_stands_at_the_foot_of_each() -> None:
    content, rendered = printed("60 rows")
    feet = pdf_reader.artifacts(content)
    assert len(feet) == rendered.pages > 1
    assert all(f"Page {n} sur " in foot for n, foot in enumerate(feet, 1))


def test_that_a_draft_says_so_behind_every_page() -> None:
    content, _rendered = printed("usual")
    assert all("PROJET" in page for page in pdf_reader.artifacts(content))
    assert "PROJET" not in "".join(pdf_reader.read_aloud(content))


def test_that_headings_make_the_outline() -> None:
    with pdf_reader.opened(printed("usual")[0]) as pdf, pdf.open_outline() as outline:
        titles = [str(one.title) for one in outline.root]
        assert titles == ["Essai"]
        assert [str(one.title) for one in outline.root[0].children] == [
            "1. Présences", "2. Discussion",
        ]


def test_that_an_attached_file_is_described_and_read_back() -> None:
    with pdf_reader.opened(printed("usual")[0]) as pdf:
        inside = pdf.attachments["rencontre.json"]
        assert (inside.description, inside.get_file().read_bytes()) == ("Données", b"{}")


def test_that_an_english_document_says_english_words_around() -> None:
    content, _rendered = printed("large print")
    with pdf_reader.opened(content) as pdf:
        assert str(pdf.Root.Lang) == "en-CA"
    assert "Page 1 of " in pdf_reader.artifacts(content)[0]


def test_that_a_long_foot_leaves_room_for_the_page_number() -> None:
    content, _rendered = printed("long titles")
    assert "…Page 1 sur" in pdf_reader.artifacts(content)[0]
