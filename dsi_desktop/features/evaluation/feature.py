"""What the shell needs to know of the evaluation."""

from dsi_desktop.kernel.cards import FeatureCard, NewEntry, RecordKind
from dsi_desktop.kernel.i18n import N_

CARD = FeatureCard(
    name="evaluation",
    title=N_("Évaluation"),
    icon="checklist",
    order=56,
    group=1,
    place="none",
    beside="plan",
    view=N_("Évaluation"),
    records=(
        RecordKind("outcome", "outcome", N_("Effet récolté"), "heart-handshake"),
        RecordKind("questionnaire", "questionnaire", N_("Questionnaire"), "list-check"),
        RecordKind("survey_round", "survey_round", N_("Passation"), "list-check"),
        RecordKind("plan_review", "plan_review", N_("Bilan annuel"), "file-check"),
    ),
    asks=(
        NewEntry("outcome", N_("Récolter un effet"), "heart-handshake"),
        NewEntry("round", N_("Entrer les réponses d’un questionnaire"), "list-check"),
        NewEntry("review", N_("Préparer un bilan annuel"), "file-check"),
    ),
)
