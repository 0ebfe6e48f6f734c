"""What the list and the sheet of mandates say."""

import pytest

from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.governance import Mandate
from dsi_desktop.db.schema.minutes import Decision
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.queries.mandates import SHOWN
from dsi_desktop.features.governance.queries.origins import decision_choices
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.text import fr
from support.commands_acts import council, food, meeting, motion, report, spoken
from support.commands_directory import first
from support.dossier import TODAY


@pytest.fixture
def several(store: Store) -> dict[str, str]:
    """Write a mandate of each standing beside the silent one of the seed."""
    person = first(store, Person)
    made = {"silent": first(store, Mandate)}
    for kind, title, due in (
        ("late", "Déposer le bilan", "2026-10-01"), ("soon", "Écrire au ministre", "2026-11-30"),
        ("running", "Préparer le forum", "2027-05-01"), ("closed", "Fermer le compte", None),
    ):
        made[kind] = commands.give_mandate(
            store, title=title, given_by_id=council(store), person_id=person, due_on=due,
        )
    commands.close_mandate(store, made["closed"], on="2026-09-01")
    return made


def test_that_the_most_pressing_mandates_come_first(
    store: Store, several: dict[str, str],
) -> None:
    lines = queries.mandates(store, TODAY)
    assert [line.standing.kind for line in lines] == ["late", "silent", "soon", "running"]
    assert [line.id for line in lines][:2] == [several["late"], several["silent"]]
    late, silent = lines[:2]
    assert (late.receiver, late.receiver_kind) == ("Hélène Savard", "person")
    assert (silent.receiver, silent.receiver_kind, silent.receiver_id) == (
        "Sécurité alimentaire", "body", food(store),
    )
    assert silent.giver == "Comité conseil"


def test_that_a_scope_keeps_its_mandates(store: Store, several: dict[str, str]) -> None:
    def kinds(scope: str) -> list[str]:
        return [line.standing.kind for line in queries.mandates(store, TODAY, scope=scope)]

    assert kinds("pressing") == ["late", "silent", "soon"]
    assert kinds("closed") == ["closed"]
    assert len(kinds("all")) == len(several)
    assert set(SHOWN) == {"open", "pressing", "closed", "all"}


def test_that_a_search_ignores_accents_in_every_word(
    store: Store, several: dict[str, str],
) -> None:
    def found(search: str) -> list[str]:
        return [line.title for line in queries.mandates(store, TODAY, search=search, scope="all")]

    assert found("helene DEPOSER") == ["Déposer le bilan"]
    assert found("securite") == ["Écrire le portrait"]
    assert found("rien de tel") == []


def test_that_a_sheet_says_where_it_comes_from_and_what_followed(store: Store) -> None:
    found = first(store, Mandate)
    commands.edit_mandate(
        store, found, decision_id=motion(store), description="Avec\nles partenaires",
        person_id=first(store, Person),
    )
    commands.add_mandate_task(store, found, "Réunir les données", due_on="2026-12-01")
    commands.add_mandate_task(store, found, "Écrire", person_id=None)
    commands.report_on_mandate(
        store, found, "En cours", on="2026-10-05",
        meeting_id=meeting(store, council(store), "2026-10-05"),
    )
    report(store)
    act = spoken(store)
    commands.edit_representation(store, act, mandate_id=found)
    sheet = queries.mandate_sheet(store, found, TODAY)
    assert sheet.line.origin is not None
    assert (sheet.line.origin.kind, sheet.line.origin.label) == (
        "motion", "CC-2026-07 – Rencontrer les élus",
    )
    assert sheet.line.receiver == "Sécurité alimentaire – Hélène Savard"
    assert sheet.description == "Avec\nles partenaires"
    assert [(one.text, one.meeting) for one in sheet.reports] == [
        ("En cours", "Comité conseil"), ("Première version\ndéposée", ""),
    ]
    assert [(one.title, one.who) for one in sheet.tasks] == [
        ("Réunir les données", "Hélène Savard"), ("Écrire", "Sécurité alimentaire"),
    ]
    assert [one.subject for one in sheet.acts] == ["Navette des aînés"]
    assert sheet.fields["decision_id"]
    assert (sheet.line.reports, sheet.line.tasks) == (2, 2)


def test_that_a_mandate_gone_is_said(store: Store) -> None:
    found = first(store, Mandate)
    commands.remove_mandate(store, found)
    with pytest.raises(NotFound):
        queries.mandate_sheet(store, found, TODAY)


def test_that_decisions_are_offered_the_newest_first(store: Store) -> None:
    motion(store, "2026-06-01")
    with store.operation("Préparer") as op:
        op.add(Decision(body_id=food(store), text=f"{'Retenir la salle ' * 8}\nSuite"))
    offered = [words for _id, words in decision_choices(store)]
    assert fr(offered[0]) == fr("CC-2026-07 – Rencontrer les élus (Comité conseil, 1er juin 2026)")
    assert offered[1].endswith("…")
    assert "Suite" not in offered[1]


def test_that_open_mandates_are_offered_before_those_ended(
    store: Store, several: dict[str, str],
) -> None:
    offered = [one for one, _words in queries.mandate_choices(store, TODAY)]
    assert offered[-1] == several["closed"]
    assert len(offered) == 5
