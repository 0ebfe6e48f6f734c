"""Money written by hand, without a dossier: sources, hours, actions, and a plan of them."""

from collections.abc import Sequence
from dataclasses import replace

from dsi_desktop.features.funding.rules.arithmetic import Amount, Service
from dsi_desktop.features.funding.rules.sources import (
    Ceiling,
    Deal,
    Giver,
    Mix,
    MixAction,
    Scheme,
)

FLAC = Giver("flac", "Fondation Lucie et André Chagnon", "", "philanthropic", core=True,
             year_start=4)  # fmt: skip
FQIS = Giver("fqis", "Fonds québécois d’initiatives sociales", "", "government", core=False,
             year_start=4)  # fmt: skip
MRC = Giver("mrc", "MRC de Charlevoix-Est", "MRC", "municipal", core=False, year_start=1)
SHUTTLE = MixAction("navette", "1.1.1", "Navette", "in_progress", "b1", "Transport", 2, "o-mrc")
MEALS = MixAction("popote", "2.1.1", "Popote roulante", "recurring", "b2", "Alimentation", 3,
                  "o-ancrage")  # fmt: skip
BARE = MixAction("registre", "3.1.1", "Registre", "to_specify", "b3", "Habitation", 4, None)


def amount(
    line_id: str, action_id: str | None, giver: Giver | None, state: str, dollars: int,
    **more: object,
) -> Amount:
    """Return a source in dollars; what its state says stands in the box of that name."""
    cents = 100 * dollars
    made = Amount(
        line_id, action_id, giver.id if giver else None, None, None, None,
        giver.name if giver else "", giver.kind if giver else "", "cash", state, 2026,
        asked=cents, granted=cents if state in ("granted", "paid") else 0,
        paid=cents if state == "paid" else 0, core=bool(giver and giver.core),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def service(resource_id: str, action_id: str, **more: object) -> Service:
    """Return ten hours at 25 $ given in kind by nobody named."""
    made = Service(resource_id, action_id, None, None, "", 100, 0, 2_500, in_kind=True)
    return replace(made, **more)  # type: ignore[arg-type]


def mix_of(
    amounts: Sequence[Amount] = (), services: Sequence[Service] = (),
    ceilings: Sequence[Ceiling] = (), deals: Sequence[Deal] = (), schemes: Sequence[Scheme] = (),
    actions: Sequence[MixAction] = (SHUTTLE, MEALS, BARE), elsewhere: Sequence[Amount] = (),
) -> Mix:
    """Return a plan of three funders and three actions, from 2025 to 2028."""
    return Mix(
        "plan", "Plan de communauté", "2025-04-01", "2028-03-31", tuple(actions),
        (FLAC, FQIS, MRC), tuple(deals), tuple(ceilings), tuple(schemes), tuple(amounts),
        tuple(elsewhere), tuple(services),
    )


def three_funders() -> tuple[Amount, ...]:
    """Return 34 800 $ for the shuttle and 15 600 $ for the meals, as three funders give them."""
    return (
        amount("l1", "navette", FLAC, "paid", 9_600),
        amount("l2", "navette", FQIS, "asked", 18_000),
        amount("l3", "navette", MRC, "granted", 7_200, nature="in_kind", organization_id="o-mrc"),
        amount("l4", "popote", FLAC, "paid", 6_000),
        amount("l5", "popote", MRC, "granted", 9_600, paid=400_000, year=2025),
    )
