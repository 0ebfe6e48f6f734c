"""Bodies, their rules, seats, memberships, mandates and relations."""

from sqlalchemy.orm import Mapped

from dsi_desktop.db.entity import Base, Entity
from dsi_desktop.db.fields import (
    choice_field,
    count_field,
    day_field,
    flag_field,
    link_field,
    prose_field,
    rank_field,
    text_field,
)


class Body(Entity, Base, kw_only=True):
    """An « instance »: assembly, committee, chantier. Its name is data, never code."""

    __tablename__ = "body"
    name: Mapped[str] = text_field("nom")
    kind: Mapped[str] = choice_field("type", "body_kind", "workstream")
    local_name: Mapped[str] = text_field("nom d’usage")
    acronym: Mapped[str] = text_field("sigle")
    purpose: Mapped[str] = prose_field("raison d’être")
    parent_id: Mapped[str | None] = link_field("relève de", "body")
    area_id: Mapped[str | None] = link_field("territoire", "area")
    start_on: Mapped[str | None] = day_field("début")
    end_on: Mapped[str | None] = day_field("fin")
    state: Mapped[str] = choice_field("état", "body_state", "active")
    successor_id: Mapped[str | None] = link_field("succède par", "body")
    hue: Mapped[int] = count_field("couleur", 0)
    icon: Mapped[str] = text_field("icône")
    rank: Mapped[str] = rank_field()


class BodyRules(Entity, Base, kw_only=True):
    """How a body convenes, decides, records and renews itself. One row per body."""

    __tablename__ = "body_rules"
    body_id: Mapped[str | None] = link_field("instance", "body")
    minutes_kind: Mapped[str] = choice_field("compte rendu", "minutes_kind", "pv")
    requires_adoption: Mapped[bool] = flag_field("adoption requise", default=True)
    decision_mode: Mapped[str] = choice_field(
        "mode de décision", "decision_mode", "consensus_then_vote"
    )
    voting_unit: Mapped[str] = choice_field("droit de vote", "voting_unit", "person")
    quorum_kind: Mapped[str] = choice_field("quorum", "quorum_kind", "majority")
    quorum_value: Mapped[int | None] = count_field("valeur du quorum")
    chair_casting_vote: Mapped[bool] = flag_field("voix prépondérante")
    notice_days: Mapped[int] = count_field("délai de convocation", 5, unit="days")
    parity_max_gap: Mapped[int] = count_field("écart de parité admis", 1, unit="seats")
    term_months: Mapped[int] = count_field("durée d’un mandat", 24, unit="months")
    max_terms: Mapped[int | None] = count_field("mandats consécutifs", unit="terms")
    staggered: Mapped[bool] = flag_field("renouvellement en alternance")
    substitutes_allowed: Mapped[bool] = flag_field("substituts admis", default=True)
    observers_allowed: Mapped[bool] = flag_field("observateurs admis", default=True)
    names_in_motions: Mapped[bool] = flag_field("noms des proposeurs imprimés", default=True)
    number_template: Mapped[str] = text_field("numéro des résolutions", "{sigle}-{yyyy}-{seq:03}")
    meetings_per_year: Mapped[int | None] = count_field("rencontres par année", unit="meetings")
    below_quorum: Mapped[str] = choice_field("sous le quorum", "below_quorum", "refuse")
    bilingual_documents: Mapped[bool] = flag_field("documents bilingues")
    phrase_opening: Mapped[str] = prose_field("formule d’ouverture")
    phrase_motion: Mapped[str] = prose_field("formule des résolutions")


class College(Entity, Base, kw_only=True):
    """A part of the seats of a body, defined by sectors or a territory."""

    __tablename__ = "college"
    body_id: Mapped[str | None] = link_field("instance", "body")
    name: Mapped[str] = text_field("collège")
    sectors: Mapped[str] = text_field("secteurs")
    area_id: Mapped[str | None] = link_field("territoire", "area")
    seats: Mapped[int | None] = count_field("sièges prévus", unit="seats")
    parity: Mapped[bool] = flag_field("compté dans la parité", default=True)
    rank: Mapped[str] = rank_field()


class Post(Entity, Base, kw_only=True):
    """A seat: it may be vacant."""

    __tablename__ = "post"
    body_id: Mapped[str | None] = link_field("instance", "body")
    college_id: Mapped[str | None] = link_field("collège", "college")
    area_id: Mapped[str | None] = link_field("territoire", "area")
    label: Mapped[str] = text_field("siège")
    start_on: Mapped[str | None] = day_field("créé le")
    end_on: Mapped[str | None] = day_field("aboli le")
    rank: Mapped[str] = rank_field()


class Membership(Entity, Base, kw_only=True):
    """A person who sits in a body on behalf of an organisation, with dates."""

    __tablename__ = "membership"
    body_id: Mapped[str | None] = link_field("instance", "body")
    post_id: Mapped[str | None] = link_field("siège", "post")
    person_id: Mapped[str | None] = link_field("personne", "person")
    organization_id: Mapped[str | None] = link_field("au nom de", "organization")
    role: Mapped[str] = choice_field("rôle", "membership_role", "member")
    start_on: Mapped[str | None] = day_field("début")
    end_on: Mapped[str | None] = day_field("fin")
    appointed_by: Mapped[str] = choice_field("mode de désignation", "appointment", "designated")
    election_id: Mapped[str] = text_field("élection")
    substitutes_for_id: Mapped[str | None] = link_field("substitut de", "membership")
    voting: Mapped[bool] = flag_field("droit de vote", default=True)
    reason_ended: Mapped[str] = text_field("motif de fin", personal=True)
    rank: Mapped[str] = rank_field()


class MembershipAsset(Entity, Base, kw_only=True):
    """Knowledge, skill or interest a member brings to a desired change."""

    __tablename__ = "membership_asset"
    membership_id: Mapped[str | None] = link_field("adhésion", "membership")
    kind: Mapped[str] = choice_field("nature", "asset_kind", "knowledge")
    text: Mapped[str] = text_field("apport")
    desired_change_id: Mapped[str] = text_field("transformation souhaitée")


class MandateLetter(Entity, Base, kw_only=True):
    """An organisation names its titular and substitute, and says what they may commit."""

    __tablename__ = "mandate_letter"
    membership_id: Mapped[str | None] = link_field("adhésion", "membership")
    organization_id: Mapped[str | None] = link_field("organisation", "organization")
    substitute_id: Mapped[str | None] = link_field("substitut", "person")
    scope: Mapped[str] = choice_field("portée", "mandate_scope", "recommend")
    ceiling: Mapped[int | None] = count_field("montant maximal", unit="cents")
    start_on: Mapped[str | None] = day_field("début")
    end_on: Mapped[str | None] = day_field("fin")
    signatory: Mapped[str] = text_field("signataire")
    signatory_title: Mapped[str] = text_field("fonction du signataire")
    signed_on: Mapped[str | None] = day_field("signée le")


class Mandate(Entity, Base, kw_only=True):
    """Work given by a body to another body or a person."""

    __tablename__ = "mandate"
    given_by_id: Mapped[str | None] = link_field("donné par", "body")
    body_id: Mapped[str | None] = link_field("confié à l’instance", "body")
    person_id: Mapped[str | None] = link_field("confié à", "person")
    decision_id: Mapped[str] = text_field("décision d’origine")
    title: Mapped[str] = text_field("mandat")
    description: Mapped[str] = prose_field("description")
    due_on: Mapped[str | None] = day_field("échéance")
    state: Mapped[str] = choice_field("état", "mandate_state", "open")
    closed_on: Mapped[str | None] = day_field("clos le")


class MandateReport(Entity, Base, kw_only=True):
    """What was reported on a mandate, when, at which meeting."""

    __tablename__ = "mandate_report"
    mandate_id: Mapped[str | None] = link_field("mandat", "mandate")
    meeting_id: Mapped[str] = text_field("rencontre")
    reported_on: Mapped[str | None] = day_field("date")
    text: Mapped[str] = prose_field("rapport")


class BodyRelation(Entity, Base, kw_only=True):
    """An arrow of the organigramme other than « relève de »."""

    __tablename__ = "body_relation"
    from_body_id: Mapped[str | None] = link_field("de", "body")
    to_body_id: Mapped[str | None] = link_field("à", "body")
    kind: Mapped[str] = choice_field("relation", "relation_kind", "informs")
    organization_id: Mapped[str | None] = link_field("organisation", "organization")
    start_on: Mapped[str | None] = day_field("début")
    end_on: Mapped[str | None] = day_field("fin")
    note: Mapped[str] = text_field("précision")


class Representation(Entity, Base, kw_only=True):
    """An act of spokesperson: position, letter, meeting with elected officials."""

    __tablename__ = "representation"
    body_id: Mapped[str | None] = link_field("au nom de", "body")
    person_id: Mapped[str | None] = link_field("porte-parole", "person")
    kind: Mapped[str] = choice_field("nature", "representation_kind", "letter")
    held_on: Mapped[str | None] = day_field("date")
    addressee: Mapped[str] = text_field("destinataire")
    area_id: Mapped[str | None] = link_field("municipalité", "area")
    mandate_id: Mapped[str | None] = link_field("mandat", "mandate")
    decision_id: Mapped[str] = text_field("décision d’origine")
    subject: Mapped[str] = text_field("objet")
    text: Mapped[str] = prose_field("position exprimée")
    outcome: Mapped[str] = prose_field("suites")
    reported_in_id: Mapped[str | None] = link_field("rapportée à la rencontre", "meeting")


class ExternalBody(Entity, Base, kw_only=True):
    """A table of somebody else whose meetings also weigh on the partners."""

    __tablename__ = "external_body"
    name: Mapped[str] = text_field("table")
    holder: Mapped[str] = text_field("responsable")
    meetings_per_year: Mapped[int | None] = count_field("rencontres par année", unit="meetings")
    hours_per_meeting: Mapped[int | None] = count_field("durée d’une rencontre", unit="min")
    area_id: Mapped[str | None] = link_field("lieu", "area")


class ExternalSeat(Entity, Base, kw_only=True):
    """An organisation that also sits at an external table."""

    __tablename__ = "external_seat"
    external_body_id: Mapped[str | None] = link_field("table externe", "external_body")
    organization_id: Mapped[str | None] = link_field("organisation", "organization")
    person_id: Mapped[str | None] = link_field("personne", "person")
    start_on: Mapped[str | None] = day_field("début")
    end_on: Mapped[str | None] = day_field("fin")
