"""Moving to another organisation, documents, tags and voices: what is kept, what is refused."""

import gzip
from datetime import date

import pytest
from sqlalchemy import select, text

from dsi_desktop.db.merge import pieces
from dsi_desktop.db.schema.directory import Affiliation, Attachment, Organization, Person, Tag
from dsi_desktop.db.schema.governance import Membership
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands, queries
from dsi_desktop.features.directory.commands import documents
from dsi_desktop.features.directory.rules.moving import check_move, day_before
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from support.commands_directory import every, first
from support.commands_governance import body
from support.dossier import TODAY, contents
from support.photos import photo, vast

LATER = date(2026, 12, 1)


def moved(store: Store, seats: str = "return", on: str = "2026-11-01") -> queries.PersonSheet:
    """Take Hélène from the SACC to the MRC, and read her sheet a month later."""
    helene = first(store, Person)
    commands.change_organization(
        store, helene, organization_id=every(store, Organization)[1], on=on,
        title="agente de développement", seats=seats,
    )
    return queries.person_sheet(store, helene, LATER)


def test_that_the_past_function_ends_the_day_before_the_new_one_begins(seated: Store) -> None:
    functions = moved(seated).functions
    assert [(one.organization, one.start_on, one.end_on, one.current) for one in functions] == [
        ("MRC de Charlevoix-Est", "2026-11-01", None, True),
        ("Service d’aide communautaire", "2019-01-15", "2026-10-31", False),
    ]
    assert functions[0].title == "agente de développement"


def test_that_a_seat_goes_back_to_who_is_left(seated: Store) -> None:
    seats = moved(seated).dealings.seats
    assert [(one.body, one.organization, one.end_on, one.current) for one in seats] == [
        ("Comité conseil", "Service d’aide communautaire", "2026-10-31", False)]
    with seated.read() as session:
        assert session.scalars(select(Membership.reason_ended).where(
            Membership.id == seats[0].id)).one() == "changement d’organisation"


def test_that_a_seat_follows_with_its_past_written(seated: Store) -> None:
    now, before = moved(seated, "follow").dealings.seats
    assert (now.organization, now.start_on, now.current) == (
        "MRC de Charlevoix-Est", "2026-11-01", True)
    assert (now.role, now.college) == (before.role, before.college)
    assert (before.organization, before.end_on) == (
        "Service d’aide communautaire", "2026-10-31")


def test_that_seats_may_wait(seated: Store) -> None:
    seats = moved(seated, "stay").dealings.seats
    assert [(one.organization, one.end_on) for one in seats] == [
        ("Service d’aide communautaire", None)]


@pytest.mark.parametrize(("seats", "held"), [
    ("return", []), ("follow", [("MRC de Charlevoix-Est", "2027-01-01")]),
])
def test_that_a_seat_to_come_has_no_past_to_keep(
    seated: Store, seats: str, held: list[tuple[str, str]],
) -> None:
    sacc, helene = first(seated, Organization), first(seated, Person)
    governance.appoint_member(
        seated, body_id=body(seated, 3), person_id=helene, organization_id=sacc,
        start_on="2027-01-01",
    )
    found = moved(seated, seats).dealings.seats
    assert [(one.organization, one.start_on) for one in found if one.body == "Transport"] == held


def test_that_only_the_function_left_ends(seated: Store) -> None:
    sacc, mrc = every(seated, Organization)
    helene = first(seated, Person)
    other = commands.add_organization(seated, name="Centr’Hommes")
    second = commands.set_affiliation(
        seated, person_id=helene, organization_id=other, start_on="2022-01-01")
    commands.change_organization(
        seated, helene, organization_id=mrc, on="2026-11-01", leaving=second)
    now = {one.organization_id for one in queries.person_sheet(seated, helene, LATER).functions
           if one.current}
    assert now == {sacc, mrc}


def test_that_somebody_without_function_begins_one(seated: Store) -> None:
    eric, mrc = every(seated, Person)[1], every(seated, Organization)[1]
    commands.change_organization(seated, eric, organization_id=mrc, on="2026-11-01")
    functions = queries.person_sheet(seated, eric, LATER).functions
    assert [(one.organization, one.current) for one in functions] == [
        ("MRC de Charlevoix-Est", True)]


@pytest.mark.parametrize(("on", "to", "field", "words"), [
    ("", 1, "on", "Écrivez la date du changement."),
    ("2026-13-01", 1, "on", "Cette date n’existe pas"),
    ("2019-01-15", 1, "on", "choisissez une date plus tardive"),
    ("2026-11-01", 0, "organization_id", "déjà dans cette organisation"),
])
def test_that_a_move_that_cannot_be_is_refused_beside_its_field(
    seated: Store, on: str, to: int, field: str, words: str,
) -> None:
    before = contents(seated)
    with pytest.raises(RuleBroken) as caught:
        commands.change_organization(
            seated, first(seated, Person), organization_id=every(seated, Organization)[to], on=on)
    assert caught.value.field == field
    assert words in caught.value.sentence
    assert contents(seated) == before


def test_that_a_move_knows_the_calendar() -> None:
    assert day_before("2028-03-01") == "2028-02-29"
    assert check_move([("sacc", None)], "mrc", "2026-11-01") == "2026-11-01"


def test_that_undo_brings_back_the_function_and_the_seat(seated: Store) -> None:
    before = contents(seated)
    moved(seated, "follow")
    seated.undo()
    assert contents(seated) == before


def joined(store: Store, name: str = "entente.pdf", content: bytes = b"%PDF") -> str:
    return commands.attach_document(
        store, table="organization", record_id=first(store, Organization), name=name,
        content=content,
    )


def papers(store: Store) -> tuple[queries.DocumentLine, ...]:
    sheet = queries.organization_sheet(store, first(store, Organization), TODAY)
    return sheet.dealings.documents


def test_that_documents_keep_their_order_kind_and_bytes(store: Store) -> None:
    first_one = joined(store)
    joined(store, "photo.JPG", b"\xff\xd8jpeg")
    joined(store, "notes", b"abc")
    assert [(one.name, one.media_type, one.size, one.here) for one in papers(store)] == [
        ("entente.pdf", "application/pdf", 4, True),
        ("photo.JPG", "image/jpeg", 6, True),
        ("notes", "application/octet-stream", 3, True),
    ]
    assert queries.paper_content(store, first_one) == b"%PDF"


@pytest.mark.parametrize(("name", "content", "words"), [
    (" ", b"x", "Nommez le document"), ("a.pdf", b"", "vide"), ("a.pdf", b"x" * 11, "dépasse"),
])
def test_that_a_document_that_cannot_travel_is_refused(
    store: Store, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes, words: str,
) -> None:
    monkeypatch.setattr(documents, "LARGEST_PIECE", 10)
    with pytest.raises(RuleBroken) as caught:
        joined(store, name, content)
    assert words in caught.value.sentence
    assert papers(store) == ()


def test_that_the_largest_document_is_the_largest_that_travels() -> None:
    assert documents.LARGEST_PIECE == pieces.LARGEST_PIECE


def test_that_a_document_belongs_to_a_record_of_the_dossier(store: Store) -> None:
    with pytest.raises(RuleBroken):
        commands.attach_document(store, table="rien", record_id="x", name="a", content=b"x")


def test_that_a_document_whose_bytes_are_elsewhere_says_so(store: Store) -> None:
    with store.operation("Reçu d’ailleurs") as op:
        far = op.add(Attachment(
            record_table="organization", record_id=first(store, Organization),
            sha256="0" * 64, name="lettre.pdf", size=3,
        )).id
    assert [one.here for one in papers(store)] == [False]
    with pytest.raises(NotFound):
        queries.paper_content(store, far)
    with pytest.raises(NotFound):
        queries.paper_content(store, "inconnu")


def test_that_tags_are_those_written_and_no_other(store: Store) -> None:
    helene = first(store, Person)
    commands.set_tags(store, table="person", record_id=helene, names=["Porteuse", "élue", "élue"])
    tags = queries.person_sheet(store, helene, TODAY).tags
    assert [tag.name for tag in tags] == ["porteuse", "élue"]
    assert len(every(store, Tag)) == 2
    commands.set_tags(store, table="person", record_id=helene, names=[])
    assert queries.person_sheet(store, helene, TODAY).tags == ()


def test_that_voices_are_found_again_whatever_accents(store: Store) -> None:
    sacc, mrc = every(store, Organization)
    commands.set_voices(store, sacc, ["personnes aînées", "jeunes familles", ""])
    commands.set_voices(store, mrc, ["Personnes ainees"])
    assert queries.organization_sheet(store, sacc, TODAY).voices == (
        "jeunes familles", "personnes aînées")
    assert queries.organization_sheet(store, mrc, TODAY).voices == ("personnes aînées",)
    commands.set_voices(store, sacc, ["jeunes familles"])
    assert queries.organization_sheet(store, sacc, TODAY).voices == ("jeunes familles",)


def test_that_a_function_ends_on_the_day_said(store: Store) -> None:
    commands.end_affiliation(store, first(store, Affiliation), "2026-10-31")
    sheet = queries.organization_sheet(store, first(store, Organization), TODAY)
    assert [(one.end_on, one.current) for one in sheet.people] == [("2026-10-31", False)]


def test_that_a_photo_is_kept_once_upright_and_without_its_place(store: Store) -> None:
    for _twice in range(2):
        joined(store, "photo.jpg", photo(turned=6, placed=True))
    with store.read() as session:
        rows = session.scalars(select(Attachment).order_by(Attachment.rank)).all()
        pieces_kept = session.execute(text("SELECT count(*) FROM dsi_blob")).scalar()
    assert [one.rotation for one in rows] == [90, 90]
    assert (rows[0].sha256, pieces_kept) == (rows[1].sha256, 1)
    commands.turn_picture(store, rows[0].id)
    commands.turn_picture(store, rows[1].id, -1)
    commands.caption_document(store, rows[0].id, "  Le tableau\ndu forum ")
    with store.read() as session:
        turned = session.scalars(select(Attachment).order_by(Attachment.rank)).all()
    assert [(one.rotation, one.caption) for one in turned] == [
        (180, "Le tableau du forum"), (0, ""),
    ]


@pytest.mark.parametrize(("name", "content", "words"), [
    ("faux.png", b"rien", "n’est pas une image"), ("vaste.png", vast(9_000, 9_000), "millions"),
    ("archive.zip", gzip.compress(bytes(60_000_000)), "se déplierait"),
])
def test_that_what_only_pretends_is_refused_and_nothing_is_kept(
    store: Store, name: str, content: bytes, words: str
) -> None:
    with pytest.raises(RuleBroken, match=words):
        commands.attach_document(
            store, table="organization", record_id=first(store, Organization), name=name,
            content=content, strict=True,
        )
    assert papers(store) == ()
