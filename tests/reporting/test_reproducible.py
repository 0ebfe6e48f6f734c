"""The same document with a fixed date gives the same bytes: two runs, two hash seeds."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from support import pdf_reader, pdf_samples

_TESTS = Path(__file__).parent.parent
_ASKED = (
    "import hashlib; from support import pdf_samples as s;"
    "print(*(hashlib.sha256(s.printed(s.samples()[n])[0]).hexdigest()"
    " for n in ('usual', 'signs of the world', '60 rows')))"
)


def digests(seed: str) -> list[str]:
    path = os.pathsep.join([str(_TESTS), str(_TESTS.parent), *sys.path])
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": path}
    ran = subprocess.run(
        [sys.executable, "-c", _ASKED], env=environment, capture_output=True, text=True, check=True
    )
    return ran.stdout.split()


def test_that_the_bytes_are_the_same_over_runs_and_hash_seeds() -> None:
    first = digests("1")
    assert len(first) == 3
    assert digests("4242") == first


def test_that_the_second_printing_in_a_process_gives_the_same_bytes() -> None:
    for name in ("usual", "60 rows"):
        document = pdf_samples.samples()[name]
        once, again = (hashlib.sha256(pdf_samples.printed(document)[0]) for _ in range(2))
        assert once.digest() == again.digest(), name


def test_that_the_date_given_is_the_date_written() -> None:
    content, _rendered = pdf_samples.printed(pdf_samples.document())
    with pdf_reader.opened(content) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261204120000")
        with pdf.open_metadata() as meta:
            assert str(meta["xmp:CreateDate"]).startswith("2026-12-04T12:00:00")


def test_that_without_a_date_the_hour_of_printing_is_written() -> None:
    content, _rendered = pdf_samples.printed(replace(pdf_samples.document(), created=None))
    with pdf_reader.opened(content) as pdf:
        year = int(str(pdf.docinfo["/CreationDate"])[2:6])
    assert year == pytest.approx(datetime.now(UTC).year, abs=1)
