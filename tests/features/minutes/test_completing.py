"""What is offered while the line is typed: names, organisations, due dates, phrases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsi_desktop.features.minutes.rules.capture import Known, parse
from dsi_desktop.features.minutes.rules.completing import Ground, offers
from dsi_desktop.features.minutes.rules.phrases import ready

PEOPLE = (Known("1", "Stéphane Leblanc"), Known("2", "Stéphane Cormier"), Known("3", "Luc Côté"))
NAMEABLE = (*PEOPLE, Known("o", "L’Ancrage", organization=True))
DAYS = {"vendredi": "2026-12-11", "fin du mois": "2026-12-22/2026-12-31",
        "prochaine rencontre": "/", "demain": "2026-12-05"}  # fmt: skip
LINE = Ground(PEOPLE, NAMEABLE, ready(), DAYS.get)
NAME = Ground(PEOPLE, NAMEABLE, (), DAYS.get, naming=True)


def shown(typed: str, ground: Ground = LINE) -> list[str]:
    nbsp = "\N{NO-BREAK SPACE}"
    return [one.shown.replace(nbsp, " ") for one in offers(typed, len(typed), ground)]


@pytest.mark.parametrize(("typed", "found"), [
    ("a x @ste", ["Stéphane Leblanc", "Stéphane Cormier"]), ("a x @anc", ["L’Ancrage"]),
    ("a x @l'an", ["L’Ancrage"]),
    ("selon @luc", ["Luc Côté"]), ("a x @luc côté", []), ("a x @", []), ("a x @zzz", []),
    ("ste", []), ("a x !", []), ("a x !zzz", []), ("note !ven", []),
    ("a x !ven", ["vendredi – 11 déc."]), ("a x !VENDREDI", []),
    ("a x !fin du", ["fin du mois – 31 déc."]), ("a x !proch", ["prochaine rencontre"]),
    ("a x ! dem", ["demain – 5 déc."]), ("a !de x", []), ("; ", []), (";zzz", []),
])
def test_that_what_may_complete_the_line_is_offered(typed: str, found: list[str]) -> None:
    assert shown(typed) == found


@pytest.mark.parametrize(("typed", "found"), [
    ("ste", ["Stéphane Leblanc", "Stéphane Cormier"]), ("@luc", ["Luc Côté"]), ("", []),
    ("Luc Côté", []), ("anc", []),
])
def test_that_only_people_propose_and_second(typed: str, found: list[str]) -> None:
    assert shown(typed, NAME) == found


def test_that_phrases_are_offered_with_the_exact_word_first() -> None:
    assert [one.split(" – ")[0] for one in shown(";pv")] == ["pv", "pvm"]
    (offer,) = offers("r ;cons", 7, LINE)
    assert offer.line.text == "r considérant que …; "
    assert offer.line.text[offer.line.start:offer.line.end] == "…"


def test_that_an_offer_taken_leaves_the_rest_of_the_line() -> None:
    (offer,) = offers("a x !ven @luc", 8, LINE)
    assert (offer.line.text, offer.line.start) == ("a x !vendredi @luc", 14)
    found = parse(offer.line.text, PEOPLE, DAYS.get)
    assert (found.due_on, found.person, found.text) == ("2026-12-11", "Luc Côté", "x")
    first, _second = offers("a x @ste !vendredi", 8, LINE)
    assert first.line.text == "a x @Stéphane Leblanc !vendredi"
    (named,) = offers("@luc", 4, NAME)
    assert (named.line.text, named.line.start) == ("Luc Côté", 8)


@given(st.text(max_size=40), st.integers(0, 40))
def test_that_any_line_can_be_completed_or_not(typed: str, cursor: int) -> None:
    for ground in (LINE, NAME):
        for one in offers(typed, min(cursor, len(typed)), ground):
            assert one.shown
            assert 0 <= one.line.start <= one.line.end <= len(one.line.text)
