"""Printing to a file: whole or not at all, told page by page, given up at will."""

import errno
import io
import os
from pathlib import Path

import pytest

from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.reporting.pdf.render import Cancelled, render
from support import pdf_samples


def test_that_a_document_is_written_to_a_path(tmp_path: Path) -> None:
    target = tmp_path / "essai.pdf"
    assert render(pdf_samples.usual(), target).pages >= 2
    assert target.read_bytes().startswith(b"%PDF-1.7")
    assert [one.name for one in tmp_path.iterdir()] == ["essai.pdf"]


def test_that_progress_counts_the_pages() -> None:
    heard: list[int] = []
    said = render(pdf_samples.document(pdf_samples.table(60)), io.BytesIO(), heard.append)
    assert heard == list(range(1, said.pages + 1))


def test_that_giving_up_leaves_the_former_file(tmp_path: Path) -> None:
    target = tmp_path / "essai.pdf"
    target.write_bytes(b"former")
    heard: list[int] = []
    long = pdf_samples.document(pdf_samples.table(60))
    with pytest.raises(Cancelled):
        render(long, target, heard.append, lambda: len(heard) > 1)
    assert target.read_bytes() == b"former"
    assert len(heard) == 2
    assert list(tmp_path.iterdir()) == [target]


def test_that_a_folder_that_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(DsiError, match="Choisissez un autre endroit"):
        render(pdf_samples.document(), tmp_path / "absent" / "essai.pdf")


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "Le disque est plein"),
        (PermissionError(errno.EACCES, "Permission denied"), "Ce dossier est protégé"),
        (OSError(errno.EIO, "Input/output error"), "Choisissez un autre endroit"),
    ],
    ids=["full", "protected", "broken"],
)
def test_that_a_disk_that_fails_leaves_the_former_file_and_no_scrap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: OSError, said: str
) -> None:
    def full(_handle: int) -> None:
        raise fault

    target = tmp_path / "essai.pdf"
    target.write_bytes(b"former")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DsiError, match=said):
        render(pdf_samples.document(), target)
    assert target.read_bytes() == b"former"
    assert list(tmp_path.iterdir()) == [target]


def test_that_a_device_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "essai.pdf"
    os.mkfifo(pipe)
    with pytest.raises(DsiError, match="pas un fichier ordinaire"):
        render(pdf_samples.document(), pipe)
    assert pipe.is_fifo()


def test_that_the_size_of_twelve_pages_stays_small() -> None:
    story = [one for n in range(20) for one in (pdf_samples.Heading(2, f"{n}. Point"),
             pdf_samples.Para("La coordination rappelle le contexte. " * 60))]  # fmt: skip
    content, rendered = pdf_samples.printed(pdf_samples.document(*story, pdf_samples.table(20)))
    assert rendered.pages >= 12
    assert len(content) <= 180_000
