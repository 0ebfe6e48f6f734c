"""What may be amended, and the text that an amendment gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsi_desktop.features.minutes.rules.amending import (
    amended,
    check_amendable,
    check_no_amendment_open,
    procedure_of,
)
from dsi_desktop.kernel.errors import RuleBroken

TEXT = "Demander 18\N{NO-BREAK SPACE}000 $ au Fonds régions et ruralité pour la navette"


@pytest.mark.parametrize(("amendment", "text"), [
    ("remplacer 18 000 $ par 15 000 $",
     "Demander 15 000 $ au Fonds régions et ruralité pour la navette"),
    ("de remplacer « la navette » par « l’essai de la navette ».",
     "Demander 18\N{NO-BREAK SPACE}000 $ au Fonds régions et ruralité pour l’essai de la navette"),
    ("REMPLACER fonds RÉGIONS par FRR",
     "Demander 18\N{NO-BREAK SPACE}000 $ au FRR et ruralité pour la navette"),
    ("ajouter des aîné·es après la navette", f"{TEXT} des aîné·es"),
    ("insérer tout avant la navette",
     "Demander 18\N{NO-BREAK SPACE}000 $ au Fonds régions et ruralité pour tout la navette"),
    ("d’ajouter d’ici juin", f"{TEXT} d’ici juin"),
    ("retirer et ruralité", "Demander 18 000 $ au Fonds régions pour la navette"),
    ("retirer le dernier mot", " ".join(TEXT.split())),
    ("remplacer vingt par trente", TEXT),
    ("ajouter loin après la lune", TEXT),
    ("on devrait demander moins", TEXT),
    ("", TEXT),
])
def test_that_an_amendment_gives_the_text_it_means(amendment: str, text: str) -> None:
    assert amended(TEXT, amendment) == text


def test_that_words_added_at_the_end_come_before_its_stop() -> None:
    assert amended("Demander 3 $.", "ajouter d’ici juin") == "Demander 3 $ d’ici juin."
    assert amended("Demander 3 $", "remplacer « » par « 4 »") == "Demander 3 $"


def test_that_a_proposal_is_amended_and_its_amendment_once_more() -> None:
    assert procedure_of("main") == "amendment"
    assert procedure_of("amendment") == "sub_amendment"
    with pytest.raises(RuleBroken, match="ne s’amende pas"):
        procedure_of("sub_amendment")


def test_that_only_what_is_under_debate_is_amended_or_waits() -> None:
    check_amendable("moved")
    with pytest.raises(RuleBroken, match="plus en débat"):
        check_amendable("carried_unanimous")
    check_no_amendment_open(0)
    with pytest.raises(RuleBroken, match="votez-le d’abord"):
        check_no_amendment_open(1)


@given(st.text(max_size=60), st.text(max_size=60))
def test_that_no_words_break_the_text(text: str, amendment: str) -> None:
    assert isinstance(amended(text, amendment), str)
    assert isinstance(amended(text, f"remplacer {amendment} par {text}"), str)
