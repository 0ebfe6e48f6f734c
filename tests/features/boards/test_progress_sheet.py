"""« Fiche d’avancement »: each part says what happened in the period, nothing else."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.minutes import Motion
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards import commands as boards
from dsi_desktop.features.boards.presenter.papers import CHOSEN, ProgressAsked
from dsi_desktop.features.boards.queries.in_camera import born_in_camera
from dsi_desktop.features.boards.queries.points import points_for
from dsi_desktop.features.boards.queries.progress import progress_sheet, sinces
from dsi_desktop.features.boards.report.progress import progress_report
from dsi_desktop.features.boards.rules.progress import Since, read_subject, subject_of, usual
from dsi_desktop.features.meetings.queries import papers_of_item
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.kernel.clock import frozen
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.reporting.blocks import Figure
from support import flow_ground, pdf_reader, pdf_samples
from support import work_ground as ground
from support.flow_ground import BOARD, FIRST, POINT, TODAY, task
from support.pdf_verifier import problems
from support.plain_words import plain

AUTUMN = subject_of(BOARD, date(2026, 10, 16), TODAY)


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("flow") / "flow.dsi"
    flow_ground.open_flow(path).close()
    return path


@pytest.fixture
def store(laid: Path, tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "copy.dsi"
    path.write_bytes(laid.read_bytes())
    opened = ground.reopen(path)
    yield opened
    opened.close()


def read(store: Store, subject: str) -> str:
    content, _rendered = pdf_samples.printed(progress_report(store, subject))
    assert problems(content) == []
    return pdf_reader.tight(pdf_reader.read_aloud(content))


def told(*words: str) -> str:
    return pdf_reader.tight(list(words))


def test_that_what_moved_is_done_late_decided_and_to_come_is_told(store: Store) -> None:
    found = read(store, AUTUMN)
    places = [found.index(told(*words)) for words in (
        ("Fiche d’avancement – Transport",), ("Du 16 octobre 2026 au 4 décembre 2026",),
        ("Ouvertes", "2", "Faites", "2", "Nouvelles", "1", "En retard", "1"),
        ("Heures", "4 de 12,5 h"), ("Coût", "125 $"),
        ("Dessiner l’horaire", "–", "–", "6 nov."),
        ("Réserver le minibus", "Minibus réservé pour l’hiver", "MRC de Charlevoix-Est",
         "27 nov."),
        ("Trouver des chauffeurs", "de « En cours » à « En attente »", "Stéphane Leblanc",
         "30 oct."),
        ("Imprimer les billets", "30 nov."),
        ("19 nov.", "TR-2026-003", "Horaire d’hiver", "adoptée à l’unanimité"),
        ("19 nov.", "–", "Essayer deux arrêts", "consensus"),
        ("Prochaines étapes", "Rien n’est prévu."),
        ("Une personne responsable pour : Imprimer les billets",),
        ("En attente de : la réponse de la MRC (Trouver des chauffeurs)",), ("Déroulement",),
    )]  # fmt: skip
    assert places == sorted(places)


def test_that_what_was_said_in_camera_and_amendments_stay_out(store: Store) -> None:
    found = read(store, AUTUMN)
    assert told("Ce qui ne se dit pas") not in found
    assert told("Amendement") not in found


def test_that_a_point_under_one_in_camera_stays_out_too(store: Store) -> None:
    with store.operation("Décider sous le huis clos") as op:
        op.add(flow_ground.AgendaItem(
            id="i-under", meeting_id=flow_ground.OWN_MEETING, parent_id=flow_ground.SECRET,
        ))
        op.flush()
        op.add(Motion(id="mo-under", meeting_id=flow_ground.OWN_MEETING, title="Sous le sceau",
                      agenda_item_id="i-under"))  # fmt: skip
    found = read(store, AUTUMN)
    assert told("Sous le sceau") not in found
    assert told("Horaire d’hiver") in found


def test_that_a_card_born_in_camera_stays_out(store: Store) -> None:
    card = task(store, "Imprimer les billets")
    assert told("Imprimer les billets") in read(store, AUTUMN)
    tasks.edit_task(store, card, agenda_item_id=flow_ground.SECRET)
    assert told("Imprimer les billets") not in read(store, AUTUMN)
    assert born_in_camera(store) == {card}


def test_that_a_quiet_period_says_so_part_by_part(store: Store) -> None:
    found = read(store, subject_of(BOARD, date(2026, 12, 1), date(2026, 12, 2)))
    for words in (
        "Aucune carte n’a été faite pendant cette période.",
        "Aucune carte ouverte n’a changé de colonne pendant cette période.",
        "Aucune décision à une rencontre du chantier pendant cette période.",
    ):
        assert told(words) in found
    tasks.edit_task(store, task(store, "Imprimer les billets"), due_on="2026-12-20")
    assert told("Rien n’est en retard.") in read(store, AUTUMN)


def test_that_a_chantier_without_cards_has_a_sheet_too(store: Store) -> None:
    board = boards.create_board(store, ground.HOUSING)
    document = progress_report(store, board)
    assert not [block for block in document.blocks if isinstance(block, Figure)]
    assert told("Ouvertes", "0") in read(store, board)


def test_that_the_reason_of_a_chantier_stands_at_the_head(store: Store) -> None:
    with store.operation("Dire") as op:
        op.get(Body, ground.TRANSPORT).purpose = "Rejoindre les services sans voiture."
    assert told("Rejoindre les services sans voiture.") in read(store, AUTUMN)


def test_that_next_steps_come_by_date_and_stop_at_twelve(store: Store) -> None:
    for day in range(14, 0, -1):
        tasks.add_task(store, title=f"Étape {day}", body_id=ground.TRANSPORT,
                       due_on=f"2027-01-{day:02}", state="todo")  # fmt: skip
    found = read(store, AUTUMN)
    assert told("Étape 1", "À faire", "1er janv. 27", "–", "Étape 2") in found
    assert told("et 2 autres cartes", "Ce qui manque pour avancer") in found
    assert told("et 4 autres cartes", "Déroulement") in found
    assert told("Étape 13", "À faire") not in found


def test_that_a_card_put_away_unfinished_is_no_longer_told(store: Store) -> None:
    tasks.archive_task(store, task(store, "Trouver des chauffeurs"))
    sheet = progress_sheet(store, BOARD, FIRST, TODAY)
    assert [card.title for card in sheet.cards] == ["Imprimer les billets"]
    assert sheet.moved == ()


def test_that_a_card_that_came_back_where_it_was_did_not_move(store: Store) -> None:
    key = task(store, "Imprimer les billets")
    later = TODAY + timedelta(days=2)
    tasks.set_task_state(store, key, "doing")
    store.clock = frozen(later)
    tasks.set_task_state(store, key, "todo")
    sheet = progress_sheet(store, BOARD, TODAY, later)
    assert (sheet.moved, sheet.done, sheet.came) == ((), (), 0)
    assert len(progress_sheet(store, BOARD, TODAY, TODAY).moved) == 1


def test_that_the_month_chart_comes_with_three_months(store: Store) -> None:
    short = progress_report(store, AUTUMN)
    long = progress_report(store, subject_of(BOARD, FIRST, TODAY))
    figures = [
        [plain(block.alt) for block in document.blocks if isinstance(block, Figure)]
        for document in (short, long)
    ]
    assert [len(one) for one in figures] == [3, 3]
    shorter = progress_report(store, subject_of(BOARD, date(2026, 11, 10), TODAY))
    assert len([one for one in shorter.blocks if isinstance(one, Figure)]) == 1
    assert figures[1][1].startswith("Temps passé dans chaque colonne. C’est dans « En cours »")
    assert figures[1][2].startswith("Cartes arrivées et cartes faites, mois par mois. 3 cartes")


def test_that_without_a_period_it_is_told_since_the_last_meeting(store: Store) -> None:
    assert told("Du 19 novembre 2026 au 4 décembre 2026") in read(store, BOARD)
    assert [plain(one.words) for one in sinces(store, BOARD, TODAY)] == [
        "dernière rencontre, Transport, 19 nov.", "dernière rencontre, Comité conseil, 15 oct.",
    ]  # fmt: skip
    assert sinces(store, "nowhere", TODAY) == ()


def test_that_three_months_are_usual_where_nothing_was_held() -> None:
    assert usual((), TODAY).day == date(2026, 9, 4)
    assert usual((Since(FIRST, "x"), Since(TODAY, "y")), TODAY).day == FIRST


@pytest.mark.parametrize(
    "subject", ["x:2026-12-04:2026-01-01", "x:hier:demain", "x:2026-01-01", "x:1:2:3"]
)
def test_that_a_wrong_period_is_refused(subject: str) -> None:
    with pytest.raises(RuleBroken):
        read_subject(subject)


@pytest.mark.parametrize("subject", ["nowhere", "", None])
def test_that_a_board_that_is_not_there_is_said(store: Store, subject: str | None) -> None:
    with pytest.raises(NotFound, match="plus dans le dossier"):
        progress_report(store, subject)


def test_that_periods_and_points_are_proposed(store: Store) -> None:
    asked = ProgressAsked(store, BOARD, TODAY)
    assert [key for key, _words in asked.periods()] == [
        "2026-11-19", "2026-10-15", "2026-09-04", CHOSEN,
    ]  # fmt: skip
    assert [(key, plain(words)) for key, words in asked.places()] == [
        ("", "Dans un fichier PDF"),
        (POINT, "Joindre au point « Dépôts » (Comité conseil, 10 décembre 2026)"),
    ]  # fmt: skip


def test_that_a_chosen_day_needs_a_day_before_the_last(store: Store) -> None:
    asked = ProgressAsked(store, BOARD, TODAY)
    assert asked.subject("2026-11-19", None, None) == subject_of(BOARD, date(2026, 11, 19), TODAY)
    assert asked.subject(CHOSEN, "2026-10-01", "2026-10-31") == f"{BOARD}:2026-10-01:2026-10-31"
    with pytest.raises(RuleBroken, match="premier jour"):
        asked.subject(CHOSEN, None, None)
    with pytest.raises(RuleBroken, match="avant de commencer"):
        asked.subject(CHOSEN, "2026-11-01", "2026-10-31")


def test_that_a_sheet_laid_at_a_point_is_one_operation(store: Store) -> None:
    asked = ProgressAsked(store, BOARD, TODAY)
    said = asked.lay(POINT, "2026-12-04_avancement_transport.pdf", b"%PDF-1.7 ")
    assert plain(said) == "Fiche jointe au point « Dépôts » (Comité conseil, 10 décembre 2026)."
    assert [one.name for one in papers_of_item(store, POINT)] == [
        "2026-12-04_avancement_transport.pdf",
    ]  # fmt: skip
    store.undo()
    assert papers_of_item(store, POINT) == ()


def test_that_a_point_without_day_is_named_without_it(store: Store) -> None:
    with store.operation("Oublier") as op:
        op.get(flow_ground.Meeting, flow_ground.NEXT_MEETING).held_on = None
    (_file, (key, words)) = ProgressAsked(store, BOARD, TODAY).places()
    assert (key, plain(words)) == (POINT, "Joindre au point « Dépôts » (Comité conseil)")


def test_that_points_in_camera_or_of_meetings_held_are_not_proposed(store: Store) -> None:
    with store.operation("Fermer la porte") as op:
        op.get(flow_ground.AgendaItem, POINT).in_camera = True
    assert points_for(store, BOARD) == ()
    assert points_for(store, "nowhere") == ()
