"""A new dossier: its territory by code, its bodies, who holds the data."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from dsi_desktop.db.schema.areas import Area
from dsi_desktop.db.schema.governance import Body, BodyRules
from dsi_desktop.db.store import Store
from dsi_desktop.features.preferences import queries, rules
from dsi_desktop.features.preferences.commands import (
    Founding,
    create_dossier,
    edit_initiative,
    write_areas,
)
from dsi_desktop.kernel.errors import FileProblem, RuleBroken

KNOWN = rules.municipalities()
CHOICES = {territory.key: territory for territory in rules.territories(KNOWN)}


def founded(path: Path, **answers: object) -> Store:
    model = rules.MODELS["charlevoix"]
    founding = Founding(
        name="DSI Charlevoix", codes=CHOICES["charlevoix"].codes, assembly=model.assembly,
        committee=model.committee, committee_kind=model.committee_kind, chantiers=model.chantiers,
    )  # fmt: skip
    create_dossier(path, founding, author="Marie-Ève", device="Portable")
    return Store.open(path, author="Marie-Ève")


def test_the_two_regions_have_fifty_seven_municipalities() -> None:
    assert len(KNOWN) == len({one.code for one in KNOWN}) == 57
    assert len(CHOICES["charlevoix"].codes) == 13
    assert len(CHOICES["gim"].codes) == 44


def test_two_places_of_one_name_are_told_apart_by_code_and_mrc() -> None:
    same = [choice.name for choice in CHOICES.values() if choice.name.startswith("Saint-Siméon")]
    assert sorted(same) == [
        "Saint-Siméon (MRC de Bonaventure)", "Saint-Siméon (MRC de Charlevoix-Est)",
    ]


def test_the_names_of_mrc_are_said_in_good_french() -> None:
    names = {choice.name for choice in CHOICES.values()}
    assert {"MRC d’Avignon", "MRC du Rocher-Percé", "MRC de La Côte-de-Gaspé",
            "Communauté maritime des Îles-de-la-Madeleine"} <= names  # fmt: skip


def test_the_islands_live_an_hour_later() -> None:
    zones = {one.name: one.time_zone for one in KNOWN}
    assert zones["Grosse-Île"] == "America/Halifax"
    assert zones["La Malbaie"] == "America/Toronto"


def test_the_summary_counts_what_will_be_added() -> None:
    assert rules.summary(CHOICES["charlevoix"], KNOWN).startswith("13 municipalités, 2 MRC")
    alone = next(one for one in CHOICES.values() if len(one.codes) == 1)
    assert rules.summary(alone, KNOWN).startswith("1 municipalité, 1 MRC")
    assert "ajoutée avec sa population" in rules.summary(alone, KNOWN)


def test_a_chantier_proposes_its_acronym() -> None:
    assert rules.initials_of("Habitation") == "HAB"
    assert rules.initials_of("Économie 2") == "ECO"


def test_two_chantiers_of_the_same_letters_have_two_acronyms(tmp_path: Path) -> None:
    assert rules.initials_of("Habitation", {"HAB"}) == "HABI"
    assert rules.initials_of("Été", {"ETE", "ETE2"}) == "ETE3"
    path = tmp_path / "d.dsi"
    chantiers = ("Habitation", "Habitat jeunesse", "Habitation")
    create_dossier(path, Founding("DSI", chantiers=chantiers), author="A", device="B")
    store = Store.open(path)
    with store.read() as session:
        kept = session.scalars(select(Body.acronym).order_by(Body.rank)).all()
    assert kept == ["CH-HAB", "CH-HABI", "CH-HABIT"]
    store.close()


def test_a_new_dossier_holds_its_territory_its_bodies_and_its_holder(tmp_path: Path) -> None:
    store = founded(tmp_path / "dsi.dsi")
    with store.read() as session:
        areas = session.execute(select(func.count()).select_from(Area)).scalar_one()
        bodies = session.execute(select(Body.name, Body.kind).order_by(Body.rank)).all()
        ruled = session.execute(select(func.count()).select_from(BodyRules)).scalar_one()
    sheet = queries.initiative(store)
    assert areas == 15
    assert ("Comité conseil", "advisory_committee") in bodies
    assert len(bodies) == ruled == 7
    assert (sheet.name, sheet.data_holder, sheet.demonstration) == ("DSI Charlevoix", "npo", False)
    assert store.undo_label is None
    store.close()


def test_an_empty_model_names_nothing(tmp_path: Path) -> None:
    create_dossier(tmp_path / "d.dsi", Founding("Table X"), author="A", device="B")
    store = Store.open(tmp_path / "d.dsi")
    with store.read() as session:
        assert session.execute(select(func.count()).select_from(Body)).scalar_one() == 0
    store.close()


def test_a_dossier_that_could_not_be_founded_whole_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "moitié.dsi"
    with pytest.raises(RuleBroken):
        create_dossier(path, Founding(name="DSI", chantiers=("\x07",)), author="", device="")
    assert list(tmp_path.iterdir()) == []


def test_a_dossier_without_a_name_is_refused_beside_the_field(tmp_path: Path) -> None:
    with pytest.raises(RuleBroken) as refused:
        create_dossier(tmp_path / "d.dsi", Founding(" \x00 "), author="A", device="B")
    assert refused.value.field == "name"
    assert not (tmp_path / "d.dsi").exists()


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "d.dsi"
    path.write_bytes(b"precious")
    with pytest.raises(FileProblem):
        create_dossier(path, Founding("Table X"), author="A", device="B")
    assert path.read_bytes() == b"precious"


def test_a_territory_added_twice_is_there_once(tmp_path: Path) -> None:
    store = founded(tmp_path / "dsi.dsi")
    with store.operation("Ajouter un territoire") as op:
        write_areas(op, CHOICES["charlevoix"].codes)
    assert store.undo_label is None
    store.close()


def test_the_settings_of_the_dossier_are_edited_and_undone(tmp_path: Path) -> None:
    store = founded(tmp_path / "dsi.dsi")
    edit_initiative(store, name="DSI", data_holder="mrc", privacy_officer="Personne A")
    assert queries.initiative(store).privacy_officer == "Personne A"
    store.undo()
    assert queries.initiative(store).name == "DSI Charlevoix"
    with pytest.raises(RuleBroken):
        edit_initiative(store, name="  ")
    store.close()


def test_a_dossier_of_which_nothing_was_said_has_an_empty_sheet(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "bare.dsi", author="A")
    assert queries.initiative(store) == queries.InitiativeSheet()
    edit_initiative(store, name="Enfin nommée")
    assert queries.initiative(store).name == "Enfin nommée"
    store.close()
