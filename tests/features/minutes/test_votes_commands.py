"""Proposals under debate, amended, voted: by hands, by organisation, in secret."""


import pytest
from sqlalchemy import select

from dsi_desktop.db.schema.governance import BodyRules
from dsi_desktop.db.schema.minutes import Decision, Entry, Motion, Vote, VoteEvent
from dsi_desktop.db.schema.work import Task
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.rules.ballot import Voice
from dsi_desktop.features.minutes.rules.document import Said
from dsi_desktop.features.minutes.rules.refusals import entry_id
from dsi_desktop.kernel.errors import RuleBroken
from support.dossier import TODAY, contents
from support.meeting_ground import Ground

TEXT = "Demander 18 000 $ au Fonds régions et ruralité"


def moved(ground: Ground, text: str = TEXT, amends: str | None = None) -> str:
    return commands.record_resolution(
        ground.store, ground.meeting, ground.items[2], text, state="moved", amends_id=amends,
        mover_id=ground.people[0], seconder_id=ground.people[2], taken_at="13:40",
    )


def motion(ground: Ground, motion_id: str) -> Motion:
    with ground.store.read() as session:
        found = session.get(Motion, motion_id)
        assert found is not None
        session.expunge(found)
        return found


def said(ground: Ground) -> list[Said]:
    document = queries.live_meeting(ground.store, ground.meeting, TODAY).document
    return [one for point in document.points for one in point.said]


def event(ground: Ground, motion_id: str) -> VoteEvent:
    with ground.store.read() as session:
        found = session.scalars(
            select(VoteEvent).where(VoteEvent.motion_id == motion_id)
        ).one()
        session.expunge(found)
        return found


def votes(ground: Ground) -> list[tuple[str, str, str, str]]:
    with ground.store.read() as session:
        rows = session.scalars(select(Vote).where(Vote.deleted.is_(None))).all()
        return sorted(
            (one.option, one.organization_id or "", one.person_id or "", one.reason)
            for one in rows
        )


def refused(ground: Ground, words: str, motion_id: str, **fields: object) -> str:
    before = contents(ground.store)
    with pytest.raises(RuleBroken, match=words) as caught:
        commands.vote_resolution(ground.store, motion_id, **fields)  # type: ignore[arg-type]
    assert contents(ground.store) == before
    return caught.value.field


def test_that_a_proposal_stays_under_debate_until_its_vote(ground: Ground) -> None:
    made = moved(ground)
    assert said(ground)[0].state == "moved"
    commands.record_note(ground.store, ground.meeting, ground.items[2], "On en débat.")
    commands.vote_resolution(ground.store, made, in_favour=4, against=1, abstaining=0,
                             state="carried_majority", taken_at="13:52")
    kept = motion(ground, made)
    assert (kept.state, kept.taken_at, kept.provisional) == ("carried_majority", "13:52", 1)
    assert "5 sur 5" in kept.quorum_note
    assert [(one.kind, one.said_at) for one in said(ground)][-1] == ("motion", "13:52")
    assert event(ground, made).result == "carried"


def test_that_a_vote_without_a_word_is_carried_by_all(ground: Ground) -> None:
    made = moved(ground)
    commands.vote_resolution(ground.store, made)
    assert motion(ground, made).state == "carried_unanimous"
    assert said(ground)[-1].said_at == "13:40"


def test_that_what_is_voted_is_not_voted_again_but_corrected(ground: Ground) -> None:
    made = moved(ground)
    commands.vote_resolution(ground.store, made, state="tabled")
    assert refused(ground, "déjà votée", made) == "vote"
    commands.edit_resolution(ground.store, made, state="withdrawn", taken_at="13 h 55")
    assert (motion(ground, made).state, motion(ground, made).taken_at) == ("withdrawn", "13:55")


def test_that_an_amendment_is_voted_first_and_changes_the_text_in_one_gesture(
    ground: Ground,
) -> None:
    main = moved(ground)
    amendment = moved(ground, "remplacer 18 000 $ par 15 000 $", main)
    assert motion(ground, amendment).procedure == "amendment"
    assert motion(ground, amendment).provisional is None
    assert refused(ground, "votez-le d’abord", main) == "vote"
    commands.vote_resolution(ground.store, amendment)
    assert motion(ground, main).text == "Demander 15 000 $ au Fonds régions et ruralité"
    ground.store.undo()
    assert motion(ground, main).text == TEXT
    ground.store.redo()
    commands.vote_resolution(ground.store, main)
    assert [one.text.split(" ", 1)[0] for one in said(ground)] == ["remplacer", "Demander"]
    following = moved(ground, "Remercier la MRC")
    assert motion(ground, following).provisional == 2


def test_that_a_sub_amendment_changes_the_amendment_first(ground: Ground) -> None:
    main = moved(ground)
    amendment = moved(ground, "remplacer 18 000 $ par 15 000 $", main)
    below = moved(ground, "remplacer 15 000 $ par 16 000 $", amendment)
    assert motion(ground, below).procedure == "sub_amendment"
    with pytest.raises(RuleBroken, match="ne s’amende pas"):
        moved(ground, "remplacer 16 par 17", below)
    commands.vote_resolution(ground.store, below)
    assert motion(ground, amendment).text == "remplacer 18 000 $ par 16 000 $"
    commands.vote_resolution(ground.store, amendment)
    assert motion(ground, main).text == "Demander 16 000 $ au Fonds régions et ruralité"


def test_that_a_defeated_amendment_leaves_the_text(ground: Ground) -> None:
    main = moved(ground)
    commands.vote_resolution(ground.store, moved(ground, "retirer et ruralité", main),
                             state="defeated")
    assert motion(ground, main).text == TEXT
    commands.vote_resolution(ground.store, main)
    with pytest.raises(RuleBroken, match="plus en débat"):
        moved(ground, "ajouter vite", main)


def test_that_an_amendment_belongs_to_the_meeting_of_its_proposal(ground: Ground) -> None:
    other = meetings.create_meeting(ground.store, body_id=ground.body, held_on="2027-01-20")
    main = moved(ground)
    with pytest.raises(RuleBroken, match="cette rencontre"):
        commands.record_resolution(ground.store, other, None, "ajouter vite", amends_id=main)


def test_that_removing_a_proposal_removes_its_amendments(ground: Ground) -> None:
    main = moved(ground)
    moved(ground, "ajouter d’ici juin", moved(ground, "ajouter vite", main))
    moved(ground, "Remercier")
    line = next(one.id for one in said(ground) if one.text == TEXT)
    commands.remove_entry(ground.store, line)
    assert [one.text for one in said(ground)] == ["Remercier"]
    ground.store.undo()
    assert len(said(ground)) == 4


def by_organization(ground: Ground, *options: str) -> tuple[Voice, ...]:
    return tuple(Voice(option, organization)
                 for option, organization in zip(options, ground.organizations, strict=False))


def test_that_each_organisation_gives_one_voice(ground: Ground) -> None:
    made = moved(ground)
    commands.vote_resolution(ground.store, made, voices=by_organization(ground, "yes", "no", "yes"))
    kept = event(ground, made)
    assert (kept.method, kept.in_favour, kept.against, kept.abstaining) == (
        "organization", 2, 1, 0,
    )
    assert motion(ground, made).state == "carried_majority"
    assert votes(ground) == sorted([
        ("yes", ground.organizations[0], "", ""), ("no", ground.organizations[1], "", ""),
        ("yes", ground.organizations[2], "", ""),
    ])  # fmt: skip
    (line,) = said(ground)
    assert [(one.option, one.names) for one in line.voices] == [
        ("yes", ("Centr’Hommes", "MRC de Charlevoix-Est")), ("no", ("L’Ancrage",)),
    ]
    assert line.dissents == ()


def test_that_a_roll_call_may_end_otherwise_than_by_its_count(ground: Ground) -> None:
    made = moved(ground)
    with ground.store.operation("Préparer") as op:
        op.remove(op.get(Entry, entry_id(made)))
    commands.vote_resolution(ground.store, made, state="tabled",
                             voices=by_organization(ground, "yes", "no", "yes"))
    assert (motion(ground, made).state, event(ground, made).in_favour) == ("tabled", 2)
    assert said(ground) == []


def test_that_a_body_without_rules_votes_by_simple_majority(ground: Ground) -> None:
    made = moved(ground)
    with ground.store.operation("Préparer") as op:
        for rules in op.scalars(select(BodyRules)).all():
            op.remove(rules)
    commands.vote_resolution(ground.store, made, in_favour=3, against=2, state="carried_majority")
    assert event(ground, made).result == "carried"


def test_that_after_a_roll_call_only_who_voted_against_dissents(ground: Ground) -> None:
    made = moved(ground)
    against = ground.organizations[1]
    commands.vote_resolution(ground.store, made, voices=by_organization(ground, "yes", "no", "yes"),
                             dissent=[(against, "trop cher")])
    assert ("no", against, "", "trop cher") in votes(ground)
    assert [one.name for one in said(ground)[0].dissents] == ["L’Ancrage"]
    with pytest.raises(RuleBroken, match="voté contre") as caught:
        commands.edit_resolution(ground.store, made, dissent=[(ground.organizations[0], "non")])
    assert caught.value.field == "dissent"
    commands.edit_resolution(ground.store, made, dissent=[])
    assert ("no", against, "", "") in votes(ground)


@pytest.mark.parametrize(("options", "words"), [
    ((), "Aucune organisation"), (("maybe",), "pour, contre ou abstention"),
])
def test_that_a_roll_call_that_says_nothing_is_refused(
    ground: Ground, options: tuple[str, ...], words: str
) -> None:
    made = moved(ground)
    refused(ground, words if options == () else "pour, contre|Aucune", made,
            voices=by_organization(ground, *options))


def test_that_an_organisation_gone_from_the_room_is_not_called(ground: Ground) -> None:
    made = moved(ground)
    for place in (1, 4):
        meetings.record_departure(ground.store, ground.line(place), "13:45")
    refused(ground, "pas droit de vote", made, taken_at="13:50",
            voices=by_organization(ground, "yes", "yes", "yes"))
    commands.vote_resolution(ground.store, made, taken_at="13:50", voices=(
        Voice("yes", ground.organizations[0]), Voice("yes", ground.organizations[2]),
    ))
    assert motion(ground, made).state == "carried_unanimous"


def test_that_counts_by_organisation_cannot_pass_the_organisations(ground: Ground) -> None:
    made = moved(ground)
    refused(ground, "4 voix pour 3 droits", made, method="organization", in_favour=4, against=0)
    commands.vote_resolution(ground.store, made, method="organization", in_favour=3, against=0)
    assert event(ground, made).method == "organization"


def test_that_a_secret_ballot_keeps_counts_and_no_name(ground: Ground) -> None:
    made = moved(ground)
    fields = {"method": "secret", "in_favour": 4, "against": 1, "state": "carried_majority"}
    assert refused(ground, "scrutin secret", made, dissent=[(ground.people[1], "non")],
                   **fields) == "dissent"
    commands.vote_resolution(ground.store, made, **fields)  # type: ignore[arg-type]
    assert (votes(ground), event(ground, made).in_favour) == ([], 4)


def test_that_names_go_when_a_vote_becomes_secret(ground: Ground) -> None:
    made = moved(ground)
    commands.vote_resolution(ground.store, made, in_favour=4, against=1, state="carried_majority",
                             dissent=[(ground.people[1], "non")])
    assert len(votes(ground)) == 1
    commands.edit_resolution(ground.store, made, method="secret")
    assert votes(ground) == []


def test_that_an_organisation_may_dissent_from_a_show_of_hands(ground: Ground) -> None:
    made = moved(ground)
    commands.vote_resolution(ground.store, made, in_favour=3, against=2, state="carried_majority",
                             dissent=[(ground.organizations[0], "trop tôt"),
                                      (ground.people[4], "")])
    assert votes(ground) == [
        ("no", "", ground.people[4], ""), ("no", ground.organizations[0], "", "trop tôt"),
    ]


def test_that_below_quorum_a_proposal_is_not_voted(ground: Ground) -> None:
    made = moved(ground)
    for place in range(4):
        meetings.record_departure(ground.store, ground.line(place), "13:45")
    refused(ground, "Aucune décision ne peut être prise", made, taken_at="13:50")
    governance.set_rules(ground.store, ground.body, below_quorum="note")
    commands.vote_resolution(ground.store, made, taken_at="13:50")
    assert motion(ground, made).quorum_note.startswith("Hors quorum")


def test_that_the_chair_settles_a_tie_where_the_rules_say_so(ground: Ground) -> None:
    meetings.record_departure(ground.store, ground.line(4), "13:45")
    made = moved(ground)
    fields = {"in_favour": 2, "against": 2, "state": "carried_majority", "taken_at": "13:50"}
    refused(ground, "prépondérante|majorité requise", made, casting_vote=True, **fields)
    governance.set_rules(ground.store, ground.body, chair_casting_vote=True)
    commands.vote_resolution(ground.store, made, casting_vote=True, **fields)  # type: ignore[arg-type]
    assert event(ground, made).casting_vote


def test_that_a_decision_and_a_follow_up_are_corrected_in_every_field(ground: Ground) -> None:
    decision = commands.record_decision(ground.store, ground.meeting, ground.items[2], "On avance.")
    commands.edit_decision(ground.store, decision, mode="noted")
    commands.edit_decision(ground.store, decision, text="On avance en janvier.")
    task = commands.record_followup(ground.store, ground.meeting, ground.items[2], "Relancer",
                                    decision_id=decision)
    commands.edit_followup(ground.store, task, due_text="fin mars", due_from="2027-03-22",
                           due_to="2027-03-31", person_id=ground.people[1])
    commands.edit_followup(ground.store, task, title="Relancer Clermont")
    with ground.store.read() as session:
        kept, given = session.get(Decision, decision), session.get(Task, task)
        assert kept is not None
        assert given is not None
        assert (kept.text, kept.mode) == ("On avance en janvier.", "noted")
        assert (given.title, given.due_to, given.decision_id) == (
            "Relancer Clermont", "2027-03-31", decision,
        )
    with pytest.raises(RuleBroken, match="Écrivez le texte du suivi"):
        commands.edit_followup(ground.store, task, title=" ")


def test_that_adopted_minutes_refuse_votes_and_corrections(ground: Ground) -> None:
    made = moved(ground)
    decision = commands.record_decision(ground.store, ground.meeting, ground.items[2], "On avance.")
    task = commands.record_followup(ground.store, ground.meeting, ground.items[2], "Relancer")
    ground.close()
    commands.adopt_minutes(ground.store, ground.meeting)
    refused(ground, "erratum", made)
    for gesture in (lambda: commands.edit_decision(ground.store, decision, text="x"),
                    lambda: commands.edit_followup(ground.store, task, title="x")):
        with pytest.raises(RuleBroken, match="erratum"):
            gesture()


@pytest.mark.parametrize("kind", ["election", "consensus", "forum", "intake", "review", "sealed"])
def test_that_a_line_told_from_another_record_is_corrected_there(
    ground: Ground, kind: str
) -> None:
    with ground.store.operation("Préparer") as op:
        line = op.add(Entry(meeting_id=ground.meeting, agenda_item_id=ground.items[2], kind=kind))
    with pytest.raises(RuleBroken):
        commands.edit_entry(ground.store, line.id, "autre texte")
