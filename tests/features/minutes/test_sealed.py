"""In camera: the doors, the ciphertext, the passphrase, the adoption behind closed doors."""

import re
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from dsi_desktop.db import sealing
from dsi_desktop.db.history import history
from dsi_desktop.db.merge.paragraphs import propose
from dsi_desktop.db.naming import Names
from dsi_desktop.db.pragmas import connect
from dsi_desktop.db.schema.minutes import SealedSection
from dsi_desktop.db.sealing import Lock
from dsi_desktop.features.exchange.commands.choices import keep_version, write_version
from dsi_desktop.features.exchange.presenter import choices_scene
from dsi_desktop.features.exchange.queries.choices import choice_sheets
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.commands.sealed import refuse_adopted_section
from dsi_desktop.features.minutes.presenter import LivePresenter
from dsi_desktop.features.minutes.presenter.sealed import SealedPresenter, SealedScene
from dsi_desktop.features.minutes.report.sealed import sealed_paper
from dsi_desktop.kernel.errors import FileProblem, NotFound, RuleBroken
from support.apart import copied_to, give
from support.dossier import TODAY
from support.live_view import PaperView
from support.meeting_ground import Ground

PHRASE = "abaisser abandon abdiquer abeille abolir aborder"
SECRET = "Le dossier de Mme Unetelle est discuté"


@pytest.fixture(scope="module")
def lock() -> Lock:
    return sealing.new_lock(PHRASE)


@pytest.fixture
def section(ground: Ground, lock: Lock) -> str:
    return commands.enter_in_camera(
        ground.store, ground.meeting, ground.items[1], lock, holder="Josée Desbiens",
        access="Membres du comité", mover_id=ground.people[0], seconder_id=ground.people[1],
        taken_at="14:10",
    )


def later(ground: Ground, lock: Lock) -> tuple[str, str]:
    """Return a later meeting of the body, with its own doors closed."""
    meeting = meetings.create_meeting(
        ground.store, body_id=ground.body, held_on="2027-01-14", start_time="13:30",
    )
    for person in ground.people:
        meetings.set_attendance(ground.store, meeting, person, "present")
    item = meetings.add_item(ground.store, meeting, "Huis clos")
    return meeting, commands.enter_in_camera(ground.store, meeting, item, lock)


def test_a_key_opens_only_with_its_phrase_however_it_is_typed(lock: Lock) -> None:
    assert sealing.unwrap(lock.wrapped, "ABAIS aband abdiq abei abol abor").identity == (
        lock.identity)
    with pytest.raises(RuleBroken, match="n’ouvre pas"):
        sealing.unwrap(lock.wrapped, "abolir abolir abolir abolir abolir abolir")


def test_a_text_comes_back_and_its_ciphertext_tells_nothing(lock: Lock) -> None:
    first, second = sealing.seal(SECRET, lock.identity), sealing.seal(SECRET, lock.identity)
    assert first != second
    assert SECRET not in first
    assert sealing.read(first, lock.identity) == SECRET
    assert sealing.read("", lock.identity) == ""


@pytest.mark.parametrize("spoil", [lambda text: text[:40] + "!" + text[41:],
                                   lambda text: text[:-8] + "AAAAAAA="])
def test_a_damaged_text_is_said_to_be_so(lock: Lock, spoil: object) -> None:
    bad = spoil(sealing.seal(SECRET, lock.identity))  # type: ignore[operator]
    with pytest.raises(FileProblem, match="abîmé"):
        sealing.read(bad, lock.identity)


def test_going_in_camera_is_a_resolution_with_its_hours(ground: Ground, section: str) -> None:
    (line,) = queries.sections_of(ground.store, ground.meeting)
    assert (line.id, line.opened_at, line.closed_at, line.holder) == (
        section, "14:10", "", "Josée Desbiens")
    assert line.is_open
    assert not line.written
    (motion,) = queries.minutes_of(ground.store, ground.meeting).every("motion")
    assert motion.text == "poursuivre la rencontre à huis clos"
    assert queries.is_in_camera(ground.store, ground.meeting)


def test_half_of_the_voices_plus_one_close_the_doors(ground: Ground, lock: Lock) -> None:
    with pytest.raises(RuleBroken, match="majorité des voix présentes"):
        commands.enter_in_camera(
            ground.store, ground.meeting, ground.items[1], lock, state="carried_majority",
            in_favour=1, against=0, abstaining=2,
        )
    with pytest.raises(RuleBroken, match="reste ouverte"):
        commands.enter_in_camera(
            ground.store, ground.meeting, ground.items[1], lock, state="defeated",
        )
    assert queries.sections_of(ground.store, ground.meeting) == ()


def test_nothing_is_written_in_clear_while_the_doors_are_closed(
    ground: Ground, section: str, lock: Lock
) -> None:
    for gesture in (
        lambda: commands.record_note(ground.store, ground.meeting, ground.items[1], SECRET),
        lambda: commands.record_decision(ground.store, ground.meeting, ground.items[0], SECRET),
        lambda: commands.enter_in_camera(ground.store, ground.meeting, ground.items[1], lock),
    ):
        with pytest.raises(RuleBroken, match="à huis clos"):
            gesture()
    commands.leave_in_camera(ground.store, section, "14:40")
    commands.record_note(ground.store, ground.meeting, ground.items[1], "Les portes sont ouvertes")
    assert not queries.is_in_camera(ground.store, ground.meeting)


def test_only_ciphertext_reaches_the_file(ground: Ground, section: str, lock: Lock) -> None:
    commands.write_sealed(ground.store, section, lock.identity, SECRET)
    kept = queries.sealed_text(ground.store, section)
    opened = sealing.unwrap(kept.wrapped, PHRASE)
    assert sealing.read(kept.ciphertext, opened.identity) == SECRET
    ground.store.undo()
    ground.store.redo()
    told = [str(one) for one in history(ground.store, "sealed_section", section)]
    assert not any("Unetelle" in one for one in told)
    path = ground.store.path
    for file in path.parent.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert b"Unetelle" not in content
            assert lock.identity.encode() not in content


def test_the_ordinary_minutes_say_only_the_hours(
    ground: Ground, section: str, lock: Lock
) -> None:
    commands.write_sealed(ground.store, section, lock.identity, SECRET)
    commands.leave_in_camera(ground.store, section, "14:40")
    document = queries.minutes_of(ground.store, ground.meeting)
    (line,) = document.every("sealed")
    assert "14" in line.text
    assert "rouvertes" in line.text
    assert "Unetelle" not in repr(document)
    assert queries.sealed_text(ground.store, section).ciphertext not in repr(document)


def test_the_doors_do_not_open_before_they_close(ground: Ground, section: str) -> None:
    with pytest.raises(RuleBroken, match="précède son début"):
        commands.leave_in_camera(ground.store, section, "14:00")


def test_a_section_is_adopted_only_in_another_closed_session(
    ground: Ground, section: str, lock: Lock
) -> None:
    _meeting, there = later(ground, lock)
    with pytest.raises(RuleBroken, match="pas terminée"):
        commands.adopt_sealed(ground.store, section, there)
    commands.write_sealed(ground.store, section, lock.identity, SECRET)
    commands.leave_in_camera(ground.store, section, "14:40")
    with pytest.raises(RuleBroken, match="à une rencontre suivante"):
        commands.adopt_sealed(ground.store, section, section)
    (waiting,) = queries.sections_to_adopt(ground.store, _meeting)
    assert waiting.id == section
    commands.adopt_sealed(ground.store, section, there)
    (line,) = queries.sections_of(ground.store, ground.meeting)
    assert line.adopted_on == "2027-01-14"
    assert len(line.sha256) == 64
    assert queries.sections_to_adopt(ground.store, _meeting) == ()
    with pytest.raises(RuleBroken, match="déjà adoptée"):
        commands.adopt_sealed(ground.store, section, there)
    with pytest.raises(RuleBroken, match="ne se modifie plus"):
        commands.write_sealed(ground.store, section, lock.identity, "Autre")


def adopted(ground: Ground, section: str, lock: Lock) -> str:
    """Write a section, end it and adopt it later. Return the later section."""
    commands.write_sealed(ground.store, section, lock.identity, SECRET)
    commands.leave_in_camera(ground.store, section, "14:40")
    _meeting, there = later(ground, lock)
    commands.adopt_sealed(ground.store, section, there)
    return there


def test_undo_takes_an_adoption_back_but_nothing_under_it(
    ground: Ground, section: str, lock: Lock
) -> None:
    ground.store.before_undo.append(refuse_adopted_section)
    adopted(ground, section, lock)
    ground.store.undo()
    assert queries.sections_of(ground.store, ground.meeting)[0].adopted_on == ""
    ground.store.redo()
    gestures = {one.label: one.gesture for one in history(
        ground.store, "sealed_section", section)}
    for label in ("Écrire la section scellée", "Mettre fin au huis clos", "Passer à huis clos"):
        with pytest.raises(RuleBroken, match="ne se modifie plus"):
            ground.store.undo_gesture(gestures[label])
    commands.change_access(ground.store, section, "Présidence seulement")
    ground.store.undo()
    assert queries.sections_of(ground.store, ground.meeting)[0].access == "Membres du comité"


def test_before_its_adoption_every_gesture_can_be_undone(
    ground: Ground, section: str, lock: Lock
) -> None:
    ground.store.before_undo.append(refuse_adopted_section)
    commands.write_sealed(ground.store, section, lock.identity, SECRET)
    commands.leave_in_camera(ground.store, section, "14:40")
    while ground.store.undo_label != "Noter une présence" and ground.store.undo():
        if not queries.sections_of(ground.store, ground.meeting):
            break
    assert queries.sections_of(ground.store, ground.meeting) == ()


def test_an_adopted_text_changed_behind_the_program_is_told(
    ground: Ground, section: str, lock: Lock
) -> None:
    adopted(ground, section, lock)
    assert queries.sections_of(ground.store, ground.meeting)[0].intact
    with ground.store.operation("Autre programme") as op:
        op.get(SealedSection, section).ciphertext = sealing.seal("Autre", lock.identity)
    assert not queries.sections_of(ground.store, ground.meeting)[0].intact


def test_guests_leave_when_the_doors_close_and_come_back_when_they_open(
    ground: Ground, lock: Lock
) -> None:
    guest, kept = (
        meetings.add_guest(ground.store, ground.meeting, name=name, role=role)
        for name, role in (("Rita Lavoie", "guest"), ("Luc Roy", "staff"))
    )
    section = commands.enter_in_camera(
        ground.store, ground.meeting, ground.items[1], lock, taken_at="14:10", staying=[kept],
    )
    people = {one.id: one for one in queries.minutes_of(ground.store, ground.meeting).attendees}
    assert (people[guest].left_at, people[kept].left_at) == ("14:10", "")
    commands.leave_in_camera(ground.store, section, "14:40")
    people = {one.id: one for one in queries.minutes_of(ground.store, ground.meeting).attendees}
    assert people[guest].later == (("14:40", ""),)
    assert people[kept].later == ()


def test_the_minutes_are_not_adopted_while_the_doors_are_closed(
    ground: Ground, section: str
) -> None:
    ground.close()
    told = [one.sentence for one in queries.missing(ground.store, ground.meeting)]
    assert "Le huis clos n’a pas d’heure de fin." in told
    with pytest.raises(RuleBroken, match="encore à huis clos"):
        commands.adopt_minutes(ground.store, ground.meeting)
    commands.leave_in_camera(ground.store, section)
    assert queries.sections_of(ground.store, ground.meeting)[0].closed_at == "16:05"
    commands.adopt_minutes(ground.store, ground.meeting)


def test_a_section_ends_even_when_a_copy_adopted_the_minutes_meanwhile(
    ground: Ground, section: str
) -> None:
    guest = meetings.add_guest(ground.store, ground.meeting, name="Rita Lavoie")
    commands.leave_in_camera(ground.store, section, "14:40")
    ground.close()
    commands.adopt_minutes(ground.store, ground.meeting)
    with ground.store.operation("Arrivé d’une autre copie") as op:
        op.get(SealedSection, section).closed_at = None
    commands.leave_in_camera(ground.store, section, "14:45")
    assert queries.sections_of(ground.store, ground.meeting)[0].closed_at == "14:45"
    people = {one.id: one for one in queries.minutes_of(ground.store, ground.meeting).attendees}
    assert people[guest].later == ()


def sealed_line(ground: Ground) -> str:
    (line,) = queries.minutes_of(ground.store, ground.meeting).every("sealed")
    return line.id


def test_a_section_begun_by_mistake_is_taken_away_a_written_one_stays(
    ground: Ground, section: str, lock: Lock
) -> None:
    commands.remove_entry(ground.store, sealed_line(ground))
    assert queries.sections_of(ground.store, ground.meeting) == ()
    assert not queries.is_in_camera(ground.store, ground.meeting)
    ground.store.undo()
    commands.write_sealed(ground.store, section, lock.identity, SECRET)
    with pytest.raises(RuleBroken, match="ne se retire pas"):
        commands.remove_entry(ground.store, sealed_line(ground))


def test_a_section_follows_its_line_to_another_point(
    ground: Ground, section: str
) -> None:
    commands.leave_in_camera(ground.store, section, "14:40")
    commands.move_entry(ground.store, sealed_line(ground), agenda_item_id=ground.items[2])
    assert queries.sections_of(ground.store, ground.meeting)[0].point == "Navette des aîné·es"


def test_ciphertext_is_never_shown_as_it_stands(
    ground: Ground, section: str, lock: Lock
) -> None:
    commands.write_sealed(ground.store, section, lock.identity, SECRET)
    kept = queries.sealed_text(ground.store, section).ciphertext
    with closing(connect(ground.store.path, "ro")) as db:
        said = Names(db).value("sealed_section", "ciphertext", kept)
    assert re.fullmatch(r"texte scellé, empreinte [0-9a-f]{4} [0-9a-f]{4}", said)


def test_a_key_is_never_told_by_what_holds_it(lock: Lock) -> None:
    assert lock.identity not in repr(lock)


def test_any_age_program_can_open_what_is_kept(lock: Lock) -> None:
    kept = sealing.seal(SECRET, lock.identity)
    for text in (kept, lock.wrapped):
        assert text.startswith("-----BEGIN AGE ENCRYPTED FILE-----\n")
    assert propose("", [kept, sealing.seal(SECRET, lock.identity)]) is None


def test_a_section_of_adopted_minutes_is_adopted_in_its_own_time(
    ground: Ground, section: str, lock: Lock
) -> None:
    commands.write_sealed(ground.store, section, lock.identity, SECRET)
    commands.leave_in_camera(ground.store, section, "14:40")
    ground.close()
    commands.adopt_minutes(ground.store, ground.meeting, adopted_on="2027-01-10")
    _meeting, there = later(ground, lock)
    commands.adopt_sealed(ground.store, section, there)
    assert queries.sections_of(ground.store, ground.meeting)[0].adopted_on == "2027-01-14"


def test_it_is_handed_to_the_next_presidency(ground: Ground, section: str, lock: Lock) -> None:
    commands.write_sealed(ground.store, section, lock.identity, SECRET)
    phrase = "une autre phrase assez longue"
    anew = Lock(lock.identity, sealing.wrap(lock.identity, phrase))
    commands.hand_over(ground.store, section, anew, holder="Paul Roy")
    kept = queries.sealed_text(ground.store, section)
    assert sealing.read(kept.ciphertext, sealing.unwrap(kept.wrapped, phrase).identity) == SECRET
    assert queries.sections_of(ground.store, ground.meeting)[0].holder == "Paul Roy"


def test_its_secret_is_lifted_by_a_later_meeting_of_the_body(
    ground: Ground, section: str, lock: Lock
) -> None:
    meeting, _there = later(ground, lock)
    with pytest.raises(RuleBroken, match="rencontre suivante"):
        commands.lift_in_camera(ground.store, section, ground.meeting)
    commands.lift_in_camera(ground.store, section, meeting)
    assert queries.sections_of(ground.store, ground.meeting)[0].lifted_on == "2027-01-14"


def test_who_may_be_told_is_kept(ground: Ground, section: str) -> None:
    commands.change_access(ground.store, section, "Présidence seulement")
    assert queries.sections_of(ground.store, ground.meeting)[0].access == "Présidence seulement"


def test_a_section_that_is_not_there_is_said_so(ground: Ground) -> None:
    with pytest.raises(NotFound):
        queries.sealed_text(ground.store, "rien")
    assert queries.sections_to_adopt(ground.store, "rien") == ()


def test_two_edits_of_one_sealed_text_are_a_choice_between_whole_texts(
    ground: Ground, section: str, lock: Lock, tmp_path: Path
) -> None:
    commands.write_sealed(ground.store, section, lock.identity, SECRET)
    other = copied_to(ground.store, tmp_path / "luc.dsi", "Luc", "Portable de Luc")
    commands.write_sealed(ground.store, section, lock.identity, f"{SECRET}\nFin ici.")
    commands.write_sealed(other, section, lock.identity, f"Début là.\n{SECRET}")
    give(other, ground.store)
    other.close()
    (choice,) = choice_sheets(ground.store)
    assert (choice.table, choice.column, choice.proposal) == ("sealed_section", "ciphertext", "")
    assert choices_scene._write(choice) is None
    words = [one.text for one in choice.sides]
    assert len(set(words)) == 2
    assert all(one.startswith("texte scellé, empreinte") for one in words)
    with pytest.raises(RuleBroken, match="ne se récrit pas"):
        write_version(ground.store, choice.id, "En clair")
    keep_version(ground.store, choice.id, 2)
    kept = queries.sealed_text(ground.store, section).ciphertext
    assert sealing.read(kept, lock.identity).startswith("Début là.")
    told = " ".join(queries.unsettled(ground.store, ground.meeting))
    assert "BEGIN AGE" not in told


def test_a_meeting_without_agenda_can_go_in_camera(ground: Ground, lock: Lock) -> None:
    commands.enter_in_camera(ground.store, ground.meeting, None, lock, taken_at="14:10")
    assert queries.sections_of(ground.store, ground.meeting)[0].point == ""


def test_a_text_longer_than_a_book_is_refused(
    ground: Ground, section: str, lock: Lock
) -> None:
    with pytest.raises(RuleBroken, match="trop long"):
        commands.write_sealed(ground.store, section, lock.identity, "a" * 200_001)


def test_the_paper_of_an_adopted_section_prints_its_proof(
    ground: Ground, section: str, lock: Lock
) -> None:
    adopted(ground, section, lock)
    (line,) = queries.sections_of(ground.store, ground.meeting)
    assert line.sha256 in repr(sealed_paper(line, SECRET))
    assert "Empreinte" not in repr(sealed_paper(replace(line, adopted_on=""), SECRET))


def test_choosing_the_section_shown_keeps_its_key_and_a_refused_text_stays_to_be_kept(
    ground: Ground, section: str, lock: Lock
) -> None:
    view, store = Shelf(), ground.store
    table = LivePresenter(store, PaperView(), lambda: TODAY)
    table.open(ground.meeting)
    presenter = SealedPresenter(table, store, view)
    presenter.refresh()
    presenter.unlock(lock)
    presenter.choose(section)
    assert presenter.scene().unlocked
    assert not presenter.save("a" * 200_001)
    assert presenter.save("Entre nous")
    assert presenter.text() == "Entre nous"


class Shelf:
    """A panel that only remembers its text."""

    def __init__(self) -> None:
        self.text = ""

    def show_sealed(self, scene: SealedScene) -> None:
        self.scene = scene

    def write_text(self, text: str) -> None:
        self.text = text

    def typed(self) -> str:
        return self.text

    def tell(self, sentence: str) -> None:
        self.said = sentence
