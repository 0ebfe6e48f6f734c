"""What the command line hands over to the window, and how it refuses what it cannot read."""

from pathlib import Path

import pytest

from dsi_desktop.cli.parser import in_words
from dsi_desktop.cli.verbs import VERBS
from support.cli_ground import Run


def test_that_a_file_alone_opens_the_window(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.dsi"
    assert run(path).window.calls == [("open", path, "", "")]


def test_that_nothing_opens_the_welcome_page(run: Run) -> None:
    assert run().window.calls == [("open", None, "", "")]


def test_that_the_author_comes_from_the_line_then_from_the_environment(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DSI_AUTHOR", "Luc")
    monkeypatch.setenv("DSI_DEVICE", "Portable")
    assert run().window.calls == [("open", None, "Luc", "Portable")]
    assert run("--author", "Nathalie").window.calls == [("open", None, "Nathalie", "Portable")]


def test_that_selftest_is_handed_over(run: Run) -> None:
    assert run("--selftest").window.calls == [("selftest",)]


def test_that_screens_are_handed_over(run: Run, tmp_path: Path) -> None:
    asked = run("screens", tmp_path, "--lang", "en", "--theme", "dark", "--scale", "2")
    assert asked.window.calls == [("screens", tmp_path, "en", "dark", 2)]
    assert run("screens", tmp_path).window.calls == [("screens", tmp_path, "fr", "light", 1)]


@pytest.mark.parametrize("verb", VERBS)
def test_that_each_verb_explains_itself(run: Run, verb: str) -> None:
    asked = run(verb, "--help")
    assert asked.code == 0
    assert asked.out.startswith(f"Usage : dsi-desktop {verb}")


def test_that_help_names_the_verbs(run: Run) -> None:
    said = " ".join(run("--help").out.split())
    assert ", ".join(VERBS) in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("demo",), "Il manque : FICHIER."),
        (("show", "a.dsi", "people"), "n’est pas un choix"),
        (("digest", "a.dsi", "--loud"), "Ceci n’est pas compris : --loud."),
        (("report", "a.dsi", "--out"), "--out demande une valeur."),
        (("report", "a.dsi", "--meeting", "1", "--id", "2"), "ne va pas avec"),
        (("demo", "a.dsi", "--date", "demain"), "'demain' n’est pas une valeur valable."),
        (("report", "a.dsi"), "Il manque --out"),
        (("report", "a.dsi", "--out", "b.pdf"), "Il manque le nom du rapport"),
    ],
)
def test_that_a_badly_written_line_is_a_usage_error_in_words(
    run: Run, words: tuple[str, ...], said: str
) -> None:
    asked = run(*words)
    assert asked.code == 2
    assert asked.err.startswith("Usage : dsi-desktop")
    assert said in asked.err
    assert asked.out == ""


def test_that_an_unknown_refusal_of_the_library_is_given_as_it_stands() -> None:
    assert in_words("something new") == "something new"


def test_that_refusals_speak_the_language_asked_for(run: Run, tmp_path: Path) -> None:
    french = run("digest", tmp_path / "none.dsi").err
    english = run("digest", tmp_path / "none.dsi", "--lang=en").err
    assert "n’existe pas" in french
    assert english != french


def test_that_the_language_may_come_from_the_environment(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DSI_LANG", "en")
    assert run("screens", tmp_path).window.calls[0][2] == "en"
    monkeypatch.setenv("DSI_LANG", "tlh")
    assert run("screens", tmp_path).window.calls[0][2] == "fr"


def test_that_an_interruption_is_said_without_a_traceback(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_self: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("support.cli_ground.Asked.selftest", stop)
    asked = run("--selftest")
    assert (asked.code, asked.err) == (1, "Interrompu.\n")
