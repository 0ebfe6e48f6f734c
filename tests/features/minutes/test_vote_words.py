"""How amendments, secret ballots and roll calls are said in minutes."""

from dataclasses import replace

import pytest

from dsi_desktop.features.minutes.rules import wording
from dsi_desktop.features.minutes.rules.document import Dissent, Said, Voices
from dsi_desktop.features.minutes.rules.resolution import paragraphs, title_of
from dsi_desktop.kernel.text import fr

MAIN = Said(
    "e", "motion", "demander 15 000 $", mover="Josée Desbiens", seconder="Luc Côté", provisional=3,
    state="carried_unanimous", procedure="main",
)
AMENDMENT = replace(MAIN, text="remplacer 18 000 $ par 15 000 $", procedure="amendment",
                    provisional=0)  # fmt: skip


@pytest.mark.parametrize(("said", "words"), [
    (MAIN, "Adoptée à l’unanimité."),
    (replace(MAIN, amended=True), "Adoptée telle que modifiée, à l’unanimité."),
    (replace(MAIN, amended=True, state="tabled"), "Déposée sur le bureau."),
    (replace(MAIN, state="moved"), "Proposée, sans vote."),
    (replace(MAIN, state="carried_majority", in_favour=7, against=2, method="secret"),
     "Adoptée à la majorité, au scrutin secret (pour : 7, contre : 2)."),
    (replace(MAIN, state="defeated", in_favour=1, against=2, method="organization"),
     "Rejetée, par organisation (pour : 1, contre : 2)."),
    (replace(MAIN, in_favour=7, against=0, method="show_of_hands"),
     "Adoptée à l’unanimité (pour : 7, contre : 0)."),
    (AMENDMENT, "Amendement adopté à l’unanimité."),
    (replace(AMENDMENT, state="defeated", amended=True), "Amendement rejeté."),
    (replace(AMENDMENT, state="moved"), "Amendement en débat."),
])  # fmt: skip
def test_that_a_vote_is_said_with_its_method(said: Said, words: str) -> None:
    assert wording.outcome(said) == fr(words)


def test_that_an_amendment_bears_no_number_and_its_own_gender() -> None:
    assert title_of(AMENDMENT) == "Amendement"
    assert title_of(replace(AMENDMENT, procedure="sub_amendment")) == "Sous-amendement"
    assert wording.number_of(replace(MAIN, state="moved")) == "Proposition 3"
    assert wording.proposal(AMENDMENT, names=True) == (
        "Proposé par Josée Desbiens, appuyé par Luc Côté."
    )
    assert wording.proposal(replace(AMENDMENT, seconder=""), names=True) == (
        "Proposé par Josée Desbiens."
    )
    assert wording.proposal(MAIN, names=True).startswith("Proposée par")


def test_that_an_amendment_is_proposed_even_when_carried() -> None:
    told = [fr(one.whole) for one in paragraphs(AMENDMENT, names=True)]
    assert told == [
        fr("Il est proposé de remplacer 18 000 $ par 15 000 $."),
        "Proposé par Josée Desbiens, appuyé par Luc Côté. Amendement adopté à l’unanimité.",
    ]


def test_that_the_roll_of_organisations_is_printed_option_by_option() -> None:
    said = replace(
        MAIN, state="carried_majority", in_favour=2, against=1, abstaining=1,
        method="organization", dissents=(Dissent("Centraide", "trop cher"),),
        voices=(Voices("yes", ("CLSC", "L’Ancrage")), Voices("no", ("Centraide",)),
                Voices("abstain", ("MRC",))),
    )
    assert wording.dissents(said) == [
        fr("Pour : CLSC, L’Ancrage."), fr("Contre : Centraide."), fr("Abstention : MRC."),
        fr("Centraide inscrit sa dissidence : trop cher"),
    ]
