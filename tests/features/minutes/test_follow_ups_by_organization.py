"""Follow-ups by organisation: who was entrusted with what, on one page each."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dsi_desktop.db.schema.work import Task, TaskPartner
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands
from dsi_desktop.features.minutes.queries.entrusted import EntrustedSheet, entrusted
from dsi_desktop.features.minutes.report.follow_ups import FOLLOW_UPS, subject_of
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from support.meeting_ground import Ground, carried, grounded
from support.paper_text import paper
from support.pdf_samples import printed
from support.pdf_verifier import problems

LATER = date(2026, 12, 20)


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    store, meeting, item = made.store, made.meeting, made.items[2]
    meetings.edit_meeting(store, meeting, note_taker_id=made.people[3])
    made.under_way()
    motion = carried(made)
    commands.record_followup(
        store, meeting, item, "Relancer Clermont", person_id=made.people[1], due_on="2026-12-15"
    )
    sent = commands.record_followup(
        store, meeting, item, "Déposer la demande", person_id=made.people[0],
    )
    commands.record_followup(store, meeting, item, "Trouver une salle")
    with store.operation("Lier") as op:
        task = op.get(Task, _task(op, "Déposer la demande"))
        task.motion_id, task.due_text = motion, "d’ici juin"
        op.add(TaskPartner(task_id=task.id, organization_id=made.organizations[1]))
        op.add(TaskPartner(task_id=task.id, organization_id=made.organizations[0]))
    assert sent
    made.close()
    yield made
    store.close()


def _task(op: object, title: str) -> str:
    from sqlalchemy import select

    return str(op.scalars(select(Task.id).where(Task.title == title)).one())  # type: ignore[attr-defined]


def told(found: tuple[EntrustedSheet, ...]) -> dict[str, list[str]]:
    return {sheet.name: [line.title for line in sheet.lines] for sheet in found}


def test_that_each_organisation_has_what_its_people_and_itself_were_given(
    ground: Ground,
) -> None:
    found = entrusted(ground.store, ground.meeting, LATER)
    assert told(found) == {
        "L’Ancrage": ["Relancer Clermont", "Déposer la demande"],
        "MRC de Charlevoix-Est": ["Déposer la demande"],
        "": ["Trouver une salle"],
    }
    ancrage, mrc, nobody = found
    assert [line.helping for line in ancrage.lines] == [False, True]
    assert [line.late for line in ancrage.lines] == [True, False]
    assert mrc.lines[0].who == "Josée Desbiens"
    assert nobody.lines[0].who == ""


def test_that_a_follow_up_says_where_it_comes_from(ground: Ground) -> None:
    found = entrusted(ground.store, ground.meeting, LATER)
    assert [line.origin for line in found[0].lines] == ["Navette des aîné·es"] * 2
    with ground.store.operation("Numéroter") as op:
        from dsi_desktop.db.schema.minutes import Motion

        motion = op.get(Task, found[1].lines[0].id).motion_id or ""
        op.get(Motion, motion).number, op.get(Motion, motion).title = "CC-2026-001", "Budget"
    assert entrusted(ground.store, ground.meeting, LATER)[1].lines[0].origin == (
        "CC-2026-001 – Budget"
    )


def test_that_one_file_holds_one_page_for_each(ground: Ground) -> None:
    meetings.create_meeting(ground.store, body_id=ground.body, held_on="2027-01-21")
    assert paper(FOLLOW_UPS.build(ground.store, ground.meeting)) == [
        "# L’Ancrage",
        "Suivis du comité conseil. Rencontre ordinaire nº 1, tenue le jeudi 12 novembre 2026.",
        "La rencontre a donné 2 suivis, présentés ici tels qu’ils sont au 12 novembre 2026.",
        f"1 | Relancer Clermont {POINT} | Stéphane Leblanc | 15 décembre 2026 | ○ À faire",
        f"2 | Déposer la demande {POINT} | Josée Desbiens (en appui) | d’ici juin | ○ À faire",
        *END,
        "---",
        "# MRC de Charlevoix-Est",
        "Suivis du comité conseil. Rencontre ordinaire nº 1, tenue le jeudi 12 novembre 2026.",
        "La rencontre a donné 1 suivi, présenté ici tel qu’il est au 12 novembre 2026.",
        "1 | Déposer la demande (Navette des aîné·es) | Josée Desbiens | d’ici juin | ○ À faire",
        *END,
        "---",
        "# Suivis sans organisation",
        "Suivis du comité conseil. Rencontre ordinaire nº 1, tenue le jeudi 12 novembre 2026.",
        "La rencontre a donné 1 suivi, présenté ici tel qu’il est au 12 novembre 2026.",
        "1 | Trouver une salle (Navette des aîné·es) | À préciser | À préciser | ○ À faire",
        *END,
    ]  # fmt: skip


POINT = "(Navette des aîné·es)"
END = (
    "Prochaine rencontre : jeudi 21 janvier 2027. Les suivis y seront repris un à un.",
    "Pour signaler un suivi fait ou une échéance à revoir : Marie-Ève Tremblay.",
    "Le procès-verbal de cette rencontre est encore au projet.",
)


def test_that_one_organisation_is_printed_alone(ground: Ground) -> None:
    document = FOLLOW_UPS.build(
        ground.store, subject_of(ground.meeting, ground.organizations[1]))
    assert paper(document)[0] == "# L’Ancrage"
    assert "---" not in paper(document)
    assert document.title == "Suivis du comité conseil – L’Ancrage"
    content, rendered = printed(document)
    assert rendered.pages == 1
    assert problems(content) == []


def test_that_done_and_late_are_said_in_words(ground: Ground) -> None:
    from dsi_desktop.features.tasks import commands as tasks

    line = entrusted(ground.store, ground.meeting, LATER)[1].lines[0]
    tasks.edit_task(ground.store, line.id, state="done")
    with ground.store.operation("Reculer") as op:
        op.get(Task, entrusted(ground.store, ground.meeting, LATER)[0].lines[0].id).due_on = (
            "2026-11-01")
    text = paper(FOLLOW_UPS.build(ground.store, ground.meeting))
    assert any(one.endswith("| ✓ Fait") for one in text)
    assert any(one.endswith("| ■ En retard") for one in text)


def test_that_what_cannot_be_printed_is_said(ground: Ground) -> None:
    with pytest.raises(RuleBroken, match="Choisissez"):
        FOLLOW_UPS.build(ground.store, None)
    with pytest.raises(NotFound, match="aucun suivi à cette"):
        FOLLOW_UPS.build(ground.store, subject_of(ground.meeting, "nobody"))
    bare = meetings.create_meeting(ground.store, body_id=ground.chantier, held_on="2026-12-01")
    assert "Cette rencontre n’a donné aucun suivi." in paper(
        FOLLOW_UPS.build(ground.store, bare))
