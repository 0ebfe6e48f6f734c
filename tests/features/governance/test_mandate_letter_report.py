"""The letter of mandate on paper: what it says, and that its PDF is sound."""

import pytest

from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.governance import MandateLetter, Membership
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.report import LETTER, REPORTS, mandate_letter
from dsi_desktop.features.reports.queries.subjects import subjects
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.reporting.blocks import Facts, Para, Signatures, text_of
from support import pdf_reader
from support.commands_directory import every, first
from support.commands_seats import letter
from support.pdf_samples import printed
from support.pdf_verifier import problems
from support.plain_words import plain


def paragraphs(store: Store, letter_id: str) -> list[str]:
    blocks = mandate_letter(store, letter_id).blocks
    return [plain(text_of(block.words)) for block in blocks if isinstance(block, Para)]


def facts(store: Store, letter_id: str) -> dict[str, str]:
    blocks = mandate_letter(store, letter_id).blocks
    found = next(block for block in blocks if isinstance(block, Facts))
    return {name: plain(text_of(value)) for name, value in found.pairs}


def test_that_a_letter_says_who_speaks_how_far_and_until_when(store: Store) -> None:
    kept = letter(store)
    assert paragraphs(store, kept) == [
        ("Par la présente, Service d’aide communautaire désigne Hélène Savard pour siéger en son "
        "nom à l’instance « Comité conseil » de la démarche DSI Charlevoix."),
        ("La personne titulaire prend part aux décisions de l’instance et peut engager des "
        "ressources au nom de l’organisation, jusqu’à concurrence de 2 000 $."),
        "En son absence, Éric Gauthier siège à sa place avec la même portée.",
        ("Ce mandat vaut du 1er juin 2024 au 16 janvier 2027. L’organisation peut y mettre fin par "
        "écrit avant son terme."),
        "Signée le 15 mai 2024.",
    ]
    assert facts(store, kept) == {
        "Organisation": "Service d’aide communautaire", "Instance": "Comité conseil",
        "Personne titulaire": "Hélène Savard, direction", "Substitut": "Éric Gauthier",
        "Portée": "pouvoir d’engager des ressources", "Montant maximal": "2 000 $",
        "Début": "1er juin 2024", "Fin": "16 janvier 2027",
    }


def test_that_the_signatory_signs_under_the_function(store: Store) -> None:
    kept = letter(store)
    signed = next(
        block for block in mandate_letter(store, kept).blocks if isinstance(block, Signatures))
    assert signed.lines == (("présidence du conseil", "Luc Roy"),)
    commands.edit_mandate_letter(store, kept, signatory_title="", signed_on=None)
    signed = next(
        block for block in mandate_letter(store, kept).blocks if isinstance(block, Signatures))
    assert signed.lines == (("Pour l’organisation", "Luc Roy"), ("Date", ""))
    assert not any("Signée" in text for text in paragraphs(store, kept))


@pytest.mark.parametrize(("scope", "said"), [
    ("inform", "Elle n’engage pas l’organisation."),
    ("recommend", "Une décision qui engage des ressources revient à l’organisation."),
    ("commit", "peut engager des ressources au nom de l’organisation."),
    ("of a newer version", "revient à l’organisation."),
])
def test_that_each_scope_has_its_sentence(store: Store, scope: str, said: str) -> None:
    kept = commands.issue_mandate_letter(
        store, membership_id=first(store, Membership), scope=scope)
    assert paragraphs(store, kept)[1].endswith(said)
    assert "Montant maximal" not in facts(store, kept)
    assert "Substitut" not in facts(store, kept)


@pytest.mark.parametrize(("start", "end", "said"), [
    ("2026-01-01", None, "Ce mandat vaut à compter du 1er janvier 2026. "),
    (None, "2026-12-31", "Ce mandat vaut jusqu’au 31 décembre 2026. "),
    (None, None, "Ce mandat vaut jusqu’à ce que l’organisation y mette fin par écrit."),
])
def test_that_an_open_duration_is_said(
    store: Store, start: str | None, end: str | None, said: str,
) -> None:
    kept = commands.issue_mandate_letter(
        store, membership_id=first(store, Membership), start_on=start, end_on=end)
    assert any(text.startswith(said) for text in paragraphs(store, kept))


def test_that_the_printed_letter_is_sound_and_read_in_order(store: Store) -> None:
    content, rendered = printed(mandate_letter(store, letter(store)))
    assert rendered.pages == 1
    assert problems(content) == []
    aloud = " ".join(pdf_reader.read_aloud(content))
    assert aloud.index("Lettre de mandat") < aloud.index("Portée du mandat") < aloud.index("Durée")


def test_that_a_letter_gone_is_not_printed(store: Store) -> None:
    kept = letter(store)
    commands.withdraw_mandate_letter(store, kept)
    with pytest.raises(NotFound):
        mandate_letter(store, kept)
    with pytest.raises(NotFound):
        mandate_letter(store, None)


def test_that_the_page_of_reports_offers_the_letters_by_name(store: Store) -> None:
    assert LETTER in REPORTS
    kept = letter(store)
    assert [(one.id, one.title) for one in subjects(store, LETTER.scope)] == [
        (kept, "Hélène Savard, Comité conseil")]
    assert every(store, MandateLetter) == [kept]
    assert queries.letter_sheet(store, kept).substitute_id == every(store, Person)[1]
