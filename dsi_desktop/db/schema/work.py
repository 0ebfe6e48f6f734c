"""Follow-ups, boards and cards: one task record, seen from everywhere."""

from sqlalchemy.orm import Mapped

from dsi_desktop.db.entity import Base, Entity
from dsi_desktop.db.fields import (
    choice_field,
    count_field,
    day_field,
    flag_field,
    link_field,
    moment_field,
    prose_field,
    rank_field,
    text_field,
)


class Task(Entity, Base, kw_only=True):
    """Something to do: follow-up of a meeting, card of a board, step of an action."""

    __tablename__ = "task"
    title: Mapped[str] = text_field("tâche")
    description: Mapped[str] = prose_field("description")
    state: Mapped[str] = choice_field("état", "task_state", "todo")
    person_id: Mapped[str | None] = link_field("personne responsable", "person")
    organization_id: Mapped[str | None] = link_field("organisation responsable", "organization")
    responsible_name: Mapped[str] = text_field("responsable (texte)")
    start_on: Mapped[str | None] = day_field("début")
    due_on: Mapped[str | None] = day_field("échéance")
    due_text: Mapped[str] = text_field("échéance en mots")
    due_from: Mapped[str | None] = day_field("au plus tôt")
    due_to: Mapped[str | None] = day_field("au plus tard")
    done_on: Mapped[str | None] = day_field("fait le")
    priority: Mapped[str] = choice_field("priorité", "priority", "normal")
    body_id: Mapped[str | None] = link_field("chantier", "body")
    action_id: Mapped[str] = text_field("action du plan")
    objective_id: Mapped[str | None] = link_field("objectif du plan", "objective")
    meeting_id: Mapped[str | None] = link_field("rencontre d’origine", "meeting")
    agenda_item_id: Mapped[str | None] = link_field("point d’origine", "agenda_item")
    motion_id: Mapped[str | None] = link_field("résolution d’origine", "motion")
    decision_id: Mapped[str | None] = link_field("décision d’origine", "decision")
    mandate_id: Mapped[str | None] = link_field("mandat d’origine", "mandate")
    representation_id: Mapped[str | None] = link_field(
        "représentation d’origine", "representation"
    )
    hours_planned: Mapped[int | None] = count_field("heures prévues", unit="tenths_h")
    hours_done: Mapped[int | None] = count_field("heures faites", unit="tenths_h")
    cost: Mapped[int | None] = count_field("coût", unit="cents")
    result: Mapped[str] = prose_field("résultat")
    waiting_for: Mapped[str] = text_field("en attente de")
    repeats: Mapped[str] = text_field("récurrence")
    repeat_of_id: Mapped[str | None] = link_field("récurrence de", "task")
    moved_at: Mapped[int | None] = moment_field("dernier déplacement")
    archived: Mapped[bool] = flag_field("archivée")


class TaskReview(Entity, Base, kw_only=True):
    """What was said of a follow-up at a later meeting."""

    __tablename__ = "task_review"
    task_id: Mapped[str | None] = link_field("tâche", "task")
    meeting_id: Mapped[str | None] = link_field("rencontre", "meeting")
    state: Mapped[str] = choice_field("état", "task_state", "todo")
    note: Mapped[str] = prose_field("note")


class TaskPartner(Entity, Base, kw_only=True):
    """An organisation that helps with a task."""

    __tablename__ = "task_partner"
    task_id: Mapped[str | None] = link_field("tâche", "task")
    organization_id: Mapped[str | None] = link_field("organisation", "organization")


class TaskLink(Entity, Base, kw_only=True):
    """A task that blocks, follows or repeats another."""

    __tablename__ = "task_link"
    from_task_id: Mapped[str | None] = link_field("de", "task")
    to_task_id: Mapped[str | None] = link_field("à", "task")
    kind: Mapped[str] = choice_field("lien", "task_link_kind", "blocks")


class Check(Entity, Base, kw_only=True):
    """A line of a task's checklist."""

    __tablename__ = "check_item"
    task_id: Mapped[str | None] = link_field("tâche", "task")
    text: Mapped[str] = text_field("élément")
    done: Mapped[bool] = flag_field("fait")
    became_id: Mapped[str | None] = link_field("devenu la carte", "task")
    rank: Mapped[str] = rank_field()


class Board(Entity, Base, kw_only=True):
    """The board of a chantier or committee."""

    __tablename__ = "board"
    body_id: Mapped[str | None] = link_field("instance", "body")
    title: Mapped[str] = text_field("tableau")
    template: Mapped[str] = text_field("modèle")
    swimlanes: Mapped[str] = choice_field("couloirs", "swimlane", "none")
    lane_limit: Mapped[int | None] = count_field("limite par couloir", unit="cards")
    lane_mode: Mapped[str] = choice_field("limite stricte par couloir", "wip_mode", "warn")
    archived: Mapped[bool] = flag_field("archivé")
    rank: Mapped[str] = rank_field()


class BoardColumn(Entity, Base, kw_only=True):
    """A column of a board, tied to a task state."""

    __tablename__ = "board_column"
    board_id: Mapped[str | None] = link_field("tableau", "board")
    title: Mapped[str] = text_field("colonne")
    state: Mapped[str] = choice_field("état des tâches", "task_state", "todo")
    wip_limit: Mapped[int | None] = count_field("limite", unit="cards")
    lane_limit: Mapped[int | None] = count_field("limite dans un couloir", unit="cards")
    wip_mode: Mapped[str] = choice_field("limite stricte", "wip_mode", "warn")
    collapsed: Mapped[bool] = flag_field("repliée")
    rank: Mapped[str] = rank_field()


class Card(Entity, Base, kw_only=True):
    """A task's place on a board."""

    __tablename__ = "card"
    board_id: Mapped[str | None] = link_field("tableau", "board")
    column_id: Mapped[str | None] = link_field("colonne", "board_column")
    task_id: Mapped[str | None] = link_field("tâche", "task")
    rank: Mapped[str] = rank_field()


class BoardRule(Entity, Base, kw_only=True):
    """A readable rule: when a card arrives, ask or tell."""

    __tablename__ = "board_rule"
    board_id: Mapped[str | None] = link_field("tableau", "board")
    column_id: Mapped[str | None] = link_field("colonne", "board_column")
    trigger: Mapped[str] = choice_field("quand", "rule_trigger", "arrives")
    effect: Mapped[str] = choice_field("alors", "rule_effect", "ask_result")
    active: Mapped[bool] = flag_field("active", default=True)


class Label(Entity, Base, kw_only=True):
    """A coloured label for cards."""

    __tablename__ = "label"
    body_id: Mapped[str | None] = link_field("instance", "body")
    name: Mapped[str] = text_field("étiquette")
    hue: Mapped[int] = count_field("couleur", 0)
    rank: Mapped[str] = rank_field()


class TaskLabel(Entity, Base, kw_only=True):
    """A label put on a task."""

    __tablename__ = "task_label"
    task_id: Mapped[str | None] = link_field("tâche", "task")
    label_id: Mapped[str | None] = link_field("étiquette", "label")
