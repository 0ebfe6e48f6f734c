"""Open an election at an assembly, and say who runs."""

from collections.abc import Sequence
from datetime import date
from typing import Unpack

from sqlalchemy import select

from dsi_desktop.db.family import remove_with_parts
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.elections import Candidacy, Election
from dsi_desktop.db.schema.governance import Body, College
from dsi_desktop.db.schema.meetings import AgendaItem
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import line, prose
from dsi_desktop.features.governance.commands import polls
from dsi_desktop.features.governance.rules import elections
from dsi_desktop.features.governance.rules.fields import CandidacyFields, ElectionFields
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id
from dsi_desktop.kernel.vocabulary import VOCABULARY


def open_election(
    store: Store, *, body_id: str, meeting_id: str, college_id: str | None = None,
    agenda_item_id: str = "", **fields: Unpack[ElectionFields],
) -> str:
    """Open the election of the vacant seats of a college at a meeting. Return its id.

    Without `seats`, as many as are vacant that day or end within 60 days.
    """
    with store.operation(N_("Ouvrir une élection")) as op:
        return _open(
            op, store.clock.today(), (body_id, meeting_id, agenda_item_id), college_id, fields
        ).id


def open_elections(
    store: Store, *, body_id: str, meeting_id: str, agenda_item_id: str = "",
) -> list[str]:
    """Open at once one election for each college that has seats to fill. Return their ids."""
    with store.operation(N_("Ouvrir une élection")) as op:
        meeting = polls.meeting_for_election(op, meeting_id)
        day = date.fromisoformat(meeting.held_on) if meeting.held_on else store.clock.today()
        colleges: Sequence[str | None] = op.scalars(select(College.id).where(
            College.body_id == body_id, College.deleted.is_(None)
        ).order_by(College.rank, College.id)).all() or [None]
        made = [
            _open(op, day, (body_id, meeting_id, agenda_item_id), college, {}).id
            for college in colleges
            if _none_open(op, body_id, meeting_id, college)
            and polls.free_seats(op, body_id, college, day)
        ]
        if not made:
            raise RuleBroken(_("Aucun siège n’est à pourvoir à cette instance."), "body_id")
        return made


def edit_election(store: Store, election_id: str, **fields: Unpack[ElectionFields]) -> None:
    """Change how an election is held, before it is proclaimed."""
    with store.operation(N_("Modifier une élection")) as op:
        _write(polls.under_way(op, election_id), fields)


def remove_election(store: Store, election_id: str) -> None:
    """Take away an election opened by mistake, with its candidacies; nobody is seated by it."""
    with store.operation(N_("Supprimer une élection")) as op:
        election = op.get(Election, election_id)
        if election.state == "closed":
            raise RuleBroken(_("Cette élection est proclamée."))
        polls.meeting_for_election(op, election.meeting_id)
        remove_with_parts(op, election)


def add_candidacy(
    store: Store, election_id: str, *, person_id: str, organization_id: str | None = None,
    proposed_by: str = "", consented: bool = True,
) -> str:
    """Add somebody who runs on behalf of an organisation, or as a citizen. Return the id."""
    with store.operation(N_("Ajouter une candidature")) as op:
        election = polls.under_way(op, election_id)
        if election.state != "open":
            raise RuleBroken(_("Le vote est ouvert : les candidatures sont closes."))
        op.get(Person, person_id)
        _check_candidate(op, election, person_id, organization_id, store.clock.today())
        return op.put(Candidacy(
            id=linked_id("candidacy", election_id, person_id), election_id=election_id,
            person_id=person_id, organization_id=organization_id or None,
            proposed_by=line(proposed_by), consented=consented,
            rank=polls.last_rank(op, election_id),
        )).id


def edit_candidacy(store: Store, candidacy_id: str, **fields: Unpack[CandidacyFields]) -> None:
    """Correct who proposes somebody, on whose behalf, or note the consent."""
    with store.operation(N_("Modifier une candidature")) as op:
        candidacy = op.get(Candidacy, candidacy_id)
        election = polls.under_way(op, candidacy.election_id or "")
        if "proposed_by" in fields:
            candidacy.proposed_by = line(fields["proposed_by"])
        if "consented" in fields:
            candidacy.consented = fields["consented"]
        if "organization_id" in fields:
            candidacy.organization_id = fields["organization_id"] or None
            _check_sector(op, election, candidacy.organization_id)


def withdraw_candidacy(store: Store, candidacy_id: str) -> None:
    """Note that somebody withdraws; what was counted stays counted."""
    with store.operation(N_("Retirer une candidature")) as op:
        candidacy = op.get(Candidacy, candidacy_id)
        polls.under_way(op, candidacy.election_id or "")
        candidacy.withdrawn, candidacy.elected = True, False


def restore_candidacy(store: Store, candidacy_id: str) -> None:
    """Take back somebody who had withdrawn."""
    with store.operation(N_("Rétablir une candidature")) as op:
        candidacy = op.get(Candidacy, candidacy_id)
        polls.under_way(op, candidacy.election_id or "")
        candidacy.withdrawn = False


def _open(
    op: Operation, day: date, where: tuple[str, str, str], college_id: str | None,
    fields: ElectionFields,
) -> Election:
    body_id, meeting_id, item_id = where
    op.get(Body, body_id)
    meeting = polls.meeting_for_election(op, meeting_id)
    if college_id and op.get(College, college_id).body_id != body_id:
        raise RuleBroken(_("Ce collège est celui d’une autre instance."), "college_id")
    if item_id and op.get(AgendaItem, item_id).meeting_id != meeting_id:
        raise RuleBroken(_("Ce point est celui d’une autre rencontre."), "agenda_item_id")
    if not _none_open(op, body_id, meeting_id, college_id):
        raise RuleBroken(_("Une élection est déjà ouverte pour ces sièges."), "college_id")
    day = date.fromisoformat(meeting.held_on) if meeting.held_on else day
    free = len(polls.free_seats(op, body_id, college_id, day))
    election = Election(
        body_id=body_id, meeting_id=meeting_id, college_id=college_id, agenda_item_id=item_id,
        seats=max(1, free),
    )
    _write(election, fields)
    if free and election.seats > free:
        raise RuleBroken(elections.seats_left(free), "seats")
    return op.add(election)


def _none_open(op: Operation, body_id: str, meeting_id: str, college_id: str | None) -> bool:
    asked = select(Election.id).where(
        Election.body_id == body_id, Election.meeting_id == meeting_id,
        Election.college_id.is_not_distinct_from(college_id), Election.deleted.is_(None),
        Election.state != "cancelled",
    )
    return op.scalars(asked).first() is None


def _write(election: Election, fields: ElectionFields) -> None:
    for name in ("seats", "names_allowed", "voters"):
        if name in fields:
            value = fields[name]
            if value is not None and value < 1:
                raise RuleBroken(_("Écrivez un nombre d’au moins 1."), name)
            if value is not None or name != "seats":
                setattr(election, name, value)
    if "method" in fields:
        if fields["method"] not in VOCABULARY["election_method"]:
            raise RuleBroken(_("Choisissez dans la liste."), "method")
        election.method = fields["method"]
    if "title" in fields:
        election.title = line(fields["title"])
    if "scrutineers" in fields:
        election.scrutineers = line(fields["scrutineers"])
    if "note" in fields:
        election.note = prose(fields["note"])


def _check_candidate(
    op: Operation, election: Election, person_id: str, organization_id: str | None, today: date,
) -> None:
    if any(one.person_id == person_id for one in polls.candidacies(op, election.id)):
        raise RuleBroken(_("Cette personne est déjà candidate."), "person_id")
    day = polls.day_of(op, election, today)
    elections.check_can_sit(person_id, polls.terms_of(op, election.body_id), day)
    _check_sector(op, election, organization_id)


def _check_sector(op: Operation, election: Election, organization_id: str | None) -> None:
    if not election.college_id:
        return
    college = op.get(College, election.college_id)
    sector = op.get(Organization, organization_id).sector if organization_id else "citizen"
    elections.check_college(college.sectors.split(), sector, college.name)
