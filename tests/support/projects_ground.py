"""Six projects at different steps, on the small démarche of the work ground."""

from dataclasses import dataclass

from dsi_desktop.db.schema.minutes import Motion
from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.features.plan import commands as plan
from support.work_ground import ANCRAGE, FOOD, HOUSING, MEETING, MOTION, MRC, TRANSPORT


@dataclass(frozen=True, slots=True)
class Projects:
    """Their ids, by how far they went, and what surrounds them."""

    presented: str
    analysed: str
    decided: str
    paying: str
    reported: str
    declined: str
    funder: str
    agreement: str
    guideline: str


def seed_projects(store: Store) -> Projects:
    """Present the projects and carry each to its step."""
    with store.operation("Adopter") as op:
        op.get(Motion, MOTION).state = "carried_unanimous"
        op.add(Motion(id="mo-2", meeting_id=MEETING, number="CC-2026-015", text="Rejeté.",
                      state="defeated"))  # fmt: skip
    funder = plan.add_funder(store, name="FQIS")
    agreement = plan.add_agreement(
        store, funder_id=funder, title="FQIS 2026", amount=3_000_000, holder_id=ANCRAGE,
        signed_on="2024-05-01", report_due_on="2026-11-15")
    guideline = plan.add_guideline(
        store, title="Visibilité", text="Nommer la démarche", applies_to="body",
        applies_id=TRANSPORT, start_on="2025-01-01", motion_id=MOTION)
    first = _present(store, "Vélo-partage", MRC, TRANSPORT, "2026-09-01", asked=750_000,
                     summary="Une flotte à La Malbaie")
    second = _present(store, "Portrait en habitation", MRC, HOUSING, "2026-11-02", asked=1_265_000)
    minutes.advance_project(store, second, "analysed", on="2026-11-20", note="Budget clair")
    third = _present(store, "Popote, troisième jour", ANCRAGE, FOOD, "2026-10-01", asked=600_000)
    _decide(store, third, 600_000, "2026-11-25")
    fourth = _present(store, "Collations", ANCRAGE, FOOD, "2025-02-01", asked=500_000)
    _decide(store, fourth, 450_000, "2025-03-01")
    minutes.advance_project(
        store, fourth, "agreement", on="2025-04-01", agreement_id=agreement)
    minutes.advance_project(store, fourth, "payments", on="2025-05-01", amount=200_000)
    minutes.advance_project(store, fourth, "payments", on="2025-09-01", amount=100_000)
    fifth = _present(store, "Jardin collectif", ANCRAGE, FOOD, "2024-02-01", asked=100_000)
    _decide(store, fifth, 100_000, "2024-03-01")
    minutes.advance_project(store, fifth, "reported", on="2024-12-01")
    sixth = _present(store, "Autobus", "", "", "2026-01-10")
    minutes.settle_project(store, sixth, "decided", "mo-2", on="2026-02-01")
    return Projects(first, second, third, fourth, fifth, sixth, funder, agreement, guideline)


def _present(
    store: Store, title: str, organization: str, body: str, on: str, *, asked: int | None = None,
    summary: str = "",
) -> str:  # fmt: skip
    return minutes.present_project(
        store, title, organization_id=organization or None, body_id=body or None, on=on,
        asked=asked, summary=summary)


def _decide(store: Store, project: str, amount: int, on: str) -> None:
    with store.operation("Décider") as op:
        number = on.replace("-", "")
        op.add(Motion(id=f"mo-{number}", meeting_id=MEETING, number=f"CC-{number}",
                      text="Accepté.", state="carried_majority"))  # fmt: skip
    minutes.settle_project(store, project, "decided", f"mo-{number}", amount=amount, on=on)
