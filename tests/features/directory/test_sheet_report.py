"""The printed sheet of an organisation: what it says, what it never says, and how it is tagged."""

import pytest

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import MandateLetter, Membership
from dsi_desktop.db.schema.meetings import Attendance, Meeting
from dsi_desktop.db.schema.minutes import Motion
from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands
from dsi_desktop.features.directory.report import REPORTS, organization_sheet
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.text import fold
from dsi_desktop.reporting.reading import texts_of
from dsi_desktop.reporting.registry import file_name
from support import pdf_reader, pdf_samples
from support.commands_directory import every, first
from support.commands_governance import body
from support.dossier import TODAY
from support.pdf_verifier import problems


def said(store: Store) -> str:
    """Return everything the sheet of the first organisation says, folded."""
    document = organization_sheet(store, first(store, Organization))
    return fold(" | ".join([*texts_of(document), document.foot]))


def fill(store: Store, decisions: int = 1) -> None:
    """Give the first organisation a letter, an action, meetings and decisions."""
    sacc, helene = first(store, Organization), first(store, Person)
    commands.edit_organization(
        store, sacc, kind="OBNL", mission="Entraider les familles.", left_on="2026-12-31",
        notes="À ménager")
    commands.set_voices(store, sacc, ["personnes aînées"])
    with store.operation("essai") as op:
        op.get(Organization, sacc).hours_cap = 1
        op.add(Action(title="Collations", lead_id=sacc, end_on="2026-12-12"))
        op.add(MandateLetter(
            membership_id=first(store, Membership), organization_id=sacc, scope="commit",
            ceiling=200_000, substitute_id=every(store, Person)[1], end_on="2027-01-16"))
        for day in ("2026-10-08", "2020-01-01"):
            meeting = op.add(Meeting(
                body_id=body(store, 1), held_on=day, start_time="13:00", end_time="15:30"))
            op.add(Attendance(
                meeting_id=meeting.id, organization_id=sacc, person_id=helene, status="present"))
        for number in range(decisions):
            op.add(Motion(
                meeting_id=meeting.id, title=f"Fonds {number}", text="Appuyer le SACC",
                number=f"CC-2026-{number:03}" if number else ""))


def test_that_the_sheet_says_who_they_are_and_what_is_asked(seated: Store) -> None:
    fill(seated)
    words = said(seated)
    for one in (
        "service d'aide communautaire", "communautaire · obnl · membre depuis mai 2014",
        "membre jusqu'a decembre 2026", "entraider les familles", "helene savard", "direction",
        "college communautaire", "collations", "porteur", "12 decembre 2026", "2 000 $",
        "eric gauthier", "pouvoir d'engager", "fonds 0", "projet", "octobre 2026 | 1 | 2,5",
        "plafond depasse", "8 octobre 2026 | comite conseil | present", "personnes ainees",
        "fiche a jour au 12 novembre 2026",
    ):
        assert one in words.replace(" | |", " |"), one
    assert "1 trajet sans distance connue n'est pas compte." in words
    assert "2020" not in words.partition("rencontres, 12 mois")[2]


def test_that_neither_notes_nor_private_contacts_are_printed(seated: Store) -> None:
    fill(seated)
    sacc = first(seated, Organization)
    commands.add_contact(seated, organization_id=sacc, kind="phone", value="4185550142",
                         label="accueil")
    commands.add_contact(seated, organization_id=sacc, kind="email", value="info@sacc.exemple")
    commands.add_contact(seated, organization_id=sacc, kind="mobile", value="4185550199",
                         private=True)
    words = said(seated)
    assert "418 555-0142 (accueil)" in words
    assert "info@sacc.exemple" in words
    assert "0199" not in words
    assert "a menager" not in words
    assert "helene@sacc" not in words


def test_that_an_empty_sheet_says_so_in_words(seated: Store) -> None:
    lonely = commands.add_organization(seated, name="Nouvelle coop")
    words = fold(" ".join(texts_of(organization_sheet(seated, lonely))))
    for one in ("aucune personne", "aucun siege", "aucune action", "aucune decision",
                "aucune rencontre"):
        assert one in words
    assert "lettres de mandat" not in words
    assert "mission" not in words


def test_that_only_the_newest_decisions_are_printed(seated: Store) -> None:
    fill(seated, 23)
    words = said(seated)
    assert "les 20 plus recentes, sur 23." in words
    assert words.count("cc-2026-0") == 20


def test_that_the_sheet_is_about_an_organisation_of_the_dossier(seated: Store) -> None:
    for unknown in (None, "inconnue", first(seated, Person)):
        with pytest.raises(NotFound):
            organization_sheet(seated, unknown)


def test_that_no_report_is_about_one_person() -> None:
    assert [one.scope for one in REPORTS] == ["organization"]
    assert file_name(REPORTS[0], TODAY, "SACC") == "2026-11-12_fiche_sacc.pdf"


def test_that_the_file_is_tagged_and_read_in_order(seated: Store) -> None:
    fill(seated, 23)
    document = organization_sheet(seated, first(seated, Organization))
    content, rendered = pdf_samples.printed(document)
    assert problems(content) == []
    assert 1 <= rendered.pages <= 4
    aloud = pdf_reader.read_aloud(content)
    heads = [next(at for at, one in enumerate(aloud) if fold(one).startswith(head))
             for head in ("personnes", "sieges", "lettres", "actions", "decisions",
                          "sollicitation", "rencontres, 12")]
    assert heads == sorted(heads)
