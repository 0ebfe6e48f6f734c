"""What a person may do with a questionnaire: take one of the house, write one, change it."""

from collections.abc import Mapping
from typing import TypedDict, Unpack

from sqlalchemy import select

from dsi_desktop.db.family import remove_with_parts
from dsi_desktop.db.ranks import between, spread
from dsi_desktop.db.schema.evaluation import AnswerCount, Question, Questionnaire
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.directory.rules import line, prose, required
from dsi_desktop.features.evaluation.rules import instruments, scoring
from dsi_desktop.features.evaluation.rules.pasted import questions_in
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _


class QuestionnaireFields(TypedDict, total=False):
    """What may be said of a questionnaire."""

    scale_min: int | None
    scale_max: int | None
    note: str
    external_use: bool


def add_house_questionnaire(store: Store, kind: str) -> str:
    """Add a questionnaire of the house, or the frame of the partnership tool. Return its id.

    Two laptops that add the same one add one.
    """
    if kind not in instruments.OWN:
        raise RuleBroken(_("Choisissez un questionnaire dans la liste."), "kind")
    key = instruments.house_id(kind)
    with store.operation(N_("Ajouter un questionnaire")) as op:
        found = op.find(Questionnaire, key)
        if found is not None and not found.deleted:
            raise RuleBroken(_("Ce questionnaire est déjà là."), "kind")
        made = op.put(Questionnaire(id=key, title=instruments.title_of(kind), kind=kind))
        items = instruments.items_of(kind)
        for item, rank in zip(items, spread(len(items)), strict=True):
            op.put(Question(
                id=instruments.house_id(kind, item.slot), questionnaire_id=made.id,
                text=item.text, condition=item.condition, slot=item.slot, rank=rank,
            ))
    return key


def add_questionnaire(
    store: Store, *, title: str, questions: str, **fields: Unpack[QuestionnaireFields]
) -> str:
    """Add a questionnaire whose questions are typed or pasted one a line. Return its id."""
    with store.operation(N_("Ajouter un questionnaire")) as op:
        made = op.add(Questionnaire(kind=instruments.GENERIC))
        _write(made, {"title": title, **fields})
        _append(op, made, questions)
        return made.id


def edit_questionnaire(
    store: Store, questionnaire_id: str, *, title: str | None = None,
    **fields: Unpack[QuestionnaireFields],
) -> None:
    """Change a questionnaire; a scale does not change once answers were counted on it."""
    with store.operation(N_("Modifier un questionnaire")) as op:
        made = op.get(Questionnaire, questionnaire_id)
        before = (made.scale_min, made.scale_max)
        _write(made, fields if title is None else {"title": title, **fields})
        if (made.scale_min, made.scale_max) != before and _counted(op, made.id):
            raise RuleBroken(
                _("Des réponses sont déjà comptées sur cette échelle : elle ne change plus."),
                "scale_max")


def remove_questionnaire(store: Store, questionnaire_id: str) -> None:
    """Take a questionnaire away with its questions, its rounds and their counts."""
    with store.operation(N_("Retirer un questionnaire")) as op:
        remove_with_parts(op, op.get(Questionnaire, questionnaire_id))


def add_questions(store: Store, questionnaire_id: str, text: str) -> None:
    """Add questions typed or pasted one a line at the end of a questionnaire."""
    with store.operation(N_("Ajouter des questions")) as op:
        _append(op, op.get(Questionnaire, questionnaire_id), text)


def fill_frame(store: Store, questionnaire_id: str, text: str) -> None:
    """Write the statements of a frame, one a line, in the order of their numbers."""
    with store.operation(N_("Écrire les énoncés")) as op:
        places = [one for one in _questions(op, questionnaire_id) if one.slot is not None]
        said = [words for _part, words in questions_in(text)]
        if len(said) != len(places):
            raise RuleBroken(
                _("Il faut {n} énoncés, un par ligne : {typed} sont écrits.").format(
                    n=len(places), typed=len(said)), "questions")
        ordered = sorted(places, key=lambda one: one.slot or 0)
        for place, words in zip(ordered, said, strict=True):
            place.text = words


def edit_question(
    store: Store, question_id: str, *, text: str, condition: str | None = None
) -> None:
    """Change the words of a question, or the part it belongs to."""
    with store.operation(N_("Modifier une question")) as op:
        question = op.get(Question, question_id)
        question.text = required(text, _("Écrivez la question."), "text")
        if condition is not None:
            question.condition = line(condition)


def move_question(store: Store, question_id: str, *, up: bool) -> None:
    """Move a question before the one above it, or after the one under it."""
    with store.operation(N_("Déplacer une question")) as op:
        moved = op.get(Question, question_id)
        every = _questions(op, str(moved.questionnaire_id))
        at = next(place for place, one in enumerate(every) if one.id == moved.id)
        others = [one.rank or None for one in every if one.id != moved.id]
        to = min(max(at + (-1 if up else 1), 0), len(others))
        if to != at:
            moved.rank = between(
                others[to - 1] if to else None, others[to] if to < len(others) else None)


def remove_question(store: Store, question_id: str) -> None:
    """Take a question away with what was counted for it; the frame keeps its 18 places."""
    with store.operation(N_("Retirer une question")) as op:
        question = op.get(Question, question_id)
        if op.get(Questionnaire, str(question.questionnaire_id)).kind == instruments.PARTNERSHIP:
            raise RuleBroken(_("Les 18 énoncés de cet outil vont ensemble."))
        remove_with_parts(op, question)


def _write(made: Questionnaire, fields: Mapping[str, object]) -> None:
    if "title" in fields:
        made.title = required(
            str(fields["title"]), _("Donnez un titre au questionnaire."), "title")
    for name in ("scale_min", "scale_max"):
        if name in fields:
            setattr(made, name, fields[name])
    scoring.check_scale(made.scale_min, made.scale_max)
    if "note" in fields:
        made.note = prose(str(fields["note"] or ""))
    if "external_use" in fields:
        made.external_use = instruments.check_external(
            made.kind, external=bool(fields["external_use"]))


def _append(op: Operation, made: Questionnaire, text: str) -> None:
    if made.kind == instruments.PARTNERSHIP:
        raise RuleBroken(_("Les 18 énoncés de cet outil vont ensemble."), "questions")
    op.flush()
    last = max((one.rank or "" for one in _questions(op, made.id)), default="")
    for part, words in questions_in(text):
        last = between(last or None, None)
        op.add(Question(questionnaire_id=made.id, text=words, condition=part, rank=last))


def _questions(op: Operation, questionnaire_id: str) -> list[Question]:
    return list(op.scalars(
        select(Question).where(
            Question.questionnaire_id == questionnaire_id, Question.deleted.is_(None)
        ).order_by(Question.rank, Question.id)).all())


def _counted(op: Operation, questionnaire_id: str) -> bool:
    op.flush()
    asked = select(AnswerCount.id).join(Question, Question.id == AnswerCount.question_id).where(
        Question.questionnaire_id == questionnaire_id, AnswerCount.deleted.is_(None),
        AnswerCount.number > 0,
    )
    return op.scalars(asked.limit(1)).first() is not None
