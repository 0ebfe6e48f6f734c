"""What a closing ends, and what another program leaves unsaid."""

from datetime import date

from sqlalchemy import text

from dsi_desktop.db.schema.directory import Person
from dsi_desktop.db.schema.governance import Body, Mandate, Membership
from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries


def test_that_closing_a_body_ends_the_terms_that_would_go_on(store: Store) -> None:
    terms = {"past": "2025-05-31", "elected": "2028-05-31", "open": None}
    with store.operation("Asseoir") as op:
        op.add(Body(id="b", name="Chantier", start_on="2024-01-01"))
        for key, end in terms.items():
            op.add(Person(id=f"p-{key}", given_name=key, family_name="Roy"))
            op.add(Membership(
                id=key, body_id="b", person_id=f"p-{key}", start_on="2024-06-01", end_on=end))
    commands.end_body(store, "b", "2026-11-30")
    with store.read() as session:
        ends = {key: session.get_one(Membership, key).end_on for key in terms}
    assert ends == {"past": "2025-05-31", "elected": "2026-11-30", "open": "2026-11-30"}
    store.undo()
    with store.read() as session:
        assert session.get_one(Membership, "elected").end_on == "2028-05-31"


def test_that_a_mandate_whose_state_nobody_wrote_is_open(store: Store) -> None:
    with store.operation("Donner un mandat") as op:
        op.add(Body(id="b", name="Chantier"))
        op.add(Mandate(id="m", title="Étudier", body_id="b", due_on="2020-01-01"))
    with store.operation("D’un autre programme") as op:
        op.execute(text("UPDATE mandate SET state = NULL"))
    found = {line.id: line for line in queries.mandates(store, date(2026, 11, 30))}
    assert found["m"].standing.kind == "late"
