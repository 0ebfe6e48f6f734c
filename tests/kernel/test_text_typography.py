"""Québec typography: what people type, and how it is printed (OQLF, article 22039).

In the table `~` is a no-break space.
"""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dsi_desktop.kernel.text import fr
from support.budget import examples

PAIRS = [
    # apostrophe
    ("l'horaire", "l’horaire"), ("aujourd'hui", "aujourd’hui"), ("d'«hier»", "d’«~hier~»"),
    ("s'il", "s’il"), ("qu'on", "qu’on"), ("les 'x'", "les 'x'"), ("main-d'œuvre", "main-d’œuvre"),
    # quotation marks
    ('"oui"', "«~oui~»"), ("« oui »", "«~oui~»"), ("«oui»", "«~oui~»"), ("«  oui  »", "«~oui~»"),
    ('le "Portrait" et le "Plan"', "le «~Portrait~» et le «~Plan~»"), ('6" de neige',
    '6" de neige'),
    ("« a », « b »", "«~a~», «~b~»"), ("«\u202foui\u202f»", "«~oui~»"), ('a"b"c', 'a"b"c'),
    ('("oui")', "(«~oui~»)"), ('""', '""'), ('" a"', '" a"'),
    # ; ! ? without a space
    ("oui ;", "oui;"), ("Quoi ?", "Quoi?"), ("Bravo !", "Bravo!"), ("Quoi\u202f?!", "Quoi?!"),
    ("Bravo\u00a0!", "Bravo!"), ("a != b", "a != b"), ("« ? »", "«~?~»"), ("? non", "? non"),
    ("un ; deux ; trois", "un; deux; trois"),
    # colon
    ("Quorum : 5", "Quorum~: 5"), ("Quorum: 5", "Quorum~: 5"), ("Quorum  : 5", "Quorum~: 5"),
    ("Fin :", "Fin~:"), ("Point 3: suite", "Point 3~: suite"), ("à 13:30", "à 13:30"),
    ("a::b", "a::b"), ("Lieu\u202f: ici", "Lieu~: ici"), ("::", "::"),
    # percent, money
    ("70%", "70~%"), ("70 %", "70~%"), ("1,5 %", "1,5~%"), ("9,85$", "9,85~$"),
    ("18 000,00 $", "18~000,00~$"), ("5 k$", "5~k$"), ("1,2 M$", "1,2~M$"), ("10 €", "10~€"),
    ("2\u202f‰", "2~‰"), ("US$", "US$"), ("$5", "$5"),
    # groups of three digits
    ("soit 1 260 déplacements", "soit 1~260 déplacements"), ("24 350 255,72 $", "24~350~255,72~$"),
    ("1\u202f234", "1~234"), ("en 2026 500 personnes", "en 2026 500 personnes"),
    ("12 34", "12 34"), ("1 2345", "1 2345"), ("0,125 500", "0,125 500"), ("1 234 567",
    "1~234~567"),
    # hours
    ("13 h 30", "13~h~30"), ("13h30", "13~h~30"), ("13H30", "13~h~30"), ("9 h", "9~h"),
    ("9h", "9~h"), ("8 h 5", "8~h~5"), ("de 8h30 à 9h15", "de 8~h~30 à 9~h~15"),
    ("24 h/24", "24~h/24"), ("8h30-9h", "8~h~30-9h"), ("123h30", "123h30"),
    # units
    ("3 ans", "3~ans"), ("1 an", "1~an"), ("5 km", "5~km"), ("5km", "5~km"), ("25 min", "25~min"),
    ("2 kg", "2~kg"), ("20 °C", "20~°C"), ("12 m²", "12~m²"), ("500 Mo", "500~Mo"),
    ("6 mois", "6~mois"), ("3 hivers", "3 hivers"), ("B5km", "B5km"), ("3 s'ajoutent",
    "3 s’ajoutent"),
    # abbreviations
    ("M. Dufour", "M.~Dufour"), ("Mme Roy", "Mme~Roy"), ("MM. Roy et Côté", "MM.~Roy et Côté"),
    ("Mmes Élie", "Mmes~Élie"), ("Dre Roy", "Dre~Roy"), ("Mme la présidente", "Mme la présidente"),
    ("no 5", "no~5"), ("nos 5 et 6", "nos~5 et 6"), ("no CC-2026-04", "no~CC-2026-04"),
    ("nos Membres", "nos Membres"), ("nº 12", "nº~12"), ("p. 5", "p.~5"), ("art. 12", "art.~12"),
    ("chap. 2", "chap.~2"), ("piano 5", "piano 5"), ("no Monde", "no Monde"),
    # dates
    ("5 mai", "5~mai"), ("1er avril 2026", "1er~avril 2026"), ("le 12 décembre", "le 12~décembre"),
    ("12 maisons", "12 maisons"),
    # dashes, ellipsis
    ("mot – mot", "mot~– mot"), ("mot — mot", "mot~— mot"), ("etc...", "etc…"), ("a.b", "a.b"),
    ("....", "…"), ("2024-2026", "2024-2026"),
    # addresses stay as they are
    ("voir https://a.ca/b?c=5%20d : oui", "voir https://a.ca/b?c=5%20d~: oui"),
    ("info@l'abri.ca ou non ?", "info@l'abri.ca ou non?"), ("www.a.ca/3h30 : 5%",
    "www.a.ca/3h30~: 5~%"),
    ("« https://a.ca »", "«~https://a.ca~»"),
    # nothing to do
    ("", ""), ("Rien à faire", "Rien à faire"), ("ᐃᓄᒃ שלום 😀", "ᐃᓄᒃ שלום 😀"),
]  # fmt: skip


def test_that_the_table_is_long_enough() -> None:
    assert len(PAIRS) >= 80


@pytest.mark.parametrize(("typed", "printed"), PAIRS)
def test_that_a_text_is_spaced_as_quebec_french(typed: str, printed: str) -> None:
    assert fr(typed) == printed.replace("~", "\u00a0")


@pytest.mark.parametrize("printed", [pair[1] for pair in PAIRS])
def test_that_a_printed_text_stays_as_it_is(printed: str) -> None:
    done = printed.replace("~", "\u00a0")
    assert fr(done) == done


_SIGNS = st.sampled_from([*"abhmMno'\"«»;!?:%$€0123456789.,-–—()@/= \u00a0\u202f\n", "...", " h ",
    "no ",
                          "Mme ", "mai", "1er ", "https://", "www.", "\ue000", "kg"])  # fmt: skip


@settings(max_examples=examples("typography"))
@given(st.lists(_SIGNS, max_size=14).map("".join) | st.text(max_size=30))
@example('""a"')
@example("1 234 5% ; « ? »")
@example("@ '\ue000")
def test_that_spacing_twice_changes_nothing(text: str) -> None:
    assert fr(fr(text)) == fr(text)


@settings(max_examples=examples("typography"))
@given(st.lists(_SIGNS, max_size=14).map("".join))
def test_that_spacing_keeps_every_letter_and_digit(text: str) -> None:
    def kept(said: str) -> str:
        return "".join(sign for sign in said if sign.isalnum()).casefold()

    assert kept(fr(text)) == kept(text)
