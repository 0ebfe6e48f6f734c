"""« Avancées par chantier »: what moved since the last assembly, on paper and for the room."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.meetings import Meeting
from dsi_desktop.db.schema.plan import Action
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.plan.page.advances_screen import print_advances, project_advances
from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.features.plan.presenter.advances import slides
from dsi_desktop.features.plan.queries.advances import advances
from dsi_desktop.features.plan.report.advances import advances_document, advances_report
from dsi_desktop.features.plan.rules.advances import Written, moved_since, steps_of
from dsi_desktop.features.plan.rules.papers import ActionPaper
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.text import fr
from dsi_desktop.reporting.reading import texts_of
from dsi_desktop.ui.theme import wear
from support import pdf_samples
from support import work_ground as ground
from support.chain_host import ChainHost
from support.pdf_verifier import problems
from support.plain_words import plain
from support.work_desk import QuietDesk, put_away

TODAY, LONG_AGO = date(2026, 12, 4), date(2020, 1, 1)
ONE = ActionPaper("a", "1.1", "Navette", "in_progress", progress=60, due="31 mars 2027",
                  end_on="2027-03-31")  # fmt: skip


def test_that_an_action_moved_when_its_state_or_its_progress_is_no_more_the_same() -> None:
    before = [Written("a", "state", "upcoming", 5), Written("a", "progress", 20, 5)]
    (state,) = moved_since([ONE], [*before, Written("a", "state", "in_progress", 50)], 10)
    assert (state.before, state.after) == ("à venir", "en cours")
    same = [Written("a", "state", "in_progress", 5), Written("a", "progress", 20, 5)]
    (share,) = moved_since([ONE], [*same, Written("a", "progress", 60, 50)], 10)
    assert (plain(share.before), plain(share.after)) == ("20 %", "60 %")
    (new,) = moved_since([ONE], [Written("a", "state", "in_progress", 50)], 10)
    assert (new.before, new.after) == ("nouvelle", "en cours")
    still = [Written("a", "state", "in_progress", 5), Written("a", "progress", 60, 5)]
    assert moved_since([ONE], still, 10) == ()
    ended, begun = replace(ONE, ended_on="2026-12-01"), replace(ONE, started_on="2026-12-01")
    assert [one.words for one in moved_since([ended, begun], still, 10, "2026-11-01")] == [
        fr("terminée le 1er décembre 2026"), fr("commencée le 1er décembre 2026"),
    ]
    assert moved_since([ended, begun], still, 10, "2026-12-02") == ()
    strange = [Written("a", "state", "unheard", 5), Written("a", "progress", 60, 5)]
    assert moved_since([ONE], strange, 10) == ()


def test_that_what_comes_next_is_milestones_then_ends_the_earliest_first() -> None:
    other = ActionPaper("b", "1.2", "Vélos", "upcoming", due="vers l’été")
    done = ActionPaper("c", "1.3", "Bilan", "done", due="1er mai 2026", end_on="2026-05-01")
    steps = steps_of([ONE, other, done], [
        ("a", "Horaire adopté", "2026-11-01"), ("a", "Sans date", None), ("c", "Passé", None),
    ], TODAY)  # fmt: skip
    assert [(step.title, step.late) for step in steps] == [
        ("Horaire adopté", True), ("1.2 Vélos", False), ("Sans date", False),
    ]


def test_that_the_last_assembly_begins_the_period(store: Store) -> None:
    assert plain(advances(store, TODAY).since_words) == "trois derniers mois"
    with store.operation("Tenir une assemblée") as op:
        op.add(Body(id="assembly", name="Assemblée", kind="assembly"))
        op.add(Meeting(id="am", body_id="assembly", held_on="2026-10-20", state="adopted"))
        op.add(Meeting(id="later", body_id="assembly", held_on="2027-01-20", state="planned"))
    sheet = advances(store, TODAY)
    assert sheet.since == date(2026, 10, 20)
    assert plain(sheet.since_words) == "depuis la dernière assemblée, le 20 octobre 2026"
    assert plain(sheet.period) == "Du 20 octobre 2026 au 4 décembre 2026"


@pytest.fixture
def told(store: Store) -> Store:
    """A chantier in which everything that can be told happened."""
    action = ground.action(store)
    plan.set_action_state(store, ground.action(store, 2), "done")
    plan.edit_action(store, action, achieved="312 trajets")
    plan.reach_milestone(store, ground.first(store, "milestone"), "2026-12-01")
    plan.add_milestone(store, action_id=action, title="Bilan", due_on="2026-11-01")
    plan.add_note(store, action_id=action, text="Un chauffeur de plus.", noted_on="2026-12-02")
    with store.operation("Raison d’être, et une action sans chantier") as op:
        op.get(Body, ground.TRANSPORT).purpose = "Bouger."
        op.get(Action, ground.action(store, 7)).body_id = None
        op.add(Body(id="closed", name="Clos", kind="workstream", state="closed"))
    return store


def test_that_each_chantier_says_what_moved_and_what_comes(told: Store) -> None:
    sheet = advances(told, TODAY, LONG_AGO)
    names = [one.name for one in sheet.chantiers]
    assert names == ["Transport", "Alimentation", "Habitation", "Sans chantier"]
    first = sheet.chantiers[0]
    assert (len(first.actions), first.purpose) == (4, "Bouger.")
    assert {one.before for one in first.moved} == {"nouvelle"}
    assert [one.text for one in first.reached] == ["Horaire adopté"]
    assert "Un chauffeur de plus." in {one.text for one in first.notes}
    assert first.steps[0].title == "Bilan"
    assert first.steps[0].late
    assert [one.achieved for one in first.results()] == ["312 trajets"]
    assert plain(first.counted()).startswith("4 actions – en cours : 1, réalisée : 3")
    assert "en retard" in plain(first.counted())
    assert plain(sheet.chantiers[2].counted()) == "Aucune action"
    assert plain(sheet.totals()).startswith("8 actions, 5 réalisées ou récurrentes")


def test_that_the_paper_is_tagged_and_says_it_all(told: Store) -> None:
    document = advances_report(told, LONG_AGO.isoformat())
    content, _rendered = pdf_samples.printed(document)
    assert problems(content) == []
    said = plain(" | ".join(texts_of(document)))
    for wanted in (
        "Avancées par chantier", "Du 1er janvier 2020 au 4 décembre 2026", "Transport",
        "312 trajets", "Jalon atteint : Horaire adopté", "Un chauffeur de plus.", "Bilan",
        "Prochaines étapes", "Rien n’a changé pendant cette période.",
    ):
        assert wanted in said, wanted
    with pytest.raises(RuleBroken):
        advances_report(told, "2026-13-01")
    assert "dernière" not in plain(" ".join(texts_of(advances_report(told, None))))


def test_that_many_steps_are_cut_and_said(told: Store) -> None:
    for number in range(9):
        plan.add_milestone(told, action_id=ground.action(told), title=f"Étape {number}",
                           due_on=f"2027-02-0{number + 1}")  # fmt: skip
    sheet = advances(told, TODAY, LONG_AGO)
    said = plain(" | ".join(texts_of(advances_document(sheet))))
    assert "et 4 autres étapes" in said
    shown = slides(sheet)
    steps = dict(shown[1].parts)["Prochaines étapes"]
    assert len(steps) == 7
    assert plain(steps[-1][0]) == "et 4 autres"


def test_that_a_dossier_without_chantier_is_said(tmp_path: Path) -> None:
    bare = Store.create(tmp_path / "bare.dsi", title="Nu")
    sheet = advances(bare, TODAY)
    assert sheet.chantiers == ()
    said = plain(" ".join(texts_of(advances_document(sheet))))
    assert "Aucun chantier ni aucune action" in said
    (only,) = slides(sheet)
    assert (only.parts, only.rows) == ((), ())
    bare.close()


def test_that_slides_say_aloud_what_they_show(told: Store) -> None:
    shown = slides(advances(told, TODAY, LONG_AGO))
    assert len(shown) == 5
    assert "Transport" in shown[0].heard()
    assert [row.late for row in shown[0].rows][:2] == ["1 en retard", "2 en retard"]
    assert shown[0].rows[2].achieved == "aucune action"
    assert "312 trajets" in shown[1].heard()
    assert "Rien n’a changé" in shown[3].heard()


@pytest.fixture
def host(told: Store, qapp: QApplication) -> Iterator[ChainHost]:
    wear(qapp)
    made = ChainHost(told, QuietDesk())
    made.widget.show()
    yield made
    put_away(made.widget)


def test_that_the_room_goes_from_slide_to_slide(host: ChainHost) -> None:
    screen = project_advances(cast("Plans", host))
    assert screen.isVisible()
    assert not screen.grab().isNull()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Left):
        QTest.keyClick(screen, key)
    assert screen.place == 1
    assert screen.slides[1].title in screen.accessibleDescription()
    assert not screen.grab().isNull()
    QTest.keyClick(screen, Qt.Key.Key_End)
    assert screen.place == len(screen.slides) - 1
    QTest.keyClick(screen, Qt.Key.Key_Right)
    assert screen.place == len(screen.slides) - 1
    QTest.keyClick(screen, Qt.Key.Key_Home)
    QTest.mouseClick(screen, Qt.MouseButton.LeftButton)
    assert screen.place == 1
    QTest.mouseClick(screen, Qt.MouseButton.RightButton)
    assert screen.place == 0
    screen.resize(480, 270)
    assert not screen.grab().isNull()
    assert project_advances(cast("Plans", host)) is screen
    assert not screen.isVisible()
    project_advances(cast("Plans", host))
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert not screen.isVisible()
    print_advances(cast("Plans", host))
