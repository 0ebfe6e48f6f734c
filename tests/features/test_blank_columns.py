"""Rows that another program wrote with nothing but their ids: no view falls over them."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from dsi_desktop.db.entity import columns, tables
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.directory import Affiliation, Organization, Person
from dsi_desktop.db.schema.elections import BallotCount, Candidacy, Election, ElectionRound
from dsi_desktop.db.schema.governance import (
    Body,
    BodyRelation,
    BodyRules,
    College,
    ExternalBody,
    ExternalSeat,
    Mandate,
    MandateLetter,
    Membership,
    Post,
    Representation,
)
from dsi_desktop.db.schema.meetings import AgendaItem, Attendance, Meeting
from dsi_desktop.db.schema.minutes import (
    ConsensusPosition,
    ConsensusRound,
    Decision,
    Entry,
    Erratum,
    ForumVoice,
    MinutesRemark,
    MinutesVersion,
    Motion,
    Tabling,
    Vote,
    VoteEvent,
)
from dsi_desktop.db.schema.plan import Action, Guideline, GuidelineCheck, IntakeStep, ProjectIntake
from dsi_desktop.db.schema.work import (
    Board,
    BoardColumn,
    BoardRule,
    Card,
    Check,
    Label,
    Task,
    TaskLabel,
    TaskLink,
    TaskPartner,
)
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import queries as boards
from dsi_desktop.features.boards.presenter import card as said_card
from dsi_desktop.features.boards.presenter.archive import spoken as said_archived
from dsi_desktop.features.boards.presenter.flow import scene_of
from dsi_desktop.features.boards.queries import alerts as board_alerts
from dsi_desktop.features.boards.queries.archive import archived
from dsi_desktop.features.boards.queries.automation import asked_results, finished_actions
from dsi_desktop.features.boards.queries.closing import closing_sheet
from dsi_desktop.features.boards.queries.filtered import filter_names, kept_filters
from dsi_desktop.features.boards.queries.filtered import matching as cards_matching
from dsi_desktop.features.boards.queries.flow import flow
from dsi_desktop.features.boards.queries.labels import kept_labels
from dsi_desktop.features.boards.queries.listing import ORDERS, card_dates, list_columns
from dsi_desktop.features.boards.queries.points import points_for
from dsi_desktop.features.boards.queries.settings import board_settings
from dsi_desktop.features.boards.queries.sheet import (
    card_choices,
    card_past,
    card_sheet,
    labels_offered,
    linkable,
)
from dsi_desktop.features.boards.queries.table import card_rows
from dsi_desktop.features.boards.queries.templates import board_templates
from dsi_desktop.features.boards.report.board import board_report
from dsi_desktop.features.boards.report.listing import (
    ListPlan,
    cards_report,
    list_spreadsheet,
)
from dsi_desktop.features.boards.report.progress import progress_report
from dsi_desktop.features.boards.rules.filtering import parse
from dsi_desktop.features.directory.queries.duplicates import duplicates
from dsi_desktop.features.directory.queries.sheets import organization_sheet, person_sheet
from dsi_desktop.features.governance import queries as governance
from dsi_desktop.features.governance.queries import alerts
from dsi_desktop.features.governance.queries.chart import chart_bodies, chart_relations
from dsi_desktop.features.meetings import queries as meetings
from dsi_desktop.features.meetings.queries import alerts as meeting_alerts
from dsi_desktop.features.minutes import queries as minutes
from dsi_desktop.features.minutes.queries import alerts as minutes_alerts
from dsi_desktop.features.minutes.queries.consensus import rounds_of, voices_here
from dsi_desktop.features.minutes.queries.entrusted import entrusted
from dsi_desktop.features.minutes.queries.forum import forum_lines_of
from dsi_desktop.features.minutes.queries.intakes import project_sheet, projects
from dsi_desktop.features.minutes.report import convocation, kit, laid_out
from dsi_desktop.features.resolutions.queries import register
from dsi_desktop.features.resolutions.rules import matching
from dsi_desktop.features.solicitation import queries as solicitation
from dsi_desktop.features.solicitation.queries.alerts import tired_partners
from dsi_desktop.features.tasks.queries import alerts as task_alerts
from dsi_desktop.formats.xlsx import spreadsheet_bytes
from support import pdf_samples
from support.dossier import copied, template

EVERY_KEY = (
    "x resp:x échéance:<30j étiquette:x -en:retard état:fait colonne:x priorité:haute chantier:x "
    "partenaire:x action:x objectif:x rencontre:x créée:<7j déplacée:>30j sans:échéance"
)
START, DAY = date(2026, 1, 1), date(2026, 11, 30)
KINDS = (
    Person, Organization, Affiliation, Membership, BodyRules, College, Post, MandateLetter,
    Attendance, Election, Candidacy, ElectionRound, BallotCount, Mandate, Representation,
    ExternalBody, ExternalSeat, BodyRelation, Body, Motion, Decision, VoteEvent, Vote, Erratum,
    AgendaItem, Entry, MinutesVersion, MinutesRemark, Tabling, Task, Action, ConsensusRound,
    ConsensusPosition,
    ForumVoice, ProjectIntake, IntakeStep, Guideline, GuidelineCheck,
    Board, BoardColumn, BoardRule, Card, Check, Label, TaskLabel, TaskLink,
    TaskPartner,
)


def card_said(store: Store) -> object:
    """Read the sheet of a card, and say it."""
    found = card_sheet(store, "task")
    assert found is not None
    return (
        said_card.values(found), said_card.standing(found), said_card.under_due(found),
        said_card.repeat_options(found, DAY), card_past(store, "task"),
    )  # fmt: skip


VIEWS: dict[str, Callable[[Store], object]] = {
    "people alike": lambda s: duplicates(s, "person"),
    "organisations alike": lambda s: duplicates(s, "organization"),
    "organisation": lambda s: organization_sheet(s, "o", DAY),
    "person": lambda s: person_sheet(s, "p", DAY),
    "seats of all": lambda s: governance.seating_lines(s, DAY),
    "seats": lambda s: governance.seating_sheet(s, "b", DAY),
    "body": lambda s: governance.body_sheet(s, "b", DAY),
    "chart": lambda s: chart_bodies(s, DAY),
    "arrows": lambda s: chart_relations(s, DAY),
    "election": lambda s: governance.election_sheet(s, "e", DAY),
    "mandates": lambda s: governance.mandates(s, DAY, scope="all"),
    "representations": lambda s: governance.representations(s, DAY),
    "letter": lambda s: governance.letter_sheet(s, "l"),
    "hours": lambda s: solicitation.load_table(s, START, DAY),
    "hours of people": lambda s: solicitation.load_table(s, START, DAY, by="person"),
    "tables of others": lambda s: solicitation.external_tables(s, DAY),
    "who sits with whom": lambda s: solicitation.co_attendance(s, START, DAY),
    "suggestions": lambda s: solicitation.suggestions(s, DAY),
    "register": register,
    "minutes on paper": lambda s: laid_out(minutes.minutes_of(s, "was")),
    "follow-ups by organisation": lambda s: entrusted(s, "was", DAY),
    "register searched": lambda s: matching(register(s), "x"),
    "tired": lambda s: tired_partners(s, DAY),
    "gaps of minutes": lambda s: minutes.missing(s, "was"),
    "outcomes": lambda s: minutes.outcomes(s, "was", DAY),
    "versions": lambda s: minutes.versions_of(s, "was"),
    "notes laid": lambda s: minutes.tabled_at(s, "will"),
    "notes to lay": lambda s: minutes.notes_to_table(s, "was"),
    "notes named": lambda s: minutes.notes_title(s, "was"),
    "bodies above": lambda s: minutes.parent_meetings(s, "will"),
    "place of a resolution": lambda s: minutes.place_of(s, "motion", "motion"),
    "rounds": lambda s: rounds_of(s, "item"),
    "voices": lambda s: voices_here(s, "was"),
    "forum": lambda s: forum_lines_of(s, "item"),
    "projects": lambda s: projects(s, meeting_id="was"),
    "project": lambda s: project_sheet(s, "project", DAY),
    "replies": lambda s: meetings.replies_to(s, "was"),
    "days compared": lambda s: meetings.days_compared(
        s, meetings.call_of(s, "was"), [DAY], START),
    "convocation": lambda s: convocation(s, "was"),
    "kit": lambda s: kit(s, "was"),
    "slips": lambda s: minutes.slips_of(s, "was"),
    "flow of a board": lambda s: scene_of(flow(s, "b"), "", DAY),
    "flow of all": lambda s: scene_of(flow(s, None), "91", DAY),
    "cards as lines": cards_report,
    "cards in a spreadsheet": lambda s: spreadsheet_bytes(
        list_spreadsheet(ListPlan("", "", DAY, tuple(card_rows(s, DAY, archived=True))))),
    "board on paper": lambda s: pdf_samples.printed(board_report(s, "board")),
    "progress": lambda s: pdf_samples.printed(progress_report(s, "board")),
    "points for a sheet": lambda s: points_for(s, "board"),
    "board": lambda s: boards.board(s, "b", DAY),
    "all boards": lambda s: boards.all_boards(s, DAY),
    "chantiers": lambda s: boards.chantiers(s, DAY),
    "destinations": boards.destinations,
    "card": card_said,
    "what a card offers": lambda s: (
        card_choices(s), linkable(s, "task"), labels_offered(s, "b"), kept_labels(s)),
    "settings of a board": lambda s: board_settings(s, "board"),
    "results asked": lambda s: asked_results(s, ["task"], column_id="column"),
    "actions finished": lambda s: finished_actions(s, ["task"]),
    "models of boards": board_templates,
    "archives": lambda s: [said_archived(line) for line in archived(s)],
    "closing": lambda s: closing_sheet(s, "b"),
    "filter of cards": lambda s: cards_matching(s, parse(EVERY_KEY, DAY), DAY),
    "names of filters": lambda s: (filter_names(s), kept_filters(s), list_columns(s)),
    "dates of cards": lambda s: [card_dates(s, "b", order) for order in ORDERS],
    **{read.__name__: lambda s, read=read: read(s, DAY)  # type: ignore[misc]
       for read in (*alerts.ALERTS, *meeting_alerts.ALERTS, *minutes_alerts.ALERTS,
                    *task_alerts.ALERTS, *board_alerts.ALERTS)},
}


def seed(store: Store) -> None:
    """Link everything, then take away every word, number and day."""
    with store.operation("D’un autre programme") as op:
        _link(op)
        op.flush()
        for kind in KINDS:
            name = kind.__tablename__
            for column in columns(tables()[name]):
                if not column.name.endswith("_id"):
                    op.execute(text(f'UPDATE {name} SET "{column.name}" = NULL'))


def _link(op: Operation) -> None:
    op.add(Person(id="p"))
    op.add(Organization(id="o"))
    op.add(Body(id="b"))
    op.add(BodyRules(body_id="b"))
    op.add(Body(id="under", parent_id="b"))
    for key in ("k", "k2"):
        op.add(College(id=key, body_id="b"))
    op.add(Post(id="post", body_id="b", college_id="k"))
    op.add(Affiliation(person_id="p", organization_id="o"))
    op.add(Membership(id="m", body_id="b", person_id="p", organization_id="o", post_id="post"))
    op.add(MandateLetter(id="l", membership_id="m"))
    for key, body, day in (("was", "b", "2026-10-10"), ("will", "under", "2026-12-10")):
        op.add(Meeting(id=key, body_id=body, held_on=day))
        op.add(Attendance(meeting_id=key, person_id="p", organization_id="o"))
    op.add(Election(id="e", body_id="b", meeting_id="was", college_id="k"))
    op.add(Candidacy(id="c", election_id="e", person_id="p"))
    op.add(ElectionRound(election_id="e"))
    op.add(BallotCount(election_id="e", candidacy_id="c"))
    op.add(Mandate(given_by_id="b", body_id="under"))
    op.add(Representation(body_id="b"))
    op.add(ExternalBody(id="x"))
    op.add(ExternalSeat(external_body_id="x", organization_id="o"))
    op.add(Motion(id="motion", meeting_id="was"))
    op.add(Decision(meeting_id="was"))
    op.add(VoteEvent(id="vote", motion_id="motion"))
    op.add(Vote(vote_event_id="vote", organization_id="o"))
    op.add(Erratum(motion_id="motion"))
    op.add(AgendaItem(id="item", meeting_id="was"))
    op.add(Entry(id="said", meeting_id="was", agenda_item_id="item", record_id="motion"))
    op.add(MinutesVersion(id="version", meeting_id="was"))
    op.add(MinutesRemark(version_id="version", agenda_item_id="item"))
    op.add(Tabling(meeting_id="was", of_meeting_id="will"))
    op.add(Task(id="task", meeting_id="was", motion_id="motion", body_id="b"))
    op.add(Board(id="board", body_id="b"))
    op.add(BoardColumn(id="column", board_id="board"))
    op.add(Card(board_id="board", column_id="column", task_id="task"))
    op.add(BoardRule(board_id="board", column_id="column"))
    op.add(Check(task_id="task"))
    op.add(Label(id="label", body_id="b"))
    op.add(TaskLabel(task_id="task", label_id="label"))
    op.add(TaskPartner(task_id="task", organization_id="o"))
    op.add(Task(id="other", repeats="?", due_text="?"))
    op.add(TaskLink(from_task_id="task", to_task_id="other"))
    op.add(Action(motion_id="motion"))
    op.add(BodyRelation(from_body_id="b", to_body_id="under"))
    op.add(ConsensusRound(id="round", meeting_id="was", agenda_item_id="item"))
    op.add(ConsensusPosition(id="said-so", round_id="round", organization_id="o"))
    op.add(ForumVoice(id="voice", meeting_id="was", agenda_item_id="item"))
    op.add(ProjectIntake(id="project", organization_id="o", body_id="b"))
    op.add(IntakeStep(id="step", intake_id="project", meeting_id="was"))
    op.add(Guideline(id="balise"))
    op.add(GuidelineCheck(guideline_id="balise", record_id="project"))


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return template(tmp_path_factory.mktemp("blank"), seed)


@pytest.fixture
def store(blank: Path, tmp_path: Path) -> Iterator[Store]:
    opened = copied(blank, tmp_path)
    yield opened
    opened.close()


@pytest.mark.parametrize("view", list(VIEWS))
def test_that_a_view_stands_what_another_program_left_out(store: Store, view: str) -> None:
    assert VIEWS[view](store) is not None
