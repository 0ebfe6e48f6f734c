"""All that the sheet of a card reads, says and writes, on a real file."""

from datetime import date

import pytest
from sqlalchemy import text

from dsi_desktop.db.schema.directory import Remark
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.plan import Objective
from dsi_desktop.db.schema.work import Check, Task, TaskLink
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.presenter import card
from dsi_desktop.features.boards.queries import sheet as sheets
from dsi_desktop.features.boards.queries.labels import kept_labels
from dsi_desktop.features.directory.commands import RecordPapers
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.rhythm import rhythm_of
from support import work_ground as ground
from support.photos import photo
from support.plain_words import plain


def read(store: Store, place: int = 0) -> sheets.CardSheet:
    found = sheets.card_sheet(store, ground.task(store, place))
    assert found is not None
    return found


def test_that_a_card_gone_or_archived_has_no_sheet(store: Store) -> None:
    assert sheets.card_sheet(store, ground.archived_task(store)) is None
    assert sheets.card_sheet(store, "rien") is None


def test_that_the_sheet_says_whose_when_and_where_from(store: Store) -> None:
    said = read(store)
    assert (said.person, said.body, said.late, said.age) == (
        "Nadia Bouchard", "Transport", True, 0)
    assert [line.kind for line in said.origins] == ["motion", "meeting"]
    assert plain(said.origins[1].words) == "Comité conseil, 3 déc. 26"
    assert sheets.card_sheet(store, said.task_id, date(2026, 11, 1)) != said


def test_that_links_are_said_from_both_ends_and_gone_cards_are_not(store: Store) -> None:
    one, two = ground.task(store), ground.task(store, 1)
    tasks.link_tasks(store, one, two, "blocks")
    tasks.link_tasks(store, one, ground.task(store, 2), "follows")
    assert [(line.words, line.before) for line in read(store).links] == [
        ("bloque", False), ("suit", True)]
    (back,) = read(store, 1).links
    assert (back.words, back.title, back.before, back.state) == (
        "est bloquée par", "Obtenir trois soumissions", True, "doing")
    assert read(store, 1).waits == (back,)
    assert plain(card.standing(read(store, 1))) == (
        "Attend une carte : « Obtenir trois soumissions ».")
    tasks.complete_task(store, one)
    assert read(store, 1).waits == ()
    assert card.standing(read(store, 1)) == ""
    with store.operation("Supprimer") as op:
        op.remove(op.get(Task, one))
    assert sheets.card_sheet(store, two).links == ()  # type: ignore[union-attr]


def test_that_a_link_of_a_newer_version_is_shown_by_its_name(store: Store) -> None:
    with store.operation("Recevoir") as op:
        op.add(TaskLink(
            from_task_id=ground.task(store), to_task_id=ground.task(store, 1), kind="inspires"))
    assert read(store).links[0].words == "inspires"


def test_that_comments_labels_and_partners_come_in_their_order(store: Store) -> None:
    key = ground.task(store)
    for words in ("Un", "Deux"):
        tasks.add_comment(store, key, words)
    for name in ("Relance", "Forum"):
        tasks.label_task_with(store, key, name)
    for organization in (ground.MRC, ground.ANCRAGE):
        tasks.add_task_partner(store, key, organization)
    said = read(store)
    assert sorted(line.text for line in said.comments) == ["Deux", "Un"]
    assert [line.name for line in said.labels] == ["Relance", "Forum"]
    assert [line.name for line in said.partners] == ["L’Ancrage", "MRC de Charlevoix-Est"]
    assert plain(card.comment_head(said.comments[0], ground.TODAY)).startswith(
        "Marie-Ève Tremblay, 4 déc.")


@pytest.mark.parametrize("moment", [None, 0, 10**18, -(10**18)])
def test_that_an_hour_nobody_wrote_is_not_said(store: Store, moment: int | None) -> None:
    made = tasks.add_comment(store, ground.task(store), "Bonjour")
    with store.operation("Recevoir") as op:
        remark = op.get(Remark, made)
        remark.written_at, remark.author = moment, ""
    (line,) = read(store).comments
    assert (line.day, line.hour) == ("", "")
    assert card.comment_head(line, ground.TODAY) == "Quelqu’un"


def test_that_a_line_grown_into_a_card_says_its_state(store: Store) -> None:
    made = tasks.check_becomes_card(store, ground.check(store))
    first = read(store).checks[0]
    assert (first.became_id, first.became_state) == (made, "todo")
    with store.operation("Supprimer") as op:
        op.remove(op.get(Task, made))
    assert read(store).checks[0].became_id == ""


def test_that_choices_hold_everybody_and_the_cards_of_the_chantier_come_first(
    store: Store,
) -> None:
    choices = sheets.card_choices(store)
    assert [one.name for one in choices.organizations] == [
        "L’Ancrage", "MRC de Charlevoix-Est (MRC)"]
    assert len(choices.people) == 2
    assert [one.name for one in choices.bodies][:2] == ["Transport", "Alimentation"]
    assert choices.actions[0].name.startswith("1.1.1 ")
    assert choices.objectives[0].name.startswith("1.1 ")
    linkable = [one.name for one in sheets.linkable(store, ground.task(store))]
    assert linkable[0] == "Relancer deux municipalités – Transport"
    assert "Obtenir trois soumissions – Transport" not in linkable
    assert sheets.people(store) == list(choices.people)
    assert sheets.bodies(store) == list(choices.bodies)


def test_that_an_objective_without_a_code_comes_last(store: Store) -> None:
    with store.operation("Recevoir") as op:
        op.add(Objective(title="Sans code"))
    assert sheets.card_choices(store).objectives[-1].name == "Sans code"


def test_that_a_change_nobody_would_see_is_not_said(store: Store) -> None:
    with store.operation("Modifier une tâche") as op:
        op.get(Task, ground.task(store)).waiting_for = None  # type: ignore[assignment]
    assert sheets.card_past(store, ground.task(store))[0].changes == ()


def test_that_labels_are_offered_to_their_chantier_and_counted(store: Store) -> None:
    tasks.label_task_with(store, ground.task(store), "Transport")
    tasks.add_label(store, name="Urgent")
    offered = [one.name for one in sheets.labels_offered(store, ground.FOOD)]
    assert offered == ["Urgent"]
    assert len(sheets.labels_offered(store, ground.TRANSPORT)) == 2
    assert [(one.name, one.body, one.cards) for one in kept_labels(store)] == [
        ("Transport", "Transport", 1), ("Urgent", "", 0)]
    assert [one.name for one in kept_labels(store, ground.FOOD)] == ["Urgent"]


# --- the past --------------------------------------------------------------------------------


def test_that_the_past_says_who_changed_what_from_what_to_what(store: Store) -> None:
    key = ground.task(store)
    tasks.edit_task(store, key, due_on="2026-12-15", description="x" * 200)
    tasks.add_comment(store, key, "Bonjour")
    tasks.set_task_state(store, key, "done")
    past = sheets.card_past(store, key)
    assert past[0].words == "Changer l’état d’une tâche"
    assert "état : en cours → fait" in [plain(one) for one in past[0].changes]
    assert past[1].changes == ("Bonjour",)
    assert [plain(one) for one in past[2].changes] == [
        "description : texte modifié", "échéance : 30 novembre 2026 → 15 décembre 2026"]
    assert past[0].who == "Marie-Ève Tremblay"
    assert plain(card.past_head(past[0], ground.TODAY)).startswith("Marie-Ève Tremblay, 4 déc.")
    assert past[-1].words == "Ajouter une tâche"
    assert len(sheets.card_past(store, key, most=2)) == 2


def test_that_what_was_undone_is_in_the_past_too(store: Store) -> None:
    key = ground.task(store)
    tasks.rename_task(store, key, "Deux soumissions")
    store.undo()
    assert [plain(line.words) for line in sheets.card_past(store, key)[:2]] == [
        "Annuler : Renommer une tâche", "Renommer une tâche"]


# --- files -----------------------------------------------------------------------------------


def test_that_the_files_of_a_card_are_read_with_it(store: Store) -> None:
    RecordPapers(store, "task").join(
        ground.task(store), "tableau.jpg", photo(turned=6, placed=True))
    (picture,) = read(store).papers
    assert (picture.picture, picture.rotation, picture.here) == (True, 90, True)



# --- boxes -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "typed", "kept"), [
    ("title", "Quatre soumissions", "Quatre soumissions"), ("state", "waiting", "waiting"),
    ("priority", "high", "high"), ("due_on", "fin mars", "fin mars"),
    ("due_on", "2027-03-01", "2027-03-01"), ("start_on", "2026-11-01", "2026-11-01"),
    ("hours_done", "2 h 30", "2,5"), ("hours_planned", "", ""), ("cost", 1_250, 1_250),
    ("cost", None, None), ("person_id", None, None), ("organization_id", ground.MRC, ground.MRC),
    ("waiting_for", "la MRC", "la MRC"), ("result", "Fait", "Fait"), ("action_id", None, None),
    ("body_id", None, None),
])
def test_that_each_box_shows_what_was_written_in_it(
    store: Store, name: str, typed: card.Value, kept: card.Value
) -> None:
    card.write(store, ground.task(store), name, typed)
    assert card.values(read(store))[name] == kept


def test_that_a_card_serves_an_objective_without_an_action(store: Store) -> None:
    objective = sheets.card_choices(store).objectives[1].id
    card.write(store, ground.task(store), "objective_id", objective)
    assert read(store).objective.startswith("1.2 ")


def test_that_hours_nobody_understands_stay_out(store: Store) -> None:
    with pytest.raises(RuleBroken) as refused:
        card.write(store, ground.task(store), "hours_done", "longtemps")
    assert refused.value.field == "hours_done"


def test_that_what_stands_under_a_due_date_is_said(store: Store) -> None:
    key = ground.task(store)
    assert card.under_due(read(store)) == "en retard"
    tasks.edit_due(store, key, "automne 2026")
    assert plain(card.under_due(read(store))) == "du 22 septembre 2026 au 20 décembre 2026"
    tasks.edit_due(store, key, "un de ces jours")
    assert "gardé en mots" in card.under_due(read(store))
    tasks.edit_due(store, key, "2027-01-10")
    assert card.under_due(read(store)) == ""


def test_that_a_chantier_that_ended_is_said_first(store: Store) -> None:
    with store.operation("Clore") as op:
        op.get(Body, ground.TRANSPORT).state = "closed"
    assert plain(card.standing(read(store))) == (
        "Transport a pris fin : donnez cette carte à un chantier ouvert.")


def test_that_two_cards_to_wait_for_are_counted(store: Store) -> None:
    for place in (1, 2):
        tasks.link_tasks(store, ground.task(store, place), ground.task(store), "blocks")
    assert plain(card.standing(read(store))).startswith("Attend 2 cartes : « ")


@pytest.mark.parametrize(("age", "words"), [
    (None, ""), (0, "Déplacée aujourd’hui."), (1, "Ici depuis 1 jour."),
    (12, "Ici depuis 12 jours."),
])
def test_that_the_age_of_a_card_is_said(age: int | None, words: str) -> None:
    assert plain(card.age_words(age)) == words


def test_that_rhythms_are_offered_from_the_due_date_with_the_one_in_force(store: Store) -> None:
    key = ground.task(store)
    offered = dict(card.repeat_options(read(store), ground.TODAY))
    assert "le 30 du mois" in [plain(one) for one in offered.values()]
    odd = rhythm_of("week", 5, ground.TODAY).written()
    tasks.edit_task(store, key, repeats=odd, due_on=None)
    options = card.repeat_options(read(store), ground.TODAY)
    assert options[0] == (odd, "un vendredi sur 5")
    assert "le 4 du mois" in [plain(words) for _text, words in options]
    assert card.values(read(store))["repeats"] == odd


def test_that_a_row_of_ids_only_is_read_like_any_other(store: Store) -> None:
    with store.operation("Recevoir") as op:
        op.add(Check(id="c", task_id="t"))
        op.add(Task(id="t"))
        op.flush()
        for table, columns in (("task", "title, state, priority"), ("check_item", "text, done")):
            sets = ", ".join(f"{name.strip()} = NULL" for name in columns.split(","))
            op.execute(text(f"UPDATE {table} SET {sets} WHERE id IN ('t', 'c')"))
    found = sheets.card_sheet(store, "t")
    assert found is not None
    assert (found.title, found.state, found.checks[0].text) == ("", "todo", "")
    assert card.values(found)["title"] == ""
