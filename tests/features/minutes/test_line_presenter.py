"""The line decides a proposal step by step: debate, amendments, votes; nothing typed is lost."""


import pytest

from dsi_desktop.db.schema.minutes import Motion
from dsi_desktop.db.schema.work import Task
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.presenter import LivePresenter
from dsi_desktop.features.minutes.presenter.pending import Pending
from dsi_desktop.features.minutes.presenter.roll import RollPresenter
from dsi_desktop.features.minutes.presenter.unsaved import Unsaved, from_text, to_text
from dsi_desktop.features.minutes.rules.document import Said
from dsi_desktop.features.minutes.rules.linking import Link, decided_before
from dsi_desktop.kernel.errors import RuleBroken
from support.dossier import TODAY
from support.live_view import PaperView
from support.meeting_ground import Ground


@pytest.fixture
def view() -> PaperView:
    return PaperView()


@pytest.fixture
def presenter(ground: Ground, view: PaperView) -> LivePresenter:
    made = LivePresenter(ground.store, view, lambda: TODAY)
    made.open(ground.meeting)
    made.select(ground.items[2])
    return made


def say(presenter: LivePresenter, *lines: str) -> None:
    for line in lines:
        presenter.line.submit(line)


def motions(presenter: LivePresenter) -> list[Said]:
    presenter.refresh()
    return [one for one in presenter.said() if one.kind == "motion"]


def tasks(ground: Ground) -> list[Task]:
    with ground.store.read() as session:
        rows = session.query(Task).order_by(Task.id).all()
        session.expunge_all()
        return rows


def test_that_a_proposal_goes_to_debate_and_comes_back_to_its_vote(
    presenter: LivePresenter, view: PaperView
) -> None:
    say(presenter, "r [Navette] demander 18 000 $", "josée", "nathalie", "débat")
    assert (view.line, view.asked[-1]) == ("", ("", ""))
    assert "la met aux voix" in view.told[-1]
    say(presenter, "Éric trouve cela cher")
    say(presenter, "v")
    assert view.asked[-1][0] == "Vote"
    say(presenter, "4 1")
    (motion,) = motions(presenter)
    assert (motion.title, motion.state, motion.mover) == (
        "Navette", "carried_majority", "Josée Desbiens",
    )
    assert [one.kind for one in presenter.said()] == ["note", "motion"]


def test_that_the_vote_may_be_typed_with_its_letter(presenter: LivePresenter) -> None:
    say(presenter, "r demander", "", "débat", "v secret 4 1")
    (motion,) = motions(presenter)
    assert (motion.method, motion.in_favour, motion.against) == ("secret", 4, 1)


def test_that_there_is_nothing_to_vote_or_amend_before_a_proposal(
    presenter: LivePresenter, view: PaperView
) -> None:
    for line in ("v 4 1", "am ajouter vite"):
        say(presenter, line)
        assert "Aucune proposition" in view.refused[-1]
    say(presenter, "am")
    assert "Écrivez le texte de la résolution." in view.refused[-1]
    assert motions(presenter) == []


def test_that_an_amendment_typed_at_the_vote_is_decided_before_it(
    presenter: LivePresenter, view: PaperView
) -> None:
    say(presenter, "r Demander 18 000 $", "josée", "nathalie")
    say(presenter, "am remplacer 18 000 $ par 15 000 $", "stéphane", "éric")
    assert view.asked[-1][0] == "Vote sur l’amendement"
    say(presenter, "4 1")
    assert view.asked[-1][0] == "Texte modifié"
    assert view.line == "Demander 15 000 $"
    say(presenter, "Demander 15 000 $ d’ici juin")
    assert view.asked[-1][0] == "Vote"
    say(presenter, "")
    amendment, main = motions(presenter)
    assert (amendment.procedure, amendment.state) == ("amendment", "carried_majority")
    assert (main.text, main.state, main.amended) == (
        "Demander 15 000 $ d’ici juin", "carried_unanimous", True,
    )
    assert presenter.line.motion.pending is None
    assert presenter.scene().agenda[2].note == "1 résolution"
    assert [card.word for card in presenter.scene().cards] == ["Amendement", "Résolution"]


def test_that_a_sub_amendment_comes_before_its_amendment(
    presenter: LivePresenter, view: PaperView
) -> None:
    say(presenter, "r Demander 18 000 $", "", "am remplacer 18 000 $ par 15 000 $", "")
    say(presenter, "am remplacer 15 000 $ par 16 000 $", "")
    assert view.asked[-1][0] == "Vote sur le sous-amendement"
    say(presenter, "am encore")
    assert "ne s’amende pas" in view.refused[-1]
    say(presenter, "")
    assert (view.asked[-1][0], view.line) == (
        "Texte modifié", "remplacer 18 000 $ par 16 000 $",
    )
    say(presenter, view.line, "")
    assert view.line == "Demander 16 000 $"
    say(presenter, view.line, "")
    assert [(one.procedure, one.state) for one in motions(presenter)] == [
        ("sub_amendment", "carried_unanimous"), ("amendment", "carried_unanimous"),
        ("main", "carried_unanimous"),
    ]


def test_that_a_defeated_amendment_goes_straight_back_to_the_vote(
    presenter: LivePresenter, view: PaperView
) -> None:
    say(presenter, "r Demander", "", "débat", "am ajouter vite", "", "1 4")
    assert (view.asked[-1][0], view.line) == ("Vote", "")
    say(presenter, "")
    assert [one.text for one in motions(presenter)] == ["ajouter vite", "Demander"]


def test_that_a_proposal_withdrawn_meanwhile_is_not_asked_again(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    say(presenter, "r Demander", "", "débat", "am ajouter vite", "")
    main = next(one for one in motions(presenter) if one.text == "Demander")
    with ground.store.operation("Ailleurs") as op:
        op.get(Motion, main.record_id).state = "withdrawn"
    pending = presenter.line.motion.pending
    assert pending is not None
    pending.motion_id, pending.amends_id = "", main.record_id
    say(presenter, "")
    assert "plus en débat" in view.refused[-1]
    say(presenter, "r Autre", "", "débat", "am ajouter vite", "")


def test_that_a_phrase_called_is_read_from_the_library(presenter: LivePresenter) -> None:
    assert presenter.line.ground("r ").phrases == []
    assert len(presenter.line.ground("r ;cons").phrases) > 20
    assert not presenter.line.ground("r").naming


def test_that_a_text_emptied_after_an_amendment_is_refused_and_asked_again(
    presenter: LivePresenter, view: PaperView
) -> None:
    say(presenter, "r Demander", "", "am ajouter vite", "", "", "  ")
    assert "Écrivez le texte" in view.refused[-1]
    assert view.asked[-1][0] == "Texte modifié"


def test_that_a_vote_refused_keeps_the_question(
    presenter: LivePresenter, view: PaperView
) -> None:
    say(presenter, "r Demander", "", "peut-être")
    assert "Écrivez le vote" in view.refused[-1]
    say(presenter, "9 9")
    assert "inexact" in view.refused[-1]
    say(presenter, "4 1 dissidence @stéphane leblanc : trop cher")
    (motion,) = motions(presenter)
    assert [(one.name, one.reason) for one in motion.dissents] == [
        ("Stéphane Leblanc", "trop cher"),
    ]


def test_that_nothing_goes_to_debate_below_quorum(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    for place in range(4):
        meetings.set_attendance(ground.store, ground.meeting, ground.people[place], "absent")
    say(presenter, "r Demander", "", "débat")
    assert "Aucune décision ne peut être prise" in view.refused[-1]
    say(presenter, "am ajouter vite")
    assert len(view.refused) == 2
    assert presenter.line.motion.pending is not None
    assert presenter.line.motion.pending.text == "Demander"


@pytest.mark.parametrize(("answer", "state", "casting"), [
    ("pour", "carried_majority", True), ("contre", "defeated", True), ("", "defeated", False),
])
def test_that_the_chair_is_asked_of_a_tie_where_the_rules_let_her_decide(
    ground: Ground, presenter: LivePresenter, view: PaperView, answer: str, state: str,
    casting: bool,
) -> None:
    governance.set_rules(ground.store, ground.body, chair_casting_vote=True)
    presenter.refresh()
    say(presenter, "r Demander", "", "2 2")
    assert view.asked[-1][0] == "Égalité"
    presenter.line.escape()
    assert (view.asked[-1][0], view.line) == ("Vote", "2 2")
    say(presenter, "2 2", answer)
    (motion,) = motions(presenter)
    assert (motion.state, motion.casting_vote) == (state, casting)


def test_that_a_tie_said_to_be_decided_asks_nothing(
    ground: Ground, presenter: LivePresenter
) -> None:
    governance.set_rules(ground.store, ground.body, chair_casting_vote=True)
    presenter.refresh()
    say(presenter, "r Demander", "", "2 2 prépondérante")
    assert motions(presenter)[0].casting_vote


def test_that_escape_goes_back_one_step_at_a_time(
    presenter: LivePresenter, view: PaperView
) -> None:
    say(presenter, "r [Titre] considérant que tout va; Demander", "josée", "nathalie")
    presenter.line.escape()
    assert (view.asked[-1][0], view.line) == ("Appuyée par", "Nathalie Bouchard")
    presenter.line.escape()
    assert (view.asked[-1][0], view.line) == ("Proposée par", "Josée Desbiens")
    presenter.line.escape()
    assert (view.asked[-1][0], view.line) == (
        "", "r [Titre] considérant que tout va; Demander",
    )
    say(presenter, "r Demander", "", "débat", "v")
    presenter.line.escape()
    assert (view.line, presenter.line.motion.pending) == ("", None)
    say(presenter, "am ajouter vite")
    presenter.line.escape()
    assert view.line == "am ajouter vite"


def test_that_organisations_are_called_one_key_each(
    ground: Ground, presenter: LivePresenter
) -> None:
    asked: list[int] = []
    presenter.line.motion.call_roll = lambda: asked.append(1)
    say(presenter, "r Demander", "", "org")
    assert asked == [1]
    roll = RollPresenter(presenter.line.motion)
    assert roll.proposal == "Demander"
    first, second, third = (one.holder for one in roll.lines())
    assert [one.name for one in roll.lines()] == [
        "Centr’Hommes", "L’Ancrage", "MRC de Charlevoix-Est",
    ]
    assert roll.count() == "pour 0, contre 0, abstention 0 · 3 à appeler"
    roll.give(first, "yes")
    assert (roll.after(first), roll.after(third), roll.after("?")) == (second, second, second)
    roll.give(second, "no")
    roll.give(third, "abstain")
    assert roll.after(third) == third
    assert roll.count() == "pour 1, contre 1, abstention 1"
    roll.give(third, "")
    assert roll.lines()[2].words == "n’a pas voté"
    roll.give(third, "yes")
    assert roll.record()
    (motion,) = motions(presenter)
    assert (motion.method, motion.in_favour, motion.state) == (
        "organization", 2, "carried_majority",
    )
    assert [one.words for one in roll.lines()][:2] == ["pour", "contre"]
    with pytest.raises(RuleBroken, match="plus en débat"):
        roll.record()
    assert roll.proposal == ""


def test_that_nobody_is_called_before_a_meeting_is_opened(ground: Ground, view: PaperView) -> None:
    fresh = LivePresenter(ground.store, view, lambda: TODAY)
    assert fresh.line.motion.callers() == []
    assert fresh.nameable == ()


def test_that_a_follow_up_carries_out_the_decision_just_before_it(
    ground: Ground, presenter: LivePresenter
) -> None:
    say(presenter, "a Sans lien", "r Demander", "", "", "a Écrire @mrc", "a Relancer !fin mars")
    decided = motions(presenter)[0].record_id
    kept = {one.title: one for one in tasks(ground)}
    assert [kept[name].motion_id for name in ("Sans lien", "Écrire", "Relancer")] == [
        None, decided, decided,
    ]
    assert kept["Écrire"].organization_id == ground.organizations[0]
    assert (kept["Relancer"].due_text, kept["Relancer"].due_on) == ("fin mars", None)
    assert kept["Relancer"].due_to is not None
    say(presenter, "d On avance", "a Réserver la salle !15 déc")
    last = {one.title: one for one in tasks(ground)}["Réserver la salle"]
    assert (last.decision_id is not None, last.motion_id) == (True, None)
    assert (last.due_on is not None, last.due_text) == (True, "")
    assert presenter.line.describe("a Encore") == "suivi · suite de la décision"
    say(presenter, "Une note")
    assert presenter.line.describe("a Encore") == "suivi"


@pytest.mark.parametrize(("said", "link"), [
    ((), Link()),
    ((Said("1", "decision", record_id="d"), Said("2", "note", private=True)),
     Link(decision_id="d", words="suite de la décision")),
    ((Said("1", "motion", record_id="m", state="defeated"),), Link()),
    ((Said("1", "motion", record_id="m", state="carried_majority", procedure="amendment"),),
     Link()),
    ((Said("1", "motion", record_id="m", state="carried_majority", number="CC-1"),
      Said("2", "task")), Link("m", words="suite de : Résolution CC-1")),
])
def test_that_only_what_was_carried_just_before_is_followed(
    said: tuple[Said, ...], link: Link
) -> None:
    found = decided_before(said)
    assert (found.motion_id, found.decision_id) == (link.motion_id, link.decision_id)
    assert found.words.replace("\N{NO-BREAK SPACE}", " ") == link.words


def test_that_the_next_meeting_is_a_due_date_even_when_it_is_not_planned(
    ground: Ground, presenter: LivePresenter
) -> None:
    say(presenter, "a En reparler !prochaine rencontre")
    assert [(one.due_text, one.due_to) for one in tasks(ground)] == [("prochaine rencontre", None)]
    meetings.create_meeting(ground.store, body_id=ground.body, held_on="2027-01-20")
    presenter.refresh()
    say(presenter, "a Rappeler !à la prochaine rencontre")
    assert ("à la prochaine rencontre", "2027-01-20") in {
        (one.due_text, one.due_to) for one in tasks(ground)
    }


@pytest.mark.parametrize("step", ["mover", "seconder", "vote", "amended", "casting"])
def test_that_a_proposal_on_its_way_is_kept_whole(step: str) -> None:
    pending = Pending(
        "Demander", step, "Titre", ("considérant",), "main", "m", "s", "x", "y", "2 2"
    )
    kept = Unsaved("7 2", "item", "", pending, private=True)
    assert from_text(to_text(kept)) == kept


@pytest.mark.parametrize("text", ["une ligne", "{ une accolade", '{"typed": 3}', '{"a": 1}', "[]",
                                  '{"typed": "x", "pending": {"recitals": 3}}'])
def test_that_a_line_of_an_older_version_or_a_damaged_one_is_the_line_itself(text: str) -> None:
    assert from_text(text) == Unsaved(text)


def test_that_nothing_typed_is_nothing_kept() -> None:
    assert to_text(Unsaved("  ", "item", private=True)) == ""
    assert from_text(to_text(Unsaved("{ vraiment }"))) == Unsaved("{ vraiment }")


def test_that_a_crash_brings_back_the_proposal_on_the_point_it_was_typed(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    say(presenter, "r Demander", "josée")
    kept = presenter.line.unsaved("nath")
    again = LivePresenter(ground.store, view, lambda: TODAY)
    again.open(ground.meeting)
    again.select(ground.items[0])
    again.line.restore(kept)
    assert (again.item_id, view.line, view.asked[-1][0]) == (ground.items[2], "nath", "Appuyée par")
    say(again, "nathalie", "")
    assert motions(again)[0].mover == "Josée Desbiens"


def test_that_a_correction_and_an_internal_note_survive_as_what_they_are(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    say(presenter, "Une note")
    presenter.line.edit(presenter.said()[0].id)
    kept = presenter.line.unsaved("Une note corrigée")
    presenter.line.reset()
    presenter.line.restore(kept)
    assert view.asked[-1][0] == "Correction"
    say(presenter, "Une note corrigée")
    assert [one.text for one in presenter.said()] == ["Une note corrigée"]
    presenter.line.toggle_private()
    kept = presenter.line.unsaved("Secret")
    presenter.line.toggle_private()
    presenter.line.restore(kept)
    say(presenter, "Secret")
    document = queries.minutes_of(ground.store, ground.meeting)
    assert [one.text for one in document.every("note")] == ["Une note corrigée"]
    presenter.line.restore("une ligne simple")
    assert view.line == "une ligne simple"


def test_that_the_text_being_decided_is_told_while_it_is_typed(presenter: LivePresenter) -> None:
    line = presenter.line
    assert line.deciding("une note") is None
    assert line.deciding("r") is None
    typed = line.deciding("r [Titre] considérant que oui; demander")
    assert typed is not None
    assert (typed.title, typed.recitals, typed.text, typed.step) == (
        "Titre", ("considérant que oui",), "demander", "",
    )
    say(presenter, "r demander")
    assert line.deciding("jos") is line.motion.pending
    assert line.describe("jos") == "demander"


@pytest.mark.parametrize(("typed", "words"), [
    ("am ajouter vite", "amendement"), ("v 7 2", ""), ("r [T] x", "résolution · T"),
    ("a x @mrc !fin mars", "suivi · MRC de Charlevoix-Est · fin mars"),
])
def test_that_the_line_says_what_it_is(
    presenter: LivePresenter, typed: str, words: str
) -> None:
    assert presenter.line.describe(typed) == words


def test_that_lines_told_from_elsewhere_are_not_taken_into_the_line(
    ground: Ground, presenter: LivePresenter, view: PaperView
) -> None:
    commands.mark_in_camera(ground.store, ground.meeting, ground.items[2])
    presenter.refresh()
    presenter.line.edit(presenter.said()[0].id)
    assert (view.line, view.asked[-1]) == ("", ("", ""))
