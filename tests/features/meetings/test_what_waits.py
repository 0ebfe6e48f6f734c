"""Everything that waits for a meeting is gathered with why, and goes on its agenda by one press."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from dsi_desktop.db.schema.governance import Membership, Post
from dsi_desktop.db.schema.meetings import AgendaItem, BacklogItem, Meeting
from dsi_desktop.db.schema.plan import Action, ProjectIntake
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands, queries
from dsi_desktop.features.meetings.rules.proposals import Laid, Proposal, added_minutes
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.errors import NotFound
from support.dossier import TODAY
from support.meeting_ground import Ground, grounded
from support.plain_words import plain

NEXT = "2026-12-10"


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    made = grounded(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def coming(ground: Ground) -> str:
    """Plan the meeting that follows, its standard agenda laid."""
    return commands.create_meeting(
        ground.store, body_id=ground.body, held_on=NEXT, agenda=True, invite=False)


def hold(ground: Ground, meeting: str = "", opened: str = "13:30") -> None:
    commands.open_meeting(ground.store, meeting or ground.meeting, opened)
    commands.close_meeting(ground.store, meeting or ground.meeting, "15:30")


def waiting(ground: Ground, meeting: str, source: str) -> list[tuple[str, str]]:
    found = queries.proposals(ground.store, meeting, TODAY)
    return [(plain(one.title), plain(one.why)) for one in found if one.source == source]


def take(ground: Ground, meeting: str, source: str) -> None:
    found = queries.proposals(ground.store, meeting, TODAY)
    commands.put_on_agenda(
        ground.store, meeting, [(one.source, one.id) for one in found if one.source == source])


def agenda(ground: Ground, meeting: str) -> list[str]:
    sheet = queries.meeting_sheet(ground.store, meeting)
    return [plain(f"{one.number} {one.title}") for one in sheet.items]


def under(ground: Ground, meeting: str, head: str) -> list[str]:
    items = queries.meeting_sheet(ground.store, meeting).items
    parent = next(one.id for one in items if plain(one.title) == head)
    return [plain(one.title) for one in items if one.parent_id == parent]


def member(ground: Ground, place: int) -> str:
    with ground.store.read() as session:
        asked = select(Membership.id).where(Membership.person_id == ground.people[place])
        return session.scalars(asked).one()


def seat(ground: Ground, college: str, words: str) -> str:
    with ground.store.operation("Créer un siège") as op:
        return op.add(Post(body_id=ground.body, college_id=college, label=words)).id


def test_that_minutes_to_adopt_fill_the_point_that_waits_for_them(
    ground: Ground, coming: str
) -> None:
    assert waiting(ground, coming, "adoption") == []
    hold(ground)
    assert waiting(ground, coming, "adoption") == [
        (plain("Procès-verbal du 12 novembre 2026"), "À adopter")]
    take(ground, coming, "adoption")
    assert agenda(ground, coming)[2] == plain(
        "3 Adoption du procès-verbal du 12 novembre 2026 et suivis")
    assert waiting(ground, coming, "adoption") == []
    with ground.store.read() as session:
        item = session.scalars(select(AgendaItem).where(AgendaItem.origin_id != "")).one()
        assert (item.origin_table, item.origin_id, item.standard) == (
            "meeting", ground.meeting, "minutes")


def test_that_a_second_adoption_goes_under_the_first_and_none_without_its_rule(
    ground: Ground, coming: str
) -> None:
    hold(ground)
    other = commands.create_meeting(ground.store, body_id=ground.body, held_on="2026-11-20")
    hold(ground, other)
    take(ground, coming, "adoption")
    assert under(ground, coming, plain(
        "Adoption du procès-verbal du 12 novembre 2026 et suivis",
    )) == [plain("Adoption du procès-verbal du 20 novembre 2026 et suivis")]
    minutes.adopt_minutes(ground.store, other, in_meeting_id=coming)
    governance.set_rules(ground.store, ground.body, requires_adoption=False)
    later = commands.create_meeting(ground.store, body_id=ground.body, held_on="2027-01-20")
    assert waiting(ground, later, "adoption") == []


def test_that_without_a_point_for_them_minutes_come_right_after_the_opening(
    ground: Ground,
) -> None:
    hold(ground)
    bare = commands.create_meeting(ground.store, body_id=ground.body, held_on=NEXT, invite=False)
    take(ground, bare, "adoption")
    assert agenda(ground, bare) == [
        "1 Adoption du procès-verbal de la dernière rencontre et suivis",
        plain("1.1 Adoption du procès-verbal du 12 novembre 2026 et suivis"),
    ]
    governance.set_rules(ground.store, ground.body, minutes_kind="cr")
    other = commands.create_meeting(ground.store, body_id=ground.body, held_on=NEXT, invite=False)
    commands.lay_agenda(ground.store, other, "committee")
    assert waiting(ground, other, "adoption")[0][0] == plain("Compte rendu du 12 novembre 2026")
    take(ground, other, "adoption")
    assert plain("3 Retour sur le compte rendu du 12 novembre 2026 et suivis") in agenda(
        ground, other)


def test_that_open_follow_ups_come_late_first_under_the_minutes(
    ground: Ground, coming: str
) -> None:
    commands.open_meeting(ground.store, ground.meeting, "13:30")
    for title, due in (("Écrire", "2026-12-01"), ("Relancer", "2026-11-01"), ("Lire", None),
                       ("Plus tard", "2027-03-01")):
        minutes.record_followup(
            ground.store, ground.meeting, ground.items[2], title, due_on=due,
            person_id=ground.people[1])
    assert waiting(ground, coming, "task") == [
        ("Relancer", plain("Suivi en retard, promis pour le 1er novembre 2026")),
        ("Écrire", plain("Suivi promis pour le 1er décembre 2026")),
        ("Lire", plain("Suivi de la rencontre du 12 novembre 2026")),
    ]
    take(ground, coming, "task")
    head = "Adoption du procès-verbal de la dernière rencontre et suivis"
    assert under(ground, coming, head) == ["Relancer", "Écrire", "Lire"]
    items = queries.meeting_sheet(ground.store, coming).items
    assert {one.bearer for one in items if one.title == "Relancer"} == {"Stéphane Leblanc"}
    assert waiting(ground, coming, "task") == []
    assert waiting(ground, ground.meeting, "task") == []


def test_that_a_chantier_is_asked_about_all_its_tasks(ground: Ground) -> None:
    meeting = commands.create_meeting(ground.store, body_id=ground.chantier, held_on=NEXT)
    tasks.add_task(
        ground.store, title="Appeler le transporteur", body_id=ground.chantier,
        responsible_name="L’équipe",
    )
    assert waiting(ground, meeting, "task") == [("Appeler le transporteur", "Suivi sans échéance")]
    take(ground, meeting, "task")
    assert agenda(ground, meeting) == ["1 Suivis des rencontres", "1.1 Appeler le transporteur"]
    assert queries.meeting_sheet(ground.store, meeting).items[1].bearer == "L’équipe"


def test_that_points_put_off_or_not_reached_come_back_with_their_sub_points(
    ground: Ground, coming: str
) -> None:
    ground.under_way()
    sub = commands.add_item(ground.store, ground.meeting, "Trajet", parent_id=ground.items[2])
    commands.postpone_item(ground.store, ground.items[1])
    ground.close()
    day = plain("12 novembre 2026")
    assert waiting(ground, coming, "agenda_item") == [
        ("Adoption de l’ordre du jour", f"Reporté de la rencontre du {day}"),
        ("Navette des aîné·es", f"Non traité à la rencontre du {day}"),
    ]
    take(ground, coming, "agenda_item")
    assert under(ground, coming, "Navette des aîné·es") == ["Trajet"]
    assert waiting(ground, coming, "agenda_item") == []
    later = commands.create_meeting(ground.store, body_id=ground.body, held_on="2027-02-01")
    assert waiting(ground, later, "agenda_item") == []
    commands.cancel_meeting(ground.store, coming, "Tempête")
    assert len(waiting(ground, later, "agenda_item")) == 2
    assert sub


def test_that_a_point_postponed_to_the_backlog_waits_there_only(
    ground: Ground, coming: str
) -> None:
    ground.under_way()
    commands.start_item(ground.store, ground.items[2], "13:50")
    commands.postpone_to_backlog(ground.store, ground.items[2])
    for item in ground.items[:2]:
        commands.finish_item(ground.store, item)
    with ground.store.read() as session:
        assert session.get_one(Meeting, ground.meeting).current_item_id == ""
    ground.close()
    assert waiting(ground, coming, "agenda_item") == []
    assert waiting(ground, coming, "backlog_item") == [
        ("Navette des aîné·es", "Point en attente")]


def test_that_a_waiting_point_is_taken_and_waits_again_when_its_point_goes(
    ground: Ground, coming: str
) -> None:
    key = commands.propose_item(
        ground.store, body_id=ground.body, title="Fonds mobilité", minutes=15, kind="decision",
        person_id=ground.people[0], organization_id=ground.organizations[1], note="7 500 $")
    assert waiting(ground, coming, "backlog_item") == [
        ("Fonds mobilité", "Proposé par Josée Desbiens, L’Ancrage")]
    take(ground, coming, "backlog_item")
    items = queries.meeting_sheet(ground.store, coming).items
    taken = next(one for one in items if one.title == "Fonds mobilité")
    assert (taken.kind, taken.minutes, taken.level) == ("decision", 15, 0)
    assert items[items.index(taken) + 1].title == "Divers (laissé ouvert)"
    (line,) = queries.backlog_of(ground.store, ground.body)
    assert (line.state, line.taken_on, line.by) == ("taken", NEXT, "Josée Desbiens, L’Ancrage")
    commands.remove_item(ground.store, taken.id)
    (line,) = queries.backlog_of(ground.store, ground.body)
    assert line.state == "waiting"
    assert len(waiting(ground, coming, "backlog_item")) == 1
    assert key == line.id


def test_that_a_backlog_is_put_in_order_given_up_and_taken_up_again(ground: Ground) -> None:
    store = ground.store
    first, second, third = (
        commands.propose_item(store, body_id=ground.body, title=title) for title in "ABC")
    commands.move_backlog_item(store, third)
    commands.move_backlog_item(store, first, after_id=second)
    def titles() -> list[str]:
        return [f"{one.title} {one.state}" for one in queries.backlog_of(store, ground.body)]

    assert titles() == ["C waiting", "B waiting", "A waiting"]
    commands.drop_backlog_item(store, third)
    assert titles() == ["B waiting", "A waiting", "C dropped"]
    commands.edit_backlog_item(store, third, title="C bis", note="Plus tard", minutes=None)
    commands.keep_backlog_item(store, third)
    assert titles() == ["B waiting", "A waiting", "C bis waiting"]
    assert queries.backlog_fields(store, third)["note"] == "Plus tard"
    assert queries.backlog_of(store, ground.chantier) == ()


def test_that_what_cannot_wait_is_refused_in_words(ground: Ground) -> None:
    store = ground.store
    key = commands.propose_item(store, body_id=ground.body, title="A")
    with pytest.raises(NotFound):
        queries.backlog_fields(store, "nothing")
    with pytest.raises(NotFound):
        commands.propose_item(store, body_id=ground.body, title="A", series_id="nothing")
    for fields, sentence in (
        ({"title": " "}, "titre"), ({"minutes": 900}, "600"), ({"kind": "autre"}, "choix"),
    ):
        with pytest.raises(Exception, match=sentence):
            commands.edit_backlog_item(store, key, **fields)
    with store.operation("D’un autre programme") as op:
        op.remove(op.get(BacklogItem, key))
    with pytest.raises(NotFound):
        commands.drop_backlog_item(store, key)
    commands.postpone_to_backlog(store, ground.items[0])
    with pytest.raises(Exception, match="déjà reporté"):
        commands.postpone_to_backlog(store, ground.items[0])


def test_that_the_notes_of_chantiers_are_tabled_once(ground: Ground, coming: str) -> None:
    held = commands.create_meeting(ground.store, body_id=ground.chantier, held_on="2026-11-05")
    hold(ground, held)
    title = f"Dépôt du compte rendu : Chantier Transport, {plain('5 novembre 2026')}"
    assert waiting(ground, coming, "tabling") == [
        (title, plain("Rencontre du 5 novembre 2026"))]
    take(ground, coming, "tabling")
    assert under(ground, coming, "Dépôt des comptes rendus des chantiers") == [title]
    later = commands.create_meeting(ground.store, body_id=ground.body, held_on="2027-02-01")
    assert waiting(ground, later, "tabling") == []
    commands.remove_meeting(ground.store, coming)
    assert len(waiting(ground, later, "tabling")) == 1
    minutes.record_tabling(ground.store, later, None, "Compte rendu", of_meeting_id=held)
    assert waiting(ground, later, "tabling") == []


def test_that_vacant_seats_and_terms_about_to_end_are_told(ground: Ground, coming: str) -> None:
    store = ground.store
    college = governance.add_college(store, body_id=ground.body, name="Communautaire")
    post = seat(ground, college, "Siège 4")
    governance.edit_membership(store, member(ground, 1), end_on="2026-12-31")
    governance.edit_membership(store, member(ground, 2), end_on="2027-02-20", post_id=post)
    governance.edit_membership(store, member(ground, 3), end_on="2028-01-01")
    assert waiting(ground, coming, "post") == []
    ends = waiting(ground, coming, "membership")
    assert [title for title, _why in ends] == [
        "Fin de mandat : Stéphane Leblanc", "Fin de mandat : Nathalie Bouchard"]
    assert ends[0][1].startswith(plain("Échoit le 31 décembre 2026"))
    governance.appoint_member(
        store, body_id=ground.body, person_id=ground.people[1], start_on="2027-01-01")
    governance.appoint_member(
        store, body_id=ground.body, post_id=post, start_on="2027-02-21",
        person_id=directory.add_person(store, given_name="Luc", family_name="Côté"))
    assert waiting(ground, coming, "membership") == []
    assert seat(ground, college, "")
    assert waiting(ground, coming, "post") == [
        ("Siège vacant : Communautaire", "Comité conseil")]
    take(ground, coming, "post")
    assert under(ground, coming, "Sièges et mandats des membres") == ["Siège vacant"]


def test_that_an_assembly_hears_of_the_seats_it_fills(ground: Ground) -> None:
    above = governance.create_body(ground.store, name="Assemblée", kind="assembly")
    governance.edit_body(ground.store, ground.body, parent_id=above)
    governance.edit_membership(ground.store, member(ground, 1), end_on="2026-12-31")
    meeting = commands.create_meeting(ground.store, body_id=above, held_on=NEXT)
    assert len(waiting(ground, meeting, "membership")) == 1
    take(ground, meeting, "membership")
    assert agenda(ground, meeting)[1] == "1.1 Fin de mandat : Stéphane Leblanc"


def test_that_actions_late_or_held_up_are_told_to_who_answers_for_them(
    ground: Ground, coming: str
) -> None:
    with ground.store.operation("Planifier") as op:
        for code, state, end, why in (
            ("1.1", "in_progress", "2026-10-01", ""), ("1.2", "on_hold", None, "un permis"),
            ("1.3", "on_hold", None, ""), ("1.4", "in_progress", "2027-10-01", ""),
            ("1.5", "done", "2026-01-01", ""),
        ):
            op.add(Action(code=code, title="Navette", state=state, end_on=end, state_reason=why,
                          body_id=ground.chantier))
    assert waiting(ground, coming, "action") == [
        ("1.1 Navette", plain("En retard depuis le 1er octobre 2026")),
        ("1.2 Navette", plain("En attente : un permis")), ("1.3 Navette", "En attente"),
    ]
    take(ground, coming, "action")
    assert under(ground, coming, "État du plan de communauté")[0] == "1.1 Navette"
    assert waiting(ground, ground.meeting, "action")


def test_that_projects_go_from_the_chantier_to_the_council(ground: Ground, coming: str) -> None:
    own = commands.create_meeting(ground.store, body_id=ground.chantier, held_on=NEXT)
    with ground.store.operation("Présenter") as op:
        for title, state, asked, recommended in (
            ("A", "presented", 750_000, None), ("B", "analysed", None, None),
            ("C", "recommended", 900_000, 750_000), ("", "recommended", None, None),
            ("E", "decided", None, None),
        ):
            op.add(ProjectIntake(
                title=title, state=state, asked=asked, recommended=recommended,
                body_id=ground.chantier, organization_id=ground.organizations[1]))
    assert waiting(ground, own, "project_intake") == [
        ("A", plain("À analyser, 7 500 $")), ("B", "À recommander")]
    assert waiting(ground, coming, "project_intake") == [
        ("Projet", "Recommandé par Chantier Transport"),
        ("C", plain("Recommandé par Chantier Transport, 7 500 $"))]
    take(ground, coming, "project_intake")
    assert under(ground, coming, "Projets des chantiers") == ["Projet", "C"]


def test_that_the_meeting_after_is_asked_for_without_being_made(ground: Ground) -> None:
    ground.under_way()
    ground.close()
    found = queries.proposals_after(ground.store, ground.meeting, date(2026, 12, 10), TODAY)
    assert [one.source for one in found] == ["adoption", "agenda_item", "agenda_item"]
    assert queries.proposals_after(ground.store, "nothing", TODAY, TODAY) == ()
    assert queries.proposals(ground.store, ground.meeting, TODAY) == ()


def test_that_an_agenda_grows_only_by_what_its_points_cannot_hold() -> None:
    minutes_point = Laid("m", "", "minutes", 15)
    points = (minutes_point, Laid("sub", "m", "", 5))
    late = [Proposal("task", str(at), "", "", 5) for at in range(3)]
    assert added_minutes(points, late[:2]) == 0
    assert added_minutes(points, late) == 5
    assert added_minutes(points, [Proposal("adoption", "a", "", "", 10)]) == 0
    assert added_minutes(
        points, [Proposal("adoption", one, "", "", 10) for one in ("a", "b")]) == 0
    taken = (Laid("m", "", "minutes", 15, taken=True),)
    assert added_minutes(taken, [Proposal("adoption", "a", "", "", 20)]) == 5
    assert added_minutes((), [Proposal("mandate", "a", "", ""), Proposal("mandate", "b", "", ""),
                              Proposal("backlog_item", "c", "", "", 20)]) == 30


def test_that_points_added_while_the_meeting_runs_are_marked_so(ground: Ground) -> None:
    key = commands.propose_item(ground.store, body_id=ground.body, title="Urgence")
    commands.open_meeting(ground.store, ground.meeting, "13:30")
    commands.put_on_agenda(ground.store, ground.meeting, [("backlog_item", key)])
    last = queries.meeting_sheet(ground.store, ground.meeting).items[-1]
    assert (last.title, last.number, last.added) == ("Urgence", "4", True)
