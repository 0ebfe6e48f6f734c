"""What minutes refuse, in the words of the table."""

from collections.abc import Sequence

from dsi_desktop.features.directory.rules import prose
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id


def entry_id(record_id: str) -> str:
    """Return the id of the line that shows a record in the minutes: one record, one line."""
    return linked_id("entry", record_id)


def adopted_id(meeting_id: str) -> str:
    """Return the id of the adopted minutes of a meeting: two adoptions meet on one row."""
    return linked_id("adopted_minutes", meeting_id)


def tabling_id(meeting_id: str, of_meeting_id: str) -> str:
    """Return the id of the notes of one meeting laid before another: laid once."""
    return linked_id("tabling", meeting_id, of_meeting_id)


def review_id(meeting_id: str, task_id: str) -> str:
    """Return the id of what a meeting says of a follow-up: said once, by whoever notes it."""
    return linked_id("task_review", meeting_id, task_id)


def note_of(text: str) -> str:
    return _required(text, _("Écrivez la note."))


def decision_of(text: str) -> str:
    return _required(text, _("Écrivez le texte de la décision."))


def resolution_of(text: str) -> str:
    return _required(text, _("Écrivez le texte de la résolution."))


def follow_up_of(text: str) -> str:
    return _required(text, _("Écrivez le texte du suivi."), "title")


def document_of(text: str) -> str:
    return _required(text, _("Nommez le document déposé."))


def remark_of(text: str) -> str:
    return _required(text, _("Écrivez la correction demandée."))


def _required(text: str, sentence: str, field: str = "text") -> str:
    kept = prose(text)
    if not kept:
        raise RuleBroken(sentence, field)
    return kept


def check_point(item_meeting: str | None, meeting_id: str) -> None:
    if item_meeting != meeting_id:
        raise RuleBroken(_("Ce point n’est pas à l’ordre du jour de cette rencontre."))


_ELSEWHERE = {
    "election": N_("Ce texte vient de l’élection : corrigez-la, il suivra."),
    "consensus": N_("Ce texte vient du tour de table : corrigez-le là, il suivra."),
    "forum": N_("Ce texte vient du forum : corrigez-le là, il suivra."),
    "intake": N_("Ce texte vient du projet : corrigez-le là, il suivra."),
    "review": N_("Ce texte vient de la revue des suivis : corrigez-la, il suivra."),
    "sealed": N_("Le procès-verbal ordinaire dit seulement que le huis clos a eu lieu."),
}


def check_typed(kind: str) -> None:
    """Refuse to write over the text of a line that is told from another record."""
    if kind in _ELSEWHERE:
        raise RuleBroken(_(_ELSEWHERE[kind]))


def check_votable(state: str | None) -> None:
    if (state or "moved") != "moved":
        raise RuleBroken(_("Cette proposition est déjà votée : corrigez son vote."), "vote")


def check_names(mover_id: str | None, seconder_id: str | None) -> None:
    if mover_id and mover_id == seconder_id:
        raise RuleBroken(_("La même personne ne peut pas proposer et appuyer."), "seconder_id")


def check_adoptable(state: str) -> None:
    """Refuse to adopt minutes twice, or those of a meeting that is not over."""
    if state == "adopted":
        raise RuleBroken(
            _("Ce procès-verbal est déjà adopté. Pour le corriger, faites un erratum.")
        )
    if state != "held":
        raise RuleBroken(_("Levez d’abord la rencontre : son procès-verbal n’est pas terminé."))


def check_adopted_later(meeting_id: str, in_meeting_id: str | None, held: Sequence[str]) -> None:
    """Refuse an adoption at the meeting itself, or at an earlier one; `held` are the two days."""
    if in_meeting_id == meeting_id:
        raise RuleBroken(_("Un procès-verbal s’adopte à une rencontre suivante."), "in_meeting_id")
    if in_meeting_id and held[1] < held[0]:
        raise RuleBroken(
            _("La rencontre qui adopte le procès-verbal doit être la suivante."), "in_meeting_id"
        )


def check_adoption_day(held_on: str, adopted_on: str | None) -> None:
    """Refuse an adoption dated before the meeting."""
    if adopted_on and adopted_on < held_on:
        raise RuleBroken(_("L’adoption ne peut pas précéder la rencontre."), "adopted_on")


def check_sendable(state: str) -> None:
    """Refuse to send minutes of a meeting that is not over."""
    if state != "held":
        raise RuleBroken(_(
            "Levez d’abord la rencontre : son procès-verbal n’est pas prêt à être lu."
        ))
