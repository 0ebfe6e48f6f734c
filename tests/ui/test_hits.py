"""What the command palette answers."""

import pytest

from dsi_desktop.ui.shell.hits import Hit, command_hit, listed, marked, matching, narrowed, page_hit


def hit(title: str, section: str = "Suivi") -> Hit:
    return Hit(section, title, lambda: None)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("navette", ("", "navette")), ("@ Éric", ("@", "Éric")), ("#12", ("#", "12")), ("", ("", ""))],
)
def test_that_a_mark_narrows(typed: str, answer: tuple[str, str]) -> None:
    assert narrowed(typed) == answer


def test_that_accents_and_order_of_words_do_not_matter() -> None:
    hits = [hit("Élire Hélène"), hit("Hélène élue"), hit("Autre")]
    assert [one.title for one in matching(hits, "helene el")] == ["Hélène élue", "Élire Hélène"]
    assert matching(hits, "") == hits
    assert matching(hits, "zzz") == []


def test_that_a_section_is_written_once() -> None:
    lines = listed([hit("a"), hit("b"), hit("c", "Décision")])
    assert [line.section for line in lines] == ["Suivi", "", "", "Décision", ""]
    assert [line.place for line in lines if line.hit] == [1, 2, 3]
    assert len({line.key for line in lines}) == 5


@pytest.mark.parametrize(
    ("title", "words", "where"),
    [
        ("La Navette", "navette", (3, 10)),
        ("Œuvre d’art", "oeuvre", (0, 5)),
        ("Élire", "el", (0, 2)),
        ("Rien", "autre", (0, 0)),
        ("Rien", "", (0, 0)),
    ],
)
def test_that_the_words_typed_are_found_in_the_title(
    title: str, words: str, where: tuple[int, int]
) -> None:
    assert marked(title, words) == where


def test_that_pages_and_commands_have_their_sections() -> None:
    done: list[int] = []
    page = page_hit("Accueil", "home", lambda: done.append(1))
    command = command_hit("Quitter", "x", lambda: done.append(2), "Ctrl+Q")
    page.act()
    command.act()
    assert (page.section, command.section, command.keys) == ("Pages", "Commandes", "Ctrl+Q")
    assert done == [1, 2]
