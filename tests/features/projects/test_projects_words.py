"""What is said of projects and guidelines, without a screen."""

from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.projects import queries
from dsi_desktop.features.projects.presenter import board, guidelines, words
from dsi_desktop.features.projects.presenter.words import SheetScene
from dsi_desktop.kernel.vocabulary import VOCABULARY
from support.plain_words import plain
from support.projects_ground import Projects
from support.work_ground import TODAY, TRANSPORT, action


def scene(store: Store, project: str) -> SheetScene:
    return words.sheet_scene(queries.project_sheet(store, project, TODAY), TODAY)


def test_the_board_has_a_column_for_each_step(store: Store, made: Projects) -> None:
    columns = board.columns(queries.projects(store), TODAY)
    assert [one.key for one in columns] == list(VOCABULARY["intake_state"])
    counts = {one.key: len(one.cards) for one in columns}
    assert counts == {"presented": 1, "analysed": 1, "recommended": 0, "decided": 1,
                      "agreement": 0, "payments": 1, "reported": 1, "declined": 1}  # fmt: skip
    (card,) = columns[0].cards
    assert card.id == made.presented
    assert plain(card.warning) == "Attend depuis 94 jours"
    assert plain(columns[0].total) == "7 500 $"
    assert columns[2].total == ""


def test_that_a_column_shows_forty_and_counts_the_rest(store: Store) -> None:
    for at in range(42):
        minutes.present_project(store, f"Projet {at}", on="2026-12-01")
    first = board.columns(queries.projects(store), TODAY)[0]
    assert (len(first.cards), first.rest) == (board.SHOWN, 3)


def test_that_filters_keep_every_word_a_chantier_and_what_waits(store: Store) -> None:
    rows = queries.projects(store)
    assert [one.title for one in board.narrowed(rows, "ancrage popote")] == [
        "Popote, troisième jour"]
    assert [one.title for one in board.narrowed(rows, body_id=TRANSPORT)] == ["Vélo-partage"]
    late = board.narrowed(rows, kept=lambda one: bool(words.warning(one, TODAY)))
    assert {one.title for one in late} == {"Vélo-partage", "Collations"}
    assert plain(board.counted(2, 6)) == "2 projets sur 6"
    assert plain(board.counted(1, 1)) == "1 projet"


def test_the_sheet_of_a_project_that_is_paid(store: Store, made: Projects) -> None:
    found = scene(store, made.paying)
    facts = dict(found.facts)
    assert plain(facts["Versé"]) == "3 000 $"
    assert plain(facts["Soutien antérieur"]) == "déjà soutenu 1 an"
    assert plain(found.warning) == "Rapport attendu le 15 nov."
    assert [key for key, _words in found.by_hand] == ["reported", "payments"]
    assert found.by_motion == ()
    assert found.may_enter
    assert [one.kind for one in found.links] == ["agreement", "organization"]
    assert found.steps[1].kind == "motion"
    assert found.subtitle == "L’Ancrage · Alimentation"


def test_the_sheet_of_a_project_to_recommend(store: Store, made: Projects) -> None:
    minutes.answer_guidelines(store, made.presented, {made.guideline: ("respected", "")})
    minutes.edit_project(store, made.presented, action_id=action(store))
    found = scene(store, made.presented)
    assert found.by_motion == ("recommended", "decided")
    assert [one.pill for one in found.guidelines] == ["à vérifier", "respectée"]
    assert found.links[0].kind == "action"
    assert not found.may_enter


def test_a_step_made_at_a_meeting_opens_it(store: Store, made: Projects) -> None:
    with store.operation("Dater") as op:
        from dsi_desktop.db.schema.plan import IntakeStep

        for step in op.session.query(IntakeStep).filter_by(intake_id=made.analysed):
            step.meeting_id = "m-1"
    steps = scene(store, made.analysed).steps
    assert {one.kind for one in steps} == {"meeting"}
    assert "Comité conseil" in steps[0].note


def test_how_a_line_is_read_aloud(store: Store, made: Projects) -> None:
    rows = {one.id: one for one in queries.projects(store)}
    said = plain(words.spoken(rows[made.presented], TODAY))
    assert said == ("Vélo-partage, MRC de Charlevoix-Est, Transport, présenté, depuis 94 jours, "
                    "7 500 $, jamais soutenu, Attend depuis 94 jours")  # fmt: skip
    assert plain(words.since_words(rows[made.declined], TODAY)) == "1er févr."


def test_how_guidelines_are_said(store: Store, made: Projects) -> None:
    minutes.answer_guidelines(store, made.presented, {made.guideline: ("respected", "")})
    minutes.answer_guidelines(store, made.decided, {made.guideline: ("not_respected", "Non")})
    plan.add_guideline(store, title="À venir", start_on="2027-01-01", end_on="2027-12-31",
                       applies_to="body", applies_id="nobody")
    plan.add_guideline(store, title="Finie", end_on="2026-01-01")
    whole, transport, coming, ended = queries.guidelines(store)
    assert guidelines.about(whole) == "Toute la démarche"
    assert plain(guidelines.about(transport)) == "Chantier : Transport"
    assert plain(guidelines.about(coming)) == "Chantier : à préciser"
    states = [guidelines.standing(one, TODAY) for one in (whole, coming, ended)]
    assert states == ["en vigueur", "à venir", "terminée"]
    assert plain(guidelines.period(whole, TODAY)) == "sans terme"
    assert plain(guidelines.period(transport, TODAY)).startswith("depuis le 1er janv.")
    assert plain(guidelines.period(coming, TODAY)).startswith("du 1er janv.")
    assert plain(guidelines.period(ended, TODAY)).startswith("jusqu’au 1er janv.")
    assert plain(guidelines.respected(transport)) == (
        "respectée par 1 projet, non respectée par 1 projet")
    assert guidelines.respected(whole) == ""
    assert "CC-2026-014" in guidelines.spoken(transport, date(2026, 12, 4))
