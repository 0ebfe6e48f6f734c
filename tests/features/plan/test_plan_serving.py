"""What serves what in a plan, said once, whichever way a link was written."""

from dsi_desktop.db.schema.plan import PlanLink
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.features.plan.queries.serving import Serve, served
from support import work_ground as ground


def _ties(store: Store) -> set[Serve]:
    with store.read() as session:
        return set(served(session, ground.first(store, "plan")))


def test_that_a_link_counts_the_same_whichever_way_it_was_written(store: Store) -> None:
    need, issue = ground.first(store, "need"), ground.first(store, "issue")
    before = _ties(store)
    plan.link_elements(store, ("need", need), ("issue", issue), weight=3)
    assert _ties(store) - before == {Serve("issue", issue, "need", need, 3, direct=False)}
    plan.link_elements(store, ("issue", issue), ("need", need), weight=3)
    assert _ties(store) - before == {Serve("issue", issue, "need", need, 3, direct=False)}


def test_that_a_link_beside_a_place_adds_its_weight_to_it(store: Store) -> None:
    action = ground.action(store)
    change = next(tie.target_id for tie in _ties(store) if tie.source_id == action
                  and tie.target_kind == "desired_change")  # fmt: skip
    plan.link_elements(store, ("action", action), ("desired_change", change), weight=2)
    assert Serve("action", action, "desired_change", change, 2) in _ties(store)


def test_that_a_link_to_nothing_or_of_an_unknown_kind_is_left_out(store: Store) -> None:
    before = _ties(store)
    with store.operation("Relier à rien") as op:
        op.add(PlanLink(source_table="action", source_id=ground.action(store),
                        target_table="issue", target_id="nowhere"))  # fmt: skip
        op.add(PlanLink(source_table="poem", source_id="x", target_table="need", target_id="y"))
        op.add(PlanLink(source_table="need", source_id=ground.first(store, "need"),
                        target_table="poem", target_id="y", weight=9))  # fmt: skip
    assert _ties(store) == before
