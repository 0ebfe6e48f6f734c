"""Languages: French is the source, the catalogue answers, the plural rule is French."""

from collections.abc import Iterator

import pytest

from dsi_desktop.kernel import i18n
from dsi_desktop.kernel.i18n import N_, _, ngettext, pgettext, speaking, use_language


@pytest.fixture(autouse=True)
def _language_restored() -> Iterator[None]:
    before = i18n.language()
    yield
    use_language(before)


def test_french_is_answered_as_written() -> None:
    use_language("fr")
    assert _("assemblée") == "assemblée"
    assert N_("assemblée") == "assemblée"
    assert i18n.language() == "fr"


def test_an_empty_text_never_answers_with_the_header_of_the_catalogue() -> None:
    use_language("en")
    assert _("") == ""


def test_the_english_catalogue_answers_in_english() -> None:
    with speaking("en"):
        assert _("assemblée") == "assembly"
        assert i18n.language() == "en"
    assert i18n.language() == "fr"


def test_a_language_without_catalogue_answers_in_french() -> None:
    use_language("iu")
    assert _("assemblée") == "assemblée"


@pytest.mark.parametrize("language", ["fr", "iu"])
def test_zero_is_singular_in_french_with_or_without_a_catalogue(language: str) -> None:
    use_language(language)
    assert ngettext("carte", "cartes", 0) == "carte"
    assert ngettext("carte", "cartes", 1) == "carte"
    assert ngettext("carte", "cartes", 2) == "cartes"


@pytest.mark.parametrize("language", ["fr", "en", "iu"])
def test_zero_is_singular_for_a_text_that_no_catalogue_holds(language: str) -> None:
    use_language(language)
    assert ngettext("{n} absentéisme", "{n} absentéismes", 0) == "{n} absentéisme"
    assert ngettext("{n} absentéisme", "{n} absentéismes", 3) == "{n} absentéismes"


def test_a_text_with_a_context_falls_back_on_itself() -> None:
    use_language("fr")
    assert pgettext("colonne", "fait") == "fait"
