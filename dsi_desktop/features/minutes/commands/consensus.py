"""Ask the room what it thinks, voice by voice, and conclude: decision, vote or new wording."""

from collections.abc import Mapping
from typing import TypedDict, Unpack

from sqlalchemy import select

from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.minutes import (
    ConsensusPosition,
    ConsensusRound,
    Decision,
    Entry,
    Motion,
)
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.directory.rules import full_name, prose
from dsi_desktop.features.meetings.commands import open_for_writing
from dsi_desktop.features.minutes.commands.decisions import write_decision, write_resolution
from dsi_desktop.features.minutes.commands.writing import point_for_writing, write_line
from dsi_desktop.features.minutes.rules import consensus, refusals
from dsi_desktop.features.minutes.rules.fields import ResolutionFields
from dsi_desktop.kernel.errors import NotFound, RuleBroken
from dsi_desktop.kernel.i18n import N_, _

# The organisation that speaks, else the person.
Who = tuple[str | None, str | None]


class RoundFields(TypedDict, total=False):
    """What may be asked beside the question; `options` one a line, `dots` for each voice."""

    proposal: str
    options: str
    dots: int | None


class Voice(TypedDict, total=False):
    """Who takes position: an organisation, or somebody who came without one."""

    organization_id: str | None
    person_id: str | None


def begin_round(
    store: Store, meeting_id: str, agenda_item_id: str | None, method: str, question: str, *,
    said_at: str | None = None, **fields: Unpack[RoundFields],
) -> str:
    """Ask the room a question, by one of the four methods. Return the round's id."""
    with store.operation(N_("Ouvrir un tour de table")) as op:
        point_for_writing(op, meeting_id, agenda_item_id)
        asked = ConsensusRound(
            meeting_id=meeting_id, agenda_item_id=agenda_item_id,
            method=consensus.method_of(method), question=consensus.question_of(question),
        )
        _ask(asked, {"proposal": "", "options": "", "dots": None, **fields})
        return _show(op, asked, said_at)


def edit_round(
    store: Store, round_id: str, *, question: str | None = None, **fields: Unpack[RoundFields]
) -> None:
    """Correct what is asked; options that already got dots stay."""
    with store.operation(N_("Modifier un tour de table")) as op:
        asked = _open_round(op, round_id)
        if question is not None:
            asked.question = consensus.question_of(question)
        _ask(asked, fields)
        for one in _positions(op, round_id) if asked.method == "dots" else ():
            consensus.check_option(one.option, _offered(asked))


def take_position(
    store: Store, round_id: str, option: str, *, note: str | None = None, **voice: Unpack[Voice]
) -> None:
    """Note what one voice says, over what it said before; `note` keeps its words."""
    with store.operation(N_("Noter une position")) as op:
        asked = _open_round(op, round_id)
        stance = consensus.stance_of(asked.method, option)
        key, who = _voice(op, voice)
        row = op.find(ConsensusPosition, consensus.position_id(round_id, key))
        kept = row.note if row is not None and not row.deleted else ""
        op.put(ConsensusPosition(
            id=consensus.position_id(round_id, key), round_id=round_id, option=stance.code,
            organization_id=who[0], person_id=who[1],
            value=int(stance.code) if stance.code.isdigit() else None,
            note=prose(note) if note is not None else kept,
        ))


def clear_position(store: Store, round_id: str, **voice: Unpack[Voice]) -> None:
    """Take back what one voice said, dots too."""
    with store.operation(N_("Effacer une position")) as op:
        _open_round(op, round_id)
        _key, who = _voice(op, voice)
        for one in _positions(op, round_id):
            if (one.organization_id, one.person_id) == who:
                op.remove(one)


def give_dots(
    store: Store, round_id: str, option: str, dots: int, **voice: Unpack[Voice]
) -> None:
    """Say how many dots a voice gives an option; `RuleBroken` beyond what it has."""
    with store.operation(N_("Donner des points")) as op:
        asked = _open_round(op, round_id)
        consensus.check_option(option, _offered(asked))
        key, who = _voice(op, voice)
        others = [
            one.value or 0 for one in _positions(op, round_id)
            if (one.organization_id, one.person_id) == who
            and one.option != option
        ]
        consensus.check_dots(_name(op, who), (*others, dots), asked.dots or 0)
        _write_dots(op, asked, key, option, dots, who)


def count_dots(store: Store, round_id: str, totals: Mapping[str, int]) -> None:
    """Note the dots stuck under each option on the wall, whoever put them."""
    with store.operation(N_("Compter des points")) as op:
        asked = _open_round(op, round_id)
        for option, dots in totals.items():
            consensus.check_option(option, _offered(asked))
            if dots < 0:
                raise RuleBroken(_("Comptez les points à partir de zéro."), "dots")
            _write_dots(op, asked, "", option, dots, (None, None))


def close_round(
    store: Store, round_id: str, *, result: str = "", decision: str = "",
    said_at: str | None = None,
) -> str | None:
    """Conclude a round; with `decision`, its text becomes a decision. Return the decision's id.

    Consent accepts the proposal: it is the decision unless another text is given. `RuleBroken`
    while somebody objects, or before anybody spoke.
    """
    with store.operation(N_("Conclure un tour de table")) as op:
        asked = _open_round(op, round_id)
        positions = _positions(op, round_id)
        consensus.check_heard(len(positions))
        text = decision or (asked.proposal if asked.method == "consent" else "")
        asked.state, asked.result = "closed", prose(result)
        if text:
            consensus.check_unblocked(_objectors(op, asked, positions))
            op.flush()
            made = write_decision(
                op, store, str(asked.meeting_id), asked.agenda_item_id, text, said_at=said_at
            )
            asked.decision_id = made.id
        return asked.decision_id


def reword_round(
    store: Store, round_id: str, proposal: str, *, said_at: str | None = None
) -> str:
    """Answer objections by another wording: the first is kept, a new round begins with it."""
    with store.operation(N_("Reformuler une proposition")) as op:
        asked = _open_round(op, round_id)
        consensus.check_reworded(asked.proposal or "", proposal)
        again = ConsensusRound(
            meeting_id=asked.meeting_id, agenda_item_id=asked.agenda_item_id,
            method=asked.method, question=asked.question or "", options=asked.options or "",
            dots=asked.dots, proposal=consensus.proposal_of("consent", proposal),
        )
        asked.state = "reworded"
        return _show(op, again, said_at)


def escalate_round(
    store: Store, round_id: str, text: str = "", *, result: str = "",
    **fields: Unpack[ResolutionFields],
) -> str:
    """Put the question to the vote: a resolution with its count. Return the motion's id."""
    with store.operation(N_("Passer au vote")) as op:
        asked = _open_round(op, round_id)
        asked.state, asked.result = "closed", prose(result)
        op.flush()
        motion = write_resolution(
            op, store, str(asked.meeting_id), asked.agenda_item_id,
            text or asked.proposal or asked.question or "", fields,
        )
        asked.motion_id = motion.id
        return motion.id


def reopen_round(store: Store, round_id: str) -> None:
    """Go on with a round that was concluded too soon."""
    with store.operation(N_("Rouvrir un tour de table")) as op:
        asked = _round(op, round_id)
        consensus.check_reopens(asked.state, concluded=_concluded(op, asked))
        asked.state, asked.result = "open", ""
        asked.decision_id = asked.motion_id = None


def _round(op: Operation, round_id: str) -> ConsensusRound:
    asked = op.get(ConsensusRound, round_id)
    if asked.deleted:
        raise NotFound(_("Ce tour a été supprimé."))
    open_for_writing(op, asked.meeting_id)
    return asked


def _open_round(op: Operation, round_id: str) -> ConsensusRound:
    asked = _round(op, round_id)
    consensus.check_under_way(asked.state)
    return asked


def _offered(asked: ConsensusRound) -> list[str]:
    return (asked.options or "").splitlines()


def _concluded(op: Operation, asked: ConsensusRound) -> bool:
    """Tell whether the decision or resolution that a round made still stands."""
    made = (op.find(Decision, asked.decision_id or ""), op.find(Motion, asked.motion_id or ""))
    return any(one is not None and not one.deleted for one in made)


def _ask(asked: ConsensusRound, fields: RoundFields) -> None:
    if "proposal" in fields:
        asked.proposal = consensus.proposal_of(asked.method, fields["proposal"])
    if "options" in fields:
        asked.options = "\n".join(consensus.options_of(asked.method, fields["options"]))
    if "dots" in fields:
        asked.dots = consensus.dots_of(asked.method, fields["dots"])


def _show(op: Operation, asked: ConsensusRound, said_at: str | None) -> str:
    op.add(asked)
    op.flush()
    write_line(op, Entry(
        id=refusals.entry_id(asked.id), meeting_id=asked.meeting_id,
        agenda_item_id=asked.agenda_item_id, kind="consensus", record_id=asked.id,
        said_at=said_at,
    ))
    return asked.id


def _positions(op: Operation, round_id: str) -> list[ConsensusPosition]:
    asked = select(ConsensusPosition).where(
        ConsensusPosition.round_id == round_id, ConsensusPosition.deleted.is_(None)
    )
    return list(op.scalars(asked.order_by(ConsensusPosition.id)).all())


def _voice(op: Operation, voice: Voice) -> tuple[str, Who]:
    """Return the key of a voice and who it is, once proven to be in the directory."""
    organization, person = voice.get("organization_id"), voice.get("person_id")
    if organization:
        person = None
        op.get(Organization, organization)
    else:
        op.get(Person, person or "")
    return str(organization or person), (organization, person)


def _write_dots(
    op: Operation, asked: ConsensusRound, key: str, option: str, dots: int,
    who: Who,
) -> None:
    row_id = consensus.position_id(asked.id, key, option)
    row = op.find(ConsensusPosition, row_id)
    if dots:
        op.put(ConsensusPosition(
            id=row_id, round_id=asked.id, option=option, organization_id=who[0],
            person_id=who[1], value=dots,
        ))
    elif row is not None and not row.deleted:
        op.remove(row)


def _objectors(
    op: Operation, asked: ConsensusRound, positions: list[ConsensusPosition]
) -> list[str]:
    codes = consensus.blocking(asked.method)
    return sorted(
        _name(op, (one.organization_id, one.person_id))
        for one in positions if one.option in codes
    )


def _name(op: Operation, who: Who) -> str:
    organization = op.find(Organization, who[0] or "")
    if organization is not None:
        return organization.name
    person = op.find(Person, who[1] or "")
    return full_name(person.given_name, person.family_name) if person is not None else ""
