"""An archive that would fill the disk is refused; every other file passes."""

import gzip
import zipfile
from io import BytesIO

import pytest

from dsi_desktop.formats.archives import check_archive
from dsi_desktop.kernel.errors import RuleBroken
from support.plain_words import plain


def zipped(size: int) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zéros.bin", bytes(size))
    return made.getvalue()


def test_that_an_archive_of_zeros_is_refused_in_words() -> None:
    with pytest.raises(RuleBroken) as refused:
        check_archive(zipped(60_000_000))
    assert "se déplierait en 60 Mo" in plain(refused.value.sentence)
    assert refused.value.field == "name"


def test_that_a_folded_file_is_refused_alike() -> None:
    with pytest.raises(RuleBroken):
        check_archive(gzip.compress(bytes(60_000_000)))


@pytest.mark.parametrize("content", [
    zipped(1_000_000), gzip.compress(b"bonjour"), b"%PDF-1.7", b"", b"PK\x05\x06" + bytes(18),
    zipped(1_000)[:-30],
])
def test_that_every_other_file_passes(content: bytes) -> None:
    check_archive(content)
