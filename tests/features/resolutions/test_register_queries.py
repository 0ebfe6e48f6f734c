"""The register: frozen once adopted, live before, searched and certified, or refused in words."""

from dataclasses import replace
from pathlib import Path

import pytest

from dsi_desktop.db.schema.minutes import AdoptedMinutes, Erratum, Motion
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.features.resolutions import queries
from dsi_desktop.features.resolutions.report.extract import extract
from dsi_desktop.features.resolutions.rules import Resolution, matching, read
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from support.dossier import new_dossier
from support.paper_text import paper
from support.register_ground import LATER, Registered


def lines(found: tuple[Resolution, ...]) -> list[tuple[str, str, str]]:
    return [(one.number, one.title, one.outcome) for one in found]


def test_that_an_empty_dossier_has_an_empty_register(tmp_path: Path) -> None:
    store = new_dossier(tmp_path)
    assert queries.register(store) == ()
    assert queries.register_scopes(store) == queries.RegisterScopes()
    assert queries.initiative_name(store) == ""
    store.close()


def test_that_the_register_tells_the_last_meeting_first(made: Registered) -> None:
    assert lines(queries.register(made.store)) == [
        ("(projet) 1", "Adopter le procès-verbal", "Adoptée à l’unanimité"),
        ("CC-2026-001", "Navette d’été", "Adoptée à l’unanimité"),
        ("(projet) 2", "Reporter l’essai", "Rejetée"),
        ("", "Le trajet par Clermont est retenu", "Consensus"),
    ]
    assert queries.initiative_name(made.store) == "DSI Charlevoix"


def test_that_a_register_is_asked_by_body_and_by_year(made: Registered) -> None:
    store, ground = made.store, made.ground
    scopes = queries.register_scopes(store)
    assert scopes.bodies == (
        (ground.chantier, "Chantier Transport"), (ground.body, "Comité conseil"),
    )
    assert scopes.years == ("2027", "2026")
    assert [one.held_on for one in queries.register(store, ground.body, "2027")] == [LATER]
    assert len(queries.register(store, ground.body)) == 3
    assert len(queries.register(store, year="2026")) == 3
    assert queries.register(store, "nobody") == ()


def test_that_adopted_lines_are_read_from_the_frozen_minutes(made: Registered) -> None:
    store = made.store
    with store.operation("Toucher derrière") as op:
        op.get(Motion, made.carried).title = "Autre chose"
    (adopted, *_rest) = queries.register(store, made.ground.body, "2026")
    assert adopted.title == "Navette d’été"
    assert adopted.adopted_on == LATER
    assert adopted.is_certain
    assert adopted.point == "3. Navette des aîné·es"
    assert adopted.people == "Josée Desbiens, Nathalie Bouchard"
    (draft,) = queries.register(store, made.ground.body, "2027")
    assert not draft.is_certain
    assert draft.year == "2027"


def test_that_a_body_that_prints_no_names_lists_none(made: Registered) -> None:
    governance.set_rules(
        made.store, made.ground.body, names_in_motions=False,
        phrase_motion="Il est proposé et appuyé {texte}",
    )
    with made.store.operation("Nommer") as op:
        op.get(Motion, made.adopting).mover_id = made.ground.people[0]
    (draft,) = queries.register(made.store, made.ground.body, "2027")
    assert draft.people == ""
    assert read(draft)[0].whole == "Il est proposé et appuyé d’adopter le procès-verbal."


@pytest.mark.parametrize(("typed", "state", "count"), [
    ("", "", 4), ("proces verbal", "", 1), ("NAVETTE ETE", "", 1), ("cc-2026", "", 1),
    ("temps presse", "", 1), ("desbiens", "", 1), ("bouchard navette", "", 1), ("chantier", "", 1),
    ("neige", "", 0), ("", "carried", 3), ("", "defeated", 1), ("", "other", 0),
    ("", "draft", 2), ("essai", "carried", 0), ("aîné·es", "", 2),
])
def test_that_words_are_searched_whatever_the_accents(
    made: Registered, typed: str, state: str, count: int
) -> None:
    assert len(matching(queries.register(made.store), typed, state)) == count


def test_that_what_is_tabled_or_withdrawn_stands_apart(made: Registered) -> None:
    one = queries.register(made.store)[0]
    for state in ("tabled", "withdrawn", "moved"):
        assert replace(one, said=replace(one.said, state=state)).standing == "other"
    assert replace(one, said=replace(one.said, provisional=0)).number == ""


def test_that_an_extract_comes_from_the_frozen_minutes_with_its_hash(made: Registered) -> None:
    sheet = queries.certified(made.store, made.carried)
    assert sheet.resolution.number == "CC-2026-001"
    assert sheet.document.held_on == "2026-11-12"
    assert len(sheet.sha256) == 64
    assert sheet.errata == ()
    assert sheet.signed_on == ""


def test_that_an_erratum_follows_the_number_everywhere(made: Registered) -> None:
    with made.store.operation("Renuméroter") as op:
        op.add(Erratum(
            adopted_id=_adopted(made), motion_id=made.carried, text="Deux fois le même numéro",
            made_on="2027-02-01", becomes="CC-2026-009",
        ))
    one = queries.register(made.store, made.ground.body, "2026")[0]
    assert one.number == one.becomes == "CC-2026-009"
    sheet = queries.certified(made.store, made.carried)
    assert sheet.resolution.number == "CC-2026-009"
    assert sheet.errata == ("Deux fois le même numéro",)
    text = paper(extract(made.store, made.carried))
    assert "Résolution CC-2026-001, devenue CC-2026-009 – Navette d’été" in text
    assert "Erratum : Deux fois le même numéro" in text


@pytest.mark.parametrize(("which", "said"), [
    ("adopting", "encore au projet"), ("defeated", "n’a pas été adoptée"),
    ("decision", "compte rendu"),
])
def test_that_what_is_not_official_is_refused_in_words(
    made: Registered, which: str, said: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        queries.certified(made.store, getattr(made, which))
    assert said in refused.value.sentence


def test_that_a_resolution_that_is_gone_is_not_certified(made: Registered) -> None:
    with pytest.raises(NotFound):
        queries.certified(made.store, "nothing")
    with made.store.operation("Retirer") as op:
        op.remove(op.get(Motion, made.adopting))
    with pytest.raises(NotFound):
        queries.certified(made.store, made.adopting)


def test_that_minutes_altered_since_their_adoption_certify_nothing(made: Registered) -> None:
    store = made.store
    with store.operation("Altérer") as op:
        op.get(AdoptedMinutes, _adopted(made)).sha256 = "0" * 64
    with pytest.raises(RuleBroken, match="empreinte"):
        queries.certified(store, made.carried)


def test_that_a_resolution_that_came_after_the_adoption_is_not_in_it(made: Registered) -> None:
    store = made.store
    with store.operation("Arriver tard") as op:
        late = Motion(meeting_id=made.ground.meeting, body_id=made.ground.body, text="Tardive")
        op.add(late)
    with pytest.raises(RuleBroken, match="après l’adoption"):
        queries.certified(store, late.id)
    assert "Tardive" not in [one.title for one in queries.register(store)]


def _adopted(made: Registered) -> str:
    from dsi_desktop.features.minutes.rules.refusals import adopted_id

    return adopted_id(made.ground.meeting)


def test_that_an_amendment_and_a_renumbered_resolution_are_read_as_one(made: Registered) -> None:
    store, ground = made.store, made.ground
    main = minutes.record_resolution(store, made.later, None, "Appuyer le projet", state="moved")
    minutes.record_resolution(store, made.later, None, "Appuyer l’idée", amends_id=main)
    found = queries.register(store, ground.body, "2027")
    assert [one.title for one in found] == ["Adopter le procès-verbal", "Appuyer le projet"]
    decision = queries.register(store, ground.chantier)[0]
    assert [one.whole for one in read(decision)] == [
        "Le trajet par Clermont est retenu", "Consensus",
    ]
