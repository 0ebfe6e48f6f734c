"""What the law asks: consents, retention, access requests, incidents, destructions."""

from sqlalchemy.orm import Mapped

from dsi_desktop.db.entity import Base, Entity
from dsi_desktop.db.fields import (
    choice_field,
    count_field,
    day_field,
    link_field,
    prose_field,
    text_field,
)


class Consent(Entity, Base, kw_only=True):
    """A consent given for one purpose, and its withdrawal."""

    __tablename__ = "consent"
    person_id: Mapped[str | None] = link_field("personne", "person")
    purpose: Mapped[str] = choice_field("fin", "consent_purpose", "shared_contacts")
    given_on: Mapped[str | None] = day_field("donné le")
    how: Mapped[str] = text_field("moyen")
    withdrawn_on: Mapped[str | None] = day_field("retiré le")


class RetentionRule(Entity, Base, kw_only=True):
    """How long a category is kept, and what happens then."""

    __tablename__ = "retention_rule"
    category: Mapped[str] = choice_field("catégorie", "retention_category", "contacts")
    months: Mapped[int | None] = count_field("durée", unit="months")
    starting: Mapped[str] = choice_field("à compter de", "retention_start", "end_of_mandate")
    action: Mapped[str] = choice_field("ensuite", "retention_action", "destroy")


class AccessRequest(Entity, Base, kw_only=True):
    """A request to see or correct one's information (30 days)."""

    __tablename__ = "access_request"
    person_id: Mapped[str | None] = link_field("personne", "person")
    kind: Mapped[str] = choice_field("type", "request_kind", "access")
    received_on: Mapped[str | None] = day_field("reçue le")
    due_on: Mapped[str | None] = day_field("échéance")
    answered_on: Mapped[str | None] = day_field("répondue le")
    answer: Mapped[str] = prose_field("réponse", personal=True)


class PrivacyIncident(Entity, Base, kw_only=True):
    """A line of the register of incidents (eight legal fields)."""

    __tablename__ = "privacy_incident"
    information: Mapped[str] = prose_field("renseignements visés")
    circumstances: Mapped[str] = prose_field("circonstances")
    happened_text: Mapped[str] = text_field("date ou période")
    known_on: Mapped[str | None] = day_field("connu le")
    persons: Mapped[int | None] = count_field("personnes touchées", unit="persons")
    risk: Mapped[str] = prose_field("risque de préjudice sérieux")
    notices: Mapped[str] = prose_field("avis donnés")
    measures: Mapped[str] = prose_field("mesures")


class Destruction(Entity, Base, kw_only=True):
    """What was destroyed, when and under which rule (no values)."""

    __tablename__ = "destruction"
    category: Mapped[str] = choice_field("catégorie", "retention_category", "contacts")
    done_on: Mapped[str | None] = day_field("date")
    done_by: Mapped[str] = text_field("par")
    items: Mapped[int | None] = count_field("nombre", unit="items")
    rule_id: Mapped[str | None] = link_field("règle", "retention_rule")
