"""What was said and decided: entries, motions, votes, decisions, and the frozen minutes."""

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


class Entry(Entity, Base, kw_only=True):
    """One line of the minutes, in order inside its point: a note or the place of a record."""

    __tablename__ = "entry"
    meeting_id: Mapped[str | None] = link_field("rencontre", "meeting")
    agenda_item_id: Mapped[str | None] = link_field("point", "agenda_item")
    kind: Mapped[str] = choice_field("nature", "entry_kind", "note")
    text: Mapped[str] = prose_field("texte")
    said_at: Mapped[str | None] = time_field("heure")
    record_id: Mapped[str] = record_field("fiche")
    private: Mapped[bool] = flag_field("note interne")
    rank: Mapped[str] = rank_field()


class Motion(Entity, Base, kw_only=True):
    """A proposal or resolution (Popolo Motion; seconder added)."""

    __tablename__ = "motion"
    meeting_id: Mapped[str | None] = link_field("rencontre", "meeting")
    agenda_item_id: Mapped[str | None] = link_field("point", "agenda_item")
    body_id: Mapped[str | None] = link_field("instance", "body")
    title: Mapped[str] = text_field("titre")
    recitals: Mapped[str] = prose_field("considérants")
    text: Mapped[str] = prose_field("texte de la résolution")
    mover_id: Mapped[str | None] = link_field("proposée par", "person")
    seconder_id: Mapped[str | None] = link_field("appuyée par", "person")
    amends_id: Mapped[str | None] = link_field("amende", "motion")
    state: Mapped[str] = choice_field("issue", "motion_state", "carried_unanimous")
    provisional: Mapped[int | None] = count_field("numéro provisoire")
    number: Mapped[str] = text_field("numéro")
    quorum_note: Mapped[str] = text_field("quorum")
    procedure: Mapped[str] = choice_field("procédure", "motion_kind", "main")
    taken_at: Mapped[str | None] = time_field("heure")


class VoteEvent(Entity, Base, kw_only=True):
    """One vote on a motion (Popolo VoteEvent) with its counts."""

    __tablename__ = "vote_event"
    motion_id: Mapped[str | None] = link_field("résolution", "motion")
    method: Mapped[str] = choice_field("mode", "vote_method", "show_of_hands")
    in_favour: Mapped[int | None] = count_field("pour", unit="votes")
    against: Mapped[int | None] = count_field("contre", unit="votes")
    abstaining: Mapped[int | None] = count_field("abstentions", unit="votes")
    present: Mapped[int | None] = count_field("présents", unit="persons")
    quorum: Mapped[int | None] = count_field("quorum requis", unit="persons")
    casting_vote: Mapped[bool] = flag_field("voix prépondérante")
    result: Mapped[str] = choice_field("résultat", "vote_result")


class Vote(Entity, Base, kw_only=True):
    """How one voter voted, kept only when it is recorded (dissidence)."""

    __tablename__ = "vote"
    vote_event_id: Mapped[str | None] = link_field("vote", "vote_event")
    person_id: Mapped[str | None] = link_field("personne", "person")
    organization_id: Mapped[str | None] = link_field("organisation", "organization")
    option: Mapped[str] = choice_field("voix", "vote_option", "yes")
    reason: Mapped[str] = prose_field("motif")


class GroupCount(Entity, Base, kw_only=True):
    """The result of a vote by college (Popolo GroupResult)."""

    __tablename__ = "group_count"
    vote_event_id: Mapped[str | None] = link_field("vote", "vote_event")
    college_id: Mapped[str | None] = link_field("collège", "college")
    option: Mapped[str] = choice_field("voix", "vote_option", "yes")
    votes: Mapped[int] = count_field("voix", 0, unit="votes")


class Decision(Entity, Base, kw_only=True):
    """A decision taken without mover nor seconder (compte rendu)."""

    __tablename__ = "decision"
    meeting_id: Mapped[str | None] = link_field("rencontre", "meeting")
    agenda_item_id: Mapped[str | None] = link_field("point", "agenda_item")
    body_id: Mapped[str | None] = link_field("instance", "body")
    text: Mapped[str] = prose_field("décision")
    mode: Mapped[str] = choice_field("mode", "decision_outcome", "consensus")
    number: Mapped[str] = text_field("numéro")


class Tabling(Entity, Base, kw_only=True):
    """A document laid before a body: a chantier's meeting notes, a report."""

    __tablename__ = "tabling"
    meeting_id: Mapped[str | None] = link_field("rencontre", "meeting")
    agenda_item_id: Mapped[str | None] = link_field("point", "agenda_item")
    title: Mapped[str] = text_field("document")
    of_meeting_id: Mapped[str | None] = link_field("compte rendu de", "meeting")
    attachment_id: Mapped[str | None] = link_field("pièce", "attachment")


class ConsensusRound(Entity, Base, kw_only=True):
    """A round of opinion: go-round, consent, gradients, dots."""

    __tablename__ = "consensus_round"
    meeting_id: Mapped[str | None] = link_field("rencontre", "meeting")
    agenda_item_id: Mapped[str | None] = link_field("point", "agenda_item")
    method: Mapped[str] = choice_field("méthode", "consensus_method", "go_round")
    question: Mapped[str] = prose_field("question")
    state: Mapped[str] = choice_field("état", "round_state", "open")
    proposal: Mapped[str] = prose_field("proposition")
    options: Mapped[str] = prose_field("choix offerts")
    dots: Mapped[int | None] = count_field("points par voix")
    result: Mapped[str] = prose_field("résultat")
    decision_id: Mapped[str | None] = link_field("décision prise", "decision")
    motion_id: Mapped[str | None] = link_field("résolution prise", "motion")


class ConsensusPosition(Entity, Base, kw_only=True):
    """One organisation's position in a round, or the count on one option."""

    __tablename__ = "consensus_position"
    round_id: Mapped[str | None] = link_field("tour", "consensus_round")
    organization_id: Mapped[str | None] = link_field("organisation", "organization")
    person_id: Mapped[str | None] = link_field("personne", "person")
    option: Mapped[str] = text_field("option")
    value: Mapped[int | None] = count_field("valeur")
    note: Mapped[str] = prose_field("note")


class ForumVoice(Entity, Base, kw_only=True):
    """A need or solution typed by a table of participants at a forum."""

    __tablename__ = "forum_voice"
    meeting_id: Mapped[str | None] = link_field("rencontre", "meeting")
    agenda_item_id: Mapped[str | None] = link_field("point", "agenda_item")
    table_name: Mapped[str] = text_field("table")
    kind: Mapped[str] = choice_field("nature", "forum_kind", "need")
    text: Mapped[str] = prose_field("texte")
    group_id: Mapped[str | None] = link_field("regroupé sous", "forum_voice")
    votes: Mapped[int] = count_field("voix", 0, unit="votes")
    became_table: Mapped[str] = text_field("devenu (type)")
    became_id: Mapped[str] = record_field("devenu")
    rank: Mapped[str] = rank_field()


class SpeakingTurn(Entity, Base, kw_only=True):
    """A place in the list of speakers of a point."""

    __tablename__ = "speaking_turn"
    agenda_item_id: Mapped[str | None] = link_field("point", "agenda_item")
    person_id: Mapped[str | None] = link_field("personne", "person")
    state: Mapped[str] = choice_field("état", "turn_state", "waiting")
    rank: Mapped[str] = rank_field()
    organization_id: Mapped[str | None] = link_field("au nom de", "organization")
    name: Mapped[str] = text_field("nom (texte)")
    seconds: Mapped[int | None] = count_field("temps de parole", unit="seconds")


class Phrase(Entity, Base, kw_only=True):
    """A ready sentence of the phrase library."""

    __tablename__ = "phrase"
    shortcut: Mapped[str] = text_field("abrégé")
    text: Mapped[str] = prose_field("phrase")
    kind: Mapped[str] = choice_field("nature", "entry_kind", "note")
    rank: Mapped[str] = rank_field()


class MinutesVersion(Entity, Base, kw_only=True):
    """A draft of the minutes as sent to the chair or the members."""

    __tablename__ = "minutes_version"
    meeting_id: Mapped[str | None] = link_field("rencontre", "meeting")
    number: Mapped[int | None] = count_field("version")
    sent_on: Mapped[str | None] = day_field("envoyée le")
    sent_to: Mapped[str] = text_field("destinataires", personal=True)
    document: Mapped[str] = prose_field("document")
    sha256: Mapped[str] = text_field("empreinte")
    note: Mapped[str] = prose_field("message")


class MinutesRemark(Entity, Base, kw_only=True):
    """A correction asked for on a draft."""

    __tablename__ = "minutes_remark"
    version_id: Mapped[str | None] = link_field("version", "minutes_version")
    agenda_item_id: Mapped[str | None] = link_field("point", "agenda_item")
    author: Mapped[str] = text_field("auteur")
    text: Mapped[str] = prose_field("correction demandée")
    state: Mapped[str] = choice_field("état", "remark_state", "open")
    answer: Mapped[str] = prose_field("suite donnée")
    received_on: Mapped[str | None] = day_field("reçue le")


class AdoptedMinutes(Entity, Base, kw_only=True):
    """The minutes as adopted: a frozen document and its hash."""

    __tablename__ = "adopted_minutes"
    meeting_id: Mapped[str | None] = link_field("rencontre", "meeting")
    adopted_in_id: Mapped[str | None] = link_field("adopté à la rencontre", "meeting")
    motion_id: Mapped[str | None] = link_field("résolution d’adoption", "motion")
    adopted_on: Mapped[str | None] = day_field("adopté le")
    document: Mapped[str] = prose_field("document")
    sha256: Mapped[str] = text_field("empreinte")
    numbers: Mapped[str] = prose_field("numéros attribués")
    with_changes: Mapped[bool] = flag_field("avec modifications")
    signed_on: Mapped[str | None] = day_field("signé le")
    signed_by: Mapped[str] = text_field("signé par")
    # The gestures that had written the meeting when it was adopted: what is not among them came
    # too late, whatever the clocks say.
    known: Mapped[str] = prose_field("gestes connus")


class Erratum(Entity, Base, kw_only=True):
    """A correction that leaves the adopted minutes as they are."""

    __tablename__ = "erratum"
    adopted_id: Mapped[str | None] = link_field("procès-verbal", "adopted_minutes")
    motion_id: Mapped[str | None] = link_field("résolution", "motion")
    text: Mapped[str] = prose_field("erratum")
    made_on: Mapped[str | None] = day_field("date")
    decided_in_id: Mapped[str | None] = link_field("décidé à la rencontre", "meeting")
    becomes: Mapped[str] = text_field("numéro devenu")


class LateWrite(Entity, Base, kw_only=True):
    """What became of a gesture that reached a meeting whose minutes were already adopted."""

    __tablename__ = "late_write"
    adopted_id: Mapped[str | None] = link_field("procès-verbal", "adopted_minutes")
    gesture: Mapped[str] = text_field("geste")
    outcome: Mapped[str] = choice_field("suite", "late_outcome", "set_aside")
    erratum_id: Mapped[str | None] = link_field("erratum", "erratum")


class SealedKey(Entity, Base, kw_only=True):
    """The key of an in-camera section, wrapped for a passphrase."""

    __tablename__ = "sealed_key"
    meeting_id: Mapped[str | None] = link_field("rencontre", "meeting")
    wrapped: Mapped[str] = prose_field("clé scellée")
    holder: Mapped[str] = text_field("détenu par")


class SealedSection(Entity, Base, kw_only=True):
    """In-camera text: age ciphertext only."""

    __tablename__ = "sealed_section"
    meeting_id: Mapped[str | None] = link_field("rencontre", "meeting")
    agenda_item_id: Mapped[str | None] = link_field("point", "agenda_item")
    key_id: Mapped[str | None] = link_field("clé", "sealed_key")
    ciphertext: Mapped[str] = prose_field("texte scellé")
    access_list: Mapped[str] = prose_field("accès")
    lifted_on: Mapped[str | None] = day_field("levé le")
    motion_id: Mapped[str | None] = link_field("résolution du huis clos", "motion")
    opened_at: Mapped[str | None] = time_field("début du huis clos")
    closed_at: Mapped[str | None] = time_field("fin du huis clos")
    adopted_on: Mapped[str | None] = day_field("adopté le")
    adopted_in_id: Mapped[str | None] = link_field("adopté à la rencontre", "meeting")
    sha256: Mapped[str] = text_field("empreinte")
