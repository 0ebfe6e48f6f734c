"""Correcting a line in every field: what the form shows is what is written back."""


import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select, text

from dsi_desktop.db.schema.minutes import Entry, Motion
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.page.entry_form import entry_form
from dsi_desktop.features.minutes.presenter import LivePresenter
from dsi_desktop.features.minutes.presenter.correcting import check_correctable, save, shown_values
from dsi_desktop.features.minutes.queries.lines import (
    Decided,
    LineSheet,
    Value,
    decided_at,
    line_sheet,
)
from dsi_desktop.features.minutes.rules.ballot import Voice
from dsi_desktop.features.minutes.rules.document import Said
from dsi_desktop.features.minutes.rules.refusals import entry_id
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.ui.theme import wear
from support.dossier import TODAY
from support.live_view import PaperView
from support.meeting_ground import Ground


@pytest.fixture
def presenter(ground: Ground) -> LivePresenter:
    made = LivePresenter(ground.store, PaperView(), lambda: TODAY)
    made.open(ground.meeting)
    made.select(ground.items[2])
    return made


def sheet_of(ground: Ground, record_id: str) -> LineSheet:
    return line_sheet(ground.store, entry_id(record_id))


def correct(presenter: LivePresenter, ground: Ground, sheet: LineSheet, **changed: Value) -> None:
    save(
        ground.store, sheet, {**shown_values(sheet), **changed}, nameable=presenter.nameable,
        days=presenter.line.read_day, decided=decided_at(ground.store, ground.meeting),
    )


def motion(ground: Ground) -> Said:
    (found,) = queries.minutes_of(ground.store, ground.meeting).every("motion")
    return found


def task(store: Store, task_id: str) -> Task:
    with store.read() as session:
        found = session.get(Task, task_id)
        assert found is not None
        session.expunge(found)
        return found


def resolution(ground: Ground) -> str:
    return commands.record_resolution(
        ground.store, ground.meeting, ground.items[2], "Demander 18 000 $", title="Navette",
        recitals="la MRC paie\nle temps presse", mover_id=ground.people[0],
        seconder_id=ground.people[2], in_favour=3, against=2, state="carried_majority",
        dissent=[(ground.people[1], "trop cher"), (ground.organizations[0], "")],
        taken_at="13:50",
    )


def test_that_every_field_of_a_resolution_is_shown_and_corrected(
    ground: Ground, presenter: LivePresenter
) -> None:
    sheet = sheet_of(ground, resolution(ground))
    assert sheet.values["dissent"] == "MRC de Charlevoix-Est\nStéphane Leblanc : trop cher"
    correct(
        presenter, ground, sheet, title="Essai", recitals="", text="Demander 15 000 $",
        mover_id=ground.people[3], seconder_id=None, in_favour=4, against=1, abstaining=0,
        dissent="Éric Gauthier : le trajet change", taken_at="14:05",
    )
    found = motion(ground)
    assert (found.title, found.recitals, found.text) == ("Essai", (), "Demander 15 000 $")
    assert (found.mover, found.seconder) == ("Marie-Ève Tremblay", "")
    assert (found.in_favour, found.against, found.abstaining) == (4, 1, 0)
    assert [(one.name, one.reason) for one in found.dissents] == [
        ("Éric Gauthier", "le trajet change"),
    ]
    correct(presenter, ground, sheet_of(ground, found.record_id), method="secret", dissent="")
    assert (motion(ground).method, motion(ground).dissents) == ("secret", ())


def test_that_what_does_not_add_up_is_refused_beside_its_field(
    ground: Ground, presenter: LivePresenter
) -> None:
    sheet = sheet_of(ground, resolution(ground))
    for field, changed in (
        ("vote", {"in_favour": 40}), ("dissent", {"dissent": "Personne Inconnue"}),
        ("seconder_id", {"seconder_id": ground.people[0]}), ("text", {"text": ""}),
    ):
        with pytest.raises(RuleBroken) as refused:
            correct(presenter, ground, sheet, **changed)
        assert refused.value.field == field
    assert motion(ground).text == "Demander 18 000 $"


def test_that_a_roll_call_shows_only_the_reasons_given(
    ground: Ground, presenter: LivePresenter
) -> None:
    made = commands.record_resolution(
        ground.store, ground.meeting, ground.items[2], "Demander", voices=(
            Voice("yes", ground.organizations[0]),
            Voice("no", ground.organizations[1], None, "non"),
            Voice("no", ground.organizations[2]),
        ),
    )
    sheet = sheet_of(ground, made)
    assert (sheet.values["dissent"], sheet.values["method"]) == ("L’Ancrage : non", "organization")
    correct(presenter, ground, sheet, title="Refusée")
    assert motion(ground).title == "Refusée"
    assert [one.names for one in motion(ground).voices] == [
        ("MRC de Charlevoix-Est",), ("Centr’Hommes", "L’Ancrage"),
    ]


@pytest.mark.parametrize(("due", "due_on", "due_text", "due_to"), [
    ("15 déc", "2026-12-15", "", None), ("fin mars", None, "fin mars", "2027-03-31"),
    ("", None, "", None), ("quand on pourra", None, "quand on pourra", None),
])
def test_that_a_follow_up_takes_its_due_date_in_words(
    ground: Ground, presenter: LivePresenter, due: str, due_on: str | None, due_text: str,
    due_to: str | None,
) -> None:
    made = commands.record_followup(
        ground.store, ground.meeting, ground.items[2], "Relancer", due_on="2026-12-18",
        person_id=ground.people[0],
    )
    sheet = sheet_of(ground, made)
    assert shown_values(sheet)["due"] == "18\N{NO-BREAK SPACE}décembre 2026"
    correct(presenter, ground, sheet, due=due, person_id=None,
            organization_id=ground.organizations[1], description="Par lettre")
    kept = task(ground.store, made)
    assert (kept.due_on, kept.due_text, kept.due_to) == (due_on, due_text, due_to)
    assert (kept.person_id, kept.organization_id, kept.description) == (
        None, ground.organizations[1], "Par lettre",
    )


def test_that_a_follow_up_left_alone_keeps_its_day(
    ground: Ground, presenter: LivePresenter
) -> None:
    made = commands.record_followup(
        ground.store, ground.meeting, ground.items[2], "Relancer", due_on="2026-12-18"
    )
    correct(presenter, ground, sheet_of(ground, made), title="Relancer Clermont")
    assert (task(ground.store, made).title, task(ground.store, made).due_on) == (
        "Relancer Clermont", "2026-12-18",
    )


def test_that_a_follow_up_is_linked_to_a_resolution_or_a_decision(
    ground: Ground, presenter: LivePresenter
) -> None:
    voted = resolution(ground)
    taken = commands.record_decision(ground.store, ground.meeting, ground.items[2], "On avance.")
    made = commands.record_followup(ground.store, ground.meeting, ground.items[2], "Relancer")
    choices = decided_at(ground.store, ground.meeting)
    assert [(one.id, one.motion) for one in choices] == [(voted, True), (taken, False)]
    assert choices[0].words == "Résolution (projet) 1 – Navette"
    for chosen, ids in ((voted, (voted, None)), (taken, (None, taken)), (None, (None, None))):
        correct(presenter, ground, sheet_of(ground, made), carries_out=chosen)
        kept = task(ground.store, made)
        assert (kept.motion_id, kept.decision_id) == ids


def test_that_decisions_notes_and_documents_are_corrected(
    ground: Ground, presenter: LivePresenter
) -> None:
    at = (ground.store, ground.meeting, ground.items[2])
    taken = commands.record_decision(*at, "On avance.")
    note = commands.record_note(*at, "Une note")
    laid = commands.record_tabling(*at, "Bilan")
    correct(presenter, ground, sheet_of(ground, taken), text="On attend.", mode="noted")
    correct(presenter, ground, line_sheet(ground.store, note), text="Interne", private=True)
    correct(presenter, ground, sheet_of(ground, laid), text="Bilan d’automne")
    document = queries.live_meeting(ground.store, ground.meeting, TODAY).document
    assert [(one.text, one.mode, one.private) for one in document.points[2].said] == [
        ("On attend.", "noted", False), ("Interne", "", True), ("Bilan d’automne", "", False),
    ]


def test_that_a_line_removed_is_said_to_be_gone(ground: Ground) -> None:
    note = commands.record_note(ground.store, ground.meeting, ground.items[2], "x")
    commands.remove_entry(ground.store, note)
    for gone in (note, "never"):
        with pytest.raises(NotFound, match="plus dans le procès-verbal"):
            line_sheet(ground.store, gone)


@pytest.mark.parametrize("kind", ["motion", "task", "decision", "tabling"])
def test_that_a_line_whose_record_is_missing_still_opens(ground: Ground, kind: str) -> None:
    with ground.store.operation("Préparer") as op:
        line = op.add(Entry(meeting_id=ground.meeting, kind=kind, record_id="gone"))
    assert set(line_sheet(ground.store, line.id).values.values()) == {""}


def test_that_a_resolution_without_its_vote_still_opens(ground: Ground) -> None:
    with ground.store.operation("Préparer") as op:
        made = op.add(Motion(meeting_id=ground.meeting, text="x"))
        op.add(Entry(id=entry_id(made.id), meeting_id=ground.meeting, kind="motion",
                     record_id=made.id))  # fmt: skip
    assert "method" not in sheet_of(ground, made.id).values


def test_that_what_another_program_left_blank_still_opens(ground: Ground) -> None:
    made = resolution(ground)
    task_id = commands.record_followup(ground.store, ground.meeting, ground.items[2], "Relancer")
    taken = commands.record_decision(ground.store, ground.meeting, ground.items[2], "On avance.")
    with ground.store.operation("D’un autre programme") as op:
        for table in ("motion", "decision", "task"):
            columns = [row[1] for row in op.plain().execute(f"PRAGMA table_info({table})")]
            blank = [f'"{one}" = NULL' for one in columns
                     if one not in ("id", "meeting_id", "deleted")]  # fmt: skip
            op.execute(text(f"UPDATE {table} SET {', '.join(blank)}"))
    for record in (made, task_id, taken):
        sheet = sheet_of(ground, record)
        assert shown_values(sheet)["title" if "title" in sheet.values else "text"] in (None, "")
    assert [one.words for one in decided_at(ground.store, ground.meeting)][1:] == [""]


@pytest.mark.parametrize("kind", ["election", "sealed", "review"])
def test_that_a_line_told_from_another_record_has_no_form(kind: str) -> None:
    with pytest.raises(RuleBroken):
        check_correctable(LineSheet("e", kind, "r", {"text": "x"}))
    check_correctable(LineSheet("e", "note", "", {"text": "x"}))


def test_that_each_form_shows_and_gives_back_what_is_written(
    ground: Ground, presenter: LivePresenter, qtbot: QtBot, qapp: QApplication
) -> None:
    wear(qapp)
    at = (ground.store, ground.meeting, ground.items[2])
    resolution(ground)
    commands.record_decision(*at, "On avance.")
    commands.record_followup(*at, "Relancer", due_on="2026-12-18", person_id=ground.people[0])
    commands.record_tabling(*at, "Bilan")
    commands.record_note(*at, "Une note")
    choices: list[Decided] = decided_at(ground.store, ground.meeting)
    with ground.store.read() as session:
        lines = list(session.scalars(select(Entry.id).order_by(Entry.rank)).all())
    before = queries.live_meeting(ground.store, ground.meeting, TODAY).document
    for line in lines:
        sheet = line_sheet(ground.store, line)
        form = entry_form(sheet, presenter.people, presenter.nameable, choices)
        qtbot.addWidget(form)
        values = form.values()
        assert values is not None
        save(ground.store, sheet, values, nameable=presenter.nameable,
             days=presenter.line.read_day, decided=choices)
    assert queries.live_meeting(ground.store, ground.meeting, TODAY).document == before
