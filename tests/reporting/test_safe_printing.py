"""Text is data: it opens no file, calls no host, runs nothing, and is printed letter by letter."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsi_desktop.kernel import resources
from dsi_desktop.reporting.blocks import Bullets, Para, Rows, Run, Table
from dsi_desktop.reporting.pdf.runs import spelled
from support import pdf_reader, pdf_samples
from support.budget import examples
from support.pdf_samples import COLUMNS, HOSTILE
from support.pdf_verifier import problems

_WATCHED = ("open", "socket.connect", "socket.getaddrinfo", "os.system", "subprocess.Popen",
            "os.exec", "urllib.Request")  # fmt: skip
_KINDS = (".ttf", ".icc", ".mo", ".py", ".pyc")
_watching: list[list[tuple[str, str]]] = []


def _note(event: str, about: tuple[object, ...]) -> None:
    if _watching and event in _WATCHED:
        _watching[-1].append((event, str(about[0]) if about else ""))


sys.addaudithook(_note)


@contextmanager
def watched() -> Iterator[list[tuple[str, str]]]:
    """Note every file opened and every host called inside the block."""
    heard: list[tuple[str, str]] = []
    _watching.append(heard)
    try:
        yield heard
    finally:
        _watching.remove(heard)


def strays(heard: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return what is neither a resource of ours nor a module of Python."""
    ours = (str(resources.root()), *sys.path[1:], sys.prefix, sys.base_prefix)
    return [
        (event, what)
        for event, what in heard
        if event != "open" or not what.startswith(ours) or not what.endswith(_KINDS)
    ]


@pytest.mark.parametrize("payload", HOSTILE)
def test_that_a_hostile_text_is_printed_and_touches_nothing(payload: str) -> None:
    document = pdf_samples.document(
        Para(payload), Bullets((payload,)), Table(COLUMNS, (Rows(((payload,) * 4,), payload),)),
        title=payload, foot=payload, watermark=payload,
    )  # fmt: skip
    with watched() as heard:
        content, rendered = pdf_samples.printed(document)
    assert strays(heard) == []
    read = pdf_reader.tight(pdf_reader.read_aloud(content))
    assert read == pdf_samples.letters(document, rendered)
    assert b"/Subtype /Image" not in content


def test_that_the_watch_hears_a_file_outside() -> None:
    with watched() as heard, Path("/etc/hostname").open("rb"):
        assert strays(heard) == [("open", "/etc/hostname")]


@pytest.mark.parametrize(
    "address",
    ["javascript:app.alert(1)", "file:///etc/passwd", "pdf:autre.pdf", "#haut", "\\\\host\\x",
     "data:text/html,x", "https://exemple.ca/ espace", "http://x\n.ca"],
)  # fmt: skip
def test_that_only_addresses_of_the_web_of_mail_and_of_telephone_are_links(address: str) -> None:
    content, _rendered = pdf_samples.printed(pdf_samples.document(Para(Run("ici", href=address))))
    with pdf_reader.opened(content) as pdf:
        assert "/Annots" not in pdf.pages[0]


@pytest.mark.parametrize(
    "address", ["https://a.ca", "HTTP://a.ca/b?c=d", "mailto:a@b.ca", "tel:+14185551234"]
)
def test_that_a_link_is_an_element_with_its_address(address: str) -> None:
    content, _rendered = pdf_samples.printed(
        pdf_samples.document(Para((Run("Voir "), Run("ici", href=address), Run(" ou là"))))
    )
    with pdf_reader.opened(content) as pdf:
        (link,) = pdf.pages[0].Annots
        assert (str(link.A.URI), str(link.Contents)) == (address, address)
        assert ("Link", "ici") in [(tag, text.strip()) for tag, text in pdf_reader.leaves(pdf)]


def test_that_two_links_of_a_line_keep_each_its_address() -> None:
    words = (Run("un", href="https://un.ca"), Run(" et "), Run("deux", href="https://deux.ca"))
    content, _rendered = pdf_samples.printed(pdf_samples.document(Para(words)))
    with pdf_reader.opened(content) as pdf:
        places = {str(link.A.URI): float(link.Rect[0]) for link in pdf.pages[0].Annots}
    assert places["https://un.ca"] < places["https://deux.ca"]
    assert problems(content) == []


_ODD = st.sampled_from("<>&;«»'\" \n\t")
_SIGNS = st.characters(codec="utf-8", exclude_categories=("Cs",)) | _ODD
_TEXTS = st.text(_SIGNS, max_size=60)


@settings(max_examples=examples("hostile_text"))
@given(st.lists(_TEXTS, min_size=1, max_size=4), _TEXTS)
def test_that_any_text_is_read_back_as_it_was_given(texts: list[str], title: str) -> None:
    document = pdf_samples.document(
        *(Para(text) for text in texts), Bullets(tuple(texts)),
        Table(COLUMNS, (Rows(tuple((text, title, text, "1") for text in texts)),)),
        title=title, foot=title,
    )  # fmt: skip
    content, rendered = pdf_samples.printed(document)
    read = pdf_reader.tight(pdf_reader.read_aloud(content))
    assert read == pdf_samples.letters(document, rendered)
    assert problems(content) == []


def test_that_the_habits_of_this_computer_are_not_obeyed(tmp_path: Path) -> None:
    """The engine executes `~/.reportlab_mods` and obeys `RL_*` variables: not here."""
    for name in (".reportlab_mods", ".reportlab_settings"):
        (tmp_path / name).write_text(
            f"open({str(tmp_path / (name + '.ran'))!r}, 'w')\npageCompression = 0\n"
        )
    (tmp_path / "reportlab_mods.py").write_text("raise SystemExit(3)\n")
    asked = (
        "import dsi_desktop.reporting.pdf.render; from reportlab import rl_config as c;"
        "print(c.trustedHosts, c.trustedSchemes, c.pageCompression, c.useA85)"
    )
    environment = os.environ | {
        "HOME": str(tmp_path), "USERPROFILE": str(tmp_path), "RL_pageCompression": "0",
        "RL_trustedHosts": "*", "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path]),
    }  # fmt: skip
    ran = subprocess.run(
        [sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.split() == ["None", "[]", "1", "0"]
    assert list(tmp_path.glob("*.ran")) == []


def test_that_the_neutral_blocks_do_not_load_reportlab() -> None:
    asked = (
        "import sys, dsi_desktop.reporting.registry, dsi_desktop.reporting.blocks;"
        "print('reportlab' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert ran.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\u00adb", "ab"), ("a\u200db\ufeff", "ab"), ("\u202eabc\u202c", "abc"), ("a\x00\x07b", "ab"),
     ("❤\ufe0f", "❤"), ("\ud800x", "x"), ("a\u3000b\u2028c", "a b c")],
)  # fmt: skip
def test_that_signs_without_a_drawing_are_left_out(text: str, shown: str) -> None:
    assert spelled(text, "fr") == shown
