"""Every command of the plan, made ready to be done, undone and done again."""

from collections.abc import Callable

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands as plan
from support import work_ground as ground


def _of(table: str, place: int = 0) -> Callable[[Store], str]:
    return lambda store: ground.first(store, table, place=place)


_plan, _issue = _of("plan"), _of("issue")
_objective, _change = _of("objective"), _of("desired_change")
_action, _funder, _indicator = _of("action"), _of("funder"), _of("indicator")


def _linked(store: Store) -> str:
    """Link a dimension and an area to the first action, and return its id."""
    plan.link_dimension(store, "action", _action(store), plan.add_official_dimensions(store)[0])
    plan.link_area(store, "action", _action(store), ground.AREA)
    return _action(store)


def _unlink_dimension(store: Store) -> None:
    linked = _linked(store)
    plan.unlink_dimension(store, "action", linked, ground.first(store, "dimension"))


COMMANDS: list[tuple[str, Callable[[Store], object]]] = [
    ("create_plan", lambda s: plan.create_plan(s, title="Plan des Îles", area_id=ground.AREA)),
    ("edit_plan", lambda s: plan.edit_plan(s, _plan(s), title="Plan 2", vision="Ensemble")),
    ("archive_plan", lambda s: plan.archive_plan(s, _plan(s))),
    ("add_need", lambda s: plan.add_need(s, plan_id=_plan(s), title="Se loger", severity="high")),
    ("edit_need", lambda s: plan.edit_need(s, ground.first(s, "need"), title="Circuler")),
    ("archive_need", lambda s: plan.archive_need(s, ground.first(s, "need"))),
    (
        "add_evidence",
        lambda s: plan.add_evidence(s, need_id=ground.first(s, "need"), text="12 %", year=2021),
    ),
    ("add_dimension", lambda s: plan.add_dimension(s, name="Culture", code="14")),
    ("add_official_dimensions", plan.add_official_dimensions),
    (
        "link_dimension",
        lambda s: plan.link_dimension(
            s, "action", _action(s), plan.add_dimension(s, name="Culture")
        ),
    ),
    ("unlink_dimension", _unlink_dimension),
    ("link_area", lambda s: plan.link_area(s, "issue", _issue(s), ground.AREA)),
    ("unlink_area", lambda s: plan.unlink_area(s, "action", _linked(s), ground.AREA)),
    (
        "link_population",
        lambda s: plan.link_population(s, "issue", _issue(s), ground.POPULATION),
    ),
    (
        "link_elements",
        lambda s: plan.link_elements(s, ("need", ground.first(s, "need")), ("issue", _issue(s))),
    ),
    ("add_issue", lambda s: plan.add_issue(s, plan_id=_plan(s), title="Se loger", votes=14)),
    ("add_objective", lambda s: plan.add_objective(s, issue_id=_issue(s), title="Plus près")),
    (
        "add_desired_change",
        lambda s: plan.add_desired_change(s, objective_id=_objective(s), title="On y va à pied"),
    ),
    ("edit_issue", lambda s: plan.edit_issue(s, _issue(s), title="Bouger", hue=3)),
    ("edit_objective", lambda s: plan.edit_objective(s, _objective(s), kind="general")),
    ("edit_desired_change", lambda s: plan.edit_desired_change(s, _change(s), who="les aînés")),
    ("rename", lambda s: plan.rename(s, "objective", _objective(s), "Autrement")),
    ("move_issue", lambda s: plan.move_issue(s, _issue(s), _of("issue", 1)(s))),
    ("move_objective", lambda s: plan.move_objective(s, _objective(s), _of("issue", 1)(s))),
    (
        "move_objective inside",
        lambda s: plan.move_objective(s, _objective(s), _issue(s), _of("objective", 1)(s)),
    ),
    (
        "move_desired_change",
        lambda s: plan.move_desired_change(s, _change(s), _of("objective", 2)(s)),
    ),
    (
        "move_desired_change inside",
        lambda s: plan.move_desired_change(s, _change(s), _objective(s)),
    ),
    ("archive_issue", lambda s: plan.archive_issue(s, _issue(s))),
    ("archive_objective", lambda s: plan.archive_objective(s, _objective(s))),
    ("archive_desired_change", lambda s: plan.archive_desired_change(s, _change(s))),
    (
        "renumber",
        lambda s: (plan.move_issue(s, _issue(s), _of("issue", 1)(s)), plan.renumber(s, _plan(s))),
    ),
    (
        "add_action",
        lambda s: plan.add_action(s, objective_id=_objective(s), title="Covoiturer"),
    ),
    ("edit_action", lambda s: plan.edit_action(s, _action(s), title="Navette", place="Clermont")),
    (
        "set_action_state done",
        lambda s: plan.set_action_state(s, _action(s), "done"),
    ),
    (
        "set_action_state postponed",
        lambda s: plan.set_action_state(
            s, _action(s), "postponed", reason="Sans chauffeur", end_on="2027-06-30",
            when_text="vers l’été 27",
        ),
    ),
    (
        "set_action_state in_progress",
        lambda s: plan.set_action_state(s, _of("action", 1)(s), "in_progress"),
    ),
    ("set_progress", lambda s: plan.set_progress(s, _action(s), 75)),
    (
        "move_action",
        lambda s: plan.move_action(
            s, _action(s), _of("objective", 1)(s), desired_change_id=_of("desired_change", 1)(s)
        ),
    ),
    (
        "move_action inside",
        lambda s: plan.move_action(s, _action(s), _objective(s), after_id=_of("action", 1)(s)),
    ),
    ("archive_action", lambda s: plan.archive_action(s, _action(s))),
    (
        "add_partner",
        lambda s: plan.add_partner(s, action_id=_action(s), organization_id=ground.MRC),
    ),
    (
        "edit_partner",
        lambda s: plan.edit_partner(s, ground.first(s, "action_partner"), confirmed=True),
    ),
    ("remove_partner", lambda s: plan.remove_partner(s, ground.first(s, "action_partner"))),
    ("add_milestone", lambda s: plan.add_milestone(s, action_id=_action(s), title="Lancement")),
    (
        "edit_milestone",
        lambda s: plan.edit_milestone(
            s, ground.first(s, "milestone"), title="Départ", due_on="2027-02-01"
        ),
    ),
    (
        "reach_milestone",
        lambda s: plan.reach_milestone(s, ground.first(s, "milestone"), "2026-12-01"),
    ),
    ("remove_milestone", lambda s: plan.remove_milestone(s, ground.first(s, "milestone"))),
    ("add_note", lambda s: plan.add_note(s, action_id=_action(s), text="Ça avance")),
    ("add_funder", lambda s: plan.add_funder(s, name="FLAC", kind="philanthropic", core=True)),
    ("edit_funder", lambda s: plan.edit_funder(s, _funder(s), name="FRR volet 2")),
    ("edit_funder words", lambda s: plan.edit_funder(s, _funder(s), vocabulary="axes")),
    (
        "add_programme",
        lambda s: plan.add_programme(
            s, funder_id=_funder(s), name="Volet 4", opens_on="2027-01-01", closes_on="2027-02-01"
        ),
    ),
    (
        "add_agreement",
        lambda s: plan.add_agreement(s, funder_id=_funder(s), amount=500_000, title="Entente"),
    ),
    (
        "edit_agreement",
        lambda s: plan.edit_agreement(s, ground.first(s, "agreement"), reference="E-1"),
    ),
    (
        "add_funding_line",
        lambda s: plan.add_funding_line(
            s, action_id=_action(s), title="MRC", nature="in_kind", granted=720_000
        ),
    ),
    ("add_funding_line untied", lambda s: plan.add_funding_line(s, action_id=None, title="Don")),
    (
        "edit_funding_line",
        lambda s: plan.edit_funding_line(
            s, ground.first(s, "funding_line"), state="paid", granted=1_800_000, paid=900_000
        ),
    ),
    (
        "remove_funding_line",
        lambda s: plan.remove_funding_line(s, ground.first(s, "funding_line")),
    ),
    (
        "add_spending",
        lambda s: plan.add_spending(s, action_id=_action(s), post="wages", planned=100, actual=90),
    ),
    (
        "add_human_resource",
        lambda s: plan.add_human_resource(s, action_id=_action(s), role="Chauffeuse"),
    ),
    (
        "edit_human_resource",
        lambda s: plan.edit_human_resource(s, ground.first(s, "human_resource"), hours_done=1300),
    ),
    (
        "remove_human_resource",
        lambda s: plan.remove_human_resource(s, ground.first(s, "human_resource")),
    ),
    (
        "add_indicator",
        lambda s: plan.add_indicator(s, plan_id=_plan(s), title="Repas", direction="up"),
    ),
    ("edit_indicator", lambda s: plan.edit_indicator(s, _indicator(s), source="Registre")),
    ("archive_indicator", lambda s: plan.archive_indicator(s, _indicator(s))),
    ("add_target", lambda s: plan.add_target(s, indicator_id=_indicator(s), value=500)),
    (
        "add_measurement",
        lambda s: plan.add_measurement(s, indicator_id=_indicator(s), value=330, source="Registre"),
    ),
    ("add_guideline", lambda s: plan.add_guideline(s, title="Équité", text="Tout le territoire")),
    ("edit_guideline", lambda s: plan.edit_guideline(
        s, ground.first(s, "guideline"), title="Équité territoriale", end_on="2030-01-01")),
    ("remove_guideline", lambda s: plan.remove_guideline(s, ground.first(s, "guideline"))),
]
