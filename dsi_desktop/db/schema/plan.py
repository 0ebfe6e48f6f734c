"""The community plan: vision, needs, issues, objectives, desired changes, actions."""

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
    record_field,
    text_field,
)


class Plan(Entity, Base, kw_only=True):
    """A community plan for a territory and a period. A dossier may hold several."""

    __tablename__ = "plan"
    title: Mapped[str] = text_field("titre")
    area_id: Mapped[str | None] = link_field("territoire", "area")
    start_on: Mapped[str | None] = day_field("début")
    end_on: Mapped[str | None] = day_field("fin")
    vision: Mapped[str] = prose_field("vision")
    horizon: Mapped[str] = text_field("horizon")
    state: Mapped[str] = choice_field("état", "plan_state", "active")
    adopted_on: Mapped[str | None] = day_field("adopté le")
    motion_id: Mapped[str | None] = link_field("résolution d’adoption", "motion")
    principles: Mapped[str] = prose_field("principes")
    rank: Mapped[str] = rank_field()


class PlanLevel(Entity, Base, kw_only=True):
    """The local name of a level of the plan, and whether it is used."""

    __tablename__ = "plan_level"
    plan_id: Mapped[str | None] = link_field("plan", "plan")
    level: Mapped[str] = choice_field("niveau", "plan_level", "objective")
    name: Mapped[str] = text_field("nom d’usage")
    used: Mapped[bool] = flag_field("utilisé", default=True)


class Dimension(Entity, Base, kw_only=True):
    """One of the thirteen dimensions of the regional frame, or a local one."""

    __tablename__ = "dimension"
    name: Mapped[str] = text_field("dimension")
    code: Mapped[str] = text_field("code")
    official: Mapped[bool] = flag_field("officielle")
    rank: Mapped[str] = rank_field()


class Need(Entity, Base, kw_only=True):
    """A need found in the portrait, with its evidence."""

    __tablename__ = "need"
    plan_id: Mapped[str | None] = link_field("plan", "plan")
    title: Mapped[str] = text_field("besoin")
    description: Mapped[str] = prose_field("description")
    meeting_id: Mapped[str | None] = link_field("exprimé à la rencontre", "meeting")
    severity: Mapped[str] = choice_field("ampleur", "severity")
    code: Mapped[str] = text_field("code")
    rank: Mapped[str] = rank_field()


class Evidence(Entity, Base, kw_only=True):
    """A figure, quotation or source behind a need."""

    __tablename__ = "evidence"
    need_id: Mapped[str | None] = link_field("besoin", "need")
    text: Mapped[str] = prose_field("constat")
    value: Mapped[str] = text_field("donnée")
    source: Mapped[str] = text_field("source")
    year: Mapped[int | None] = count_field("année", unit="year")
    area_id: Mapped[str | None] = link_field("territoire", "area")
    population_id: Mapped[str | None] = link_field("population", "population")


class Issue(Entity, Base, kw_only=True):
    """A priority issue (enjeu prioritaire)."""

    __tablename__ = "issue"
    plan_id: Mapped[str | None] = link_field("plan", "plan")
    code: Mapped[str] = text_field("code")
    title: Mapped[str] = text_field("enjeu")
    description: Mapped[str] = prose_field("description")
    body_id: Mapped[str | None] = link_field("chantier", "body")
    chosen_in_id: Mapped[str | None] = link_field("choisi à la rencontre", "meeting")
    votes: Mapped[int | None] = count_field("voix de priorisation", unit="votes")
    hue: Mapped[int | None] = count_field("couleur")
    rank: Mapped[str] = rank_field()


class Orientation(Entity, Base, kw_only=True):
    """A strategic direction (orientation, axe)."""

    __tablename__ = "orientation"
    plan_id: Mapped[str | None] = link_field("plan", "plan")
    issue_id: Mapped[str | None] = link_field("enjeu", "issue")
    code: Mapped[str] = text_field("code")
    title: Mapped[str] = text_field("orientation")
    description: Mapped[str] = prose_field("description")
    rank: Mapped[str] = rank_field()


class Objective(Entity, Base, kw_only=True):
    """A general or specific objective."""

    __tablename__ = "objective"
    plan_id: Mapped[str | None] = link_field("plan", "plan")
    issue_id: Mapped[str | None] = link_field("enjeu", "issue")
    orientation_id: Mapped[str | None] = link_field("orientation", "orientation")
    parent_id: Mapped[str | None] = link_field("objectif général", "objective")
    code: Mapped[str] = text_field("code")
    title: Mapped[str] = text_field("objectif")
    kind: Mapped[str] = choice_field("type", "objective_kind", "specific")
    description: Mapped[str] = prose_field("description")
    rank: Mapped[str] = rank_field()


class DesiredChange(Entity, Base, kw_only=True):
    """A desired change (transformation souhaitée)."""

    __tablename__ = "desired_change"
    plan_id: Mapped[str | None] = link_field("plan", "plan")
    objective_id: Mapped[str | None] = link_field("objectif", "objective")
    code: Mapped[str] = text_field("code")
    title: Mapped[str] = text_field("transformation souhaitée")
    description: Mapped[str] = prose_field("description")
    who: Mapped[str] = text_field("chez qui")
    rank: Mapped[str] = rank_field()


class Action(Entity, Base, kw_only=True):
    """An action of the plan: who does what, when, with what."""

    __tablename__ = "action"
    plan_id: Mapped[str | None] = link_field("plan", "plan")
    objective_id: Mapped[str | None] = link_field("objectif", "objective")
    desired_change_id: Mapped[str | None] = link_field("transformation souhaitée", "desired_change")
    body_id: Mapped[str | None] = link_field("chantier", "body")
    code: Mapped[str] = text_field("code")
    title: Mapped[str] = text_field("action")
    description: Mapped[str] = prose_field("description")
    state: Mapped[str] = choice_field("état", "action_state", "to_specify")
    state_reason: Mapped[str] = text_field("motif")
    lead_id: Mapped[str | None] = link_field("porteur", "organization")
    contact_id: Mapped[str | None] = link_field("personne responsable", "person")
    start_on: Mapped[str | None] = day_field("début prévu")
    end_on: Mapped[str | None] = day_field("fin prévue")
    when_text: Mapped[str] = text_field("échéance en mots")
    when_from: Mapped[str | None] = day_field("au plus tôt")
    when_to: Mapped[str | None] = day_field("au plus tard")
    started_on: Mapped[str | None] = day_field("début réel")
    ended_on: Mapped[str | None] = day_field("fin réelle")
    progress: Mapped[int | None] = count_field("avancement", unit="percent")
    progress_mode: Mapped[str] = choice_field("calcul de l’avancement", "progress_mode", "manual")
    place: Mapped[str] = text_field("lieu")
    means: Mapped[str] = prose_field("moyens")
    expected: Mapped[str] = prose_field("résultats visés")
    achieved: Mapped[str] = prose_field("résultats atteints")
    variance: Mapped[str] = prose_field("écarts")
    people_reached: Mapped[int | None] = count_field("personnes jointes", unit="persons")
    motion_id: Mapped[str | None] = link_field("résolution d’origine", "motion")
    decision_id: Mapped[str | None] = link_field("décision d’origine", "decision")
    sustaining: Mapped[str] = prose_field("pérennité")
    kind: Mapped[str] = text_field("type d’action")
    effects_short: Mapped[str] = prose_field("retombées à court terme")
    effects_medium: Mapped[str] = prose_field("retombées à moyen terme")
    effects_long: Mapped[str] = prose_field("retombées à long terme")
    transferable: Mapped[str] = prose_field("potentiel de transférabilité")
    produced: Mapped[str] = prose_field("matériel produit")
    rank: Mapped[str] = rank_field()


class ActionNote(Entity, Base, kw_only=True):
    """A dated follow-up note on an action."""

    __tablename__ = "action_note"
    action_id: Mapped[str | None] = link_field("action", "action")
    noted_on: Mapped[str | None] = day_field("date")
    author: Mapped[str] = text_field("auteur")
    text: Mapped[str] = prose_field("note")


class Milestone(Entity, Base, kw_only=True):
    """A milestone (jalon) of an action."""

    __tablename__ = "milestone"
    action_id: Mapped[str | None] = link_field("action", "action")
    title: Mapped[str] = text_field("jalon")
    due_on: Mapped[str | None] = day_field("échéance")
    done_on: Mapped[str | None] = day_field("atteint le")
    rank: Mapped[str] = rank_field()


class ActionPartner(Entity, Base, kw_only=True):
    """An organisation's part in an action."""

    __tablename__ = "action_partner"
    action_id: Mapped[str | None] = link_field("action", "action")
    organization_id: Mapped[str | None] = link_field("organisation", "organization")
    role: Mapped[str] = choice_field("rôle", "partner_role", "partner")
    confirmed: Mapped[bool] = flag_field("confirmé")
    contribution: Mapped[str] = text_field("contribution")


class ActionDependency(Entity, Base, kw_only=True):
    """An action that waits for another."""

    __tablename__ = "action_dependency"
    from_action_id: Mapped[str | None] = link_field("attend", "action")
    to_action_id: Mapped[str | None] = link_field("action", "action")
    kind: Mapped[str] = choice_field("lien", "dependency_kind", "finish_to_start")
    lag_days: Mapped[int] = count_field("délai", 0, unit="days")


class PlanLink(Entity, Base, kw_only=True):
    """A weighted link between two elements of the plan, any levels."""

    __tablename__ = "plan_link"
    source_table: Mapped[str] = text_field("type de la source")
    source_id: Mapped[str] = record_field("source")
    target_table: Mapped[str] = text_field("type de la cible")
    target_id: Mapped[str] = record_field("cible")
    weight: Mapped[int] = count_field("poids", 1)


class ElementDimension(Entity, Base, kw_only=True):
    """A dimension an element of the plan touches."""

    __tablename__ = "element_dimension"
    record_table: Mapped[str] = text_field("type d’élément")
    record_id: Mapped[str] = record_field("élément")
    dimension_id: Mapped[str | None] = link_field("dimension", "dimension")


class ElementArea(Entity, Base, kw_only=True):
    """A territory an element of the plan touches."""

    __tablename__ = "element_area"
    record_table: Mapped[str] = text_field("type d’élément")
    record_id: Mapped[str] = record_field("élément")
    area_id: Mapped[str | None] = link_field("territoire", "area")


class ElementPopulation(Entity, Base, kw_only=True):
    """A population an element of the plan aims at."""

    __tablename__ = "element_population"
    record_table: Mapped[str] = text_field("type d’élément")
    record_id: Mapped[str] = record_field("élément")
    population_id: Mapped[str | None] = link_field("population", "population")


class PlanVersion(Entity, Base, kw_only=True):
    """The plan as adopted: a frozen baseline."""

    __tablename__ = "plan_version"
    plan_id: Mapped[str | None] = link_field("plan", "plan")
    number: Mapped[int | None] = count_field("version")
    adopted_on: Mapped[str | None] = day_field("adoptée le")
    motion_id: Mapped[str | None] = link_field("résolution", "motion")
    title: Mapped[str] = text_field("nom de la version")
    document: Mapped[str] = prose_field("document")
    sha256: Mapped[str] = text_field("empreinte")


class GapSetAside(Entity, Base, kw_only=True):
    """A gap of the coverage that was put aside, with its reason."""

    __tablename__ = "gap_set_aside"
    plan_id: Mapped[str | None] = link_field("plan", "plan")
    gap: Mapped[str] = choice_field("lacune", "gap_kind")
    record_table: Mapped[str] = text_field("type d’élément")
    record_id: Mapped[str] = record_field("élément")
    reason: Mapped[str] = prose_field("motif")
    set_on: Mapped[str | None] = day_field("date")


class Guideline(Entity, Base, kw_only=True):
    """Something the partners agreed to respect (balise)."""

    __tablename__ = "guideline"
    title: Mapped[str] = text_field("balise")
    text: Mapped[str] = prose_field("texte")
    motion_id: Mapped[str | None] = link_field("résolution", "motion")
    applies_to: Mapped[str] = choice_field("s’applique à", "guideline_scope", "initiative")
    applies_id: Mapped[str] = record_field("précision")
    start_on: Mapped[str | None] = day_field("en vigueur du")
    end_on: Mapped[str | None] = day_field("au")
    rank: Mapped[str] = rank_field()


class GuidelineCheck(Entity, Base, kw_only=True):
    """The answer given to a guideline when a project is examined."""

    __tablename__ = "guideline_check"
    guideline_id: Mapped[str | None] = link_field("balise", "guideline")
    record_table: Mapped[str] = text_field("type de fiche")
    record_id: Mapped[str] = record_field()
    answer: Mapped[str] = choice_field("réponse", "guideline_answer")
    reason: Mapped[str] = prose_field("motif")
    answered_on: Mapped[str | None] = day_field("répondu le")


class ProjectIntake(Entity, Base, kw_only=True):
    """A project presented by an organisation at a chantier."""

    __tablename__ = "project_intake"
    title: Mapped[str] = text_field("projet")
    organization_id: Mapped[str | None] = link_field("présenté par", "organization")
    body_id: Mapped[str | None] = link_field("chantier", "body")
    action_id: Mapped[str | None] = link_field("action", "action")
    meeting_id: Mapped[str | None] = link_field("présenté à la rencontre", "meeting")
    state: Mapped[str] = choice_field("étape", "intake_state", "presented")
    asked: Mapped[int | None] = cents_field("montant demandé")
    recommended: Mapped[int | None] = cents_field("montant recommandé")
    decided: Mapped[int | None] = cents_field("montant accordé")
    summary: Mapped[str] = prose_field("résumé")
    years_supported: Mapped[int | None] = count_field("années déjà soutenues", unit="years")
    agreement_id: Mapped[str | None] = link_field("entente", "agreement")


class IntakeStep(Entity, Base, kw_only=True):
    """One step in the life of a project presented."""

    __tablename__ = "intake_step"
    intake_id: Mapped[str | None] = link_field("projet", "project_intake")
    state: Mapped[str] = choice_field("étape", "intake_state", "presented")
    done_on: Mapped[str | None] = day_field("date")
    meeting_id: Mapped[str | None] = link_field("rencontre", "meeting")
    motion_id: Mapped[str | None] = link_field("résolution", "motion")
    amount: Mapped[int | None] = cents_field("montant")
    note: Mapped[str] = prose_field("note")
