"""Meetings, what is on their agenda and who was there when."""

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
    record_field,
    text_field,
    time_field,
)


class MeetingSeries(Entity, Base, kw_only=True):
    """A rhythm of meetings of a body, with its backlog."""

    __tablename__ = "meeting_series"
    body_id: Mapped[str | None] = link_field("instance", "body")
    title: Mapped[str] = text_field("série")
    rhythm: Mapped[str] = text_field("rythme")
    place: Mapped[str] = text_field("lieu")
    area_id: Mapped[str | None] = link_field("municipalité", "area")
    start_time: Mapped[str | None] = time_field("début")
    end_time: Mapped[str | None] = time_field("fin")
    kind: Mapped[str] = choice_field("type", "meeting_kind", "ordinary")
    video_url: Mapped[str] = text_field("lien de visioconférence")
    end_on: Mapped[str | None] = day_field("jusqu’au")


class BacklogItem(Entity, Base, kw_only=True):
    """A point waiting for a meeting of the series."""

    __tablename__ = "backlog_item"
    series_id: Mapped[str | None] = link_field("série", "meeting_series")
    body_id: Mapped[str | None] = link_field("instance", "body")
    title: Mapped[str] = text_field("point")
    kind: Mapped[str] = choice_field("type", "agenda_kind", "information")
    minutes: Mapped[int | None] = count_field("durée prévue", unit="min")
    origin_table: Mapped[str] = text_field("type d’origine")
    origin_id: Mapped[str] = record_field("origine")
    rank: Mapped[str] = rank_field()
    person_id: Mapped[str | None] = link_field("proposé par", "person")
    organization_id: Mapped[str | None] = link_field("pour l’organisation", "organization")
    note: Mapped[str] = prose_field("précision")
    state: Mapped[str] = choice_field("état", "backlog_state", "waiting")
    taken_in_id: Mapped[str | None] = link_field("inscrit à la rencontre", "meeting")


class Meeting(Entity, Base, kw_only=True):
    """One meeting of a body (Popolo Event)."""

    __tablename__ = "meeting"
    body_id: Mapped[str | None] = link_field("instance", "body")
    series_id: Mapped[str | None] = link_field("série", "meeting_series")
    title: Mapped[str] = text_field("titre")
    ordinal: Mapped[int | None] = count_field("numéro dans l’année")
    kind: Mapped[str] = choice_field("type", "meeting_kind", "ordinary")
    held_on: Mapped[str | None] = day_field("date")
    start_time: Mapped[str | None] = time_field("début prévu")
    end_time: Mapped[str | None] = time_field("fin prévue")
    time_zone: Mapped[str] = text_field("fuseau horaire", "America/Toronto")
    opened_at: Mapped[str | None] = time_field("ouverture")
    closed_at: Mapped[str | None] = time_field("levée")
    place: Mapped[str] = text_field("lieu")
    address: Mapped[str] = text_field("adresse")
    area_id: Mapped[str | None] = link_field("municipalité", "area")
    video_url: Mapped[str] = text_field("lien de visioconférence")
    state: Mapped[str] = choice_field("état", "meeting_state", "planned")
    objectives: Mapped[str] = prose_field("objectifs")
    chair_id: Mapped[str | None] = link_field("présidence", "person")
    note_taker_id: Mapped[str | None] = link_field("prise de notes", "person")
    facilitator_id: Mapped[str | None] = link_field("animation", "person")
    convened_by: Mapped[str] = text_field("convoquée par")
    convened_on: Mapped[str | None] = day_field("convoquée le")
    cancelled_reason: Mapped[str] = text_field("motif d’annulation")
    expected: Mapped[int | None] = count_field("personnes attendues", unit="persons")
    current_item_id: Mapped[str] = text_field("point en cours")
    adopted_in_id: Mapped[str | None] = link_field("adopté à la rencontre", "meeting")


class AgendaItem(Entity, Base, kw_only=True):
    """A point of the agenda; the order is `rank` among the same parent."""

    __tablename__ = "agenda_item"
    meeting_id: Mapped[str | None] = link_field("rencontre", "meeting")
    parent_id: Mapped[str | None] = link_field("sous-point de", "agenda_item")
    title: Mapped[str] = text_field("point")
    kind: Mapped[str] = choice_field("type", "agenda_kind", "information")
    minutes: Mapped[int | None] = count_field("durée prévue", unit="min")
    bearer_id: Mapped[str | None] = link_field("porteur", "person")
    bearer_name: Mapped[str] = text_field("porteur (texte)")
    description: Mapped[str] = prose_field("description")
    state: Mapped[str] = choice_field("état", "item_state", "upcoming")
    started_at: Mapped[str | None] = time_field("commencé à")
    ended_at: Mapped[str | None] = time_field("terminé à")
    body_id: Mapped[str | None] = link_field("chantier concerné", "body")
    standard: Mapped[str] = text_field("point type")
    added_at_meeting: Mapped[bool] = flag_field("ajouté en rencontre")
    postponed_to_id: Mapped[str | None] = link_field("reporté à", "meeting")
    origin_table: Mapped[str] = text_field("type d’origine")
    origin_id: Mapped[str] = record_field("origine")
    outcome: Mapped[str] = choice_field("issue", "item_outcome")
    rank: Mapped[str] = rank_field()
    # The number printed on the agenda handed out: it stays when points move during the meeting.
    number: Mapped[str] = text_field("numéro imprimé")
    merged_into_id: Mapped[str | None] = link_field("traité avec", "agenda_item")
    in_camera: Mapped[bool] = flag_field("à huis clos")


class Attendance(Entity, Base, kw_only=True):
    """One expected or present person at a meeting."""

    __tablename__ = "attendance"
    meeting_id: Mapped[str | None] = link_field("rencontre", "meeting")
    person_id: Mapped[str | None] = link_field("personne", "person")
    organization_id: Mapped[str | None] = link_field("au nom de", "organization")
    membership_id: Mapped[str | None] = link_field("adhésion", "membership")
    status: Mapped[str] = choice_field("présence", "attendance_status", "expected")
    represented_by_id: Mapped[str | None] = link_field("représenté par", "person")
    role: Mapped[str] = choice_field("titre", "attendance_role", "member")
    voting: Mapped[bool] = flag_field("droit de vote")
    arrived_at: Mapped[str | None] = time_field("arrivée")
    left_at: Mapped[str | None] = time_field("départ")
    arrived_item_id: Mapped[str | None] = link_field("arrivée au point", "agenda_item")
    left_item_id: Mapped[str | None] = link_field("départ au point", "agenda_item")
    signed: Mapped[bool] = flag_field("registre signé")
    name: Mapped[str] = text_field("nom (texte)")
    note: Mapped[str] = text_field("note", personal=True)
    reply: Mapped[str] = choice_field("réponse", "attendance_reply")
    meal: Mapped[str] = text_field("repas", personal=True)


class Presence(Entity, Base, kw_only=True):
    """A further coming and going of somebody during the meeting."""

    __tablename__ = "presence"
    attendance_id: Mapped[str | None] = link_field("présence", "attendance")
    arrived_at: Mapped[str | None] = time_field("arrivée")
    left_at: Mapped[str | None] = time_field("départ")


class Notice(Entity, Base, kw_only=True):
    """A convocation as it was sent."""

    __tablename__ = "notice"
    meeting_id: Mapped[str | None] = link_field("rencontre", "meeting")
    sent_on: Mapped[str | None] = day_field("envoyée le")
    text: Mapped[str] = prose_field("texte")
    sent_to: Mapped[str] = prose_field("destinataires", personal=True)
    documents: Mapped[str] = prose_field("pièces jointes")
