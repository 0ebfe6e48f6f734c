"""Elections held by an assembly: seats open, candidacies, counts, result."""

from sqlalchemy.orm import Mapped

from dsi_desktop.db.entity import Base, Entity
from dsi_desktop.db.fields import (
    choice_field,
    count_field,
    flag_field,
    link_field,
    prose_field,
    rank_field,
    text_field,
)


class Election(Entity, Base, kw_only=True):
    """Filling one or several seats of a body during a meeting."""

    __tablename__ = "election"
    body_id: Mapped[str | None] = link_field("instance", "body")
    meeting_id: Mapped[str] = text_field("rencontre")
    agenda_item_id: Mapped[str] = text_field("point")
    college_id: Mapped[str | None] = link_field("collège", "college")
    title: Mapped[str] = text_field("élection")
    seats: Mapped[int] = count_field("sièges à pourvoir", 1, unit="seats")
    method: Mapped[str] = choice_field("mode de scrutin", "election_method", "secret")
    state: Mapped[str] = choice_field("état", "election_state", "open")
    voters: Mapped[int | None] = count_field("votants", unit="persons")
    rounds: Mapped[int] = count_field("tours", 1, unit="rounds")
    names_allowed: Mapped[int | None] = count_field("noms par bulletin", unit="persons")
    scrutineers: Mapped[str] = text_field("scrutatrices et scrutateurs")
    note: Mapped[str] = prose_field("note")


class Candidacy(Entity, Base, kw_only=True):
    """Somebody who accepts to be a candidate on behalf of an organisation."""

    __tablename__ = "candidacy"
    election_id: Mapped[str | None] = link_field("élection", "election")
    person_id: Mapped[str | None] = link_field("personne", "person")
    organization_id: Mapped[str | None] = link_field("au nom de", "organization")
    proposed_by: Mapped[str] = text_field("proposée par")
    consented: Mapped[bool] = flag_field("consentement donné")
    withdrawn: Mapped[bool] = flag_field("retirée")
    elected: Mapped[bool] = flag_field("élue")
    rank: Mapped[str] = rank_field()


class ElectionRound(Entity, Base, kw_only=True):
    """The ballots of one round, and how a tie on its last seat was settled."""

    __tablename__ = "election_round"
    election_id: Mapped[str | None] = link_field("élection", "election")
    number: Mapped[int] = count_field("tour", 1, unit="rounds")
    handed_out: Mapped[int | None] = count_field("bulletins remis", unit="ballots")
    returned: Mapped[int | None] = count_field("bulletins déposés", unit="ballots")
    spoiled: Mapped[int | None] = count_field("bulletins blancs ou nuls", unit="ballots")
    tie_break: Mapped[str] = choice_field("départage", "tie_break")
    note: Mapped[str] = prose_field("note")


class BallotCount(Entity, Base, kw_only=True):
    """Votes for one candidate in one round."""

    __tablename__ = "ballot_count"
    election_id: Mapped[str | None] = link_field("élection", "election")
    candidacy_id: Mapped[str | None] = link_field("candidature", "candidacy")
    round: Mapped[int] = count_field("tour", 1, unit="rounds")
    votes: Mapped[int] = count_field("voix", 0, unit="votes")
