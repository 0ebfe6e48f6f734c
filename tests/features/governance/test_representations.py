"""Acts of spokesperson: to whom, of what, and which assembly heard of them."""

from datetime import date

import pytest

from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.governance import Mandate
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.queries import act_alerts
from dsi_desktop.features.governance.queries.alerts import ALERTS
from dsi_desktop.features.governance.rules.representations import Hearing, Telling, telling
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.kernel.text import fr
from support.commands_acts import assembly, council, meeting, motion, spoken
from support.commands_directory import first
from support.dossier import TODAY

DAY = date(2026, 11, 14)
BEFORE, AFTER = Hearing("a", "2026-05-02", held=True), Hearing("b", "2026-10-02", held=True)
COMING = Hearing("c", "2026-12-05", held=False)


@pytest.mark.parametrize(
    ("held_on", "assemblies", "kind", "text"),
    [
        (None, [AFTER], "waiting", "À venir"),
        ("2026-11-15", [AFTER, COMING], "waiting", "À venir"),
        ("2026-09-10", [BEFORE], "waiting", "À rapporter à la prochaine assemblée"),
        ("2026-09-10", [BEFORE, COMING], "next", "À rapporter à l’assemblée du 5 décembre 2026"),
        ("2026-09-10", [AFTER, COMING], "missed", "Non rapportée à l’assemblée du 2 octobre 2026"),
        ("2026-10-02", [AFTER], "missed", "Non rapportée à l’assemblée du 2 octobre 2026"),
    ],
)
def test_that_an_act_says_which_assembly_hears_of_it(
    held_on: str | None, assemblies: list[Hearing], kind: str, text: str,
) -> None:
    found = telling(held_on, None, None, assemblies, DAY)
    assert (found.kind, fr(found.text)) == (kind, fr(text))


def test_that_an_act_told_says_when() -> None:
    assert telling("2026-09-10", "b", "2026-10-02", [AFTER], DAY) == Telling(
        "told", telling(None, "b", "2026-10-02", [], DAY).text, "ok")
    assert fr(telling(None, "b", "2026-10-02", [], DAY).text) == fr("Rapportée le 2 octobre 2026")
    assert telling("2026-09-10", "b", None, [], DAY).text == "Rapportée"


def refused(call: object, *arguments: object, **fields: object) -> RuleBroken:
    assert callable(call)
    with pytest.raises(RuleBroken) as caught:
        call(*arguments, **fields)
    return caught.value


def test_that_an_act_needs_its_object_and_in_whose_name(store: Store) -> None:
    made = commands.record_representation
    assert refused(made, store, body_id=council(store)).field == "subject"
    assert refused(made, store, subject="Navette").field == "body_id"
    assert refused(made, store, subject="N", body_id=council(store), kind="tweet").field == "kind"
    assert refused(
        made, store, subject="N", body_id=council(store), held_on="2026-13-01").field == "held_on"
    with pytest.raises(NotFound):
        made(store, subject="N", body_id="nobody")


def test_that_an_act_is_not_told_before_it_happened(store: Store) -> None:
    act, early = spoken(store), meeting(store, assembly(store), "2026-05-02")
    assert "avant" in refused(commands.report_representations, store, [act], early).sentence
    later = meeting(store, assembly(store), "2026-10-20")
    commands.report_representations(store, [act], later)
    assert refused(commands.edit_representation, store, act, held_on="2026-10-21")
    commands.edit_representation(store, act, held_on="2026-10-20")
    assert queries.representation_sheet(store, act, TODAY).line.telling.kind == "told"


def test_that_the_list_says_to_whom_and_where_it_stands(store: Store) -> None:
    act = spoken(store)
    area = directory.add_area(store, name="Saint-Siméon", code="15058")
    commands.edit_representation(
        store, act, area_id=area, mandate_id=first(store, Mandate), decision_id=motion(store),
    )
    old = commands.record_representation(
        store, subject="Transport adapté", body_id=council(store), held_on="2026-03-01",
    )
    line, other = queries.representations(store, TODAY)
    assert (line.id, other.id) == (act, old)
    assert (line.subject, line.speaker, line.addressee, line.area) == (
        "Navette des aînés", "Hélène Savard", "Conseil municipal de Clermont", "Saint-Siméon",
    )
    assert (line.body, line.mandate, line.text) == (
        "Comité conseil", "Écrire le portrait", "Nous demandons\nun arrêt de plus.",
    )
    assert line.origin is not None
    assert line.origin.kind == "motion"
    assert (other.speaker, other.kind, other.origin) == ("", "letter", None)
    found = queries.representations(store, TODAY, search="simeon NAVETTE")
    assert [one.id for one in found] == [act]


def test_that_what_waits_for_an_assembly_can_be_listed_alone(store: Store) -> None:
    act = spoken(store)
    commands.record_representation(
        store, subject="Demain", body_id=council(store), held_on="2027-01-01",
    )
    told = commands.record_representation(
        store, subject="Dit", body_id=council(store), held_on="2026-01-01",
    )
    there = meeting(store, assembly(store), "2026-05-02")
    commands.report_representations(store, [told], there)
    waiting = queries.representations(store, TODAY, scope="to_tell")
    assert [one.id for one in waiting] == [act]
    commands.unreport_representation(store, told)
    assert len(queries.representations(store, TODAY, scope="to_tell")) == 2


def test_that_a_meeting_removed_leaves_the_act_to_be_told(store: Store) -> None:
    act, there = spoken(store), meeting(store, assembly(store), "2026-10-20")
    commands.report_representations(store, [act], there)
    with store.operation("Préparer") as op:
        op.remove(op.get(Meeting, there))
    (line,) = queries.representations(store, TODAY)
    assert (line.told_in, line.telling.kind) == ("", "waiting")


def test_that_a_sheet_shows_the_tasks_that_follow(store: Store) -> None:
    act = spoken(store)
    commands.add_representation_task(store, act, "Relancer", due_on="2026-12-01")
    sheet = queries.representation_sheet(store, act, TODAY)
    assert [(one.title, one.who) for one in sheet.tasks] == [("Relancer", "Hélène Savard")]
    assert sheet.fields["person_id"] == first(store, Person)
    assert sheet.fields["decision_id"] is None
    commands.remove_representation(store, act)
    with pytest.raises(NotFound):
        queries.representation_sheet(store, act, TODAY)
    with store.read() as session:
        assert session.get_one(Task, sheet.tasks[0].id).representation_id == act


def test_that_the_home_page_is_told_of_acts_no_assembly_heard(store: Store) -> None:
    assert act_alerts.representation_alerts in ALERTS
    act = spoken(store)
    assert act_alerts.representation_alerts(store, TODAY) == []
    meeting(store, assembly(store), "2026-12-05", "planned")
    (soon,) = act_alerts.representation_alerts(store, TODAY)
    assert (soon.tone, soon.record_kind, soon.record_id) == ("accent", "representation", act)
    meeting(store, assembly(store), "2026-10-20")
    (missed,) = act_alerts.representation_alerts(store, TODAY)
    assert missed.tone == "warn"
    assert fr(missed.text) == fr(
        "Navette des aînés : non rapportée à l’assemblée du 20 octobre 2026")
    for number in range(3):
        commands.record_representation(
            store, subject=f"Lettre {number}", body_id=council(store), held_on="2026-09-01",
        )
    (many,) = act_alerts.representation_alerts(store, TODAY)
    assert (many.count, fr(many.text)) == (4, fr("4 représentations n’ont pas été rapportées"))
