"""The way of a project from the chantier that hears it to the agreement (domain facts §3.2)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.ids import linked_id
from dsi_desktop.kernel.text import fold
from dsi_desktop.kernel.vocabulary import VOCABULARY, label

WAY = ("presented", "analysed", "recommended", "decided", "agreement", "payments", "reported")
BY_MOTION = ("recommended", "decided")
_DECIDED = WAY.index("decided")
_CARRIED = ("carried_unanimous", "carried_majority")


class Shelf(Protocol):
    """Where records are fetched."""

    def of(self, table: str, field: str, values: Collection[str | None]) -> list[Any]: ...


class Project(Protocol):
    """What is asked of a project, kept as a record or read as a row."""

    @property
    def id(self) -> str: ...
    @property
    def body_id(self) -> str | None: ...
    @property
    def action_id(self) -> str | None: ...
    @property
    def agreement_id(self) -> str | None: ...


class Agreed(Protocol):
    """What is asked of a guideline: whom it binds, and from when to when."""

    @property
    def applies_to(self) -> str | None: ...
    @property
    def applies_id(self) -> str | None: ...
    @property
    def start_on(self) -> str | None: ...
    @property
    def end_on(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Guideline:
    """What the partners agreed to respect, with the answer given for one project."""

    id: str
    title: str
    text: str = ""
    answer: str = ""
    reason: str = ""


def check_id(guideline_id: str, intake_id: str) -> str:
    """Return the id of the answer to a guideline for a project: one row on every laptop."""
    return linked_id("guideline_check", guideline_id, "project_intake", intake_id)


def guidelines_of(shelf: Shelf, intake: Project, today: str) -> list[Guideline]:
    """Return what a project must respect today, and what was answered before, in order.

    Those of the démarche, of its chantier, of the funders and of the kind of its action; one out
    of force shows only with its answer.
    """
    scopes = _scopes(shelf, intake)
    checks = {
        one.guideline_id: one for one in shelf.of("guideline_check", "record_id", [intake.id])
    }
    found = []
    for one in shelf.of("guideline", "deleted", [None]):
        check = checks.get(one.id)
        if check is not None or concerns(one, scopes, today):
            found.append(Guideline(
                one.id, one.title or "", one.text or "",
                (check.answer or "") if check else "", (check.reason or "") if check else "",
            ))
    return found


def concerns(guideline: Agreed, scopes: Collection[tuple[str, str]], today: str) -> bool:
    """Tell whether a guideline holds on a day for what these scopes are about.

    `scopes` are (scope, precision), those of a project being its chantier, funders and kind.
    """
    if (guideline.start_on or today) > today or (guideline.end_on or today) < today:
        return False
    scope = guideline.applies_to or "initiative"
    return scope == "initiative" or (scope, kept(guideline.applies_id)) in scopes


def kept(precision: str | None) -> str:
    """Return a precision as scopes are compared: a kind of action is written by hand."""
    return fold(precision or "")


def _scopes(shelf: Shelf, intake: Project) -> set[tuple[str, str]]:
    found = {("body", kept(intake.body_id))}
    for agreement in shelf.of("agreement", "id", [intake.agreement_id]):
        found.add(("funder", kept(agreement.funder_id)))
    for line in shelf.of("funding_line", "action_id", [intake.action_id]):
        found.add(("funder", kept(line.funder_id)))
    for action in shelf.of("action", "id", [intake.action_id]):
        found.add(("action_kind", kept(action.kind)))
    return {(scope, precision) for scope, precision in found if precision}


def next_steps(state: str) -> tuple[str, ...]:
    """Return the steps that may follow a state, the nearest first; payments may be several."""
    if state == "declined":
        return ()
    at = WAY.index(state) if state in WAY else 0
    if state == "payments":
        return ("reported", "payments")
    if at >= _DECIDED:
        return WAY[at + 1:]
    return (*WAY[at + 1:_DECIDED + 1], "declined")


def check_step(state: str, step: str) -> None:
    """Refuse a step backwards, an agreement before the decision, anything after a refusal."""
    if step not in VOCABULARY["intake_state"]:
        raise RuleBroken(_("Cette étape n’existe pas pour un projet."), "state")
    if step in next_steps(state):
        return
    if state == "declined":
        raise RuleBroken(_("Ce projet a été refusé : annulez ce refus pour le reprendre."))
    if step in WAY[_DECIDED + 1:] and "declined" in next_steps(state):
        raise RuleBroken(_("Une entente suit la décision : consignez-la d’abord."))
    raise RuleBroken(_("Ce projet a déjà passé cette étape."))


def check_by_hand(step: str) -> None:
    """Refuse to note as a mere step what only a resolution makes."""
    if step in BY_MOTION:
        raise RuleBroken(_("Cette étape demande une résolution."))


def check_by_motion(step: str) -> None:
    """Refuse a resolution for a step that is none of its matter."""
    if step not in BY_MOTION:
        raise RuleBroken(_("Cette étape se note sans résolution."), "state")


def step_made(step: str, motion_state: str) -> str:
    """Return the step that a resolution makes; a defeated one declines the project."""
    if motion_state in _CARRIED:
        return step
    if motion_state == "defeated":
        return "declined"
    raise RuleBroken(
        _("Une résolution ni adoptée ni rejetée ne fait pas avancer le projet."), "vote"
    )


def check_answered(guidelines: Iterable[Guideline]) -> None:
    """Refuse to recommend before every guideline in force has its answer."""
    waiting = [one.title for one in guidelines if not one.answer]
    if waiting:
        raise RuleBroken(ngettext(
            "Répondez d’abord à la balise « {names} ».",
            "Répondez d’abord aux balises « {names} ».", len(waiting),
        ).format(names=_(" », « ").join(waiting)))


def check_answer(answer: str, reason: str) -> None:
    """Refuse an unknown answer, and « not respected » without why."""
    if answer and answer not in VOCABULARY["guideline_answer"]:
        raise RuleBroken(_("Répondez : respectée, non respectée ou sans objet."), "answer")
    if answer == "not_respected" and not reason:
        raise RuleBroken(_("Dites pourquoi la balise n’est pas respectée."), "reason")


def amount_of(cents: int | None, field: str) -> int | None:
    if cents is not None and cents < 0:
        raise RuleBroken(_("Un montant n’est pas négatif."), field)
    return cents


def years_of(years: int | None) -> int | None:
    if years is not None and not 0 <= years <= 99:
        raise RuleBroken(_("Comptez les années soutenues de 0 à 99."), "years_supported")
    return years


def last_state(steps: Sequence[str]) -> str:
    """Return the state of a project after these steps, the oldest first."""
    return steps[-1] if steps else "presented"


def years_words(years: int) -> str:
    """Return « déjà soutenu 2 ans », or that it never was: equity asks it (domain facts §3.2)."""
    if not years:
        return _("jamais soutenu")
    return ngettext("déjà soutenu {n} an", "déjà soutenu {n} ans", years).format(n=years)


def guidelines_words(guidelines: Sequence[Guideline]) -> list[str]:
    """Return what was answered, each balise with its answer and why."""
    found = []
    for one in guidelines:
        if one.answer:
            said = _("Balise « {title} » : {answer}").format(
                title=one.title, answer=label("guideline_answer", one.answer)
            )
            found.append(f"{said} ({one.reason.rstrip(' .')})." if one.reason else f"{said}.")
    return found
