"""Money and people's time: funders, agreements, funding lines, spending, human resources."""

from sqlalchemy.orm import Mapped

from dsi_desktop.db.entity import Base, Entity
from dsi_desktop.db.fields import (
    cents_field,
    choice_field,
    count_field,
    day_field,
    flag_field,
    link_field,
    prose_field,
    rank_field,
    text_field,
)


class Funder(Entity, Base, kw_only=True):
    """Who pays (bailleur de fonds)."""

    __tablename__ = "funder"
    name: Mapped[str] = text_field("bailleur")
    organization_id: Mapped[str | None] = link_field("organisation", "organization")
    kind: Mapped[str] = choice_field("type", "funder_kind", "government")
    vocabulary: Mapped[str] = prose_field("vocabulaire")
    core: Mapped[bool] = flag_field("subvention de base")
    year_start: Mapped[int] = count_field("premier mois de l’exercice", 4, unit="month")
    rank: Mapped[str] = rank_field()


class Programme(Entity, Base, kw_only=True):
    """A programme of a funder: what it pays, when, where."""

    __tablename__ = "programme"
    funder_id: Mapped[str | None] = link_field("bailleur", "funder")
    name: Mapped[str] = text_field("programme")
    pays: Mapped[str] = prose_field("finance")
    opens_on: Mapped[str | None] = day_field("ouverture")
    closes_on: Mapped[str | None] = day_field("date limite")
    smallest: Mapped[int | None] = cents_field("minimum")
    largest: Mapped[int | None] = cents_field("maximum")
    ceiling: Mapped[int | None] = count_field("part maximale", unit="percent")
    conditions: Mapped[str] = prose_field("conditions")
    website: Mapped[str] = text_field("site")
    yearly: Mapped[bool] = flag_field("revient chaque année")


class Agreement(Entity, Base, kw_only=True):
    """A funding agreement."""

    __tablename__ = "agreement"
    funder_id: Mapped[str | None] = link_field("bailleur", "funder")
    programme_id: Mapped[str | None] = link_field("programme", "programme")
    holder_id: Mapped[str | None] = link_field("mandataire", "organization")
    fiduciary_id: Mapped[str | None] = link_field("fiduciaire", "organization")
    reference: Mapped[str] = text_field("numéro d’entente")
    title: Mapped[str] = text_field("entente")
    amount: Mapped[int | None] = cents_field("montant")
    signed_on: Mapped[str | None] = day_field("signée le")
    start_on: Mapped[str | None] = day_field("début")
    end_on: Mapped[str | None] = day_field("fin")
    report_due_on: Mapped[str | None] = day_field("reddition attendue le")


class FundingLine(Entity, Base, kw_only=True):
    """What one source brings to one action in one fiscal year."""

    __tablename__ = "funding_line"
    action_id: Mapped[str | None] = link_field("action", "action")
    funder_id: Mapped[str | None] = link_field("bailleur", "funder")
    programme_id: Mapped[str | None] = link_field("programme", "programme")
    agreement_id: Mapped[str | None] = link_field("entente", "agreement")
    organization_id: Mapped[str | None] = link_field("contributeur", "organization")
    title: Mapped[str] = text_field("source")
    nature: Mapped[str] = choice_field("nature", "funding_nature", "cash")
    state: Mapped[str] = choice_field("état", "funding_state", "foreseen")
    fiscal_year: Mapped[str] = text_field("exercice")
    asked: Mapped[int | None] = cents_field("demandé")
    granted: Mapped[int | None] = cents_field("accordé")
    paid: Mapped[int | None] = cents_field("versé")
    asked_on: Mapped[str | None] = day_field("demandé le")
    granted_on: Mapped[str | None] = day_field("accordé le")
    paid_on: Mapped[str | None] = day_field("versé le")
    note: Mapped[str] = prose_field("note")
    rank: Mapped[str] = rank_field()


class Spending(Entity, Base, kw_only=True):
    """Money spent, by post."""

    __tablename__ = "spending"
    action_id: Mapped[str | None] = link_field("action", "action")
    funding_line_id: Mapped[str | None] = link_field("source", "funding_line")
    post: Mapped[str] = choice_field("poste", "spending_post", "equipment")
    description: Mapped[str] = text_field("description")
    planned: Mapped[int | None] = cents_field("prévu")
    actual: Mapped[int | None] = cents_field("réel")
    spent_on: Mapped[str | None] = day_field("date")
    explanation: Mapped[str] = prose_field("explication de l’écart")


class Voucher(Entity, Base, kw_only=True):
    """The paper that proves a spending (pièce justificative)."""

    __tablename__ = "voucher"
    spending_id: Mapped[str | None] = link_field("dépense", "spending")
    reference: Mapped[str] = text_field("référence")
    attachment_id: Mapped[str | None] = link_field("pièce", "attachment")
    issued_on: Mapped[str | None] = day_field("date")


class HumanResource(Entity, Base, kw_only=True):
    """Hours an organisation or a person gives to an action."""

    __tablename__ = "human_resource"
    action_id: Mapped[str | None] = link_field("action", "action")
    organization_id: Mapped[str | None] = link_field("organisation", "organization")
    person_id: Mapped[str | None] = link_field("personne", "person")
    role: Mapped[str] = text_field("rôle")
    hours_planned: Mapped[int | None] = count_field("heures prévues", unit="tenths_h")
    hours_done: Mapped[int | None] = count_field("heures faites", unit="tenths_h")
    rate: Mapped[int | None] = cents_field("taux horaire")
    in_kind: Mapped[bool] = flag_field("en nature")


class CumulationRule(Entity, Base, kw_only=True):
    """A ceiling on the share of a kind of source (règle de cumul)."""

    __tablename__ = "cumulation_rule"
    funder_id: Mapped[str | None] = link_field("bailleur", "funder")
    kind: Mapped[str] = choice_field("sources visées", "funder_kind", "government")
    ceiling: Mapped[int | None] = count_field("plafond", unit="percent")
    programme_id: Mapped[str | None] = link_field("programme", "programme")
    floor: Mapped[int | None] = count_field("part minimale du promoteur", unit="percent")
    cash_floor: Mapped[int | None] = count_field("minimum monétaire du promoteur", unit="percent")
